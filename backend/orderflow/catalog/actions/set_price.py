"""Staff say what goods cost."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from orderflow.catalog.tables import Variant
from orderflow.kernel.action import action
from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type
from orderflow.kernel.ids import new_id
from orderflow.kernel.money import minor_units
from orderflow.kernel.refusal import InvalidInput, NotFound, Refusal, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work
from orderflow.shop import terms

PRICE_CHANGED = event_type("price.changed", staff=Can.BROWSE, everyone=True)
HIGHEST_PRICE = 10**12  # minor units


class CompareAtTooLow(Refusal):
    """The price before must be above the price it is compared with. Raise it, or leave it out."""

    hant = "原價必須高於現在的售價。請提高原價，或不填原價。"
    hans = "原价必须高于现在的售价。请提高原价，或不填原价。"


@dataclass
class SetPrice:
    """A new price for one variant, tax included."""

    variant_id: str
    amount: Decimal = field(metadata={"doc": "Price in major units, more than zero."})
    currency_code: str | None = field(
        default=None, metadata={"doc": "ISO 4217 code of the price list; the shop's own currency when left out."}
    )
    compare_at: Decimal | None = field(
        default=None,
        metadata={
            "doc": "The price before, shown crossed out: above the amount; zero takes it away, and when left out it "
            "stays as long as it is above the amount."
        },
    )


_OLD = "select amount, compare_at from price where variant_id = :variant and currency = :currency"
_SET = """
insert into price (id, variant_id, currency, amount, compare_at)
values (:id, :variant, :currency, :amount, :compare_at)
on conflict (variant_id, currency) do update set amount = excluded.amount, compare_at = excluded.compare_at
"""


@action(Can.SET_PRICES, refuses=(InvalidInput, NotFound, CompareAtTooLow))
async def set_price(work: Work, given: SetPrice) -> dict[str, Any]:
    """Set what a variant costs; carts show the new price at once, placed orders keep theirs."""
    currency = given.currency_code or terms.current().currency
    _compared(given, currency)  # a price nobody can ask is refused before anything is looked up
    variant = await work.take(Variant, given.variant_id)
    if not await priced(work, variant, given, currency, "amount"):
        return {"variant": variant}
    return {"variant": await work.change(Variant, variant)}


async def priced(work: Work, variant: Row, given: SetPrice, currency: str, path: str) -> bool:
    """Write what a taken variant costs in a currency, and whether that is new; `path` is the input's field."""
    minor = _price(given.amount, currency, path)
    was = await work.row(_OLD, variant=variant.id, currency=currency)
    old, crossed = (was.amount, was.compare_at) if was else (None, None)
    compare_at = _compared(given, currency)
    if given.compare_at is None and crossed is not None and crossed > minor:
        compare_at = crossed
    if (old, crossed) == (minor, compare_at):
        return False
    row = {"variant": variant.id, "currency": currency, "amount": minor, "compare_at": compare_at}
    await work.run(_SET, id=new_id("prc"), **row)
    change: dict[str, Any] = {"from": old, "to": minor, "currency": currency}
    if crossed != compare_at:
        change |= {"compare_at_from": crossed, "compare_at_to": compare_at}
    work.tell(PRICE_CHANGED, variant.id, variants=[variant.id], products=[variant.product_id], **change)
    return True


def _compared(given: SetPrice, currency: str) -> int | None:
    """The price before in minor units, if one is given: above the price, or a refusal."""
    minor = _price(given.amount, currency, "amount")
    if not given.compare_at:
        return None
    compare_at = _price(given.compare_at, currency, "compareAt")
    if compare_at <= minor:
        raise CompareAtTooLow(path=("compareAt",))
    return compare_at


def _price(amount: Decimal, currency: str, path: str) -> int:
    """A price in minor units, or a refusal that says what is wrong with it."""
    require_currency(currency)
    minor = minor_units(amount, currency) if amount.is_finite() and abs(amount.adjusted()) < 15 else None
    if minor is None or not 0 < minor <= HIGHEST_PRICE:
        raise invalid(path, text(_HANT, _HANS, _EN))
    return minor


def require_currency(code: str) -> str:
    """A code that may be a currency's, or a refusal."""
    if len(code) != 3 or not (code.isascii() and code.isupper()):
        raise invalid("currencyCode", _CODE)
    return code


_CODE = text(
    "請填三個字母的幣別代碼，例如 CNY。",
    "请填写三个字母的币种代码，例如 CNY。",
    "Give the three letters of a currency, such as CNY.",
)
_HANT = "售價必須大於零，小數位數不可超過該幣別的最小單位。"
_HANS = "售价必须大于零，小数位数不能超过该币种的最小单位。"
_EN = "A price must be more than zero, in whole units of the currency's smallest coin."
