"""Carts and orders."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Column, DateTime, Index, Numeric, Sequence, String, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlmodel import Field, SQLModel

from orderflow.kernel.db import one_of, room_to_change

order_number = Sequence("order_number", metadata=SQLModel.metadata)


class OrderStatus(StrEnum):
    """Where an order stands, in the words of the founding text."""

    AWAITING_PAYMENT = "AWAITING_PAYMENT"
    PAID = "PAID"
    PROCESSING = "PROCESSING"
    READY_TO_SHIP = "READY_TO_SHIP"
    AWAITING_DELIVERY = "AWAITING_DELIVERY"
    COMPLETED = "COMPLETED"
    CANCELLED = "CANCELLED"


class PaymentStatus(StrEnum):
    """How the money of an order stands, computed from its sums."""

    UNPAID = "UNPAID"
    AUTHORIZED = "AUTHORIZED"
    PARTIALLY_PAID = "PARTIALLY_PAID"
    PAID = "PAID"
    OVERPAID = "OVERPAID"
    PARTIALLY_REFUNDED = "PARTIALLY_REFUNDED"
    REFUNDED = "REFUNDED"


def _time(*, null: bool = False, index: bool = False) -> Any:
    return Field(default=None, sa_column=Column(DateTime(timezone=True), nullable=null, index=index))


def _money() -> Any:
    return Field(sa_type=BigInteger)


class Cart(SQLModel, table=True):
    """What somebody is about to order; opened by its customer, or by its token."""

    PREFIX: ClassVar[str] = "crt"

    id: str = Field(primary_key=True)
    customer_id: str | None = Field(default=None, index=True)
    token_hash: bytes | None = Field(default=None, index=True)
    currency: str
    email: str | None = None
    address: dict[str, Any] | None = Field(default=None, sa_type=JSONB)
    delivery_code: str | None = None
    fee_seen: int | None = Field(default=None, sa_type=BigInteger)
    free_from_seen: int | None = Field(default=None, sa_type=BigInteger)
    """What the chosen delivery cost, and from which sum on nothing, when it was chosen."""
    gift_message: str | None = None
    hides_prices: bool | None = None
    version: int
    updated_at: datetime = _time()


class CartLine(SQLModel, table=True):
    """One variant in a cart, with the price that was shown when it was put in."""

    __table_args__ = (Index("uq_cart_line_variant", "cart_id", "variant_id", unique=True),)
    __tablename__ = "cart_line"
    PREFIX: ClassVar[str] = "cln"

    id: str = Field(primary_key=True)
    cart_id: str
    variant_id: str
    quantity: int
    price_seen: int = _money()


class Order(SQLModel, table=True):
    """An order with the facts others decide by; only `orders.follow` and `work.move` write its status."""

    __table_args__ = (
        one_of("status", OrderStatus),
        Index("ix_order_status_placed", "status", "placed_at", "id"),
        Index("ix_order_placed", "placed_at", "id"),
        Index("ix_order_customer", "customer_id", "placed_at"),
        Index("ix_order_token", "token_hash"),
        Index("ix_order_unpaid", "pay_by", postgresql_where=text("status = 'AWAITING_PAYMENT'")),
        Index("ix_order_to_confirm", "auto_confirm_at", postgresql_where=text("status = 'AWAITING_DELIVERY'")),
        Index("ix_order_unassigned", "placed_at", postgresql_where=text("status = 'PAID'")),
        room_to_change(70),
    )
    PREFIX: ClassVar[str] = "ord"

    id: str = Field(primary_key=True)
    number: str = Field(unique=True)
    status: str
    version: int
    customer_id: str | None = None
    token_hash: bytes
    locale: str
    email: str
    address: dict[str, Any] = Field(sa_type=JSONB)
    currency: str
    subtotal: int = _money()
    shipping_fee: int = _money()
    tax_total: int = _money()
    total: int = _money()
    payment_method: str
    delivery_code: str
    gift_message: str | None = None
    """Words to whoever gets it, printed on the packing slip."""
    hides_prices: bool | None = None
    """Whether the packing slip is without prices; null is no."""
    placed_at: datetime = _time()
    pay_by: datetime | None = _time(null=True)
    expected_ship_at: datetime = _time()
    expected_earliest: datetime = _time()
    expected_latest: datetime = _time()
    # money facts, kept by payments
    authorized: int = _money()
    captured: int = _money()
    refunded: int = _money()
    # unit facts, kept by shipments and amendments; a labelled unit counts as packed too, and so on
    ordered: int
    picking: int
    packed: int
    labelled: int
    shipped: int
    delivered: int
    cancelled: int
    lost: int
    returned: int
    # who works on it
    team_id: str | None = Field(default=None, index=True)
    warehouse_id: str | None = None
    warehouses: list[str] = Field(sa_column=Column(ARRAY(String), nullable=False))
    assignment_rule: str | None = None
    assignment_rule_name: dict[str, Any] | None = Field(default=None, sa_type=JSONB)
    """What one of the shop's own rules was called when it chose the team; null where a standing rule did."""
    waiting_reason: str | None = None
    hold_reason: str | None = None
    hold_note: str | None = None
    held_at: datetime | None = _time(null=True)
    # how it ended
    delivered_at: datetime | None = _time(null=True)
    auto_confirm_at: datetime | None = _time(null=True)
    completed_at: datetime | None = _time(null=True)
    cancel_reason: str | None = None
    erased_at: datetime | None = _time(null=True)


class OrderLine(SQLModel, table=True):
    """What was bought, as it was on the day: the catalogue may change, this does not."""

    __table_args__ = (room_to_change(70),)
    __tablename__ = "order_line"
    PREFIX: ClassVar[str] = "oln"

    id: str = Field(primary_key=True)
    order_id: str = Field(index=True)
    position: int
    product_id: str
    variant_id: str
    sku: str
    barcode: str
    product_name: dict[str, Any] = Field(sa_type=JSONB)
    variant_name: dict[str, Any] = Field(sa_type=JSONB)
    picture: dict[str, Any] | None = Field(default=None, sa_type=JSONB)
    weight_g: int
    quantity: int
    currency: str
    unit_price: int = _money()
    line_total: int = _money()
    tax_rate: Decimal = Field(sa_column=Column(Numeric(6, 4), nullable=False))
    tax_amount: int = _money()
    delivered: int
    cancelled: int


class OrderNote(SQLModel, table=True):
    """What staff wrote to each other about an order, or about one of its parcels; never shown to the customer."""

    __tablename__ = "order_note"
    __table_args__ = (Index("ix_order_note_shipment", "shipment_id", postgresql_where=text("shipment_id is not null")),)
    PREFIX: ClassVar[str] = "nte"

    id: str = Field(primary_key=True)
    order_id: str = Field(index=True)
    shipment_id: str | None = None
    """The parcel it travels with: whoever works on that reads it too; null when it is for the desk."""
    author: str
    body: str
    at: datetime = _time()
