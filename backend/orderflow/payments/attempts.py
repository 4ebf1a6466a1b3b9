"""Attempts to pay: begun in our books before the provider is asked, and withdrawn when they are no longer wanted."""

from datetime import timedelta

from orderflow.kernel import clock
from orderflow.kernel.db import Row
from orderflow.kernel.work import Work
from orderflow.orders.follow import follow
from orderflow.payments.asking import ASK_AFTER
from orderflow.payments.lifecycle import NOT_YET_TAKEN, PAYMENT, PAYMENT_STARTED
from orderflow.payments.tables import Payment, PaymentState


async def record_attempt(work: Work, order: Row, method: str, provider: str, amount: int) -> Row:
    """Write down an attempt to pay for a taken order; the sweep finishes it if we die before the answer."""
    payment = await work.add(
        Payment,
        order_id=order.id,
        method=method,
        provider=provider,
        state=PAYMENT.start,
        currency=order.currency,
        amount=amount,
        captured=0,
        refunded=0,
        failure_retryable=False,
        created_at=clock.now(),
        ask_at=clock.real() + ASK_AFTER,
        asked=0,
        version=1,
    )
    told = {"to": payment.state, "method": method, "amount": payment.amount, "currency": payment.currency}
    work.tell(PAYMENT_STARTED, payment.id, order.id, **told)
    return payment


async def cancel_open_payments(work: Work, order: Row) -> Row:
    """Withdraw all attempts of a taken order whose money has not come; answers the order as it is now.

    The sweep withdraws them at the provider. Money that comes nevertheless is booked and refunded by `settle`.
    """
    authorized = 0
    for payment in await work.whole(Payment, "order_id", order.id):
        if payment.state not in NOT_YET_TAKEN:
            continue
        authorized += payment.amount if payment.state == PaymentState.AUTHORIZED else 0
        also = {"settled_at": clock.now(), "ask_at": clock.real(), "asked": 0, "action_url": None}
        await work.move(payment, PAYMENT.cancel, also=also)
    return await follow(work, order, {"authorized": order.authorized - authorized}) if authorized else order


_CAPTURE_NOW = "update payment set ask_at = :real, asked = 0 where order_id = :order and state = 'AUTHORIZED'"


async def capture_authorized(work: Work, order_id: str) -> None:
    """Have the sweep take the money that was set aside for an order."""
    await work.run(_CAPTURE_NOW, order=order_id, real=clock.real() - timedelta(seconds=1))
