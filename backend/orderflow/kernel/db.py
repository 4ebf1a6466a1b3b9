"""The database: statements compiled once, run on an asyncpg pool; the one place that bends the type checker."""

import contextlib
from collections.abc import AsyncIterator, Callable, Sequence
from contextvars import ContextVar
from enum import StrEnum
from functools import lru_cache
from typing import Any, Self, cast

import asyncpg
import orjson
from sqlalchemy import DDL, CheckConstraint, Table, bindparam, event, text
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.sql.expression import Executable
from sqlmodel import SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

statements: ContextVar[list[str] | None] = ContextVar("statements", default=None)
"""When set to a list, every statement run in this context is noted there (query budgets count them)."""

_DIALECT = cast(Any, PGDialect_asyncpg)(paramstyle="numeric_dollar")


class Row(asyncpg.Record):
    """A light record whose columns read as attributes."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


class Query:
    """A statement compiled once; its `:name` parameters become positions."""

    __slots__ = ("constants", "names", "sql")

    def __init__(self, statement: str | Executable) -> None:
        executable = text(statement) if isinstance(statement, str) else statement
        compiled = cast(Any, executable).compile(dialect=_DIALECT)
        self.sql: str = compiled.string
        self.names: tuple[str, ...] = tuple(compiled.positiontup or ())
        self.constants = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}

    def arguments(self, values: dict[str, Any]) -> list[Any]:
        """The values in the order of their positions."""
        known = {**self.constants, **values} if self.constants else values
        return [known[name] for name in self.names]


@lru_cache(maxsize=2048)
def query(sql: str) -> Query:
    """The compiled form of an SQL text; texts are built from code only, never from input."""
    return Query(sql)


def table(model: type[SQLModel]) -> Table:
    """The table a model declares."""
    return cast(Table, cast(Any, model).__table__)


def prefix(model: type[SQLModel]) -> str:
    """The id prefix of a table, such as `ord`."""
    return cast(str, cast(Any, model).PREFIX)


def one_of(column: str, states: type[StrEnum]) -> CheckConstraint:
    """The CHECK that keeps a column within an enum."""
    listed = ", ".join(f"'{state.value}'" for state in states)
    return CheckConstraint(f"{column} in ({listed})", name=column)


def room_to_change(percent: int) -> dict[str, Any]:
    """Table argument: fill pages so far only; a changed row that finds room in its page needs no new index entries."""
    return {"postgresql_with": {"fillfactor": percent}}


def function(sql: str) -> None:
    """Declare a function of the database: whoever creates the tables at once creates it with them."""
    event.listen(SQLModel.metadata, "after_create", cast(Any, DDL)(sql.replace("%", "%%")))


def extension(name: str) -> None:
    """Declare what of PostgreSQL's own extensions is needed: whoever creates the tables at once creates it before."""
    event.listen(SQLModel.metadata, "before_create", cast(Any, DDL)(f"create extension if not exists {name}"))


def from_the_start(model: type[SQLModel], rows: list[dict[str, Any]]) -> None:
    """Declare rows of a table: whoever creates the tables at once enters them; migrations have their own copy."""

    def enter(target: Table, connection: Any, **_: Any) -> None:
        connection.execute(target.insert(), rows)

    event.listen(table(model), "after_create", enter)


@lru_cache(maxsize=512)
def insert_into(model: type[SQLModel], columns: tuple[str, ...]) -> Query:
    """An insert of the named columns that returns the whole row."""
    target = table(model)
    return Query(
        target.insert().values({c: bindparam(c, type_=target.c[c].type) for c in columns}).returning(*target.c)
    )


class Connection:
    """One connection; `values` are the statement's parameters by name."""

    __slots__ = ("raw",)

    def __init__(self, raw: Any) -> None:
        self.raw = raw

    async def rows(self, statement: Query | str, **values: Any) -> list[Row]:
        """All rows of a statement."""
        q = await self._before(statement)
        return cast(list[Row], await self.raw.fetch(q.sql, *q.arguments(values)))

    async def row(self, statement: Query | str, **values: Any) -> Row | None:
        """The first row, or None."""
        q = await self._before(statement)
        return cast(Row | None, await self.raw.fetchrow(q.sql, *q.arguments(values)))

    async def one(self, statement: Query | str, **values: Any) -> Row:
        """The first row of a statement that always has one."""
        row = await self.row(statement, **values)
        if row is None:
            raise LookupError("a statement that always has a row had none")
        return row

    async def value(self, statement: Query | str, **values: Any) -> Any:
        """The first column of the first row, or None."""
        q = await self._before(statement)
        return await self.raw.fetchval(q.sql, *q.arguments(values))

    async def run(self, statement: Query | str, **values: Any) -> int:
        """Run a statement and answer how many rows it touched."""
        q = await self._before(statement)
        tag = cast(str, await self.raw.execute(q.sql, *q.arguments(values)))
        count = tag.rpartition(" ")[2]
        return int(count) if count.isdigit() else 0

    async def _before(self, statement: Query | str) -> Query:
        """What is to be done before a statement runs: it is compiled and counted."""
        q = query(statement) if isinstance(statement, str) else statement
        noted = statements.get()
        if noted is not None:
            noted.append(q.sql)
        return q

    async def copy(self, model: type[SQLModel], columns: Sequence[str], records: list[tuple[Any, ...]]) -> None:
        """Load many rows at once by COPY."""
        await self.raw.copy_records_to_table(table(model).name, columns=list(columns), records=records)


class _OnDemand(Connection):
    """A connection that may never be needed."""

    __slots__ = ("_database",)

    def __init__(self, database: "Database") -> None:
        super().__init__(None)
        self._database = database

    async def _before(self, statement: Query | str) -> Query:
        if self.raw is None:
            self.raw = await self._database.borrow()
        return await super()._before(statement)


class Database:
    """A pool of connections to the shop's database."""

    def __init__(self, dsn: str, size: int = 20, name: str = "orderflow") -> None:
        self.dsn = dsn
        self.size = size
        self.name = name
        """What its connections are called in `pg_stat_activity`."""
        self.committed = _nobody_listens
        """Called after each commit that wrote events; `live` sets it to ring the bell."""
        self.heard: Callable[[str, float], None] | None = None
        """Called with each statement and the seconds it took, when it is set before the pool is opened."""
        self._at_hand: list[Any] = []
        """Connections nobody uses; giving one back to the pool costs half as much as a statement."""
        self._waiting = 0

    async def __aenter__(self) -> Self:
        self.pool = await asyncpg.create_pool(
            self.dsn,
            min_size=min(4, self.size),
            max_size=self.size,
            # Planning anew for each set of values costs more than it saves: most lookups go by an index either way.
            server_settings={"plan_cache_mode": "force_generic_plan", "application_name": self.name},
            init=self._prepare,
            record_class=Row,
            reset=_keep,
            command_timeout=60,
            statement_cache_size=1000,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        while self._at_hand:
            await self.pool.release(self._at_hand.pop())
        await self.pool.close()

    @contextlib.asynccontextmanager
    async def read(self) -> AsyncIterator[Connection]:
        """A connection for reading, one statement at a time."""
        raw = await self.borrow()
        try:
            yield Connection(raw)
        finally:
            await self.give_back(raw)

    @contextlib.asynccontextmanager
    async def on_demand(self) -> AsyncIterator[Connection]:
        """A connection for reading that is taken when the first statement needs it."""
        connection = _OnDemand(self)
        try:
            yield connection
        finally:
            if connection.raw is not None:
                await self.give_back(connection.raw)

    @contextlib.asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        """A connection inside one transaction, READ COMMITTED."""
        raw = await self.borrow()
        try:
            await raw.execute("begin")
            try:
                yield Connection(raw)
            except BaseException:
                with contextlib.suppress(*DatabaseAway):  # a connection that is gone has rolled back
                    await raw.execute("rollback")
                raise
            await raw.execute("commit")
        finally:
            await self.give_back(raw)

    async def borrow(self) -> Any:
        """A raw connection, to be given back."""
        while self._at_hand:
            raw = self._at_hand.pop()
            if _is_sound(raw):
                return raw
            await self.pool.release(raw)
        self._waiting += 1
        try:
            return await self.pool.acquire()
        finally:
            self._waiting -= 1

    async def give_back(self, raw: Any) -> None:
        """Keep a connection at hand for the next one, unless somebody waits for it at the pool."""
        if self._waiting or not _is_sound(raw):
            await self.pool.release(raw)
        else:
            self._at_hand.append(raw)

    @property
    def usage(self) -> tuple[int, int]:
        """How many connections are busy and how many idle."""
        idle = self.pool.get_idle_size() + len(self._at_hand)
        return self.pool.get_size() - idle, idle

    async def _prepare(self, raw: Any) -> None:
        await raw.set_type_codec("jsonb", encoder=as_json, decoder=orjson.loads, schema="pg_catalog")
        if heard := self.heard:
            raw.add_query_logger(lambda said: heard(said.query, said.elapsed))

    async def lone_connection(self) -> Any:
        """A raw connection outside the pool, for LISTEN."""
        return await asyncpg.connect(self.dsn, record_class=Row)


def _is_sound(raw: Any) -> bool:
    """Whether a connection can be used again as it is; one that died was taken back by the pool at once."""
    try:
        return not (raw.is_closed() or raw.is_in_transaction())
    except asyncpg.InterfaceError:
        return False


async def _keep(raw: Any) -> None:
    """Nothing session-level is ever set; a transaction is open only where its end was cut off."""
    if raw.is_in_transaction():
        await raw.execute("rollback")


def as_json(value: Any) -> str:
    """A value as it is sent to a jsonb column."""
    return orjson.dumps(value, default=_plain).decode()


def _plain(value: Any) -> str:
    if isinstance(value, bytes):
        return f"\\x{value.hex()}"  # how PostgreSQL reads bytes, so that add_all writes what add would
    return str(value)


def _nobody_listens() -> None:
    """Events are found by the sweep of whichever process serves."""


def changed_meanwhile(error: asyncpg.PostgresError) -> bool:
    """Whether a transaction lost to another and may be tried again (serialization failure, deadlock)."""
    return error.sqlstate in ("40001", "40P01")


LostRace = asyncpg.PostgresError
BrokenRule = asyncpg.IntegrityConstraintViolationError
UniqueViolation = asyncpg.UniqueViolationError
UnfitValue = (asyncpg.DataError, asyncpg.CharacterNotInRepertoireError)
DatabaseAway = (
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.LockNotAvailableError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # what a connection says that dies while it is handed over
    OSError,
)
"""What statements raise while the database is gone, restarting, full or stuck: loops wait and look again."""
