"""Close an order that will not be sent: money, parcels and goods in one transaction."""

from orderflow.kernel.db import Row
from orderflow.kernel.lifecycle import Move
from orderflow.kernel.work import Work
from orderflow.payments.attempts import cancel_open_payments
from orderflow.payments.refunds import begin_refund
from orderflow.shipments.lifecycle import SHIPMENT
from orderflow.warehouse import stock

REFUND_REASON = "ORDER_CANCELLED"
_PARCELS = """
select * from shipment where order_id = :order and state in ('ASSIGNED', 'PICKING') order by id for update
"""
_LINES = "update order_line set cancelled = quantity - delivered where order_id = :order"


async def close(work: Work, order: Row, chosen: Move, reason: str) -> Row:
    """Close a taken order: what was paid goes back, its pick lists end, its goods can be sold again."""
    cancelled = order.ordered - order.delivered - order.lost - order.returned
    also = {"cancel_reason": reason, "cancelled": cancelled, "waiting_reason": None}
    order = await work.move(order, chosen, also=also, units=cancelled)
    order = await cancel_open_payments(work, order)
    await begin_refund(work, order, None, REFUND_REASON)
    await work.run(_LINES, order=order.id)
    for parcel in await work.rows(_PARCELS, order=order.id):
        await work.move(parcel, SHIPMENT.cancel)
    await stock.release(work, order.id)
    return order
