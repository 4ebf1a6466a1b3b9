"""The log: every committed event gets its position once, without gaps, in order per order, whoever commits when."""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import pytest

from orderflow.kernel import clock, events
from orderflow.kernel.db import Connection, Database
from orderflow.kernel.live import Live
from orderflow.kernel.pending import Writing
from orderflow.kernel.work import Work, as_system
from tests.kernel.props import LAMP, LAMP_NOTED, Lamp, Listener, a_lamp, another, note, number, seen, the_log


class OpenWriter:
    """A transaction that has written its event and is still open."""

    def __init__(self, connection: Connection, transaction: contextlib.AsyncExitStack) -> None:
        self.connection = connection
        self.transaction = transaction

    async def commit(self) -> None:
        await self.transaction.aclose()


@contextlib.asynccontextmanager
async def a_writer(database: Database, subject: str) -> AsyncIterator[OpenWriter]:
    async with contextlib.AsyncExitStack() as transaction:
        connection = await transaction.enter_async_context(database.transaction())
        told = [events.Told(LAMP_NOTED, subject, None, {}, "cse_1")]
        last, values = events.writing(told, clock.now(), clock.real(), "SYSTEM:system")
        await Writing(connection.raw).finish(last, **values)
        yield OpenWriter(connection, transaction)


async def test_commits_out_of_order_are_numbered_as_they_come_to_be_seen(database: Database) -> None:
    """A reader that asked for `id > last` was tried here: after `second` it stood at id 2 and never saw `first`."""
    async with (
        a_writer(database, "first") as first,
        a_writer(database, "second") as second,
        a_writer(database, "third") as third,
    ):
        await second.commit()
        assert await number(database) == 1
        last_id = await seen(database, "select max(id) from event")
        await first.commit()
        assert await number(database) == 1
        assert await seen(database, "select count(*) from event where id > :last_id", last_id=last_id) == 0
        await third.commit()
        assert await number(database) == 1

    assert [(row.position, row.subject) for row in await the_log(database)] == [
        (1, "second"),
        (2, "first"),
        (3, "third"),
    ]


async def test_a_verb_that_spoke_before_it_waited_for_the_lock_comes_after_the_one_it_waited_for(
    database: Database,
) -> None:
    """With ids given at the moment of telling, the log would show `darkened` before `lit`."""
    lamp = await a_lamp(database)
    spoke, holds = asyncio.Event(), asyncio.Event()

    async def light(work: Work) -> None:
        taken = await work.take(Lamp, lamp.id)
        holds.set()
        await spoke.wait()
        await asyncio.sleep(0.1)
        await work.move(taken, LAMP.light)

    async def darken(work: Work) -> None:
        await holds.wait()
        work.tell(LAMP_NOTED, lamp.id, lamp.id)
        spoke.set()
        await work.move(await work.take(Lamp, lamp.id), LAMP.darken)

    async with Live(database).running() as stream, a_writer(database, "still open") as third:
        listener = Listener(stream)
        await asyncio.gather(as_system(database, light), as_system(database, darken))
        await listener.hears(3)
        await third.commit()
        await note(database, "the last")
        await listener.hears(5)
        await listener.leave()

    assert [row.type for row in listener.heard if row.subject == lamp.id] == ["lamp.lit", "lamp.noted", "lamp.darkened"]
    assert listener.positions == [1, 2, 3, 4, 5]
    assert {row.subject for row in listener.heard[3:]} == {"still open", "the last"}


async def test_many_writers_and_two_processes_that_number_leave_no_gap_and_no_disorder(database: Database) -> None:
    """Tried without the advisory lock: two numberers gave the same position, and the unique index refused."""
    lamps = [await a_lamp(database) for _ in range(6)]

    async def count_up(id: str, work: Work) -> None:
        work.tell(LAMP_NOTED, id, id, before=True)
        lamp = await work.take(Lamp, id)
        await work.change(Lamp, lamp, lit=lamp.lit + 1)
        work.tell(LAMP_NOTED, id, id, lit=lamp.lit + 1)

    async def keep_numbering(process: Database) -> int:
        found = 0
        while not written.is_set():
            found += sum(await asyncio.gather(*(number(process) for _ in range(4))))
        return found

    written = asyncio.Event()
    async with another(database) as elsewhere, Live(database).running() as stream, Live(elsewhere).running() as other:
        listeners = [Listener(stream), Listener(other)]
        numbering = [asyncio.create_task(keep_numbering(process)) for process in (database, elsewhere)]
        verbs = [as_system((database, elsewhere)[n % 2], partial(count_up, lamps[n % 6].id)) for n in range(120)]
        await asyncio.gather(*verbs)
        written.set()
        await asyncio.gather(*numbering)
        await number(database)
        for listener in listeners:
            await listener.hears(240)
            await listener.leave()

    log = await the_log(database)
    assert [row.position for row in log] == list(range(1, 241))
    per_lamp: dict[str, list[Any]] = defaultdict(list)
    for row in log:
        per_lamp[row.subject] += [row.payload["lit"]] if "lit" in row.payload else []
    assert all(lit == list(range(1, 21)) for lit in per_lamp.values())
    assert all(listener.positions == list(range(1, 241)) for listener in listeners)


async def test_a_position_once_given_never_changes(database: Database) -> None:
    for n in range(5):
        await note(database, f"lmp_{n}")
    await number(database)
    before = await the_log(database)

    await note(database, "lmp_5")
    await asyncio.gather(*(number(database) for _ in range(8)))

    assert (await the_log(database))[:5] == before
    assert await number(database) == 0


async def test_the_log_says_where_it_begins_and_ends(database: Database) -> None:
    async with database.read() as connection:
        assert (await events.oldest(connection), await events.head(connection)) == (1, 0)
        for _ in range(3):
            await note(database, "lmp_1")
        await number(database)
        await connection.run("delete from event where position = 1")

        assert (await events.oldest(connection), await events.head(connection)) == (2, 3)
        assert [row.position for row in await events.since(connection, 0, limit=1)] == [2]


async def test_one_verb_writes_its_events_in_the_order_it_told_them(database: Database) -> None:
    async def verb(work: Work) -> None:
        for n in range(30):
            work.tell(LAMP_NOTED, f"lmp_{n % 3}", n=n)

    await as_system(database, verb)
    await number(database)

    assert [row.payload["n"] for row in await the_log(database)] == list(range(30))


def test_nobody_hears_what_nobody_declared() -> None:
    with pytest.raises(ValueError, match="nobody declared"):
        events.on("lamp.eaten")(_hear)


async def _hear(work: Work, event: Any) -> None:
    """Hear nothing."""
