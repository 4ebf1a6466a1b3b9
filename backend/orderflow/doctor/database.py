"""What the shop finds in its database, and whether anybody works there."""

import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import asyncpg
from alembic.script import ScriptDirectory

from orderflow import tables
from orderflow.doctor.findings import Finding, Grade, judged
from orderflow.kernel.db import Connection, DatabaseAway, Row
from orderflow.kernel.deliveries import WORKER
from orderflow.settings import Settings

OLDEST = 150_000
PATIENCE = 5.0
MOST_APART = timedelta(seconds=2)
TOO_LONG = timedelta(minutes=5)
SPARE = 5
"""Connections beside the pool: the bell, a backup, somebody who looks."""
Unreachable = (asyncpg.PostgresError, *DatabaseAway, ValueError)

_ABOUT = """
select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
  current_setting('server_encoding') as encoding, current_setting('max_connections')::int as connections,
  has_schema_privilege('public', 'create') as may_create,
  exists (select from pg_available_extensions where name = 'pg_trgm') as finds_misspelt,
  to_regclass('public.alembic_version') is not null as has_tables, clock_timestamp() as at
"""
_UNKNOWN_ZONE = """
select time_zone from shop where not exists (select from pg_timezone_names where name = time_zone)
"""
_AT_WORK = """
select count(*) filter (where application_name like 'orderflow serve%') as serving,
  count(*) filter (where application_name like '%' || cast(:worker as text)) as working
from pg_stat_activity where datname = current_database()
"""
_LATE = """
select count(*) filter (where state = 'PENDING' and next_at < :late) as late,
  count(*) filter (where state = 'DEAD') as dead from delivery where state in ('PENDING', 'DEAD')
"""


@contextlib.asynccontextmanager
async def connected(dsn: str) -> AsyncIterator[Connection]:
    """One connection to a database that may be far away or not there."""
    raw = await asyncpg.connect(dsn, timeout=PATIENCE, record_class=Row, server_settings={"application_name": "doctor"})
    try:
        yield Connection(raw)
    finally:
        await raw.close()


async def look_at_database(connection: Connection, settings: Settings) -> list[Finding]:
    """The server, its shape and its clock; then, when it has our tables, who works there."""
    begun = datetime.now(UTC)
    about = await connection.one(_ABOUT)
    here = begun + (datetime.now(UTC) - begun) / 2
    shape, current = await _shape(connection, about.has_tables)
    found = [*_server(about, settings), *_clock(about.at - here), *shape]
    return [*found, *await _zone(connection), *await _work(connection)] if current else found


def _server(about: Row, settings: Settings) -> list[Finding]:
    wrong = []
    if about.number < OLDEST:
        wrong.append(f"This is PostgreSQL {about.version}: move to 15 or newer.")
    if about.encoding != "UTF8":
        wrong.append(f"The database is in {about.encoding}: make one with `create database … encoding 'UTF8'`.")
    if not about.may_create:
        wrong.append("Our account may make no tables: `grant create on schema public to` it.")
    if not about.finds_misspelt:
        wrong.append("The server lacks pg_trgm, which search needs: install PostgreSQL's contrib package there.")
    if about.connections < settings.pool_size + SPARE:
        wrong.append(
            f"The server takes {about.connections} connections and one process opens up to {settings.pool_size}:"
            " raise max_connections, or make ORDERFLOW_POOL_SIZE smaller."
        )
    return judged("database", wrong, f"PostgreSQL {about.version} in {about.encoding}, with all it needs.")


async def _zone(connection: Connection) -> list[Finding]:
    """Whether the server knows the time zone that the shop is set to."""
    zone = await connection.value(_UNKNOWN_ZONE)
    wrong = [f"The server does not know the zone {zone}, in which days are counted: install tzdata there."]
    return judged("time zone", wrong if zone else [], "The server knows the shop's time zone.")


def _clock(apart: timedelta) -> list[Finding]:
    seconds = abs(apart.total_seconds())
    wrong = [f"The clocks of this machine and the database are {seconds:,.0f} s apart: let both follow an NTP server."]
    return judged("clock", wrong if abs(apart) > MOST_APART else [], "This machine and the database agree on the time.")


async def _shape(connection: Connection, has_tables: bool) -> tuple[list[Finding], bool]:
    """How new the tables are, and whether they are the newest."""
    script = ScriptDirectory.from_config(tables.alembic_config(""))
    head, known = script.get_current_head(), {each.revision for each in script.walk_revisions()}
    if not has_tables:
        return [
            Finding("migrations", Grade.NOTE, "It is empty: `orderflow migrate` or `serve` makes the tables.")
        ], False
    at = await connection.value("select version_num from alembic_version")
    if at == head:
        return judged("migrations", [], f"The tables have the newest shape, {head}."), True
    if at in known:
        sentence = f"The tables have shape {at}, not {head}: `orderflow migrate`, while the old version serves."
    else:
        sentence = f"A newer Orderflow made these tables ({at}): update the code on this machine."
    return judged("migrations", [sentence], ""), False


async def _work(connection: Connection) -> list[Finding]:
    at_work = await connection.one(_AT_WORK, worker=WORKER)
    lately = await connection.one(_LATE, late=datetime.now(UTC) - TOO_LONG)
    wrong = []
    if at_work.serving and not at_work.working:
        wrong.append("Nobody delivers: start `orderflow worker`, or serve with ORDERFLOW_WORKER_IN_SERVE=true.")
    elif at_work.working and lately.late:
        wrong.append(
            f"{lately.late:,} deliveries wait since more than five minutes although a worker is there:"
            " look at its log, and start a second one."
        )
    found = [Finding("worker", Grade.WRONG, each) for each in wrong]
    if not found and at_work.working:
        found = [Finding("worker", Grade.WELL, "A worker is connected, and nothing waits for it.")]
    elif not found:
        found = [Finding("worker", Grade.NOTE, "The shop is not running: nothing of Orderflow is connected.")]
    if lately.dead:
        dead = (
            f"{lately.dead:,} deliveries failed for good: see Deliveries in the staff app, and send them again there."
        )
        found.append(Finding("deliveries", Grade.NOTE, dead))
    return found
