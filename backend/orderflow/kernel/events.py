"""The log: one append-only row per change, at once history, live update, notice, webhook and process record."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

import orjson
from sqlalchemy import BigInteger, DateTime, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from orderflow.kernel.db import Connection, Row, function, query
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import Text

if TYPE_CHECKING:
    from orderflow.kernel.work import Work


class Event(SQLModel, table=True):
    """One change; `position` is given once, after commit, and is the only cursor there is."""

    __table_args__ = (
        Index("ix_event_order", "order_id", "id", postgresql_where=text("order_id is not null")),
        Index("ix_event_unnumbered", "id", postgresql_where=text("position is null")),
    )
    PREFIX: ClassVar[str] = "evt"

    id: int = Field(primary_key=True, sa_type=BigInteger)
    position: int | None = Field(default=None, sa_type=BigInteger, unique=True)
    at: datetime = Field(sa_type=DateTime(timezone=True))
    type: str
    subject: str
    order_id: str | None = None
    actor: str
    cause: str
    payload: dict[str, Any] = Field(sa_type=JSONB)


@dataclass(frozen=True, slots=True)
class Audience:
    """Who may hear an event type: the order's customer, and staff who hold the right."""

    customer: bool = False
    staff: Can | None = Can.SEE_ORDERS
    everyone: bool = False
    words: Text | None = None
    """What a timeline says of it; an event without words is not shown there."""


class EventType:
    """The catalogue of event types; a type nobody declared cannot be told."""

    all: ClassVar[dict[str, Audience]] = {}

    @classmethod
    def declare(cls, name: str, audience: Audience) -> str:
        """Enter a type into the catalogue and answer its name."""
        if cls.all.setdefault(name, audience) != audience:
            raise ValueError(f"event {name} is declared twice with different audiences")
        return name


def event_type(
    name: str,
    *,
    customer: bool = False,
    staff: Can | None = Can.SEE_ORDERS,
    everyone: bool = False,
    words: Text | None = None,
) -> str:
    """Declare an event that is no lifecycle move, who may hear it, and what a timeline says of it."""
    return EventType.declare(name, Audience(customer, staff, everyone, words))


CLOCK_ADVANCED = event_type("clock.advanced", staff=Can.ADVANCE_CLOCK, everyone=True)

Reaction = Callable[["Work", Row], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Consumer:
    """A reaction and the event types it hears."""

    name: str
    react: Reaction
    types: tuple[str, ...]
    outside: bool
    """Whether it steps outside its transaction: its deliveries go apart, so that nobody waits for it."""
    when: Callable[[dict[str, Any]], Any] | None
    """Whether it is to hear of an event with a payload; None when it hears of all."""
    optimistic: bool
    """Whether it is first tried without locks; it must not mind stepping outside twice."""

    def lane_of(self, event: "Row | Told") -> str:
        """The lane in which an event comes to it: the order's, or one of its own beside it."""
        lane = str(event.order_id or event.subject)
        return f"{lane}/{self.name}" if self.outside else lane


CONSUMERS: dict[str, Consumer] = {}
_HEARD_BY: dict[str, list[Consumer]] = {}
PAGE = 1000
"""How many events are read at a time."""


def on(
    *types: str,
    outside: bool = False,
    when: Callable[[dict[str, Any]], Any] | None = None,
    optimistic: bool = False,
) -> Callable[[Reaction], Reaction]:
    """Make a function hear events: it runs after commit, at least once, in order per order, all of it or nothing.

    Reactions that are due share a transaction, except those that step `outside`; `when` looks at an event's payload
    and spares the function what does not concern it. One that steps outside and may do so twice can be `optimistic`.
    """

    def register(react: Reaction) -> Reaction:
        name = f"{react.__module__.removeprefix('orderflow.').split('.')[0]}.{react.__name__}"
        CONSUMERS[name] = Consumer(name, react, types, outside, when, optimistic)
        for each in types:
            if each not in EventType.all:
                raise ValueError(f"{name} listens for {each}, which nobody declared")
            _HEARD_BY.setdefault(each, []).append(CONSUMERS[name])
        return react

    return register


@dataclass(frozen=True, slots=True)
class Told:
    """An event that will be written when its verb commits."""

    type: str
    subject: str
    order_id: str | None
    payload: dict[str, Any]
    cause: str


_TOLD = """told as (
  insert into event (at, type, subject, order_id, actor, cause, payload)
  select :at, type, subject, order_id, :actor, cause, cast(payload as jsonb)
  from unnest(cast(:types as text[]), cast(:subjects as text[]), cast(:orders as text[]), cast(:payloads as text[]),
    cast(:causes as text[])) with ordinality as t(type, subject, order_id, payload, cause, n) order by n
  returning id
)"""
_HEARD = """, heard as (
  insert into delivery (event_id, consumer, lane, state, attempts, next_at)
  select numbered.id, consumer, lane, 'PENDING', 0, :real
  from (select id, row_number() over (order by id) as n from told) as numbered
    join unnest(cast(:heard as int[]), cast(:consumers as text[]), cast(:lanes as text[])) as c(n, consumer, lane)
    using (n)
  order by numbered.id
)"""
FINISH = """
update delivery set state = 'DONE', attempts = attempts + 1, lease_until = null, last_error = null where id = any(:done)
"""


def writing(told: Sequence[Told], at: datetime, real: datetime, actor: str) -> tuple[str, dict[str, Any]]:
    """How a verb's events and their deliveries are written, by names of their own in its last statement."""
    pairs = [
        (n, each, consumer) for n, each in enumerate(told, 1) for consumer in _consumers_of(each.type, each.payload)
    ]
    values: dict[str, Any] = {
        "at": at,
        "actor": actor,
        "types": [t.type for t in told],
        "subjects": [t.subject for t in told],
        "orders": [t.order_id for t in told],
        "payloads": [orjson.dumps(t.payload).decode() for t in told],
        "causes": [t.cause for t in told],
    }
    if not pairs:
        return _TOLD, values
    return _TOLD + _HEARD, values | {
        "real": real,
        "heard": [n for n, _, _ in pairs],
        "consumers": [consumer.name for _, _, consumer in pairs],
        "lanes": [consumer.lane_of(each) for _, each, consumer in pairs],
    }


_PUBLISH = query("select * from publish_events(:note)")


async def publish(connection: Connection, note: str = "") -> list[Row]:
    """Give positions to all committed events that have none, in id order, and ring the bell (see decisions/0003).

    Answers the events it numbered, in order.
    """
    return await connection.rows(_PUBLISH, note=note)


BELL = "orderflow"
function("""
create function publish_events(note text) returns setof event language plpgsql as $$
begin
  -- One sequencer at a time. The lock is taken in a statement of its own, so that the next one sees
  -- what the previous holder committed.
  perform pg_advisory_xact_lock(727201);
  return query with waiting as (
    select id, row_number() over (order by id) as n from event where position is null
  ), head as (
    select coalesce(max(position), 0) as position from event
  ), numbered as (
    update event set position = head.position + waiting.n from waiting, head where event.id = waiting.id
    returning event.*
  ) select * from numbered order by position;
  if found then
    perform pg_notify('orderflow', note);
  end if;
end $$
""")


def lanes_of(event: Row) -> set[str]:
    """The lanes in which an event is delivered; none when nobody hears its type."""
    return {consumer.lane_of(event) for consumer in _consumers_of(event.type, event.payload)}


def owner_of(lane: str) -> str:
    """The consumer who has a lane to itself; empty when it is an order's."""
    return lane.partition("/")[2]


def _consumers_of(type: str, payload: dict[str, Any]) -> list[Consumer]:
    return [each for each in _HEARD_BY.get(type, ()) if each.when is None or each.when(payload)]


async def since(connection: Connection, position: int, limit: int = PAGE) -> list[Row]:
    """The events after a position, in order."""
    return await connection.rows(
        "select * from event where position > :position order by position limit :limit", position=position, limit=limit
    )


async def missed(
    connection: Connection, position: int, types: Collection[str], order_id: str | None = None
) -> list[Row]:
    """The events of some types after a position, in order; of one order only, where it is named."""
    of_order = "order_id = :order_id and " if order_id else ""
    return await connection.rows(
        query(
            f"select * from event where {of_order}position > :position and type = any(:types)"
            f" order by position limit {PAGE}"
        ),
        position=position,
        types=list(types),
        **({"order_id": order_id} if order_id else {}),
    )


async def head(connection: Connection) -> int:
    """The newest position."""
    return int(await connection.value("select coalesce(max(position), 0) from event"))


async def oldest(connection: Connection) -> int:
    """The oldest position still kept; a cursor before it needs a fresh fetch."""
    return int(await connection.value("select coalesce(min(position), 1) from event"))


class Publisher:
    """After each commit: number the events once for all that came within some milliseconds, then ring the bell."""

    def __init__(self, ring: Callable[[], Awaitable[None]], pause: float = 0.04) -> None:
        self._ring = ring
        self._pause = pause
        self._due = asyncio.Event()

    def committed(self) -> None:
        """Note that a verb with events has committed."""
        self._due.set()

    async def run(self) -> None:
        """Publish until cancelled."""
        while True:
            await self._due.wait()
            await asyncio.sleep(self._pause)
            self._due.clear()
            await self._ring()
