"""Every state × every move and verb: the answer over HTTP and the database are what the hand-written table says."""

from typing import Any

import pytest

from orderflow.graph.schema import schema
from orderflow.kernel.action import ACTIONS, offered
from orderflow.kernel.db import table
from orderflow.kernel.lifecycle import LIFECYCLES
from orderflow.kernel.refusal import Refusal
from orderflow.kernel.work import Work, as_system
from tests.matrices.forced import break_fact, force, suit
from tests.matrices.inputs import valid
from tests.matrices.stage import Answer, Stage, changed
from tests.matrices.written import Broken, Line, caller, lifecycles

STATES, LINES, GUARDS = lifecycles()


def camel(verb: str) -> str:
    """A verb's name in the schema."""
    first, *rest = verb.split("_")
    return first + "".join(part.capitalize() for part in rest)


def test_the_table_lists_exactly_the_states_moves_verbs_and_guards_of_the_house() -> None:
    moves = {(kind, move) for kind, each in LIFECYCLES.items() for move in each.moves}
    verbs = {(kind, camel(each.name)) for kind, life in LIFECYCLES.items() for each in offered(life.model)}
    movers = {(camel(each.name), each.move.name) for each in ACTIONS.values() if each.move}
    guards = {
        (camel(each.name), kind, guard.name)
        for kind, life in LIFECYCLES.items()
        for each in offered(life.model)
        for guard in each.guards
    }

    assert {kind: [state.value for state in life.states] for kind, life in LIFECYCLES.items()} == STATES
    assert sorted((line.kind, line.move) for line in LINES if line.move != ".") == sorted(moves)
    assert {(line.kind, line.by) for line in LINES if line.by != "system"} == verbs
    assert {(line.by, line.move) for line in LINES if line.by != "system" and line.move != "."} == movers
    assert {(each.by, each.kind, each.guard) for each in GUARDS} == guards
    assert {name for _, name in verbs} <= schema._schema.mutation_type.fields.keys()


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.name)
async def test_each_state_allows_exactly_what_the_table_says(stage: Stage, line: Line) -> None:
    wrong = []
    for state, expected in line.cells.items():
        async with stage.curtain():
            await force(stage, line.kind, state)
            await suit(stage, line.by)
            before, event = await stage.digest(), await _last_event(stage)
            version = await _column(stage, line.kind, "version")

            answer = await _attempt(stage, line)

            if answer.code != expected:
                wrong.append(f"{state}: answered {answer.code or 'done'} {answer.message}")
            elif expected:
                wrong += _not_refused_well(answer, state, changed(before, await stage.digest()))
            else:
                wrong += await _not_done_well(stage, line, version, event, changed(before, await stage.digest()))
    assert wrong == []


@pytest.mark.parametrize("broken", GUARDS, ids=lambda broken: broken.name)
async def test_a_fact_that_does_not_hold_refuses_the_verb_as_the_table_says(stage: Stage, broken: Broken) -> None:
    async with stage.curtain():
        await break_fact(stage, broken)
        before = await stage.digest()

        answer = await stage.call(caller(broken.by), broken.by, valid(broken.by, stage.things))

        assert (answer.code, changed(before, await stage.digest())) == (broken.code, [])


async def _attempt(stage: Stage, line: Line) -> Answer:
    if line.by != "system":
        return await stage.call(caller(line.by), line.by, valid(line.by, stage.things))
    life = LIFECYCLES[line.kind]
    id = stage.things[line.kind.lower()]

    async def verb(work: Work) -> None:
        await work.move(await work.take(life.model, id), life.moves[line.move])

    try:
        await as_system(stage.database, verb)
    except Refusal as refusal:
        error = {"__typename": "MoveRefused", "from": refusal.facts["from_"], "path": [], "retryable": False}
        return Answer(refusal.code, refusal.message("en"), error)
    return Answer("")


def _not_refused_well(answer: Answer, state: str, tables: list[str]) -> list[str]:
    found = [f"{state}: refused, yet {', '.join(tables)} changed"] if tables else []
    error = answer.error or {}
    if answer.code == "MOVE_REFUSED" and (error["from"], error["__typename"]) != (state, "MoveRefused"):
        found.append(f"{state}: told as {error}")
    if answer.payload and [name for name, value in answer.payload.items() if name != "errors" and value]:
        found.append(f"{state}: refused, yet the payload shows objects")
    return found


async def _not_done_well(stage: Stage, line: Line, version: int, event: int, tables: list[str]) -> list[str]:
    told = await _told(stage, event)
    if line.move == ".":
        return [] if "event" in tables and len(tables) > 1 else [f"done, yet only {tables} changed"]
    move = LIFECYCLES[line.kind].moves[line.move]
    state = await _column(stage, line.kind, LIFECYCLES[line.kind].column)
    found = [] if state == move.target else [f"{line.name} led to {state}"]
    if (move.event, stage.things[line.kind.lower()]) not in told:
        found.append(f"{line.name} told only {told}")
    if await _column(stage, line.kind, "version") <= version:
        found.append(f"{line.name} left the version as it was")
    return found


async def _column(stage: Stage, kind: str, column: str) -> Any:
    name = table(LIFECYCLES[kind].model).name
    row = await stage.one(f'select * from "{name}" where id = :id', id=stage.things[kind.lower()])
    return row[column]


async def _last_event(stage: Stage) -> int:
    return int((await stage.one("select coalesce(max(id), 0) as id from event")).id)


async def _told(stage: Stage, after: int) -> set[tuple[str, str]]:
    async with stage.database.read() as connection:
        rows = await connection.rows("select type, subject from event where id > :after", after=after)
    return {(row.type, row.subject) for row in rows}
