"""One browser for all journeys; a fresh demo shop for each file of them."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser

from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.kernel.ids import new_id
from tests.journeys.browsers import chromium
from tests.running import Served, serving

Shop = tuple[Served, str]


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """The machine's Chromium."""
    async with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
async def shop(server: EmbeddedPostgres, demo_template: str) -> AsyncIterator[Shop]:
    """The demo shop, served, with its address; the journeys of one file meet in it.

    It answers strangers only what our own web asks: whoever is shut out by that does not get to the end.
    """
    dsn = await server.create_database(name := new_id("test"), template=demo_template)
    async with serving(dsn, known_documents_only="true") as (served, [address]):
        yield served, address
    await server.drop_database(name)
