"""What a verb changed is written late, together, and never too late to be read."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from orderflow.kernel.db import Database, Row, UniqueViolation, statements
from orderflow.kernel.work import Work, as_system
from tests.kernel.props import LAMP, LAMP_NOTED, Lamp, a_lamp, seen

Verb = Callable[[Work], Awaitable[Any]]
NEW = {"state": "OFF", "lit": 0, "version": 1}


async def ran(database: Database, verb: Verb) -> list[str]:
    """The statements of a verb, in order."""
    noted: list[str] = []
    token = statements.set(noted)
    try:
        await as_system(database, verb)
    finally:
        statements.reset(token)
    return noted


async def lamp_now(database: Database, id: str) -> Row:
    """A lamp as the database has it."""
    async with database.read() as connection:
        return await connection.one("select * from lamp where id = :id", id=id)


async def test_all_that_a_verb_changes_is_one_statement(database: Database) -> None:
    lamp = await a_lamp(database)
    left: list[Row] = []

    async def verb(work: Work) -> None:
        taken = await work.move(await work.take(Lamp, lamp.id), LAMP.light)
        taken = await work.change(Lamp, taken, note="bright", tags={"colour": "red"})
        left.extend([taken, await work.add(Lamp, **NEW, note="new")])
        work.tell(LAMP_NOTED, lamp.id)

    assert len(await ran(database, verb)) == 3, (
        "a lock, the changed row before the new one, the new one with its events"
    )
    for each in left:
        assert dict(each) == dict(await lamp_now(database, each.id))
    assert left[0].version == 3
    assert await seen(database, "select count(*) from event") == 2


async def test_a_statement_reads_what_was_changed_before_it(database: Database) -> None:
    lamp = await a_lamp(database)
    found: list[Any] = []

    async def verb(work: Work) -> None:
        await work.change(Lamp, await work.take(Lamp, lamp.id), note="bright")
        new = await work.add(Lamp, **NEW, note="new")
        found.append(await work.connection.value("select count(*) from lamp where note in ('bright', 'new')"))
        found.append((await work.take(Lamp, new.id)).note)

    await as_system(database, verb)

    assert found == [2, "new"]


async def test_a_statement_about_something_else_does_not_wait(database: Database) -> None:
    lamp = await a_lamp(database)

    async def verb(work: Work) -> None:
        await work.change(Lamp, await work.take(Lamp, lamp.id), note="bright")
        await work.rows("select 1 from event")

    assert [each.split()[0] for each in await ran(database, verb)] == ["select", "select", "update"]


async def test_a_unique_value_passes_from_one_row_to_a_new_one(database: Database) -> None:
    """In one statement PostgreSQL may come to the new row first: this failed before changes went ahead."""
    async with database.read() as connection:
        await connection.run("create unique index one_owner on lamp (owner)")
    lamp = await a_lamp(database)

    async def verb(work: Work) -> None:
        await work.change(Lamp, await work.take(Lamp, lamp.id), owner="nobody")
        await work.add(Lamp, **NEW, owner="cus_ada")

    await as_system(database, verb)

    assert await seen(database, "select count(*) from lamp where owner in ('nobody', 'cus_ada')") == 2


async def test_a_row_added_among_many_can_be_changed_at_once(database: Database) -> None:
    async def verb(work: Work) -> Row:
        first, _ = await work.add_all(Lamp, [{**NEW, "note": "a"}, {**NEW, "note": "b"}])
        return await work.change(Lamp, first, note="bright")

    changed = await as_system(database, verb)

    assert dict(changed) == dict(await lamp_now(database, changed.id))
    assert (changed.note, changed.version) == ("bright", 2)


async def test_what_the_database_refuses_can_be_learnt_at_once(database: Database) -> None:
    lamp = await a_lamp(database)

    async def verb(work: Work) -> None:
        await work.add(Lamp, **NEW, id=lamp.id)
        with pytest.raises(UniqueViolation):
            await work.write()
        raise LookupError("taken")

    with pytest.raises(LookupError, match="taken"):
        await as_system(database, verb)


async def test_rows_that_were_read_whole_stay_true(database: Database) -> None:
    first, second = await a_lamp(database, order_id="ord_1"), await a_lamp(database, order_id="ord_1")
    found: list[list[str | None]] = []

    async def look(work: Work) -> None:
        found.append([each.note for each in await work.whole(Lamp, "order_id", "ord_1")])

    async def verb(work: Work) -> None:
        await look(work)
        await work.change(Lamp, await work.take(Lamp, second.id), note="bright")
        await work.add(Lamp, **NEW, order_id="ord_1", note="new")
        await look(work)
        await work.change(Lamp, await work.take(Lamp, first.id), order_id="ord_2")
        await look(work)
        await work.run("update lamp set note = 'swept' where order_id = 'ord_1'")
        await look(work)

    await as_system(database, verb)

    assert found == [[None, None], [None, "bright", "new"], ["bright", "new"], ["swept", "swept"]]
