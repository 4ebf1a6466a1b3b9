"""Out of the door: a label, another label, the carrier's van."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.action import action
from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type
from orderflow.kernel.lifecycle import refuse_unless_open
from orderflow.kernel.refusal import MoveRefused, NotFound, Refusal, Refusals, invalid
from orderflow.kernel.texts import text
from orderflow.kernel.turns import Importance
from orderflow.kernel.work import NOUNS, Work
from orderflow.shipments.actions.pack import some_reason
from orderflow.shipments.carriers import Carrier, carriers
from orderflow.shipments.labels import NO_LABEL, put_on, sender_of, typed_label
from orderflow.shipments.lifecycle import SHIPMENT, LabelRequested
from orderflow.shipments.parcel import follow_parcels, refuse_if_held, take_parcel, take_parcels
from orderflow.shipments.tables import Shipment

LABEL_REQUESTED = event_type("shipment.label_requested")
MOST_AT_ONCE = 100


@dataclass
class DispatchShipment:
    """A label for a packed parcel: asked of its carrier, or its number typed in."""

    shipment_id: str
    carrier: str = field(metadata={"doc": "Code of the carrier, one of the query `carriers`."})
    idempotency_key: str
    tracking_number: str | None = field(
        default=None, metadata={"doc": "The number when the label exists already; else the carrier is asked."}
    )


@dataclass
class VoidLabel:
    """Withdraw the label of a parcel the carrier has not seen yet."""

    shipment_id: str
    reason: str = field(metadata={"doc": "Why, in a few words; staff read it."})


@dataclass
class HandOverShipments:
    """The parcels a carrier takes with it now; all or none."""

    shipment_ids: list[str]


@action(
    SHIPMENT.dispatch, refuses=(NotFound, MoveRefused, LabelRequested), importance=Importance.FIRST, optimistic=True
)
async def dispatch_shipment(work: Work, given: DispatchShipment) -> dict[str, Any]:
    """Label a packed parcel: at once with a number typed in, else as soon as its carrier answers."""
    carrier = carriers.get(given.carrier)
    if carrier is None:
        raise invalid("carrier", text("請選擇物流公司。", "请选择物流公司。", "Choose one of the shop's carriers."))
    order, shipment = await take_parcel(work, given.shipment_id)
    refuse_if_held(order, shipment)
    refuse_unless_open(SHIPMENT.dispatch, shipment)
    if given.tracking_number is None:
        asked = {"carrier": carrier.name, "label_requested_at": clock.now(), "label_problem": None}
        shipment = await work.change(Shipment, shipment, **asked)
        work.tell(LABEL_REQUESTED, shipment.id, order.id, carrier=carrier.name)
        return {"shipment": shipment, "order": order}
    number = await _free_number(work, carrier, given.tracking_number.strip())
    label = typed_label(order, await sender_of(work, shipment), number)
    order, shipment = await put_on(work, order, shipment, SHIPMENT.dispatch, label, carrier.name)
    return {"shipment": shipment, "order": order}


_IN_USE = """
select true from shipment where tracking_number = :number and carrier = :carrier
and state in ('LABELLED', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'EXCEPTION', 'RETURNING')
"""


async def _free_number(work: Work, carrier: Carrier, number: str) -> str:
    """A typed number that is the carrier's and on no other parcel."""
    if not carrier.validate(number):
        words = text(
            "這不是該物流的單號，請再核對。", "这不是该物流的单号，请再核对。", "This is no number of this carrier."
        )
        raise invalid("trackingNumber", words)
    if await work.row(_IN_USE, number=number, carrier=carrier.name):
        words = text(
            "這個單號已用在另一個包裹。", "这个单号已用于另一个包裹。", "Another parcel on its way has this number."
        )
        raise invalid("trackingNumber", words)
    return number


@action(SHIPMENT.void_label, refuses=(NotFound, MoveRefused))
async def void_label(work: Work, given: VoidLabel) -> dict[str, Any]:
    """Withdraw a label before the carrier's first scan; the parcel waits for another one."""
    reason = some_reason(given.reason)
    order, shipment = await take_parcel(work, given.shipment_id)
    withdrawn = {"carrier": shipment.carrier, "tracking_number": shipment.tracking_number}
    also = {**NO_LABEL, "voided": shipment.voided + 1, "back_reason": reason}
    shipment = await work.move(shipment, SHIPMENT.void_label, also=also, **withdrawn)
    return {"shipment": shipment, "order": await follow_parcels(work, order)}


@action(SHIPMENT.hand_over, refuses=(NotFound, MoveRefused), importance=Importance.FIRST, optimistic=True)
async def hand_over_shipments(work: Work, given: HandOverShipments) -> dict[str, Any]:
    """Give labelled parcels to the carrier; when one cannot go, none does and each reason is named."""
    ids = list(dict.fromkeys(given.shipment_ids))
    if not 1 <= len(ids) <= MOST_AT_ONCE:
        raise invalid(
            "shipmentIds", text("一次 1 到 100 個包裹。", "一次 1 到 100 个包裹。", "Hand over 1 to 100 parcels.")
        )
    taken = await take_parcels(work, ids)
    refused: list[Refusal] = []
    handed: list[Row] = []
    for place, id in enumerate(ids):
        try:
            if id not in taken:
                raise NotFound(what=NOUNS["Shipment"])
            also = {"handed_over_at": clock.now(), "ask_at": clock.now()}
            handed.append(await work.move(taken[id][1], SHIPMENT.hand_over, also=also))
        except (NotFound, MoveRefused) as refusal:
            refusal.path = ("shipmentIds", str(place))
            refused.append(refusal)
    if refused:
        raise Refusals(refused)
    for order in {order.id: order for order, _ in taken.values()}.values():
        await follow_parcels(work, order)
    return {"shipments": handed}
