"""Units that will never reach the customer: taken off the order, and their money given back."""

from orderflow.amendments.closing import close
from orderflow.kernel import clock
from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work
from orderflow.orders.lifecycle import ORDER
from orderflow.orders.tables import OrderStatus
from orderflow.payments.refunds import begin_refund
from orderflow.shipments.parcel import follow_parcels, nothing_left, take_parcel
from orderflow.shipments.tables import Shipment, ShipmentState

MISSING = "GOODS_MISSING"
OUT_OF_STOCK = "OUT_OF_STOCK"
GIVEN_UP = event_type(
    "order.units_given_up",
    customer=True,
    words=text(
        "部分商品無法送達，款項將退回", "部分商品无法送达，款项将退回", "Some items cannot come and are paid back"
    ),
)

_CANCEL_LINE = "update order_line set cancelled = cancelled + :units where id = :line and order_id = :order"


async def give_up_units(work: Work, order: Row, line_id: str, units: int) -> None:
    """Cancel units of one line of a taken order; when nothing else is left, cancel the order."""
    if order.status in (OrderStatus.CANCELLED, OrderStatus.COMPLETED):
        return
    if order.cancelled + units == order.ordered:
        await close(work, order, ORDER.cancel, OUT_OF_STOCK)
        return
    await work.run(_CANCEL_LINE, line=line_id, units=units, order=order.id)
    order = await follow_parcels(work, order, cancelled=order.cancelled + units)
    work.tell(GIVEN_UP, order.id, order.id, line=line_id, units=units)
    await _make_good(work, order)


async def give_up_parcel(work: Work, shipment_id: str) -> None:
    """Settle a lost or returned parcel, unless it was found meanwhile; its later news changes nothing."""
    order, shipment = await take_parcel(work, shipment_id)
    if shipment.settled_at is not None or shipment.state not in (ShipmentState.LOST, ShipmentState.RETURNED):
        return
    await work.change(Shipment, shipment, settled_at=clock.now())
    fact = "lost" if shipment.state == ShipmentState.LOST else "returned"
    order = await follow_parcels(work, order, **{fact: order[fact] + shipment.units})
    work.tell(GIVEN_UP, order.id, order.id, shipment=shipment.id, units=shipment.units)
    await _make_good(work, order)


async def _make_good(work: Work, order: Row) -> None:
    await refund_what_is_owed(work, order)
    if nothing_left(order) and order.status == OrderStatus.AWAITING_DELIVERY:
        await work.move(order, ORDER.complete, also={"completed_at": clock.now()}, automatic=True)


_OWED = """
select coalesce(sum(round(cast(line_total as numeric) * gone / quantity)), 0) as owed, (
  select coalesce(sum(captured - refunded), 0) from payment where order_id = :order) as left_to_give, (
  select coalesce(sum(amount), 0) from refund
  where order_id = :order and reason = :reason and state <> 'FAILED') as given
from (
  select line_total, quantity, cancelled + (
    select coalesce(sum(inside.picked), 0) from shipment_line as inside join shipment on shipment.id = shipment_id
    where order_line_id = order_line.id and settled_at is not null) as gone
  from order_line where order_id = :order
) as line
"""


async def refund_what_is_owed(work: Work, order: Row) -> None:
    """Give back the price of all units of a taken order that will never come, and the rest when none will."""
    sums = await work.connection.one(_OWED, order=order.id, reason=MISSING)
    nothing_came = nothing_left(order) and order.delivered == 0
    owed = int(sums.left_to_give) if nothing_came else min(int(sums.owed - sums.given), int(sums.left_to_give))
    if owed > 0:
        await begin_refund(work, order, owed, MISSING)
