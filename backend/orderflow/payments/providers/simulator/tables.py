"""The simulated provider's own book; Orderflow never writes here except through the provider."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import BigInteger, CheckConstraint, Column, DateTime, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel


def _time(*, null: bool = False) -> Any:
    return Field(default=None, sa_column=Column(DateTime(timezone=True), nullable=null))


class SimulatedCharge(SQLModel, table=True):
    """One charge; `key` is the shop's own, `outcome` PENDING, AUTHORIZED, CAPTURED, DECLINED, VOIDED or EXPIRED."""

    __tablename__ = "simulated_charge"
    __table_args__ = (CheckConstraint("refunded >= 0 and refunded <= captured and captured <= amount", name="sums"),)
    PREFIX: ClassVar[str] = "chg"

    id: str = Field(primary_key=True)
    key: str = Field(unique=True)
    method: str
    scenario: str
    outcome: str
    code: str | None = None
    currency: str
    amount: int = Field(sa_type=BigInteger)
    captured: int = Field(sa_type=BigInteger)
    refunded: int = Field(sa_type=BigInteger)
    order_number: str
    return_path: str
    locale: str
    created_at: datetime = _time()
    expires_at: datetime | None = _time(null=True)


class SimulatedRefund(SQLModel, table=True):
    """One refund of a charge; `outcome` SUCCEEDED or FAILED."""

    __tablename__ = "simulated_refund"
    PREFIX: ClassVar[str] = "rfn"

    id: str = Field(primary_key=True)
    key: str = Field(unique=True)
    charge_id: str = Field(index=True)
    outcome: str
    code: str | None = None
    amount: int = Field(sa_type=BigInteger)
    created_at: datetime = _time()


class SimulatedWebhook(SQLModel, table=True):
    """A message to the shop on its way; two rows with one event id are a message sent twice."""

    __tablename__ = "simulated_webhook"
    __table_args__ = (Index("ix_simulated_webhook_due", "due_at", postgresql_where=text("sent_at is null")),)
    PREFIX: ClassVar[str] = "whk"

    id: str = Field(primary_key=True)
    body: dict[str, Any] = Field(sa_type=JSONB)
    due_at: datetime = _time()
    sent_at: datetime | None = _time(null=True)
