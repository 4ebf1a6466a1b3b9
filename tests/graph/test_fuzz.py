"""Whatever documents schemathesis makes up from the schema, no fault is ours and no error shows how we are made.

A longer run: ORDERFLOW_FUZZ=2000 pytest tests/graph/test_fuzz.py --timeout 0
"""

import asyncio
import gc
import logging
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

import httpx2
import orjson
import pytest

from orderflow.kernel.db import Database
from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.kernel.ids import new_id
from orderflow.seed import seed
from orderflow.settings import Settings
from tests.graph.fuzz import FIELDS, STREAMS, Story, documents, stories_of, subscriptions
from tests.graph.wire import a_browser
from tests.live.house import House, Talk, served, signed_in, streaming, talking, until
from tests.paying import one
from tests.world import a_colleague

TYPED = {"INVALID_DOCUMENT", "INVALID_INPUT", "FORBIDDEN", "UNAUTHENTICATED", "NOT_FOUND", "TOO_COMPLEX"}
FREE = "1000000/second"
OURS = re.compile(r"Traceback|asyncpg|sqlalchemy|strawberry|File \"|object at 0x|relation \"|<class")
"""Words that show how the shop is made."""


@dataclass
class World:
    """A shop with a past, and who asks there."""

    browser: httpx2.AsyncClient
    stories: list[Story]
    cookies: dict[str, str]


@pytest.fixture(scope="module")
async def past(server: EmbeddedPostgres, demo_template: str) -> AsyncIterator[Database]:
    """The demo shop with sixty orders."""
    name = new_id("fuzz")
    async with Database(await server.create_database(name, template=demo_template), size=4) as database:
        await seed(database, 60, lambda step: None)
        yield database
    await server.drop_database(name)


@pytest.fixture
async def cookies(past: Database) -> dict[str, str]:
    """Everybody signed in anew, for they may sign out."""
    buyer = await one(past, 'select customer_id as id from "order" where customer_id is not null limit 1')
    boss = await a_colleague(past, "ADMIN", email=f"{new_id('boss')}@example.com")
    return {
        "guest": "",
        "customer": await signed_in(past, customer_id=buyer.id),
        "staff": await signed_in(past, staff_id=boss.id),
    }


@pytest.fixture
async def world(past: Database, cookies: dict[str, str]) -> AsyncIterator[World]:
    """Everybody at a browser."""
    free = Settings(rate_of_guests=FREE, rate_of_customers=FREE, rate_of_staff=FREE)
    async with a_browser(past, free, accept="application/graphql-response+json") as browser:
        yield World(browser, await stories_of(past), cookies)


@pytest.mark.parametrize("label", FIELDS)
async def test_no_document_is_answered_with_a_fault_of_ours(
    world: World, caplog: pytest.LogCaptureFixture, label: str
) -> None:
    for made in documents(label):
        document = made.told(world.stories)
        headers = {"cookie": world.cookies[made.who]}
        answer = await world.browser.post("/graphql", json={"query": document}, headers=headers)

        found = answer.json()
        codes = {error["extensions"]["code"] for error in found.get("errors", ())}
        assert answer.status_code in (200, 400), (made.who, document, found)
        assert codes <= TYPED, (made.who, document, found, caplog.text)
        assert not any(OURS.search(error["message"]) for error in found.get("errors", ())), (document, found)
        assert codes or not made.wrong, (document, found)
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


@pytest.mark.parametrize("label", STREAMS)
async def test_every_subscription_is_told_something_soon_and_never_a_fault_of_ours(
    past: Database, cookies: dict[str, str], caplog: pytest.LogCaptureFixture, label: str
) -> None:
    """By turns over a socket that several share, and as a stream of server-sent events."""
    stories = await stories_of(past)
    async with served(past) as house, AsyncExitStack() as open_ones:
        talks = {}
        for who, cookie in cookies.items():
            talks[who] = await open_ones.enter_async_context(talking(house.address, **_sent(cookie)))
            await talks[who].init(locale="en")
        for n, made in enumerate(subscriptions(label)):
            document = made.told(stories)
            if n % 2:
                answer = await _over_a_socket(talks[made.who], document, str(n))
            else:
                answer = await _as_a_stream(house, document, cookies[made.who])

            codes = {error["extensions"]["code"] for error in answer.get("errors", ())}
            assert codes <= TYPED, (made.who, document, answer, caplog.text)
            assert not any(OURS.search(error["message"]) for error in answer.get("errors", ())), (document, answer)
            assert codes or not made.wrong, (document, answer)
        await until(lambda: house.endpoint.turns.taken == 0 and len(house.door.inside) == len(talks))
        assert all(talk.wire.close_code is None for talk in talks.values())
    gc.collect()  # what a task died of unheard is logged when it is forgotten
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


async def _over_a_socket(talk: Talk, document: str, id: str) -> Any:
    """The first answer to a subscription of a socket on which others may be told something meanwhile."""
    message = await talk.subscribe(document, id)
    while message["id"] != id:
        message = await talk.hear()
    if message["type"] == "next":
        await talk.say({"id": id, "type": "complete"})
        return message["payload"]
    assert message["type"] == "error", message
    return {"errors": message["payload"]}


async def _as_a_stream(house: House, document: str, cookie: str) -> Any:
    """The first event of a stream."""
    headers = {"accept": "text/event-stream", **_sent(cookie)}
    async with asyncio.timeout(10), streaming(house.address, json={"query": document}, headers=headers) as answer:
        if answer.status_code != 200:
            return orjson.loads(await answer.aread())
        async for line in answer.aiter_lines():
            if line.startswith("data: "):
                return orjson.loads(line.removeprefix("data: "))
    raise AssertionError(f"nothing was told: {document}")


def _sent(cookie: str) -> dict[str, str]:
    return {"cookie": cookie} if cookie else {}
