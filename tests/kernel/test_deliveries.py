"""What happened reaches every consumer at least once, in order per order, and nobody's fault holds up another."""

import asyncio
import contextlib
import smtplib
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta

import pytest

from orderflow.kernel import clock, deliveries
from orderflow.kernel.db import Database, Row
from orderflow.kernel.deliveries import (
    CHORES,
    GIVEN_UP_AFTER,
    LEASE,
    Chore,
    GaveUp,
    TryAgain,
    Worker,
    every_second,
    replay,
)
from orderflow.kernel.events import CONSUMERS, on
from orderflow.kernel.live import Live
from orderflow.kernel.work import Work, as_system
from tests.kernel.props import LAMP_NOTED, Lamp, another, note, seen, until
from tests.running import all_wait

Told = list[str]


@pytest.fixture(autouse=True)
def _no_chores_of_the_house() -> None:
    CHORES.clear()


def hearing(
    react: Callable[[Work, Row], Awaitable[None]],
    name: str = "react",
    *,
    outside: bool = False,
    optimistic: bool = False,
) -> str:
    """Let a function hear of lamps."""
    react.__name__, react.__module__ = name, "orderflow.lamps.reactions"
    on(LAMP_NOTED, outside=outside, optimistic=optimistic)(react)
    return f"lamps.{name}"


def hearing_subjects(name: str = "react") -> Told:
    """Let a reaction hear that writes down what it heard of."""
    heard: Told = []

    async def react(work: Work, event: Row) -> None:
        heard.append(event.subject)

    hearing(react, name)
    return heard


async def all_due(database: Database) -> None:
    """Let the time of waiting pass."""
    async with database.read() as connection:
        await connection.run("update delivery set next_at = next_at - interval '2 hours'")


async def states(database: Database) -> list[str]:
    async with database.read() as connection:
        return [row.state for row in await connection.rows("select state from delivery order by id")]


async def test_every_consumer_hears_every_event_once(database: Database) -> None:
    one, two = hearing_subjects("one"), hearing_subjects("two")
    for n in range(30):
        await note(database, f"lmp_{n}")

    await Worker(database).drain()
    await Worker(database).drain()

    assert sorted(one) == sorted(two) == sorted(f"lmp_{n}" for n in range(30))
    assert set(await states(database)) == {"DONE"}


@pytest.mark.parametrize(("busy", "at_once"), [(True, 1), (False, deliveries.AT_ONCE)])
async def test_while_others_have_much_to_do_deliveries_go_one_at_a_time_and_all_the_same_they_go(
    database: Database, busy: bool, at_once: int
) -> None:
    most, now = 0, 0

    async def react(work: Work, event: Row) -> None:
        nonlocal most, now
        now += 1
        most = max(most, now)
        await until(lambda: most >= at_once)
        await work.row("select pg_sleep(0.02)")
        now -= 1

    hearing(react)
    for n in range(20):
        await note(database, f"lmp_{n}")

    await Worker(database, yields=lambda: busy).drain()

    assert most == at_once
    assert await states(database) == ["DONE"] * 20


async def test_what_a_reaction_did_and_that_it_is_done_are_true_together(database: Database) -> None:
    tries = 0

    async def react(work: Work, event: Row) -> None:
        nonlocal tries
        tries += 1
        await work.add(Lamp, state="OFF", lit=0, version=1)
        work.tell("lamp.smashed", event.subject)
        if tries == 1:
            raise RuntimeError("the second thought")

    hearing(react)
    await note(database, "lmp_1")

    await Worker(database).drain()
    assert await seen(database, "select count(*) from lamp") == 0
    assert await seen(database, "select count(*) from event") == 1
    assert await seen(database, "select last_error from delivery") == "RuntimeError: the second thought"
    await all_due(database)
    await Worker(database).drain()

    assert await seen(database, "select count(*) from lamp") == 1
    assert await seen(database, "select attempts || state || coalesce(last_error, '') from delivery") == "2DONE"


async def test_what_a_reaction_tells_has_the_cause_of_what_it_heard(database: Database) -> None:
    async def react(work: Work, event: Row) -> None:
        work.tell("lamp.smashed", event.subject)

    hearing(react)
    await note(database, "lmp_1")
    await Worker(database).drain()

    assert await seen(database, "select count(distinct cause) * 10 + count(*) from event") == 12


async def test_what_is_due_of_one_order_is_done_together_each_with_its_own_cause(database: Database) -> None:
    together: list[list[str]] = []

    async def react(work: Work, event: Row) -> None:
        if not work.done:
            together.append([])
        together[-1].append(event.subject)
        work.tell("lamp.smashed", event.subject, "ord_a")

    hearing(react)
    for n in range(deliveries.TOGETHER + 2):
        await note(database, f"lmp_{n}", "ord_a")

    await Worker(database).drain()

    assert [len(each) for each in together] == [deliveries.TOGETHER, 2]
    assert [each for several in together for each in several] == [f"lmp_{n}" for n in range(deliveries.TOGETHER + 2)]
    strangers = """
    select count(*) from event as told join event as heard using (subject)
    where told.type = 'lamp.smashed' and heard.type <> 'lamp.smashed' and told.cause <> heard.cause
    """
    assert await seen(database, strangers) == 0


async def test_a_reaction_that_fails_among_several_is_left_out_and_the_others_go_on(database: Database) -> None:
    heard: Told = []

    async def react(work: Work, event: Row) -> None:
        await work.add(Lamp, state="OFF", lit=0, version=1, note=f"{event.subject} heard")
        heard.append(event.subject)

    async def stumble(work: Work, event: Row) -> None:
        if event.subject == "lmp_1":
            raise RuntimeError("over a wire")

    hearing(react)
    hearing(stumble, "stumble")
    for subject in ("lmp_0", "lmp_1", "lmp_2"):
        await note(database, subject, "ord_a")

    await Worker(database).drain()

    assert await seen(database, "select string_agg(note, ', ' order by note) from lamp") == (
        "lmp_0 heard, lmp_1 heard, lmp_2 heard"
    )
    waiting = "select count(*) from delivery where state = 'PENDING' and consumer = 'lamps.stumble'"
    assert await seen(database, waiting) == 2
    assert await seen(database, "select count(*) from delivery where state = 'PENDING'") == 2


async def test_events_of_one_order_wait_for_each_other_and_other_orders_do_not(database: Database) -> None:
    heard: Told = []
    broken = True

    async def react(work: Work, event: Row) -> None:
        if broken and event.subject == "lmp_1":
            raise TryAgain("not yet")
        heard.append(event.subject)

    hearing(react)
    for subject, order in (("lmp_1", "ord_a"), ("lmp_2", "ord_a"), ("lmp_3", "ord_b"), ("lmp_4", "ord_a")):
        await note(database, subject, order)

    await Worker(database).drain()
    assert heard == ["lmp_3"]
    broken = False
    await Worker(database).drain()
    assert heard == ["lmp_3"]
    await all_due(database)
    await Worker(database).drain()

    assert heard == ["lmp_3", "lmp_1", "lmp_2", "lmp_4"]


async def test_each_failure_waits_longer_until_a_dead_letter_lets_the_next_go(database: Database) -> None:
    heard: Told = []

    async def react(work: Work, event: Row) -> None:
        if event.subject == "lmp_bad":
            raise TryAgain("out of oil\0")
        heard.append(event.subject)

    hearing(react)
    await note(database, "lmp_bad", "ord_a")
    await note(database, "lmp_good", "ord_a")
    waits = []
    for _ in range(GIVEN_UP_AFTER):
        assert heard == []
        before = clock.real()
        await Worker(database).drain()
        waits.append(
            ((await seen(database, "select min(next_at) from delivery where id = 1")) - before).total_seconds()
        )
        await all_due(database)
    await Worker(database).drain()

    assert [round(wait) for wait in waits[:6]] == [1, 3, 7, 15, 31, 63]
    assert max(waits) < 3700
    assert heard == ["lmp_good"]
    assert await states(database) == ["DEAD", "DONE"]
    assert await seen(database, "select attempts || last_error from delivery where id = 1") == "12out of oil"


async def test_who_gives_up_is_a_dead_letter_at_once_and_can_be_sent_again(database: Database) -> None:
    heard: Told = []
    gone = True

    async def react(work: Work, event: Row) -> None:
        if gone:
            raise GaveUp("no such street")
        heard.append(event.subject)

    hearing(react)
    await note(database, "lmp_1")
    await Worker(database).drain()
    assert await states(database) == ["DEAD"]

    gone = False
    await Worker(database).drain()
    assert heard == []
    assert await as_system(database, lambda work: replay(work, 1))
    assert await as_system(database, lambda work: replay(work, 1)) is None
    await Worker(database).drain()

    assert heard == ["lmp_1"]
    assert await states(database) == ["DONE"]


@pytest.mark.parametrize(
    "fault",
    [
        ConnectionRefusedError("the mail server is down"),
        TimeoutError("the carrier is silent"),
        smtplib.SMTPServerDisconnected("gone"),
        ValueError("\ud800"),
    ],
    ids=lambda fault: type(fault).__name__,
)
async def test_a_fault_outside_is_the_deliverys_own_and_not_the_databases(
    database: Database, fault: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mail server that is down looked like a database that is away: the letter kept its lease and never died."""

    monkeypatch.setattr(deliveries.log, "disabled", True)  # half a character in a log is more than a report can carry

    async def react(work: Work, event: Row) -> None:
        raise fault

    hearing(react)
    await note(database, "lmp_1")
    await Worker(database).drain()

    assert await seen(database, "select lease_until from delivery") is None
    assert type(fault).__name__ in await seen(database, "select last_error from delivery")


async def test_a_reaction_that_gives_the_database_nonsense_fails_alone(database: Database) -> None:
    async def react(work: Work, event: Row) -> None:
        await work.run("update lamp set lit = cast(:lit as bigint)", lit="many")

    hearing(react)
    heard = hearing_subjects("other")
    await note(database, "lmp_1")
    await Worker(database).drain()

    assert set(heard) == {"lmp_1"}
    assert sorted(await states(database)) == ["DONE", "PENDING"]
    assert "DataError" in await seen(database, "select string_agg(last_error, '') from delivery")


async def test_a_delivery_to_somebody_who_left_is_kept_and_the_others_go_on(database: Database) -> None:
    heard = hearing_subjects()
    hearing_subjects("gone")
    await note(database, "lmp_1")
    del CONSUMERS["lamps.gone"]

    await Worker(database).drain()

    assert set(heard) == {"lmp_1"}
    assert await seen(database, "select last_error from delivery where state = 'PENDING'") == "KeyError: 'lamps.gone'"


async def test_a_killed_workers_delivery_is_taken_over_at_once(database: Database) -> None:
    heard: Told = []
    begun = asyncio.Event()

    async def react(work: Work, event: Row) -> None:
        heard.append(event.subject)
        if not begun.is_set():
            begun.set()
            await work.run("select pg_sleep(60)")

    hearing(react)
    await note(database, "lmp_1")
    async with another(database) as dying:
        fate = asyncio.create_task(Worker(dying).drain())
        await begun.wait()
        await seen(
            database,
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where query like '%pg_sleep(60)%' "
            "and datname = current_database() and pid <> pg_backend_pid()",
        )
        await asyncio.gather(fate, return_exceptions=True)
    await all_due(database)
    await Worker(database).drain()

    assert heard == ["lmp_1", "lmp_1"]
    assert await states(database) == ["DONE"]


async def test_who_is_killed_outside_is_replaced_when_the_lease_is_over(database: Database) -> None:
    heard: Told = []
    never = asyncio.Event()

    async def react(work: Work, event: Row) -> None:
        heard.append(event.subject)
        if len(heard) == 1:
            async with work.outside():
                await never.wait()

    hearing(react, outside=True)
    await note(database, "lmp_1")
    dying = asyncio.create_task(Worker(database)._deliver_next("lmp_1/lamps.react"))
    await until(lambda: heard == ["lmp_1"])
    await until_leased(database)

    await Worker(database).drain()
    assert heard == ["lmp_1"]
    async with database.read() as connection:
        await connection.run("update delivery set lease_until = lease_until - cast(:by as interval)", by=LEASE)
    await Worker(database).drain()
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)

    assert heard == ["lmp_1", "lmp_1"]
    assert await states(database) == ["DONE"]


async def test_a_reaction_that_steps_outside_must_have_said_so(database: Database) -> None:
    """It would commit what the others of its transaction have only half done."""

    async def react(work: Work, event: Row) -> None:
        async with work.outside():
            pass

    hearing(react)
    await note(database, "lmp_1")
    await Worker(database).drain()

    assert "outside=True" in await seen(database, "select last_error from delivery")


async def until_pending(database: Database, count: int) -> None:
    for _ in range(1500):
        if await seen(database, "select count(*) from delivery where state = 'PENDING'") == count:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("others waited too")


async def until_leased(database: Database) -> None:
    leased = "select count(*) from delivery where lease_until is not null"
    for _ in range(500):
        if await seen(database, leased):
            return
        await asyncio.sleep(0.01)
    raise AssertionError("nobody went outside")


async def test_a_late_failure_does_not_undo_what_another_finished(database: Database) -> None:
    may_fail = asyncio.Event()
    runs = 0

    async def react(work: Work, event: Row) -> None:
        nonlocal runs
        runs += 1
        if runs == 1:
            async with work.outside():
                await may_fail.wait()
            raise TryAgain("too late")

    hearing(react, outside=True)
    await note(database, "lmp_1")
    late = asyncio.create_task(Worker(database).drain())
    await until(lambda: runs == 1)
    await until_leased(database)
    async with database.read() as connection:
        await connection.run("update delivery set lease_until = lease_until - cast(:by as interval)", by=LEASE * 2)
    await Worker(database).drain()
    may_fail.set()
    await late

    assert (runs, await states(database)) == (2, ["DONE"])


async def test_two_processes_never_run_one_delivery_at_the_same_time(database: Database) -> None:
    """Even when its lease is over: tried without the lock of the lane, and one ran twice at once."""
    running: Counter[int] = Counter()
    most: Counter[int] = Counter()

    async def react(work: Work, event: Row) -> None:
        running[event.id] += 1
        most[event.id] = max(most[event.id], running[event.id])
        await work.run("select pg_sleep(0.05)")
        await asyncio.sleep(0.05)
        running[event.id] -= 1

    hearing(react)
    for n in range(40):
        await note(database, f"lmp_{n}", f"ord_{n % 8}")

    async def lose_leases() -> None:
        while True:
            async with database.read() as connection:
                await connection.run(
                    "update delivery set lease_until = :past where id in "
                    "(select id from delivery where lease_until is not null for update skip locked)",
                    past=clock.real() - timedelta(hours=1),
                )
            await asyncio.sleep(0.02)

    async with another(database) as elsewhere:
        losing = asyncio.create_task(lose_leases())
        for _ in range(10):
            await asyncio.gather(Worker(database).drain(), Worker(elsewhere).drain())
        losing.cancel()

    assert set(most.values()) == {1}
    assert len(most) == 40
    assert set(await states(database)) == {"DONE"}


async def test_two_workers_share_the_work_and_do_none_of_it_twice(database: Database) -> None:
    heard = hearing_subjects()
    for n in range(100):
        await note(database, f"lmp_{n}")

    async with another(database) as elsewhere:
        await asyncio.gather(*(Worker(each).drain() for each in (database, elsewhere, database)))

    assert sorted(heard) == sorted(f"lmp_{n}" for n in range(100))


async def test_a_slow_consumer_keeps_nobody_else_waiting(database: Database) -> None:
    """Assigning an order must not wait for a mail server that takes half a minute to say nothing."""
    stuck = asyncio.Event()

    async def slow(work: Work, event: Row) -> None:
        async with work.outside():
            await stuck.wait()

    hearing(slow, "slow", outside=True)
    heard = hearing_subjects("quick")
    worker = Worker(database, pause=0.1)
    async with running(worker):
        for n in range(30):
            await note(database, f"lmp_{n}")
        await until_pending(database, 30)
        assert len(heard) == 30
        stuck.set()
        await _all_done(database)


async def test_a_reaction_may_step_outside_and_finish_in_a_second_transaction(database: Database) -> None:
    async def react(work: Work, event: Row) -> None:
        lamp = await work.add(Lamp, state="OFF", lit=0, version=1)
        async with work.outside():
            assert await seen(database, "select count(*) from lamp") == 1
            assert await Worker(database)._find_due() == []
        await work.change(Lamp, await work.take(Lamp, lamp.id), note="answered")

    hearing(react, outside=True)
    await note(database, "lmp_1")
    await Worker(database).drain()

    assert await seen(database, "select note from lamp") == "answered"
    assert await states(database) == ["DONE"]


async def test_of_two_who_claim_at_once_one_has_the_delivery(database: Database) -> None:
    """Tried without asking again whether it is leased: both have it, and the outside is called twice."""

    async def react(work: Work, event: Row) -> None: ...

    hearing(react, outside=True)
    await note(database, "lmp_1")
    worker = Worker(database)
    [lane] = await worker._find_due()

    async with database.transaction() as first:
        claimed = await first.row(deliveries._CLAIMED, lane=lane, real=clock.real(), lease=clock.real() + LEASE)
        second = asyncio.create_task(worker._claim(lane))
        await all_wait(database, 1)

    assert claimed
    assert await second is None


async def test_who_steps_outside_without_locks_is_repeated_with_them_when_somebody_was_quicker(
    database: Database,
) -> None:
    tries: list[bool] = []

    async def paint(work: Work) -> None:
        await work.change(Lamp, await work.take(Lamp, "lmp_1"), note="painted")

    async def react(work: Work, event: Row) -> None:
        tries.append(work.optimistic)
        async with work.outside():
            assert (
                await seen(database, "select count(*) from pg_stat_activity where state = 'idle in transaction'") == 0
            )
        lamp = await work.take(Lamp, event.subject)
        if work.optimistic:
            await as_system(database, paint)
        await work.change(Lamp, lamp, lit=lamp.lit + 1)

    async def hang(work: Work) -> None:
        await work.add(Lamp, id="lmp_1", state="OFF", lit=0, version=1)

    hearing(react, outside=True, optimistic=True)
    await as_system(database, hang)
    await note(database, "lmp_1")
    await Worker(database).drain()

    assert tries == [True, False]
    assert await seen(database, "select note || lit from lamp") == "painted1"
    assert await states(database) == ["DONE"]


async def test_a_faulty_chore_stops_no_other(database: Database) -> None:
    swept = Counter[str]()

    async def faulty(database: Database) -> int:
        swept["faulty"] += 1
        raise RuntimeError("a chore's own fault")

    async def stuck(database: Database) -> int:
        swept["stuck"] += 1
        await asyncio.Event().wait()
        return 0

    async def sound(database: Database) -> int:
        swept["sound"] += 1
        return 0

    for chore in (faulty, stuck, sound):
        every_second(chore)

    async with running(Worker(database, pause=0.01)):
        await until(lambda: swept["sound"] >= 3 and swept["faulty"] >= 3)
    assert swept["stuck"] == 1


async def test_a_chore_nobody_waits_for_rests_only_once_it_finds_nothing(database: Database) -> None:
    swept = Counter[str]()

    async def patient(database: Database) -> int:
        swept["patient"] += 1
        return int(swept["patient"] < 3)

    async def restless(database: Database) -> int:
        swept["restless"] += 1
        return 0

    every_second(restless)
    CHORES["patient"] = Chore("patient", patient, pauses=1_000_000)

    async with running(Worker(database, pause=0.01)):
        await until(lambda: swept["patient"] == 3 and swept["restless"] >= 10)
    assert swept["patient"] == 3


async def test_the_worker_is_woken_by_what_was_committed_and_not_by_the_next_second(database: Database) -> None:
    heard = hearing_subjects()
    worker = Worker(database, pause=60)
    async with Live(database, worker).running(), running(worker):
        await asyncio.sleep(0.2)
        await note(database, "lmp_1", "ord_a")
        await note(database, "lmp_2", "ord_a")
        await until(lambda: heard == ["lmp_1", "lmp_2"], 3)


async def test_a_worker_outlives_the_loss_of_its_connections(dsn: str, database: Database) -> None:
    heard = hearing_subjects()
    async with Database(dsn, size=3) as serving, running(Worker(serving, pause=0.05)):
        for n in range(20):
            await note(database, f"lmp_{n}")
            if n % 4 == 0:
                await seen(
                    database,
                    "select count(pg_terminate_backend(pid)) from pg_stat_activity "
                    "where datname = current_database() and query ilike '%delivery%' and pid <> pg_backend_pid()",
                )
            async with database.read() as connection:
                await connection.run("update delivery set lease_until = null, next_at = :past", past=clock.real())
        await _all_done(database)

    assert set(heard) == {f"lmp_{n}" for n in range(20)}


@contextlib.asynccontextmanager
async def running(worker: Worker) -> AsyncIterator[None]:
    task = asyncio.create_task(worker.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert not worker._running


async def _all_done(database: Database) -> None:
    for _ in range(1500):
        async with database.read() as connection:
            if not await connection.value(
                "update delivery set next_at = :past where state = 'PENDING' returning 1", past=clock.real()
            ):
                return
        await asyncio.sleep(0.01)
    raise AssertionError("something is never delivered")


def test_a_lease_is_longer_than_anybody_outside_may_take() -> None:
    assert timedelta(seconds=30) < LEASE
    assert deliveries.AT_ONCE < deliveries.BATCH
