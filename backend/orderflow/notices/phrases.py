"""Amounts, times and names as they are said in a letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from orderflow import settings
from orderflow.kernel.money import Money
from orderflow.kernel.texts import in_locale

_SIGNS = {"CNY": "¥", "USD": "US$", "EUR": "€", "GBP": "£", "TWD": "NT$", "HKD": "HK$", "JPY": "JP¥"}
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
    return in_locale({str(each): name for each, name in settings.current().shop_name.items()}, locale)


def said(value: Any, locale: str) -> Any:
    """A fact in the words of a language; times are the shop's."""
    if isinstance(value, Money):
        return amount(value)
    if isinstance(value, datetime):
        moment = _local(value)
        return f"{day(moment, locale)} {moment:%H:%M}"
    if isinstance(value, Window):
        return window(value, locale)
    return in_locale(value, locale) if isinstance(value, Mapping) else value


def amount(money: Money) -> str:
    """An amount with its currency, such as ¥1,234.00."""
    sign = _SIGNS.get(money.currency_code)
    return f"{sign}{money.amount:,}" if sign else f"{money.amount:,} {money.currency_code}"


def window(given: Window, locale: str) -> str:
    """A window; its day is said once when it ends on the same."""
    start, end = _local(given.earliest), _local(given.latest)
    first = f"{day(start, locale)} {start:%H:%M}"
    if start.date() == end.date():
        return f"{first}–{end:%H:%M}"
    return f"{first} – {day(end, locale)} {end:%H:%M}"


def day(moment: datetime, locale: str) -> str:
    """A day with its weekday."""
    if locale == "en":
        return f"{_DAYS_EN[moment.weekday()]} {moment.day} {_MONTHS_EN[moment.month - 1]}"
    week = "週" if locale == "zh-Hant" else "周"
    return f"{moment.month} 月 {moment.day} 日（{week}{_DAYS_ZH[moment.weekday()]}）"


def _local(moment: datetime) -> datetime:
    return moment.astimezone(settings.current().time_zone)
