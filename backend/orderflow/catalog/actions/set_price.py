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
from orderflow.kernel.refusal import invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work
from orderflow.shop import terms

PRICE_CHANGED = event_type("price.changed", staff=Can.BROWSE, everyone=True)
HIGHEST_PRICE = 10**12  # minor units


@dataclass
class SetPrice:
    """A new price for one variant, tax included."""

    variant_id: str
    amount: Decimal = field(metadata={"doc": "Price in major units, more than zero."})
    currency_code: str | None = field(
        default=None, metadata={"doc": "ISO 4217 code of the price list; the shop's own currency when left out."}
    )


_OLD = "select amount from price where variant_id = :variant and currency = :currency"
_SET = """
insert into price (id, variant_id, currency, amount) values (:id, :variant, :currency, :amount)
on conflict (variant_id, currency) do update set amount = excluded.amount,
  compare_at = case when price.compare_at > excluded.amount then price.compare_at end
"""


@action(Can.SET_PRICES)
async def set_price(work: Work, given: SetPrice) -> dict[str, Any]:
    """Set what a variant costs; carts show the new price at once, placed orders keep theirs."""
    currency = given.currency_code or terms.current().currency
    _price(given.amount, currency, "amount")  # a price nobody can ask is refused before anything is looked up
    variant = await work.take(Variant, given.variant_id)
    if not await priced(work, variant, given.amount, currency, "amount"):
        return {"variant": variant}
    return {"variant": await work.change(Variant, variant)}


async def priced(work: Work, variant: Row, amount: Decimal, currency: str, path: str) -> bool:
    """Write what a taken variant costs in a currency, and whether that is new; `path` is the input's field."""
    minor = _price(amount, currency, path)
    old = await work.connection.value(_OLD, variant=variant.id, currency=currency)
    if old == minor:
        return False
    await work.run(_SET, id=new_id("prc"), variant=variant.id, currency=currency, amount=minor)
    change = {"from": old, "to": minor, "currency": currency}
    work.tell(PRICE_CHANGED, variant.id, variants=[variant.id], products=[variant.product_id], **change)
    return True


def _price(amount: Decimal, currency: str, path: str) -> int:
    """A price in minor units, or a refusal that says what is wrong with it."""
    if len(currency) != 3 or not (currency.isascii() and currency.isupper()):
        raise invalid(
            "currencyCode", text("請填三個字母的幣別代碼，例如 CNY。", "请填写三个字母的币种代码，例如 CNY。", _CODE)
        )
    minor = minor_units(amount, currency) if amount.is_finite() and abs(amount.adjusted()) < 15 else None
    if minor is None or not 0 < minor <= HIGHEST_PRICE:
        raise invalid(path, text(_HANT, _HANS, _EN))
    return minor


_CODE = "Give the three letters of a currency, such as CNY."
_HANT = "售價必須大於零，小數位數不可超過該幣別的最小單位。"
_HANS = "售价必须大于零，小数位数不能超过该币种的最小单位。"
_EN = "A price must be more than zero, in whole units of the currency's smallest coin."
