"""Alembic's entrance: which tables there should be, and which database to bring to that shape.

The database is, in this order: `config.attributes["connection"]` (a connection that is already open, with its
transaction), `config.attributes["dsn"]`, the one the settings name, the embedded one.
"""

import asyncio
from functools import partial

import asyncpg
from alembic import context
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from orderflow import tables
from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.settings import Settings

MIGRATIONS_LOCK = 7_263_018  # any number, the same in every process: two that start at once migrate one after the other


def migrate(connection: Connection) -> None:
    """Run the steps that are missing, all of them in one transaction."""
    context.configure(connection=connection, target_metadata=tables.metadata(), transaction_per_migration=False)
    with context.begin_transaction():
        connection.exec_driver_sql(f"select pg_advisory_xact_lock({MIGRATIONS_LOCK})")
        context.run_migrations()


async def migrate_at(dsn: str) -> None:
    """Connect as the running system does, by asyncpg, and migrate."""
    connect = partial(asyncpg.connect, dsn, server_settings={"lock_timeout": "60s"})
    engine = create_async_engine("postgresql+asyncpg://", async_creator=connect, poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(migrate)
        await connection.commit()
    await engine.dispose()


def main() -> None:
    """Choose the database and migrate it."""
    given = context.config.attributes
    settings = Settings()
    if connection := given.get("connection"):
        migrate(connection)
    elif dsn := given.get("dsn") or settings.database_url:
        asyncio.run(migrate_at(dsn))
    else:
        with EmbeddedPostgres(settings.postgres_dir, settings.pg_bin) as server:
            asyncio.run(migrate_at(server.dsn()))


main()
