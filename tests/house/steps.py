"""What a migration does, step by step, and which of that an old version cannot serve through."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import sqlalchemy as sa


class _Nothing:
    """What a migration reads: nothing, for there is no database."""

    def __getattr__(self, name: str) -> Any:
        return self

    def __call__(self, *_: object, **__: object) -> Any:
        return self

    def __iter__(self) -> Iterator[Any]:
        return iter(())


@dataclass
class Recorder:
    """Stands in for alembic's `op`: it runs nothing and remembers everything."""

    steps: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = field(default_factory=list)

    def f(self, name: str) -> str:
        """A name that is final."""
        return name

    def get_bind(self) -> Any:
        """A connection that remembers what is executed."""
        recorder = self

        class _Bind(_Nothing):
            def execute(self, statement: Any, *_: object) -> Any:
                recorder.steps.append(("execute", (str(statement),), {}))
                return _Nothing()

        return _Bind()

    def __getattr__(self, name: str) -> Any:
        def step(*given: Any, **named: Any) -> Any:
            self.steps.append((name, given, named))
            return _Nothing()

        return step


def steps_of(migration: ModuleType, monkeypatch: Any) -> Recorder:
    """What `upgrade` does."""
    recorder = Recorder()
    monkeypatch.setattr(migration, "op", recorder)
    migration.upgrade()
    return recorder


GONE = {"drop_table", "drop_column", "rename_table"}
NARROWING = {"create_check_constraint", "create_foreign_key", "create_unique_constraint", "create_exclude_constraint"}
HARMLESS = {"create_table", "drop_index", "drop_constraint", "create_table_comment", "bulk_insert"}
_BREAKING_SQL = re.compile(r"\b(drop|rename|truncate|lock|alter\s+table(?!\s+\S+\s+set\s+\()|update|delete)\b", re.I)


def breaking(recorder: Recorder) -> list[str]:
    """Each step through which an old version would stand still, fail or write what is refused, such as
    `drop_column product.slug`."""
    fresh = {given[0] for name, given, _ in recorder.steps if name == "create_table"}
    required = set()
    found = []
    for name, given, named in recorder.steps:
        what = f"{name} {_target(name, given)}"
        if name == "execute":
            if _BREAKING_SQL.search(_plain(given[0])):
                found.append(f"execute {' '.join(given[0].split())[:60]}")
        elif _table(name, given, named) in fresh or name in HARMLESS:
            continue
        elif name in GONE or name in NARROWING:
            found.append(what)
        elif name == "create_index":
            if named.get("unique") or not named.get("postgresql_concurrently"):
                found.append(what)
        elif name == "add_column":
            column: sa.Column[Any] = given[1]
            if not column.nullable:
                required.add((given[0], column.name))
                if column.server_default is None:
                    found.append(what)
        elif name == "alter_column":
            found += [f"{what} {change}" for change in _changes(given, named, required)]
        else:
            found.append(what)
    return found


def _changes(given: tuple[Any, ...], named: dict[str, Any], required: set[tuple[str, str]]) -> list[str]:
    """What of a change to a column an old version would notice."""
    changes: list[str] = [word for word in ("new_column_name", "type_") if word in named]
    if named.get("nullable") is False:
        changes.append("not null")
    if named.get("server_default", ...) is None and tuple(given[:2]) in required:
        changes.append("default taken away")
    return changes


def _table(name: str, given: tuple[Any, ...], named: dict[str, Any]) -> str:
    if name in {"create_index", *NARROWING}:
        return str(given[1])
    return str(named.get("table_name") or (given[0] if given else ""))


def _target(name: str, given: tuple[Any, ...]) -> str:
    """Where a step happens, in a word or two."""
    parts = [each.name if isinstance(each, sa.Column) else each for each in given[:2]]
    if name in {"create_index", *NARROWING}:
        parts = parts[:1]
    return ".".join(str(each) for each in parts)


def _plain(sql: str) -> str:
    """SQL without the bodies of functions, which run later, and without `on conflict do update`."""
    return re.sub(r"\$(\w*)\$.*?\$\1\$|do update", "", sql, flags=re.S | re.I)
