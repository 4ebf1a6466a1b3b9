"""Put what an order had into the cart once more."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel.action import action
from orderflow.kernel.db import Row
from orderflow.kernel.money import Money
from orderflow.kernel.refusal import NotFound
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import in_locale
from orderflow.kernel.turns import Importance
from orderflow.kernel.work import Work
from orderflow.orders.actions.fill_cart import MOST_OF_ONE, OFFERS, open_cart, touched, write_lines
from orderflow.orders.tables import Order


@dataclass
class BuyAgain:
    """Put what an order had into the cart once more, as far as it can be had."""

    order_id: str
    order_token: str | None = field(default=None, metadata={"doc": "Opens a guest's order."})
    cart_token: str | None = None


@dataclass(frozen=True, slots=True)
class BoughtAgain:
    """What became of one kind of goods that an order had."""

    variant_id: str
    product_name: str
    variant_name: str
    ordered: int
    can_be_had: int
    price_then: Money
    price_now: Money | None


@action(Can.SHOP, refuses=(NotFound,), importance=Importance.FIRST)
async def buy_again(work: Work, given: BuyAgain) -> dict[str, Any]:
    """Fill the cart up to what an order had, as far as it can be had: asked twice, it is there once."""
    order = await work.take(Order, given.order_id)
    bought = await work.rows(_BOUGHT, order=order.id)
    cart, kept = await open_cart(work)
    variants = [row.variant_id for row in bought]
    found = await work.rows(OFFERS, variants=variants, cart=cart.id, currency=cart.currency)
    offers = {row.variant_id: row for row in found}
    answer, lines = [], {}
    for row in bought:
        offer = offers.get(row.variant_id)
        can_be_had = max(0, min(row.quantity, MOST_OF_ONE, int(offer.available))) if offer else 0
        now = Money(offer.amount, cart.currency) if offer and can_be_had else None
        answer.append(_fate(row, can_be_had, now, work.actor.locale))
        if offer and can_be_had > offer.in_cart:
            lines[row.variant_id] = (can_be_had, offer.amount)
    if lines:
        await write_lines(work, cart, lines)
        cart = await touched(work, cart)
    return {"cart": cart, "lines": answer, **kept}


def _fate(row: Row, can_be_had: int, now: Money | None, locale: str) -> BoughtAgain:
    return BoughtAgain(
        variant_id=row.variant_id,
        product_name=in_locale(row.product_name, locale),
        variant_name=in_locale(row.variant_name, locale),
        ordered=row.quantity,
        can_be_had=can_be_had,
        price_then=Money(row.unit_price, row.currency),
        price_now=now,
    )


_BOUGHT = """
select * from (
  select distinct on (variant_id) variant_id, product_name, variant_name, currency, unit_price, position,
    cast(sum(quantity) over (partition by variant_id) as int) as quantity
  from order_line where order_id = :order order by variant_id, position
) as line order by position
"""
