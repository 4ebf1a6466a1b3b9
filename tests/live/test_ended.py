"""Whose session or token has ended is turned out within a second, wherever it was ended."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from orderflow.graph import door
from orderflow.kernel import clock
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database
from orderflow.kernel.work import as_system
from orderflow.people import recent
from orderflow.people.access import actor_of
from orderflow.people.actions.app_tokens import RevokeAppToken, issue_token
from orderflow.people.actions.sign_out import SignOut
from tests.bought import an_order
from tests.live.house import ALL, House, Talk, following, happen, served, signed_in, streaming, talking
from tests.world import a_colleague, a_customer, as_staff, do

ENDED = (4401, "Your session or token has ended.")
SOON = 5.0
"""Seconds a crowded machine may take for what takes one."""


@pytest.fixture
async def house(database: Database) -> AsyncIterator[House]:
    async with served(database) as opened:
        yield opened


async def test_signing_out_closes_what_the_session_opened(database: Database, house: House) -> None:
    ada = await a_customer(database)
    here, elsewhere = [await signed_in(database, customer_id=ada.id) for _ in range(2)]
    async with (
        following(house.address, cookie=here) as one,
        following(house.address, cookie=here) as two,
        following(house.address, cookie=elsewhere) as other,
        following(house.address) as guest,
    ):
        await do(database, await _who(database, here), SignOut())

        assert await one.closed(SOON) == await two.closed(SOON) == ENDED
        await _is_open(other)
        await do(database, await _who(database, elsewhere), SignOut(everywhere=True))
        assert await other.closed(SOON) == ENDED
        await _is_open(guest)


async def test_at_another_process_too(database: Database, dsn: str) -> None:
    """Nothing but the database is between them."""
    ada = await a_customer(database)
    cookie = await signed_in(database, customer_id=ada.id)
    async with (
        Database(dsn, 4) as elsewhere,
        served(elsewhere) as house,
        following(house.address, cookie=cookie) as talk,
    ):
        await do(database, await _who(database, cookie), SignOut())

        assert await talk.closed(SOON) == ENDED


async def test_a_token_that_is_taken_back_closes_what_it_opened(database: Database, house: House) -> None:
    row, token = await as_system(database, lambda work: issue_token(work, "a board", ["ORDER_DESK"]))
    async with talking(house.address) as talk, talking(house.address, authorization=f"Bearer {token}") as other:
        await talk.init(token=token)
        await other.init()
        await do(database, as_staff("ADMIN"), RevokeAppToken(row.id))

        assert await talk.closed(SOON) == await other.closed(SOON) == ENDED
        async with talking(house.address) as again:
            await again.say({"type": "connection_init", "payload": {"token": token}})
            assert (await again.closed(SOON))[0] == 4403


@pytest.mark.parametrize("table", ["session", "app_token"])
async def test_what_has_run_out_closes_what_it_opened(database: Database, house: House, table: str) -> None:
    _, token = await as_system(database, lambda work: issue_token(work, "a board", ["ORDER_DESK"]))
    cookie = await signed_in(database, customer_id=(await a_customer(database)).id)
    headers = {"cookie": cookie} if table == "session" else {"authorization": f"Bearer {token}"}
    async with talking(house.address, **headers) as talk:
        await talk.init()
        async with database.read() as connection:
            await connection.run(f"update {table} set expires_at = :then", then=clock.real() - timedelta(seconds=1))

        assert await talk.closed(SOON) == ENDED


async def test_whose_rights_have_changed_connects_again(database: Database, house: House) -> None:
    """Until then the stream would go on by the old ones; nobody is signed out for it."""
    grace = await a_colleague(database, "ADMIN")
    cookie = await signed_in(database, staff_id=grace.id)
    async with following(house.address, cookie=cookie) as talk:
        async with database.read() as connection:
            await connection.run("update staff set roles = '{CATALOGUE}'")

        assert (await talk.closed(SOON))[0] == 1012
    order, _ = await an_order(database)
    await asyncio.sleep(recent.LASTS)  # a process remembers for so long who somebody was
    async with following(house.address, cookie=cookie) as again:
        await happen(database, order.id, held=True)
        with pytest.raises(TimeoutError):
            await again.batch(1.5)


async def test_an_event_stream_ends_with_an_error(database: Database, house: House) -> None:
    cookie = await signed_in(database, customer_id=(await a_customer(database)).id)
    headers = {"accept": "text/event-stream", "cookie": cookie}
    async with streaming(house.address, json={"query": ALL}, headers=headers) as answer:
        lines = answer.aiter_lines()
        while "data: {" not in await anext(lines):
            pass
        await do(database, await _who(database, cookie), SignOut())
        rest = [line async for line in lines if line]

    assert '"code":"UNAUTHENTICATED"' in rest[1]
    assert rest[2] == "event: complete"


async def test_nobody_is_turned_out_while_the_database_is_away(database: Database, house: House) -> None:
    cookie = await signed_in(database, customer_id=(await a_customer(database)).id)
    async with following(house.address, cookie=cookie) as talk:
        async with database.read() as connection:
            await connection.raw.execute(_TERMINATE)
        await asyncio.sleep(2 * door.EVERY)  # two looks at who is inside, both in vain

        await _is_open(talk)


_TERMINATE = """
select count(pg_terminate_backend(pid)) from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid()
"""


async def _is_open(talk: Talk) -> None:
    await talk.say({"type": "ping"})
    assert await talk.hear() == {"type": "pong"}


async def _who(database: Database, cookie: str) -> Actor:
    return await actor_of(database, cookie=cookie.partition("=")[2])
