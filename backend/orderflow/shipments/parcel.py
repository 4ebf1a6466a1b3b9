"""A parcel with its order, and the order's facts as its parcels have them."""

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from orderflow import settings
from orderflow.kernel.access import sight_of
from orderflow.kernel.db import Query, Row, query
from orderflow.kernel.refusal import MoveRefused, NotFound
from orderflow.kernel.work import NOUNS, Work
from orderflow.orders.follow import follow
from orderflow.orders.lifecycle import active_units
from orderflow.shipments.lifecycle import not_held
from orderflow.shipments.tables import Shipment

_FACTS = query("""
select
  coalesce(sum(units) filter (where state <> 'ASSIGNED'), 0) as picking,
  coalesce(sum(units) filter (where state not in ('ASSIGNED', 'PICKING')), 0) as packed,
  coalesce(sum(units) filter (where state not in ('ASSIGNED', 'PICKING', 'PACKED')), 0) as labelled,
  coalesce(sum(units) filter (where handed_over_at is not null), 0) as shipped,
  coalesce(sum(units) filter (where state = 'DELIVERED'), 0) as delivered,
  max(delivered_at) filter (where state = 'DELIVERED') as last_delivered
from shipment where order_id = :order and state <> 'CANCELLED' and settled_at is null
""")
_LINES_DELIVERED = query("""
update order_line set delivered = (
  select coalesce(sum(line.picked), 0) from shipment_line as line join shipment on shipment.id = shipment_id
  where order_line_id = order_line.id and state = 'DELIVERED')
where order_id = :order
""")
COUNTS = ("picking", "packed", "labelled", "shipped", "delivered")


async def take_parcel(work: Work, id: str, version: int | None = None) -> tuple[Row, Row]:
    """The order and the parcel, locked in this order; NotFound unless the actor may see the parcel."""
    sight = sight_of(Shipment, work.actor)
    order = await work.row(_order_of(sight.where), id=id, **sight.values)
    if order is None:
        raise NotFound(what=NOUNS["Shipment"])
    return order, await work.take(Shipment, id, version=version)


@lru_cache(maxsize=16)
def _order_of(where: str) -> Query:
    return query(
        f'select * from "order" where id = (select order_id from shipment where id = :id and ({where})) for update'
    )


def refuse_if_held(order: Row, shipment: Row) -> None:
    """Raise MoveRefused when the order is on hold, even before its parcels have heard of it."""
    if order.hold_reason is not None:
        raise MoveRefused(reason=not_held.words, from_=shipment.state)


async def follow_parcels(work: Work, order: Row, **facts: Any) -> Row:
    """Bring a taken order's counts to what its parcels are now, and its status with them."""
    sums = await work.connection.one(_FACTS, order=order.id)
    counts = {name: int(sums[name]) for name in COUNTS}
    if counts["delivered"] != order.delivered:
        await work.run(_LINES_DELIVERED, order=order.id)
    return await follow(work, order, counts | _arrival(order, counts, sums.last_delivered, facts) | facts)


def _arrival(order: Row, counts: dict[str, int], last: datetime | None, facts: dict[str, Any]) -> dict[str, Any]:
    """When everything had arrived, and when the order counts as received without a word."""
    kept = {name: facts.get(name, order[name]) for name in ("lost", "returned", "cancelled")}
    arrived = last if 0 < order.ordered - sum(kept.values()) <= counts["delivered"] else None
    if arrived == order.delivered_at:
        return {}
    wait = timedelta(days=settings.current().auto_confirm_days)
    return {"delivered_at": arrived, "auto_confirm_at": arrived and arrived + wait}


def nothing_left(order: Row) -> bool:
    """Whether no unit of the order can still reach the customer, or has."""
    return active_units(order) <= 0
