"""The one way news of a payment enters: the provider's answer, its webhook and our own asking all end here."""

from datetime import timedelta
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.access import ALL
from orderflow.kernel.db import Row
from orderflow.kernel.money import Money
from orderflow.kernel.refusal import NotFound
from orderflow.kernel.work import NOUNS, Work
from orderflow.orders.actions.desk import HOLDABLE, ORDER_HELD
from orderflow.orders.follow import follow
from orderflow.orders.lifecycle import secured
from orderflow.orders.tables import Order, OrderStatus
from orderflow.payments.attempts import cancel_open_payments
from orderflow.payments.ledger import book
from orderflow.payments.lifecycle import NOT_YET_TAKEN, OPEN, PAYMENT, PAYMENT_HELD
from orderflow.payments.providers import Answer, Authorized, Captured, Declined, Ended, Pending
from orderflow.payments.refunds import begin_refund_of
from orderflow.payments.tables import LedgerKind, Payment, PaymentState

TIME_TO_TRY_AGAIN = timedelta(minutes=15)
ASK_SOON = timedelta(seconds=15)


async def settle(work: Work, payment_id: str, answer: Answer) -> tuple[Row, Row]:
    """Enter what a provider says of an attempt; old news changes nothing. Answers order and payment as they are now."""
    seen = await work.row("select order_id from payment where id = :id", id=payment_id)
    if seen is None:
        raise NotFound(what=NOUNS["Payment"])
    order = await work.take(Order, seen.order_id, sight=ALL)
    payment = next(each for each in await work.whole(Payment, "order_id", order.id) if each.id == payment_id)
    match answer:
        case Captured():
            return await _captured(work, order, payment, answer)
        case Authorized():
            return await _authorized(work, order, payment, answer)
        case Pending():
            return order, await _pending(work, payment, answer)
        case Declined():
            return await _declined(work, order, payment, answer)
        case Ended():
            return await _ended(work, order, payment, answer)
        case _:
            return order, payment


async def _captured(work: Work, order: Row, payment: Row, answer: Captured) -> tuple[Row, Row]:
    """Book the money, whatever we thought of the attempt before; what was not owed goes back in the same breath."""
    if payment.state == PaymentState.CAPTURED:
        return order, payment
    if _differs(payment, answer):
        return await _hold(work, order, payment, answer)
    facts = {"captured": order.captured + payment.amount, **_without(order, payment)}
    also = {**_done(answer.reference), "captured": payment.amount}
    payment = await work.move(payment, PAYMENT.capture, also=also, **_amount(payment))
    await book(work, LedgerKind.CAPTURE, payment, answer.reference, payment.amount)
    order = await follow(work, order, facts, payment=payment.id)
    if secured(order):
        order = await cancel_open_payments(work, order)
    closed = order.status == OrderStatus.CANCELLED
    excess = payment.amount if closed else min(payment.amount, order.captured - order.total)
    if excess > 0:
        await begin_refund_of(work, payment, excess, "PAID_TOO_LATE" if closed else "PAID_TWICE")
        payment = await work.take(Payment, payment.id, sight=ALL)
    return order, payment


async def _authorized(work: Work, order: Row, payment: Row, answer: Authorized) -> tuple[Row, Row]:
    if payment.state not in OPEN:
        return order, payment
    if _differs(payment, answer):
        return await _hold(work, order, payment, answer)
    also = {"provider_reference": answer.reference, "ask_at": None, "action_url": None}
    payment = await work.move(payment, PAYMENT.authorize, also=also, **_amount(payment))
    return await follow(work, order, {"authorized": order.authorized + payment.amount}, payment=payment.id), payment


async def _pending(work: Work, payment: Row, answer: Pending) -> Row:
    if payment.state not in OPEN:
        return payment
    known: dict[str, Any] = {"provider_reference": answer.reference}
    if payment.provider_reference is None:
        known["ask_at"] = clock.real() + ASK_SOON
    if payment.state == PaymentState.PENDING and answer.action_url:
        known |= {"action_url": answer.action_url, "action_expires_at": answer.expires_at}
        return await work.move(payment, PAYMENT.require_action, also=known)
    return await work.change(Payment, payment, **known) if payment.provider_reference is None else payment


async def _declined(work: Work, order: Row, payment: Row, answer: Declined) -> tuple[Row, Row]:
    if payment.state not in NOT_YET_TAKEN:
        return order, await _confirmed(work, payment)
    facts = _without(order, payment)
    also = {**_done(answer.reference), "failure_code": answer.code, "failure_retryable": answer.retryable}
    payment = await work.move(payment, PAYMENT.fail, also=also, code=answer.code, **_amount(payment))
    if order.pay_by and await _first_failure(work, order):
        facts["pay_by"] = max(order.pay_by, clock.now() + TIME_TO_TRY_AGAIN)
    return (await follow(work, order, facts) if facts else order), payment


async def _ended(work: Work, order: Row, payment: Row, answer: Ended) -> tuple[Row, Row]:
    if payment.state not in NOT_YET_TAKEN:
        return order, await _confirmed(work, payment)
    facts = _without(order, payment)
    chosen = PAYMENT.expire if answer.expired else PAYMENT.cancel
    payment = await work.move(payment, chosen, also=_done(answer.reference))
    return (await follow(work, order, facts) if facts else order), payment


async def _confirmed(work: Work, payment: Row) -> Row:
    """Stop asking about an attempt that was withdrawn: the provider says so too."""
    if payment.ask_at:  # nobody sees that we stop asking, so it makes no new version
        await work.run("update payment set ask_at = null where id = :id", id=payment.id)
    return payment


async def _hold(work: Work, order: Row, payment: Row, answer: Captured | Authorized) -> tuple[Row, Row]:
    """Money that is not what we asked for pays nothing: a person has to look at it."""
    if payment.problem:
        return order, await _confirmed(work, payment)
    known = {"problem": "AMOUNT_MISMATCH", "provider_reference": answer.reference, "ask_at": None}
    payment = await work.change(Payment, payment, **known)
    work.tell(PAYMENT_HELD, payment.id, order.id, amount=answer.amount, currency=answer.currency)
    if order.hold_reason is None and order.status in HOLDABLE:
        came, due = Money(answer.amount, answer.currency), Money(payment.amount, payment.currency)
        note = f"{came.amount} {came.currency_code} ≠ {due.amount} {due.currency_code}"
        order = await work.change(Order, order, hold_reason="AMOUNT", hold_note=note, held_at=clock.now())
        work.tell(ORDER_HELD, order.id, order.id, reason="AMOUNT")
    return order, payment


async def _first_failure(work: Work, order: Row) -> bool:
    """Whether the order waits for money and this was its first failure: the time to pay is stretched once only."""
    if order.status != OrderStatus.AWAITING_PAYMENT:
        return False
    payments = await work.whole(Payment, "order_id", order.id)
    return [each.state for each in payments].count(PaymentState.FAILED) == 1


def _differs(payment: Row, answer: Captured | Authorized) -> bool:
    return (answer.amount, answer.currency) != (payment.amount, payment.currency)


def _without(order: Row, payment: Row) -> dict[str, Any]:
    """The order's facts without what was set aside by this payment."""
    set_aside = payment.state == PaymentState.AUTHORIZED
    return {"authorized": order.authorized - payment.amount} if set_aside else {}


def _done(reference: str | None) -> dict[str, Any]:
    known = {"settled_at": clock.now(), "ask_at": None, "action_url": None, "problem": None}
    return {**known, "provider_reference": reference} if reference else known


def _amount(payment: Row) -> dict[str, Any]:
    return {"amount": payment.amount, "currency": payment.currency}
