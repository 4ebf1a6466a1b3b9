"""Parcels as customers and the warehouse see them."""

from datetime import datetime
from typing import Annotated, Any

import strawberry

from orderflow.graph.bridge import (
    IDENTITY,
    Node,
    Seen,
    column,
    computed,
    find,
    for_viewer,
    loaded,
    localized,
    many,
    one,
    view,
)
from orderflow.graph.context import Context, Info
from orderflow.graph.delivery import DateWindow, Recipient
from orderflow.graph.goods import Picture, picture_of
from orderflow.graph.moves import AvailableAction, available_actions
from orderflow.graph.orders import Order, OrderNote
from orderflow.graph.paging import Connection, bad_input, page
from orderflow.graph.people import Staff, Team
from orderflow.graph.recipients import load_gift_messages, load_recipients
from orderflow.graph.rights import root
from orderflow.graph.warehouse import Warehouse
from orderflow.kernel.db import Row
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import Text, in_locale, text
from orderflow.kernel.turns import Importance
from orderflow.shipments import carriers, tables
from orderflow.shipments.tables import ScanResult, ShipmentState, TrackingCode

strawberry.enum(ShipmentState, description="Where a parcel stands, from its pick list to the door.")
strawberry.enum(TrackingCode, description="What a carrier says of a parcel, the same words for all carriers.")
strawberry.enum(ScanResult, description="What a scan at the shelf turned out to be.")


@view(tables.ShipmentLine)
class ShipmentLine(Seen):
    """So many units of one order line in one parcel."""

    id: strawberry.ID = column(IDENTITY)
    order_line_id: strawberry.ID = column("The order line they belong to.")
    sku: str = column("Stock keeping unit.")
    product_name: str = localized("product_name", "What it is called.")
    variant_name: str = localized("variant_name", "Which form of it.")
    picture: Picture | None = for_viewer(
        "A picture.", lambda row, context: row.picture and picture_of(row.picture, context.actor.locale)
    )
    bin: str = column("Where it lies in the warehouse.")
    barcode: str = column("What a scanner reads on it.")
    quantity: int = column("Units that were asked for.")
    picked: int = column("Units that are in.")
    short: int = column("Units that were not on the shelf.")
    short_reason: str | None = column("Why they were not: MISSING, DAMAGED or WRONG_GOODS.")


@view(tables.TrackingScan)
class TrackingEvent(Seen):
    """One piece of carrier news."""

    id: strawberry.ID = column(IDENTITY)
    code: TrackingCode = column("What it says, in words common to all carriers.")
    place: str = localized("place", "Where; empty when the carrier does not say.")
    description: str = localized("description", "The carrier's own words.")
    occurred_at: datetime = column("When it happened.")
    received_at: datetime = column("When we heard of it.")


@strawberry.type(description="A place on a parcel's way.")
class Hop:
    """A place on a parcel's way."""

    place: str = strawberry.field(description="Which place.")
    at: datetime | None = strawberry.field(description="When it was there, or should be.")
    state: str = strawberry.field(description="DONE, NOW or NEXT.")


@strawberry.type(description="Who carries parcels.")
class Carrier:
    """Who carries parcels."""

    code: str = strawberry.field(description="Give it to dispatchShipment and recordTrackingEvent.")
    name: str = strawberry.field(description="What people call it.")


def _hops(row: Row, context: Context) -> list[Hop]:
    return [
        Hop(
            place=in_locale(each["place"], context.actor.locale),
            at=datetime.fromisoformat(each["at"]) if each["at"] else None,
            state=each["state"],
        )
        for each in row.hops
    ]


def _text(stored: Text | None, context: Context) -> str | None:
    return in_locale(stored, context.actor.locale) if stored else None


def _carrier_name(row: Row, context: Context) -> str | None:
    plug = carriers.carriers.get(row.carrier) if row.carrier else None
    return in_locale(plug.title, context.actor.locale) if plug else row.carrier


def _tracking_url(row: Row) -> str | None:
    plug = carriers.carriers.get(row.carrier) if row.carrier else None
    return plug.tracking_url(row.tracking_number) if plug and row.tracking_number else None


def _eta(row: Row) -> DateWindow | None:
    return row.eta_earliest and DateWindow(earliest=row.eta_earliest, latest=row.eta_latest)


@view(tables.Shipment)
class Shipment(Seen, Node):
    """One parcel of an order, from its pick list to the door."""

    number: str = column("The number on its slip.")
    order: Order = one("Order", "order_id", "The order it belongs to.")
    state: ShipmentState = column("Where it stands.")
    lines: list[ShipmentLine] = many("ShipmentLine", "shipment_id", "What is in it, by bin.", order="bin, id")
    recipient: Recipient | None = loaded(
        "Whom it is for, for those who pack it; null once it has left the house.", load_recipients, needs=Can.PACK
    )
    gift_message: str | None = loaded(
        "The customer's words to go into it, for those who pack it; null once it has left the house.",
        load_gift_messages,
        needs=Can.PACK,
    )
    notes: list[OrderNote] = many(
        "OrderNote", "shipment_id", "Notes that travel with it, oldest first.", needs=Can.SHARE_NOTES
    )
    units: int = column("Units that are, or are still to be, inside.")
    warehouse: Warehouse = one("Warehouse", "warehouse_id", "Where it leaves from.")
    team: Team | None = one("Team", "team_id", "Who works on it; only staff see it.")
    picker: Staff | None = one("Staff", "picker_id", "Who picks it; only staff see it.")
    mispicked: int = column("Wrong and surplus scans while it was picked.")
    held: bool = column("Whether its order is on hold.")
    back_reason: str | None = for_viewer(
        "Why it was unpacked or its label withdrawn; only staff see it.",
        lambda row, context: row.back_reason if context.actor.is_staff else None,
    )
    carrier: str | None = column("Code of who carries it.")
    carrier_name: str | None = for_viewer("Who carries it.", _carrier_name)
    tracking_number: str | None = column("The carrier's number.")
    tracking_url: str | None = computed("The carrier's own page about it.", _tracking_url)
    label_requested_at: datetime | None = column("Since when its carrier is being asked for a label.")
    label_problem: str | None = for_viewer(
        "Why there is no label yet; only staff see it.",
        lambda row, context: _text(row.label_problem, context) if context.actor.is_staff else None,
    )
    eta: DateWindow | None = computed("When it should arrive.", _eta)
    position: str | None = for_viewer("Where it was last seen.", lambda row, context: _text(row.position, context))
    hops: list[Hop] = for_viewer("Its way: where it was, where it is, where it goes next.", _hops)
    tracking_events: list[TrackingEvent] = many(
        "TrackingEvent", "shipment_id", "Carrier news, newest first.", order="occurred_at desc, id desc"
    )
    due_at: datetime = column("By when it should leave the warehouse.")
    picked_at: datetime | None = column("When everything was picked.")
    packed_at: datetime | None = column("When it was closed.")
    labelled_at: datetime | None = column("When it got its label.")
    handed_over_at: datetime | None = column("When its carrier took it.")
    delivered_at: datetime | None = column("When it arrived.")
    available_actions: list[AvailableAction] = available_actions(tables.Shipment)
    version: int = column("Grows with every change; give it as expectedVersion.")


_RIGHT = text("對：「{name}」，還差 {missing} 件", "对：“{name}”，还差 {missing} 件", "Right: {name}, {missing} to go")
_DONE = text("對：「{name}」，已揀齊", "对：“{name}”，已拣齐", "Right: {name}, all picked")
_EXTRA = text(
    "太多：「{name}」還差 {missing} 件。一件都沒有記入，請放回多的，再掃 {missing} 件",
    "多了：“{name}”还差 {missing} 件。这次一件都没算，请放回多拿的，再扫 {missing} 件",
    "Too many: {name} needs {missing} more. None was counted; put back the rest and scan {missing}",
)
_FULL = text(
    "多拿了：「{name}」已經揀齊，請放回貨架",
    "多拿了：“{name}”已经拣齐，请放回货架",
    "Too many: {name} is picked in full, put this back on the shelf",
)
_WRONG = text(
    "拿錯了：「{name}」不在這張單上，請放回",
    "拿错了：“{name}”不在这张单上，请放回",
    "Wrong: {name} is not on this list, put it back",
)
_NEITHER = (_WRONG, _WRONG)


def _said(row: Row, context: Context) -> str:
    """What the picker hears."""
    locale = context.actor.locale
    again, enough = {ScanResult.RIGHT: (_RIGHT, _DONE), ScanResult.EXTRA: (_EXTRA, _FULL)}.get(row.result, _NEITHER)
    words = again if row.missing else enough
    return in_locale(words, locale).format(name=_text(row.name, context) or row.code, missing=row.missing)


@view(tables.PickScan)
class PickScan(Seen):
    """One scan at the shelf and what it turned out to be."""

    id: strawberry.ID = column(IDENTITY)
    result: ScanResult = column("RIGHT is in; WRONG and EXTRA are to be put back.")
    message: str = for_viewer("What it was, in the picker's language.", _said)
    line: ShipmentLine | None = one("ShipmentLine", "line_id", "The line it belongs to; null when it is on none.")
    quantity: int = column("Units scanned.")
    code: str = column("What was scanned.")


@strawberry.input(description="Which parcels to list; all given conditions hold together.")
class ShipmentFilter:
    """Which parcels to list."""

    state: list[ShipmentState] | None = strawberry.field(default=None, description="In one of these states.")
    warehouse_id: strawberry.ID | None = strawberry.field(default=None, description="From this warehouse.")
    search: str | None = strawberry.field(default=None, description="Beginning of its number, or its tracking number.")
    problem: bool | None = strawberry.field(
        default=None, description="With a label problem, or trouble on the way that is not settled; or without."
    )


_PROBLEM = """(settled_at is null and (
  label_problem is not null or state in ('EXCEPTION', 'RETURNING', 'RETURNED', 'LOST')))"""
_SEARCH = "(starts_with(number, upper(:search)) or tracking_number = upper(:search))"


def _conditions(given: ShipmentFilter) -> tuple[str, dict[str, Any]]:
    """A filter as SQL with its values."""
    search = (given.search or "").strip()
    found = {
        "state = any(:states)": {"states": [str(each) for each in given.state]} if given.state else None,
        "warehouse_id = :warehouse": {"warehouse": given.warehouse_id} if given.warehouse_id else None,
        _SEARCH: {"search": search} if search else None,
        (_PROBLEM if given.problem else f"not {_PROBLEM}"): {} if given.problem is not None else None,
    }
    asked = {where: values for where, values in found.items() if values is not None}
    return " and ".join(asked) or "true", {name: value for values in asked.values() for name, value in values.items()}


@strawberry.type
class ShipmentQueries:
    """Root fields of parcels."""

    @root("One parcel by id or number.", Can.SEE_SHIPMENTS, Importance.FIRST)
    async def shipment(
        self,
        info: Info,
        id: Annotated[strawberry.ID | None, strawberry.argument(description="Its id.")] = None,
        number: Annotated[str | None, strawberry.argument(description="The number on its slip.")] = None,
        order_token: Annotated[str | None, strawberry.argument(description="Token of a guest's order.")] = None,
    ) -> Shipment | None:
        """One parcel; null when there is none the viewer may see."""
        if (id is None) == (number is None):
            raise bad_input("id", "or number is needed, one of them")
        where = "id = :key" if id is not None else "number = :key"
        found: Shipment | None = await find(info, "Shipment", where, holding=order_token, key=id or number)
        return found

    @root("Parcels the viewer may see, the most urgent first.", Can.SEE_SHIPMENTS, Importance.LAST)
    async def shipments(
        self,
        info: Info,
        first: Annotated[int, strawberry.argument(description="How many, at most 100.")] = 50,
        after: Annotated[str | None, strawberry.argument(description="Cursor to go on from.")] = None,
        filter: Annotated[ShipmentFilter | None, strawberry.argument(description="Which ones.")] = None,
    ) -> Connection[Shipment]:
        """One page of parcels, by when they should leave."""
        where, values = _conditions(filter or ShipmentFilter())
        found: Connection[Shipment] = await page(
            info, "Shipment", first=first, after=after, where=where, keys=("due_at", "id"), descending=False, **values
        )
        return found

    @root("Who can carry parcels.", Can.SEE_SHIPMENTS, Importance.FIRST)
    async def carriers(self, info: Info) -> list[Carrier]:
        """Every carrier of the shop."""
        locale = info.context.actor.locale
        return [
            Carrier(code=each.name, name=in_locale(each.title, locale)) for each in carriers.carriers.all().values()
        ]
