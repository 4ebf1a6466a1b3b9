"""What the warehouse does when it hears of goods: it makes room for them."""

from collections.abc import Sequence

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
        if await _open(work, [(form, event.subject) for form in forms]):
            work.tell(SHELF_OPENED, event.subject, products=sorted({form.product_id for form in forms}))
        after = forms[-1].id


@on(ADDED)
async def open_shelves(work: Work, event: Row) -> None:
    """Keep an empty shelf for a new form of a product in each warehouse, so that its first units can be counted in."""
    await make_room(work, event.subject)


async def make_room(work: Work, variant_id: str) -> None:
    """Open the shelves that a form of a product does not have yet."""
    variant = await work.take(Variant, variant_id)
    if await _open(work, [(variant, row.id) for row in await work.rows("select id from warehouse order by sort, id")]):
        work.tell(SHELF_OPENED, variant.id, products=[variant.product_id])


# A form and a warehouse may be new at once, and both want the same shelf: whoever comes second finds it there.
_SHELVES = """
insert into stock_level (id, sku, variant_id, warehouse_id, bin, on_hand, reserved, version)
select id, sku, form, place, :bin, 0, 0, 1
from unnest(cast(:ids as text[]), cast(:skus as text[]), cast(:forms as text[]), cast(:places as text[]))
  as t (id, sku, form, place)
on conflict (sku, warehouse_id) do nothing
"""


async def _open(work: Work, wanted: Sequence[tuple[Row, str]]) -> int:
    """Open the shelves that are not there, for forms in warehouses; how many those were."""
    return await work.run(
        _SHELVES,
        bin=NO_BIN,
        ids=[new_id(StockLevel.PREFIX) for _ in wanted],
        skus=[form.sku for form, _ in wanted],
        forms=[form.id for form, _ in wanted],
        places=[place for _, place in wanted],
    )
