"""The warehouse as staff see it: what lies where, and how much of it is spoken for."""

from typing import Annotated, cast

import strawberry

from orderflow.graph import paging
from orderflow.graph.bridge import Node, Seen, column, computed, find_all, localized, one, view
from orderflow.graph.catalog import Variant
from orderflow.graph.context import Info
from orderflow.graph.goods import Texts, all_texts
from orderflow.graph.rights import root
from orderflow.kernel.rights import Can
from orderflow.kernel.turns import Importance
from orderflow.warehouse import tables


@view(tables.Warehouse)
class Warehouse(Seen, Node):
    """A place goods are kept in and sent from."""

    code: str = column("Short name staff use.")
    name: str = localized("name", "Its name.")
    city: str = localized("city", "Where parcels set out from.")
    name_texts: Texts = all_texts("name", "Its name in each language.", Can.KEEP_SETTINGS)
    city_texts: Texts = all_texts("city", "Where parcels set out from, in each language.", Can.KEEP_SETTINGS)
    version: int = column("Grows with every change; give it as expectedVersion.")


@view(tables.StockLevel)
class StockLevel(Seen, Node):
    """How many units of a SKU lie in a warehouse, and how many of them are sold already."""

    sku: str = column("Stock keeping unit.")
    warehouse: Warehouse = one("Warehouse", "warehouse_id", "Where it lies.")
    variant: Variant = one("Variant", "variant_id", "What it is.")
    bin: str = column("The place within the warehouse.")
    on_hand: int = column("Units on the shelf.")
    reserved: int = column("Units on the shelf that are sold already.")
    available: int = computed("Units that can be sold.", lambda row: row.on_hand - row.reserved)
    version: int = column("Grows with every change.")


# a SKU or bin by its beginning, or anything the goods are called
_SEARCH = """(
  starts_with(sku, upper(:search)) or starts_with(bin, upper(:search)) or variant_id in (
    select variant.id from variant join product on product.id = product_id
    where barcode = :search or position(lower(:search) in lower(cast(product.name as text))) > 0
  )
)"""


@strawberry.type
class WarehouseQueries:
    """Root fields of the warehouse."""

    @root("All warehouses, for those who set up their teams.", Can.KEEP_TEAMS, Importance.LAST)
    async def warehouses(self, info: Info) -> list[Warehouse]:
        """All warehouses."""
        return cast(list[Warehouse], await find_all(info, "Warehouse", order="sort, id"))

    @root("What lies where, by SKU.", Can.SEE_STOCK, Importance.LAST)
    async def stock_levels(
        self,
        info: Info,
        search: Annotated[str | None, strawberry.argument(description="SKU, bin, barcode or name.")] = None,
        first: Annotated[int, strawberry.argument(description="Entries on a page, 1 to 100.")] = 50,
        after: Annotated[str | None, strawberry.argument(description="Cursor of the last entry seen.")] = None,
    ) -> paging.Connection[StockLevel]:
        """One page of stock levels."""
        wanted = (search or "").strip()
        found: paging.Connection[StockLevel] = await paging.page(
            info,
            "StockLevel",
            first=first,
            after=after,
            where=_SEARCH if wanted else "true",
            keys=("sku", "id"),
            descending=False,
            **({"search": wanted} if wanted else {}),
        )
        return found
