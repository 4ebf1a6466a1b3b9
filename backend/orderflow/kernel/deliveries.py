"""At-least-once delivery of events to each consumer, in order per (consumer, order), with back-off and dead letters."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import BigInteger, DateTime, Index, text
from sqlmodel import Field, SQLModel

from orderflow.kernel import clock
from orderflow.kernel.db import ConnectionLost, Database, Row, one_of, query
from orderflow.kernel.events import CONSUMERS
from orderflow.kernel.work import Work, as_system

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
BATCH = 20
AT_ONCE = 4
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
        and not exists (select 1 from delivery e
          where e.state = 'PENDING' and e.consumer = d.consumer and e.key = d.key and e.id < d.id)
      order by d.id limit :batch for update of d skip locked
    ) returning *
    """
)
_DONE = query("update delivery set state = 'DONE', lease_until = null, last_error = null where id = :id")
_FAILED = query(
    "update delivery set state = :state, next_at = :next_at, lease_until = null, last_error = :error where id = :id"
)
_REPLAY = query(
    "update delivery set state = 'PENDING', attempts = 0, next_at = :real where id = :id and state = 'DEAD' returning *"
)


async def deliver_due(database: Database) -> int:
    """Claim and deliver one batch; answers how many were claimed."""
    async with database.read() as connection:
        real = clock.real()
        claimed = await connection.rows(_CLAIM, lease=real + LEASE, real=real, batch=BATCH)
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(delivery: Row) -> None:
        async with gate:
            await _deliver(database, delivery)

    await asyncio.gather(*(one(each) for each in claimed))
    return len(claimed)


async def _deliver(database: Database, delivery: Row) -> None:
    async with database.read() as connection:
        event = await connection.one("select * from event where id = :id", id=delivery.event_id)
    consumer = CONSUMERS[delivery.consumer]

    async def react(work: Work) -> None:
        await consumer.react(work, event)
        await work.run(_DONE, id=delivery.id)

    try:
        await as_system(database, react, cause=event.cause)
    except GaveUp as final:
        await _failed(database, delivery, DeliveryState.DEAD, str(final))
    except ConnectionLost:
        raise
    except Exception as error:  # a consumer's fault must not stop the others; it is kept with the delivery
        log.exception("delivery %s to %s failed", delivery.id, delivery.consumer)
        state = DeliveryState.DEAD if delivery.attempts >= GIVEN_UP_AFTER else DeliveryState.PENDING
        await _failed(database, delivery, state, f"{type(error).__name__}: {error}"[:500])


async def _failed(database: Database, delivery: Row, state: DeliveryState, error: str) -> None:
    delay = timedelta(seconds=min(2 ** int(delivery.attempts) - 1, 3600))
    async with database.read() as connection:
        await connection.run(_FAILED, id=delivery.id, state=state, next_at=clock.real() + delay, error=error)


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

    def wake(self) -> None:
        """Look again now: something was committed, or the clock was advanced."""
        self._woken.set()

    async def run(self) -> None:
        """Work until cancelled; a lost database is waited for."""
        await asyncio.gather(self._forever(self._drain, woken=True), self._forever(self.tidy, woken=False))

    async def drain(self) -> None:
        """Deliver everything that is due now, and do the chores, until nothing is left."""
        while await self._drain() + await self.tidy():
            pass

    async def tidy(self) -> int:
        """Do every chore once."""
        found = 0
        for chore in CHORES.values():
            found += await chore.sweep(self.database)
        return found

    async def _drain(self) -> int:
        found = 0
        while claimed := await deliver_due(self.database):
            found += claimed
        return found

    async def _forever(self, step: Callable[[], Awaitable[int]], *, woken: bool) -> None:
        while True:
            try:
                await step()
            except ConnectionLost as lost:
                log.warning("the database is away: %s", lost)
            except Exception:  # a faulty chore is logged and met again next round; the others go on
                log.exception("a chore failed")
            try:
                async with asyncio.timeout(self.pause):
                    await (self._woken.wait() if woken else asyncio.Event().wait())
            except TimeoutError:
                continue
            self._woken.clear()


async def replay(work: Work, id: int) -> Row | None:
    """Send a dead letter on its way again."""
    return await work.row(_REPLAY, id=id, real=clock.real())
