"""Parcels, what is in them, how they were picked, what carriers said; and the rules of who works on them."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import BigInteger, CheckConstraint, Column, DateTime, Index, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlmodel import Field, SQLModel

from orderflow.kernel.db import one_of, room_to_change


class ShipmentState(StrEnum):
    """Where a parcel stands, from its pick list to the door."""

    ASSIGNED = "ASSIGNED"
    PICKING = "PICKING"
    PACKED = "PACKED"
    LABELLED = "LABELLED"
    IN_TRANSIT = "IN_TRANSIT"
    OUT_FOR_DELIVERY = "OUT_FOR_DELIVERY"
    DELIVERED = "DELIVERED"
    EXCEPTION = "EXCEPTION"
    RETURNING = "RETURNING"
    RETURNED = "RETURNED"
    LOST = "LOST"
    CANCELLED = "CANCELLED"


class TrackingCode(StrEnum):
    """What a carrier says of a parcel, in the words all carriers are translated to."""

    LABEL_CREATED = "LABEL_CREATED"
    PICKED_UP = "PICKED_UP"
    IN_TRANSIT = "IN_TRANSIT"
    OUT_FOR_DELIVERY = "OUT_FOR_DELIVERY"
    DELIVERED = "DELIVERED"
    EXCEPTION = "EXCEPTION"
    RETURNING = "RETURNING"
    RETURNED = "RETURNED"
    LOST = "LOST"


class ScanResult(StrEnum):
    """What a scan at the shelf turned out to be."""

    RIGHT = "RIGHT"
    WRONG = "WRONG"
    EXTRA = "EXTRA"


class ShortReason(StrEnum):
    """Why goods that should lie on the shelf cannot be picked."""

    MISSING = "MISSING"
    DAMAGED = "DAMAGED"
    WRONG_GOODS = "WRONG_GOODS"


def _time() -> Any:
    return Field(default=None, sa_column=Column(DateTime(timezone=True), nullable=True))


def _json(*, null: bool = False) -> Any:
    return Field(default=None, sa_column=Column(JSONB, nullable=null))


class Shipment(SQLModel, table=True):
    """One parcel of an order; `units` are those that are, or are still to be, inside."""

    __table_args__ = (
        one_of("state", ShipmentState),
        Index("ix_shipment_order", "order_id"),
        Index("ix_shipment_board", "state", "due_at", "id"),
        Index("ix_shipment_warehouse_board", "warehouse_id", "state", "due_at"),
        Index("ix_shipment_tracking", "tracking_number", postgresql_where=text("tracking_number is not null")),
        Index("ix_shipment_to_ask", "ask_at", postgresql_where=text("ask_at is not null")),
        Index("ix_shipment_open_by_team", "team_id", postgresql_where=text("state in ('ASSIGNED', 'PICKING')")),
        room_to_change(60),
    )
    PREFIX: ClassVar[str] = "shp"

    id: str = Field(primary_key=True)
    number: str = Field(unique=True)
    order_id: str = Field(foreign_key="order.id")
    state: str
    version: int
    warehouse_id: str
    team_id: str
    picker_id: str | None = None
    units: int
    picked: int
    mispicked: int
    held: bool
    due_at: datetime = Field(sa_type=DateTime(timezone=True))
    back_reason: str | None = None
    # the label; `voided` counts the labels that were withdrawn
    carrier: str | None = None
    tracking_number: str | None = None
    label_requested_at: datetime | None = _time()
    label_problem: dict[str, Any] | None = _json(null=True)
    voided: int
    # the way, kept by the fold over all scans
    route: list[dict[str, Any]] = _json()
    hops: list[dict[str, Any]] = _json()
    position: dict[str, Any] | None = _json(null=True)
    eta_earliest: datetime | None = _time()
    eta_latest: datetime | None = _time()
    ask_at: datetime | None = _time()
    # when what happened
    assigned_at: datetime = Field(sa_type=DateTime(timezone=True))
    picked_at: datetime | None = _time()
    packed_at: datetime | None = _time()
    labelled_at: datetime | None = _time()
    handed_over_at: datetime | None = _time()
    delivered_at: datetime | None = _time()
    settled_at: datetime | None = _time()


class ShipmentLine(SQLModel, table=True):
    """So many units of one order line in one parcel, as the picker needs to see them."""

    __tablename__ = "shipment_line"
    __table_args__ = (
        Index("ix_shipment_line_shipment", "shipment_id", "bin"),
        Index(None, "order_line_id"),
        room_to_change(70),
    )
    PREFIX: ClassVar[str] = "shl"

    id: str = Field(primary_key=True)
    shipment_id: str = Field(foreign_key="shipment.id")
    order_line_id: str = Field(foreign_key="order_line.id")
    sku: str
    barcode: str
    bin: str
    product_name: dict[str, Any] = _json()
    variant_name: dict[str, Any] = _json()
    picture: dict[str, Any] | None = _json(null=True)
    quantity: int
    picked: int
    short: int
    short_reason: str | None = None


class PickScan(SQLModel, table=True):
    """One scan at the shelf and what it turned out to be; a scan sent again is answered from here."""

    __tablename__ = "pick_scan"
    __table_args__ = (one_of("result", ScanResult), UniqueConstraint("shipment_id", "scan_id"))
    PREFIX: ClassVar[str] = "psc"

    id: str = Field(primary_key=True)
    shipment_id: str = Field(foreign_key="shipment.id")
    scan_id: str | None = None
    line_id: str | None = None
    result: str
    code: str
    quantity: int
    name: dict[str, Any] | None = _json(null=True)
    missing: int
    picker_id: str | None = None
    at: datetime = Field(sa_type=DateTime(timezone=True))


class TrackingScan(SQLModel, table=True):
    """One piece of carrier news, kept as it came; the carrier's own event id makes it count once."""

    __tablename__ = "tracking_scan"
    __table_args__ = (
        one_of("code", TrackingCode),
        UniqueConstraint("carrier", "event_id"),
        Index(None, "shipment_id", "occurred_at"),
    )
    PREFIX: ClassVar[str] = "scn"

    id: str = Field(primary_key=True)
    shipment_id: str = Field(foreign_key="shipment.id")
    carrier: str
    tracking_number: str
    event_id: str
    code: str
    place: dict[str, Any] = _json()
    description: dict[str, Any] = _json()
    occurred_at: datetime = Field(sa_type=DateTime(timezone=True))
    received_at: datetime = Field(sa_type=DateTime(timezone=True))


class AssignmentRule(SQLModel, table=True):
    """One of the shop's own rules of who works on what, in their order; a condition left empty asks for nothing."""

    __tablename__ = "assignment_rule"
    __table_args__ = (
        CheckConstraint("total_from > 0 and (total_from is null) = (currency is null)", name="total_from"),
        CheckConstraint("cardinality(team_ids) > 0", name="team_ids"),
    )
    PREFIX: ClassVar[str] = "asr"

    id: str = Field(primary_key=True)
    name: dict[str, Any] = _json()
    regions: list[str] = Field(sa_type=ARRAY(Text))
    """Countries (CN) and beginnings of provinces (浙江)."""
    delivery_codes: list[str] = Field(sa_type=ARRAY(Text))
    total_from: int | None = Field(default=None, sa_type=BigInteger)
    currency: str | None = None
    category_ids: list[str] = Field(sa_type=ARRAY(Text))
    oversize: bool
    team_ids: list[str] = Field(sa_type=ARRAY(Text))
    sort: int
    version: int
