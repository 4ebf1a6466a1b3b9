"""One transaction: take rows, add, change and move them, tell what happened; all of it or nothing."""

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import lru_cache
from typing import Any, TypeVar

from sqlmodel import SQLModel

from orderflow.kernel import clock, events
from orderflow.kernel.access import ALL, SYSTEM, Actor, Sight, sight_of
from orderflow.kernel.db import (
    BrokenRule,
    Connection,
    Database,
    LostRace,
    Query,
    Row,
    changed_meanwhile,
    prefix,
    query,
    table,
)
from orderflow.kernel.ids import new_id
from orderflow.kernel.lifecycle import LIFECYCLES, Move, refuse_unless_open
from orderflow.kernel.pending import NeedsLocks, Writing, beside, side_by_side
from orderflow.kernel.refusal import NotFound, Refusal, Refusals, StaleVersion
from orderflow.kernel.texts import Text, text

ATTEMPTS = 3
T = TypeVar("T")


class Work:
    """The open transaction of one verb; an optimistic one is open only while it writes (see decisions/0020)."""

    def __init__(self, database: Database, actor: Actor, cause: str | None = None, *, optimistic: bool = False) -> None:
        self.database = database
        self.actor = actor
        self.cause = cause or new_id("cse")
        self.told: list[events.Told] = []
        self.done: list[int] = []
        """The deliveries that are finished with this transaction."""
        self.remembered: dict[str, Any] = {}
        self.then: list[Callable[[], None]] = []
        """What is to be done in this process once the transaction is committed."""
        self.before_outside: Callable[[], Awaitable[Any]] | None = None
        self.optimistic = optimistic
        """Whether rows are taken without a lock, and written only if they are still as they were read."""
        self.connection: Writing
        self._open: contextlib.AbstractAsyncContextManager[Connection] | None = None

    async def begin(self) -> None:
        """Open a transaction, or get ready to read what is written at once in the end."""
        opening = self.database.read() if self.optimistic else self.database.transaction()
        self.connection = Writing((await opening.__aenter__()).raw, optimistic=self.optimistic)
        self._open = opening

    async def commit(self) -> None:
        """Write what was told, commit, and wake those who listen."""
        spoke = bool(self.told)
        if self.done:
            self.connection.pending.also(events.FINISH, {"done": self.done})
        if spoke:
            now, real = clock.now(), clock.real()
            last, values = events.writing(self.told, now, real, self._actor_label())
            await self.connection.finish(last, **values)
        else:
            await self.connection.finish()
        self.told, self.done = [], []
        await self._close(None)
        for each in self.then:
            each()
        if spoke:
            self.database.committed()

    async def abandon(self, error: BaseException) -> None:
        """Roll everything back."""
        self.told, self.done = [], []
        with contextlib.suppress(type(error)):  # whoever abandons the work raises it, or begins anew
            await self._close(error)

    async def _close(self, error: BaseException | None) -> None:
        """End the transaction, once: what fails to commit is at its end too."""
        opened, self._open = self._open, None
        if opened:
            await opened.__aexit__(type(error) if error else None, error, error.__traceback__ if error else None)

    @contextlib.asynccontextmanager
    async def outside(self) -> AsyncIterator[None]:
        """Commit, step outside to ask the world, and return in a new transaction; rows must be taken again."""
        if self.before_outside:
            await self.before_outside()
        await self.commit()
        try:
            yield
        finally:
            await self.begin()

    async def take(
        self,
        model: type[SQLModel],
        id: str,
        *,
        version: int | None = None,
        sight: Sight | None = None,
        what: Text | None = None,
    ) -> Row:
        """Lock one row the actor may see, or refuse with NotFound; with StaleVersion when it is not at `version`."""
        seen, pending = sight or sight_of(model, self.actor), self.connection.pending
        family = (table(model).name, "id", id)
        if seen.where == ALL.where and (known := pending.families.get(family)):
            row: Row | None = known[0]
        else:
            if pending.holds(model, id):
                await self.connection.write()
            row = await self.connection.stored(_take(model, seen.where, lock=not self.optimistic), id=id, **seen.values)
        if row is None:
            raise NotFound(what=what or NOUNS.get(model.__name__, _THING))
        self.connection.took(model, row)
        pending.families[family] = [row]
        require_version(row, version)
        return row

    async def take_with(
        self, model: type[SQLModel], id: str, part: type[SQLModel], column: str
    ) -> tuple[Row, list[Row]]:
        """Lock one row the actor may see and its parts, or refuse with NotFound.

        For parts that come into being with their whole and never after: in one statement, one that is added while
        the whole is waited for would be missed. A part never changes without its whole, whose version stands for both.
        """
        sight = sight_of(model, self.actor)
        statement = _take_with(model, sight.where, part, column, lock=not self.optimistic)
        rows = await self.rows(statement, id=id, **sight.values)
        if not rows:
            raise NotFound(what=NOUNS.get(model.__name__, _THING))
        pairs = [side_by_side(row, model, part) for row in rows]
        whole, parts = pairs[0][0], [each for _, each in pairs]
        self.connection.took(model, whole)
        self.know(model, "id", id, [whole])
        self.know(part, column, id, parts)
        return whole, parts

    def know(self, model: type[SQLModel], column: str, value: Any, rows: list[Row]) -> None:
        """These locked rows are all rows of a table that have a value in a column."""
        self.connection.pending.families[table(model).name, column, value] = rows

    async def add(self, model: type[SQLModel], **values: Any) -> Row:
        """Insert a row; an id is made when none is given, columns left out are null."""
        values.setdefault("id", new_id(prefix(model)))
        await self._after_changes(model)
        return self.connection.pending.add(model, values)

    async def add_all(
        self, model: type[SQLModel], rows: list[dict[str, Any]], *, whole: str | None = None
    ) -> list[Row]:
        """Insert many rows, columns left out are null; `whole` is the column by whose value these are all there are."""
        for row in rows:
            row.setdefault("id", new_id(prefix(model)))
        if whole and rows:
            self.know(model, whole, rows[0][whole], [])
        await self._after_changes(model)
        return self.connection.pending.add_all(model, rows)

    async def change(self, model: type[SQLModel], row: Row, **values: Any) -> Row:
        """Change columns of a taken row (never its state) and answer the row as it is now."""
        lifecycle = LIFECYCLES.get(model.__name__)
        if lifecycle and lifecycle.column in values:
            raise ValueError(f"only a move changes the {lifecycle.column} of {model.__name__}")
        await self._after_statements(model)
        return self.connection.pending.change(model, row, values)

    async def move(self, row: Row, chosen: Move, *, also: dict[str, Any] | None = None, **payload: Any) -> Row:
        """Make a lifecycle move on a taken row: checked, written, told. `also` are columns that change with it."""
        refuse_unless_open(chosen, row)
        lifecycle = chosen.lifecycle
        source = row[lifecycle.column]
        values = {lifecycle.column: chosen.target, **(also or {})}
        await self._after_statements(lifecycle.model)
        moved = self.connection.pending.change(lifecycle.model, row, values)
        order_id = moved.get("order_id") or (moved.id if lifecycle.model.__name__ == "Order" else None)
        self.tell(chosen.event, moved.id, order_id, **{"from": source, "to": chosen.target, **payload})
        return moved

    def tell(self, event: str, subject: str, order_id: str | None = None, **payload: Any) -> None:
        """Write an event when this transaction commits; ids, codes and amounts only, never personal data."""
        if event not in events.EventType.all:
            raise ValueError(f"nobody declared the event {event}")
        self.told.append(events.Told(event, subject, order_id, payload, self.cause))

    def remember(self, **outcome: Any) -> None:
        """Keep ids for a replay of the same request, before stepping outside."""
        self.remembered.update(outcome)

    async def write(self) -> None:
        """Write what was added and changed so far, and learn what the database says of it."""
        await self.connection.write()

    async def later(self, statement: str, **values: Any) -> None:
        """Run a statement together with what else is written; nobody asks what it found."""
        if self.connection.pending.concerns(query(statement)):
            await self.connection.write()
        self.connection.pending.also(statement, values)

    async def whole(self, model: type[SQLModel], column: str, value: Any) -> list[Row]:
        """Lock all rows of a table that have a value in a column, by id; asked again, they are as changed since."""
        pending = self.connection.pending
        family = (table(model).name, column, value)
        if family not in pending.families:
            pending.families[family] = await self.rows(_whole(model, column), value=value)
        return list(pending.families[family])

    async def rows(self, statement: Query | str, **values: Any) -> list[Row]:
        """All rows of a statement."""
        return await self.connection.rows(statement, **values)

    async def row(self, statement: Query | str, **values: Any) -> Row | None:
        """The first row, or None."""
        return await self.connection.row(statement, **values)

    async def run(self, statement: Query | str, **values: Any) -> int:
        """Run a statement and answer how many rows it touched."""
        return await self.connection.run(statement, **values)

    async def _after_changes(self, model: type[SQLModel]) -> None:
        """Write changed rows before new ones: in one statement, a unique index could meet the new ones first."""
        if self.connection.pending.changes(model) or self.connection.pending.touches(model):
            await self.connection.write()

    async def _after_statements(self, model: type[SQLModel]) -> None:
        """Write what touches a table before its rows change again: one statement changes a row only once."""
        if self.connection.pending.touches(model):
            await self.connection.write()

    def _actor_label(self) -> str:
        return f"{self.actor.kind.value}:{self.actor.id}"


def require_version(row: Row, version: int | None) -> None:
    """Raise StaleVersion when a taken row is not at the version its caller saw, if the caller says which."""
    if version is not None and row.version != version:
        raise StaleVersion(current_version=row.version)


async def perform(
    database: Database,
    actor: Actor,
    verb: Callable[[Work], Awaitable[T]],
    cause: str | None = None,
    *,
    optimistic: bool = False,
) -> T:
    """Run a verb in one transaction; a lost race with another transaction repeats it, three times at most.

    An optimistic verb is first tried without locks; whatever comes in its way then, it is repeated with them.
    """
    for attempt in range(0 if optimistic else 1, ATTEMPTS + 1):
        work = Work(database, actor, cause, optimistic=attempt == 0)
        await work.begin()
        try:
            result = await verb(work)
            await work.commit()
            return result
        except BaseException as error:
            await work.abandon(error)
            lost = isinstance(error, LostRace) and changed_meanwhile(error)
            doubtful = work.optimistic and isinstance(error, _NOT_SURE)
            if not (lost or doubtful) or attempt == ATTEMPTS:
                raise
    raise AssertionError("unreachable")


_NOT_SURE = (NeedsLocks, BrokenRule, Refusal, Refusals)
"""What ends an optimistic attempt only: it may have seen one row before and another after somebody's change."""


async def as_system(database: Database, verb: Callable[[Work], Awaitable[T]], cause: str | None = None) -> T:
    """Run a verb in the system's own name."""
    return await perform(database, SYSTEM, verb, cause)


NOUNS: dict[str, Text] = {}
_THING = text("項目", "项目", "item")


@lru_cache(maxsize=512)
def _take(model: type[SQLModel], where: str, *, lock: bool) -> Query:
    name = table(model).name
    return query(f'select * from "{name}" where id = :id and ({where}){" for update" if lock else ""}')


@lru_cache(maxsize=64)
def _take_with(model: type[SQLModel], where: str, part: type[SQLModel], column: str, *, lock: bool) -> Query:
    columns = beside(("whole", model), ("part", part))
    name = table(model).name
    return query(
        f'select {columns} from "{name}" as whole join "{table(part).name}" as part on part."{column}" = whole.id'
        f' where whole.id = (select id from "{name}" where id = :id and ({where})) order by part.id'
        f"{' for update' if lock else ''}"
    )


@lru_cache(maxsize=64)
def _whole(model: type[SQLModel], column: str) -> Query:
    return query(f'select * from "{table(model).name}" where {column} = :value order by id for update')
