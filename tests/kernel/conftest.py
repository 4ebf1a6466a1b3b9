"""Kernel tests see the house's tables and a lamp of their own."""

from collections.abc import AsyncIterator, Iterator

import pytest

from orderflow.kernel.db import Database
from tests.kernel.props import CREATE, LISTENERS, declare_lamps, kept_apart


@pytest.fixture(autouse=True)
def _lamps() -> Iterator[None]:
    with kept_apart():
        declare_lamps()
        yield


@pytest.fixture
async def database(dsn: str) -> AsyncIterator[Database]:
    """A pool on a fresh database with lamps in it, wide enough for races."""
    async with Database(dsn, size=40) as opened:
        async with opened.read() as connection:
            await connection.run(CREATE)
        yield opened
        while LISTENERS:
            await LISTENERS.pop().leave()
