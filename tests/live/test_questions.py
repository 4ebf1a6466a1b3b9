"""A question over a socket is answered as over HTTP: to the same caller, within the same limits, in the same words."""

import logging
import re
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
import websockets

from orderflow.graph import door
from orderflow.kernel.db import Connection, Database
from orderflow.kernel.work import as_system
from orderflow.people.access import actor_of
from orderflow.people.actions.app_tokens import RevokeAppToken, issue_token
from orderflow.people.actions.sign_out import SignOut
from orderflow.people.sessions import COOKIE, open_session
from tests.bought import an_order
from tests.live.house import ALL, House, Talk, happen, served, signed_in, talking, until
from tests.shelves import stock_up
from tests.world import a_colleague, a_customer, as_staff, do

ME = "{ me { kind } }"
CART = "{ cart { lines { quantity } } }"
CATEGORIES = "{ categories { id } }"
ORDERS = "query ($first: Int!) { orders(first: $first) { nodes { id lines { id } payments { id } } } }"
ADD = 'mutation { addToCart(input: {lines: [{variantId: "%s", quantity: 3}]}) { errors { code } } }'
WHO = '{email: "ada@example.com", password: "a good long password", name: "Ada"}'
REGISTER = f"mutation {{ registerCustomer(input: {WHO}) {{ errors {{ code }} }} }}"


@pytest.fixture
async def house(database: Database) -> AsyncIterator[House]:
    async with served(database) as opened:
        yield opened


async def test_an_answer_is_that_of_http_and_says_where_the_log_stood(database: Database, house: House) -> None:
    order, _ = await an_order(database)
    await happen(database, order.id)
    await until(lambda: house.hub.live.position > 0)
    cookie = await signed_in(database, staff_id=(await a_colleague(database, "ADMIN")).id)
    over_http, mark = await _over_http(house, cookie, ORDERS, first=5)
    async with talking(house.address, cookie=cookie) as talk:
        session = (await talk.init(locale="en"))["session"]
        answer = (await talk.subscribe(ORDERS, first=5))["payload"]
        ended = await talk.hear()

    assert answer["data"] == over_http["data"]
    assert answer["extensions"].pop("cursor") == mark["orderflow-cursor"] == "1"
    assert answer["extensions"] == over_http["extensions"]
    assert session == mark["orderflow-session"]
    assert ended == {"id": "1", "type": "complete"}


@pytest.mark.parametrize(
    ("settings", "document", "code"),
    [
        ({"most_cost": 5}, ORDERS, "TOO_COMPLEX"),
        ({"rate_of_guests": "1/minute"}, ME, "RATE_LIMITED"),
        ({}, "{ appTokens { id } }", "UNAUTHENTICATED"),
        ({}, "query A { __typename } query B { __typename }", "INVALID_DOCUMENT"),
    ],
)
async def test_a_refusal_is_that_of_http(database: Database, settings: Any, document: str, code: str) -> None:
    async with served(database, **settings) as house, talking(house.address) as talk:
        await talk.init(locale="en")
        while (told := await talk.subscribe(document, first=100))["type"] == "next":
            await talk.hear()  # until an allowance is used up
        over_http, _ = await _over_http(house, "", document, first=100)

    assert told["type"] == "error"
    assert told["payload"][0]["extensions"]["code"] == code
    assert _words(told["payload"]) == _words(over_http["errors"])


async def test_an_operation_that_is_not_there_ends_its_question_alone(house: House) -> None:
    async with talking(house.address) as talk:
        await talk.init()
        payload = {"query": "query A { __typename }", "operationName": "B"}
        await talk.say({"id": "1", "type": "subscribe", "payload": payload})
        told = await talk.hear()
        await talk.say({"id": "2", "type": "subscribe", "payload": {"query": ""}})
        empty = await talk.hear()

        assert (told["id"], told["payload"][0]["message"]) == ("1", 'Unknown operation named "B".')
        assert (empty["id"], empty["type"]) == ("2", "error")
        assert (await talk.subscribe(ME, id="3"))["payload"]["data"] == {"me": {"kind": "GUEST"}}


async def test_a_question_that_takes_too_long_is_stopped(database: Database) -> None:
    async with served(database, operation_seconds=0.3) as house, talking(house.address) as talk:
        await talk.init()
        async with database.transaction() as holder:
            await holder.run("lock table category in access exclusive mode")
            told = await talk.subscribe(CATEGORIES)

    assert told["payload"][0]["extensions"]["code"] == "TIMEOUT"


async def test_our_own_fault_is_told_by_a_number(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(self: Connection, *given: Any, **values: Any) -> Any:
        raise RuntimeError("password=hunter2")

    async with talking(house.address) as talk:
        await talk.init()
        monkeypatch.setattr(Connection, "rows", broken)
        with caplog.at_level(logging.ERROR):
            told = await talk.subscribe(CATEGORIES)

    [error] = told["payload"]["errors"]
    assert error["extensions"]["code"] == "INTERNAL"
    assert error["extensions"]["incident"] in caplog.text
    assert "hunter2" not in str(told)


async def test_a_fault_before_anything_ran_ends_the_question(
    database: Database, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody can be looked up for a moment: whoever asked is told so, and not left waiting."""

    async def away(*given: Any) -> Any:
        raise ConnectionRefusedError

    cookie = await signed_in(database, customer_id=(await a_customer(database)).id)
    async with talking(house.address, cookie=cookie) as talk:
        await talk.init()
        with monkeypatch.context() as patched:
            patched.setattr(door, "again", away)
            told = await talk.subscribe(ME)
        answer = await talk.subscribe(ME)

    assert told["payload"][0]["extensions"] == {"code": "UNAVAILABLE"}
    assert answer["payload"]["data"] == {"me": {"kind": "CUSTOMER"}}


async def test_whoever_signed_out_is_answered_nothing_more(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even in the moment before the door looks at who is inside."""
    monkeypatch.setattr(door, "EVERY", 60.0)
    cookie = await signed_in(database, customer_id=(await a_customer(database)).id)
    async with served(database) as house, talking(house.address, cookie=cookie) as talk:
        await talk.init()
        before = await talk.subscribe(ME)
        await talk.hear()
        await do(database, await actor_of(database, cookie=cookie.partition("=")[2]), SignOut())
        await _asks(talk)

        assert before["payload"]["data"] == {"me": {"kind": "CUSTOMER"}}
        assert await _nothing_but(talk) == door.ENDED


async def test_a_token_that_was_taken_back_is_answered_nothing_more(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "EVERY", 60.0)
    row, token = await as_system(database, lambda work: issue_token(work, "a board", ["ORDER_DESK"]))
    async with served(database) as house, talking(house.address) as talk:
        assert await talk.init(token=token) is None
        before = await talk.subscribe(ME)
        await talk.hear()
        await do(database, as_staff("ADMIN"), RevokeAppToken(row.id))
        await _asks(talk)

        assert before["payload"]["data"] == {"me": {"kind": "APP"}}
        assert await _nothing_but(talk) == door.ENDED


async def test_a_guest_who_signed_in_connects_again(database: Database, house: House) -> None:
    """Their socket would go on as the guest's."""
    guest = f"{COOKIE}={await as_system(database, lambda work: open_session(work, cart_token=bytes(32)))}"
    async with talking(house.address, cookie=guest) as talk:
        mark = (await talk.init())["session"]
        _, headers = await _over_http(house, guest, REGISTER)
        await _asks(talk)
        closed = await _nothing_but(talk)
    signed = headers["set-cookie"].partition(";")[0]
    async with talking(house.address, cookie=signed) as talk:
        assert (await talk.init())["session"] == headers["orderflow-session"] != mark
        assert (await talk.subscribe(ME))["payload"]["data"] == {"me": {"kind": "CUSTOMER"}}

    assert closed == door.CHANGED


async def test_the_cart_of_a_session_is_the_one_it_has_now(database: Database, house: House) -> None:
    add = ADD % (await stock_up(database, CUP=(9, 0)))["CUP"].id
    cookie = await signed_in(database, customer_id=None)
    async with talking(house.address, cookie=cookie) as talk:
        await talk.init()
        before = await talk.subscribe(CART)
        await talk.hear()
        await _over_http(house, cookie, add)
        after = await talk.subscribe(CART)

    assert before["payload"]["data"] == {"cart": None}
    assert after["payload"]["data"] == {"cart": {"lines": [{"quantity": 3}]}}


async def test_a_stranger_has_no_session_until_they_have_a_cart(database: Database, house: House) -> None:
    """So a browser knows that the socket it opened before does not speak for its cart."""
    add = ADD % (await stock_up(database, CUP=(9, 0)))["CUP"].id
    async with talking(house.address) as talk:
        nobody = await talk.init()
    _, before = await _over_http(house, "", ME)
    _, after = await _over_http(house, "", add)
    async with talking(house.address, cookie=after["set-cookie"].partition(";")[0]) as talk:
        somebody = await talk.init()

    assert nobody is None
    assert "orderflow-session" not in before
    assert somebody == {"session": after["orderflow-session"]}


async def test_who_follows_hears_on_while_others_are_answered(house: House) -> None:
    async with talking(house.address) as talk:
        await talk.init()
        assert (await talk.subscribe(ALL, id="all"))["type"] == "next"
        for n in range(20):
            await talk.say({"id": str(n), "type": "subscribe", "payload": {"query": ME}})
        heard = [await talk.hear() for _ in range(40)]

        assert sorted(each["id"] for each in heard if each["type"] == "next") == sorted(map(str, range(20)))
        assert [socket.following for socket in house.door.inside] == [1]


def _words(errors: list[dict[str, Any]]) -> list[str]:
    """What errors say, but for the seconds that somebody is to wait."""
    return [re.sub(r"\d+ seconds", "", each["message"]) for each in errors]


async def _asks(talk: Talk) -> None:
    await talk.say({"id": "late", "type": "subscribe", "payload": {"query": ME}})


async def _nothing_but(talk: Talk) -> tuple[int, str]:
    """How the socket was closed, when nothing was said before."""
    with pytest.raises(websockets.ConnectionClosed):
        await talk.hear()
    return talk.wire.close_code or 0, talk.wire.close_reason or ""


async def _over_http(house: House, cookie: str, document: str, **variables: Any) -> tuple[Any, Any]:
    headers = {"accept-language": "en", **({"cookie": cookie} if cookie else {})}
    async with httpx2.AsyncClient(base_url=house.address, headers=headers) as http:
        answer = await http.post("/graphql", json={"query": document, "variables": variables})
    return answer.json(), answer.headers
