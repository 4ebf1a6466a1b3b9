"""A request with a key is carried out once, however often it is sent."""

import asyncio
from datetime import timedelta
from typing import Any

import asyncpg
import pytest

from orderflow.kernel import clock
from orderflow.kernel.access import Actor, Kind
from orderflow.kernel.action import KEPT_FOR, Action, act, forget_old_keys
from orderflow.kernel.db import Database
from orderflow.kernel.refusal import Denied, IdempotencyKeyReused, MoveRefused, NotFound
from orderflow.kernel.rights import Can
from orderflow.kernel.work import Work
from tests.kernel.props import ADA, BOB, LAMP, Lamp, LightLamp, a_lamp, action_of, another, seen, until

RUNS: list[str] = []


async def light_lamp(work: Work, given: LightLamp) -> dict[str, Any]:
    """Light a lamp that somebody may see."""
    RUNS.append(given.idempotency_key)
    lamp = await work.take(Lamp, given.lamp_id)
    return {"lamp": await work.move(lamp, LAMP.light), "watts": given.watts}


LIGHT: Action = action_of(light_lamp)


@pytest.fixture(autouse=True)
def _no_runs() -> None:
    RUNS.clear()


async def test_a_second_request_gets_what_came_of_the_first(database: Database) -> None:
    lamp = await a_lamp(database)

    first = await act(database, ADA, LIGHT, LightLamp(lamp.id, "k"))
    second = await act(database, ADA, LIGHT, LightLamp(lamp.id, "k"))

    assert first == second == {"lamp": lamp.id, "watts": 5}
    assert len(RUNS) == 1
    assert await seen(database, "select count(*) from event") == 1


async def test_a_key_stands_for_one_input_only(database: Database) -> None:
    lamp = await a_lamp(database)
    await act(database, ADA, LIGHT, LightLamp(lamp.id, "k"))

    with pytest.raises(IdempotencyKeyReused) as refused:
        await act(database, ADA, LIGHT, LightLamp(lamp.id, "k", watts=7))

    assert refused.value.path == ("idempotencyKey",)
    assert len(RUNS) == 1


async def test_keys_are_each_persons_own(database: Database) -> None:
    await act(database, ADA, LIGHT, LightLamp((await a_lamp(database)).id, "k"))
    await act(database, BOB, LIGHT, LightLamp((await a_lamp(database, "cus_bob")).id, "k"))

    assert len(RUNS) == 2


async def test_a_guests_key_belongs_to_the_token_in_hand(database: Database) -> None:
    """Otherwise a stranger could have another guest's outcome for a guessed key."""
    stranger = Actor(Kind.GUEST, "guest", frozenset({Can.BROWSE}))
    lamp = await a_lamp(database, "guest")
    await act(database, stranger.holding("mine"), LIGHT, LightLamp(lamp.id, "k"))

    with pytest.raises(MoveRefused):
        await act(database, stranger.holding("other"), LIGHT, LightLamp(lamp.id, "k"))


async def test_a_refusal_is_not_kept(database: Database) -> None:
    lamp = await a_lamp(database, note="bare")
    with pytest.raises(MoveRefused):
        await act(database, ADA, LIGHT, LightLamp(lamp.id, "k"))
    assert await seen(database, "select count(*) from idempotency") == 0

    async with database.read() as connection:
        await connection.run("update lamp set note = 'with glass'")

    assert await act(database, ADA, LIGHT, LightLamp(lamp.id, "k"))
    assert len(RUNS) == 2


async def test_fifty_at_once_run_the_verb_once(database: Database) -> None:
    """Tried with every claim taken as granted: the body ran again, and the second found the lamp lit."""
    lamp = await a_lamp(database)

    async with another(database, 40) as elsewhere:
        calls = [act((database, elsewhere)[n % 2], ADA, LIGHT, LightLamp(lamp.id, "k")) for n in range(50)]
        answers = await asyncio.gather(*calls)

    assert answers == [{"lamp": lamp.id, "watts": 5}] * 50
    assert len(RUNS) == 1
    assert await seen(database, "select count(*) from event") == 1


async def test_of_fifty_at_once_whose_first_is_refused_each_is_refused(database: Database) -> None:
    answers = await asyncio.gather(
        *(act(database, ADA, LIGHT, LightLamp("lmp_nothing", "k")) for _ in range(50)), return_exceptions=True
    )

    assert {type(answer) for answer in answers} == {NotFound}
    assert await seen(database, "select count(*) from idempotency") == 0


async def test_after_a_day_the_key_is_free_again(database: Database) -> None:
    lamp = await a_lamp(database)
    await act(database, ADA, LIGHT, LightLamp(lamp.id, "k"))
    await _age(database, KEPT_FOR - timedelta(minutes=1))
    assert await act(database, ADA, LIGHT, LightLamp(lamp.id, "k"))

    await _age(database, timedelta(minutes=2))

    with pytest.raises(MoveRefused):
        await act(database, ADA, LIGHT, LightLamp(lamp.id, "k"))
    assert len(RUNS) == 2


async def test_keys_that_are_over_are_forgotten(database: Database) -> None:
    await act(database, ADA, LIGHT, LightLamp((await a_lamp(database)).id, "old"))
    await _age(database, KEPT_FOR + timedelta(seconds=1))
    await act(database, ADA, LIGHT, LightLamp((await a_lamp(database)).id, "young"))

    assert await forget_old_keys(database) == 1
    assert await seen(database, "select string_agg(key, ',') from idempotency") == "young"


async def test_a_first_attempt_that_was_killed_leaves_no_key(database: Database) -> None:
    lamp = await a_lamp(database)
    pids: list[int] = []

    async def dying(work: Work, given: LightLamp) -> dict[str, Any]:
        await work.move(await work.take(Lamp, given.lamp_id), LAMP.light)
        pids.append(await work.connection.value("select pg_backend_pid()"))
        await work.run("select pg_sleep(30)")
        return {}

    attempt = asyncio.create_task(act(database, ADA, _as(dying), LightLamp(lamp.id, "k")))
    await until(lambda: bool(pids))
    waiting = asyncio.create_task(act(database, ADA, _as(light_lamp), LightLamp(lamp.id, "k")))
    await seen(database, "select pg_terminate_backend(:pid)", pid=pids[0])

    with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError)):
        await attempt
    assert await waiting == {"lamp": lamp.id, "watts": 5}
    assert await seen(database, "select count(*) from event") == 1


async def test_a_verb_needs_its_right(database: Database) -> None:
    nobody = Actor(Kind.GUEST, "guest", frozenset())

    with pytest.raises(Denied) as denied:
        await act(database, nobody, LIGHT, LightLamp("lmp_1", "k"))

    assert (denied.value.right, denied.value.signed_in) == ("BROWSE", False)
    assert RUNS == []


def _as(verb: Any) -> Action:
    return Action("light_lamp", verb, Can.BROWSE, (), None, (), (), None)


async def _age(database: Database, by: timedelta) -> None:
    async with database.read() as connection:
        await connection.run("update idempotency set at = at - cast(:by as interval)", by=by)
    assert clock.offset() == timedelta()
