"""The catalogue desk: all products, published or not, as those see them who keep them."""

from enum import Enum
from typing import Annotated, Any

import strawberry

from orderflow.catalog.search import search_terms
from orderflow.catalog.tables import ProductState
from orderflow.graph import paging
from orderflow.graph.bridge import find
from orderflow.graph.catalog import KEEP, Product
from orderflow.graph.context import Info
from orderflow.graph.rights import root
from orderflow.kernel.turns import Importance
from orderflow.shop import terms


@strawberry.enum(description="Orders the catalogue can be in.")
class CatalogueSort(Enum):
    """Orders the catalogue can be in."""

    NEWEST = strawberry.enum_value("NEWEST", description="Newest first.")
    NAME = strawberry.enum_value("NAME", description="By name in the reader's language.")


@strawberry.input(description="Which products of the catalogue to list; all that is given must hold.")
class CatalogueFilter:
    """Which products of the catalogue to list; all that is given must hold."""

    search: str | None = strawberry.field(default=None, description="Words, or the beginning of a SKU or a barcode.")
    state: list[ProductState] | None = strawberry.field(default=None, description="In one of these states.")
    category_id: strawberry.ID | None = strawberry.field(default=None, description="In this category or a part of it.")
    unpriced: bool | None = strawberry.field(
        default=None, description="True: only those of which a form has no price in the shop's own currency."
    )


SOURCE = """
select product.*, words, coalesce(name_keys->>:locale, product.name->>'en') collate "C" as sort_name
from product left join product_words on product_id = product.id
"""
"""All products with what they are found and sorted by; it takes the reader's `locale`."""
_SEARCH = """(
  words @@ cast(cast(:all as text) as tsquery)
  or id in (select product_id from variant where starts_with(sku, upper(:code)) or starts_with(barcode, :code))
)"""
_BELOW = """category_id in (
  with recursive below as (
    select id from category where id = :category
    union select category.id from category join below on parent_id = below.id
  ) select id from below
)"""
_UNPRICED = """exists (
  select from variant where product_id = product.id and not retired
  and not exists (select from price where variant_id = variant.id and currency = :currency)
)"""
_SORTS: dict[CatalogueSort, tuple[tuple[str, ...], bool]] = {
    CatalogueSort.NEWEST: (("created_at", "id"), True),
    CatalogueSort.NAME: (("sort_name", "id"), False),
}


@strawberry.type
class CatalogueQueries:
    """Root fields of the catalogue desk."""

    @root("One product of the catalogue by its id, published or not, with or without a price.", KEEP)
    async def catalogue_product(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="Its id.")]
    ) -> Product | None:
        """One product of the catalogue."""
        found: Product | None = await find(info, "Product", "id = :id", id=id)
        return found

    @root("All products, published or not.", KEEP, Importance.LAST)
    async def catalogue(
        self,
        info: Info,
        first: Annotated[int, strawberry.argument(description="Entries on a page, 1 to 100.")] = 50,
        after: Annotated[str | None, strawberry.argument(description="Cursor of the last entry seen.")] = None,
        filter: Annotated[CatalogueFilter | None, strawberry.argument(description="Which ones.")] = None,
        sort: Annotated[CatalogueSort, strawberry.argument(description="In which order.")] = CatalogueSort.NEWEST,
    ) -> paging.Connection[Product]:
        """One page of the catalogue."""
        where, values = conditions(filter or CatalogueFilter(), terms.current().currency)
        keys, descending = _SORTS[sort]
        found: paging.Connection[Product] = await paging.page(
            info,
            "Product",
            first=first,
            after=after,
            where=" and ".join(where),
            keys=keys,
            descending=descending,
            source=SOURCE,
            locale=info.context.actor.locale,
            **values,
        )
        return found


def conditions(asked: CatalogueFilter, currency: str) -> tuple[list[str], dict[str, Any]]:
    """What must hold of the products a filter asks for, with the statement's parameters."""
    where = ["true"]
    values: dict[str, Any] = {}
    if search := (asked.search or "").strip():
        where.append(_SEARCH)
        values |= {"all": " & ".join(search_terms(search)), "code": search}
    if asked.state is not None:
        where.append("state = any(:states)")
        values["states"] = [each.value for each in asked.state]
    if asked.category_id is not None:
        where.append(_BELOW)
        values["category"] = asked.category_id
    if asked.unpriced:
        where.append(_UNPRICED)
        values["currency"] = currency
    return where, values
