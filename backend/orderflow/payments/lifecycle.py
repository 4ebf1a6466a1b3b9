"""The lifecycles of an attempt to pay and of a refund."""

from typing import Any

from orderflow.kernel.events import event_type
from orderflow.kernel.lifecycle import Lifecycle, guard, move
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import NOUNS
from orderflow.payments.tables import Payment, Refund
from orderflow.payments.tables import PaymentState as P
from orderflow.payments.tables import RefundState as R

PAYMENT_STARTED = event_type(
    "payment.started", customer=True, staff=Can.SEE_PAYMENTS, words=text("開始付款", "开始付款", "Payment started")
)
PAYMENT_HELD = event_type(
    "payment.held",
    staff=Can.SEE_PAYMENTS,
    words=text("收到的金額不符，待財務核對", "收到的金额不符，待财务核对", "A wrong amount came, finance to check"),
)
REFUND_REQUESTED = event_type(
    "refund.requested",
    customer=True,
    staff=Can.SEE_PAYMENTS,
    words=text("退款處理中", "退款处理中", "Refund started"),
)


@guard("這筆款項已全數退回。", "这笔款项已全部退回。")
def something_is_left_to_refund(payment: Any) -> bool:
    """All of this payment has been refunded, or is being refunded."""
    return bool(payment.refunded < payment.captured)


OPEN = (P.PENDING, P.ACTION_REQUIRED)
NOT_YET_TAKEN = (*OPEN, P.AUTHORIZED)
# Money that arrives is a fact: it is booked whatever we thought of the attempt, and refunded if it came too late.
NOT_CAPTURED = (*NOT_YET_TAKEN, P.FAILED, P.EXPIRED, P.CANCELLED)

# fmt: off
PAYMENT = Lifecycle(Payment, P, P.PENDING, noun=text("付款", "付款", "payment"), moves={
    # move             from           to                 right  event
    "require_action": move(P.PENDING,     P.ACTION_REQUIRED, None, "payment.action_required", staff=Can.SEE_PAYMENTS),
    "authorize":      move(OPEN,          P.AUTHORIZED,      None, "payment.authorized",      staff=Can.SEE_PAYMENTS),
    "capture":        move(NOT_CAPTURED,  P.CAPTURED,        None, "payment.captured",        staff=Can.SEE_PAYMENTS),
    "fail":           move(NOT_YET_TAKEN, P.FAILED,          None, "payment.failed",          staff=Can.SEE_PAYMENTS),
    "expire":         move(NOT_YET_TAKEN, P.EXPIRED,         None, "payment.expired",         staff=Can.SEE_PAYMENTS),
    "cancel":         move(NOT_YET_TAKEN, P.CANCELLED,       None, "payment.cancelled",       staff=Can.SEE_PAYMENTS),
}, words={
    "require_action": text("等待付款確認", "等待付款确认", "Waiting for the payment to be confirmed"),
    "authorize": text("付款已授權", "付款已授权", "Payment authorised"),
    "capture": text("款項已收到", "款项已收到", "Payment received"),
    "fail": text("付款未成功", "付款未成功", "Payment did not go through"),
    "expire": text("付款逾時", "付款超时", "Payment timed out"),
    "cancel": text("付款已取消", "付款已取消", "Payment cancelled"),
}, names={
    P.PENDING: text("處理中", "处理中", "Pending"),
    P.ACTION_REQUIRED: text("待確認", "待确认", "Action required"),
    P.AUTHORIZED: text("已授權", "已授权", "Authorised"),
    P.CAPTURED: text("已收款", "已收款", "Received"),
    P.FAILED: text("未成功", "未成功", "Failed"),
    P.EXPIRED: text("已逾時", "已超时", "Expired"),
    P.CANCELLED: text("已取消", "已取消", "Cancelled"),
})

REFUND = Lifecycle(Refund, R, R.PENDING, noun=text("退款", "退款", "refund"), moves={
    "succeed": move(R.PENDING, R.SUCCEEDED, None, "refund.succeeded", staff=Can.SEE_PAYMENTS),
    "fail":    move(R.PENDING, R.FAILED,    None, "refund.failed",    staff=Can.SEE_PAYMENTS),
}, words={
    "succeed": text("退款已完成", "退款已完成", "Refund completed"),
    "fail": text("退款未成功，我們會處理", "退款未成功，我们会处理", "Refund did not go through, we will see to it"),
}, names={
    R.PENDING: text("處理中", "处理中", "Pending"),
    R.SUCCEEDED: text("已退款", "已退款", "Refunded"),
    R.FAILED: text("未成功", "未成功", "Failed"),
})
# fmt: on
NOUNS["Payment"] = PAYMENT.noun
NOUNS["Refund"] = REFUND.noun
