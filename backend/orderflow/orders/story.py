"""What an order's events and facts tell a person: the next step, who takes it, by when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from orderflow.kernel.texts import Text, text
from orderflow.orders.tables import OrderStatus as S

WAITING = {
    "NO_TEAM_ON_DUTY": text(
        "目前沒有值班的倉庫團隊，有團隊上線後會自動處理。",
        "目前没有值班的仓库团队，有团队上线后会自动处理。",
        "No warehouse team is on duty; it goes on by itself when one comes on.",
    ),
    "NO_TEAM_FOR_REGION": text(
        "沒有團隊負責這個地區，請手動指派。",
        "没有团队负责这个地区，请手动分配。",
        "No team serves this region; assign one by hand.",
    ),
    "ON_HOLD": text("訂單暫停中，解除後繼續。", "订单暂停中，解除后继续。", "On hold; it goes on once released."),
}


@dataclass(frozen=True, slots=True)
class Expected:
    """The next thing to happen to an order."""

    code: str
    words: Text
    by: str
    due_at: datetime | None


_PAY = text("等待您付款", "等待您付款", "Waiting for your payment")
_BE_PAID = text("等待顧客付款", "等待顾客付款", "Waiting for the customer's payment")
_ASSIGN = text("分配給倉庫團隊", "分配给仓库团队", "Assigned to a warehouse team")
_RELEASE = text("客服確認後恢復處理", "客服确认后恢复处理", "Looked at by our order desk")
_PACK = text("揀貨並打包", "拣货并打包", "Picked and packed")
_SHIP = text("交給物流", "交给物流", "Handed to the carrier")
_ARRIVE = text("包裹送達", "包裹送达", "Delivered")
_CONFIRM = text("請確認收貨，逾期自動確認", "请确认收货，到期自动确认", "Confirm receipt, or it is confirmed by itself")
_BE_CONFIRMED = text(
    "顧客確認收貨，逾期自動確認", "顾客确认收货，到期自动确认", "Receipt confirmed by the customer, or by itself"
)


def waiting_reason(order: Any, *, for_staff: bool) -> str | None:
    """Why an order waits without a team, as far as the viewer may know: of holds only staff hear."""
    reason: str | None = order.waiting_reason
    return None if reason == "ON_HOLD" and not for_staff else reason


def next_step(order: Any, *, for_staff: bool) -> Expected | None:
    """What happens next to an order, who does it, and by when; None when nothing is left to happen."""
    held = for_staff and order.hold_reason is not None
    if held and order.status in (S.AWAITING_PAYMENT, S.PAID, S.PROCESSING):
        return Expected("RELEASE", _RELEASE, "ORDER_DESK", None)
    match order.status:
        case S.AWAITING_PAYMENT:
            return Expected("PAY", _BE_PAID if for_staff else _PAY, "CUSTOMER", order.pay_by)
        case S.PAID:
            by = "ORDER_DESK" if waiting_reason(order, for_staff=for_staff) else "SYSTEM"
            return Expected("ASSIGN", _ASSIGN, by, order.expected_ship_at)
        case S.PROCESSING:
            return Expected("PACK", _PACK, "WAREHOUSE", order.expected_ship_at)
        case S.READY_TO_SHIP:
            return Expected("SHIP", _SHIP, "LOGISTICS", order.expected_ship_at)
        case S.AWAITING_DELIVERY if order.auto_confirm_at:
            return Expected("CONFIRM", _BE_CONFIRMED if for_staff else _CONFIRM, "CUSTOMER", order.auto_confirm_at)
        case S.AWAITING_DELIVERY:
            return Expected("DELIVER", _ARRIVE, "CARRIER", order.expected_latest)
    return None
