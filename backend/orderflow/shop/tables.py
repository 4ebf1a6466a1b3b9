"""Tables of the shop itself; times of day are texts such as 16:00, in the shop's own time zone."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import BigInteger, CheckConstraint, DateTime, Index, Integer, Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlmodel import Field, SQLModel

from orderflow.kernel.db import from_the_start, one_of
from orderflow.shop import opening

TIME = DateTime(timezone=True)
WORDS = ARRAY(Text)


class ChangeKind(StrEnum):
    """What a change of the settings is about."""

    SHOP = "SHOP"
    CALENDAR = "CALENDAR"
    DELIVERY = "DELIVERY"
    PAYMENT = "PAYMENT"
    POLICY = "POLICY"
    STAFF = "STAFF"
    ROLE = "ROLE"
    TEAM = "TEAM"
    RULE = "RULE"


class Shop(SQLModel, table=True):
    """The one row about the shop as a whole; `revision` grows with each change of what it promises, whosever row."""

    __table_args__ = (
        CheckConstraint("id = 'shop'", name="only_one"),
        CheckConstraint("currency = any(currencies)", name="currency"),
    )

    id: str = Field(primary_key=True)
    name: dict[str, str] = Field(sa_type=JSONB)
    tagline: dict[str, str] = Field(sa_type=JSONB)
    legal_name: str
    contact_email: str
    address: dict[str, str] = Field(sa_type=JSONB)
    """One line, as it stands on slips."""
    time_zone: str
    currency: str
    currencies: list[str] = Field(sa_type=WORDS)
    auto_confirm_days: int
    after_sales_days: int
    ships_by: str
    closed_weekdays: list[int] = Field(sa_type=ARRAY(Integer))
    """1 is Monday."""
    closed_days: list[str] = Field(sa_type=WORDS)
    """Such as 2026-10-01."""
    version: int
    revision: int = Field(sa_type=BigInteger)


class DeliveryRate(SQLModel, table=True):
    """A way to deliver to some countries; never deleted, for orders name it."""

    PREFIX: ClassVar[str] = "dlr"
    __tablename__ = "delivery_rate"
    __table_args__ = (
        CheckConstraint("fee >= 0 and free_from >= 0", name="fee"),
        CheckConstraint("0 <= days_from and days_from <= days_to", name="days"),
    )

    id: str = Field(primary_key=True)
    code: str = Field(unique=True)
    name: dict[str, str] = Field(sa_type=JSONB)
    description: dict[str, str] = Field(sa_type=JSONB)
    countries: list[str] = Field(sa_type=WORDS)
    """ISO 3166-1 alpha-2; * is wherever no other rate goes."""
    currency: str
    fee: int = Field(sa_type=BigInteger)
    free_from: int | None = Field(default=None, sa_type=BigInteger)
    cut_off: str
    days_from: int
    days_to: int
    hour_from: str
    hour_to: str
    offered: bool
    sort: int
    version: int


class PaymentTerms(SQLModel, table=True):
    """A way to pay as the shop offers it; which there are, the providers of the house say."""

    PREFIX: ClassVar[str] = "pmt"
    __tablename__ = "payment_terms"
    __table_args__ = (CheckConstraint("pay_within_minutes > 0", name="pay_within_minutes"),)

    id: str = Field(primary_key=True)
    code: str = Field(unique=True)
    name: dict[str, str] = Field(sa_type=JSONB)
    description: dict[str, str] = Field(sa_type=JSONB)
    pay_within_minutes: int
    offered: bool
    sort: int
    version: int


class Policy(SQLModel, table=True):
    """A page of what the shop stands by, such as returns or privacy."""

    PREFIX: ClassVar[str] = "pol"

    id: str = Field(primary_key=True)
    slug: str = Field(unique=True)
    title: dict[str, str] = Field(sa_type=JSONB)
    body: dict[str, str] = Field(sa_type=JSONB)
    published: bool
    sort: int
    updated_at: datetime = Field(sa_type=TIME)
    version: int


class SettingsChange(SQLModel, table=True):
    """Who set what, with the fields that changed as they were and as they are; their event names only the fields."""

    PREFIX: ClassVar[str] = "stc"
    __tablename__ = "settings_change"
    __table_args__ = (one_of("kind", ChangeKind), Index(None, "kind", "id"))

    id: str = Field(primary_key=True)
    at: datetime = Field(sa_type=TIME)
    actor: str
    staff_id: str | None = None
    kind: str
    event: str
    subject: str
    called: dict[str, str] = Field(sa_type=JSONB)
    """What the subject was called then."""
    fields: list[str] = Field(sa_type=WORDS)
    before: dict[str, Any] = Field(sa_type=JSONB)
    after: dict[str, Any] = Field(sa_type=JSONB)


from_the_start(Shop, opening.SHOP)
from_the_start(DeliveryRate, opening.DELIVERY_RATES)
from_the_start(PaymentTerms, opening.PAYMENT_TERMS)
