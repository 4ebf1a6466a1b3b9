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
