"""Who carries parcels: one file for each carrier, binding a `Carrier` to the name `plug`.

Others add theirs by the entry point group `orderflow.shipments.carriers`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from orderflow.kernel.plugs import Drawer
from orderflow.kernel.texts import Text
from orderflow.shipments.tables import TrackingCode


class CarrierAway(Exception):
    """The carrier cannot be reached or asks for patience; asking again later may work."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason["en"])
        self.reason = reason


class CarrierRefused(Exception):
    """The carrier will not take this parcel as it is; asking again changes nothing."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason["en"])
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Booking:
    """What a carrier is told when it is asked for a label; the same key always gets the same label."""

    key: str
    reference: str
    sender: Text
    receiver: Mapping[str, Any]
    units: int
    ships_at: datetime
    promised: tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the planned way, and when the parcel should be there."""

    place: Text
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """A booked parcel: its number, its planned way, when it should arrive."""

    tracking_number: str
    route: Sequence[Stop]
    eta: tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Parcel:
    """A parcel on its way, as its carrier is asked about it."""

    tracking_number: str
    sender: Text
    receiver: Mapping[str, Any]
    handed_over_at: datetime | None
    promised: tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class News:
    """One piece of carrier news; `id` is the carrier's own and counts once."""

    id: str
    code: TrackingCode
    place: Text
    description: Text
    occurred_at: datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """All news of a parcel, when to ask again (None: not before it is handed over), a new arrival and way if any."""

    news: Sequence[News]
    ask_again_at: datetime | None
    eta: tuple[datetime, datetime] | None = None
    route: Sequence[Stop] = ()


class Carrier(Protocol):
    """What a plug must offer; both exceptions above may be raised by book, cancel and track."""

    name: str
    title: Text

    async def book(self, booking: Booking) -> Label:
        """Ask for a label; safe to repeat."""

    async def cancel(self, tracking_number: str) -> None:
        """Withdraw a label that was never used; safe to repeat."""

    async def track(self, parcels: Sequence[Parcel]) -> Mapping[str, Answer]:
        """Everything known about some parcels, by tracking number, in any order and as often as the carrier likes."""

    def validate(self, tracking_number: str) -> bool:
        """Whether this looks like a number of the carrier."""

    def tracking_url(self, tracking_number: str) -> str | None:
        """The carrier's own page for a parcel."""


carriers: Drawer[Carrier] = Drawer("orderflow.shipments.carriers")
