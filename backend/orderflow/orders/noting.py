"""Write a note that only staff read, about an order or about a parcel of it; whom it names finds it in their inbox."""

from orderflow.inbox.mentioning import MaySee, mention
from orderflow.kernel import clock
from orderflow.kernel.db import Row
from orderflow.kernel.refusal import invalid
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work
from orderflow.orders.tables import OrderNote

_NO_WORDS = text("備註不能是空的。", "备注不能为空。", "A note needs some words.")


async def write_note(
    work: Work, body: str, may_see: MaySee, told: str, *, order_id: str, shipment_id: str | None = None
) -> Row:
    """Write it, call for those it names, and tell that it was written: of the parcel, or of the order."""
    if not body.strip():
        raise invalid("body", _NO_WORDS)
    note = await work.add(
        OrderNote,
        order_id=order_id,
        shipment_id=shipment_id,
        author=work.actor.id,
        body=body.strip(),
        at=clock.now(),
    )
    about = {"shipment_id": shipment_id} if shipment_id else {}
    mentioned = await mention(work, note, may_see, order_id=order_id, **about)
    work.tell(told, shipment_id or order_id, order_id, note=note.id, **mentioned)
    return note
