"""A parcel's label: put on by hand or by its carrier, withdrawn before it is used."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.db import Row
from orderflow.kernel.lifecycle import Move
from orderflow.kernel.texts import LOCALES
from orderflow.kernel.work import Work
from orderflow.shipments.carriers import Booking, Label, Parcel, Stop
from orderflow.shipments.parcel import follow_parcels
from orderflow.shipments.tracking import hops_of

NO_LABEL: dict[str, Any] = {
    "carrier": None,
    "tracking_number": None,
    "label_requested_at": None,
    "label_problem": None,
    "labelled_at": None,
    "route": [],
    "hops": [],
    "position": None,
    "ask_at": None,
}


async def put_on(work: Work, order: Row, shipment: Row, move: Move, label: Label, carrier: str) -> tuple[Row, Row]:
    """Give a taken parcel its label; answers the order and the parcel."""
    route = stored_route(label.route)
    earliest, latest = label.eta
    also = {
        **NO_LABEL,
        "carrier": carrier,
        "tracking_number": label.tracking_number,
        "labelled_at": clock.now(),
        "route": route,
        "hops": hops_of([], route, None),
        "eta_earliest": earliest,
        "eta_latest": latest,
        "ask_at": clock.now(),
    }
    shipment = await work.move(shipment, move, also=also, carrier=carrier, tracking_number=label.tracking_number)
    return await follow_parcels(work, order), shipment


def typed_label(order: Row, sender: Any, tracking_number: str) -> Label:
    """The label of a number that staff typed in: its way is not known beyond both ends."""
    city = dict.fromkeys(LOCALES, str(order.address["city"]))
    return Label(tracking_number, [Stop(sender), Stop(city)], promised(order))


def booking(order: Row, shipment: Row, sender: Any) -> Booking:
    """What the carrier is asked; a label that was withdrawn makes the next request another one."""
    return Booking(
        key=f"{shipment.id}-{shipment.voided}",
        reference=shipment.number,
        sender=sender,
        receiver=order.address,
        units=shipment.units,
        ships_at=max(clock.now(), shipment.due_at),
        promised=promised(order),
    )


def parcel_of(row: Row) -> Parcel:
    """A parcel as its carrier is asked about it, from a row of shipment with address, sender and promise beside."""
    return Parcel(
        tracking_number=row.tracking_number,
        sender=row.sender,
        receiver=row.address,
        handed_over_at=row.handed_over_at,
        promised=promised(row),
    )


def promised(order: Row) -> tuple[datetime, datetime]:
    """The delivery window the customer was promised."""
    return order.expected_earliest, order.expected_latest


async def sender_of(work: Work, shipment: Row) -> Any:
    """The place a parcel is sent from, in three languages."""
    return await work.connection.value("select city from warehouse where id = :id", id=shipment.warehouse_id)


def stored_route(route: Sequence[Stop]) -> list[dict[str, Any]]:
    """A planned way as a parcel keeps it."""
    return [{"place": dict(stop.place), "at": stop.at.isoformat() if stop.at else None} for stop in route]
