"""Migrations lead to exactly the shape the tables declare, and an old version serves on while they run."""

import asyncio
from typing import Any

import asyncpg
import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Integer

from orderflow import tables
from orderflow.kernel.embedded import EmbeddedPostgres
from tests.house.steps import Recorder, breaking, steps_of

SHAPE = """
with mine as (
  select oid from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'alembic_version'
)
select 'table ' || oid::regclass || ' ' || coalesce(array_to_string(reloptions, ','), '')
  from pg_class where oid in (select oid from mine)
union all
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


MIGRATIONS = [script.module for script in ScriptDirectory.from_config(tables.alembic_config("")).walk_revisions()]


@pytest.mark.parametrize("migration", MIGRATIONS, ids=lambda each: each.revision)
def test_an_old_version_serves_while_a_migration_runs_and_after_it(
    migration: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Because the new version is started beside the old one: what it needs gone goes with the release after."""
    excused: dict[str, str] = getattr(migration, "THE_OLD_VERSION", {})

    found = breaking(steps_of(migration, monkeypatch))

    assert sorted(set(found) - excused.keys()) == [], (
        "an old version stands still or fails at these: widen first and narrow a release later,"
        " or say in THE_OLD_VERSION = {step: sentence} of the migration why it does not"
    )
    assert sorted(excused.keys() - set(found)) == [], "the migration does not do these (any more)"
    assert [reason for reason in excused.values() if len(reason) < 20 or not reason.endswith(".")] == []


@pytest.mark.parametrize(
    ("step", "found"),
    [
        (lambda op: op.drop_column("product", "slug"), ["drop_column product.slug"]),
        (lambda op: op.rename_table("product", "goods"), ["rename_table product.goods"]),
        (lambda op: op.add_column("product", Column("x", Integer())), []),
        (lambda op: op.add_column("product", Column("x", Integer(), nullable=False)), ["add_column product.x"]),
        (lambda op: op.add_column("product", Column("x", Integer(), nullable=False, server_default="0")), []),
        (lambda op: op.alter_column("product", "slug", nullable=False), ["alter_column product.slug not null"]),
        (lambda op: op.alter_column("product", "slug", type_=Integer()), ["alter_column product.slug type_"]),
        (lambda op: op.alter_column("product", "slug", nullable=True), []),
        (lambda op: op.create_index("ix_x", "product", ["x"]), ["create_index ix_x"]),
        (lambda op: op.execute("update product set x = 0"), ["execute update product set x = 0"]),
        (lambda op: op.execute("alter table x alter y set not null"), ["execute alter table x alter y set not null"]),
        (lambda op: op.execute("alter table x set (fillfactor = 70)"), []),
        (lambda op: op.execute("create function f() returns int as $$ delete from x $$"), []),
        (lambda op: (op.create_table("box"), op.create_index("ix_x", "box", ["x"])), []),
        (lambda op: op.move_mountains("product"), ["move_mountains product"]),
    ],
)
def test_what_an_old_version_cannot_serve_through_is_found(step: Any, found: list[str]) -> None:
    recorder = Recorder()

    step(recorder)

    assert breaking(recorder) == found


def test_a_column_that_is_required_at_once_is_found_by_its_default_that_goes() -> None:
    recorder = Recorder()
    recorder.add_column("product", Column("x", Integer(), nullable=False, server_default="0"))

    recorder.alter_column("product", "x", server_default=None)

    assert breaking(recorder) == ["alter_column product.x default taken away"]
