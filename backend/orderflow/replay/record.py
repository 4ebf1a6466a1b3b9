"""A recorded order, as its files tell it; amounts in minor units, instants in UTC."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Item:
    """One unit that was bought."""

    product: str
    price: int
    freight: int
    ships_by: datetime | None


@dataclass(frozen=True, slots=True)
class Tender:
    """A part of the money, and how it came."""

    kind: str
    instalments: int
    value: int


@dataclass(frozen=True, slots=True)
class Review:
    """What the buyer said of the order."""

    score: int
    body: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Record:
    """One recorded order; `row` is its row in the orders file, by which a report names it."""

    row: int
    buyer: str
    postal_code: str
    city: str
    state: str
    status: str
    purchased: datetime
    approved: datetime | None
    handed_over: datetime | None
    delivered: datetime | None
    promised: datetime
    items: Sequence[Item]
    tenders: Sequence[Tender]
    reviews: Sequence[Review]

    @property
    def goods_total(self) -> int:
        """The sum of the items."""
        return sum(item.price for item in self.items)

    @property
    def freight(self) -> int:
        """The sum of the freight."""
        return sum(item.freight for item in self.items)

    @property
    def paid(self) -> int:
        """The sum of the tenders."""
        return sum(tender.value for tender in self.tenders)
