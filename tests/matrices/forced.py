"""Objects forced into a state by SQL, with all other facts as they would be in that state."""

from datetime import timedelta
from typing import Any

from orderflow.kernel import clock
from tests.matrices.stage import Stage
from tests.matrices.written import Broken

PATH = ("AWAITING_PAYMENT", "PAID", "PROCESSING", "READY_TO_SHIP", "AWAITING_DELIVERY", "COMPLETED")
ON_SHELF, CLOSED = ("ASSIGNED", "PICKING"), "PACKED"
PARCEL_OF = {"PROCESSING": "ASSIGNED", "READY_TO_SHIP": "PACKED", "AWAITING_DELIVERY": "DELIVERED"} | {
    "COMPLETED": "DELIVERED"
}
HANDED_OVER = ("IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED", "EXCEPTION", "RETURNING", "RETURNED", "LOST")


async def force(stage: Stage, kind: str, state: str) -> None:
    """Bring the stage's one object of a kind into a state."""
    await {
        "Order": _order,
        "Shipment": _shipment,
        "Payment": _payment,
        "Refund": _refund,
        "Ticket": _ticket,
        "Letter": _letter,
        "Product": _product,
        "CatalogueImport": _import,
    }[kind](stage, state)


async def _order(stage: Stage, status: str) -> None:
    await _parcel(stage, PARCEL_OF.get(status, "CANCELLED"))
    await _payment(stage, "CANCELLED" if status == "AWAITING_PAYMENT" else "CAPTURED")
    if status == "CANCELLED":
        await stage.run("update payment set refunded = captured")
        await stage.run("update reservation set quantity = 0")
    await _facts(stage, status)


async def _shipment(stage: Stage, state: str) -> None:
    await _parcel(stage, state)
    await _facts(stage, "PROCESSING" if state in (*ON_SHELF, "CANCELLED") else "AWAITING_DELIVERY")
    if state == CLOSED:
        await _facts(stage, "READY_TO_SHIP")
    units = await stage.one('select ordered from "order"')
    delivered = units.ordered if state == "DELIVERED" else 0
    picking = 0 if state in ("ASSIGNED", "CANCELLED") else units.ordered
    await stage.run(
        'update "order" set delivered = :delivered, picking = :picking', delivered=delivered, picking=picking
    )


async def _facts(stage: Stage, status: str) -> None:
    """What the order's own row knows in a status."""
    reached = PATH.index(status) if status in PATH else 0
    now = clock.now()

    def units(since: str) -> bool:
        return reached >= PATH.index(since)

    arrived = units("AWAITING_DELIVERY")
    await _set(
        stage,
        "order",
        {
            "status": status,
            "captured": ("total", units("PAID") or status == "CANCELLED"),
            "authorized": ("0", True),
            "refunded": ("0", True),
            "picking": ("ordered", units("READY_TO_SHIP")),
            "packed": ("ordered", units("READY_TO_SHIP")),
            "labelled": ("ordered", arrived),
            "shipped": ("ordered", arrived),
            "delivered": ("ordered", arrived),
            "cancelled": ("ordered", status == "CANCELLED"),
            "team_id": f"{stage.things['team']}" if units("PROCESSING") else None,
            "pay_by": now + timedelta(minutes=20),
            "delivered_at": now if arrived else None,
            "auto_confirm_at": now + timedelta(days=7) if arrived else None,
            "completed_at": now if status == "COMPLETED" else None,
            "hold_reason": None,
        },
    )
    await stage.run("update order_line set delivered = case when :arrived then quantity else 0 end", arrived=arrived)


async def _parcel(stage: Stage, state: str) -> None:
    """The parcel's own row, its lines, and the goods that left the shelf for it."""
    now, packed = clock.now(), state not in (*ON_SHELF, "CANCELLED")
    labelled = packed and state != CLOSED
    await _set(
        stage,
        "shipment",
        {
            "state": state,
            "picked": ("units", packed),
            "held": False,
            "packed_at": now if packed else None,
            "label_requested_at": None,
            "carrier": "swift" if labelled else None,
            "tracking_number": stage.things["tracking_number"] if labelled else None,
            "labelled_at": now if labelled else None,
            "handed_over_at": now if state in HANDED_OVER else None,
            "delivered_at": now if state == "DELIVERED" else None,
        },
    )
    await stage.run("update shipment_line set picked = case when :packed then quantity else 0 end", packed=packed)
    if packed:
        await stage.run(
            "update stock_level set on_hand = on_hand - quantity, reserved = reserved - quantity"
            " from reservation where stock_level_id = stock_level.id"
        )
        await stage.run("update reservation set taken = quantity, quantity = 0")


async def _payment(stage: Stage, state: str) -> None:
    await _set(stage, "payment", {"state": state, "refunded": ("0", True), "captured": ("amount", state == "CAPTURED")})


async def _refund(stage: Stage, state: str) -> None:
    await _set(stage, "refund", {"state": state})


async def _letter(stage: Stage, state: str) -> None:
    await _set(stage, "letter", {"state": state})


async def _product(stage: Stage, state: str) -> None:
    due = clock.now() + timedelta(days=1) if state == "SCHEDULED" else None
    await _set(stage, "product", {"state": state, "publish_at": due})


async def _import(stage: Stage, state: str) -> None:
    await _set(stage, "catalogue_import", {"state": state})


async def _ticket(stage: Stage, state: str) -> None:
    now = clock.now()
    ended = {"RESOLVED": now, "CLOSED": now - timedelta(days=8)}.get(state)
    paused = None if state in ("NEW", "OPEN") else now
    await _set(stage, "ticket", {"state": state, "resolved_at": ended, "paused_at": paused})


async def _set(stage: Stage, table: str, facts: dict[str, Any]) -> None:
    """Set columns: a value, or `(expression, whether)`, which is 0 where it is not."""
    terms, values = [], {}
    for column, fact in facts.items():
        if isinstance(fact, tuple):
            expression, holds = fact
            terms.append(f"{column} = {expression if holds else 0}")
        else:
            terms.append(f"{column} = :{column}")
            values[column] = fact
    await stage.run(f'update "{table}" set {", ".join(terms)}', **values)


# What a verb wants besides the state, where it is not what the state itself would have.
_WANTS = {
    "releaseOrder": "update \"order\" set hold_reason = 'FRAUD', held_at = placed_at",
    "packShipment": "update shipment set picked = units where state = 'PICKING'",
}
_BREAKS = {
    "everything_arrived": 'update "order" set delivered = 1',
    "picking_has_not_begun": 'update "order" set picking = 1',
    "there_is_time_to_pay": 'update "order" set pay_by = placed_at',
    "held": 'update "order" set hold_reason = null',
    "not_on_hold": "update \"order\" set hold_reason = 'FRAUD'",
    "not_being_picked": 'update "order" set picking = 1',
    "within_after_sales_days": "update \"order\" set delivered_at = delivered_at - interval '60 days'",
    "something_arrived": 'update "order" set delivered = 0',
    "something_is_left_to_refund": "update payment set refunded = captured",
    "everything_picked": "update shipment set picked = 0",
    "no_label_on_its_way": "update shipment set label_requested_at = assigned_at",
    "resolved_lately": "update ticket set resolved_at = resolved_at - interval '8 days'",
}
_HOLDS = {"Order": _WANTS["releaseOrder"], "Shipment": "update shipment set held = true"}


async def suit(stage: Stage, verb: str) -> None:
    """Set what a verb wants besides the state."""
    if verb in _WANTS:
        await stage.run(_WANTS[verb])


async def break_fact(stage: Stage, broken: Broken) -> None:
    """Bring an object into the right state for a verb, but for one fact."""
    await force(stage, broken.kind, broken.state)
    await suit(stage, broken.by)
    await stage.run(_HOLDS[broken.kind] if broken.guard == "not_held" else _BREAKS[broken.guard])
