"""At the packing table: close a parcel, or open it again."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.action import action
from orderflow.kernel.db import Row
from orderflow.kernel.refusal import MoveRefused, NotFound, StaleVersion, invalid
from orderflow.kernel.texts import text
from orderflow.kernel.turns import Importance
from orderflow.kernel.work import Work
from orderflow.shipments.lifecycle import SHIPMENT, LabelRequested
from orderflow.shipments.parcel import follow_parcels, lines_of, refuse_if_held, take_parcel
from orderflow.shipments.tables import ShipmentLine
from orderflow.warehouse import stock

LONGEST_REASON = 200


@dataclass
class PackShipment:
    """Close a parcel in which everything is picked or reported missing."""

    shipment_id: str
    expected_version: int | None = field(default=None, metadata={"doc": "Refuse when the parcel has changed since."})


@dataclass
class UnpackShipment:
    """Open a packed parcel; everything in it is to be picked again."""

    shipment_id: str
    reason: str = field(metadata={"doc": "Why, in a few words; staff read it."})


@action(SHIPMENT.pack, refuses=(NotFound, StaleVersion, MoveRefused), importance=Importance.FIRST)
async def pack_shipment(work: Work, given: PackShipment) -> dict[str, Any]:
    """Close a parcel; its goods leave the stock."""
    order, shipment = await take_parcel(work, given.shipment_id, given.expected_version)
    refuse_if_held(order, shipment)
    also = {"packed_at": clock.now(), "back_reason": None}
    shipment = await work.move(shipment, SHIPMENT.pack, also=also, units=shipment.units)
    order = await follow_parcels(work, order)
    await stock.take_out(work, order.id, shipment.warehouse_id, await _inside(work, shipment))
    return {"shipment": shipment, "order": order}


@action(SHIPMENT.unpack, refuses=(NotFound, MoveRefused, LabelRequested))
async def unpack_shipment(work: Work, given: UnpackShipment) -> dict[str, Any]:
    """Open a packed parcel again; its goods go back to the shelf, still the order's."""
    reason = some_reason(given.reason)
    order, shipment = await take_parcel(work, given.shipment_id)
    also = {"packed_at": None, "picked_at": None, "picked": 0, "back_reason": reason, "label_problem": None}
    shipment = await work.move(shipment, SHIPMENT.unpack, also={**also, "label_requested_at": None})
    inside = await _inside(work, shipment)
    for line in await lines_of(work, shipment):
        await work.change(ShipmentLine, line, picked=0)
    order = await follow_parcels(work, order)
    await stock.put_back(work, order.id, shipment.warehouse_id, inside)
    return {"shipment": shipment, "order": order}


def some_reason(reason: str) -> str:
    """A reason given in words, or the refusal that asks for one."""
    if not 0 < len(reason.strip()) <= LONGEST_REASON:
        words = text("請說明原因，200 字以內。", "请说明原因，不超过 200 字。", "Say why, in at most 200 characters.")
        raise invalid("reason", words)
    return reason.strip()


async def _inside(work: Work, shipment: Row) -> dict[str, int]:
    """The units in a parcel by SKU."""
    units: Counter[str] = Counter()
    for line in await lines_of(work, shipment):
        if line.picked:
            units[line.sku] += line.picked
    return units
