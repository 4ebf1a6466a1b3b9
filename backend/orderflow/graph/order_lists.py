"""Looking for orders: one of them, lists filtered and sorted, and how many stand where."""

from enum import Enum
from typing import Annotated, Any

import strawberry

from orderflow.graph.bridge import find
from orderflow.graph.context import Info
from orderflow.graph.enums import OrderStatus
from orderflow.graph.orders import Order
from orderflow.graph.paging import Connection, bad_input, page
from orderflow.graph.rights import root
from orderflow.kernel.access import sight_of
from orderflow.kernel.db import query
from orderflow.kernel.rights import Can
from orderflow.kernel.turns import Importance
from orderflow.orders import tables


@strawberry.enum(description="Order of a list of orders.")
class OrderSort(Enum):
    """Order of a list of orders."""

    DUE = strawberry.enum_value("DUE", description="Earliest to ship first.")
    NEWEST = strawberry.enum_value("NEWEST", description="Placed last first.")
    OLDEST = strawberry.enum_value("OLDEST", description="Placed first first.")


_SORTS: dict[OrderSort, tuple[tuple[str, ...], bool]] = {
    OrderSort.DUE: (("expected_ship_at", "id"), False),
    OrderSort.NEWEST: (("placed_at", "id"), True),
    OrderSort.OLDEST: (("placed_at", "id"), False),
}


@strawberry.input(description="Which orders; conditions hold together.")
class OrderFilter:
    """Which orders; conditions hold together."""

    status: list[OrderStatus] | None = strawberry.field(default=None, description="In one of these statuses.")
    search: str | None = strawberry.field(default=None, description="Order number, e-mail, or a receiver's name.")
    customer_id: strawberry.ID | None = strawberry.field(default=None, description="Of this customer's account.")
    held: bool | None = strawberry.field(default=None, description="On hold, or not.")
    waiting: bool | None = strawberry.field(default=None, description="Paid, but waiting for a team, or not.")
    team_id: strawberry.ID | None = strawberry.field(default=None, description="Assigned to this team.")
    after_sales: bool | None = strawberry.field(default=None, description="With an after-sales ticket not yet closed.")
    to_review: bool | None = strawberry.field(default=None, description="Completed with something left to review.")


def _conditions(given: OrderFilter | None) -> tuple[str, dict[str, Any]]:
    """A filter as SQL over the order's columns, with its values."""
    if given is None:
        return "true", {}
    parts: list[str] = []
    values: dict[str, Any] = {}
    if given.status is not None:
        parts.append("status = any(:statuses)")
        values["statuses"] = [str(status) for status in given.status]
    if given.search:
        if len(given.search) > 100:
            raise bad_input("filter.search", "must be at most 100 characters")
        parts.append(
            "(number = :search or lower(email) = lower(:search) or starts_with(number, :search)"
            " or address ->> 'name' = :search)"
        )
        values["search"] = given.search.strip().replace("\x00", "")
    for wanted, condition in (
        (given.held, "hold_reason is not null"),
        (given.waiting, "status = 'PAID' and waiting_reason is not null"),
        (given.after_sales, "exists (select 1 from ticket t where t.order_id = \"order\".id and t.state <> 'CLOSED')"),
        (given.to_review, _TO_REVIEW),
    ):
        if wanted is not None:
            parts.append(condition if wanted else f"not ({condition})")
    if given.customer_id is not None:
        parts.append("customer_id = :customer")
        values["customer"] = given.customer_id
    if given.team_id is not None:
        parts.append("team_id = :team")
        values["team"] = given.team_id
    return " and ".join(parts) or "true", values


_TO_REVIEW = """status = 'COMPLETED' and exists (select 1 from order_line l where l.order_id = "order".id
  and l.delivered > 0 and not exists (select 1 from review r where r.order_line_id = l.id))"""


@strawberry.type(description="How many orders stand in a status.")
class OrderCount:
    """How many orders stand in a status."""

    status: OrderStatus = strawberry.field(description="The status.")
    count: int = strawberry.field(description="Orders in it that the viewer may see.")


@strawberry.type
class OrderQueries:
    """Root fields of orders."""

    @root("One order by id or number.", Can.SEE_ORDERS, Importance.FIRST)
    async def order(
        self,
        info: Info,
        id: Annotated[strawberry.ID | None, strawberry.argument(description="Its id.")] = None,
        number: Annotated[str | None, strawberry.argument(description="Its number.")] = None,
        order_token: Annotated[str | None, strawberry.argument(description="Token of a guest's order.")] = None,
    ) -> Order | None:
        """One order by id or number; null when there is none the viewer may see."""
        where = "id = :key" if id is not None else "number = :key"
        found: Order | None = await find(info, "Order", where, holding=order_token, key=id or number or "")
        return found

    @root("Orders the viewer may see.", Can.SEE_ORDERS, Importance.LAST)
    async def orders(
        self,
        info: Info,
        first: Annotated[int, strawberry.argument(description="How many, at most 100.")] = 25,
        after: Annotated[str | None, strawberry.argument(description="Cursor to go on from.")] = None,
        filter: Annotated[OrderFilter | None, strawberry.argument(description="Which orders.")] = None,
        sort: Annotated[OrderSort, strawberry.argument(description="In which order.")] = OrderSort.NEWEST,
    ) -> Connection[Order]:
        """Orders the viewer may see."""
        where, values = _conditions(filter)
        keys, descending = _SORTS[sort]
        found: Connection[Order] = await page(
            info, "Order", first=first, after=after, where=where, keys=keys, descending=descending, **values
        )
        return found

    @root("How many orders stand in each status.", Can.SEE_ORDERS, Importance.LAST)
    async def order_counts(self, info: Info) -> list[OrderCount]:
        """How many orders stand in each status, of those the viewer may see."""
        sight = sight_of(tables.Order, info.context.actor)
        async with info.context.database.read() as connection:
            rows = await connection.rows(
                query(f'select status, count(*) as count from "order" where {sight.where} group by status'),
                **sight.values,
            )
        counts = {row.status: row.count for row in rows}
        return [OrderCount(status=status, count=counts.get(status, 0)) for status in OrderStatus]
