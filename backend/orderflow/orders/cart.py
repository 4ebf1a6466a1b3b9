"""A cart, priced as of now."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from orderflow.catalog import tax
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Connection, Row
from orderflow.kernel.money import tax_within
from orderflow.orders.terms import HOME, DeliveryOption, delivery_options
from orderflow.shop import terms

_LINES = """
select (select revision from shop) as shop_revision,
  l.id, l.cart_id, l.variant_id, l.quantity, l.price_seen, v.sku, v.barcode, v.name as variant_name, v.weight_g,
  v.product_id, p.name as product_name, p.pictures, p.tax_class, r.amount as unit_price, r.compare_at, r.currency,
  p.state = 'PUBLISHED' and not v.retired as on_sale,
  case when p.state = 'PUBLISHED' and not v.retired then
    coalesce((select sum(s.on_hand - s.reserved) from stock_level s where s.sku = v.sku), 0)
  else 0 end as available
from cart_line l join cart c on c.id = l.cart_id join variant v on v.id = l.variant_id
  join product p on p.id = v.product_id join price r on r.variant_id = v.id and r.currency = c.currency
where l.cart_id = any(:carts) order by l.id
"""


@dataclass(frozen=True, slots=True)
class PricedLine:
    """One line of a cart at today's price."""

    row: Row
    line_total: int
    tax_amount: int


@dataclass(frozen=True, slots=True)
class PricedCart:
    """What a cart would cost if it were ordered now; all amounts in minor units, tax included."""

    cart: Row
    lines: Sequence[PricedLine]
    options: Sequence[DeliveryOption]
    subtotal: int = field(init=False)
    tax_total: int = field(init=False)

    def __post_init__(self) -> None:
        chosen = self.option
        shipping_tax = tax_within(chosen.fee, tax.rate("standard")) if chosen else 0
        object.__setattr__(self, "subtotal", sum(line.line_total for line in self.lines))
        object.__setattr__(self, "tax_total", sum(line.tax_amount for line in self.lines) + shipping_tax)

    @property
    def option(self) -> DeliveryOption | None:
        """The delivery option that was chosen, if the address still has it."""
        return next((each for each in self.options if each.code == self.cart.delivery_code), None)

    @property
    def shipping_fee(self) -> int:
        """What delivery costs; 0 until an option is chosen."""
        return self.option.fee if self.option else 0

    @property
    def total(self) -> int:
        """What is to pay."""
        return self.subtotal + self.shipping_fee


def priced(cart: Row, rows: Sequence[Row], now: datetime) -> PricedCart:
    """Work out a cart's sums and delivery options."""
    lines = [
        PricedLine(row, total := row.unit_price * row.quantity, tax_within(total, tax.rate(row.tax_class)))
        for row in rows
    ]
    subtotal = sum(line.line_total for line in lines)
    country = cart.address["countryCode"] if cart.address else HOME
    return PricedCart(cart, lines, delivery_options(country, subtotal, now, cart.currency))


async def lines_of(connection: Connection, carts: Sequence[str]) -> list[Row]:
    """The lines of carts with today's price and what is available; from here on we go by no older terms than they."""
    rows = await connection.rows(_LINES, carts=list(carts))
    await terms.catch_up(connection, max((row.shop_revision for row in rows), default=0))
    return rows


async def find_cart(connection: Connection, actor: Actor) -> Row | None:
    """The actor's cart, locked; None when there is none yet."""
    if actor.customer_id:
        return await connection.row(
            "select * from cart where customer_id = :customer for update", customer=actor.customer_id
        )
    if actor.tokens:
        return await connection.row("select * from cart where token_hash = :token for update", token=actor.tokens[-1])
    return None
