"""What must always hold of orders; each check answers a sentence per breach."""

from orderflow.kernel.db import Connection
from orderflow.orders.lifecycle import ORDER, projected

_ORDERS = """select * from "order" where status not in ('COMPLETED', 'CANCELLED')"""
_PATHS = """
select number, was, came, type, status, last from (
  select o.number, o.status, e.type, e.payload ->> 'from' as was,
    lag(e.payload ->> 'to') over w as came, last_value(e.payload ->> 'to') over (w rows between unbounded preceding
      and unbounded following) as last, row_number() over w as n
  from event e join "order" o on o.id = e.order_id where e.type = any(:types)
  window w as (partition by e.order_id order by e.id)
) as step where (n > 1 and was is distinct from came) or (n = 1 and type <> 'order.placed') or last <> status
"""
_SUMS = """
select number from "order" o where total <> subtotal + shipping_fee
  or ordered <> (select sum(quantity) from order_line l where l.order_id = o.id)
  or subtotal <> (select sum(line_total) from order_line l where l.order_id = o.id)
"""
_STRAY = """
select r.owner, sum(r.quantity) as units from reservation r left join "order" o on o.id = r.owner
where r.quantity > 0 and (o.id is null or o.status in ('CANCELLED', 'COMPLETED')) group by r.owner
"""


async def status_is_what_the_facts_project(connection: Connection) -> list[str]:
    """An order's status is the one its facts ask for."""
    return [
        f"Order {order.number} is {order.status}, but its facts ask for {projected(order)}."
        for order in await connection.rows(_ORDERS)
        if order.status != projected(order)
    ]


async def history_is_a_legal_path(connection: Connection) -> list[str]:
    """An order's events lead from placing to its status, each from where the last one ended."""
    types = ["order.placed", *(move.event for move in ORDER.moves.values())]
    return [
        f"Order {row.number}: {row.type} went from {row.was} after {row.came}; the log ends at {row.last}, "
        f"the order is {row.status}."
        for row in await connection.rows(_PATHS, types=types)
    ]


async def sums_add_up(connection: Connection) -> list[str]:
    """An order's totals and units are those of its lines."""
    return [f"Order {row.number} does not add up to its lines." for row in await connection.rows(_SUMS)]


async def every_reservation_has_a_living_owner(connection: Connection) -> list[str]:
    """Stock is held only for orders that still want it."""
    return [f"{row.units} units are held for {row.owner}, who is gone." for row in await connection.rows(_STRAY)]
