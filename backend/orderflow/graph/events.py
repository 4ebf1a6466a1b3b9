"""The event log: asked for, or followed live with a cursor that misses nothing."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Annotated, Any, NewType

import strawberry
from graphql import GraphQLError
from strawberry.scalars import JSON

from orderflow.graph.bridge import Loader, Node, Seen, as_node
from orderflow.graph.context import Context, Followed, Info
from orderflow.graph.nodes import load_nodes
from orderflow.graph.paging import MOST, PageInfo, bad_input
from orderflow.graph.rights import root, stream
from orderflow.graph.selection import Selection, selection_of
from orderflow.kernel import clock, events
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Row
from orderflow.kernel.rights import Can
from orderflow.kernel.turns import Importance
from orderflow.orders.hearing import Ear, audible, ear_of, keys_of, sees

Cursor = NewType("Cursor", str)
CURSOR = strawberry.scalar(
    name="Cursor",
    description="A position in the event log; grows with every event, never changes.",
    serialize=str,
    parse_value=str,
)


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

    @root("The log as far as the viewer may hear it, oldest first.", importance=Importance.LAST)
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
            types = _ear_for(info.context.actor, topics).types
            while len(heard) <= first and (rows := await events.missed(connection, position, types)):
                position = rows[-1].position
                heard += await audible(connection, info.context.actor, rows)
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


@strawberry.type(description="What can be followed live.")
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
        actor = info.context.actor.holding(order_token)
        context = replace(info.context, actor=actor)
        async with context.database.read() as connection:
            if not await load_nodes(Loader(context, connection), [order_id], Selection()):
                raise GraphQLError("There is no such order for you.", extensions={"code": "NOT_FOUND"})
        async for batch in _missed(info, actor, ear_of(actor), order_id, after):
            yield batch

    @stream("The log as far as the viewer may hear it; resumes from `after` without loss.")
    async def events(self, info: Info, topics: Topics = None, after: After = None) -> AsyncGenerator[EventBatch, None]:
        """The log as far as the viewer may hear it."""
        actor = info.context.actor
        async for batch in _missed(info, actor, _ear_for(actor, topics), None, after):
            yield batch


async def _missed(
    info: Info, actor: Actor, ear: Ear, order_id: str | None, after: str | None
) -> AsyncGenerator[EventBatch, None]:
    """What a subscriber missed since its cursor, often nothing; whatever comes then, `graph.hub` tells."""
    context, below = info.context, selection_of(info._raw_info).below("events", "subject")
    viewer = replace(context, actor=actor)
    after = context.resume or after
    position = head = context.live.position
    resync = False
    if after is not None:
        position = _position(after)
        resync = await _trimmed(context, position)
        position = head if resync else position
    while True:
        head = context.live.position
        async with context.database.read() as connection:
            rows = await events.missed(connection, position, ear.types, order_id) if position < head else []
            told = await as_events(Loader(viewer, connection), await audible(connection, actor, rows), below)
        done = len(rows) < events.PAGE
        position = max([position, *(row.position for row in rows[-1:]), *([head] if done else [])])
        if told or done:
            context.position = position
            yield batch_of(told, position, resync=resync)
        if done:
            break
    context.followed = Followed(actor, ear, order_id, below, position)


def batch_of(told: list[Event], position: int, *, resync: bool = False) -> EventBatch:
    """Events that are told together."""
    return EventBatch(events=told, cursor=Cursor(str(position)), resync=resync, server_time=clock.now())


async def _trimmed(context: Context, position: int) -> bool:
    async with context.database.read() as connection:
        return position + 1 < await events.oldest(connection)


async def as_events(
    loader: Loader, rows: Sequence[Row], below: Selection, orders: Mapping[str, Row] = MappingProxyType({})
) -> list[Event]:
    """Rows of the log as the viewer may read them, with what they are about as it is now; `orders` are at hand."""
    subjects = await _subjects(loader, {row.subject for row in rows}, below, orders) if below else {}
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


async def _subjects(loader: Loader, ids: set[str], below: Selection, orders: Mapping[str, Row]) -> dict[str, Seen]:
    keys, at_hand = keys_of(loader.context.actor), ids & orders.keys()
    visible = [orders[id] for id in at_hand if sees(keys, orders[id])]
    found = {seen.row["id"]: seen for seen in await loader.load("Order", visible, below)}
    return found | await load_nodes(loader, list(ids - at_hand), below) if ids - at_hand else found


def _without_amounts(payload: Mapping[str, Any]) -> dict[str, Any]:
    """What an event tells but for money: it says a currency when its numbers, units aside, are amounts."""
    amounts = "currency" in payload
    return {name: each for name, each in payload.items() if not (amounts and isinstance(each, int) and name != "units")}


def _ear_for(actor: Actor, topics: Sequence[str] | None) -> Ear:
    """What the actor hears of some topics: event types, or all types of one beginning."""
    ear = ear_of(actor)
    if topics is None:
        return ear
    wanted = set(topics)
    return ear.among(name for name in ear.types if name in wanted or name.partition(".")[0] in wanted)


def _position(cursor: str) -> int:
    if not cursor.isdecimal() or len(cursor) > 18:
        raise bad_input("after", "is not a cursor of the log")
    return int(cursor)
