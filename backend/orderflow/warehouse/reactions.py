"""What the warehouse does when it hears of goods: it makes room for them."""

from typing import Any

from orderflow.catalog.actions.variants import ADDED
from orderflow.catalog.tables import Variant
from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type, on
from orderflow.kernel.ids import new_id
from orderflow.kernel.rights import Can
from orderflow.kernel.work import Work
from orderflow.warehouse.actions.warehouses import CREATED
from orderflow.warehouse.tables import StockLevel

SHELF_OPENED = event_type("shelf.opened", staff=Can.SEE_STOCK)
NO_BIN = "-"

_WITHOUT = """
select id from warehouse
where not exists (select from stock_level where warehouse_id = warehouse.id and sku = :sku) order by sort, id
"""


_AT_ONCE = 500
_UNSHELVED = """
select id, sku, product_id from variant
where id > :after and not exists (select from stock_level where sku = variant.sku and warehouse_id = :warehouse)
order by id limit :at_once
"""


@on(CREATED)
async def fill_with_shelves(work: Work, event: Row) -> None:
    """Keep an empty shelf for every form of every product in a new warehouse."""
    after = ""
    while forms := await work.rows(_UNSHELVED, after=after, warehouse=event.subject, at_once=_AT_ONCE):
        await work.add_all(StockLevel, [_empty_shelf(form, event.subject) for form in forms])
        work.tell(SHELF_OPENED, event.subject, products=sorted({form.product_id for form in forms}))
        after = forms[-1].id


@on(ADDED)
async def open_shelves(work: Work, event: Row) -> None:
    """Keep an empty shelf for a new form of a product in each warehouse, so that its first units can be counted in."""
    await make_room(work, event.subject)


async def make_room(work: Work, variant_id: str) -> None:
    """Open the shelves that a form of a product does not have yet."""
    variant = await work.take(Variant, variant_id)
    levels = [_empty_shelf(variant, warehouse.id) for warehouse in await work.rows(_WITHOUT, sku=variant.sku)]
    if levels:
        await work.add_all(StockLevel, levels)
        work.tell(SHELF_OPENED, variant.id, products=[variant.product_id])


def _empty_shelf(form: Row, warehouse_id: str) -> dict[str, Any]:
    return {
        "id": new_id(StockLevel.PREFIX),
        "sku": form.sku,
        "variant_id": form.id,
        "warehouse_id": warehouse_id,
        "bin": NO_BIN,
        "on_hand": 0,
        "reserved": 0,
        "version": 1,
    }
