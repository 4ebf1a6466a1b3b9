"""What somebody would like to have."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import DateTime, UniqueConstraint
from sqlmodel import Field, SQLModel


class Favourite(SQLModel, table=True):
    """Goods that a customer likes."""

    PREFIX: ClassVar[str] = "fav"
    __table_args__ = (UniqueConstraint("customer_id", "product_id"),)

    id: str = Field(primary_key=True)
    customer_id: str = Field(foreign_key="customer.id", ondelete="CASCADE")
    product_id: str = Field(foreign_key="product.id")
    at: datetime = Field(sa_type=DateTime(timezone=True))


class StockNotice(SQLModel, table=True):
    """Somebody waits for a variant to be in stock again; once told, it is kept to be erased with its letter."""

    PREFIX: ClassVar[str] = "stn"
    __tablename__ = "stock_notice"
    __table_args__ = (UniqueConstraint("variant_id", "email"),)

    id: str = Field(primary_key=True)
    variant_id: str = Field(foreign_key="variant.id")
    customer_id: str | None = Field(default=None, foreign_key="customer.id", ondelete="CASCADE", index=True)
    email: str
    locale: str
    token_hash: bytes | None = None
    """Of what a guest may withdraw it by."""
    asked_at: datetime = Field(sa_type=DateTime(timezone=True))
    told_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
