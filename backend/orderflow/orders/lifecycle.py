"""The order's lifecycle, and the projection that keeps its status true to its facts."""

from datetime import datetime
from typing import Any

from orderflow.kernel.lifecycle import Lifecycle, Move, guard, move
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import NOUNS
from orderflow.orders.tables import Order, PaymentStatus
from orderflow.orders.tables import OrderStatus as S


@guard("商品已開始揀貨。請聯絡客服，我們會請倉庫先停下。", "商品已开始拣货。请联系客服，我们会请仓库先停下。")
def picking_has_not_begun(order: Any) -> bool:
    """Picking has begun. Contact support and we will ask the warehouse to stop."""
    return bool(order.picking == 0)


def _auto_confirm(order: Any) -> datetime | None:
    found: datetime | None = order.auto_confirm_at
    return found


@guard("包裹尚未送達，送達後即可確認收貨。", "包裹尚未送达，送达后即可确认收货。", until=_auto_confirm)
def everything_arrived(order: Any) -> bool:
    """Not everything has arrived yet. Confirm once all parcels are delivered."""
    return bool(order.delivered >= active_units(order))


BEFORE_SHIPPING = (S.AWAITING_PAYMENT, S.PAID, S.PROCESSING)

# fmt: off
ORDER = Lifecycle(Order, S, S.AWAITING_PAYMENT, column="status", noun=text("訂單", "订单", "order"), moves={
    # move        from                   to                   right                event                guards
    "secure":     move(S.AWAITING_PAYMENT, S.PAID,              None,                "order.paid"),
    "assign":     move(S.PAID,             S.PROCESSING,        None,                "order.assigned"),
    "pack":       move(S.PROCESSING,       S.READY_TO_SHIP,     None,                "order.packed"),
    "unpack":     move(S.READY_TO_SHIP,    S.PROCESSING,        None,                "order.unpacked"),
    "label":      move(S.READY_TO_SHIP,    S.AWAITING_DELIVERY, None,                "order.labelled"),
    "void_label": move(S.AWAITING_DELIVERY, S.READY_TO_SHIP,    None,                "order.label_voided"),
    "complete":   move(S.AWAITING_DELIVERY, S.COMPLETED,        Can.CONFIRM_RECEIPT, "order.completed",
                       everything_arrived),
    "cancel":     move(BEFORE_SHIPPING,    S.CANCELLED,         Can.CANCEL_ORDERS,   "order.cancelled",
                       picking_has_not_begun),
    "expire":     move(S.AWAITING_PAYMENT, S.CANCELLED,         None,                "order.expired"),
}, words={
    "secure": text("已付款", "已付款", "Paid"),
    "assign": text("已分配給倉庫團隊", "已分配给仓库团队", "Assigned to a warehouse team"),
    "pack": text("全部打包完成", "全部打包完成", "All parcels packed"),
    "unpack": text("退回重新揀貨", "退回重新拣货", "Taken back for picking"),
    "label": text("物流單號已產生", "物流单号已生成", "Tracking number issued"),
    "void_label": text("物流單已作廢，將重新寄送", "物流单已作废，将重新寄出", "Label withdrawn, to be shipped anew"),
    "complete": text("已確認收貨，訂單完成", "已确认收货，订单完成", "Receipt confirmed, order completed"),
    "cancel": text("訂單已取消", "订单已取消", "Order cancelled"),
    "expire": text("未在期限內付款，訂單已關閉", "未在期限内付款，订单已关闭", "Not paid in time, order closed"),
}, names={
    S.AWAITING_PAYMENT: text("待付款", "待付款", "Awaiting payment"),
    S.PAID: text("已支付", "已支付", "Paid"),
    S.PROCESSING: text("待處理", "待处理", "To process"),
    S.READY_TO_SHIP: text("待發貨", "待发货", "To ship"),
    S.AWAITING_DELIVERY: text("待配送", "待配送", "To deliver"),
    S.COMPLETED: text("已完成", "已完成", "Completed"),
    S.CANCELLED: text("已取消", "已取消", "Cancelled"),
})
# fmt: on
NOUNS["Order"] = ORDER.noun
NOUNS["Cart"] = text("購物車", "购物车", "cart")

_PATH: tuple[str, ...] = (S.PAID, S.PROCESSING, S.READY_TO_SHIP, S.AWAITING_DELIVERY)
_FORWARD: dict[str, Move] = {S.PAID: ORDER.assign, S.PROCESSING: ORDER.pack, S.READY_TO_SHIP: ORDER.label}
_BACK: dict[str, Move] = {S.READY_TO_SHIP: ORDER.unpack, S.AWAITING_DELIVERY: ORDER.void_label}


def active_units(order: Any) -> int:
    """Units that are still to reach the customer or have reached them."""
    return int(order.ordered - order.cancelled - order.lost - order.returned)


def secured(order: Any) -> bool:
    """Whether the order is captured or authorized in full."""
    return bool(order.captured >= order.total or order.authorized >= order.total)


def projected(order: Any) -> str:
    """The status the order's facts ask for: that of its least advanced units."""
    if order.status not in (S.AWAITING_PAYMENT, *_PATH):
        return str(order.status)
    if not secured(order) and order.status == S.AWAITING_PAYMENT:
        return S.AWAITING_PAYMENT
    if order.team_id is None:
        return S.PAID
    active = active_units(order)
    if order.packed < active:
        return S.PROCESSING
    return S.AWAITING_DELIVERY if order.labelled >= active else S.READY_TO_SHIP


def next_move(status: str, target: str) -> Move:
    """The move that brings a status one step nearer to its target."""
    if status == S.AWAITING_PAYMENT:
        return ORDER.secure
    ahead = _PATH.index(target) > _PATH.index(status)
    return (_FORWARD if ahead else _BACK)[status]


def payment_status(order: Any) -> PaymentStatus:
    """How the money stands, from the order's sums."""
    if order.refunded > 0:
        return PaymentStatus.REFUNDED if order.refunded >= order.captured else PaymentStatus.PARTIALLY_REFUNDED
    if order.captured > order.total:
        return PaymentStatus.OVERPAID
    if order.captured >= order.total:
        return PaymentStatus.PAID
    if order.captured > 0:
        return PaymentStatus.PARTIALLY_PAID
    return PaymentStatus.AUTHORIZED if order.authorized >= order.total else PaymentStatus.UNPAID
