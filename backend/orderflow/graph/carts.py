"""Carts, priced as of now."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

import strawberry

from orderflow.catalog import tax
from orderflow.graph.bridge import (
    IDENTITY,
    Loader,
    Money,
    Node,
    Seen,
    column,
    computed,
    find,
    loaded,
    money,
    one,
    view,
)
from orderflow.graph.catalog import Product, Variant
from orderflow.graph.context import Context, Info
from orderflow.graph.delivery import Address, DeliveryOption, address_of, delivery_option, in_currency
from orderflow.graph.rights import root
from orderflow.graph.selection import Selection
from orderflow.kernel import clock
from orderflow.kernel import money as kernel_money
from orderflow.kernel.db import Row
from orderflow.kernel.rights import Can
from orderflow.kernel.turns import Importance
from orderflow.orders import cart as priced_carts
from orderflow.orders import tables


def _line_total(row: Row) -> int:
    return int(row.unit_price * row.quantity)


@view(tables.CartLine)
class CartLine(Seen):
    """One variant in a cart at today's price."""

    id: strawberry.ID = column(IDENTITY)
    quantity: int = column("Units.")
    unit_price: Money = money("unit_price", "Today's price of one unit, tax included.")
    compare_at_price: Money | None = computed(
        "Price of one unit before it was lowered.",
        lambda row: None if row.compare_at is None else in_currency(row.compare_at, row.currency),
        needs=Can.SEE_PRICES,
    )
    line_total: Money = computed(
        "Price of the line.", lambda row: in_currency(_line_total(row), row.currency), needs=Can.SEE_PRICES
    )
    tax_rate: Decimal = computed("Rate of the tax in the price, such as 0.13.", lambda row: tax.rate(row.tax_class))
    tax_amount: Money = computed(
        "The tax in the line's price.",
        lambda row: in_currency(kernel_money.tax_within(_line_total(row), tax.rate(row.tax_class)), row.currency),
        needs=Can.SEE_PRICES,
    )
    price_changed_from: Money | None = computed(
        "The price when it was put in, if it differs from today's.",
        lambda row: None if row.price_seen == row.unit_price else in_currency(row.price_seen, row.currency),
        needs=Can.SEE_PRICES,
    )
    available_quantity: int = computed("Units that can be had now.", lambda row: int(row.available))
    variant: Variant = one("Variant", "variant_id", "The variant.")
    product: Product = one("Product", "product_id", "Its product.")


async def _load_lines(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    return [
        await loader.load("CartLine", [line.row for line in (await _priced(loader, parent)).lines], selection)
        for parent in parents
    ]


async def _priced(loader: Loader, parent: Seen) -> priced_carts.PricedCart:
    """The priced cart of a parent, worked out once per answer."""
    if "priced" not in parent.found:
        rows = await priced_carts.lines_of(loader.connection, [parent.row["id"]])
        parent.found["priced"] = priced_carts.priced(parent.row, rows, clock.now())
    found: priced_carts.PricedCart = parent.found["priced"]
    return found


def _sum(description: str, read: Any, *, needs: Can | None = Can.SEE_PRICES) -> Any:
    """A field worked out from the priced cart."""

    async def load(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
        return [read(await _priced(loader, parent), loader.context) for parent in parents]

    return loaded(description, load, needs=needs)


def _amount(name: str) -> Any:
    return lambda cart, context: in_currency(getattr(cart, name), cart.cart.currency)


def _options(cart: priced_carts.PricedCart, context: Context) -> list[DeliveryOption]:
    return [delivery_option(each, cart.cart, context.actor.locale) for each in cart.options]


def _chosen(cart: priced_carts.PricedCart, context: Context) -> DeliveryOption | None:
    return delivery_option(cart.option, cart.cart, context.actor.locale) if cart.option else None


@view(tables.Cart)
class Cart(Seen, Node):
    """What somebody is about to order, priced as of now; prices include tax."""

    currency_code: str = computed(
        "ISO 4217 code; a cart keeps the currency it was born with.", lambda row: row.currency
    )
    email: str | None = column("Where letters about the order go.", needs=Can.SEE_CONTACTS)
    address: Address | None = computed("Where it goes.", lambda row: address_of(row.address), needs=Can.SEE_CONTACTS)
    gift_message: str | None = column("Words that go with the parcel; null for none.", needs=Can.SEE_CONTACTS)
    hides_prices: bool = computed("Whether its packing slip is without prices.", lambda row: bool(row.hides_prices))
    lines: list[CartLine] = loaded("What is in it.", _load_lines)
    item_count: int = _sum("Units in it.", lambda cart, _: sum(line.row.quantity for line in cart.lines), needs=None)
    delivery_options: list[DeliveryOption] = _sum("Ways to deliver it to its address.", _options)
    delivery_option: DeliveryOption | None = _sum("The way that was chosen.", _chosen)
    subtotal: Money = _sum("Sum of the lines.", _amount("subtotal"))
    shipping_fee: Money = _sum("Fee of the chosen delivery.", _amount("shipping_fee"))
    tax_total: Money = _sum("Tax within the total.", _amount("tax_total"))
    total: Money = _sum("What is to pay.", _amount("total"))
    version: int = column("Grows with every change.")
    updated_at: datetime = column("When it was last changed.")


@strawberry.type(description="What became of one kind of goods that an order had, when it is bought again.")
class BoughtAgain:
    """What became of one kind of goods that an order had, when it is bought again."""

    variant_id: strawberry.ID = strawberry.field(description="Id of the variant.")
    product_name: str = strawberry.field(description="What it was called.")
    variant_name: str = strawberry.field(description="Which form it was.")
    ordered: int = strawberry.field(description="Units the order had.")
    can_be_had: int = strawberry.field(description="Units of these that the cart holds now; 0 when it cannot be had.")
    price_then: Money = strawberry.field(description="Price of one unit then, tax included.")
    price_now: Money | None = strawberry.field(description="Price of one unit now; null when it cannot be had.")


@strawberry.type
class CartQueries:
    """Root fields of carts."""

    @root("The viewer's cart, or the one a token opens; null when there is none yet.", Can.SHOP, Importance.FIRST)
    async def cart(
        self,
        info: Info,
        cart_token: Annotated[str | None, strawberry.argument(description="Token of a guest's cart.")] = None,
    ) -> Cart | None:
        """The viewer's cart."""
        found: Cart | None = await find(info, "Cart", "true", holding=cart_token)
        return found
