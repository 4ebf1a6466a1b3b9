"""Staff say what the shop is called, where and when it is, and how long its promises last."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel.action import action
from orderflow.kernel.db import Row
from orderflow.kernel.refusal import InvalidInput, StaleVersion, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work, require_version
from orderflow.shop import given as fit
from orderflow.shop.changes import differing, record
from orderflow.shop.promise import LastDelivery, promise_anew, require_delivery, take_shop
from orderflow.shop.tables import ChangeKind, Shop
from orderflow.shop.told import CALENDAR_CHANGED, SHOP_CHANGED
from orderflow.shop.words import LONGEST_NAME, LONGEST_TAGLINE, TextsGiven, worded

MOST_DAYS = 365
MOST_CURRENCIES = 20
LONGEST_ADDRESS = 200


@dataclass
class ChangeShop:
    """What the shop is called and how long its promises last; what is left out stays."""

    expected_version: int
    name: TextsGiven | None = None
    legal_name: str | None = None
    contact_email: str | None = None
    address: TextsGiven | None = field(default=None, metadata={"doc": "One line, as it stands on slips."})
    time_zone: str | None = field(default=None, metadata={"doc": "By its IANA name, such as Asia/Taipei."})
    currency_code: str | None = field(
        default=None, metadata={"doc": "ISO 4217 code of the shop's own currency, in which new carts are filled."}
    )
    currencies: list[str] | None = field(
        default=None, metadata={"doc": "ISO 4217 codes of all currencies the shop has prices or fees in."}
    )
    auto_confirm_days: int | None = field(
        default=None, metadata={"doc": "Days from delivery until an order counts as received without a word."}
    )
    after_sales_days: int | None = field(
        default=None, metadata={"doc": "Days from receipt in which after-sales may be asked for."}
    )
    tagline: TextsGiven | None = field(default=None, metadata={"doc": "One line about it; may be empty."})


@dataclass
class ChangeCalendar:
    """When parcels leave; what is left out stays."""

    expected_version: int
    ships_by: str | None = field(default=None, metadata={"doc": "Time of day by which parcels leave, such as 18:00."})
    closed_weekdays: list[int] | None = field(
        default=None, metadata={"doc": "Days of the week on which none leave, 1 is Monday."}
    )
    closed_days: list[str] | None = field(
        default=None, metadata={"doc": "Days on which none leave, such as 2026-10-01."}
    )


@action(Can.KEEP_SETTINGS, refuses=(InvalidInput, StaleVersion, LastDelivery))
async def change_shop(work: Work, given: ChangeShop) -> dict[str, Any]:
    """Change what the shop is called, where and when it is, and how long its promises last."""
    shop = await take_shop(work)
    require_version(shop, given.expected_version)
    changed = _identity(given) | _currencies(shop, given)
    if given.time_zone is not None:
        changed["time_zone"] = fit.time_zone("timeZone", given.time_zone)
    if given.auto_confirm_days is not None:
        changed["auto_confirm_days"] = fit.number("autoConfirmDays", given.auto_confirm_days, 1, MOST_DAYS)
    if given.after_sales_days is not None:
        changed["after_sales_days"] = fit.number("afterSalesDays", given.after_sales_days, 0, MOST_DAYS)
    return {"shop_settings": await _set(work, SHOP_CHANGED, ChangeKind.SHOP, shop, changed)}


@action(Can.KEEP_SETTINGS, refuses=(InvalidInput, StaleVersion))
async def change_calendar(work: Work, given: ChangeCalendar) -> dict[str, Any]:
    """Change by when and on which days parcels leave; promises to new orders follow."""
    shop = await take_shop(work)
    require_version(shop, given.expected_version)
    changed: dict[str, Any] = {}
    if given.ships_by is not None:
        changed["ships_by"] = fit.time_of_day("shipsBy", given.ships_by)
    if given.closed_weekdays is not None:
        changed["closed_weekdays"] = fit.weekdays("closedWeekdays", given.closed_weekdays)
    if given.closed_days is not None:
        changed["closed_days"] = fit.days("closedDays", given.closed_days)
    return {"shop_settings": await _set(work, CALENDAR_CHANGED, ChangeKind.CALENDAR, shop, changed)}


async def _set(work: Work, event: str, kind: ChangeKind, shop: Row, values: dict[str, Any]) -> Row:
    """Write what differs; the row of the shop as it is then."""
    changed = differing(shop, values)
    if not changed:
        return shop
    now = await work.change(Shop, shop, **changed)
    await require_delivery(work, "currencyCode")
    before = {name: shop[name] for name in changed}
    await record(work, event, kind, "shop", now.name, before, {name: now[name] for name in changed})
    await promise_anew(work)
    return await take_shop(work)


def _identity(given: ChangeShop) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    if given.name is not None:
        changed["name"] = worded("name", given.name, LONGEST_NAME, needed=True)
    if given.tagline is not None:
        changed["tagline"] = worded("tagline", given.tagline, LONGEST_TAGLINE)
    if given.legal_name is not None:
        changed["legal_name"] = fit.one_line("legalName", given.legal_name)
    if given.contact_email is not None:
        changed["contact_email"] = fit.email("contactEmail", given.contact_email)
    if given.address is not None:
        words = worded("address", given.address, LONGEST_ADDRESS)
        changed["address"] = {locale: " ".join(said.split()) for locale, said in words.items()}
    return changed


def _currencies(shop: Row, given: ChangeShop) -> dict[str, Any]:
    """The shop's own currency is among those it offers."""
    own = shop.currency if given.currency_code is None else fit.currency("currencyCode", given.currency_code)
    offered = list(shop.currencies)
    if given.currencies is not None:
        offered = sorted({fit.currency(f"currencies.{n}", each) for n, each in enumerate(given.currencies)})
    if own not in offered:
        raise invalid("currencies" if given.currency_code is None else "currencyCode", _OWN_CURRENCY)
    if len(offered) > MOST_CURRENCIES:
        raise invalid("currencies", _MANY_CURRENCIES)
    return {"currency": own, "currencies": offered}


_OWN_CURRENCY = text(
    "商店本身的幣別必須在提供的幣別之中。",
    "店铺自身的币种必须在提供的币种之中。",
    "The shop's own currency must be among those it offers.",
)
_MANY_CURRENCIES = text("最多二十種幣別。", "最多二十种币种。", "There may be twenty currencies at most.")
