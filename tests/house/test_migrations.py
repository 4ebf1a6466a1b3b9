"""Migrations lead to exactly the shape the tables declare, checks and functions included."""

import asyncio

import asyncpg

from orderflow import tables
from orderflow.kernel.embedded import EmbeddedPostgres

SHAPE = """
with mine as (
  select oid from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'alembic_version'
)
select 'column ' || attrelid::regclass || '.' || attname
       || ' ' || format_type(atttypid, atttypmod) || ' ' || coalesce(pg_get_expr(adbin, adrelid), 'no default')
       || case when attnotnull then ' not null' else '' end || attidentity::text
  from pg_attribute left join pg_attrdef on (adrelid, adnum) = (attrelid, attnum)
  where attnum > 0 and not attisdropped
    and attrelid in (select oid from mine)
union all
select 'constraint ' || conrelid::regclass || '.' || conname || ' ' || pg_get_constraintdef(oid)
  from pg_constraint where conrelid in (select oid from mine)
union all
select pg_get_indexdef(indexrelid) from pg_index where indrelid in (select oid from mine)
union all
select 'function ' || oid::regprocedure || ' ' || prosrc from pg_proc where pronamespace = 'public'::regnamespace
"""


async def test_migrations_lead_to_the_declared_tables(server: EmbeddedPostgres, dsn: str) -> None:
    migrated = await server.create_database("migrated")
    await asyncio.to_thread(tables.upgrade, migrated)

    declared, reached = await shape(dsn), await shape(migrated)

    assert sorted(declared - reached) == [], "no migration makes these: write one with make migration"
    assert sorted(reached - declared) == [], "migrations make these, and no table declares them"
    await server.drop_database("migrated")


async def shape(dsn: str) -> set[str]:
    connection = await asyncpg.connect(dsn)
    try:
        return {row[0] for row in await connection.fetch(SHAPE)}
    finally:
        await connection.close()
