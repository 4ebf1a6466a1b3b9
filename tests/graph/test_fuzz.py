"""Whatever documents schemathesis makes up from the schema, no fault is ours and no error shows how we are made.

A longer run: ORDERFLOW_FUZZ=2000 pytest tests/graph/test_fuzz.py --timeout 0
"""

import logging
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx2
import pytest

from orderflow.kernel.db import Database
from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.kernel.ids import new_id
from orderflow.seed import seed
from orderflow.settings import Settings
from tests.graph.fuzz import FIELDS, Story, documents, stories_of
from tests.graph.wire import a_browser
from tests.live.house import signed_in
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
async def world(past: Database) -> AsyncIterator[World]:
    """Everybody signed in anew, for they may sign out."""
    buyer = await one(past, 'select customer_id as id from "order" where customer_id is not null limit 1')
    boss = await a_colleague(past, "ADMIN", email=f"{new_id('boss')}@example.com")
    cookies = {
        "guest": "",
        "customer": await signed_in(past, customer_id=buyer.id),
        "staff": await signed_in(past, staff_id=boss.id),
    }
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
