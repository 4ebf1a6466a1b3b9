"""What the warehouse does when it hears of goods: it makes room for them."""

from orderflow.catalog.actions.variants import ADDED
from orderflow.catalog.tables import Variant
from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type, on
from orderflow.kernel.ids import new_id
from orderflow.kernel.rights import Can
from orderflow.kernel.work import Work
from orderflow.warehouse.tables import StockLevel

SHELF_OPENED = event_type("shelf.opened", staff=Can.SEE_STOCK)
NO_BIN = "-"

_WITHOUT = """
select id from warehouse
where not exists (select from stock_level where warehouse_id = warehouse.id and sku = :sku) order by sort, id
"""


@on(ADDED)
async def open_shelves(work: Work, event: Row) -> None:
    """Keep an empty shelf for a new form of a product in each warehouse, so that its first units can be counted in."""
    await make_room(work, event.subject)


async def make_room(work: Work, variant_id: str) -> None:
    """Open the shelves that a form of a product does not have yet."""
    variant = await work.take(Variant, variant_id)
    levels = [
        {
            "id": new_id(StockLevel.PREFIX),
            "sku": variant.sku,
            "variant_id": variant.id,
            "warehouse_id": warehouse.id,
            "bin": NO_BIN,
            "on_hand": 0,
            "reserved": 0,
            "version": 1,
        }
        for warehouse in await work.rows(_WITHOUT, sku=variant.sku)
    ]
    if levels:
        await work.add_all(StockLevel, levels)
        work.tell(SHELF_OPENED, variant.id, products=[variant.product_id])
