"""What people do with an account of their own: see and end sign-ins, choose another password, keep addresses."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx2
import pytest

from orderflow.graph.endpoint import Endpoint
from orderflow.kernel.db import Database
from orderflow.kernel.live import Live
from orderflow.kernel.refusal import InvalidInput, NotFound
from orderflow.people import passwords
from orderflow.people.account import NotSignedIn
from orderflow.people.actions.change_password import ChangePassword
from orderflow.people.actions.keep_addresses import (
    MOST_ADDRESSES,
    AddAddress,
    AddressBookFull,
    ChangeAddress,
    RemoveAddress,
)
from orderflow.people.sessions import LONGEST_DEVICE
from orderflow.settings import Settings
from tests.paying import ADDRESS
from tests.rooms.people.test_people_over_http import ask
from tests.world import a_colleague, a_customer, ada, as_customer, do, guest

OLD, NEW = "a good long password", "another good long one"
ME = "{ me { kind sessions { id current device address createdAt seenAt expiresAt } } }"
SIGN_IN = """mutation($email: String!, $password: String!, $device: String) {
  signIn(input: {email: $email, password: $password, device: $device}) { viewer { kind } failure { code } } }"""
REVOKE = "mutation($id: ID!) { revokeSession(input: {sessionId: $id}) { viewer { kind } errors { code } } }"
CHANGE = """mutation($current: String!, $new: String!) {
  changePassword(input: {currentPassword: $current, newPassword: $new}) { viewer { kind } errors { code path } } }"""

Browser = httpx2.AsyncClient


@pytest.fixture
async def browsers(database: Database) -> AsyncIterator[Callable[[], Browser]]:
    """New browsers, each with a cookie jar of its own, on one real endpoint."""
    endpoint = Endpoint(database, Live(database), Settings())
    async with contextlib.AsyncExitStack() as stack:
        made = [
            await stack.enter_async_context(
                Browser(
                    transport=httpx2.ASGITransport(endpoint, client=(f"10.0.0.{n}", 1)),
                    base_url="http://shop.example",
                    headers={"accept-language": "en"},
                )
            )
            for n in range(1, 4)
        ]
        yield iter(made).__next__


async def test_every_browser_is_listed_by_its_name_and_one_can_be_signed_out(
    database: Database, browsers: Callable[[], Browser]
) -> None:
    await a_customer(database, password_hash=await passwords.hashed(OLD))
    laptop, phone = browsers(), browsers()
    await _sign_in(laptop, "Firefox on Linux")
    await _sign_in(phone, "  Safari \n on iPhone " + "x" * 200)

    seen = (await ask(phone, ME))["me"]["sessions"]
    revoked = await ask(phone, REVOKE, id=next(each["id"] for each in seen if not each["current"]))

    assert {(each["device"], each["address"], each["current"]) for each in seen} == {
        ("Firefox on Linux", "10.0.0.1", False),
        (("Safari on iPhone " + "x" * 200)[:LONGEST_DEVICE], "10.0.0.2", True),
    }
    assert revoked["revokeSession"] == {"viewer": {"kind": "CUSTOMER"}, "errors": []}
    assert (await ask(laptop, ME))["me"] == {"kind": "GUEST", "sessions": []}
    assert [each["current"] for each in (await ask(phone, ME))["me"]["sessions"]] == [True]


async def test_who_ends_their_own_sign_in_is_a_guest(database: Database, browsers: Callable[[], Browser]) -> None:
    await a_customer(database, password_hash=await passwords.hashed(OLD))
    laptop = browsers()
    await _sign_in(laptop)
    [own] = (await ask(laptop, ME))["me"]["sessions"]

    left = await ask(laptop, REVOKE, id=own["id"])

    assert left["revokeSession"] == {"viewer": {"kind": "GUEST"}, "errors": []}
    assert (await ask(laptop, ME))["me"]["kind"] == "GUEST"


async def test_nobody_ends_the_sign_in_of_somebody_else(database: Database, browsers: Callable[[], Browser]) -> None:
    await a_customer(database, password_hash=await passwords.hashed(OLD))
    await a_customer(database, "Bea", password_hash=await passwords.hashed(OLD))
    adas, beas = browsers(), browsers()
    await _sign_in(adas)
    await _sign_in(beas, email="bea@example.com")
    [own] = (await ask(adas, ME))["me"]["sessions"]

    tried = await ask(beas, REVOKE, id=own["id"])

    assert [error["code"] for error in tried["revokeSession"]["errors"]] == ["NOT_FOUND"]
    assert (await ask(adas, ME))["me"]["kind"] == "CUSTOMER"


async def test_another_password_signs_every_other_browser_out(
    database: Database, browsers: Callable[[], Browser]
) -> None:
    await a_colleague(
        database, "SUPPORT", name="Ada", email="ada@example.com", password_hash=await passwords.hashed(OLD)
    )
    here, there, later = browsers(), browsers(), browsers()
    await _sign_in(here)
    await _sign_in(there)

    changed = await ask(here, CHANGE, current=OLD, new=NEW)

    assert changed["changePassword"] == {"viewer": {"kind": "STAFF"}, "errors": []}
    assert (await ask(here, ME))["me"]["kind"] == "STAFF"
    assert (await ask(there, ME))["me"]["kind"] == "GUEST"
    signed_in = (await ask(later, SIGN_IN, email="ada@example.com", password=OLD))["signIn"]
    assert signed_in["failure"] == {"code": "WRONG_PASSWORD"}
    await _sign_in(later, password=NEW)


async def test_a_wrong_password_changes_nothing_and_is_counted(
    database: Database, browsers: Callable[[], Browser]
) -> None:
    await a_customer(database, password_hash=await passwords.hashed(OLD))
    here = browsers()
    await _sign_in(here)

    tries = [(await ask(here, CHANGE, current="a guess", new=NEW))["changePassword"] for _ in range(6)]
    short = (await ask(here, CHANGE, current=OLD, new="short"))["changePassword"]

    assert tries[0]["errors"] == [{"code": "PASSWORD_WRONG", "path": ["currentPassword"]}]
    assert tries[-1]["errors"][0]["code"] == "TOO_MANY_ATTEMPTS"
    assert short["errors"] == [{"code": "INVALID_INPUT", "path": ["newPassword"]}]


async def test_a_program_that_acts_for_a_customer_does_not_choose_their_password(database: Database) -> None:
    someone = await ada(database)

    with pytest.raises(NotSignedIn):
        await do(database, someone, ChangePassword(OLD, NEW))  # without a session, as a program is


async def test_addresses_are_written_changed_and_taken_out(database: Database) -> None:
    someone = await ada(database)
    moved = {**vars(ADDRESS), "city": " 寧波 "}

    await do(database, someone, AddAddress(ADDRESS))
    [entry] = await _book(database)
    await do(database, someone, ChangeAddress(entry.id, type(ADDRESS)(**moved)))
    [changed] = await _book(database)
    await do(database, someone, RemoveAddress(entry.id))

    assert (entry.address["city"], changed.id, changed.address["city"]) == ("杭州", entry.id, "寧波")
    assert await _book(database) == []


async def test_what_is_wrong_with_an_address_is_said_where_it_was_typed(database: Database) -> None:
    someone = await ada(database)

    with pytest.raises(InvalidInput) as refused:
        await do(database, someone, AddAddress(type(ADDRESS)(**{**vars(ADDRESS), "phone": "none"})))

    assert refused.value.path == ("address", "phone")
    assert await _book(database) == []


async def test_other_peoples_addresses_do_not_exist(database: Database) -> None:
    await do(database, await ada(database), AddAddress(ADDRESS))
    [entry] = await _book(database)
    bea = as_customer(await a_customer(database, "Bea"))

    for given in (ChangeAddress(entry.id, ADDRESS), RemoveAddress(entry.id)):
        with pytest.raises(NotFound):
            await do(database, bea, given)
    with pytest.raises(NotSignedIn):
        await do(database, guest(), AddAddress(ADDRESS))
    assert await _book(database) == [entry]


async def test_entries_written_at_once_do_not_overfill_the_book(database: Database) -> None:
    """Tried without taking the customer first: more than the book holds are kept, and this fails."""
    someone = await ada(database)
    for _ in range(MOST_ADDRESSES - 2):
        await do(database, someone, AddAddress(ADDRESS))

    tried = await asyncio.gather(
        *(do(database, someone, AddAddress(ADDRESS)) for _ in range(6)), return_exceptions=True
    )

    assert [type(each) for each in tried if isinstance(each, Exception)] == [AddressBookFull] * 4
    assert len(await _book(database)) == MOST_ADDRESSES


async def _sign_in(
    browser: Browser, device: str | None = None, email: str = "ada@example.com", password: str = OLD
) -> None:
    answer = await ask(browser, SIGN_IN, email=email, password=password, device=device)
    assert answer["signIn"]["failure"] is None


async def _book(database: Database) -> list[Any]:
    async with database.read() as connection:
        return await connection.rows("select * from customer_address order by id")
