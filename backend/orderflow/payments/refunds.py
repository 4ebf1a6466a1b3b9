"""Money on its way back: begun in our books first, so that no two refunds give back the same money."""

from datetime import timedelta

from orderflow.kernel import clock
from orderflow.kernel.access import ALL
from orderflow.kernel.db import Row
from orderflow.kernel.money import Money
from orderflow.kernel.refusal import NotFound, Refusal
from orderflow.kernel.work import NOUNS, Work
from orderflow.orders.follow import follow
from orderflow.orders.tables import Order
from orderflow.payments.ledger import book
from orderflow.payments.lifecycle import REFUND, REFUND_REQUESTED
from orderflow.payments.providers import GivenBack, GivingBack, NotGivenBack, RefundAnswer
from orderflow.payments.tables import LedgerKind, Payment, Refund, RefundState

SEND_AGAIN_AFTER = timedelta(minutes=1)


class RefundTooLarge(Refusal):
    """That is more than is left to refund. Look at what was refunded already and enter a smaller amount."""

    hant = "超過可退金額。請看過已退款項，改填較小的金額。"
    hans = "超过可退金额。请看过已退款项，改填较小的金额。"
    refundable: Money


_CAPTURED = "select * from payment where order_id = :order and captured > refunded order by id for update"


async def begin_refund(work: Work, order: Row, amount: int | None, reason: str) -> list[Row]:
    """Begin to give back an amount of a taken order, None = all that is left; answers the refunds, one per payment."""
    payments = await work.rows(_CAPTURED, order=order.id)
    left = sum(payment.captured - payment.refunded for payment in payments)
    amount = left if amount is None else amount
    if amount > left:
        raise RefundTooLarge(refundable=Money(left, order.currency))
    refunds = []
    for payment in payments:
        part = min(amount, payment.captured - payment.refunded)
        if part > 0:
            refunds.append(await begin_refund_of(work, payment, part, reason))
            amount -= part
    return refunds


async def begin_refund_of(work: Work, payment: Row, amount: int, reason: str) -> Row:
    """Begin to give back a part of a taken payment."""
    await work.change(Payment, payment, refunded=payment.refunded + amount)
    refund = await work.add(
        Refund,
        order_id=payment.order_id,
        payment_id=payment.id,
        state=REFUND.start,
        currency=payment.currency,
        amount=amount,
        reason=reason,
        created_at=clock.now(),
        ask_at=clock.real() + SEND_AGAIN_AFTER,
        asked=0,
        version=1,
    )
    told = {"payment": payment.id, "amount": amount, "currency": payment.currency}
    work.tell(REFUND_REQUESTED, refund.id, payment.order_id, **told)
    return refund


async def settle_refund(work: Work, refund_id: str, answer: RefundAnswer) -> Row:
    """Enter what became of a refund; news that came before changes nothing."""
    seen = await work.row("select order_id, payment_id from refund where id = :id", id=refund_id)
    if seen is None:
        raise NotFound(what=NOUNS["Refund"])
    order = await work.take(Order, seen.order_id, sight=ALL)
    payment = await work.take(Payment, seen.payment_id, sight=ALL)
    refund = await work.take(Refund, refund_id, sight=ALL)
    if refund.state != RefundState.PENDING:
        return refund
    told = {"payment": payment.id, "amount": refund.amount, "currency": refund.currency}
    ended = {"settled_at": clock.now(), "ask_at": None}
    match answer:
        case GivenBack(reference):
            refund = await work.move(refund, REFUND.succeed, also={**ended, "provider_reference": reference}, **told)
            await book(work, LedgerKind.REFUND, payment, reference, -refund.amount, refund_id=refund.id)
            await follow(work, order, {"refunded": order.refunded + refund.amount})
        case NotGivenBack(code, reference):
            kept = {**ended, "failure": code, "provider_reference": reference}
            refund = await work.move(refund, REFUND.fail, also=kept, code=code, **told)
            await work.change(Payment, payment, refunded=payment.refunded - refund.amount)
        case GivingBack(reference) if refund.provider_reference is None:
            refund = await work.change(Refund, refund, provider_reference=reference)
        case _:
            pass
    return refund
