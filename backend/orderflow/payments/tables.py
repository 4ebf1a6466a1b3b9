"""Attempts to pay, refunds, the ledger, and what providers told us."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import BigInteger, CheckConstraint, Column, DateTime, Index, text
from sqlmodel import Field, SQLModel

from orderflow.kernel.db import one_of


class PaymentState(StrEnum):
    """Where one attempt to pay stands."""

    PENDING = "PENDING"
    ACTION_REQUIRED = "ACTION_REQUIRED"
    AUTHORIZED = "AUTHORIZED"
    CAPTURED = "CAPTURED"
    FAILED = "FAILED"
    EXPIRED = "EXPIRED"
    CANCELLED = "CANCELLED"


class RefundState(StrEnum):
    """Where a refund stands."""

    PENDING = "PENDING"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"


class LedgerKind(StrEnum):
    """What moved the money."""

    CAPTURE = "CAPTURE"
    REFUND = "REFUND"


def _time(*, null: bool = False) -> Any:
    return Field(default=None, sa_column=Column(DateTime(timezone=True), nullable=null))


def _money() -> Any:
    return Field(sa_type=BigInteger)


class Payment(SQLModel, table=True):
    """One attempt to pay for an order; `refunded` counts refunds under way too, `ask_at` is real time."""

    __table_args__ = (
        one_of("state", PaymentState),
        CheckConstraint("amount > 0 and captured >= 0 and captured <= amount", name="captured"),
        CheckConstraint("refunded >= 0 and refunded <= captured", name="refunded"),
        Index("ix_payment_order", "order_id", "id"),
        Index("ix_payment_created", "created_at", "id"),
        Index("ix_payment_ask_at", "ask_at", postgresql_where=text("ask_at is not null")),
        Index(
            "uq_payment_open", "order_id", unique=True, postgresql_where=text("state in ('PENDING', 'ACTION_REQUIRED')")
        ),
    )
    PREFIX: ClassVar[str] = "pay"

    id: str = Field(primary_key=True)
    order_id: str
    method: str
    provider: str
    provider_reference: str | None = None
    state: str
    currency: str
    amount: int = _money()
    captured: int = _money()
    refunded: int = _money()
    failure_code: str | None = None
    failure_retryable: bool = False
    problem: str | None = None
    action_url: str | None = None
    action_expires_at: datetime | None = _time(null=True)
    created_at: datetime = _time()
    settled_at: datetime | None = _time(null=True)
    ask_at: datetime | None = _time(null=True)
    asked: int
    version: int


class Refund(SQLModel, table=True):
    """Money on its way back to the customer; its id is the key the provider knows it by."""

    __table_args__ = (
        one_of("state", RefundState),
        CheckConstraint("amount > 0", name="amount"),
        Index("ix_refund_order", "order_id", "id"),
        Index("ix_refund_payment", "payment_id", "id"),
        Index("ix_refund_ask_at", "ask_at", postgresql_where=text("ask_at is not null")),
    )
    PREFIX: ClassVar[str] = "rfd"

    id: str = Field(primary_key=True)
    order_id: str
    payment_id: str
    state: str
    currency: str
    amount: int = _money()
    reason: str
    provider_reference: str | None = None
    failure: str | None = None
    created_at: datetime = _time()
    settled_at: datetime | None = _time(null=True)
    ask_at: datetime | None = _time(null=True)
    asked: int
    version: int


class LedgerEntry(SQLModel, table=True):
    """One movement of money, signed from the shop's side; rows are only ever added, and none can be added twice."""

    __tablename__ = "ledger_entry"
    __table_args__ = (
        one_of("kind", LedgerKind),
        Index("uq_ledger_entry_reference", "provider", "reference", "kind", unique=True),
        Index("ix_ledger_entry_order", "order_id"),
        Index("ix_ledger_entry_at", "at", "id"),
    )
    PREFIX: ClassVar[str] = "led"

    id: str = Field(primary_key=True)
    order_id: str
    payment_id: str
    refund_id: str | None = None
    kind: str
    currency: str
    amount: int = _money()
    provider: str
    reference: str
    cause: str
    at: datetime = _time()


class WebhookReceipt(SQLModel, table=True):
    """One message of a provider that was acted on, so that its repetition is not."""

    __tablename__ = "webhook_receipt"
    __table_args__ = (Index("uq_webhook_receipt_event", "provider", "event_id", unique=True),)
    PREFIX: ClassVar[str] = "whr"

    id: str = Field(primary_key=True)
    provider: str
    event_id: str
    subject: str
    outcome: str
    received_at: datetime = _time()
