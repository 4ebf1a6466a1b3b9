"""Tables of the warehouse; it knows SKUs and owners of reservations, not orders."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import CheckConstraint, DateTime, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from orderflow.kernel.db import one_of, room_to_change


class MovementKind(StrEnum):
    """Why a stock level changed."""

    RECEIVED = "RECEIVED"
    ADJUSTED = "ADJUSTED"
    RESERVED = "RESERVED"
    RELEASED = "RELEASED"
    TAKEN_OUT = "TAKEN_OUT"
    PUT_BACK = "PUT_BACK"


class Warehouse(SQLModel, table=True):
    """A place goods are kept in and sent from."""

    PREFIX: ClassVar[str] = "whs"

    id: str = Field(primary_key=True)
    code: str = Field(unique=True)
    name: dict[str, str] = Field(sa_type=JSONB)
    city: dict[str, str] = Field(sa_type=JSONB)
    sort: int
    version: int


class StockLevel(SQLModel, table=True):
    """How many units of a SKU lie in a warehouse, and how many of them are spoken for."""

    PREFIX: ClassVar[str] = "stk"
    __tablename__ = "stock_level"
    __table_args__ = (
        UniqueConstraint("sku", "warehouse_id"),
        CheckConstraint("on_hand >= 0", name="on_hand"),
        CheckConstraint("reserved >= 0 and reserved <= on_hand", name="reserved"),
        Index(None, "variant_id"),
        Index(None, "warehouse_id", "sku"),
    )

    id: str = Field(primary_key=True)
    sku: str
    variant_id: str = Field(foreign_key="variant.id")
    warehouse_id: str = Field(foreign_key="warehouse.id")
    bin: str
    on_hand: int
    reserved: int
    version: int


class Reservation(SQLModel, table=True):
    """What an owner, such as an order, holds of one stock level: `quantity` still reserved, `taken` out already."""

    PREFIX: ClassVar[str] = "rsv"
    __table_args__ = (
        UniqueConstraint("owner", "stock_level_id"),
        CheckConstraint("quantity >= 0 and taken >= 0", name="quantity"),
        Index(None, "stock_level_id", postgresql_where=text("quantity > 0")),
        room_to_change(80),
    )

    id: str = Field(primary_key=True)
    owner: str
    stock_level_id: str = Field(foreign_key="stock_level.id")
    quantity: int
    taken: int


class StockMovement(SQLModel, table=True):
    """One change of a stock level, never altered: the sum of all changes is the level."""

    PREFIX: ClassVar[str] = "smv"
    __tablename__ = "stock_movement"
    __table_args__ = (one_of("kind", MovementKind), Index(None, "stock_level_id", "at"))

    id: str = Field(primary_key=True)
    stock_level_id: str = Field(foreign_key="stock_level.id")
    sku: str
    warehouse_id: str
    kind: str
    on_hand_change: int
    reserved_change: int
    owner: str | None = Field(default=None, index=True)
    reason: str | None = None
    at: datetime = Field(sa_type=DateTime(timezone=True))
    cause: str
