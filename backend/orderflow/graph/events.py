"""The event log: asked for, or followed live with a cursor that misses nothing."""

import contextlib
import time
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any, NewType

import strawberry
from graphql import GraphQLError
from strawberry.scalars import JSON

from orderflow.graph.bridge import Loader, Node, as_node
from orderflow.graph.context import Context, Info
from orderflow.graph.nodes import load_nodes
from orderflow.graph.paging import MOST, PageInfo, bad_input
from orderflow.graph.rights import root, stream
from orderflow.graph.selection import Selection, selection_of
from orderflow.kernel import clock, events
from orderflow.kernel.db import Row
from orderflow.kernel.live import FellBehind
from orderflow.kernel.rights import Can
from orderflow.orders.hearing import audible

Cursor = NewType("Cursor", str)
CURSOR = strawberry.scalar(
    name="Cursor",
    description="A position in the event log; grows with every event, never changes.",
    serialize=str,
    parse_value=str,
)
TRUSTED_FOR = 2.0  # seconds a stream goes on before it is asked again who listens


@strawberry.type(description="One change, as it stands in the log.")
class Event:
    """One change, as it stands in the log."""

    id: strawberry.ID = strawberry.field(description="Its id.")
    cursor: Cursor = strawberry.field(description="Its position in the log.")
    type: str = strawberry.field(description="What happened, such as order.paid.")
    at: datetime = strawberry.field(description="When, by the shop's clock.")
    actor: str = strawberry.field(description="Who did it; customers see only what kind of person.")
    cause: str = strawberry.field(description="The same for all events that one request led to.")
    data: JSON = strawberry.field(description="Ids, codes, amounts in minor units, from and to.")
    order_id: strawberry.ID | None = strawberry.field(description="The order it belongs to.")
    subject_id: strawberry.ID = strawberry.field(description="The id of what it is about.")
    subject: Node | None = strawberry.field(description="What it is about, as it is now, if the viewer may see it.")


@strawberry.type(description="Events that came together, and the cursor to resume from.")
class EventBatch:
    """Events that came together, and the cursor to resume from."""

    events: list[Event] = strawberry.field(
        description="In the order of the log; the first batch is what was missed, often nothing."
    )
    cursor: Cursor = strawberry.field(description="Give it as `after` to go on from here.")
    resync: bool = strawberry.field(description="The log no longer reaches back to your cursor: fetch afresh.")
    server_time: datetime = strawberry.field(description="The shop's clock, to count deadlines by.")


@strawberry.type(description="One entry of the log with its cursor.")
class EventEdge:
    """One entry of the log with its cursor."""

    cursor: Cursor = strawberry.field(description="Position of this entry.")
    node: Event = strawberry.field(description="The event.")


@strawberry.type(description="One page of the log.")
class EventConnection:
    """One page of the log."""

    edges: list[EventEdge] = strawberry.field(description="Entries with their cursors.")
    nodes: list[Event] = strawberry.field(description="Entries.")
    page_info: PageInfo = strawberry.field(description="Where this page stands.")


Topics = Annotated[
    list[str] | None, strawberry.argument(description="Such as order or payment.failed; all when left out.")
]
After = Annotated[Cursor | None, strawberry.argument(description="The cursor to go on from.")]


@strawberry.type
class EventQueries:
    """Root fields of the log."""

    @root("The log as far as the viewer may hear it, oldest first.")
    async def events(
        self,
        info: Info,
        after: After = None,
        first: Annotated[int, strawberry.argument(description="How many, at most 100.")] = 100,
        topics: Topics = None,
    ) -> EventConnection:
        """The log as far as the viewer may hear it, oldest first."""
        if not 1 <= first <= MOST:
            raise bad_input("first", f"must be between 1 and {MOST}")
        position = _position(after) if after is not None else 0
        heard: list[Row] = []
        async with info.context.database.read() as connection:
            while len(heard) <= first and (rows := await events.since(connection, position)):
                position = rows[-1].position
                heard += await audible(connection, info.context.actor, _about(rows, topics))
            selection = selection_of(info._raw_info)
            below = selection.below("nodes", "subject").merge(selection.below("edges", "node", "subject"))
            nodes = await as_events(Loader(info.context, connection), heard[:first], below)
        edges = [EventEdge(cursor=node.cursor, node=node) for node in nodes]
        return EventConnection(
            edges=edges,
            nodes=nodes,
            page_info=PageInfo(
                has_next_page=len(heard) > first,
                has_previous_page=after is not None,
                start_cursor=edges[0].cursor if edges else None,
                end_cursor=edges[-1].cursor if edges else after,
            ),
        )


@strawberry.type
class Subscription:
    """What can be followed live."""

    @stream("Everything that happens to one order; resumes from `after` without loss.")
    async def order_events(
        self,
        info: Info,
        order_id: Annotated[strawberry.ID, strawberry.argument(description="The order.")],
        order_token: Annotated[str | None, strawberry.argument(description="Token of a guest's order.")] = None,
        after: After = None,
    ) -> AsyncGenerator[EventBatch, None]:
        """Everything that happens to one order."""
        context = replace(info.context, actor=info.context.actor.holding(order_token))
        async with context.database.read() as connection:
            if not await load_nodes(Loader(context, connection), [order_id], Selection()):
                raise GraphQLError("There is no such order for you.", extensions={"code": "NOT_FOUND"})
        async for batch in _follow(info, order_token, after, lambda rows: [r for r in rows if r.order_id == order_id]):
            yield batch

    @stream("The log as far as the viewer may hear it; resumes from `after` without loss.")
    async def events(self, info: Info, topics: Topics = None, after: After = None) -> AsyncGenerator[EventBatch, None]:
        """The log as far as the viewer may hear it."""
        async for batch in _follow(info, None, after, lambda rows: _about(rows, topics)):
            yield batch


async def _follow(
    info: Info, token: str | None, after: str | None, chosen: Callable[[Sequence[Row]], list[Row]]
) -> AsyncGenerator[EventBatch, None]:
    """Batches for one subscriber: first what it missed, often nothing, then what comes, by its rights of the moment."""
    context, below = info.context, selection_of(info._raw_info).below("events", "subject")
    head = context.live.position
    position = _position(after) if after is not None else head
    resync = after is not None and await _trimmed(context, position)
    position = head if resync else position
    greeted = position >= head
    if greeted:
        yield EventBatch(events=[], cursor=Cursor(str(position)), resync=resync, server_time=clock.now())
    viewer, asked = context, 0.0
    try:
        async with contextlib.aclosing(context.live.follow(position)) as stream:
            async for rows in stream:
                wanted, told = chosen(rows), list[Event]()
                if wanted and time.monotonic() - asked > TRUSTED_FOR:
                    viewer, asked = replace(context, actor=(await context.identify()).holding(token)), time.monotonic()
                if wanted:
                    async with context.database.read() as connection:
                        heard = await audible(connection, viewer.actor, wanted)
                        told = await as_events(Loader(viewer, connection), heard, below)
                if told or (not greeted and rows[-1].position >= head):
                    greeted = True
                    cursor = Cursor(str(rows[-1].position))
                    yield EventBatch(events=told, cursor=cursor, resync=False, server_time=clock.now())
    except FellBehind:
        raise GraphQLError("Read too slowly; resume from your cursor.", extensions={"code": "FELL_BEHIND"}) from None


async def _trimmed(context: Context, position: int) -> bool:
    async with context.database.read() as connection:
        return position + 1 < await events.oldest(connection)


async def as_events(loader: Loader, rows: Sequence[Row], below: Selection) -> list[Event]:
    """Rows of the log as the viewer may read them, with what they are about as it is now."""
    subjects = await load_nodes(loader, list({row.subject for row in rows}), below) if below else {}
    named, priced = loader.context.actor.is_staff, loader.context.actor.may(Can.SEE_PRICES)
    return [
        Event(
            id=strawberry.ID(f"evt_{row.id}"),
            cursor=Cursor(str(row.position)),
            type=row.type,
            at=row.at,
            actor=row.actor if named else row.actor.partition(":")[0],
            cause=row.cause,
            data=JSON(row.payload if priced else _without_amounts(row.payload)),
            order_id=row.order_id,
            subject_id=strawberry.ID(row.subject),
            subject=as_node(subjects.get(row.subject)),
        )
        for row in rows
    ]


def _without_amounts(payload: Mapping[str, Any]) -> dict[str, Any]:
    """What an event tells but for money: it says a currency when its numbers, units aside, are amounts."""
    amounts = "currency" in payload
    return {name: each for name, each in payload.items() if not (amounts and isinstance(each, int) and name != "units")}


def _about(rows: Sequence[Row], topics: Sequence[str] | None) -> list[Row]:
    if topics is None:
        return list(rows)
    wanted = set(topics)
    return [row for row in rows if row.type in wanted or row.type.partition(".")[0] in wanted]


def _position(cursor: str) -> int:
    if not cursor.isdecimal() or len(cursor) > 18:
        raise bad_input("after", "is not a cursor of the log")
    return int(cursor)
