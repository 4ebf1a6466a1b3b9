"""Reviews."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, DateTime, Index
from sqlmodel import Field, SQLModel


class Review(SQLModel, table=True):
    """What a buyer says of one received line, scored 1 to 5; the name is stored masked."""

    PREFIX: ClassVar[str] = "rev"
    __table_args__ = (
        CheckConstraint(
            "goods between 1 and 5 and delivery between 1 and 5 and service between 1 and 5", name="scores"
        ),
        Index(None, "product_id", "at", "id"),
    )

    id: str = Field(primary_key=True)
    order_line_id: str = Field(unique=True)
    order_id: str = Field(index=True)
    product_id: str
    customer_id: str | None = Field(default=None, index=True)
    goods: int
    delivery: int
    service: int
    body: str
    author_name: str
    locale: str
    at: datetime = Field(sa_type=DateTime(timezone=True))
