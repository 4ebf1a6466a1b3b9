"""What an order is promised: the ways to deliver it, each with its fee and its date window."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from orderflow.kernel.texts import Text, text
from orderflow.shop import terms
from orderflow.shop.terms import EVERYWHERE_ELSE, DeliveryRate

HOME = "CN"  # the country promised dates are told for before an address is known


@dataclass(frozen=True, slots=True)
class DeliveryOption:
    """A delivery rate worked out for one cart: what it costs and when it comes."""

    rate: DeliveryRate
    fee: int
    ships_at: datetime
    earliest: datetime
    latest: datetime

    @property
    def code(self) -> str:
        """The code to choose it by."""
        return self.rate.code


def delivery_options(country: str, subtotal: int, now: datetime, currency: str) -> list[DeliveryOption]:
    """The options for a country in the shopkeeper's order; `now` is when it would be paid."""
    offered = [rate for rate in terms.current().delivery_rates if rate.offered and rate.currency == currency]
    special = [rate for rate in offered if country in rate.countries]
    rates = special or [rate for rate in offered if EVERYWHERE_ELSE in rate.countries]
    return [_worked_out(rate, subtotal, now) for rate in rates]


def quickest_option(now: datetime) -> DeliveryOption:
    """What comes soonest if paid now: at home, or where the shop delivers at all."""
    currency = terms.current().currency
    everywhere = [rate for rate in terms.current().delivery_rates if rate.offered and rate.currency == currency]
    options = delivery_options(HOME, 0, now, currency) or [_worked_out(rate, 0, now) for rate in everywhere]
    return min(options, key=lambda option: option.latest)


def _worked_out(rate: DeliveryRate, subtotal: int, now: datetime) -> DeliveryOption:
    shop = terms.current()
    local = now.astimezone(shop.time_zone)
    day = _next_open_day(local.date() if local.time() < rate.cut_off else local.date() + timedelta(days=1))

    def at(days: int, hour: time) -> datetime:
        return datetime.combine(day + timedelta(days=days), hour, tzinfo=shop.time_zone)

    return DeliveryOption(
        rate,
        rate.fee_for(subtotal),
        at(0, shop.ships_by),
        at(rate.days[0], rate.hours[0]),
        at(rate.days[1], rate.hours[1]),
    )


def _next_open_day(day: date) -> date:
    """The first day from this one on that parcels leave; some day of the week always is one."""
    while not terms.current().is_open(day):
        day += timedelta(days=1)
    return day


def delivery_name(code: str) -> Text:
    """The name of a delivery rate."""
    rates = terms.current().delivery_rates
    return next((rate.name for rate in rates if rate.code == code), text(code, code, code))
