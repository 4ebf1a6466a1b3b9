"""Goods as customers see them: categories, products, variants with price and what is left of them."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import strawberry

from orderflow.catalog import tables
from orderflow.graph.bridge import (
    Loader,
    Money,
    Node,
    Seen,
    column,
    computed,
    for_viewer,
    loaded,
    localized,
    one,
    view,
)
from orderflow.graph.context import Context
from orderflow.graph.feedback import Review, latest_reviews
from orderflow.graph.selection import Selection
from orderflow.kernel import money as kernel_money
from orderflow.kernel.db import Row
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import in_locale
from orderflow.warehouse import shelf
from orderflow.warehouse.shelf import Availability

strawberry.enum(Availability, description="Whether goods can be bought.")
SOLD = """exists (
  select from variant join price on variant_id = variant.id where product_id = product.id and currency = :currency
)"""


@strawberry.type(description="A picture of goods.")
class Picture:
    """A picture of goods."""

    url: str = strawberry.field(description="Where the picture is, relative to the shop's address or absolute.")
    alt: str = strawberry.field(description="What it shows, for those who do not see it.")
    tint: str = strawberry.field(description="Name of the background tint it is drawn for.")


def picture_of(stored: dict[str, Any], locale: str) -> Picture:
    """A stored picture for a reader."""
    return Picture(url=stored["url"], alt=in_locale(stored["alt"], locale), tint=stored["tint"])


@strawberry.type(description="What sets a variant apart, such as its colour.")
class Option:
    """What sets a variant apart, such as its colour."""

    name: str = strawberry.field(description="Such as Colour.")
    value: str = strawberry.field(description="Such as Blue.")


def _options(row: Row, context: Context) -> list[Option]:
    locale = context.actor.locale
    return [
        Option(name=in_locale(each["name"], locale), value=in_locale(each["value"], locale)) for each in row.options
    ]


@strawberry.type(description="What buyers think of the goods.")
class Rating:
    """What buyers think of the goods."""

    average: float = strawberry.field(description="Mean of the scores for the goods, 1 to 5.")
    count: int = strawberry.field(description="How many reviews there are.")


def _rating(row: Row) -> Rating | None:
    return (
        Rating(average=round(row.rating_sum / row.rating_count, 2), count=row.rating_count)
        if row.rating_count
        else None
    )


_COUNT = f"""
select category_id, count(*) as products from product where category_id = any(:ids) and {SOLD} group by category_id
"""


async def _product_count(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    ids = [parent.row["id"] for parent in parents]
    currency = loader.context.settings.currency
    rows = await loader.connection.rows(_COUNT, ids=ids, currency=currency)
    counts = {row.category_id: row.products for row in rows}
    return [counts.get(id, 0) for id in ids]


@view(tables.Category)
class Category(Seen, Node):
    """A shelf of the shop."""

    slug: str = column("Its name in addresses.")
    name: str = localized("name", "What customers call it.")
    product_count: int = loaded("How many products it has.", _product_count)


Offer = Callable[[Row], Any]


def _offer(description: str, compute: Offer, needs: Can | None = None) -> Any:
    """A field of a variant that comes from its price and stock."""

    async def load(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
        return [None if offer is None else compute(offer) for offer in await _offers(loader, parents)]

    return loaded(description, load, needs=needs)


async def _offers(loader: Loader, parents: Sequence[Seen]) -> Sequence[Row | None]:
    """Price and stock of variants: those read from the shelf have them, others are looked up once for all fields."""
    if "available" in parents[0].row:
        return [parent.row for parent in parents]
    if "offer" not in parents[0].found:
        ids = [parent.row["id"] for parent in parents]
        offers = await shelf.shelf_of_variants(loader.connection, ids, loader.context.settings.currency)
        for parent in parents:
            parent.found["offer"] = offers.get(parent.row["id"])
    return [parent.found["offer"] for parent in parents]


def _price(row: Row) -> kernel_money.Money:
    return kernel_money.Money(row["amount"], row["currency"])


def _compare_at(row: Row) -> kernel_money.Money | None:
    return kernel_money.Money(row["compare_at"], row["currency"]) if row["compare_at"] is not None else None


@view(tables.Variant)
class Variant(Seen, Node):
    """One form of a product that can be bought."""

    sku: str = column("Stock keeping unit.")
    name: str = localized("name", "Its option values, joined.")
    options: list[Option] = for_viewer("What sets it apart.", _options)
    price: Money = _offer("Price of one unit, tax included.", _price, Can.SEE_PRICES)
    compare_at_price: Money | None = _offer("Price before it was lowered.", _compare_at, Can.SEE_PRICES)
    availability: Availability = _offer("Whether it can be bought.", lambda row: shelf.availability(row["available"]))
    available_quantity: int = _offer("Units left in all warehouses.", lambda row: row["available"])
    product: "Product" = one("Product", "product_id", "The product it is a form of.")


async def _shelves(loader: Loader, parents: Sequence[Seen]) -> list[list[Row]]:
    """The variants of each product with price and stock, looked up once for all fields."""
    if "shelf" not in parents[0].found:
        shelves: dict[str, list[Row]] = {parent.row["id"]: [] for parent in parents}
        for row in await shelf.shelf_of_products(loader.connection, list(shelves), loader.context.settings.currency):
            shelves[row["product_id"]].append(row)
        for parent in parents:
            parent.found["shelf"] = shelves[parent.row["id"]]
    return [parent.found["shelf"] for parent in parents]


async def _variants(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    shelves = await _shelves(loader, parents)
    seen = iter(await loader.load("Variant", [row for rows in shelves for row in rows], selection))
    return [[next(seen) for _ in rows] for rows in shelves]


def _cheapest(description: str, compute: Offer) -> Any:
    async def load(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
        shelves = await _shelves(loader, parents)
        return [compute(min(rows, key=lambda row: row["amount"])) if rows else None for rows in shelves]

    return loaded(description, load, needs=Can.SEE_PRICES)


async def _availability(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    shelves = await _shelves(loader, parents)
    return [shelf.availability(max((row["available"] for row in rows), default=0)) for rows in shelves]


def _pictures(row: Row, context: Context) -> list[Picture]:
    return [picture_of(each, context.actor.locale) for each in row.pictures]


@view(tables.Product)
class Product(Seen, Node):
    """One thing the shop sells, in one or more variants."""

    slug: str = column("Its name in addresses.")
    name: str = localized("name", "What customers call it.")
    tagline: str = localized("tagline", "One line about it.")
    description: str = localized("description", "What it is, in a paragraph.")
    category: Category = one("Category", "category_id", "The shelf it stands on.")
    pictures: list[Picture] = for_viewer("Pictures, the best first.", _pictures)
    variants: list[Variant] = loaded("The forms it can be bought in.", _variants)
    price_from: Money = _cheapest("Price of its cheapest variant, tax included.", _price)
    compare_at_price: Money | None = _cheapest("What the cheapest variant cost before.", _compare_at)
    availability: Availability = loaded("Whether any of its variants can be bought.", _availability)
    tax_class: str = column("Which tax rate applies.")
    rating: Rating | None = computed("What buyers think of it; null before the first review.", _rating)
    reviews: list[Review] = latest_reviews()
    created_at: datetime = column("When it came into the shop.")
    version: int = column("Grows with every change.")
