"""Relay connections with keyset cursors: stable while rows come and go."""

import base64
import binascii
from datetime import datetime
from typing import Any, Generic, TypeVar

import orjson
import strawberry
from graphql import GraphQLError

from orderflow.graph.bridge import VIEWS, Loader, Seen
from orderflow.graph.context import Info
from orderflow.graph.selection import selection_of
from orderflow.kernel.access import sight_of
from orderflow.kernel.db import Row, UnfitValue, query, table

N = TypeVar("N")
MOST = 100


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    """Where a page stands in its list."""

    has_next_page: bool = strawberry.field(description="Whether more follows.")
    has_previous_page: bool = strawberry.field(description="Whether something came before.")
    start_cursor: str | None = strawberry.field(description="Cursor of the first edge.")
    end_cursor: str | None = strawberry.field(description="Cursor of the last edge; give it as `after`.")


@strawberry.type(description="One entry of a list with its cursor.")
class Edge(Generic[N]):
    """One entry of a list with its cursor."""

    cursor: str = strawberry.field(description="Opaque position of this entry.")
    node: N = strawberry.field(description="The entry.")


@strawberry.type(description="One page of a list.")
class Connection(Generic[N]):
    """One page of a list."""

    edges: list[Edge[N]] = strawberry.field(description="Entries with their cursors.")
    nodes: list[N] = strawberry.field(description="Entries.")
    page_info: PageInfo = strawberry.field(description="Where this page stands.")
    total_count: int = strawberry.field(description="How many entries there are on all pages; counted only when asked.")


async def page(
    info: Info,
    target: str,
    *,
    first: int,
    after: str | None,
    where: str = "true",
    keys: tuple[str, ...] = ("id",),
    descending: bool = True,
    source: str | None = None,
    counted: str | None = None,
    **values: Any,
) -> Any:
    """One page of a type's rows, sorted by `keys` (the last one unique), all in one direction.

    `source` is a subselect to read instead of the table: its columns, and computed ones to filter and sort by;
    `counted` has the same rows without what only their order needs.
    """
    if not 1 <= first <= MOST:
        raise bad_input("first", f"must be between 1 and {MOST}")
    selection = selection_of(info._raw_info)
    below = selection.below("nodes").merge(selection.below("edges", "node")) if selection else selection
    model = VIEWS[target].model
    sight = sight_of(model, info.context.actor)
    seen = f"({where}) and ({sight.where})"
    values |= sight.values
    name = _named(source, table(model).name)
    direction = "desc" if descending else "asc"
    order = ", ".join(f"{key} {direction}" for key in keys)
    start = ""
    if after is not None:
        marks = ", ".join(f":after_{n}" for n in range(len(keys)))
        start = f" and ({', '.join(keys)}) {'<' if descending else '>'} ({marks})"
        values |= {f"after_{n}": value for n, value in enumerate(_from_cursor(after, keys))}
    async with info.context.database.read() as connection:
        listed = query(f"select * from {name} where {seen}{start} order by {order} limit {int(first) + 1}")
        try:
            rows = await connection.rows(listed, **values)
        except UnfitValue as error:
            if after is None:
                raise
            raise bad_input("after", "is not a cursor of this list") from error
        nodes = await Loader(info.context, connection).load(target, rows[:first], below)
        total = 0
        if "totalCount" in selection:
            count = query(f"select count(*) from {_named(counted or source, table(model).name)} where {seen}")
            total = int(await connection.value(count, **values))
    return _connection(nodes, keys, more=len(rows) > first, before=after is not None, total=total)


def _named(source: str | None, name: str) -> str:
    return f'({source}) as "{name}"' if source else f'"{name}"'


def _connection(nodes: list[Seen], keys: tuple[str, ...], *, more: bool, before: bool, total: int) -> Connection[Any]:
    edges = [Edge(cursor=_to_cursor(node.row, keys), node=node) for node in nodes]
    return Connection(
        edges=edges,
        nodes=nodes,
        page_info=PageInfo(
            has_next_page=more,
            has_previous_page=before,
            start_cursor=edges[0].cursor if edges else None,
            end_cursor=edges[-1].cursor if edges else None,
        ),
        total_count=total,
    )


def bad_input(field: str, reason: str) -> GraphQLError:
    """The error of a query whose argument makes no sense."""
    return GraphQLError(f"{field} {reason}.", extensions={"code": "INVALID_INPUT", "argument": field})


def _to_cursor(row: Row, keys: tuple[str, ...]) -> str:
    return base64.urlsafe_b64encode(orjson.dumps([row[key] for key in keys])).decode().rstrip("=")


def _from_cursor(cursor: str, keys: tuple[str, ...]) -> list[Any]:
    try:
        values = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(values, list) or len(values) != len(keys):
            raise bad_input("after", "is not a cursor of this list")
        return [datetime.fromisoformat(v) if key.endswith("_at") else v for key, v in zip(keys, values, strict=True)]
    except (binascii.Error, ValueError, TypeError) as error:
        raise bad_input("after", "is not a cursor of this list") from error
