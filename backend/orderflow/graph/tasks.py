"""What must be done now, by whoever is looking: due first comes first."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

import strawberry
from strawberry.utils.str_converters import to_camel_case

from orderflow.graph.bridge import Loader, Seen
from orderflow.graph.context import Info
from orderflow.graph.imports import CatalogueImport
from orderflow.graph.inbox import Mention
from orderflow.graph.orders import Order
from orderflow.graph.paging import MOST, bad_input
from orderflow.graph.payments import Refund
from orderflow.graph.rights import root
from orderflow.graph.selection import Selection, selection_of
from orderflow.graph.shipments import Shipment
from orderflow.graph.tickets import Ticket
from orderflow.graph.waiting import TASKS, TaskKind, waiting_for
from orderflow.kernel.db import Row, query

strawberry.enum(TaskKind, description="What is to be done.")


@strawberry.type(description="Something that waits for the viewer; it is about one thing, the others are null.")
class Task:
    """Something that waits for the viewer."""

    id: strawberry.ID = strawberry.field(description="Its kind and what it is about.")
    kind: TaskKind = strawberry.field(description="What is to be done.")
    due_at: datetime = strawberry.field(description="By when.")
    order: Order | None = strawberry.field(description="The order that is held, or waits for a team.")
    shipment: Shipment | None = strawberry.field(description="The parcel that is to go on.")
    ticket: Ticket | None = strawberry.field(description="The ticket that is to be answered.")
    refund: Refund | None = strawberry.field(description="The refund that is under way, or failed.")
    catalogue_import: CatalogueImport | None = strawberry.field(description="The sheet that is to be applied.")
    mention: Mention | None = strawberry.field(description="The note that names the viewer.")


@strawberry.type(description="How many tasks of a kind wait.")
class TaskCount:
    """How many tasks of a kind wait."""

    kind: TaskKind = strawberry.field(description="The kind.")
    count: int = strawberry.field(description="How many wait for the viewer.")


@strawberry.type(description="What waits for somebody.")
class TaskList:
    """What waits for somebody."""

    tasks: list[Task] = strawberry.field(description="Due first comes first.")
    counts: list[TaskCount] = strawberry.field(
        description="All that waits by kind; kinds of which nothing waits are left out."
    )


_TARGETS = {each.kind: each.model.__name__ for each in TASKS}
_FIELDS = {
    "Order": "order",
    "Shipment": "shipment",
    "Ticket": "ticket",
    "Refund": "refund",
    "CatalogueImport": "catalogue_import",
    "Mention": "mention",
}
"""Under which field of a task each kind of thing stands."""


@strawberry.type
class TaskQueries:
    """The root field of what is to be done."""

    @root("What waits for the viewer to do, by their rights and their team; nothing waits for customers.")
    async def tasks(
        self,
        info: Info,
        first: Annotated[int, strawberry.argument(description="How many, at most 100.")] = 50,
        kind: Annotated[
            TaskKind | None, strawberry.argument(description="Only of this kind; counts are of all.")
        ] = None,
    ) -> TaskList:
        """What waits for the viewer to do."""
        if not 1 <= first <= MOST:
            raise bad_input("first", f"must be between 1 and {MOST}")
        selection = selection_of(info._raw_info)
        waiting, values = waiting_for(info.context.actor)
        only = "kind = :kind" if kind else "true"
        async with info.context.database.read() as connection:
            loader = Loader(info.context, connection)
            rows = await connection.rows(
                query(f"select * from ({waiting}) as t where {only} order by due_at, id limit {int(first)}"),
                **values,
                **({"kind": kind.value} if kind else {}),
            )
            counted = await connection.rows(
                query(f"select kind, count(*) as count from ({waiting}) as t group by kind order by min(due_at)"),
                **values,
            )
            about = await _things(loader, rows, selection.below("tasks"))
        return TaskList(
            tasks=[_task(row, about.get(row.id)) for row in rows],
            counts=[TaskCount(kind=TaskKind(row.kind), count=row.count) for row in counted],
        )


async def _things(loader: Loader, rows: Sequence[Row], selection: Selection) -> dict[str, Seen]:
    """What the tasks are about, by id: one statement for each kind of thing that is asked for."""
    about: dict[str, Seen] = {}
    for target, field in _FIELDS.items():
        ids = [row.id for row in rows if _TARGETS[TaskKind(row.kind)] == target]
        if ids and (below := selection.get(to_camel_case(field))) is not None:
            found = await loader.find_all(target, "id = any(:ids)", below, ids=ids)
            about |= {seen.row["id"]: seen for seen in found}
    return about


def _task(row: Row, thing: Seen | None) -> Task:
    kind = TaskKind(row.kind)
    fields: dict[str, Any] = dict.fromkeys(_FIELDS.values()) | {_FIELDS[_TARGETS[kind]]: thing}
    return Task(id=strawberry.ID(f"{kind.value}:{row.id}"), kind=kind, due_at=row.due_at, **fields)
