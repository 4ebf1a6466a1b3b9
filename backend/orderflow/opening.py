"""The database of a command: the one the settings name, or the embedded one, started if it does not run."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterator

from orderflow import tables
from orderflow.kernel.db import Database
from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.settings import Settings


def with_database(settings: Settings, run: Callable[[Database], Awaitable[None]], name: str = "orderflow") -> int:
    """Run something over the database in its newest shape; answers 0, as a command that went well."""

    async def opened(dsn: str) -> None:
        async with Database(dsn, settings.pool_size, name) as database:
            await run(database)

    with database_at(settings) as dsn:
        asyncio.run(opened(dsn))
    return 0


@contextlib.contextmanager
def database_at(settings: Settings) -> Iterator[str]:
    """The address of the database in its newest shape."""
    with server_at(settings) as dsn:
        tables.upgrade(dsn)
        yield dsn


@contextlib.contextmanager
def server_at(settings: Settings) -> Iterator[str]:
    """The address of the database, started if it is ours and not running."""
    if settings.database_url:
        yield settings.database_url
        return
    with EmbeddedPostgres(settings.postgres_dir, settings.pg_bin) as server:
        yield server.dsn()
