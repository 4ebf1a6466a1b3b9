"""At-least-once delivery of events to each consumer, in order per (consumer, order), with back-off and dead letters."""

import asyncio
import contextlib
import logging
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import ClassVar

from sqlalchemy import BigInteger, DateTime, Index, text
from sqlmodel import Field, SQLModel

from orderflow.kernel import clock
from orderflow.kernel.access import SYSTEM
from orderflow.kernel.db import Database, DatabaseAway, Row, one_of, query
from orderflow.kernel.events import CONSUMERS, Consumer, owner_of
from orderflow.kernel.work import Work, perform

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
BATCH = 100
TOGETHER = 10
"""Deliveries of one lane that share a transaction at most."""
AT_ONCE = 12
OUTSIDE_AT_ONCE = 4
FAREWELL = 5.0
GIVEN_UP_AFTER = 12
WORKER = "worker"
"""How the connections of a process end their name in the database when it works off deliveries."""


class DeliveryState(StrEnum):
    """Where a delivery stands."""

    PENDING = "PENDING"
    DONE = "DONE"
    DEAD = "DEAD"


class Delivery(SQLModel, table=True):
    """One event on its way to one consumer."""

    __table_args__ = (
        one_of("state", DeliveryState),
        Index("ix_delivery_pending", "lane", "id", postgresql_where=text("state = 'PENDING'")),
        Index("ix_delivery_due", "next_at", postgresql_where=text("state = 'PENDING'")),
        Index("ix_delivery_dead", "id", postgresql_where=text("state = 'DEAD'")),
    )
    PREFIX: ClassVar[str] = "dlv"

    id: int = Field(primary_key=True, sa_type=BigInteger)
    event_id: int = Field(sa_type=BigInteger)
    consumer: str
    lane: str
    """Those of one lane go one after the other: an order's, or for somebody who steps outside, theirs of an order."""
    state: str
    attempts: int
    next_at: datetime = Field(sa_type=DateTime(timezone=True))
    lease_until: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    last_error: str | None = None


class TryAgain(Exception):
    """The outside could not be reached or asked for patience; the delivery is tried again later."""


class GaveUp(Exception):
    """The outside refused for good; the delivery is a dead letter at once."""


_DUE_LANES = query(
    """
    select lane from delivery d
    where state = 'PENDING' and next_at <= :real and (lease_until is null or lease_until < :real)
      and consumer <> all(cast(:busy as text[]))
      and not exists (select from delivery e
        where e.state = 'PENDING' and e.lane = d.lane and e.consumer = d.consumer and e.id < d.id)
    group by lane order by min(id) limit :most
    """
)
# Whoever holds the lock of a lane works in it: that keeps the order, also among processes. The rows stay locked until
# what the reactions did is committed; a process that dies lets go of both at once.
_PENDING = query(
    """
    select d.id as delivery, d.consumer, d.lane, d.attempts,
      d.next_at <= :real and (d.lease_until is null or d.lease_until < :real) as due, e.*
    from (select pg_advisory_xact_lock(hashtextextended(:lane, 727204)) offset 0) as alone
      join delivery d on d.lane = :lane and d.state = 'PENDING'
      join event e on e.id = d.event_id
    order by d.id limit :most for update of d
    """
)
# Outside there is no lock to hold; a lease keeps others away, and another claim may begin when it is over. Only what
# comes first in its lane can be claimed, and only when it is due. Of two who claim at once the second waits for the
# first, and is asked again whether the row is still as it has to be.
_CLAIMED = query(
    """
    update delivery d set lease_until = :lease from event e
    where d.id = (select id from delivery where lane = :lane and state = 'PENDING' order by id limit 1)
      and d.state = 'PENDING' and d.next_at <= :real and (d.lease_until is null or d.lease_until < :real)
      and e.id = d.event_id
    returning d.id as delivery, d.consumer, d.lane, d.attempts, e.*,
      exists (select from delivery o where o.lane = :lane and o.state = 'PENDING' and o.id > d.id) as more
    """
)
_FAILED = query(
    """
    update delivery set state = :state, attempts = attempts + 1, next_at = :next_at, lease_until = null,
      last_error = :error
    where id = :id and attempts = :attempts and state = 'PENDING'
    """
)
_REPLAY = query(
    "update delivery set state = 'PENDING', attempts = 0, next_at = :real where id = :id and state = 'DEAD' returning *"
)


async def _failed(database: Database, delivery: Row, error: str, *, for_good: bool) -> None:
    tried = int(delivery.attempts) + 1
    state = DeliveryState.DEAD if for_good or tried >= GIVEN_UP_AFTER else DeliveryState.PENDING
    next_at = clock.real() + timedelta(seconds=min(2**tried - 1, 3600))
    words = error.replace("\0", "").encode(errors="replace").decode()[:500]
    async with database.read() as connection:
        await connection.run(
            _FAILED, id=delivery.delivery, attempts=delivery.attempts, state=state, next_at=next_at, error=words
        )


Reacted = Callable[[str, bool, float], None]
Sweep = Callable[[Database], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class Chore:
    """Something looked after again and again: due rows are found by their columns, so nothing needs scheduling."""

    name: str
    sweep: Sweep
    pauses: int
    """How long it rests after it found nothing."""


CHORES: dict[str, Chore] = {}


def every_second(sweep: Sweep) -> Sweep:
    """Make a function a chore: it looks for due rows, acts on each in its own transaction, answers how many."""
    return _chore(sweep, 1)


def every_minute(sweep: Sweep) -> Sweep:
    """Make a function a chore nobody waits for, such as forgetting; while it finds something it goes on each second."""
    return _chore(sweep, 60)


def _chore(sweep: Sweep, pauses: int) -> Sweep:
    name = f"{sweep.__module__.removeprefix('orderflow.').split('.')[0]}.{sweep.__name__}"
    CHORES[name] = Chore(name, sweep, pauses)
    return sweep


class Worker:
    """Delivers events and does chores until cancelled: inside `serve`, or as a process of its own."""

    def __init__(self, database: Database, pause: float = 1.0, yields: Callable[[], bool] = lambda: False) -> None:
        self.database = database
        self.pause = pause
        self._yields = yields
        """Whether others have so much to do that deliveries go one at a time, which is never none."""
        self.reacted: Reacted | None = None
        """Called with each reaction's consumer, whether it went well, and the seconds it took."""
        self._due: dict[str, None] = {}
        self._next_look = 0.0
        self._woken = asyncio.Event()
        self._outside: Counter[str] = Counter()
        self._running: dict[str, asyncio.Task[int]] = {}

    def wake(self, lanes: Iterable[str] | None = None) -> None:
        """Something was committed for these lanes; without any, look everywhere."""
        if lanes is None:
            self._next_look = 0.0
        else:
            self._due.update(dict.fromkeys(lanes))
        self._woken.set()

    async def run(self) -> None:
        """Work until cancelled, each chore for itself; a lost database is waited for."""
        chores = [
            self._forever(partial(chore.sweep, self.database), asyncio.Event(), chore.pauses)
            for chore in CHORES.values()
        ]
        try:
            await asyncio.gather(self._forever(self._start_due, self._woken), *chores)
        finally:
            await self._finish()

    async def _finish(self) -> None:
        """Bring what was begun to its end, unless that takes long: then it is undone, and others find it."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(FAREWELL):
                while self._running:
                    await asyncio.wait(self._running.values())
        for task in self._running.values():
            task.cancel()
        await asyncio.gather(*self._running.values(), return_exceptions=True)

    async def drain(self) -> None:
        """Deliver everything that is due now, and do the chores, until nothing is left."""
        while await self.deliver() + await self.tidy():
            pass

    async def deliver(self) -> int:
        """Deliver everything that is due now and all it causes; answers how many."""
        delivered = 0
        while True:
            self.wake()
            await self._start_due()
            if not self._running:
                return delivered
            done, _ = await asyncio.wait(self._running.values(), return_when=asyncio.FIRST_COMPLETED)
            delivered += sum(task.result() for task in done)

    async def tidy(self) -> int:
        """Do every chore once."""
        found = 0
        for chore in CHORES.values():
            found += await chore.sweep(self.database)
        return found

    async def _start_due(self) -> int:
        """Start with the lanes that are known to be due, and now and then look for others; answers how many."""
        now = asyncio.get_running_loop().time()
        if now >= self._next_look:
            self._next_look = now + self.pause
            self._due.update(dict.fromkeys(await self._find_due()))
        busy = self._busy()
        free = [lane for lane in self._due if lane not in self._running and owner_of(lane) not in busy]
        at_once = 1 if self._yields() else AT_ONCE
        free = free[: max(0, at_once + self._outside.total() - len(self._running))]
        for lane in free:
            del self._due[lane]
            task = self._running[lane] = asyncio.create_task(self._deliver_all(lane))
            task.add_done_callback(partial(self._ended, lane))
        return len(free)

    async def _find_due(self) -> list[str]:
        async with self.database.read() as connection:
            rows = await connection.rows(_DUE_LANES, real=clock.real(), busy=self._busy(), most=BATCH)
        return [row.lane for row in rows if row.lane not in self._running]

    def _ended(self, lane: str, _task: asyncio.Task[int]) -> None:
        del self._running[lane]
        if self._due:
            self._woken.set()

    async def _deliver_all(self, lane: str) -> int:
        """Deliver what is due in a lane, some at a time; answers how many deliveries ended."""
        delivered, more = 0, True
        try:
            while more:
                ended, more = await self._deliver_next(lane)
                delivered += ended
        except DatabaseAway as away:
            log.warning("deliveries to %s wait for the next look: %s", lane, away)
        return delivered

    async def _deliver_next(self, lane: str) -> tuple[int, bool]:
        """Let the reactions that are next in a lane run in one transaction; if one fails, none has happened.

        Answers how many ended, and whether others may be next. Who steps outside goes alone, leased.
        """
        leased = await self._claim(lane) if owner_of(lane) else None
        if owner_of(lane) and not leased:
            return 0, False
        current: list[Row] = []

        async def react(work: Work) -> tuple[int, bool]:
            current.clear()
            chosen, more = ([leased], bool(leased.more)) if leased else await _next_of(work, lane)
            for delivery in chosen:
                current[:] = [delivery]
                work.cause = delivery.cause
                with self._noted(delivery.consumer):
                    await self._react(work, delivery, CONSUMERS[delivery.consumer])
                work.done.append(delivery.delivery)
            return len(chosen), more

        optimistic = leased is not None and CONSUMERS[leased.consumer].optimistic
        try:
            return await perform(self.database, SYSTEM, react, optimistic=optimistic)
        except (TryAgain, GaveUp) as said:
            await _failed(self.database, current[0], str(said), for_good=isinstance(said, GaveUp))
        except Exception as error:  # a consumer's fault must not stop the others; it is kept with the delivery
            if not current:
                raise
            log.exception("delivery %s to %s failed", current[0].delivery, current[0].consumer)
            await _failed(self.database, current[0], f"{type(error).__name__}: {error}", for_good=False)
        return 1, True

    async def _claim(self, lane: str) -> Row | None:
        """The delivery that is next in the lane of somebody who steps outside, leased; None while none is due."""
        now = clock.real()
        async with self.database.read() as connection:
            return await connection.row(_CLAIMED, lane=lane, real=now, lease=now + LEASE)

    @contextlib.contextmanager
    def _noted(self, consumer: str) -> Iterator[None]:
        began, well = time.perf_counter(), False
        try:
            yield
            well = True
        finally:
            if self.reacted:
                self.reacted(consumer, well, time.perf_counter() - began)

    async def _react(self, work: Work, delivery: Row, consumer: Consumer) -> None:
        if not consumer.outside:
            work.before_outside = partial(_refuse_outside, consumer)
            await consumer.react(work, delivery)
            return
        self._outside[consumer.name] += 1
        try:
            await consumer.react(work, delivery)
        finally:
            self._outside[consumer.name] -= 1

    def _busy(self) -> list[str]:
        """The consumers that are outside so often that their other deliveries wait, and nobody else's."""
        return [name for name, times in self._outside.items() if times >= OUTSIDE_AT_ONCE]

    async def _forever(self, step: Callable[[], Awaitable[int]], woken: asyncio.Event, pauses: int = 1) -> None:
        while True:
            woken.clear()
            resting = self.pause
            try:
                if not await step():
                    resting *= pauses
            except DatabaseAway as away:
                log.warning("the database is away: %s", away)
            except Exception:  # a faulty chore is logged and met again next round; the others go on
                log.exception("a chore failed")
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(resting):
                    await woken.wait()


async def _next_of(work: Work, lane: str) -> tuple[list[Row], bool]:
    """The deliveries of a lane that can run now, in order for each consumer; and whether others may be next."""
    pending = await work.rows(_PENDING, lane=lane, real=clock.real(), most=BATCH)
    chosen: list[Row] = []
    waiting: set[str] = set()
    for each in pending:
        if each.consumer in waiting or not each.due or len(chosen) == TOGETHER:
            waiting.add(each.consumer)
        else:
            chosen.append(each)
    return chosen, 0 < len(chosen) < len(pending)


async def _refuse_outside(consumer: Consumer) -> None:
    raise RuntimeError(f"{consumer.name} steps outside: say so with @on(…, outside=True)")


async def replay(work: Work, id: int) -> Row | None:
    """Send a dead letter on its way again."""
    return await work.row(_REPLAY, id=id, real=clock.real())
