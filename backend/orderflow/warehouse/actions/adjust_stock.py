"""What staff do with the stock."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel.action import action
from orderflow.kernel.refusal import Refusal, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work
from orderflow.warehouse.movements import Change, make
from orderflow.warehouse.tables import MovementKind, StockLevel

MOST = 1_000_000
LONGEST_REASON = 200


class StockIsReserved(Refusal):
    """Of {on_hand} units here {reserved} are sold, so {free} at most can go. Count again, or cancel orders first."""

    hant = "架上有 {on_hand} 件，其中 {reserved} 件已售出，最多只能減少 {free} 件。請再清點一次，或先取消訂單。"
    hans = "货架上有 {on_hand} 件，其中 {reserved} 件已售出，最多只能减少 {free} 件。请重新清点，或先取消订单。"
    on_hand: int
    reserved: int
    free: int


@dataclass
class AdjustStock:
    """A correction of one stock level after counting, breakage or delivery."""

    stock_level_id: str
    delta: int = field(metadata={"doc": "Units more (positive) or fewer (negative) on the shelf."})
    reason: str = field(metadata={"doc": "Why, in a few words; kept with the movement."})
    idempotency_key: str


@action(Can.ADJUST_STOCK, refuses=(StockIsReserved,))
async def adjust_stock(work: Work, given: AdjustStock) -> dict[str, Any]:
    """Correct how many units lie on a shelf; never below what is sold already."""
    reason = given.reason.strip()
    if not 0 < len(reason) <= LONGEST_REASON:
        raise invalid("reason", text("請說明原因，200 字以內。", "请说明原因，不超过 200 字。", _REASON))
    if not 0 < abs(given.delta) <= MOST:
        raise invalid("delta", text("請填增加或減少的件數。", "请填写增加或减少的件数。", _DELTA))
    level = await work.take(StockLevel, given.stock_level_id)
    free = level.on_hand - level.reserved
    if given.delta < -free:
        raise StockIsReserved(path=("delta",), on_hand=level.on_hand, reserved=level.reserved, free=free)
    if level.on_hand + given.delta > MOST:
        raise invalid("delta", text("一個貨位最多一百萬件。", "一个货位最多一百万件。", _MOST))
    await make(work, MovementKind.ADJUSTED, [Change(level, on_hand=given.delta)], reason=reason)
    return {"stock_level": level.id}  # the row was read before the movement


_REASON = "Say why, in at most 200 characters."
_DELTA = "Say how many units more or fewer, at most a million."
_MOST = "A shelf holds at most a million units."
