"""What can be bought: variants with their price in one currency and what is left of them in all warehouses.

Of what is not published, or is retired, nothing is left to be bought, however much lies on the shelves.
"""

from collections.abc import Sequence
from enum import StrEnum

from orderflow.kernel.db import Connection, Row, query

LOW = 5


class Availability(StrEnum):
    """Whether goods can be bought."""

    IN_STOCK = "IN_STOCK"
    LOW_STOCK = "LOW_STOCK"
    SOLD_OUT = "SOLD_OUT"


def availability(units: int) -> Availability:
    """How a number of units is shown."""
    if units <= 0:
        return Availability.SOLD_OUT
    return Availability.LOW_STOCK if units <= LOW else Availability.IN_STOCK


_SHELF = """
select variant.*, amount, compare_at, currency,
  case when product.state = 'PUBLISHED' and not retired then coalesce(units, 0) else 0 end as available
from variant
join product on product.id = product_id
join price on price.variant_id = variant.id and currency = :currency
left join lateral (
  select sum(on_hand - reserved) as units from stock_level where stock_level.variant_id = variant.id
) as stock on true
where variant.{key} = any(:ids){more} order by product_id, variant.sort, variant.id
"""
_OF_PRODUCTS = query(_SHELF.format(key="product_id", more=" and not retired"))
_OF_VARIANTS = query(_SHELF.format(key="id", more=""))


async def shelf_of_products(connection: Connection, products: Sequence[str], currency: str) -> list[Row]:
    """The variants of some products, with amount, compare_at, currency and available; unpriced ones are not sold."""
    return await connection.rows(_OF_PRODUCTS, ids=list(products), currency=currency)


async def shelf_of_variants(connection: Connection, variants: Sequence[str], currency: str) -> dict[str, Row]:
    """Some variants by id, with amount, compare_at, currency and available; unpriced ones are not sold."""
    return {row.id: row for row in await connection.rows(_OF_VARIANTS, ids=list(variants), currency=currency)}
