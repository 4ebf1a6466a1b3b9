"""From tables to types: a type lists the columns that may be seen, and loads what a selection asks for at its root."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

import strawberry
from sqlmodel import SQLModel
from strawberry.utils.str_converters import to_camel_case

from orderflow.graph.context import Context, Info
from orderflow.graph.rights import needs as needs_right
from orderflow.graph.selection import Selection, selection_of
from orderflow.kernel import money as kernel_money
from orderflow.kernel.access import ALL, SIGHTS, sight_of
from orderflow.kernel.db import Connection, Row, prefix, query, table
from orderflow.kernel.inputs import can_be_kept
from orderflow.kernel.pending import Family
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import in_locale

T = TypeVar("T", bound=type)
Load = Callable[["Loader", "Sequence[Seen]", Selection], Awaitable[Sequence[Any]]]


IDENTITY = "Opaque, prefixed, time-ordered id."


@strawberry.interface(description="Whatever can be asked for again by its id, with the query `node`.")
class Node:
    """Whatever can be asked for again by its id; what is only a part of something has an id and is no node."""

    id: strawberry.ID = strawberry.field(description=IDENTITY)


class Seen:
    """A row as one viewer sees it; what was loaded below it hangs in `found`."""

    if TYPE_CHECKING:
        row: Row
        found: dict[str, Any]


def as_node(seen: Seen | None) -> Node | None:
    """A seen row where the schema says Node: every view is one."""
    return cast(Node | None, seen)


def read(source: Any, name: str) -> Any:
    """The default resolver: what was loaded, else a column of the row, else an attribute of a plain object."""
    if isinstance(source, Seen):
        return source.found[name] if name in source.found else source.row[name]
    return getattr(source, name)


@dataclass(slots=True)
class View:
    """One type over one table, with what must be loaded for its fields (by their names in the schema)."""

    type: Any
    model: Any
    loads: dict[str, tuple[str, Load]] = field(default_factory=dict)

    def see(self, row: Row) -> Seen:
        """The row as an object of the type."""
        seen = cast(Seen, self.type.__new__(self.type))
        seen.row = row
        seen.found = {}
        return seen


VIEWS: dict[str, View] = {}
BY_PREFIX: dict[str, View] = {}


def view(model: type[SQLModel]) -> Callable[[T], T]:
    """Make a class the GraphQL type over a table: `@view(tables.Order) class Order(Seen, Node)`."""

    def make(cls: T) -> T:
        made = strawberry.type(cls, description=(cls.__doc__ or "").strip())
        found = View(made, model)
        for each in cast(Any, made).__strawberry_definition__.fields:
            if load := each.metadata.get("load"):
                found.loads[to_camel_case(each.python_name)] = (each.python_name, load)
        VIEWS[cls.__name__] = found
        if hasattr(model, "PREFIX"):
            BY_PREFIX[prefix(model)] = found
        return made

    return make


def column(description: str, *, needs: Can | None = None) -> Any:
    """A column of the table, with the right it needs."""
    return strawberry.field(description=description, directives=needs_right(needs))


def computed(description: str, compute: Callable[..., Any], *, needs: Can | None = None) -> Any:
    """A field computed from the row alone: `compute(row)`; the class annotation gives its type."""

    def resolve(root: Any) -> Any:
        return compute(root.row)

    return _field(resolve, description, needs, compute=compute)


def for_viewer(description: str, compute: Callable[[Any, Context], Any], *, needs: Can | None = None) -> Any:
    """A field computed from the row for this viewer: `compute(row, context)`."""

    def resolve(root: Any, info: Info) -> Any:
        return compute(root.row, info.context)

    return _field(resolve, description, needs, for_viewer=compute)


def localized(name: str, description: str) -> Any:
    """A text in three languages, answered in the operation's locale."""
    return for_viewer(description, lambda row, context: in_locale(row[name], context.actor.locale))


@strawberry.type(description="An amount of one currency.")
class Money:
    """An amount of one currency."""

    amount: Decimal = strawberry.field(description="Decimal amount in major units, as a string.")
    currency_code: str = strawberry.field(description="ISO 4217 code.")


def money(minor: str, description: str, *, needs: Can | None = Can.SEE_PRICES) -> Any:
    """A money field from a column of minor units; the currency stands in the row's `currency`."""

    def compute(row: Row) -> kernel_money.Money | None:
        return None if row[minor] is None else kernel_money.Money(row[minor], row["currency"])

    return computed(description, compute, needs=needs)


def loaded(description: str, load: Load, *, needs: Can | None = None) -> Any:
    """A field whose values are loaded for all parents at once: `load(loader, parents, selection)` in parents' order."""
    return strawberry.field(description=description, directives=needs_right(needs), metadata={"load": load})


def many(
    target: str, key: str, description: str, *, order: str = "id", where: str = "true", needs: Can | None = None
) -> Any:
    """The rows of another type whose `key` column is the parent's id."""

    async def load(loader: "Loader", parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
        ids = [parent.row["id"] for parent in parents]
        known = loader.known(target, key, ids, order) if where == "true" else None
        if known is not None:
            children = await loader.load(target, known, selection)
        else:
            children = await loader.find_all(target, f"{key} = any(:ids) and {where}", selection, order=order, ids=ids)
        groups: dict[str, list[Seen]] = {id: [] for id in ids}
        for child in children:
            groups[child.row[key]].append(child)
        return [groups[id] for id in ids]

    return loaded(description, load, needs=needs)


def one(target: str, foreign: str, description: str, *, needs: Can | None = None) -> Any:
    """The row of another type whose id stands in the parent's `foreign` column; null when it is not to be seen."""

    async def load(loader: "Loader", parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
        ids = list({id for parent in parents if (id := parent.row[foreign])})
        found = await loader.find_all(target, "id = any(:ids)", selection, ids=ids) if ids else []
        by_id = {each.row["id"]: each for each in found}
        return [by_id.get(parent.row[foreign]) for parent in parents]

    return loaded(description, load, needs=needs)


def only(target: str, key: str, description: str, *, needs: Can | None = None) -> Any:
    """The one row of another type whose unique `key` column is the parent's id, or null."""

    async def load(loader: "Loader", parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
        ids = [parent.row["id"] for parent in parents]
        by_key = {
            each.row[key]: each for each in await loader.find_all(target, f"{key} = any(:ids)", selection, ids=ids)
        }
        return [by_key.get(id) for id in ids]

    return loaded(description, load, needs=needs)


class Loader:
    """Loads rows and everything the selection asks for below them: one statement, plus one per selected child."""

    def __init__(
        self, context: Context, connection: Connection, families: Mapping[Family, Sequence[Row]] | None = None
    ) -> None:
        self.context = context
        self.connection = connection
        self.families = families or {}
        """What a verb of the viewer's had whole when it was done."""

    def known(self, target: str, key: str, ids: Sequence[str], order: str) -> list[Row] | None:
        """The rows below some parents in order, where a verb had them whole and the viewer may see all of them."""
        model = VIEWS[target].model
        families = [self.families.get((table(model).name, key, id)) for id in ids]
        if None in families or (model in SIGHTS and sight_of(model, self.context.actor).where != ALL.where):
            return None
        names = order.split(", ")
        if not columns(model).issuperset(names):  # a direction, or a computation
            return None
        rows = [row for family in families for row in family or ()]
        return sorted(rows, key=lambda row: [row[name] for name in names])

    async def left(self, target: str, rows: Sequence[Row], selection: Selection) -> list[Seen] | None:
        """Rows as a verb of the viewer's left them, with what is selected below; None when they are not whole rows."""
        if not rows or not all(columns(VIEWS[target].model).issubset(row.keys()) for row in rows):
            return None
        return await self.load(target, rows, selection)

    async def find_all(
        self,
        target: str,
        where: str,
        selection: Selection,
        *,
        order: str = "id",
        limit: int | None = None,
        **values: Any,
    ) -> list[Seen]:
        """The rows of a type the viewer may see, in order, with all that is selected below."""
        found = VIEWS[target]
        sight = sight_of(found.model, self.context.actor) if found.model in SIGHTS else ALL
        rows = await self.connection.rows(
            query(
                f'select * from "{table(found.model).name}" where ({where}) and ({sight.where}) order by {order}'
                + (f" limit {int(limit)}" if limit is not None else "")
            ),
            **values,
            **sight.values,
        )
        return await self.load(target, rows, selection)

    async def load(self, target: str, rows: Sequence[Row], selection: Selection) -> list[Seen]:
        """Rows as objects of their type, with what the selection asks for below them."""
        found = VIEWS[target]
        seen = [found.see(row) for row in rows]
        if seen:
            for name, below in selection.items():
                if name in found.loads:
                    python_name, load = found.loads[name]
                    for parent, value in zip(seen, await load(self, seen, below), strict=True):
                        parent.found[python_name] = value
        return seen


@lru_cache(maxsize=256)
def columns(model: type[SQLModel]) -> frozenset[str]:
    """The columns of a model's table."""
    return frozenset(column.name for column in table(model).columns)


async def find(info: Info, target: str, where: str, *, holding: str | None = None, **values: Any) -> Any:
    """The one row of a type that a root field asks for, or None; rows the viewer may not see do not exist.

    `holding` is the token of a cart or an order that the caller has in hand.
    """
    if not all(can_be_kept(value) for value in values.values()):
        return None
    context = replace(info.context, actor=info.context.actor.holding(holding))
    async with context.database.read() as connection:
        loader = Loader(context, connection)
        found = await loader.find_all(target, where, selection_of(info._raw_info), limit=1, **values)
    return found[0] if found else None


async def find_all(
    info: Info, target: str, where: str = "true", *, order: str = "id", limit: int | None = None, **values: Any
) -> Any:
    """The rows of a type that a root field asks for."""
    async with info.context.database.read() as connection:
        loader = Loader(info.context, connection)
        selection = selection_of(info._raw_info)
        return await loader.find_all(target, where, selection, order=order, limit=limit, **values)


def _field(resolve: Callable[..., Any], description: str, needs: Can | None, **metadata: Any) -> Any:
    resolve.__annotations__.pop("return", None)  # the class annotation gives the type
    resolve.__annotations__.pop("root", None)
    return strawberry.field(resolver=resolve, description=description, directives=needs_right(needs), metadata=metadata)
