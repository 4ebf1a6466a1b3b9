"""From the log to those who follow it: nothing missed, nothing twice, whatever breaks in between."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from orderflow.kernel import clock
from orderflow.kernel.db import Database
from orderflow.kernel.live import Live
from orderflow.kernel.sandbox import advance
from orderflow.kernel.work import as_system
from tests.kernel.props import Listener, another, note, number, seen, until

LISTENING = "select pid from pg_stat_activity where datname = current_database() and query ilike 'listen%'"


@pytest.fixture
async def stream(database: Database) -> AsyncIterator[Live]:
    async with Live(database).running() as running:
        yield running


async def test_a_follower_hears_what_comes_after_it_joined(database: Database, stream: Live) -> None:
    await note(database, "before")
    await until(lambda: stream.position == 1)
    listener = Listener(stream)

    await note(database, "after")

    await until(lambda: bool(listener.heard))
    assert [row.subject for row in listener.heard] == ["after"]


async def test_cut_off_for_twenty_changes_a_subscriber_resumes_with_exactly_those(
    database: Database, stream: Live
) -> None:
    listener = Listener(stream)
    for n in range(5):
        await note(database, f"before {n}")
    await listener.hears(5)
    cursor = await listener.leave()

    for n in range(20):
        await note(database, f"missed {n}")
    again = Listener(stream, cursor)
    await again.hears(20)
    await note(database, "after")
    await again.hears(21)

    assert [row.subject for row in again.heard] == [*(f"missed {n}" for n in range(20)), "after"]
    assert again.positions == list(range(6, 27))


async def test_joining_while_events_pour_in_misses_none_and_hears_none_twice(database: Database, stream: Live) -> None:
    async def pour() -> None:
        for n in range(100):
            await note(database, f"lmp_{n}")

    pouring = asyncio.gather(pour(), pour(), pour())
    listeners = []
    for _ in range(10):
        await asyncio.sleep(0.02)
        listeners.append(Listener(stream, after=0))
    await pouring

    for listener in listeners:
        await listener.hears(300)
        assert listener.positions == list(range(1, 301))


async def test_when_the_listening_connection_is_killed_updates_go_on_and_it_listens_again(
    database: Database, stream: Live
) -> None:
    listener = Listener(stream)
    await _listening(database)
    old = await seen(database, LISTENING)
    await seen(database, "select pg_terminate_backend(:pid)", pid=old)

    for n in range(10):
        await note(database, f"lmp_{n}")

    await listener.hears(10)
    assert listener.positions == list(range(1, 11))
    await _listening(database, other_than=old)


async def test_when_every_connection_is_killed_again_and_again_updates_go_on(dsn: str, database: Database) -> None:
    """As when the database restarts: before the loops waited for it, the reader died and every screen went stale."""
    kill = """
    select count(pg_terminate_backend(pid)) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
    """
    async with Database(dsn, size=4) as serving, Live(serving).running() as stream:
        listener = Listener(stream)
        for n in range(30):
            async with another(database, 1) as fresh:
                await note(fresh, f"lmp_{n}")
                if n % 5 == 0:
                    await seen(fresh, kill)
        await listener.hears(30, 30)
        await listener.leave()

    assert listener.positions == list(range(1, 31))


async def test_what_a_process_left_unnumbered_when_it_died_is_found(database: Database) -> None:
    async with another(database) as dead:
        await note(dead, "its last words")  # nobody rings here: this process runs no publisher

    async with Live(database).running() as stream:
        listener = Listener(stream)
        await until(lambda: bool(listener.heard), 5)

    assert [row.subject for row in listener.heard] == ["its last words"]


async def test_two_processes_both_hear_everything_from_both(database: Database, stream: Live) -> None:
    async with another(database) as elsewhere, Live(elsewhere).running() as other:
        listeners = [Listener(stream), Listener(other)]
        for n in range(40):
            await note((database, elsewhere)[n % 2], f"lmp_{n}")
        for listener in listeners:
            await listener.hears(40)
            await listener.leave()

    assert [listener.positions for listener in listeners] == [list(range(1, 41))] * 2


async def test_the_bell_of_one_process_reaches_another_at_once(database: Database, stream: Live) -> None:
    """Within the second that the sweep would take."""
    async with another(database) as elsewhere, Live(elsewhere).running() as other:
        await _listening(database, how_many=2)
        listener = Listener(other)
        await asyncio.sleep(0.1)
        await note(database, "quick")
        await until(lambda: bool(listener.heard), 0.8)
        await listener.leave()


async def test_more_than_a_thousand_events_are_caught_up_with_in_order(database: Database, stream: Live) -> None:
    async with database.read() as connection:
        await connection.run(
            """
            insert into event (at, type, subject, actor, cause, payload)
            select cast(:at as timestamptz), 'lamp.noted', 'lmp_' || n, 'SYSTEM:system', 'cse_1', '{}'
            from generate_series(1, 2500) as n
            """,
            at=clock.now(),
        )
    await number(database)

    listener = Listener(stream, after=0)
    await listener.hears(2500)
    await note(database, "the newest")
    await listener.hears(2501)

    assert listener.positions == list(range(1, 2502))
    assert listener.heard[-1].subject == "the newest"


async def test_every_process_follows_the_shops_clock(database: Database, stream: Live) -> None:
    await as_system(database, lambda work: advance(work, 90))
    clock.set_offset(0)  # as in another process

    await until(lambda: clock.offset().total_seconds() == 90)
    await as_system(database, lambda work: advance(work, 30))
    assert clock.offset().total_seconds() == 120


async def _listening(database: Database, other_than: int = 0, how_many: int = 1) -> None:
    for _ in range(500):
        pids = f"select count(*) from ({LISTENING}) l where pid <> :old"
        if await seen(database, pids, old=other_than) >= how_many:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("nobody listens")
