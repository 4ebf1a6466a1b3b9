"""Goods as customers see them: categories, products, variants with price and what is left of them."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

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
    many,
    one,
    view,
)
from orderflow.graph.context import Context
from orderflow.graph.feedback import Review, latest_reviews
from orderflow.graph.goods import (
    Option,
    OptionTexts,
    Picture,
    Texts,
    all_texts,
    option_texts_of,
    options_of,
    picture_of,
)
from orderflow.graph.moves import AvailableAction, available_actions
from orderflow.graph.related import related_products
from orderflow.graph.selection import Selection
from orderflow.kernel import money as kernel_money
from orderflow.kernel.db import Row, query
from orderflow.kernel.rights import Can
from orderflow.shop import terms
from orderflow.warehouse import shelf
from orderflow.warehouse.shelf import Availability

if TYPE_CHECKING:
    from orderflow.graph.warehouse import StockLevel
else:
    StockLevel = Annotated["StockLevel", strawberry.lazy("orderflow.graph.warehouse")]

strawberry.enum(Availability, description="Whether goods can be bought.")
strawberry.enum(tables.ProductState, description="Whether customers see a product.")
PRICED = """exists (
  select from variant join price on variant_id = variant.id
  where product_id = product.id and currency = :currency and not retired
)"""
SOLD = f"(product.state = 'PUBLISHED' and {PRICED})"


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


KEEP = Can.KEEP_CATALOGUE
BELOW = """
with recursive below as (
  select id as top, id from category where id = any(:ids)
  union select top, category.id from category join below on parent_id = below.id
)
"""
_COUNT = query(f"""{BELOW}
select top, count(*) as products from below join product on category_id = below.id where {SOLD} group by top
""")
_KEPT = query("""
select category_id, count(*) as products from product
where category_id = any(:ids) and state <> 'RETIRED' group by category_id
""")


async def _product_count(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    ids = [parent.row["id"] for parent in parents]
    currency = terms.current().currency
    rows = await loader.connection.rows(_COUNT, ids=ids, currency=currency)
    counts = {row.top: row.products for row in rows}
    return [counts.get(id, 0) for id in ids]


async def _kept_count(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    ids = [parent.row["id"] for parent in parents]
    counts = {row.category_id: row.products for row in await loader.connection.rows(_KEPT, ids=ids)}
    return [counts.get(id, 0) for id in ids]


@view(tables.Category)
class Category(Seen, Node):
    """A shelf of the shop."""

    slug: str = column("Its name in addresses.")
    name: str = localized("name", "What customers call it.")
    name_texts: Texts = all_texts("name", "Its name in each language.")
    parent_id: strawberry.ID | None = column("Id of the category it stands under; null at the top.")
    sort: int = column("Its place among those of the same parent.")
    retired: bool = column("Whether it was taken out of the shop.")
    product_count: int = loaded("How many products customers find in it, its parts included.", _product_count)
    kept_count: int = loaded("How many products stand directly in it, retired ones aside.", _kept_count, needs=KEEP)
    version: int = column("Grows with every change.")


def _options(row: Row, context: Context) -> list[Option]:
    return options_of(row.options, context.actor.locale)


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
        offers = await shelf.shelf_of_variants(loader.connection, ids, terms.current().currency)
        for parent in parents:
            parent.found["offer"] = offers.get(parent.row["id"])
    return [parent.found["offer"] for parent in parents]


def _price(row: Row) -> Any:
    return kernel_money.Money(row["amount"], row["currency"])


def _compare_at(row: Row) -> Any:
    return kernel_money.Money(row["compare_at"], row["currency"]) if row["compare_at"] is not None else None


@strawberry.type(description="What something costs in one currency.")
class ListedPrice:
    """What something costs in one currency."""

    price: Money = strawberry.field(description="Price of one unit, tax included.")
    compare_at_price: Money | None = strawberry.field(description="Price before it was lowered, shown crossed out.")


_PRICES = query("""
select variant_id, amount, compare_at, currency from price where variant_id = any(:ids)
order by currency <> :own, currency
""")


async def _prices(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    return [[_price(row) for row in rows] for rows in await _listed(loader, parents)]


async def _price_list(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    return [
        [ListedPrice(price=_price(row), compare_at_price=_compare_at(row)) for row in rows]
        for rows in await _listed(loader, parents)
    ]


async def _listed(loader: Loader, parents: Sequence[Seen]) -> list[list[Row]]:
    """The prices of variants in all currencies, the shop's own first, looked up once for all fields."""
    if "listed" not in parents[0].found:
        listed: dict[str, list[Row]] = {parent.row["id"]: [] for parent in parents}
        for row in await loader.connection.rows(_PRICES, ids=list(listed), own=terms.current().currency):
            listed[row.variant_id].append(row)
        for parent in parents:
            parent.found["listed"] = listed[parent.row["id"]]
    return [parent.found["listed"] for parent in parents]


@view(tables.Variant)
class Variant(Seen, Node):
    """One form of a product that can be bought."""

    sku: str = column("Stock keeping unit.")
    name: str = localized("name", "Its option values, joined.")
    options: list[Option] = for_viewer(
        "What sets it apart.", lambda row, context: options_of(row.options, context.actor.locale)
    )
    option_texts: list[OptionTexts] = computed(
        "What sets it apart, in each language.", lambda row: option_texts_of(row.options), needs=KEEP
    )
    barcode: str = column("What a scanner reads on it; may be empty.", needs=KEEP)
    weight_g: int = column("Grams, packed.")
    length_mm: int | None = column("Length in millimetres, packed.")
    width_mm: int | None = column("Width in millimetres, packed.")
    height_mm: int | None = column("Height in millimetres, packed.")
    retired: bool = column("Whether nobody can buy it any more.")
    prices: list[Money] = loaded("What it costs in each currency it has a price in, tax included.", _prices, needs=KEEP)
    price_list: list[ListedPrice] = loaded(
        "What it costs in each currency it has a price in, and what it cost before.", _price_list, needs=KEEP
    )
    stock_levels: list[StockLevel] = many(
        "StockLevel", "variant_id", "What lies of it where.", order="warehouse_id, id", needs=Can.SEE_STOCK
    )
    version: int = column("Grows with every change.")
    price: Money = _offer("Price of one unit, tax included.", _price, Can.SEE_PRICES)
    compare_at_price: Money | None = _offer("Price before it was lowered.", _compare_at, Can.SEE_PRICES)
    availability: Availability = _offer("Whether it can be bought.", lambda row: shelf.availability(row["available"]))
    available_quantity: int = _offer("Units left in all warehouses.", lambda row: row["available"])
    product: "Product" = one("Product", "product_id", "The product it is a form of.")


async def _shelves(loader: Loader, parents: Sequence[Seen]) -> list[list[Row]]:
    """The variants of each product with price and stock, looked up once for all fields."""
    if "shelf" not in parents[0].found:
        shelves: dict[str, list[Row]] = {parent.row["id"]: [] for parent in parents}
        for row in await shelf.shelf_of_products(loader.connection, list(shelves), terms.current().currency):
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
    name_texts: Texts = all_texts("name", "Its name in each language.")
    tagline_texts: Texts = all_texts("tagline", "The line about it in each language.")
    description_texts: Texts = all_texts("description", "The paragraph about it in each language.")
    state: tables.ProductState = column("Whether customers see it.")
    publish_at: datetime | None = column("When it becomes public by itself, if that is scheduled.", needs=KEEP)
    available_actions: list[AvailableAction] = available_actions(tables.Product)
    category: Category = one("Category", "category_id", "The shelf it stands on.")
    pictures: list[Picture] = for_viewer("Pictures, the best first.", _pictures)
    variants: list[Variant] = loaded("The forms it can be bought in.", _variants)
    forms: list[Variant] = many(
        "Variant",
        "product_id",
        "All its forms, those not on sale too.",
        order="sort, id",
        needs=KEEP,
    )
    price_from: Money = _cheapest("Price of its cheapest variant, tax included.", _price)
    compare_at_price: Money | None = _cheapest("What the cheapest variant cost before.", _compare_at)
    availability: Availability = loaded("Whether any of its variants can be bought.", _availability)
    tax_class: str = column("Which tax rate applies.")
    rating: Rating | None = computed("What buyers think of it; null before the first review.", _rating)
    reviews: list[Review] = latest_reviews()
    related: list["Product"] = related_products()
    created_at: datetime = column("When it came into the shop.")
    version: int = column("Grows with every change.")
