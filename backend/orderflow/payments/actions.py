"""What people do with money: a customer pays, finance gives back."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.action import action, require_open
from orderflow.kernel.db import Row
from orderflow.kernel.lifecycle import guard
from orderflow.kernel.money import Money, minor_units
from orderflow.kernel.refusal import MoveRefused, NotFound, Refusal, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.turns import Importance
from orderflow.kernel.work import NOUNS, Work
from orderflow.orders.tables import Order, OrderStatus
from orderflow.payments.asking import asked
from orderflow.payments.attempts import cancel_open_payments, record_attempt
from orderflow.payments.lifecycle import something_is_left_to_refund
from orderflow.payments.providers import Charge, provider_of
from orderflow.payments.refunds import RefundTooLarge, begin_refund_of
from orderflow.payments.settle import settle
from orderflow.payments.tables import Payment, PaymentState
from orderflow.shop import terms

LONGEST_REASON = 500


class PaymentMethodUnavailable(Refusal):
    """This way to pay is not available right now. Choose another one."""

    hant = "這種付款方式目前無法使用，請改用其他方式。"
    hans = "这种付款方式目前无法使用，请改用其他方式。"


def _pay_by(order: Any) -> datetime | None:
    found: datetime | None = order.pay_by
    return found


@guard(
    "付款期限已過，訂單即將關閉。請重新下單。",
    "付款期限已过，订单即将关闭。请重新下单。",
    until=_pay_by,
)
def there_is_time_to_pay(order: Any) -> bool:
    """The time to pay has passed and this order is about to close. Please order again."""
    return order.pay_by is None or bool(order.pay_by > clock.now())


@dataclass
class StartPayment:
    """Pay for an order; the same key never charges twice."""

    order_id: str
    method: str = field(metadata={"doc": "Code of a payment method of the shop."})
    idempotency_key: str
    order_token: str | None = None
    amount: Decimal | None = field(
        default=None,
        metadata={"doc": "A part of what is left, in major units, as history recorded it; needs IMPORT_ORDERS."},
    )
    details: dict[str, Any] = field(
        default_factory=dict, metadata={"doc": 'What the method needs; for the simulator\'s card {"card": "4242…"}.'}
    )


@dataclass
class RefundPayment:
    """Give back a payment or a part of it; the same key never gives back twice."""

    payment_id: str
    reason: str = field(metadata={"doc": "What the customer and finance read.", "max": LONGEST_REASON})
    idempotency_key: str
    amount: Decimal | None = field(default=None, metadata={"doc": "In major units; without it, all that is left."})


@action(
    Can.PAY,
    refuses=(NotFound, MoveRefused, PaymentMethodUnavailable),
    offered_on=Order,
    sources=(OrderStatus.AWAITING_PAYMENT,),
    guards=(there_is_time_to_pay,),
    importance=Importance.FIRST,
)
async def start_payment(work: Work, given: StartPayment) -> dict[str, Any]:
    """Pay for an order; a declined payment is an outcome (`payment.failure`), and the order can be paid again."""
    if not isinstance(given.details, dict):
        raise invalid("details", _DETAILS)
    plug = provider_of(given.method) if terms.current().offers(given.method) else None
    if plug is None:
        raise PaymentMethodUnavailable(path=("method",))
    order = await work.take(Order, given.order_id)
    require_open(start_payment, order)
    order = await cancel_open_payments(work, order)
    order = await _choose_method(work, order, given.method)
    payment = await record_attempt(work, order, given.method, plug.name, _part(work, order, given.amount))
    charge = _charge(order, payment, given.details)
    work.remember(payment=payment.id, order=order.id)
    async with work.outside():
        answer = await asked(plug.start(work.database, charge))
    order, payment = await settle(work, payment.id, answer)
    return {"payment": payment, "order": order}


def _part(work: Work, order: Row, wanted: Decimal | None) -> int:
    """How much an attempt is about, in minor units: all that is left, or the part that history recorded."""
    left = int(order.total - order.captured)
    if wanted is None:
        return left
    work.actor.needs(Can.IMPORT_ORDERS)
    minor = minor_units(wanted, order.currency)
    if minor is None or not 0 < minor <= left:
        raise invalid("amount", _PART)
    return minor


async def _choose_method(work: Work, order: Row, method: str) -> Row:
    """Another method than at checkout brings its own time to pay."""
    if method == order.payment_method:
        return order
    pay_by = order.pay_by and max(order.pay_by, order.placed_at + terms.current().payment_methods[method].pay_within)
    return await work.change(Order, order, payment_method=method, pay_by=pay_by)


def _charge(order: Row, payment: Row, details: dict[str, Any]) -> Charge:
    return Charge(
        key=payment.id,
        method=payment.method,
        amount=payment.amount,
        currency=payment.currency,
        order_number=order.number,
        locale=order.locale,
        return_path=f"/orders/{order.id}/pay",
        pay_by=order.pay_by,
        details=details,
    )


@action(
    Can.REFUND,
    refuses=(NotFound, MoveRefused, RefundTooLarge),
    offered_on=Payment,
    sources=(PaymentState.CAPTURED,),
    guards=(something_is_left_to_refund,),
)
async def refund_payment(work: Work, given: RefundPayment) -> dict[str, Any]:
    """Give back a payment or a part of it."""
    reason = given.reason.strip()
    if not reason:
        raise invalid("reason", _REASON)
    seen = await work.row("select order_id from payment where id = :id", id=given.payment_id)
    if seen is None:
        raise NotFound(what=NOUNS["Payment"])
    order = await work.take(Order, seen.order_id, what=NOUNS["Payment"])
    payment = await work.take(Payment, given.payment_id)
    require_open(refund_payment, payment)
    refund = await begin_refund_of(work, payment, _amount(given.amount, payment), reason)
    return {"refund": refund, "order": order}


def _amount(wanted: Decimal | None, payment: Row) -> int:
    """The amount to give back in minor units, checked against what is left."""
    left = payment.captured - payment.refunded
    if wanted is None:
        return int(left)
    if not wanted.is_finite() or wanted <= 0:
        raise invalid("amount", _POSITIVE)
    if wanted > Money(left, payment.currency).amount:
        raise RefundTooLarge(path=("amount",), refundable=Money(left, payment.currency))
    minor = minor_units(wanted, payment.currency)
    if minor is None:
        raise invalid("amount", _PLACES)
    return minor


_PART = text(
    "金額必須大於零，且不超過應付餘額。", "金额必须大于零，且不超过应付余额。", "More than zero, at most what is left."
)
_REASON = text("請填寫退款原因。", "请填写退款原因。", "Say why the money goes back.")
_DETAILS = text("付款資料格式不正確。", "付款资料格式不正确。", "The payment details must be an object.")
_POSITIVE = text("退款金額必須大於零。", "退款金额必须大于零。", "The amount must be more than zero.")
_PLACES = text(
    "退款金額的小數位數超過這個幣別。",
    "退款金额的小数位数超过这个币种。",
    "The currency has fewer decimals than that.",
)
