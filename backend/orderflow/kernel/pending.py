"""What a verb has changed and not yet written: rows are answered from memory and written together, in one statement.

A statement that names a table with unwritten rows is preceded by their writing, so a verb never reads what is not so;
a verb that reads first and changes then needs one statement for all that it changes, its events included.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, cast

import orjson
from sqlalchemy import ARRAY, DateTime, Numeric
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import SQLModel

from orderflow.kernel.db import Connection, Query, Row, as_json, function, query, table

function("""
create function require_unchanged(unchanged bigint, expected int) returns void language plpgsql as $$
begin
  if unchanged <> expected then
    raise exception 'what was read has changed meanwhile' using errcode = 'serialization_failure';
  end if;
end $$
""")
Family = tuple[str, str, Any]
"""All rows of a table that have a value in a column: table, column, value."""
Part = tuple[str, ...]
"""One write: what it does, its table, the names of its parameters; or a statement of the caller's own."""
_NAMED = re.compile(r"(?<!:):(\w+)")


class Kept(dict[str, Any]):
    """A row as it will be once it is written; it reads like one that was."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


def beside(*tables: tuple[str, type[SQLModel]]) -> str:
    """The columns of several tables side by side, each table by what it is called in the statement."""
    return ", ".join(f"{name}.{column}" for name, model in tables for column in _columns(model))


def side_by_side(row: Row, *models: type[SQLModel]) -> list[Row]:
    """The rows of several tables that a statement has `beside` each other."""
    values = iter(row.values())
    return [cast(Row, Kept(zip(_columns(model), values, strict=False))) for model in models]


def is_row(value: Any) -> bool:
    """Whether a value is a row, written or not."""
    return isinstance(value, Row | Kept)


class NeedsLocks(Exception):
    """An optimistic verb came to something that only a transaction with locks can do; nothing is written yet."""


class Writing(Connection):
    """The connection of a transaction: what is unwritten is written before a statement that names its table.

    An optimistic one has no transaction: it reads, and writes once, provided that what it took is as it was.
    """

    __slots__ = ("optimistic", "pending")

    def __init__(self, raw: Any, *, optimistic: bool = False) -> None:
        super().__init__(raw)
        self.pending = Pending()
        self.optimistic = optimistic

    def took(self, model: type[SQLModel], row: Row) -> None:
        """A row was read that must still be as it is when the verb commits; without a version nobody could tell."""
        if self.optimistic:
            if "version" not in _columns(model):
                raise NeedsLocks
            self.pending.seen.setdefault((table(model).name, row["id"]), row["version"])

    async def stored(self, statement: Query, **values: Any) -> Row | None:
        """The first row as it is stored, whatever is unwritten."""
        q = await super()._before(statement)
        return cast(Row | None, await self.raw.fetchrow(q.sql, *q.arguments(values)))

    async def write(self) -> None:
        """Write what is unwritten before the verb goes on."""
        if self.optimistic and self.pending.tables:
            raise NeedsLocks
        await self.finish()

    async def finish(self, last: str = "", **values: Any) -> None:
        """Write what is unwritten, with more of the kind."""
        parts, given = self.pending.take(also=bool(last))
        if parts or last:
            q = await super()._before(writing(parts, last))
            await self.raw.execute(q.sql, *q.arguments(given | values))

    async def _before(self, statement: Query | str) -> Query:
        q = await super()._before(statement)
        if self.optimistic and not _only_reads(q):
            raise NeedsLocks
        if self.pending.concerns(q):
            await self.write()
        self.pending.forget(q)
        return q


@dataclass(slots=True)
class _Change:
    model: type[SQLModel]
    row: Kept
    columns: dict[str, Any]
    new: bool
    bumps: int = 0


@dataclass(slots=True)
class Pending:
    """The unwritten rows of one transaction."""

    _rows: dict[tuple[str, str], _Change] = field(default_factory=dict)
    _many: list[tuple[str, list[Kept]]] = field(default_factory=list)
    _also: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    _touched: set[str] = field(default_factory=set)
    tables: set[str] = field(default_factory=set)
    families: dict[Family, list[Row]] = field(default_factory=dict)
    """Rows that were read whole, kept true to what is changed since."""
    seen: dict[tuple[str, str], int] = field(default_factory=dict)
    """The versions of rows that were taken without a lock, by table and id."""

    def add(self, model: type[SQLModel], values: dict[str, Any]) -> Row:
        """Insert a row; columns left out are null."""
        row = _whole(model, {}, values)
        self._note(_Change(model, row, {name: row[name] for name in values}, new=True))
        return cast(Row, row)

    def add_all(self, model: type[SQLModel], rows: Iterable[dict[str, Any]]) -> list[Row]:
        """Insert many rows of a table."""
        made = [_whole(model, {}, row) for row in rows]
        name = table(model).name
        self._many.append((name, made))
        self.tables.add(name)
        for family, known in self.families.items():
            for each in made if family[0] == name else ():
                _join(family, known, each)
        return cast(list[Row], made)

    def change(self, model: type[SQLModel], row: Row, values: dict[str, Any]) -> Row:
        """Change columns of a taken row, of which all columns are needed."""
        columns = _columns(model)
        if new := self._among_many(model, row["id"]):
            new.update(_whole(model, new, values), **({"version": new["version"] + 1} if "version" in columns else {}))
            return cast(Row, new)
        found = self._rows.get((table(model).name, row["id"]))
        before: Any = found.row if found else row
        now = _whole(model, before, values)
        bumps = "version" in columns and "version" not in values
        if bumps:
            now["version"] = before["version"] + 1
        change = found or _Change(model, now, {}, new=False)
        change.row = now
        change.columns |= {name: now[name] for name in values}
        if bumps and change.new:
            change.columns["version"] = now["version"]
        change.bumps += bumps
        self._note(change)
        return cast(Row, now)

    def also(self, statement: str, values: dict[str, Any]) -> None:
        """Run a statement of the caller's own with the others; nobody asks what it found."""
        self._also.append((statement, values))
        self._touched |= SQLModel.metadata.tables.keys() & words_of(query(statement))
        self.tables |= self._touched
        self.forget(query(statement))

    def changes(self, model: type[SQLModel]) -> bool:
        """Whether there are unwritten changes of rows that the table has."""
        name = table(model).name
        return any(of == name and not each.new for (of, _), each in self._rows.items())

    def touches(self, model: type[SQLModel]) -> bool:
        """Whether there are unwritten statements that name the table: they must not meet rows that came after them."""
        return table(model).name in self._touched

    def holds(self, model: type[SQLModel], id: str) -> bool:
        """Whether a row is unwritten."""
        name = table(model).name
        return (name, id) in self._rows or any(name == each for each, _ in self._many)

    def concerns(self, statement: Query) -> bool:
        """Whether a statement names a table with unwritten rows."""
        return bool(self.tables) and not self.tables.isdisjoint(words_of(statement))

    def forget(self, statement: Query) -> None:
        """A statement of the caller's own may have changed the families of the tables it names."""
        if self.families and not statement.sql.lstrip().startswith("select"):
            words = words_of(statement)
            self.families = {key: rows for key, rows in self.families.items() if key[0] not in words}

    def take(self, *, also: bool = False) -> tuple[tuple[Part, ...], dict[str, Any]]:
        """All that is to be written, with the values; from now on nothing is.

        What is to be still as it was seen is asked only if something is written, these rows or what the caller has.
        """
        parts: list[Part] = []
        values: dict[str, Any] = {}
        for each in self._rows.values():
            name, columns = table(each.model).name, dict(each.columns)
            n, kind = len(parts), "insert" if each.new else "update"
            if not each.new:
                columns["id"] = each.row["id"]
                if each.bumps:
                    columns["version"] = each.bumps
                if seen := self.seen.pop((name, each.row["id"]), None):
                    kind = "update if still"
                    values[f"w{n}_seen"] = seen
            parts.append((kind, name, *columns))
            values |= {f"w{n}_{name}": value for name, value in columns.items()}
        for name, rows in self._many:
            values[f"w{len(parts)}_rows"] = rows
            parts.append(("many", name))
        for statement, given in self._also:
            values |= {f"w{len(parts)}_{name}": value for name, value in given.items()}
            parts.append(("also", statement))
        for (name, id), version in self.seen.items() if parts or also else ():
            values |= {f"w{len(parts)}_id": id, f"w{len(parts)}_seen": version}
            parts.append(("still", name))
        self._rows, self._many, self._also, self._touched, self.tables, self.seen = {}, [], [], set(), set(), {}
        return tuple(parts), values

    def _among_many(self, model: type[SQLModel], id: str) -> Kept | None:
        """One of many new rows, which an update in the same statement would not find."""
        name = table(model).name
        return next((row for of, rows in self._many if of == name for row in rows if row["id"] == id), None)

    def _note(self, change: _Change) -> None:
        name = table(change.model).name
        self._rows[name, change.row["id"]] = change
        self.tables.add(name)
        for family, rows in self.families.items():
            if family[0] == name:
                _join(family, rows, change.row)


@lru_cache(maxsize=1024)
def writing(parts: tuple[Part, ...], last: str = "") -> Query:
    """The statement that makes some writes; `last` is more of its kind, by names of its own."""
    made = [_written(n, *part) for n, part in enumerate(parts)]
    # Orders before parcels, as those lock who lock: "order" comes before "shipment" in the alphabet, too.
    seen = sorted((part[1], n) for n, part in enumerate(parts) if part[0].endswith("still"))
    if len(made) == 1 and not last and not seen:
        return query(made[0])
    listed = ", ".join(f"w{n} as ({each})" for n, each in enumerate(made))
    found = " + ".join(f"(select count(*) from w{n})" for _, n in seen)
    result = f"require_unchanged({found}, {len(seen)})" if seen else "1"
    return query(f"with {', '.join(each for each in (listed, last) if each)} select {result}")


def _written(n: int, kind: str, what: str, *columns: str) -> str:
    if kind == "also":
        return _NAMED.sub(rf":w{n}_\1", what)
    if kind == "many":
        return f'insert into "{what}" select * from jsonb_populate_recordset(null::"{what}", cast(:w{n}_rows as jsonb))'
    if kind == "still":
        return f'select from "{what}" where id = :w{n}_id and version = :w{n}_seen for update'
    if kind == "insert":
        listed = ", ".join(f'"{each}"' for each in columns)
        return f'insert into "{what}" ({listed}) values ({", ".join(f":w{n}_{each}" for each in columns)})'
    sets = [f'"{each}" = :w{n}_{each}' for each in columns if each not in ("id", "version")]
    if "version" in columns:
        sets.append(f"version = version + :w{n}_version")
    still = f" and version = :w{n}_seen returning id" if kind.endswith("still") else ""
    return f'update "{what}" set {", ".join(sets)} where id = :w{n}_id{still}'


@lru_cache(maxsize=4096)
def _only_reads(statement: Query) -> bool:
    """Whether a statement neither writes nor locks."""
    return words_of(statement).isdisjoint(("insert", "update", "delete", "pg_advisory_xact_lock"))


@lru_cache(maxsize=4096)
def words_of(statement: Query) -> frozenset[str]:
    """The words of a statement, among them the tables it names; `order` is one only where it is quoted."""
    words = frozenset(re.findall(r"\w+", statement.sql))
    return words if '"order"' in statement.sql else words - {"order"}


def _join(family: Family, rows: list[Any], row: Kept) -> None:
    """Put a row where it belongs in a family, or take it out."""
    _, column, value = family
    place = next((n for n, each in enumerate(rows) if each["id"] == row["id"]), None)
    if place is not None:
        rows.pop(place)
    if row[column] == value:
        rows.insert(len(rows) if place is None else place, row)


def _whole(model: type[SQLModel], before: Any, values: dict[str, Any]) -> Kept:
    """A row with some columns changed, its values as the database gives them back."""
    columns = _columns(model)
    row = Kept({name: before[name] for name in columns} if before else dict.fromkeys(columns))
    for name, value in values.items():
        convert = columns[name]
        row[name] = value if value is None else convert(value) if convert else _plain(value)
    return row


@lru_cache(maxsize=256)
def _columns(model: type[SQLModel]) -> dict[str, Callable[[Any], Any] | None]:
    """The columns of a table, with what a value of theirs becomes on its way through the database."""
    return {each.name: _conversion(each.type) for each in table(model).columns}


def _conversion(type_: Any) -> Callable[[Any], Any] | None:
    if isinstance(type_, JSONB):
        return lambda value: orjson.loads(as_json(value))
    if isinstance(type_, DateTime):
        return lambda value: value.astimezone(UTC)
    if isinstance(type_, ARRAY):
        return lambda value: [_plain(each) for each in value]
    if isinstance(type_, Numeric) and type_.scale:
        step = Decimal(1).scaleb(-type_.scale)
        return lambda value: Decimal(value).quantize(step)
    return None


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value
