"""What a cell says: tidied so that it can be compared with the shop's own, and the value a verb takes."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from orderflow.catalog.actions.set_price import HIGHEST_PRICE
from orderflow.catalog.tables import ProductState
from orderflow.catalog.tax import TaxClass
from orderflow.imports.columns import COMPARED, MEASURES
from orderflow.imports.shop import RETIRED, SOLD, Shop
from orderflow.kernel.money import Money, minor_units
from orderflow.kernel.texts import Text, text
from orderflow.shop.words import tidy
from orderflow.warehouse.actions.adjust_stock import MOST

Cell = tuple[str, Any]
"""A cell as our own sheets would have it, and its value."""
_WHOLE = re.compile(r"[0-9]{1,9}")
_AMOUNT = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,9})?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_STATES = {state.lower(): state for state in ProductState}
_FORM_STATES = {SOLD: False, "active": False, RETIRED: True}


class Wrong(Exception):
    """A cell that says nothing the shop could do; `words` say why."""

    def __init__(self, words: Text) -> None:
        super().__init__(words["en"])
        self.words = words


def read_cell(key: str, said: str, shop: Shop) -> Cell:
    """What a cell of a column says, or Wrong."""
    kind, _, about = key.partition("_")
    if kind == "price" and _CURRENCY.fullmatch(about):
        return _price(said, about)
    if key.startswith(f"{COMPARED}_") and _CURRENCY.fullmatch(key[-3:]):
        return _compared(said, key[-3:])
    if kind == "stock":
        return _count(said, _BAD_STOCK, MOST)
    if key in MEASURES:
        return _count(said, _BAD_MEASURE, None)
    if key == "category":
        return _category(said, shop)
    if key == "tax_class":
        return _one_of(said, {each.value: each for each in TaxClass}, _BAD_TAX_CLASS)
    if key == "status":
        return _one_of(said, _STATES, _BAD_STATUS)
    if key == "form_status":
        retired = _one_of(said, _FORM_STATES, _BAD_FORM_STATUS)[1]
        return (RETIRED if retired else SOLD), retired
    if key == "pictures":
        urls = said.split()
        return " ".join(urls), urls
    if key == "handle":
        return said.lower(), said.lower()
    if key == "sku":
        return said.upper(), said.upper()
    return tidy(said), tidy(said)


def _price(said: str, currency: str) -> Cell:
    try:
        amount = Decimal(said) if _AMOUNT.fullmatch(said) else None
    except InvalidOperation:
        amount = None
    if amount is None:
        raise Wrong(_BAD_PRICE)
    minor = minor_units(amount, currency)
    if minor is None:
        raise Wrong(_finer(currency))
    if not 0 < minor <= HIGHEST_PRICE:
        raise Wrong(_NO_PRICE)
    return str(Money(minor, currency).amount), amount


def _compared(said: str, currency: str) -> Cell:
    """A price before; zero says that there is none any more, for an empty cell changes nothing."""
    if _AMOUNT.fullmatch(said) and not Decimal(said):
        return "", Decimal(0)
    return _price(said, currency)


def _count(said: str, words: Text, most: int | None) -> Cell:
    if not _WHOLE.fullmatch(said) or (most is not None and int(said) > most):
        raise Wrong(words)
    return str(int(said)), int(said)


def _category(said: str, shop: Shop) -> Cell:
    found = shop.shelves.find(said)
    if found is None:
        raise Wrong(_NO_CATEGORY)
    return shop.shelves.names[found], found


def _one_of(said: str, known: dict[str, Any], words: Text) -> Cell:
    plain = said.lower()
    if plain not in known:
        raise Wrong(words)
    return plain, known[plain]


_BAD_PRICE = text(
    "售價請寫成大於零的數字，例如 12.50，不加幣別和千分位。",
    "售价请写成大于零的数字，例如 12.50，不加币种和千分位。",
    "Write a price as a number such as 12.50, without a currency or thousands marks.",
)
_NO_PRICE = text(
    "售價必須大於零，最多一百億。",
    "售价必须大于零，最多一百亿。",
    "A price must be more than zero, and ten thousand million at most.",
)
_BAD_STOCK = text(
    "庫存請寫成 0 到一百萬的整數。", "库存请写成 0 到一百万的整数。", "Write stock as a whole number, 0 to a million."
)
_BAD_MEASURE = text(
    "請寫成整數，重量以克、長度以毫米計。",
    "请写成整数，重量以克、长度以毫米计。",
    "Write a whole number: grams for a weight, millimetres for a side.",
)
_NO_CATEGORY = text(
    "沒有這個分類。請先建立，或寫出完整路徑，例如 廚房 > 杯子。",
    "没有这个分类。请先创建，或写出完整路径，例如 厨房 > 杯子。",
    "There is no such category, or more than one. Put it up first, or write its whole path, such as Kitchen > Mugs.",
)
_BAD_TAX_CLASS = text(
    "稅別只能是 standard、reduced、books 或 zero。",
    "税种只能是 standard、reduced、books 或 zero。",
    "A tax class is standard, reduced, books or zero.",
)
_BAD_STATUS = text(
    "狀態只能是 draft、scheduled、published 或 retired。",
    "状态只能是 draft、scheduled、published 或 retired。",
    "A status is draft, scheduled, published or retired.",
)
_BAD_FORM_STATUS = text(
    "款式狀態只能是 sold 或 retired。", "款式状态只能是 sold 或 retired。", "The status of a form is sold or retired."
)


def _finer(currency: str) -> Text:
    return text(
        f"{currency} 沒有這麼小的單位。請減少小數位數。",
        f"{currency} 没有这么小的单位。请减少小数位数。",
        f"{currency} has no coin that small. Write fewer decimals.",
    )
