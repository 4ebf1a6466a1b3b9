"""Call an order off."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.amendments.closing import close
from orderflow.kernel.action import action
from orderflow.kernel.refusal import MoveRefused, NotFound, invalid
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work
from orderflow.orders.lifecycle import ORDER
from orderflow.orders.tables import Order

LONGEST_REASON = 200


@dataclass
class CancelOrder:
    """Call an order off before its picking begins."""

    order_id: str
    reason: str = field(metadata={"doc": "Why, in a few words."})
    idempotency_key: str
    order_token: str | None = field(default=None, metadata={"doc": "Opens a guest's order."})


@action(ORDER.cancel, refuses=(NotFound, MoveRefused))
async def cancel_order(work: Work, given: CancelOrder) -> dict[str, Any]:
    """Call an order off: the goods can be sold again and what was paid goes back at once."""
    reason = given.reason.strip()
    if not 0 < len(reason) <= LONGEST_REASON:
        words = text("請說明原因，200 字以內。", "请说明原因，不超过 200 字。", "Say why, in at most 200 characters.")
        raise invalid("reason", words)
    order = await work.take(Order, given.order_id)
    return {"order": await close(work, order, ORDER.cancel, reason)}
