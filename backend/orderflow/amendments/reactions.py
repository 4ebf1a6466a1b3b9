"""What befalls an order by itself: its time to pay runs out, some of its goods cannot come."""

from functools import partial

from orderflow.amendments.closing import close
from orderflow.amendments.making_good import give_up_parcel, give_up_units, refund_what_is_owed
from orderflow.kernel import clock
from orderflow.kernel.db import Database, Row
from orderflow.kernel.deliveries import every_second
from orderflow.kernel.events import on
from orderflow.kernel.work import Work, as_system
from orderflow.orders.lifecycle import ORDER
from orderflow.orders.tables import Order, OrderStatus
from orderflow.payments.lifecycle import PAYMENT
from orderflow.shipments.actions.pick import SHORT_PICKED
from orderflow.shipments.lifecycle import SHIPMENT

NOT_PAID_IN_TIME = "NOT_PAID_IN_TIME"
_UNPAID = """
select id from "order" where status = 'AWAITING_PAYMENT' and pay_by <= :now order by pay_by, id limit 200
"""


@every_second
async def expire_unpaid_orders(database: Database) -> int:
    """An order that was not paid in its method's time is closed, and its goods can be sold again."""
    async with database.read() as connection:
        due = await connection.rows(_UNPAID, now=clock.now())
    for each in due:
        await as_system(database, partial(_expire, id=each.id))
    return len(due)


async def _expire(work: Work, id: str) -> None:
    order = await work.take(Order, id)
    if order.status == OrderStatus.AWAITING_PAYMENT and order.pay_by <= clock.now():
        await close(work, order, ORDER.expire, NOT_PAID_IN_TIME)


@on(SHORT_PICKED)
async def cancel_short_units(work: Work, event: Row) -> None:
    """Units that were not on the shelf are cancelled and paid back."""
    order = await work.take(Order, event.order_id)
    await give_up_units(work, order, event.payload["line"], event.payload["units"])


@on(SHIPMENT.lose.event, SHIPMENT.bring_back.event)
async def settle_parcel(work: Work, event: Row) -> None:
    """What a carrier lost, or brought back undelivered, is paid back."""
    await give_up_parcel(work, event.subject)


@on(PAYMENT.capture.event)
async def pay_back_missing_units(work: Work, event: Row) -> None:
    """Money that was only set aside when units went missing is paid back for them once it is taken."""
    order = await work.take(Order, event.order_id)
    if order.status != OrderStatus.CANCELLED and order.cancelled + order.lost + order.returned > 0:
        await refund_what_is_owed(work, order)
