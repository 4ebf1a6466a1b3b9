"""Looking for goods: the shelves, one product, and lists of products filtered, searched and sorted."""

from decimal import Decimal
from enum import Enum
from typing import Annotated, Any

import strawberry

from orderflow.catalog.search import search_terms
from orderflow.graph import paging
from orderflow.graph.bridge import find, find_all
from orderflow.graph.catalog import SOLD, Category, Product
from orderflow.graph.context import Info
from orderflow.graph.rights import root
from orderflow.kernel.money import exponent
from orderflow.kernel.rights import Can


@strawberry.enum(description="Orders a list of products can be in.")
class ProductSort(Enum):
    """Orders a list of products can be in."""

    NEWEST = strawberry.enum_value("NEWEST", description="Newest first.")
    PRICE_ASC = strawberry.enum_value("PRICE_ASC", description="Cheapest first, by the cheapest variant.")
    PRICE_DESC = strawberry.enum_value("PRICE_DESC", description="Dearest first, by the cheapest variant.")
    NAME = strawberry.enum_value("NAME", description="By name in the reader's language.")
    RELEVANCE = strawberry.enum_value("RELEVANCE", description="What fits the search best first; without one, newest.")


@strawberry.input(description="Which products to list; all that is given must hold.")
class ProductFilter:
    """Which products to list; all that is given must hold."""

    search: str | None = strawberry.field(default=None, description="Words, a SKU or a barcode.")
    category_slug: str | None = strawberry.field(default=None, description="Slug of a category.")
    in_stock: bool | None = strawberry.field(default=None, description="True: only what can be bought now.")
    price_min: Decimal | None = strawberry.field(default=None, description="Lowest price, in the shop's currency.")
    price_max: Decimal | None = strawberry.field(default=None, description="Highest price, in the shop's currency.")


_HIGHEST = Decimal(10**12)
_SORTS: dict[ProductSort, tuple[tuple[str, ...], bool]] = {
    ProductSort.NEWEST: (("created_at", "id"), True),
    ProductSort.PRICE_ASC: (("price_from", "id"), False),
    ProductSort.PRICE_DESC: (("price_from", "id"), True),
    ProductSort.NAME: (("sort_name", "id"), False),
    ProductSort.RELEVANCE: (("fit", "id"), True),
}
# the cheapest price is looked up per row, so that a page in the order of an index reads no more than a page
_PRICED = """
select product.*, price_from{more} from product{words} join lateral (
  select min(amount) as price_from from variant join price on variant_id = variant.id
  where product_id = product.id and currency = :currency
) as cheapest on price_from is not null
"""
_FIT = ", cast(ts_rank(words, cast(cast(:some as text) as tsquery)) as float8) as fit, words"
_NAMED = (
    """, coalesce(name_keys->>:locale, product.name->>:locale, product.name->>'zh-Hant') collate "C" as sort_name"""
)
_WORDS = " left join product_words on product_id = product.id"
_ALL_WORDS = "words @@ cast(cast(:all as text) as tsquery)"
# every word must be found; when no product has them all, any of them will do
_SEARCH = f"""(
  words @@ cast(cast(:some as text) as tsquery) and
  ({_ALL_WORDS} or not exists (select from product_words where {_ALL_WORDS}))
  or id in (select product_id from variant where sku = any(:codes) or barcode = any(:codes))
)"""
_IN_STOCK = """exists (
  select from variant join stock_level on variant_id = variant.id where product_id = product.id and on_hand > reserved
)"""


@strawberry.type
class CatalogQueries:
    """Root fields of the catalog."""

    @root("The shelves of the shop, in their order.", Can.BROWSE)
    async def categories(self, info: Info) -> list[Category]:
        """The shelves of the shop."""
        found: list[Category] = await find_all(info, "Category", order="sort, id")
        return found

    @root("One product by id or slug.", Can.BROWSE)
    async def product(
        self,
        info: Info,
        id: Annotated[strawberry.ID | None, strawberry.argument(description="Its id.")] = None,
        slug: Annotated[str | None, strawberry.argument(description="Its name in addresses.")] = None,
    ) -> Product | None:
        """One product."""
        where = "id = :id" if id is not None else "slug = :slug"
        values = {"id": id} if id is not None else {"slug": slug}
        currency = info.context.settings.currency
        found: Product | None = await find(info, "Product", f"{where} and {SOLD}", currency=currency, **values)
        return found

    @root("The goods of the shop.", Can.BROWSE)
    async def products(
        self,
        info: Info,
        first: Annotated[int, strawberry.argument(description="Entries on a page, 1 to 100.")] = 24,
        after: Annotated[str | None, strawberry.argument(description="Cursor of the last entry seen.")] = None,
        filter: Annotated[ProductFilter | None, strawberry.argument(description="Which ones.")] = None,
        sort: Annotated[ProductSort, strawberry.argument(description="In which order.")] = ProductSort.NEWEST,
    ) -> paging.Connection[Product]:
        """One page of products."""
        asked = filter or ProductFilter()
        search = (asked.search or "").strip()
        if sort is ProductSort.RELEVANCE and not search:
            sort = ProductSort.NEWEST
        where, values = _conditions(asked, info.context.settings.currency)
        if search:
            where.append(_SEARCH)
            values |= _search_values(search)
        more = _FIT if search else ""
        if sort is ProductSort.NAME:
            more += _NAMED
            values["locale"] = info.context.actor.locale
        keys, descending = _SORTS[sort]
        found: paging.Connection[Product] = await paging.page(
            info,
            "Product",
            first=first,
            after=after,
            where=" and ".join(where),
            keys=keys,
            descending=descending,
            source=_PRICED.format(more=more, words=_WORDS if more else ""),
            **values,
        )
        return found


def _conditions(asked: ProductFilter, currency: str) -> tuple[list[str], dict[str, Any]]:
    where = ["true"]
    values: dict[str, Any] = {"currency": currency}
    if asked.category_slug is not None:
        where.append("category_id = (select id from category where slug = :category)")
        values["category"] = asked.category_slug
    if asked.in_stock:
        where.append(_IN_STOCK)
    if asked.price_min is not None:
        where.append("price_from >= :price_min")
        values["price_min"] = _minor("priceMin", asked.price_min, currency)
    if asked.price_max is not None:
        where.append("price_from <= :price_max")
        values["price_max"] = _minor("priceMax", asked.price_max, currency)
    return where, values


def _minor(field: str, amount: Decimal, currency: str) -> int:
    """A bound in minor units; finer ones than the currency has are cut off."""
    if not amount.is_finite() or abs(amount) > _HIGHEST:
        raise paging.bad_input(field, "is not a price")
    return int(amount.scaleb(exponent(currency)))


def _search_values(search: str) -> dict[str, Any]:
    terms = search_terms(search)
    return {"all": " & ".join(terms), "some": " | ".join(terms), "codes": [search, search.upper()]}
