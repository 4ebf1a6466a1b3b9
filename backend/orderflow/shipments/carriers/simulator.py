"""Swift, the carrier that plays: a first-class simulator with a scripted way, driven by the shop's clock.

It keeps nothing: number and script follow from the booking, so any process may answer and a restart forgets nothing.
A word in brackets in the receiver's street chooses its manner, such as “88 Main Road [late]”.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from orderflow import settings
from orderflow.kernel import clock
from orderflow.kernel.ids import check_digit
from orderflow.kernel.texts import LOCALES, Text, text
from orderflow.shipments.carriers import Answer, Booking, CarrierAway, CarrierRefused, Label, News, Parcel, Stop
from orderflow.shipments.tables import TrackingCode as C

SHORTEST, LONGEST = timedelta(hours=12), timedelta(days=12)
DELAY = timedelta(hours=30)
FAST = timedelta(hours=1)
NARROWEST = timedelta(minutes=15)  # half of the shortest arrival window


class Manner(StrEnum):
    """How the simulator behaves for one receiver."""

    FAST = "fast"
    LATE = "late"
    TWICE = "twice"
    SHUFFLED = "shuffled"
    EXCEPTION = "exception"
    LOST = "lost"
    RETURNED = "returned"
    SILENT = "silent"
    REFUSES = "refuses"
    AWAY = "away"


# fmt: off
DOOR = text("府上", "收货地址", "Your door")
HUBS = (
    text("武漢轉運中心", "武汉转运中心", "Wuhan hub"), text("鄭州轉運中心", "郑州转运中心", "Zhengzhou hub"),
    text("南京轉運中心", "南京转运中心", "Nanjing hub"), text("長沙轉運中心", "长沙转运中心", "Changsha hub"),
)
SAID = {
    "picked": text("已收件", "已揽收", "Picked up"),
    "left": text("離開起運站", "离开始发站", "Left the depot of origin"),
    "hub": text("抵達轉運中心", "到达转运中心", "Arrived at the hub"),
    "near": text("抵達派送站", "到达派送站点", "Arrived at the delivery depot"),
    "out": text("派送中，請留意電話", "派送中，请留意电话", "Out for delivery"),
    "there": text("已送達並簽收", "已送达并签收", "Delivered and signed for"),
    "late": text("運送延誤，預計晚一天多", "运输延误，预计晚一天多", "Delayed by about a day"),
    "nobody": text("無人收件，將再次派送", "无人签收，将再次派送", "Nobody at the door, trying again"),
    "refused": text("收件人拒收，退回寄件地", "收件人拒收，退回寄件地", "Refused, going back to the sender"),
    "back": text("已退回寄件地", "已退回寄件地", "Back at the sender"),
    "lost": text("多次查找未果，確認遺失", "多次查找未果，确认丢失", "Searched for in vain, declared lost"),
}
STOPS = {"sender": 0.0, "hub": 0.5, "city": 0.75, "door": 1.0}
"""The places on the way, each at its share of it."""
Script = tuple[tuple[float, C, str, str], ...]
"""Share of the whole way, code, where (sender, hub, city, door) and what is said."""
WAY: Script = (
    (0.0, C.PICKED_UP, "sender", "picked"), (0.20, C.IN_TRANSIT, "sender", "left"),
    (0.50, C.IN_TRANSIT, "hub", "hub"), (0.75, C.IN_TRANSIT, "city", "near"), (0.90, C.OUT_FOR_DELIVERY, "city", "out"),
)
ENDS: Mapping[str, Script] = {
    "": ((1.0, C.DELIVERED, "door", "there"),),
    Manner.LATE: ((0.60, C.EXCEPTION, "hub", "late"), (1.0, C.DELIVERED, "door", "there")),
    Manner.EXCEPTION: ((1.0, C.EXCEPTION, "door", "nobody"), (1.3, C.OUT_FOR_DELIVERY, "city", "out"),
                       (1.4, C.DELIVERED, "door", "there")),
    Manner.RETURNED: ((1.0, C.RETURNING, "door", "refused"), (2.0, C.RETURNED, "sender", "back")),
    Manner.LOST: ((3.0, C.LOST, "city", "lost"),),
    Manner.SILENT: (),
}
# fmt: on


class Swift:
    """The simulated carrier."""

    name = "swift"
    title = text("迅達速運（模擬）", "迅达速运（模拟）", "Swift Express (simulated)")

    async def book(self, booking: Booking) -> Label:
        """A number with a check digit and a planned way, the same for the same key."""
        manner = _manner(booking.receiver)
        if manner is Manner.AWAY:
            raise CarrierAway(text("暫時連不上迅達。", "暂时连不上迅达。", "Swift cannot be reached just now."))
        if manner is Manner.REFUSES:
            raise CarrierRefused(
                text("迅達不派送這個地址。", "迅达不派送该地址。", "Swift does not serve this address.")
            )
        places = _places(booking.sender, booking.receiver, tracking_number := number_for(booking.key))
        route = _route(places, booking.ships_at, _whole(booking.ships_at, booking.promised))
        return Label(tracking_number, route, booking.promised)

    async def cancel(self, tracking_number: str) -> None:
        """Nothing is kept, so nothing is to be withdrawn."""

    async def track(self, parcels: Sequence[Parcel]) -> Mapping[str, Answer]:
        """The scripted news that are due by the shop's clock."""
        return {each.tracking_number: _follow(each) for each in parcels}

    def validate(self, tracking_number: str) -> bool:
        """SW, twelve digits and their check digit."""
        digits = tracking_number[2:]
        return (
            tracking_number.startswith("SW")
            and len(digits) == 13
            and digits.isascii()
            and digits.isdigit()
            and check_digit(digits[:-1]) == digits[-1]
        )

    def tracking_url(self, tracking_number: str) -> str | None:
        """A simulator has no page of its own."""
        return None


def _follow(parcel: Parcel) -> Answer:
    manner = _manner(parcel.receiver)
    if parcel.handed_over_at is None or manner is Manner.SILENT:
        return Answer((), None)
    played = _play(parcel, parcel.handed_over_at, manner)
    if manner is Manner.SHUFFLED:  # what happened on the way becomes known last, and backwards
        end = played[-1].occurred_at
        known = [each.occurred_at if n in (0, len(played) - 1) else end for n, each in enumerate(played)]
    else:
        known = [each.occurred_at for each in played]
    now = clock.now()
    news = [each for at, each in zip(known, played, strict=True) if at <= now]
    again = min((at for at in known if at > now), default=None)
    if manner is Manner.SHUFFLED:
        news.reverse()
    route, eta = _outlook(parcel, manner, told=any(each.code is C.EXCEPTION for each in news))
    return Answer(news * 2 if manner is Manner.TWICE else news, again, eta, route)


def _outlook(parcel: Parcel, manner: Manner | None, *, told: bool) -> tuple[Sequence[Stop], tuple[datetime, datetime]]:
    """The way and the arrival of a parcel that is moving, as far as the carrier has told: a delay once it is known."""
    assert parcel.handed_over_at is not None
    start, (earliest, latest) = parcel.handed_over_at, parcel.promised
    span = _span(start, parcel.promised, None if manner is Manner.LATE and not told else manner)
    half = max((latest - earliest) / 2 / settings.current().simulator_pace, NARROWEST)
    places = _places(parcel.sender, parcel.receiver, parcel.tracking_number)
    return _route(places, start, span), (start + span - half, start + span + half)


def _route(places: Mapping[str, Text], start: datetime, span: timedelta) -> Sequence[Stop]:
    return [Stop(places[where], start + share * span) for where, share in STOPS.items()]


def _play(parcel: Parcel, start: datetime, manner: Manner | None) -> list[News]:
    """The whole script of a parcel, with the time of each scene."""
    places = _places(parcel.sender, parcel.receiver, parcel.tracking_number)
    span = _span(start, parcel.promised, manner)
    end = ENDS.get(manner or "", ENDS[""])
    way = WAY[:-1] if manner is Manner.LOST else WAY
    scenes = sorted((*way, *end), key=lambda scene: scene[0])
    return [
        News(f"{parcel.tracking_number}-{n}", code, places[where], SAID[said], start + share * span)
        for n, (share, code, where, said) in enumerate(scenes)
    ]


def _span(start: datetime, promised: tuple[datetime, datetime], manner: Manner | None) -> timedelta:
    """How long the whole way takes, so that it ends in the middle of what was promised."""
    if manner is Manner.FAST:
        return FAST
    late = DELAY if manner is Manner.LATE else timedelta()
    return (_whole(start, promised) + late) / settings.current().simulator_pace


def _whole(start: datetime, promised: tuple[datetime, datetime]) -> timedelta:
    """How long the whole way takes at life's own pace, nothing going wrong."""
    earliest, latest = promised
    return min(max(earliest + (latest - earliest) / 2 - start, SHORTEST), LONGEST)


def _places(sender: Text, receiver: Mapping[str, Any], number: str) -> dict[str, Text]:
    city = str(receiver["city"])
    return {
        "sender": sender,
        "hub": HUBS[int(number[-1]) % len(HUBS)],
        "city": dict.fromkeys(LOCALES, city),
        "door": DOOR,
    }


def _manner(receiver: Mapping[str, Any]) -> Manner | None:
    street = str(receiver["street"]).lower()
    return next((each for each in Manner if f"[{each}]" in street), None)


def number_for(key: str) -> str:
    """The number that the label of a booking with this key bears."""
    digits = f"{int.from_bytes(hashlib.sha256(key.encode()).digest()[:6]) % 10**12:012d}"
    return f"SW{digits}{check_digit(digits)}"


plug = Swift()
