"""At the shelf: start a pick list, confirm every item by a scan, report what is not there."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.action import action, require_open
from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type
from orderflow.kernel.refusal import MoveRefused, NotFound, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.turns import Importance
from orderflow.kernel.work import Work
from orderflow.shipments.lifecycle import SHIPMENT, not_held
from orderflow.shipments.parcel import follow_parcels, lines_of, refuse_if_held, take_list, take_parcel
from orderflow.shipments.tables import PickScan, ScanResult, Shipment, ShipmentLine, ShipmentState, ShortReason
from orderflow.warehouse import stock
from orderflow.warehouse.movements import Change, make
from orderflow.warehouse.tables import MovementKind

PICKED = event_type("shipment.picked")
MISPICKED = event_type("shipment.mispicked")
SHORT_PICKED = event_type("shipment.short_picked", words=text("商品缺貨", "商品缺货", "Goods missing from the shelf"))
LONGEST_CODE = 64
MOST = 999


@dataclass
class StartPicking:
    """Take a pick list in hand."""

    shipment_id: str


@dataclass
class ConfirmPick:
    """One scan at the shelf."""

    shipment_id: str
    code: str = field(metadata={"doc": "Barcode or SKU of what was taken."})
    quantity: int = field(default=1, metadata={"doc": "Units taken at once."})
    scan_id: str | None = field(default=None, metadata={"doc": "The scanner's own id; sent again, it counts once."})


@dataclass
class ReportShortPick:
    """What is not on the shelf; the reason is one of MISSING, DAMAGED, WRONG_GOODS."""

    shipment_id: str
    line_id: str
    reason: str


@action(SHIPMENT.start_picking, refuses=(NotFound, MoveRefused), importance=Importance.FIRST, optimistic=True)
async def start_picking(work: Work, given: StartPicking) -> dict[str, Any]:
    """Take a pick list in hand."""
    order, shipment = await take_parcel(work, given.shipment_id)
    refuse_if_held(order, shipment)
    also = {"picker_id": work.actor.staff_id, "picked_at": None}
    shipment = await work.move(shipment, SHIPMENT.start_picking, also=also)
    await follow_parcels(work, order)
    return {"shipment": shipment}


@action(
    Can.PICK,
    offered_on=Shipment,
    sources=(ShipmentState.PICKING,),
    guards=(not_held,),
    refuses=(NotFound, MoveRefused),
    importance=Importance.FIRST,
    optimistic=True,
)
async def confirm_pick(work: Work, given: ConfirmPick) -> dict[str, Any]:
    """Say what was taken from the shelf; a wrong or surplus item is answered as such, counted, and not put in."""
    code = given.code.strip()
    if not 0 < len(code) <= LONGEST_CODE:
        raise invalid(
            "code", text("請掃描條碼或輸入 SKU。", "请扫描条码或输入 SKU。", "Scan a barcode or enter a SKU.")
        )
    if not 1 <= given.quantity <= MOST:
        raise invalid("quantity", text("數量請填 1 到 999。", "数量请填 1 到 999。", "Enter 1 to 999 units."))
    shipment, lines = await take_list(work, given.shipment_id)
    if given.scan_id and (known := await work.row(_KNOWN, shipment=shipment.id, scan=given.scan_id)):
        return {"shipment": shipment, "scan": known}
    require_open(confirm_pick, shipment)
    line = next((each for each in lines if code in (each.barcode, each.sku)), None)
    scan = await _log(work, shipment, line, given, code)
    if scan.result != ScanResult.RIGHT:
        shipment = await work.change(Shipment, shipment, mispicked=shipment.mispicked + 1)
        work.tell(MISPICKED, shipment.id, shipment.order_id, result=scan.result, line=scan.line_id)
        return {"shipment": shipment, "scan": scan}
    assert line is not None
    shipment = await _put_in(work, shipment, line, given.quantity)
    work.tell(PICKED, shipment.id, shipment.order_id, line=line.id, units=given.quantity)
    return {"shipment": shipment, "scan": scan}


_KNOWN = "select * from pick_scan where shipment_id = :shipment and scan_id = :scan"
_GOODS = """
select product.name from variant join product on product.id = product_id
where variant.barcode = :code or variant.sku = :code limit 1
"""


async def _log(work: Work, shipment: Row, line: Row | None, given: ConfirmPick, code: str) -> Row:
    """Write down a scan with what it turned out to be."""
    missing = line.quantity - line.short - line.picked if line else 0
    if line is None:
        result, name = ScanResult.WRONG, await work.connection.value(_GOODS, code=code)
    else:
        result = ScanResult.RIGHT if given.quantity <= missing else ScanResult.EXTRA
        name = line.product_name
    return await work.add(
        PickScan,
        shipment_id=shipment.id,
        scan_id=given.scan_id,
        line_id=line.id if line else None,
        result=result,
        code=code,
        quantity=given.quantity,
        name=name,
        missing=missing - given.quantity if result is ScanResult.RIGHT else missing,
        picker_id=work.actor.staff_id,
        at=clock.now(),
    )


async def _put_in(work: Work, shipment: Row, line: Row, units: int) -> Row:
    """Count what went into a parcel; the moment all is picked is remembered."""
    done = clock.now() if shipment.picked + units >= shipment.units else None
    await work.change(ShipmentLine, line, picked=line.picked + units)
    return await work.change(Shipment, shipment, picked=shipment.picked + units, picked_at=done)


async def _count(work: Work, shipment: Row, picked: int, units: int) -> Row:
    """Keep a parcel's counts when some of it cannot be picked."""
    done = clock.now() if picked >= units > 0 else None
    return await work.change(Shipment, shipment, picked=picked, units=units, picked_at=done)


@action(
    Can.PICK,
    offered_on=Shipment,
    sources=(ShipmentState.PICKING,),
    refuses=(NotFound, MoveRefused),
    importance=Importance.FIRST,
)
async def report_short_pick(work: Work, given: ReportShortPick) -> dict[str, Any]:
    """Say that the rest of a line is not on the shelf; the customer gets the money for it back."""
    if given.reason not in ShortReason.__members__:
        raise invalid("reason", text("請選擇缺貨原因。", "请选择缺货原因。", "Choose why it is missing."))
    order, shipment = await take_parcel(work, given.shipment_id)
    require_open(report_short_pick, shipment)
    lines = await lines_of(work, shipment)
    line = next((each for each in lines if each.id == given.line_id), None)
    if line is None:
        raise NotFound(path=("lineId",), what=text("揀貨項目", "拣货项", "line"))
    missing = line.quantity - line.short - line.picked
    if missing == 0:
        raise invalid("lineId", text("這一項已經揀齊。", "这一项已经拣齐。", "This line is picked in full."))
    await work.change(ShipmentLine, line, short=line.short + missing, short_reason=given.reason)
    shipment = await _count(work, shipment, shipment.picked, shipment.units - missing)
    facts = {"line": line.order_line_id, "units": missing, "reason": given.reason}
    work.tell(SHORT_PICKED, shipment.id, order.id, **facts)
    if shipment.units == 0:
        shipment = await work.move(shipment, SHIPMENT.cancel)
    await follow_parcels(work, order)
    await _write_off(work, shipment, line.sku, missing, given.reason)
    return {"shipment": shipment}


_LEVEL = "select * from stock_level where warehouse_id = :warehouse and sku = :sku for update"


async def _write_off(work: Work, shipment: Row, sku: str, units: int, reason: str) -> None:
    """What is not on the shelf is neither held nor in stock any more."""
    await stock.release(work, shipment.order_id, {sku: units}, warehouse_id=shipment.warehouse_id)
    level = await work.connection.one(_LEVEL, warehouse=shipment.warehouse_id, sku=sku)
    await make(work, MovementKind.ADJUSTED, [Change(level, on_hand=-units)], reason=reason)
