"""More than can be done at once: over HTTP, sockets and streams whoever cannot be served in time is told so."""

import contextlib
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from orderflow.graph.negotiation import GRAPHQL, JSON
from orderflow.kernel.db import Database
from orderflow.kernel.turns import Importance
from tests.live.house import ALL, House, served, signed_in, streaming, talking, until
from tests.shelves import NEAR, level_id, on_shelf, stock_up
from tests.world import a_colleague

TURNS = 4
ME = "{ me { kind } }"
LIST = "{ orders { nodes { id } } }"
ADJUST = "mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { errors { code } } }"


@pytest.fixture
async def house(database: Database) -> AsyncIterator[House]:
    """A house with few turns, in which nobody has patience."""
    async with served(database, operations_at_once=TURNS) as opened:
        for line in opened.endpoint.turns.lines:
            line.patience = 0.0
        yield opened


@contextlib.asynccontextmanager
async def busy(house: House, importance: Importance = Importance.FIRST) -> AsyncIterator[None]:
    """As many turns are taken as whatever is so important may take."""
    turns = house.endpoint.turns
    async with contextlib.AsyncExitStack() as stack:
        while turns.fits(importance):
            await stack.enter_async_context(turns.turn(Importance.FIRST))
        yield


@pytest.mark.parametrize("accept", [JSON, GRAPHQL])
async def test_a_request_is_told_when_to_come_back(house: House, accept: str) -> None:
    async with busy(house), httpx2.AsyncClient(base_url=house.address) as http:
        answer = await http.post("/graphql", json={"query": ME}, headers={"accept": accept})

    [error] = answer.json()["errors"]
    assert (answer.status_code, error["extensions"]["code"]) == (503, "OVERLOADED")
    assert int(answer.headers["retry-after"]) == error["extensions"]["retryAfter"] >= 1
    assert "data" not in answer.json()


async def test_lists_yield_to_what_somebody_stands_and_waits_for(house: House) -> None:
    async with httpx2.AsyncClient(base_url=house.address) as http:

        async def answers() -> list[int]:
            return [(await http.post("/graphql", json={"query": each})).status_code for each in (LIST, ME)]

        assert await answers() == [200, 200]  # from here on it is known what the documents ask

        async with busy(house, Importance.LAST):
            assert await answers() == [503, 200]


async def test_what_is_refused_changes_nothing_and_is_done_once_when_it_comes_back(
    house: House, database: Database
) -> None:
    boss = await a_colleague(database, "ADMIN")
    headers = {"cookie": await signed_in(database, staff_id=boss.id)}
    await stock_up(database, CUP=(10, 0))
    level = await level_id(database, "CUP", NEAR)
    given = {"stockLevelId": level, "delta": 5, "reason": "counted", "idempotencyKey": "once"}
    async with httpx2.AsyncClient(base_url=house.address, headers=headers) as http:

        async def send() -> Any:
            return await http.post("/graphql", json={"query": ADJUST, "variables": {"input": given}})

        async with busy(house):
            refused = await send()
        before = await on_shelf(database, "CUP")
        answers = [await send(), await send()]

    assert (refused.status_code, before) == (503, [(10, 0), (0, 0)])
    assert [each.json()["data"]["adjustStock"]["errors"] for each in answers] == [[], []]
    assert await on_shelf(database, "CUP") == [(15, 0), (0, 0)]


async def test_over_a_socket_the_operation_ends_with_an_error_and_the_socket_stays(house: House) -> None:
    async with talking(house.address) as talk:
        await talk.init()
        async with busy(house):
            refused = [await talk.subscribe(each) for each in (ME, ALL)]
        answered = await talk.subscribe(ME)

    for each in refused:
        assert each["type"] == "error"
        [error] = each["payload"]
        assert error["extensions"]["code"] == "OVERLOADED"
    assert answered["payload"]["data"] == {"me": {"kind": "GUEST"}}


async def test_a_socket_that_cannot_be_greeted_is_closed_to_come_again(house: House) -> None:
    async with busy(house), talking(house.address) as talk:
        await talk.say({"type": "connection_init"})

        assert (await talk.closed())[0] == 1013


async def test_a_stream_is_refused_before_it_begins(house: House) -> None:
    async with busy(house), streaming(house.address, json={"query": ALL}, headers=_EVENTS) as answer:
        assert answer.status_code == 503
        assert int(answer.headers["retry-after"]) >= 1


async def test_who_follows_holds_no_turn(house: House) -> None:
    async with contextlib.AsyncExitStack() as stack:
        for _ in range(2 * TURNS):
            talk = await stack.enter_async_context(talking(house.address))
            await talk.init()
            assert (await talk.subscribe(ALL))["type"] == "next"
        await until(lambda: house.endpoint.turns.taken == 0)


_EVENTS = {"accept": "text/event-stream"}
