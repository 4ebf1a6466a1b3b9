"""Staff say how goods are delivered, where to, for what fee and until when a day counts."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from orderflow.kernel.action import action
from orderflow.kernel.db import Row
from orderflow.kernel.ids import new_id
from orderflow.kernel.refusal import InvalidInput, NotFound, StaleVersion, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import NOUNS, Work, require_version
from orderflow.shop import given as fit
from orderflow.shop.changes import differing, record
from orderflow.shop.promise import LastDelivery, order_with, promise_anew, put_in_order, require_delivery, take_shop
from orderflow.shop.tables import ChangeKind, DeliveryRate
from orderflow.shop.told import RATE_CHANGED, RATE_CREATED
from orderflow.shop.words import LONGEST_NAME, LONGEST_TAGLINE, TextsGiven, worded

MOST = 50
MOST_DAYS = 90
NOUNS["DeliveryRate"] = text("配送方式", "配送方式", "delivery option")
_COUNTRIES = {"doc": "ISO 3166-1 alpha-2 codes; * is wherever no other option goes."}
_FEE = {"doc": "In major units of its currency, tax included; 0 when it costs nothing."}
_FREE = {"doc": "Worth of the goods from which on it costs nothing, in major units."}
_CURRENCY = {"doc": "ISO 4217 code, one of the shop's currencies; only carts of that currency are offered it."}
_TIMES = {"doc": "A time of day in the shop's time zone, such as 16:00."}


@dataclass
class CreateDeliveryRate:
    """A new way to deliver; it stands last and is offered at once."""

    name: TextsGiven
    countries: list[str] = field(metadata=_COUNTRIES)
    fee: Decimal = field(metadata=_FEE)
    idempotency_key: str
    description: TextsGiven | None = None
    free_from: Decimal | None = field(default=None, metadata=_FREE)
    currency_code: str | None = field(default=None, metadata=_CURRENCY)
    cut_off: str = field(default="16:00", metadata=_TIMES)
    days_from: int = 2
    days_to: int = 3
    hour_from: str = field(default="09:00", metadata=_TIMES)
    hour_to: str = field(default="18:00", metadata=_TIMES)


@dataclass
class ChangeDeliveryRate:
    """How a way to deliver is from now on; what is left out stays."""

    delivery_rate_id: str
    expected_version: int
    name: TextsGiven | None = None
    description: TextsGiven | None = None
    countries: list[str] | None = field(default=None, metadata=_COUNTRIES)
    fee: Decimal | None = field(default=None, metadata=_FEE)
    free_from: Decimal | None = field(default=None, metadata=_FREE)
    never_free: bool = field(default=False, metadata={"doc": "Whether it costs its fee whatever the goods are worth."})
    currency_code: str | None = field(default=None, metadata=_CURRENCY)
    cut_off: str | None = field(default=None, metadata=_TIMES)
    days_from: int | None = None
    days_to: int | None = None
    hour_from: str | None = field(default=None, metadata=_TIMES)
    hour_to: str | None = field(default=None, metadata=_TIMES)
    offered: bool | None = field(default=None, metadata={"doc": "Whether new orders can have it."})
    position: int | None = field(default=None, metadata={"doc": "Its place among the others, from 0."})


@action(Can.KEEP_SETTINGS, refuses=(InvalidInput,))
async def create_delivery_rate(work: Work, given: CreateDeliveryRate) -> dict[str, Any]:
    """Offer a new way to deliver."""
    shop, rates = await _take_all(work)
    if len(rates) >= MOST:
        raise invalid("name", _TOO_MANY)
    id = new_id(DeliveryRate.PREFIX)
    values = _start(shop) | _values(shop, given, given.currency_code or shop.currency)
    _check(values)
    rate = await work.add(
        DeliveryRate, id=id, code=id.removeprefix("dlr_"), offered=True, sort=len(rates), version=1, **values
    )
    await work.write()
    await record(work, RATE_CREATED, ChangeKind.DELIVERY, id, rate.name, {}, _said(rate))
    await promise_anew(work)
    return {"delivery_rate": rate}


@action(Can.KEEP_SETTINGS, refuses=(InvalidInput, NotFound, StaleVersion, LastDelivery))
async def change_delivery_rate(work: Work, given: ChangeDeliveryRate) -> dict[str, Any]:
    """Change a way to deliver; orders that were placed keep what they were promised."""
    shop, rates = await _take_all(work)
    rate = next((row for row in rates if row.id == given.delivery_rate_id), None)
    if rate is None:
        raise NotFound(what=NOUNS["DeliveryRate"])
    require_version(rate, given.expected_version)
    values = _values(shop, given, given.currency_code or rate.currency)
    if given.currency_code not in (None, rate.currency) and (given.fee is None or _keeps_free(given, rate)):
        raise invalid("fee" if given.fee is None else "freeFrom", _NEW_CURRENCY)
    if given.never_free:
        values["free_from"] = None
    if given.offered is not None:
        values["offered"] = given.offered
    order = [row.id for row in rates]
    if given.position is not None:
        order = order_with(rates, rate, given.position)
        values["sort"] = order.index(rate.id)
    changed = differing(rate, values)
    if not changed:
        return {"delivery_rate": rate}
    _check({**dict(rate), **changed})
    now = await work.change(DeliveryRate, rate, **changed)
    await require_delivery(work, "offered" if "offered" in changed else "currencyCode")
    if "sort" in changed:
        await put_in_order(work, DeliveryRate, order, rate)
    await record(work, RATE_CHANGED, ChangeKind.DELIVERY, rate.id, now.name, _said(rate), _said(now))
    await promise_anew(work)
    return {"delivery_rate": now}


async def _take_all(work: Work) -> tuple[Row, list[Row]]:
    shop = await take_shop(work)
    return shop, await work.rows("select * from delivery_rate order by sort, id for update")


def _start(shop: Row) -> dict[str, Any]:
    return {"description": worded("description", TextsGiven(), LONGEST_TAGLINE), "free_from": None}


def _keeps_free(given: ChangeDeliveryRate, rate: Row) -> bool:
    """Whether the sum from which on it is free would be read in another currency than it was written in."""
    return rate.free_from is not None and given.free_from is None and not given.never_free


def _values(shop: Row, given: CreateDeliveryRate | ChangeDeliveryRate, code: str) -> dict[str, Any]:
    """The columns that are given, each looked at."""
    if code not in shop.currencies:
        raise invalid("currencyCode", _NO_CURRENCY)
    values: dict[str, Any] = {"currency": code}
    if given.name is not None:
        values["name"] = worded("name", given.name, LONGEST_NAME, needed=True)
    if given.description is not None:
        values["description"] = worded("description", given.description, LONGEST_TAGLINE)
    if given.countries is not None:
        values["countries"] = fit.countries("countries", given.countries)
    if given.fee is not None:
        values["fee"] = fit.fee("fee", given.fee, code)
    if given.free_from is not None:
        values["free_from"] = fit.fee("freeFrom", given.free_from, code)
    for name, path in (("cut_off", "cutOff"), ("hour_from", "hourFrom"), ("hour_to", "hourTo")):
        if (time := getattr(given, name)) is not None:
            values[name] = fit.time_of_day(path, time)
    for name, path in (("days_from", "daysFrom"), ("days_to", "daysTo")):
        if (days := getattr(given, name)) is not None:
            values[name] = fit.number(path, days, 0, MOST_DAYS)
    return values


def _check(values: dict[str, Any]) -> None:
    """Refuse a window that ends before it begins."""
    if values["days_from"] > values["days_to"]:
        raise invalid("daysTo", _ENDS_BEFORE)
    if values["days_from"] == values["days_to"] and values["hour_from"] >= values["hour_to"]:
        raise invalid("hourTo", _ENDS_BEFORE)


def _said(rate: Row) -> dict[str, Any]:
    """A way to deliver as the history says it."""
    plain = ("name", "description", "countries", "cut_off", "days_from", "days_to", "hour_from", "hour_to", "offered")
    return {
        **{name: rate[name] for name in plain},
        "fee": fit.said_amount(rate.fee, rate.currency),
        "free_from": fit.said_amount(rate.free_from, rate.currency),
        "position": rate.sort + 1,
    }


_TOO_MANY = text("配送方式最多五十種。", "配送方式最多五十种。", "There may be fifty delivery options at most.")
_NO_CURRENCY = text("請選擇商店提供的幣別。", "请选择店铺提供的币种。", "Choose one of the currencies the shop offers.")
_NEW_CURRENCY = text(
    "換了幣別，請重新填寫這個金額。", "换了币种，请重新填写这个金额。", "Say this amount anew, in the other currency."
)
_ENDS_BEFORE = text(
    "送達期間的結束不可早於開始。", "送达时段的结束不能早于开始。", "The window must not end before it begins."
)
