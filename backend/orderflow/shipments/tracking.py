"""Carrier news as a fold over all scans sorted by when they happened: any order of arrival gives the same parcel."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from orderflow.kernel import clock
from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type
from orderflow.kernel.ids import new_id
from orderflow.kernel.lifecycle import Move
from orderflow.kernel.texts import Text
from orderflow.kernel.work import Work
from orderflow.orders.tables import OrderStatus
from orderflow.shipments.carriers import News
from orderflow.shipments.lifecycle import SHIPMENT
from orderflow.shipments.parcel import follow_parcels
from orderflow.shipments.tables import Shipment, TrackingScan
from orderflow.shipments.tables import ShipmentState as S
from orderflow.shipments.tables import TrackingCode as C

TRACKED = event_type("shipment.tracked", customer=True)
PLANNED = event_type("shipment.planned", customer=True)
OVER = (OrderStatus.COMPLETED, OrderStatus.CANCELLED)

_STATES: dict[str, S] = {
    C.PICKED_UP: S.IN_TRANSIT,
    C.IN_TRANSIT: S.IN_TRANSIT,
    C.OUT_FOR_DELIVERY: S.OUT_FOR_DELIVERY,
    C.DELIVERED: S.DELIVERED,
    C.EXCEPTION: S.EXCEPTION,
    C.RETURNING: S.RETURNING,
    C.RETURNED: S.RETURNED,
    C.LOST: S.LOST,
}
_MOVES: dict[str, Move] = {
    move.target: move
    for move in (
        SHIPMENT.carry,
        SHIPMENT.take_out,
        SHIPMENT.meet_exception,
        SHIPMENT.deliver,
        SHIPMENT.turn_back,
        SHIPMENT.bring_back,
        SHIPMENT.lose,
    )
}
_RANK = {code: rank for rank, code in enumerate(C)}
SETTLED_STATES = (S.DELIVERED, S.RETURNED, S.LOST)


class Scan(Protocol):
    """What the fold reads of a piece of news."""

    event_id: str
    code: str
    place: Text
    occurred_at: datetime


def sort(scans: Sequence[Any]) -> list[Any]:
    """Scans by when they happened; what happened at once, by how far along it is."""
    return sorted(scans, key=lambda scan: (scan.occurred_at, _RANK[C(scan.code)], scan.event_id))


def state_of(scans: Sequence[Any]) -> S | None:
    """Where sorted scans leave a parcel; None when they say nothing yet.

    Delivered stays so unless the parcel is turned back; once turned back it only comes back, is lost or is handed over.
    """
    state: S | None = None
    turned = False
    for scan in scans:
        said = _STATES.get(scan.code)
        if said is None or state is S.RETURNED:
            continue
        if state is S.DELIVERED and said not in (S.RETURNING, S.RETURNED):
            continue
        turned = turned or said is S.RETURNING
        on_the_way = said in (S.IN_TRANSIT, S.OUT_FOR_DELIVERY, S.EXCEPTION)
        state = S.RETURNING if turned and on_the_way else said
    return state


def hops_of(scans: Sequence[Any], route: Sequence[dict[str, Any]], state: str | None) -> list[dict[str, Any]]:
    """The places of sorted scans as done or now, then what is left of the planned route; times as ISO 8601."""
    hops: list[dict[str, Any]] = []
    for scan in scans:
        if scan.code != C.LABEL_CREATED and scan.place and (not hops or hops[-1]["place"] != scan.place):
            hops.append({"place": scan.place, "at": scan.occurred_at.isoformat(), "state": "DONE"})
    planned = [{"place": stop["place"], "at": stop["at"], "state": "NEXT"} for stop in route]
    if not hops:  # it waits at its first stop, and nobody knows yet since when it is on its way
        return [{**stop, "at": None, "state": "NOW"} if n == 0 else stop for n, stop in enumerate(planned)]
    if state == S.DELIVERED:
        return hops
    hops[-1]["state"] = "NOW"
    if state in (S.RETURNING, S.RETURNED, S.LOST):
        return hops
    passed = max(
        (n for n, stop in enumerate(planned) if any(hop["place"] == stop["place"] for hop in hops)), default=-1
    )
    return hops + planned[passed + 1 :]


def folded(
    scans: Sequence[Any], shipment: Any, route: Sequence[dict[str, Any]] | None = None
) -> tuple[S | None, dict[str, Any]]:
    """The state all scans of a parcel add up to, and the columns that go with it; `route` when it is planned anew."""
    ordered = sort(scans)
    state = state_of(ordered)
    moving = [scan.occurred_at for scan in ordered if scan.code in _STATES]
    arrived = [scan.occurred_at for scan in ordered if scan.code == C.DELIVERED]
    known = [at for at in (shipment.handed_over_at, *moving[:1]) if at]
    return state, {
        "hops": hops_of(ordered, shipment.route if route is None else route, state),
        "position": next((scan.place for scan in reversed(ordered) if scan.place), None),
        "handed_over_at": min(known, default=None),
        "delivered_at": arrived[0] if state is S.DELIVERED else None,
    }


_KNOWN = """
select * from tracking_scan where shipment_id = :shipment and tracking_number = :number
union select * from tracking_scan where carrier = :carrier and event_id = any(:ids)
"""


async def record(work: Work, order: Row, shipment: Row, news: Sequence[News], **also: Any) -> tuple[Row, Row]:
    """Keep news of a taken parcel, each once, and let parcel and order follow; a finished order stays as it is."""
    scans, fresh = await _keep(work, shipment, news) if news else ([], False)
    if not fresh or order.status in OVER or shipment.settled_at is not None:
        return order, await _plan(work, shipment, also)
    state, columns = folded(scans, shipment, also.get("route"))
    columns |= also
    if state is None or state == shipment.state:
        shipment = await work.change(Shipment, shipment, **columns)
        work.tell(TRACKED, shipment.id, order.id, code=sort(scans)[-1].code)
    else:
        if state in SETTLED_STATES:
            columns["ask_at"] = None
        shipment = await work.move(shipment, _MOVES[state], also=columns)
    return await follow_parcels(work, order), shipment


async def _keep(work: Work, shipment: Row, news: Sequence[News]) -> tuple[list[Row], bool]:
    """Enter what is new; answers all scans of the parcel's label, and whether any is new."""
    parcel = {"shipment": shipment.id, "number": shipment.tracking_number, "carrier": shipment.carrier}
    stored = await work.rows(_KNOWN, **parcel, ids=[each.id for each in news])
    known = {each.event_id for each in stored if each.carrier == shipment.carrier}
    told = {each.id: _scan(shipment, each) for each in news if each.id not in known}
    added = await work.add_all(TrackingScan, list(told.values()))
    mine = [each for each in stored if each.shipment_id == shipment.id and each.tracking_number == parcel["number"]]
    return mine + added, bool(added)


async def _plan(work: Work, shipment: Row, also: dict[str, Any]) -> Row:
    """Keep what is expected of a parcel without any news; when it is asked about next is nobody's business but ours."""
    if any(shipment[name] != expected for name, expected in also.items() if name != "ask_at"):
        work.tell(PLANNED, shipment.id, shipment.order_id)
        return await work.change(Shipment, shipment, **also)
    if "ask_at" in also:
        await work.run("update shipment set ask_at = :at where id = :id", id=shipment.id, at=also["ask_at"])
    return shipment


def _scan(shipment: Row, news: News) -> dict[str, Any]:
    return {
        "id": new_id(TrackingScan.PREFIX),
        "shipment_id": shipment.id,
        "carrier": shipment.carrier,
        "tracking_number": shipment.tracking_number,
        "event_id": news.id,
        "code": news.code,
        "place": news.place,
        "description": news.description,
        "occurred_at": news.occurred_at,
        "received_at": clock.now(),
    }
