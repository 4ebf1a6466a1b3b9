"""At-least-once delivery of events to each consumer, in order per (consumer, order), with back-off and dead letters."""

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import Any, ClassVar, TypeVar

from sqlalchemy import BigInteger, DateTime, Index, text
from sqlmodel import Field, SQLModel

from orderflow.kernel import clock
from orderflow.kernel.db import Database, DatabaseAway, Row, one_of, query
from orderflow.kernel.events import CONSUMERS
from orderflow.kernel.work import Work, as_system

log = logging.getLogger(__name__)
T = TypeVar("T")

LEASE = timedelta(seconds=60)
BATCH = 10
AT_ONCE = 4
PATIENCE = 0.25
FAREWELL = 5.0
GIVEN_UP_AFTER = 12


class DeliveryState(StrEnum):
    """Where a delivery stands."""

    PENDING = "PENDING"
    DONE = "DONE"
    DEAD = "DEAD"


class Delivery(SQLModel, table=True):
    """One event on its way to one consumer."""

    __table_args__ = (
        one_of("state", DeliveryState),
        Index("ix_delivery_pending", "consumer", "key", "id", postgresql_where=text("state = 'PENDING'")),
        Index("ix_delivery_due", "next_at", postgresql_where=text("state = 'PENDING'")),
        Index("ix_delivery_dead", "id", postgresql_where=text("state = 'DEAD'")),
    )
    PREFIX: ClassVar[str] = "dlv"

    id: int = Field(primary_key=True, sa_type=BigInteger)
    event_id: int = Field(sa_type=BigInteger)
    consumer: str
    key: str
    state: str
    attempts: int
    next_at: datetime = Field(sa_type=DateTime(timezone=True))
    lease_until: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    last_error: str | None = None


class TryAgain(Exception):
    """The outside could not be reached or asked for patience; the delivery is tried again later."""


class GaveUp(Exception):
    """The outside refused for good; the delivery is a dead letter at once."""


# A row is due only when no earlier row of the same consumer and order is still pending: that keeps the order.
_CLAIM = query(
    """
    update delivery set lease_until = :lease, attempts = attempts + 1
    where id in (
      select d.id from delivery d
      where d.state = 'PENDING' and d.next_at <= :real and (d.lease_until is null or d.lease_until < :real)
        and d.consumer <> all(cast(:busy as text[]))
        and not exists (select 1 from delivery e
          where e.state = 'PENDING' and e.consumer = d.consumer and e.key = d.key and e.id < d.id)
      order by d.id limit :batch for update of d skip locked
    ) returning *
    """
)
# The number of attempts names the claim: who lost the lease to a later claim finds nothing here. The lock keeps
# others away while the reaction runs, and the lease starts anew for what it does outside the transaction.
_BEGIN = query(
    """
    update delivery d set lease_until = :lease from event e
    where d.id = :id and d.attempts = :attempts and d.state = 'PENDING' and e.id = d.event_id returning e.*
    """
)
_DONE = query("update delivery set state = 'DONE', lease_until = null, last_error = null where id = :id")
_FAILED = query(
    """
    update delivery set state = :state, next_at = :next_at, lease_until = null, last_error = :error
    where id = :id and attempts = :attempts and state = 'PENDING'
    """
)
_REPLAY = query(
    "update delivery set state = 'PENDING', attempts = 0, next_at = :real where id = :id and state = 'DEAD' returning *"
)


async def _deliver(database: Database, delivery: Row) -> None:
    async def react(work: Work) -> None:
        lease = clock.real() + LEASE
        event = await work.row(_BEGIN, id=delivery.id, attempts=delivery.attempts, lease=lease)
        if event is None:
            return
        work.cause = event.cause
        await CONSUMERS[delivery.consumer].react(work, event)
        await work.run(_DONE, id=delivery.id)

    try:
        await as_system(database, react)
    except (TryAgain, GaveUp) as said:
        await _failed(database, delivery, str(said), for_good=isinstance(said, GaveUp))
    except Exception as error:  # a consumer's fault must not stop the others; it is kept with the delivery
        log.exception("delivery %s to %s failed", delivery.id, delivery.consumer)
        await _failed(database, delivery, f"{type(error).__name__}: {error}", for_good=False)


async def _failed(database: Database, delivery: Row, error: str, *, for_good: bool) -> None:
    attempts = int(delivery.attempts)
    state = DeliveryState.DEAD if for_good or attempts >= GIVEN_UP_AFTER else DeliveryState.PENDING
    next_at = clock.real() + timedelta(seconds=min(2**attempts - 1, 3600))
    words = error.replace("\0", "").encode(errors="replace").decode()[:500]
    async with database.read() as connection:
        await connection.run(_FAILED, id=delivery.id, attempts=attempts, state=state, next_at=next_at, error=words)


Sweep = Callable[[Database], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class Chore:
    """Something looked after again and again: due rows are found by their columns, so nothing needs scheduling."""

    name: str
    sweep: Sweep


CHORES: dict[str, Chore] = {}


def every_second(sweep: Sweep) -> Sweep:
    """Make a function a chore: it looks for due rows, acts on each in its own transaction, answers how many."""
    name = f"{sweep.__module__.removeprefix('orderflow.').split('.')[0]}.{sweep.__name__}"
    CHORES[name] = Chore(name, sweep)
    return sweep


class Worker:
    """Delivers events and does chores until cancelled: inside `serve`, or as a process of its own."""

    def __init__(self, database: Database, pause: float = 1.0) -> None:
        self.database = database
        self.pause = pause
        self._woken = asyncio.Event()
        self._gates: defaultdict[str, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(AT_ONCE))
        self._running: set[asyncio.Task[Any]] = set()

    def wake(self) -> None:
        """Look again now: something was committed, or the clock was advanced."""
        self._woken.set()

    async def run(self) -> None:
        """Work until cancelled, each chore for itself; a lost database is waited for."""
        chores = [self._forever(partial(chore.sweep, self.database), asyncio.Event()) for chore in CHORES.values()]
        try:
            await asyncio.gather(self._forever(self._deliver_due, self._woken), *chores)
        finally:
            await self._finish()

    async def _finish(self) -> None:
        """Bring what was claimed to its end, unless that takes long: what is cut off waits for its lease to be over."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(FAREWELL):
                while self._running:
                    await asyncio.wait(self._running)
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def drain(self) -> None:
        """Deliver everything that is due now, and do the chores, until nothing is left."""
        while await self.deliver() + await self.tidy():
            pass

    async def deliver(self) -> int:
        """Deliver everything that is due now and all it causes; answers how many."""
        found = await self._deliver_due()
        while self._running:
            await asyncio.wait(self._running)
            found += await self._deliver_due()
        return found

    async def tidy(self) -> int:
        """Do every chore once."""
        found = 0
        for chore in CHORES.values():
            found += await chore.sweep(self.database)
        return found

    async def _deliver_due(self) -> int:
        """Deliver all that is due; a slow consumer keeps its own deliveries waiting and nobody else's."""
        found = 0
        while started := await asyncio.shield(self._start(self._start_some())):  # never cut between claim and start
            found += len(started)
            _, slow = await asyncio.wait(started, timeout=PATIENCE)
            for task in slow:
                task.add_done_callback(lambda _: self.wake())
        return found

    async def _start_some(self) -> list[asyncio.Task[None]]:
        """Claim what is due and begin to deliver it."""
        return [self._start(self._one(each)) for each in await self._claim()]

    def _start(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Run beside everything else, and known to whoever has to wait for its end."""
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return task

    async def _claim(self) -> list[Row]:
        busy = [name for name, gate in self._gates.items() if gate.locked()]
        real = clock.real()
        async with self.database.read() as connection:
            return await connection.rows(_CLAIM, lease=real + LEASE, real=real, batch=BATCH, busy=busy)

    async def _one(self, delivery: Row) -> None:
        async with self._gates[delivery.consumer]:
            try:
                await _deliver(self.database, delivery)
            except DatabaseAway as away:
                log.warning("delivery %s waits for its lease to end: %s", delivery.id, away)

    async def _forever(self, step: Callable[[], Awaitable[int]], woken: asyncio.Event) -> None:
        while True:
            woken.clear()
            try:
                await step()
            except DatabaseAway as away:
                log.warning("the database is away: %s", away)
            except Exception:  # a faulty chore is logged and met again next round; the others go on
                log.exception("a chore failed")
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self.pause):
                    await woken.wait()


async def replay(work: Work, id: int) -> Row | None:
    """Send a dead letter on its way again."""
    return await work.row(_REPLAY, id=id, real=clock.real())
