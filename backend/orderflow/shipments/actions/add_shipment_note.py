"""Tell whoever works on a parcel next something about it."""

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from orderflow.inbox.mentioning import NotForTheirEyes
from orderflow.kernel.action import action
from orderflow.kernel.events import event_type
from orderflow.kernel.refusal import InvalidInput, NotFound
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work
from orderflow.orders.hearing import reads_notes_along
from orderflow.orders.noting import write_note
from orderflow.shipments.parcel import take_parcel

SHIPMENT_NOTED = event_type(
    "shipment.note_added",
    words=text("包裹新增備註", "包裹新增备注", "Note on a parcel added"),
    staff=Can.SHARE_NOTES,
)


@dataclass
class AddShipmentNote:
    """Write a note that travels with a parcel and that only staff read."""

    shipment_id: str
    body: str = field(
        metadata={"doc": "`@[id]` with the id of a colleague or a team names them: it comes into their inbox."}
    )
    idempotency_key: str | None = None


@action(Can.SHARE_NOTES, refuses=(NotFound, InvalidInput, NotForTheirEyes))
async def add_shipment_note(work: Work, given: AddShipmentNote) -> dict[str, Any]:
    """Write a note that travels with a parcel, for whoever works on it next."""
    order, shipment = await take_parcel(work, given.shipment_id)
    may_see = partial(reads_notes_along, order, shipment.warehouse_id)
    await write_note(work, given.body, may_see, SHIPMENT_NOTED, order_id=order.id, shipment_id=shipment.id)
    return {"shipment": shipment, "order": order}
