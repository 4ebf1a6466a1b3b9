"""What the shop goes by now: all that is set, remembered by each process as one value with a revision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from orderflow.kernel.db import Connection, Database
from orderflow.kernel.texts import Text
from orderflow.shop import opening

EVERYWHERE_ELSE = "*"


@dataclass(frozen=True, slots=True)
class PaymentMethod:
    """A way to pay, and how long an order waits for it."""

    code: str
    name: Text
    description: Text
    pay_within: timedelta
    offered: bool

    @property
    def pay_within_seconds(self) -> int:
        """The time to pay, in seconds."""
        return int(self.pay_within.total_seconds())


@dataclass(frozen=True, slots=True)
class DeliveryRate:
    """A way to deliver to some countries: fee, from which sum it is free, until when a day counts, days on the way."""

    code: str
    name: Text
    description: Text
    countries: frozenset[str]
    currency: str
    fee: int
    free_from: int | None
    cut_off: time
    days: tuple[int, int]
    hours: tuple[time, time]
    offered: bool

    def fee_for(self, subtotal: int) -> int:
        """What it costs to deliver goods of that worth."""
        return fee_under(self.fee, self.free_from, subtotal)


def fee_under(fee: int, free_from: int | None, subtotal: int) -> int:
    """What delivery costs where it is free from a sum on."""
    return 0 if free_from is not None and subtotal >= free_from else fee


@dataclass(frozen=True, slots=True)
class Terms:
    """Everything a shopkeeper sets that customers, deadlines and letters go by."""

    revision: int
    name: Text
    tagline: Text
    legal_name: str
    contact_email: str
    address: Text
    time_zone: ZoneInfo
    currency: str
    currencies: tuple[str, ...]
    auto_confirm_days: int
    after_sales_days: int
    ships_by: time
    closed_weekdays: frozenset[int]
    closed_days: frozenset[date]
    delivery_rates: tuple[DeliveryRate, ...]
    payment_methods: Mapping[str, PaymentMethod]
    policies: tuple[tuple[str, Text], ...]
    """Address and title of each page that is published."""

    def is_open(self, day: date) -> bool:
        """Whether parcels leave on a day."""
        return day.isoweekday() not in self.closed_weekdays and day not in self.closed_days

    def offers(self, method: str) -> bool:
        """Whether customers may pay that way now."""
        return method in self.payment_methods and self.payment_methods[method].offered


def current() -> Terms:
    """What the shop goes by, as far as this process knows."""
    return _current


_READ = """
select to_jsonb(shop) as shop,
  (select coalesce(jsonb_agg(to_jsonb(r) order by sort, id), '[]') from delivery_rate r) as rates,
  (select coalesce(jsonb_agg(to_jsonb(p) order by sort, id), '[]') from payment_terms p) as payments,
  (select coalesce(jsonb_agg(jsonb_build_object('slug', slug, 'title', title) order by sort, id), '[]')
   from policy where published) as policies
from shop
"""


async def read(connection: Connection) -> Terms:
    """What the database says, all of it at one instant."""
    row = await connection.one(_READ)
    return _terms(row.shop, row.rates, row.payments, row.policies)


async def follow(database: Database) -> None:
    """Go by what stands in the database."""
    async with database.read() as connection:
        go_by(await read(connection))


async def catch_up(connection: Connection, revision: int) -> None:
    """Go by what stands in the database if that is newer than what this process knows."""
    if revision > _current.revision:
        go_by(await read(connection))


def go_by(terms: Terms) -> None:
    """Let this process go by these terms, unless it knows newer ones already."""
    global _current
    if terms.revision >= _current.revision:
        _current = terms


def forget() -> None:
    """Know only what a shop opens with, as a new process does."""
    global _current
    _current = _OPENING


def _terms(
    shop: Mapping[str, Any],
    rates: Sequence[Mapping[str, Any]],
    payments: Sequence[Mapping[str, Any]],
    policies: Sequence[Mapping[str, Any]],
) -> Terms:
    return Terms(
        revision=shop["revision"],
        name=shop["name"],
        tagline=shop["tagline"],
        legal_name=shop["legal_name"],
        contact_email=shop["contact_email"],
        address=shop["address"],
        time_zone=ZoneInfo(shop["time_zone"]),
        currency=shop["currency"],
        currencies=tuple(shop["currencies"]),
        auto_confirm_days=shop["auto_confirm_days"],
        after_sales_days=shop["after_sales_days"],
        ships_by=time.fromisoformat(shop["ships_by"]),
        closed_weekdays=frozenset(shop["closed_weekdays"]),
        closed_days=frozenset(map(date.fromisoformat, shop["closed_days"])),
        delivery_rates=tuple(map(_rate, rates)),
        payment_methods={each["code"]: _method(each) for each in payments},
        policies=tuple((each["slug"], each["title"]) for each in policies),
    )


def _rate(row: Mapping[str, Any]) -> DeliveryRate:
    return DeliveryRate(
        row["code"],
        row["name"],
        row["description"],
        frozenset(row["countries"]),
        row["currency"],
        row["fee"],
        row["free_from"],
        time.fromisoformat(row["cut_off"]),
        (row["days_from"], row["days_to"]),
        (time.fromisoformat(row["hour_from"]), time.fromisoformat(row["hour_to"])),
        row["offered"],
    )


def _method(row: Mapping[str, Any]) -> PaymentMethod:
    within = timedelta(minutes=row["pay_within_minutes"])
    return PaymentMethod(row["code"], row["name"], row["description"], within, row["offered"])


_OPENING = _terms(opening.SHOP[0], opening.DELIVERY_RATES, opening.PAYMENT_TERMS, ())
_current = _OPENING
