"""Amounts, times and names as they are said in a letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from orderflow.kernel.money import Money
from orderflow.kernel.texts import in_locale
from orderflow.shop import terms

_SIGNS = {"CNY": "CN¥", "USD": "US$", "EUR": "€", "GBP": "£", "TWD": "NT$", "HKD": "HK$", "JPY": "JP¥"}
_BARE = {("CNY", "zh-Hans"), ("JPY", "zh-Hant")}
"""Whose readers take a ¥ without a country for what."""
_DAYS_ZH = "一二三四五六日"
_DAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Window:
    """A time from when until when something is expected."""

    earliest: datetime
    latest: datetime


def shop_name(locale: str) -> str:
    """The shop's name in a language."""
    return in_locale(terms.current().name, locale)


def said(value: Any, locale: str) -> Any:
    """A fact in the words of a language; times are the shop's."""
    if isinstance(value, Money):
        return amount(value, locale)
    if isinstance(value, datetime):
        return moment(_local(value), locale)
    if isinstance(value, Window):
        return window(value, locale)
    return in_locale(value, locale) if isinstance(value, Mapping) else value


def amount(money: Money, locale: str) -> str:
    """An amount with its currency, such as ¥1,234.00 or CN¥1,234.00 where that is not understood."""
    code = money.currency_code
    sign = "¥" if (code, locale) in _BARE else _SIGNS.get(code, f"{code}\N{NO-BREAK SPACE}")
    return f"{sign}{money.amount:,}"


def window(given: Window, locale: str) -> str:
    """A window; its day is said once when it ends on the same."""
    start, end = _local(given.earliest), _local(given.latest)
    if start.date() == end.date():
        return f"{moment(start, locale)}–{end:%H:%M}"
    return f"{moment(start, locale)} – {moment(end, locale)}"


def moment(at: datetime, locale: str) -> str:
    """A day with its weekday, and the time of day."""
    if locale == "en":
        return f"{_DAYS_EN[at.weekday()]} {at.day} {_MONTHS_EN[at.month - 1]} {at:%H:%M}"
    week = "週" if locale == "zh-Hant" else "周"
    return f"{at.month} 月 {at.day} 日（{week}{_DAYS_ZH[at.weekday()]}）{at:%H:%M}"


def _local(moment: datetime) -> datetime:
    return moment.astimezone(terms.current().time_zone)
