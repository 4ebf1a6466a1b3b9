"""One shop for the races of a module: two serving processes with 32 database connections between them."""

from collections.abc import AsyncIterator

import pytest

from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.kernel.ids import new_id
from tests.wire import Shop, open_shop


@pytest.fixture(scope="module")
async def opened(server: EmbeddedPostgres, template: str) -> AsyncIterator[Shop]:
    """The shop, open for all races of the module."""
    name = new_id("races")
    async with open_shop(await server.create_database(name, template=template), CUP=1000, LAST=1) as shop:
        yield shop
    await server.drop_database(name)


@pytest.fixture
async def shop(opened: Shop) -> AsyncIterator[Shop]:
    """The shop; after each race all is at rest and `orderflow check` is clean."""
    yield opened
    await opened.assert_clean()
