"""Looking for goods: the shelves, one product, and lists of products filtered, searched and sorted."""

from enum import Enum
from typing import Annotated

import strawberry

from orderflow.graph import paging
from orderflow.graph.bridge import find, find_all
from orderflow.graph.catalog import KEEP, PRICED, SOLD, Category, Product
from orderflow.graph.context import Info
from orderflow.graph.rights import root
from orderflow.graph.wanted import COUNTED, GOODS, ProductFilter, fit, looked_for, wanted
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


_SORTS: dict[ProductSort, tuple[tuple[str, ...], bool]] = {
    ProductSort.NEWEST: (("created_at", "id"), True),
    ProductSort.PRICE_ASC: (("price_from", "id"), False),
    ProductSort.PRICE_DESC: (("price_from", "id"), True),
    ProductSort.NAME: (("sort_name", "id"), False),
    ProductSort.RELEVANCE: (("fit", "id"), True),
}
_NAMED = (
    """, coalesce(name_keys->>:locale, product.name->>:locale, product.name->>'zh-Hant') collate "C" as sort_name"""
)
_WORDS = " left join product_words on product_words.product_id = product.id"


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
        asked = fit(filter)
        parts, where, values = await looked_for(info, asked)
        narrowed = wanted(asked, terms.current().currency)
        if sort is ProductSort.RELEVANCE and not parts["found"]:
            sort = ProductSort.NEWEST
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
            where=f"{where} and {narrowed.where()}",
            keys=keys,
            descending=descending,
            source=GOODS.format(**parts),
            counted=None if "price_from" in narrowed.where() else COUNTED.format(**parts),
            **values,
            **narrowed.values,
        )
        return found
