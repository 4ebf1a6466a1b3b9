"""Clients that others wrote follow along: over sockets and over event streams."""

import asyncio
import contextlib
import json
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from orderflow.kernel.db import Database
from orderflow.people.actions.sign_out import SignOut
from tests.bought import an_order
from tests.live.house import ALL, happen, served, signed_in
from tests.live.test_ended import _who
from tests.world import a_colleague, do

NODE = Path(sys.executable).parent / "node"
WEB = Path(__file__).resolve().parents[2] / "frontend"
CLIENTS = ["graphql-ws", "graphql-sse", "urql over fetch", "urql over a socket"]
PATIENCE = 30.0


@contextlib.asynccontextmanager
async def _client(name: str, address: str, document: str, cookie: str = "", **variables: Any) -> AsyncIterator[Any]:
    """A client that follows; answers a way to wait for its next answer."""
    command = ["e2e/follow.ts", name, f"{address}/graphql", document, json.dumps(variables), cookie]
    process = await asyncio.create_subprocess_exec(NODE, *command, cwd=WEB, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    lines = process.stdout

    async def answer() -> Any:
        async with asyncio.timeout(PATIENCE):
            return json.loads(await lines.readline())

    try:
        yield answer
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


@pytest.mark.parametrize("name", CLIENTS)
async def test_a_client_follows(database: Database, name: str) -> None:
    order, _ = await an_order(database)
    cookie = await signed_in(database, staff_id=(await a_colleague(database, "ADMIN")).id)
    async with served(database) as house, _client(name, house.address, ALL, cookie) as answer:
        greeting = await answer()
        await happen(database, order.id)
        told = await answer()

    assert greeting["data"]["events"]["events"] == []
    assert [event["orderId"] for event in told["data"]["events"]["events"]] == [order.id]


@pytest.mark.parametrize("name", CLIENTS)
async def test_a_client_is_told_what_is_wrong(database: Database, name: str) -> None:
    async with (
        served(database) as house,
        _client(name, house.address, 'subscription { orderEvents(orderId: "ord_1") { cursor } }') as answer,
    ):
        assert "There is no such order for you." in json.dumps(await answer())


async def test_a_client_that_is_signed_out_does_not_come_back(database: Database) -> None:
    """4401 is for good: it is not asked for again and again."""
    cookie = await signed_in(database, staff_id=(await a_colleague(database, "ADMIN")).id)
    async with served(database) as house, _client("graphql-ws", house.address, ALL, cookie) as answer:
        await answer()
        await do(database, await _who(database, cookie), SignOut())

        assert "error" in await answer()
        assert not house.door.inside
