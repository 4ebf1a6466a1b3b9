"""One transaction per verb: all of it or nothing, again when it lost a race, in two halves when it steps outside."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import asyncpg
import pytest

from orderflow.kernel.access import SIGHTS
from orderflow.kernel.action import act
from orderflow.kernel.db import Database, DatabaseAway, Row
from orderflow.kernel.refusal import MoveRefused, NotFound, StaleVersion
from orderflow.kernel.work import Work, as_system, perform
from tests.kernel.props import ADA, BOB, LAMP, LAMP_NOTED, Lamp, LightLamp, a_lamp, action_of, seen, until

COUNTS = "select (select count(*) from lamp) * 100 + (select count(*) from event)"


async def test_what_a_verb_writes_is_there_after_it_with_its_event(database: Database) -> None:
    lamp = await a_lamp(database)

    async def verb(work: Work) -> Row:
        return await work.move(await work.take(Lamp, lamp.id), LAMP.light, also={"note": "new"}, watts=5)

    lit = await perform(database, ADA, verb, cause="cse_1")

    assert (lit.state, lit.note, lit.version) == ("ON", "new", 2)
    async with database.read() as connection:
        event = await connection.one("select * from event")
    assert (event.type, event.subject, event.actor, event.cause) == ("lamp.lit", lamp.id, "CUSTOMER:cus_ada", "cse_1")
    assert event.payload == {"from": "OFF", "to": "ON", "watts": 5}
    assert event.position is None


async def test_a_refusal_after_writing_leaves_nothing(database: Database) -> None:
    lamp = await a_lamp(database)

    async def verb(work: Work) -> None:
        taken = await work.take(Lamp, lamp.id)
        await work.add(Lamp, state="OFF", lit=0, version=1)
        await work.change(Lamp, taken, note="half done")
        work.tell(LAMP_NOTED, lamp.id)
        raise MoveRefused(reason={"en": "no"}, from_="OFF")

    with pytest.raises(MoveRefused):
        await perform(database, ADA, verb)

    assert await seen(database, COUNTS) == 100
    assert await seen(database, "select note from lamp") is None


async def test_an_event_nobody_declared_cannot_be_told(database: Database) -> None:
    async def verb(work: Work) -> None:
        work.tell("lamp.eaten", "lmp_1")

    with pytest.raises(ValueError, match=r"nobody declared"):
        await as_system(database, verb)


async def test_a_deadlock_repeats_the_loser_and_both_get_through(database: Database) -> None:
    """Two verbs take the same two lamps crosswise: PostgreSQL kills one, which starts afresh."""
    one, two = await a_lamp(database), await a_lamp(database)
    tries: list[str] = []
    both_hold_one = asyncio.Barrier(2)
    one_is_through = asyncio.Event()

    def crosswise(name: str, first: Row, second: Row) -> Any:
        async def verb(work: Work) -> None:
            tries.append(name)
            if (
                tries.count(name) > 1
            ):  # else the loser may take its lamp again before the winner gets it: a second deadlock
                await one_is_through.wait()
            taken = await work.take(Lamp, first.id)
            if tries.count(name) == 1:
                await both_hold_one.wait()
            other = await work.take(Lamp, second.id)
            await work.change(Lamp, taken, lit=taken.lit + 1)
            await work.change(Lamp, other, lit=other.lit + 1)
            work.tell(LAMP_NOTED, first.id)

        return verb

    async def go_through(name: str, first: Row, second: Row) -> None:
        await as_system(database, crosswise(name, first, second))
        one_is_through.set()

    await asyncio.gather(go_through("one", one, two), go_through("two", two, one))

    assert len(tries) == 3
    assert await seen(database, "select sum(lit) from lamp") == 4
    assert await seen(database, "select count(*) from event") == 2


@pytest.mark.parametrize("lost", [asyncpg.SerializationError, asyncpg.DeadlockDetectedError])
async def test_a_verb_that_always_loses_is_tried_three_times(database: Database, lost: type[Exception]) -> None:
    tries = 0

    async def verb(work: Work) -> None:
        nonlocal tries
        tries += 1
        await work.add(Lamp, state="OFF", lit=0, version=1)
        raise lost("lost")

    with pytest.raises(lost):
        await as_system(database, verb)

    assert tries == 3
    assert await seen(database, COUNTS) == 0


async def test_another_fault_of_the_database_is_not_tried_again(database: Database) -> None:
    tries = 0

    async def verb(work: Work) -> None:
        nonlocal tries
        tries += 1
        await work.run("insert into lamp (id, state) values ('x', 'OFF'), ('x', 'OFF')")

    with pytest.raises(asyncpg.UniqueViolationError):
        await as_system(database, verb)

    assert tries == 1


async def test_a_commit_that_the_database_does_not_answer_fails_as_what_it_is(database: Database) -> None:
    """Tried with the transaction closed a second time when it is abandoned: the fault is another one then."""
    lamp = await a_lamp(database)

    async def verb(work: Work) -> None:
        await work.take(Lamp, lamp.id)
        pid = await work.connection.value("select pg_backend_pid()")
        await seen(database, "select pg_terminate_backend(:pid)", pid=pid)

    with pytest.raises(DatabaseAway):
        await as_system(database, verb)

    assert await seen(database, "select version from lamp") == 1


async def test_who_comes_back_from_outside_to_no_database_fails_as_what_it_is(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tried with a transaction that counts as open before it is: the fault is another one then."""

    @contextlib.asynccontextmanager
    async def away() -> AsyncIterator[Any]:
        raise OSError("the database is away")
        yield

    async def verb(work: Work) -> None:
        async with work.outside():
            monkeypatch.setattr(database, "transaction", away)

    with pytest.raises(OSError, match="is away"):
        await as_system(database, verb)


async def test_stepping_outside_makes_two_transactions(database: Database) -> None:
    lamp = await a_lamp(database)
    between: list[Any] = []

    async def verb(work: Work) -> None:
        await work.change(Lamp, await work.take(Lamp, lamp.id), note="asked")
        work.tell(LAMP_NOTED, lamp.id)
        async with work.outside():
            between.append(await seen(database, "select note from lamp"))
            between.append(await seen(database, "select count(*) from event"))
            await as_system(database, lambda other: other.take(Lamp, lamp.id))  # nothing is locked meanwhile
        await work.change(Lamp, await work.take(Lamp, lamp.id), note="answered")
        work.tell(LAMP_NOTED, lamp.id)

    await as_system(database, verb)

    assert between == ["asked", 1]
    assert await seen(database, "select note from lamp") == "answered"
    assert await seen(database, "select count(distinct cause) * 10 + count(*) from event") == 12


async def test_a_fault_outside_keeps_the_first_half_only(database: Database) -> None:
    lamp = await a_lamp(database)

    async def verb(work: Work) -> None:
        await work.change(Lamp, await work.take(Lamp, lamp.id), note="asked")
        async with work.outside():
            raise TimeoutError

    with pytest.raises(TimeoutError):
        await as_system(database, verb)

    assert await seen(database, "select note from lamp") == "asked"


async def test_what_was_remembered_before_stepping_outside_answers_a_second_request_meanwhile(
    database: Database,
) -> None:
    lamp = await a_lamp(database)
    calls = 0
    may_go_on, is_outside = asyncio.Event(), asyncio.Event()

    async def light_lamp(work: Work, given: LightLamp) -> dict[str, Any]:
        nonlocal calls
        calls += 1
        work.remember(lamp=(await work.take(Lamp, given.lamp_id)).id)
        async with work.outside():
            is_outside.set()
            await may_go_on.wait()
        return {"lamp": await work.take(Lamp, given.lamp_id), "watts": 5}

    asked = action_of(light_lamp)
    first = asyncio.create_task(act(database, ADA, asked, LightLamp(lamp.id, "k")))
    await is_outside.wait()
    meanwhile = await act(database, ADA, asked, LightLamp(lamp.id, "k"))
    may_go_on.set()

    assert meanwhile == {"lamp": lamp.id}
    assert await first == {"lamp": lamp.id, "watts": 5}
    assert await act(database, ADA, asked, LightLamp(lamp.id, "k")) == {"lamp": lamp.id, "watts": 5}
    assert calls == 1


async def test_many_rows_go_in_with_one_statement_and_come_back(database: Database) -> None:
    rows = [{"state": "OFF", "lit": n, "version": 1, "glass": bytes([0, 255, n]), "tags": {"n": n}} for n in range(50)]

    added = await as_system(database, lambda work: work.add_all(Lamp, rows))

    assert sorted((row.lit, row.glass, row.tags["n"]) for row in added) == [
        (n, bytes([0, 255, n]), n) for n in range(50)
    ]
    assert all(row.id.startswith("lmp_") and row.note is None for row in added)
    assert await seen(database, "select count(distinct id) from lamp") == 50


async def test_only_a_move_changes_a_state(database: Database) -> None:
    lamp = await a_lamp(database)

    with pytest.raises(ValueError, match="only a move"):
        await as_system(database, lambda work: work.change(Lamp, lamp, state="BROKEN"))


async def test_a_row_at_another_version_is_stale(database: Database) -> None:
    lamp = await a_lamp(database)

    async def verb(work: Work) -> None:
        await work.change(Lamp, await work.take(Lamp, lamp.id, version=1), note="mine")

    await as_system(database, verb)
    with pytest.raises(StaleVersion) as refused:
        await as_system(database, verb)

    assert refused.value.facts == {"current_version": 2}


async def test_a_row_out_of_sight_is_not_there(database: Database) -> None:
    lamp = await a_lamp(database)

    assert (await perform(database, ADA, lambda work: work.take(Lamp, lamp.id))).id == lamp.id
    for who, id in ((BOB, lamp.id), (ADA, "lmp_nothing")):
        with pytest.raises(NotFound) as refused:
            await perform(database, who, partial(_take, id))
        assert "item" in refused.value.message("en")


async def _take(id: str, work: Work) -> Row:
    return await work.take(Lamp, id)


async def test_a_table_nobody_declared_sight_for_is_the_systems_alone(database: Database) -> None:
    lamp = await a_lamp(database)
    del SIGHTS[Lamp]

    assert await as_system(database, lambda work: work.take(Lamp, lamp.id))
    with pytest.raises(NotFound):
        await perform(database, ADA, lambda work: work.take(Lamp, lamp.id))


async def test_a_cancelled_verb_leaves_nothing_and_a_clean_connection(dsn: str, database: Database) -> None:
    """A caller that hangs up in the middle must not hand an open transaction to the next."""
    async with Database(dsn, size=1) as narrow:
        inside = asyncio.Event()

        async def verb(work: Work) -> None:
            await work.add(Lamp, state="OFF", lit=0, version=1)
            inside.set()
            await work.run("select pg_sleep(30)")

        task = asyncio.create_task(as_system(narrow, verb))
        await inside.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

        assert await seen(narrow, COUNTS) == 0
        assert await seen(narrow, "select txid_current_if_assigned()") is None


async def test_a_verb_whose_connection_is_cut_leaves_nothing(database: Database) -> None:
    async def verb(work: Work) -> None:
        await work.add(Lamp, state="OFF", lit=0, version=1)
        pids.append(await work.connection.value("select pg_backend_pid()"))
        await work.run("select pg_sleep(30)")

    pids: list[int] = []
    task = asyncio.create_task(as_system(database, verb))
    await until(lambda: bool(pids))
    await seen(database, "select pg_terminate_backend(:pid)", pid=pids[0])

    with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError)):
        await task
    assert await seen(database, COUNTS) == 0
