"""Which events a person may hear."""

from collections.abc import Sequence

from orderflow.kernel.access import Actor
from orderflow.kernel.db import Connection, Row, query
from orderflow.kernel.events import EventType
from orderflow.orders.access import orders_visible_to


async def audible(connection: Connection, actor: Actor, events: Sequence[Row]) -> list[Row]:
    """The events an actor may hear: staff by their right, others as customers; only of orders they see."""
    open_to_all, limited = set(), {}
    for event in events:
        kind = EventType.all[event.type]
        staff = actor.is_staff and kind.staff is not None and actor.may(kind.staff)
        if kind.everyone or (staff and (actor.warehouse_id is None or event.order_id is None)):
            open_to_all.add(event.id)
        elif (staff or (kind.customer and not actor.is_staff)) and event.order_id:
            limited[event.id] = event.order_id
    seen = await _visible(connection, actor, set(limited.values())) if limited else set()
    return [event for event in events if event.id in open_to_all or limited.get(event.id) in seen]


async def _visible(connection: Connection, actor: Actor, orders: set[str]) -> set[str]:
    sight = orders_visible_to(actor)
    rows = await connection.rows(
        query(f'select id from "order" where id = any(:ids) and ({sight.where})'), ids=list(orders), **sight.values
    )
    return {row.id for row in rows}
