"""A parcel with its order, and the order's facts as its parcels have them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from orderflow.kernel.access import sight_of
from orderflow.kernel.db import Query, Row, query
from orderflow.kernel.pending import beside, side_by_side
from orderflow.kernel.refusal import MoveRefused, NotFound
from orderflow.kernel.work import NOUNS, Work, require_version
from orderflow.orders.follow import follow
from orderflow.orders.lifecycle import active_units
from orderflow.orders.tables import Order
from orderflow.shipments.lifecycle import not_held
from orderflow.shipments.tables import Shipment, ShipmentLine
from orderflow.shipments.tables import ShipmentState as S
from orderflow.shop import terms

_LINES_DELIVERED = """
update order_line set delivered = (
  select coalesce(sum(picked), 0) from shipment_line
  where order_line_id = order_line.id and shipment_id = any(:arrived))
where order_id = :order
"""
_NOT_BEFORE = {
    "picking": (S.ASSIGNED,),
    "packed": (S.ASSIGNED, S.PICKING),
    "labelled": (S.ASSIGNED, S.PICKING, S.PACKED),
}
"""What is counted of an order, and the states of parcels whose units do not count yet."""


async def take_parcel(work: Work, id: str, version: int | None = None) -> tuple[Row, Row]:
    """The order and the parcel, locked in this order; NotFound unless the actor may see the parcel."""
    taken = await take_parcels(work, [id])
    if id not in taken:
        raise NotFound(what=NOUNS["Shipment"])
    order, shipment = taken[id]
    require_version(shipment, version)
    return order, shipment


async def take_labelled(work: Work, carrier: str, number: str) -> tuple[Row, Row] | None:
    """The order and the parcel that had a carrier's number last, locked; None when the actor may see none."""
    taken = await _taken(work, _LABELLED, carrier=carrier, number=number)
    return next((pair for pair in taken.values() if pair[1].tracking_number == number), None)


async def take_parcels(work: Work, ids: list[str]) -> dict[str, tuple[Row, Row]]:
    """The orders and all their parcels, locked in this order, by the id of each parcel that the actor may see."""
    return await _taken(work, _NAMED, ids=ids)


_NAMED = "id = any(:ids) and ({sight})"
_LABELLED = "tracking_number = :number and carrier = :carrier and ({sight}) order by labelled_at desc limit 1"


async def _taken(work: Work, which: str, **values: Any) -> dict[str, tuple[Row, Row]]:
    sight = sight_of(Shipment, work.actor)
    statement = (_read if work.optimistic else _take)(which.format(sight=sight.where))
    found: dict[str, tuple[Row, list[Row]]] = {}
    asked: set[str] = set()
    behind: set[str] = set()
    for row in await work.rows(statement, **values, **sight.values):
        order, shipment = side_by_side(row, Order, Shipment)
        work.connection.took(Order, order)
        work.connection.took(Shipment, shipment)
        found.setdefault(order.id, (order, []))[1].append(shipment)
        if row["asked"]:
            asked.add(shipment.id)
        if row["behind"]:
            behind.add(order.id)
    taken: dict[str, tuple[Row, Row]] = {}
    for id, (order, parcels) in found.items():
        if id not in behind:
            work.know(Shipment, "order_id", id, parcels)
        taken |= {each.id: (order, each) for each in await all_parcels(work, order) if each.id in asked}
    return taken


async def all_parcels(work: Work, order: Row) -> list[Row]:
    """All parcels of a taken order, locked."""
    return await work.whole(Shipment, "order_id", order.id)


@lru_cache(maxsize=16)
def _take(which: str) -> Query:
    """An order that changed while it was waited for may have got a parcel that this statement does not see: whoever
    adds one changes the order. It is `behind` then, and its parcels are read again."""
    columns = beside(("taken", Order), ("shipment", Shipment))
    return query(f"""
    with asked as materialized (
      select id, order_id from shipment where {which}
    ), taken as materialized (
      select * from "order" where id in (select order_id from asked) order by id for update
    )
    select {columns}, shipment.id in (select id from asked) as asked, taken.version <> before.version as behind
    from taken join "order" as before on before.id = taken.id join shipment on shipment.order_id = taken.id
    order by taken.id, shipment.id for update of shipment
    """)


@lru_cache(maxsize=16)
def _read(which: str) -> Query:
    """The same without locks, as of one moment: so no order is behind its parcels."""
    columns = beside(("taken", Order), ("shipment", Shipment))
    return query(f"""
    with asked as (
      select id, order_id from shipment where {which}
    )
    select {columns}, shipment.id in (select id from asked) as asked, false as behind
    from "order" as taken join shipment on shipment.order_id = taken.id
    where taken.id in (select order_id from asked) order by taken.id, shipment.id
    """)


def refuse_if_held(order: Row, shipment: Row) -> None:
    """Raise MoveRefused when the order is on hold, even before its parcels have heard of it."""
    if order.hold_reason is not None:
        raise MoveRefused(reason=not_held.words, from_=shipment.state)


async def lines_of(work: Work, shipment: Row) -> list[Row]:
    """The pick list of a taken parcel in the order of the bins, locked."""
    return _by_bin(await work.whole(ShipmentLine, "shipment_id", shipment.id))


async def take_list(work: Work, id: str) -> tuple[Row, list[Row]]:
    """A parcel the actor may see and its pick list in the order of the bins, locked without the order."""
    shipment, lines = await work.take_with(Shipment, id, ShipmentLine, "shipment_id")
    return shipment, _by_bin(lines)


def _by_bin(lines: list[Row]) -> list[Row]:
    return sorted(lines, key=lambda line: (line.bin, line.id))


async def follow_parcels(work: Work, order: Row, **facts: Any) -> Row:
    """Bring a taken order's counts to what its parcels are now, and its status with them."""
    parcels = await all_parcels(work, order)
    going = [each for each in parcels if each.state != S.CANCELLED and each.settled_at is None]
    arrived = [each for each in going if each.state == S.DELIVERED]
    counts = {name: _units(each for each in going if each.state not in early) for name, early in _NOT_BEFORE.items()}
    counts["shipped"] = _units(each for each in going if each.handed_over_at is not None)
    counts["delivered"] = _units(arrived)
    if counts["delivered"] != order.delivered:
        delivered = [each.id for each in parcels if each.state == S.DELIVERED]
        await work.later(_LINES_DELIVERED, order=order.id, arrived=delivered)
    last = max((each.delivered_at for each in arrived if each.delivered_at), default=None)
    return await follow(work, order, counts | _arrival(order, counts, last, facts) | facts)


def _units(parcels: Iterable[Row]) -> int:
    return sum(each.units for each in parcels)


def _arrival(order: Row, counts: dict[str, int], last: datetime | None, facts: dict[str, Any]) -> dict[str, Any]:
    """When everything had arrived, and when the order counts as received without a word."""
    kept = {name: facts.get(name, order[name]) for name in ("lost", "returned", "cancelled")}
    arrived = last if 0 < order.ordered - sum(kept.values()) <= counts["delivered"] else None
    if arrived == order.delivered_at:
        return {}
    wait = timedelta(days=terms.current().auto_confirm_days)
    return {"delivered_at": arrived, "auto_confirm_at": arrived and arrived + wait}


def nothing_left(order: Row) -> bool:
    """Whether no unit of the order can still reach the customer, or has."""
    return active_units(order) <= 0
