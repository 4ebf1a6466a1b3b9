"""Any carrier we are not connected to: staff type its numbers in, and record its news or let a third party do it."""

import re
from collections.abc import Mapping, Sequence

from orderflow.kernel.texts import text
from orderflow.shipments.carriers import Answer, Booking, CarrierRefused, Label, Parcel

_NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z -]{4,38}[0-9A-Za-z]")


class OtherCarrier:
    """A carrier that is not connected."""

    name = "other"
    title = text("其他物流", "其他物流", "Another carrier")

    async def book(self, booking: Booking) -> Label:
        """There is nobody to ask."""
        raise CarrierRefused(
            text(
                "這家物流沒有連線，請自行填入單號。",
                "这家物流没有对接，请自行填写单号。",
                "This carrier is not connected. Enter its tracking number yourself.",
            )
        )

    async def cancel(self, tracking_number: str) -> None:
        """Nothing was booked, so there is nothing to withdraw."""

    async def track(self, parcels: Sequence[Parcel]) -> Mapping[str, Answer]:
        """No news by itself."""
        return {each.tracking_number: Answer((), None) for each in parcels}

    def validate(self, tracking_number: str) -> bool:
        """Six to forty letters, digits, spaces and hyphens."""
        return _NUMBER.fullmatch(tracking_number) is not None

    def tracking_url(self, tracking_number: str) -> str | None:
        """Not known."""
        return None


plug = OtherCarrier()
