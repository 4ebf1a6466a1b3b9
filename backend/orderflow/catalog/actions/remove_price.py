"""Staff take a price out of the list of one currency."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.catalog.actions.set_price import require_currency
from orderflow.catalog.tables import Product, ProductState, Variant
from orderflow.kernel.action import action
from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type
from orderflow.kernel.refusal import InvalidInput, NotFound, Refusal, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work
from orderflow.shop import terms

REMOVED = event_type("price.removed", staff=Can.BROWSE, everyone=True)


class OwnCurrencyPrice(Refusal):
    """The shop sells in {currency}, so this price can only be changed. To stop selling the form, retire it."""

    hant = "商店以 {currency} 銷售，這個售價只能修改。若不再販售這一款，請停售它。"
    hans = "商店以 {currency} 销售，这个售价只能修改。若不再销售这一款，请停售它。"


class LastPrice(Refusal):
    """It is the last price of a product customers can see. Set another price first, or retire the product."""

    hant = "這是上架商品的最後一個售價。請先訂出另一個售價，或下架商品。"
    hans = "这是上架商品的最后一个售价。请先定出另一个售价，或下架商品。"


@dataclass
class RemovePrice:
    """A price that nobody is asked any more."""

    variant_id: str
    currency_code: str = field(metadata={"doc": "ISO 4217 code of the price list; not the shop's own currency."})


_GONE = "delete from price where variant_id = :variant and currency = :currency returning amount, compare_at"
_LEFT = """
select 1 from price join variant on variant.id = variant_id where product_id = :product and not retired limit 1
"""


@action(Can.SET_PRICES, refuses=(InvalidInput, NotFound, OwnCurrencyPrice, LastPrice))
async def remove_price(work: Work, given: RemovePrice) -> dict[str, Any]:
    """Take a variant's price out of one currency's list; placed orders keep theirs."""
    currency = require_currency(given.currency_code)
    variant = await work.take(Variant, given.variant_id)
    if currency == terms.current().currency:
        raise OwnCurrencyPrice(path=("currencyCode",), currency=currency)
    product = await work.take(Product, variant.product_id)
    gone = await work.row(_GONE, variant=variant.id, currency=currency)
    if gone is None:
        raise invalid("currencyCode", _NO_PRICE)
    await _require_another(work, product)
    change = {"from": gone.amount, "to": None, "currency": currency}
    if gone.compare_at is not None:
        change |= {"compare_at_from": gone.compare_at, "compare_at_to": None}
    work.tell(REMOVED, variant.id, variants=[variant.id], products=[product.id], **change)
    return {"variant": await work.change(Variant, variant)}


async def _require_another(work: Work, product: Row) -> None:
    shown = product.state in (ProductState.PUBLISHED, ProductState.SCHEDULED)
    if shown and await work.row(_LEFT, product=product.id) is None:
        raise LastPrice(path=("currencyCode",))


_NO_PRICE = text(
    "這一款在這個幣別沒有售價。",
    "这一款在这个币种没有售价。",
    "It has no price in this currency.",
)
