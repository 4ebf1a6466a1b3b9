"""Who was named in which note."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import DateTime, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

TIME = DateTime(timezone=True)


class Mention(SQLModel, table=True):
    """A colleague who is named in a note; the note's words stay where they are, so that nothing has to be erased here.

    It is about an order, or about a ticket or a parcel of that order.
    """

    PREFIX: ClassVar[str] = "men"
    __table_args__ = (
        UniqueConstraint("staff_id", "note_id"),
        Index(None, "staff_id", "id"),
        Index("ix_mention_unread", "staff_id", postgresql_where=text("read_at is null")),
    )

    id: str = Field(primary_key=True)
    staff_id: str = Field(foreign_key="staff.id", ondelete="CASCADE")
    note_id: str
    order_id: str
    ticket_id: str | None = None
    shipment_id: str | None = None
    team_id: str | None = None
    """The team that was named; null when it was the colleague alone."""
    author: str
    at: datetime = Field(sa_type=TIME)
    read_at: datetime | None = Field(default=None, sa_type=TIME)
