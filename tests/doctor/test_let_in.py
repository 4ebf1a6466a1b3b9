"""Whoever may run commands on the machine lets the first colleague in, or one who lost their password."""

import pytest

from orderflow.kernel.db import Database
from orderflow.kernel.refusal import Refusals
from orderflow.kernel.work import Work, as_system
from orderflow.people import passwords
from orderflow.people.keys import let_in
from orderflow.people.sessions import open_session

EMAIL = "boss@shop.example"


async def let(database: Database, email: str = EMAIL) -> str:
    async def enter(work: Work) -> str:
        return await let_in(work, email, "Boss", ["ADMIN"])

    return await as_system(database, enter)


async def test_the_first_colleague_may_do_everything_with_a_password_that_is_said_once(database: Database) -> None:
    password = await let(database, " Boss@Shop.example ")

    async with database.read() as connection:
        boss = await connection.one("select * from staff where email = :email", email=EMAIL)
    assert boss.roles == ["ADMIN"]
    assert (await passwords.matches(password, boss.password_hash))[0]


async def test_who_lost_their_password_gets_another_and_is_signed_out_everywhere(database: Database) -> None:
    first = await let(database)

    async def sign_in(work: Work) -> None:
        boss = await work.connection.one("select id from staff")
        await open_session(work, staff_id=boss.id)

    await as_system(database, sign_in)

    second = await let(database)

    async with database.read() as connection:
        [boss] = await connection.rows("select * from staff")
        assert await connection.value("select count(*) from session") == 0
    assert (await passwords.matches(second, boss.password_hash))[0]
    assert not (await passwords.matches(first, boss.password_hash))[0]


async def test_an_address_that_is_none_is_refused(database: Database) -> None:
    with pytest.raises(Refusals):
        await let(database, "boss")
