"""Invariants of parcels: each answers one sentence for every breach it finds."""

from orderflow.kernel.db import Connection, query
from orderflow.orders.lifecycle import projected

_FACTS = query("""
select number, o.picking, o.packed, o.labelled, o.shipped, o.delivered, o.lost,
  coalesce(p.picking, 0) as p_picking, coalesce(p.packed, 0) as p_packed, coalesce(p.labelled, 0) as p_labelled,
  coalesce(p.shipped, 0) as p_shipped, coalesce(p.delivered, 0) as p_delivered, coalesce(p.lost, 0) as p_lost
from "order" as o left join (
  select order_id,
    sum(units) filter (where settled_at is null and state <> 'ASSIGNED') as picking,
    sum(units) filter (where settled_at is null and state not in ('ASSIGNED', 'PICKING')) as packed,
    sum(units) filter (where settled_at is null and state not in ('ASSIGNED', 'PICKING', 'PACKED')) as labelled,
    sum(units) filter (where settled_at is null and handed_over_at is not null) as shipped,
    sum(units) filter (where settled_at is null and state = 'DELIVERED') as delivered,
    sum(units) filter (where settled_at is not null and state = 'LOST') as lost
  from shipment where state <> 'CANCELLED' group by order_id
) as p on p.order_id = o.id
where (o.picking, o.packed, o.labelled, o.shipped, o.delivered, o.lost) is distinct from (coalesce(p.picking, 0),
  coalesce(p.packed, 0), coalesce(p.labelled, 0), coalesce(p.shipped, 0), coalesce(p.delivered, 0), coalesce(p.lost, 0))
order by number
""")
_OPEN = query("select * from \"order\" where status in ('PAID', 'PROCESSING', 'READY_TO_SHIP', 'AWAITING_DELIVERY')")
_FORGOTTEN = query("""
select number from "order" as o where status = 'PAID' and waiting_reason is null
and not exists (select from shipment where order_id = o.id and state <> 'CANCELLED')
and not exists (
  select from delivery where lane = o.id and consumer = 'shipments.assign_paid_order' and state = 'PENDING')
order by number
""")
_UNITS = query("""
select number, units, shipment.picked, sum(quantity - short) as wanted, sum(line.picked) as inside
from shipment join shipment_line as line on shipment_id = shipment.id
group by shipment.id having units <> sum(quantity - short) or shipment.picked <> sum(line.picked)
  or (state not in ('ASSIGNED', 'PICKING', 'CANCELLED') and shipment.picked <> units) order by number
""")
_UNCOVERED = query("""
select number, ordered - cancelled as wanted, coalesce(units, 0) as units from "order" as o left join (
  select order_id, sum(units) as units from shipment where state <> 'CANCELLED' group by order_id
) as p on order_id = o.id
where status in ('PROCESSING', 'READY_TO_SHIP', 'AWAITING_DELIVERY') and coalesce(units, 0) <> ordered - cancelled
and not exists (select from delivery where lane = o.id and state = 'PENDING') order by number
""")
_NUMBERS = query("""
select number, state from shipment
where (state in ('ASSIGNED', 'PICKING', 'PACKED', 'CANCELLED')) = (tracking_number is not null) order by number
""")


async def facts_are_sums_over_parcels(connection: Connection) -> list[str]:
    """What an order says of its units is what its parcels say."""
    names = ("picking", "packed", "labelled", "shipped", "delivered", "lost")
    return [
        f"Order {row.number} says {', '.join(f'{name} {row[name]}' for name in names)}, "
        f"but its parcels say {', '.join(str(row[f'p_{name}']) for name in names)}."
        for row in await connection.rows(_FACTS)
    ]


async def status_is_what_facts_project(connection: Connection) -> list[str]:
    """The status of an order being worked on is what its facts ask for."""
    return [
        f"Order {row.number} is {row.status}, but its facts ask for {wanted}."
        for row in await connection.rows(_OPEN)
        if (wanted := projected(row)) != row.status
    ]


async def paid_orders_have_parcels_or_wait(connection: Connection) -> list[str]:
    """A paid order has its parcels, or says why it waits."""
    return [
        f"Order {row.number} is paid, has no parcel, and says no reason to wait."
        for row in await connection.rows(_FORGOTTEN)
    ]


async def parcels_hold_what_was_picked(connection: Connection) -> list[str]:
    """A parcel's counts are the sums of its lines, and a closed one holds all of them."""
    return [
        f"Parcel {row.number} says {row.units} units, {row.picked} picked; its lines say {row.wanted} and {row.inside}."
        for row in await connection.rows(_UNITS)
    ]


async def orders_are_covered_by_parcels(connection: Connection) -> list[str]:
    """Every unit that is to come is in exactly one parcel."""
    return [
        f"Order {row.number} is to send {row.wanted} units, but its parcels hold {row.units}."
        for row in await connection.rows(_UNCOVERED)
    ]


async def labelled_parcels_have_numbers(connection: Connection) -> list[str]:
    """A parcel has a tracking number from its label on, and not before."""
    return [
        f"Parcel {row.number} is {row.state} and that does not go with its tracking number."
        for row in await connection.rows(_NUMBERS)
    ]
