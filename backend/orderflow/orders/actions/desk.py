"""What the order desk does: hold, release, note."""

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from orderflow.inbox.mentioning import NotForTheirEyes
from orderflow.kernel import clock
from orderflow.kernel.action import action, require_open
from orderflow.kernel.events import event_type
from orderflow.kernel.lifecycle import guard
from orderflow.kernel.refusal import InvalidInput, MoveRefused, NotFound, StaleVersion, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work
from orderflow.orders.hearing import reads_notes
from orderflow.orders.noting import write_note
from orderflow.orders.tables import Order, OrderStatus

ORDER_HELD = event_type("order.held", words=text("訂單已暫停處理", "订单已暂停处理", "Put on hold"))
ORDER_RELEASED = event_type("order.released", words=text("已恢復處理", "已恢复处理", "Hold released"))
ORDER_NOTED = event_type("order.note_added", words=text("新增備註", "新增备注", "Note added"))

HOLDABLE = (OrderStatus.AWAITING_PAYMENT, OrderStatus.PAID, OrderStatus.PROCESSING)
REASONS = ("FRAUD", "ADDRESS", "AMOUNT", "STOCK", "CUSTOMER_REQUEST", "OTHER")


@guard("訂單已在暫停中。", "订单已在暂停中。")
def not_held(order: Any) -> bool:
    """The order is on hold already."""
    return order.hold_reason is None


@guard("訂單沒有被暫停。", "订单没有被暂停。")
def held(order: Any) -> bool:
    """The order is not on hold."""
    return order.hold_reason is not None


@dataclass
class HoldOrder:
    """Stop work on an order; the reason is one of FRAUD, ADDRESS, AMOUNT, STOCK, CUSTOMER_REQUEST, OTHER."""

    order_id: str
    reason: str
    note: str = ""
    expected_version: int | None = None


@dataclass
class ReleaseOrder:
    """Let work on a held order go on."""

    order_id: str
    expected_version: int | None = None


@dataclass
class AddOrderNote:
    """Write a note that only staff read."""

    order_id: str
    body: str = field(
        metadata={"doc": "`@[id]` with the id of a colleague or a team names them: it comes into their inbox."}
    )
    idempotency_key: str | None = None


_REFUSES = (NotFound, MoveRefused, StaleVersion)


@action(Can.HOLD_ORDERS, offered_on=Order, sources=HOLDABLE, guards=(not_held,), refuses=_REFUSES)
async def hold_order(work: Work, given: HoldOrder) -> dict[str, Any]:
    """Stop work on an order, with a reason."""
    if given.reason not in REASONS:
        raise invalid("reason", text("請選擇暫停原因。", "请选择暂停原因。", "Choose a reason for the hold."))
    order = await work.take(Order, given.order_id, version=given.expected_version)
    require_open(hold_order, order)
    order = await work.change(Order, order, hold_reason=given.reason, hold_note=given.note.strip(), held_at=clock.now())
    work.tell(ORDER_HELD, order.id, order.id, reason=given.reason)
    return {"order": order}


@action(Can.HOLD_ORDERS, offered_on=Order, sources=HOLDABLE, guards=(held,), refuses=_REFUSES)
async def release_order(work: Work, given: ReleaseOrder) -> dict[str, Any]:
    """Let work on a held order go on."""
    order = await work.take(Order, given.order_id, version=given.expected_version)
    require_open(release_order, order)
    order = await work.change(Order, order, hold_reason=None, hold_note=None, held_at=None)
    work.tell(ORDER_RELEASED, order.id, order.id)
    return {"order": order}


@action(Can.NOTE_ORDERS, refuses=(NotFound, InvalidInput, NotForTheirEyes))
async def add_order_note(work: Work, given: AddOrderNote) -> dict[str, Any]:
    """Write a note that only staff read."""
    order = await work.take(Order, given.order_id)
    await write_note(work, given.body, partial(reads_notes, order), ORDER_NOTED, order_id=order.id)
    return {"order": order}
