"""Looking for goods: the shelves, one product, and lists of products filtered, searched and sorted."""

from decimal import Decimal
from enum import Enum
from typing import Annotated, Any

import strawberry

from orderflow.catalog.search import tsquery_of
from orderflow.graph import paging
from orderflow.graph.bridge import find, find_all
from orderflow.graph.catalog import KEEP, PRICED, SOLD, Category, Product
from orderflow.graph.context import Info
from orderflow.graph.rights import root
from orderflow.kernel.money import exponent
from orderflow.kernel.rights import Can
from orderflow.shop import terms


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
select product.*, price_from{more} from {found}product{words} join lateral (
  select min(amount) as price_from from variant join price on variant_id = variant.id
  where product_id = product.id and currency = :currency and not retired
) as cheapest on price_from is not null
where product.state = 'PUBLISHED'
"""
# Names are narrow and read first, however many there are; what is said elsewhere is wide, and not looked at where
# enough products bear the words in their names. The best come first, so that prices are looked up for a page alone.
_HITS = """(
  with coded as (
    select product_id, cast(2 as float8) as fit from variant where sku = any(:codes) or barcode = any(:codes)
  ), named as materialized (
    select product_id, cast(1 + ts_rank(names, {asked}) as float8) as fit from product_name
    where names @@ {asked} and product_id <> all (array(select product_id from coded))
  ), told as (
    select product_id, cast(ts_rank(words, {asked}) as float8) as fit from product_words
    where (select count(*) from named) < 200 and words @@ {asked}
      and product_id <> all (array(select product_id from coded union all select product_id from named limit 200))
  )
  select * from coded union all select * from named union all select * from told order by fit desc, product_id desc
) as hit join """.format(asked="cast(cast(:asked as text) as tsquery)")
_OF_HIT = " on product.id = hit.product_id"
_NAMED = (
    """, coalesce(name_keys->>:locale, product.name->>:locale, product.name->>'zh-Hant') collate "C" as sort_name"""
)
_WORDS = " left join product_words on product_words.product_id = product.id"
_IN_CATEGORY = """category_id in (
  with recursive below as (
    select id from category where slug = :category
    union select category.id from category join below on parent_id = below.id
  ) select id from below
)"""
_IN_STOCK = """exists (
  select from variant join stock_level on variant_id = variant.id where product_id = product.id and on_hand > reserved
)"""


@strawberry.type
class CatalogQueries:
    """Root fields of the catalog."""

    @root("The shelves of the shop in their order, those at the top before those that stand under others.", Can.BROWSE)
    async def categories(
        self,
        info: Info,
        retired: Annotated[bool, strawberry.argument(description="True: retired ones too.")] = False,
    ) -> list[Category]:
        """The shelves of the shop."""
        where = "true" if retired else "not retired"
        found: list[Category] = await find_all(info, "Category", where, order="parent_id is not null, sort, id")
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
        currency = terms.current().currency
        # who keeps the catalogue looks at a page before customers do
        sold = PRICED if info.context.actor.may(KEEP) else SOLD
        found: Product | None = await find(info, "Product", f"{where} and {sold}", currency=currency, **values)
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
        where, values = _conditions(asked, terms.current().currency)
        parts = {"more": "", "found": "", "words": ""}
        if search:
            parts |= {"more": ", fit", "found": _HITS, "words": _OF_HIT}
            async with info.context.database.read() as connection:
                found_by = await tsquery_of(connection, search)
            values |= {"asked": found_by, "codes": [search, search.upper()]}
        if sort is ProductSort.NAME:
            parts["more"] += _NAMED
            parts["words"] += _WORDS
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
            source=_PRICED.format(**parts),
            **values,
        )
        return found


def _conditions(asked: ProductFilter, currency: str) -> tuple[list[str], dict[str, Any]]:
    where = ["true"]
    values: dict[str, Any] = {"currency": currency}
    if asked.category_slug is not None:
        where.append(_IN_CATEGORY)
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
