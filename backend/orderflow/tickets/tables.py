"""After-sales tickets and what is said in them."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import DateTime, Index, Sequence, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from orderflow.kernel.db import one_of

TIME = DateTime(timezone=True)
ticket_number = Sequence("ticket_number", metadata=SQLModel.metadata)


class TicketState(StrEnum):
    """Whose turn it is: the shop's (NEW, OPEN), the customer's (WAITING_CUSTOMER), or nobody's."""

    NEW = "NEW"
    OPEN = "OPEN"
    WAITING_CUSTOMER = "WAITING_CUSTOMER"
    RESOLVED = "RESOLVED"
    CLOSED = "CLOSED"


class TicketKind(StrEnum):
    """What a customer asks for."""

    QUESTION = "QUESTION"
    DAMAGED = "DAMAGED"
    WRONG_ITEM = "WRONG_ITEM"
    NOT_RECEIVED = "NOT_RECEIVED"
    RETURN = "RETURN"
    EXCHANGE = "EXCHANGE"
    REFUND = "REFUND"
    OTHER = "OTHER"


class MessageAuthor(StrEnum):
    """Who speaks."""

    CUSTOMER = "CUSTOMER"
    STAFF = "STAFF"
    SYSTEM = "SYSTEM"


class Ticket(SQLModel, table=True):
    """One after-sales matter of one order; its clocks stand still from `paused_at` on while it is not our turn."""

    PREFIX: ClassVar[str] = "tkt"
    __table_args__ = (
        one_of("state", TicketState),
        one_of("kind", TicketKind),
        Index(None, "due_at", "id"),
        Index(None, "assignee_id", "state"),
        Index("ix_ticket_to_assign", "created_at", postgresql_where=text("assignee_id is null")),
        Index("ix_ticket_to_close", "resolved_at", postgresql_where=text("state = 'RESOLVED'")),
    )

    id: str = Field(primary_key=True)
    number: str = Field(unique=True)
    order_id: str = Field(index=True)
    kind: str
    subject: str
    state: str
    locale: str
    assignee_id: str | None = None
    first_reply_due_at: datetime | None = Field(default=None, sa_type=TIME)
    resolve_due_at: datetime = Field(sa_type=TIME)
    due_at: datetime = Field(sa_type=TIME)
    paused_at: datetime | None = Field(default=None, sa_type=TIME)
    resolution: str | None = None
    created_at: datetime = Field(sa_type=TIME)
    resolved_at: datetime | None = Field(default=None, sa_type=TIME)
    version: int


class TicketLine(SQLModel, table=True):
    """One line of the order that a ticket is about."""

    PREFIX: ClassVar[str] = "tln"
    __tablename__ = "ticket_line"
    __table_args__ = (UniqueConstraint("ticket_id", "order_line_id"),)

    id: str = Field(primary_key=True)
    ticket_id: str
    order_line_id: str


class TicketMessage(SQLModel, table=True):
    """Something said in a ticket; an internal one is a note among staff."""

    PREFIX: ClassVar[str] = "tmg"
    __tablename__ = "ticket_message"
    __table_args__ = (one_of("author", MessageAuthor), Index(None, "ticket_id", "id"))

    id: str = Field(primary_key=True)
    ticket_id: str
    author: str
    author_id: str
    author_name: str
    body: str
    internal: bool
    at: datetime = Field(sa_type=TIME)
