"""One stage for all matrices of a test process."""

from collections.abc import AsyncIterator

import pytest

from orderflow.kernel.db import Database
from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.kernel.ids import new_id
from tests.matrices.furnish import furnish
from tests.matrices.stage import Rehearsal, Stage


@pytest.fixture(scope="session")
async def stage(server: EmbeddedPostgres, template: str) -> AsyncIterator[Stage]:
    """A shop with one of everything; what a cell does to it is undone by its curtain."""
    name = new_id("test")
    async with Database(await server.create_database(name, template=template)) as database:
        things, keys = await furnish(database)
        async with database.pool.acquire() as raw:
            stage = Stage(Rehearsal(database, raw), things, keys)
            yield stage
            await stage.http.aclose()
    await server.drop_database(name)
