"""A street lamp: a table, a lifecycle and verbs of the tests' own, kept apart from the house's."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import BigInteger, MetaData
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from orderflow.kernel import events, live
from orderflow.kernel.access import ALL, SIGHTS, Actor, Kind, Sight
from orderflow.kernel.action import ACTIONS, Action
from orderflow.kernel.db import Database, Row
from orderflow.kernel.deliveries import CHORES
from orderflow.kernel.events import CONSUMERS, EventType, event_type
from orderflow.kernel.lifecycle import LIFECYCLES, Lifecycle, guard, move
from orderflow.kernel.refusal import REFUSALS
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work, as_system

CREATE = """
create table lamp (
  id text primary key, owner text, state text not null, note text, order_id text, lit bigint not null default 0,
  glass bytea, tags jsonb, version int not null default 1
)
"""


class Apart(SQLModel, registry=registry(metadata=MetaData())):
    """The metadata of tables that no migration knows."""


class Lamp(Apart, table=True):
    """A lamp in the street."""

    PREFIX: ClassVar[str] = "lmp"

    id: str = Field(primary_key=True)
    owner: str | None = None
    state: str
    note: str | None = None
    order_id: str | None = None
    lit: int = Field(sa_type=BigInteger)
    glass: bytes | None = None
    tags: str | None = None
    version: int


class LampState(StrEnum):
    """Whether a lamp shines."""

    OFF = "OFF"
    ON = "ON"
    BROKEN = "BROKEN"


@guard("燈還沒有玻璃罩。", "灯还没有玻璃罩。")
def has_glass(lamp: Row) -> bool:
    """The lamp has no glass yet."""
    return bool(lamp.note != "bare")


REGISTRIES: tuple[dict[Any, Any], ...] = (
    LIFECYCLES, EventType.all, CONSUMERS, CHORES, SIGHTS, ACTIONS, REFUSALS, events._HEARD_BY,
)  # fmt: skip


@contextlib.contextmanager
def kept_apart() -> Iterator[None]:
    """What is declared in the block is forgotten after it."""
    kept = [dict(each) for each in REGISTRIES]
    try:
        yield
    finally:
        for each, was in zip(REGISTRIES, kept, strict=True):
            each.clear()
            each.update(was)


LAMP_NAMES = {
    "OFF": text("熄滅", "熄灭", "dark"),
    "ON": text("點亮", "点亮", "lit"),
    "BROKEN": text("損壞", "损坏", "broken"),
}
with kept_apart():
    LAMP = Lifecycle(
        Lamp,
        LampState,
        "OFF",
        {
            "light": move("OFF", "ON", Can.BROWSE, "lamp.lit", has_glass),
            "darken": move("ON", "OFF", Can.BROWSE, "lamp.darkened"),
            "smash": move(("OFF", "ON"), "BROKEN", None, "lamp.smashed"),
        },
        noun=text("路燈", "路灯", "street lamp"),
        names=LAMP_NAMES,
    )
    LAMP_NOTED = event_type("lamp.noted")
    LAMP_EVENTS = {name: heard for name, heard in EventType.all.items() if name.startswith("lamp.")}


def declare_lamps() -> None:
    """Make the lamp known for one test."""
    LIFECYCLES["Lamp"] = LAMP
    EventType.all.update(LAMP_EVENTS)
    SIGHTS[Lamp] = lambda actor: ALL if actor.is_staff else Sight("owner = :see_owner", {"see_owner": actor.id})


@dataclass
class LightLamp:
    """Light a lamp, once per key."""

    lamp_id: str
    idempotency_key: str
    watts: int = 5


def action_of(verb: Callable[[Work, Any], Awaitable[dict[str, Any]]]) -> Action:
    """An action that everybody may do, of a test's own verb."""
    return Action(getattr(verb, "__name__", "verb"), verb, Can.BROWSE, (), None, (), (), None)


ADA = Actor(Kind.CUSTOMER, "cus_ada", frozenset({Can.BROWSE}), "en", customer_id="cus_ada")
BOB = Actor(Kind.CUSTOMER, "cus_bob", frozenset({Can.BROWSE}), "en", customer_id="cus_bob")


async def a_lamp(database: Database, owner: str = "cus_ada", **values: Any) -> Row:
    """A dark lamp."""
    plain = {"owner": owner, "state": "OFF", "lit": 0, "version": 1}
    return await as_system(database, lambda work: work.add(Lamp, **{**plain, **values}))


async def note(database: Database, subject: str, order_id: str | None = None, **payload: Any) -> None:
    """One event in a transaction of its own."""

    async def verb(work: Work) -> None:
        work.tell(LAMP_NOTED, subject, order_id, **payload)

    await as_system(database, verb)


async def seen(database: Database, sql: str, **values: Any) -> Any:
    """One value as the database has it now."""
    async with database.read() as connection:
        return await connection.value(sql, **values)


async def number(database: Database) -> int:
    """Number what has no position yet."""
    async with database.read() as connection:
        return len(await events.publish(connection))


async def the_log(database: Database) -> list[Row]:
    """All numbered events."""
    async with database.read() as connection:
        return await events.since(connection, 0, 100_000)


@contextlib.asynccontextmanager
async def another(database: Database, size: int = 20) -> AsyncIterator[Database]:
    """A pool of another process on the same database."""
    async with Database(database.dsn, size) as opened:
        yield opened


async def until(happens: Callable[[], bool], seconds: float = 15) -> None:
    """Wait until something is so, and fail when it never is."""
    for _ in range(int(seconds * 100)):
        if happens():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never happened")


LISTENERS: list["Listener"] = []


class Listener:
    """Somebody who follows the log and writes down every position, resuming whenever it is cut off."""

    def __init__(self, stream: live.Live, after: int | None = None) -> None:
        self.stream = stream
        self.cursor = after
        self.heard: list[Row] = []
        self._task = asyncio.create_task(self._listen())
        LISTENERS.append(self)

    async def _listen(self) -> None:
        """First what the log has after the cursor, then what is handed out; what was in both comes once."""
        fresh: asyncio.Queue[Sequence[Row]] = asyncio.Queue()
        self.stream.hearers.append(fresh.put_nowait)
        try:
            self.cursor = self.stream.position if self.cursor is None else self.cursor
            async with self.stream.database.read() as connection:
                while missed := await events.since(connection, self.cursor):
                    self._take(missed)
            while True:
                self._take([row for row in await fresh.get() if row.position > self.cursor])
        finally:
            self.stream.hearers.remove(fresh.put_nowait)

    def _take(self, rows: Sequence[Row]) -> None:
        self.heard += rows
        self.cursor = rows[-1].position if rows else self.cursor

    @property
    def positions(self) -> list[int]:
        """The positions heard, in the order they came."""
        return [row.position for row in self.heard]

    async def hears(self, many: int, seconds: float = 15) -> None:
        """Wait until so many events came."""
        await until(lambda: len(self.heard) >= many, seconds)

    async def leave(self) -> int:
        """Hang up; answers the cursor to resume from."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        return self.cursor or 0
