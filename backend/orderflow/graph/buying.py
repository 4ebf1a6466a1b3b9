"""What customers have bought so far, and who noted something about them, read for many at once."""

from collections.abc import Sequence
from typing import Any

from orderflow.graph.bridge import Loader, Seen
from orderflow.graph.selection import Selection
from orderflow.kernel.access import sight_of
from orderflow.kernel.money import Money
from orderflow.orders.tables import Order

_BOUGHT = """
select customer_id, count(*) as orders, max(placed_at) as last from "order"
where customer_id = any(:ids) and ({sight}) group by customer_id
"""
_SPENT = """
select customer_id, currency, sum(captured - refunded) as minor from "order"
where customer_id = any(:ids) and ({sight}) group by customer_id, currency
having sum(captured) > 0 order by customer_id, currency
"""
_AUTHORS = """
select id, name from staff where id = any(:ids) union all select id, name from app_token where id = any(:ids)
"""


async def _rows(loader: Loader, parents: Sequence[Seen], statement: str) -> Sequence[Any]:
    sight = sight_of(Order, loader.context.actor)
    ids = [parent.row["id"] for parent in parents]
    return await loader.connection.rows(statement.format(sight=sight.where), ids=ids, **sight.values)


async def load_order_counts(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    """How many orders each customer has placed."""
    found = {row.customer_id: row.orders for row in await _rows(loader, parents, _BOUGHT)}
    return [found.get(parent.row["id"], 0) for parent in parents]


async def load_last_orders(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    """When each customer ordered last."""
    found = {row.customer_id: row.last for row in await _rows(loader, parents, _BOUGHT)}
    return [found.get(parent.row["id"]) for parent in parents]


async def load_spent(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    """What each customer has paid and not got back, in each currency."""
    found: dict[str, list[Money]] = {}
    for row in await _rows(loader, parents, _SPENT):
        found.setdefault(row.customer_id, []).append(Money(int(row.minor), row.currency))
    return [found.get(parent.row["id"], []) for parent in parents]


async def load_authors(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    """The names of those who wrote notes; the shop itself has none."""
    ids = list({parent.row["author"] for parent in parents})
    found = {row.id: row.name for row in await loader.connection.rows(_AUTHORS, ids=ids)}
    return [found.get(parent.row["author"], "") for parent in parents]
