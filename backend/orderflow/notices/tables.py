"""Letters."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import BigInteger, DateTime, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from orderflow.kernel.db import one_of

TIME = DateTime(timezone=True)


class LetterState(StrEnum):
    """Whether a letter has left; one is dropped when what it says was overtaken before it could leave."""

    WAITING = "WAITING"
    SENT = "SENT"
    FAILED = "FAILED"
    DROPPED = "DROPPED"


class Letter(SQLModel, table=True):
    """One letter to one person; `once` is what it may be written about one time only, `page` its words as data."""

    PREFIX: ClassVar[str] = "ltr"
    __table_args__ = (one_of("state", LetterState), UniqueConstraint("kind", "once", "recipient"))

    id: str = Field(primary_key=True)
    kind: str
    event_id: int = Field(sa_type=BigInteger)
    subject_id: str
    once: str
    order_id: str | None = Field(default=None, index=True)
    """None for a letter about an account; `subject_id` is then the invitation or the account."""
    recipient: str
    locale: str
    channel: str
    subject: str
    page: dict[str, Any] = Field(sa_type=JSONB)
    state: str
    attempts: int
    last_error: str | None = None
    created_at: datetime = Field(sa_type=TIME)
    sent_at: datetime | None = Field(default=None, sa_type=TIME)
    version: int
