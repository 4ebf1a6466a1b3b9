"""A verb without locks: what it took is as it was when it writes, or it is repeated with them."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from orderflow.kernel.action import Idempotency, act
from orderflow.kernel.db import Database, UniqueViolation, statements
from orderflow.kernel.refusal import MoveRefused
from orderflow.kernel.work import Work, perform
from tests.kernel.props import ADA, LAMP, LAMP_NOTED, Lamp, LightLamp, a_lamp, action_of, another, seen

AT_ONCE = 12


async def test_two_statements_do_and_the_events_are_in_the_second(database: Database) -> None:
    lamp = await a_lamp(database)
    noted: list[str] = []
    token = statements.set(noted)

    async def verb(work: Work) -> None:
        await work.move(await work.take(Lamp, lamp.id), LAMP.light)

    try:
        await perform(database, ADA, verb, optimistic=True)
    finally:
        statements.reset(token)

    assert [each.split()[0] for each in noted] == ["select", "with"]
    assert "for update" not in noted[0]
    assert await seen(database, "select state || version from lamp") == "ON2"
    assert await seen(database, "select count(*) from event") == 1


async def test_of_changes_at_once_none_is_lost(database: Database) -> None:
    """All have read the same row before the first may write.

    Tried without `and version =` in the update: eleven of twelve are lost, and this fails.
    """
    lamp = await a_lamp(database)
    tries: list[bool] = []
    all_have_read = asyncio.Barrier(AT_ONCE)

    async def verb(work: Work) -> None:
        tries.append(work.optimistic)
        taken = await work.take(Lamp, lamp.id)
        if work.optimistic:
            await all_have_read.wait()
        await work.change(Lamp, taken, lit=taken.lit + 1)
        work.tell(LAMP_NOTED, lamp.id)

    await asyncio.gather(*(perform(database, ADA, verb, optimistic=True) for _ in range(AT_ONCE)))

    assert await seen(database, "select lit from lamp") == AT_ONCE
    assert await seen(database, "select count(*) from event") == AT_ONCE
    assert tries.count(False) == AT_ONCE - 1


async def test_what_was_only_looked_at_must_be_as_it_was_too(database: Database) -> None:
    """Tried without the `still` of rows that do not change: the second lamp is lit by a first that broke."""
    switch, lamp = await a_lamp(database, state="ON"), await a_lamp(database)
    tries = 0

    async def verb(work: Work) -> str:
        nonlocal tries
        tries += 1
        taken = await work.take(Lamp, switch.id)
        if tries == 1:
            async with database.read() as connection:
                await connection.run(
                    "update lamp set state = 'OFF', version = version + 1 where id = :id", id=switch.id
                )
        if taken.state == "OFF":
            return "dark"
        await work.move(await work.take(Lamp, lamp.id), LAMP.light)
        return "light"

    assert await perform(database, ADA, verb, optimistic=True) == "dark"
    assert await seen(database, "select count(*) from event") == 0
    assert await seen(database, "select count(*) from lamp where state = 'ON'") == 0


@pytest.mark.parametrize(
    "statement",
    [
        "update lamp set note = 'x' where id = :id",
        "select * from lamp where id = :id for update",
        "with gone as (delete from lamp where id = :id returning 1) select * from gone",
    ],
)
async def test_a_statement_that_writes_or_locks_is_run_with_locks_only(database: Database, statement: str) -> None:
    """Tried without the look at the statement: it runs twice, once outside of any transaction."""
    lamp, other = await a_lamp(database), await a_lamp(database)
    ran: list[bool] = []

    async def verb(work: Work) -> None:
        taken = await work.take(Lamp, other.id)
        await work.rows(statement, id=lamp.id)
        ran.append(work.optimistic)
        await work.change(Lamp, taken, note="seen")

    await perform(database, ADA, verb, optimistic=True)

    assert ran == [False]


async def test_a_verb_that_reads_what_it_has_not_written_is_run_with_locks(database: Database) -> None:
    lamp = await a_lamp(database)
    found: list[Any] = []

    async def verb(work: Work) -> None:
        await work.change(Lamp, await work.take(Lamp, lamp.id), note="bright")
        found.append((work.optimistic, await work.connection.value("select note from lamp")))

    await perform(database, ADA, verb, optimistic=True)

    assert found == [(False, "bright")]


async def test_a_row_without_a_version_is_taken_with_locks_only(database: Database) -> None:
    await act(database, ADA, action_of(_light), LightLamp((await a_lamp(database)).id, "k"))
    ran: list[bool] = []

    async def verb(work: Work) -> None:
        kept = await work.row("select *, key as id from idempotency")
        assert kept
        work.connection.took(Idempotency, kept)
        ran.append(work.optimistic)

    await perform(database, ADA, verb, optimistic=True)

    assert ran == [False]


async def test_a_rule_of_the_table_speaks_in_the_end_and_is_heard_with_locks_too(database: Database) -> None:
    lamp = await a_lamp(database)
    tries: list[bool] = []

    async def verb(work: Work) -> None:
        tries.append(work.optimistic)
        await work.add(Lamp, id=lamp.id, state="OFF", lit=0, version=1)

    with pytest.raises(UniqueViolation):
        await perform(database, ADA, verb, optimistic=True)

    assert tries == [True, False]


async def test_fifty_with_one_key_are_one(database: Database) -> None:
    """Tried with `on conflict do nothing` where the key is entered: several lamps are hung."""
    hang = replace(action_of(_hang), optimistic=True)

    async with another(database, 40) as elsewhere:
        calls = [act((database, elsewhere)[n % 2], ADA, hang, LightLamp("new", "k")) for n in range(50)]
        answers = await asyncio.gather(*calls)

    assert [answer for answer in answers if answer != answers[0]] == []
    assert await seen(database, "select count(*) from lamp") == 1


async def test_a_key_that_came_between_two_looks_is_answered_and_not_refused(database: Database) -> None:
    """Tried with refusals of the first attempt believed: the lamp is lit already, by this very request."""
    lamp = await a_lamp(database)
    once = replace(action_of(_light), optimistic=True)
    first: list[Any] = []

    async def light_late(work: Work, given: LightLamp) -> dict[str, Any]:
        if not first:
            first.append(await act(database, ADA, once, given))
        return await _light(work, given)

    late = replace(action_of(light_late), name=once.name, optimistic=True)

    assert await act(database, ADA, late, LightLamp(lamp.id, "k")) == first[0]
    with pytest.raises(MoveRefused):
        await act(database, ADA, late, LightLamp(lamp.id, "another"))


async def _hang(work: Work, given: LightLamp) -> dict[str, Any]:
    return {"lamp": await work.add(Lamp, state="OFF", lit=0, version=1), "watts": given.watts}


async def _light(work: Work, given: LightLamp) -> dict[str, Any]:
    return {"lamp": await work.move(await work.take(Lamp, given.lamp_id), LAMP.light), "watts": given.watts}
