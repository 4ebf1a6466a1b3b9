"""Put the demo shop's goods on the shelves of its two warehouses."""

from collections.abc import Mapping
from datetime import datetime

from orderflow.catalog.demo.load import read
from orderflow.kernel.db import Row
from orderflow.kernel.ids import new_id
from orderflow.kernel.work import Work
from orderflow.warehouse.tables import MovementKind, StockLevel, StockMovement, Warehouse


async def load(work: Work, variants: Mapping[str, Row], now: datetime) -> dict[str, Row]:
    """Write warehouses, stock levels and the movements that opened them; answers the warehouses by code."""
    warehouses = {}
    for sort, each in enumerate(read("people")["warehouses"]):
        warehouses[each["code"]] = await work.add(Warehouse, **each, sort=sort, version=1)
    levels = [
        {
            "id": new_id(StockLevel.PREFIX),
            "sku": form["sku"],
            "variant_id": variants[form["sku"]].id,
            "warehouse_id": warehouses[code].id,
            "bin": place["bin"],
            "on_hand": place["on_hand"],
            "reserved": 0,
            "version": 1,
        }
        for product in read("goods")["products"]
        for form in product["variants"]
        for code, place in form["stock"].items()
    ]
    await work.add_all(StockLevel, levels)
    await work.add_all(StockMovement, [_opening(level, work.cause, now) for level in levels if level["on_hand"]])
    return warehouses


def _opening(level: dict[str, object], cause: str, now: datetime) -> dict[str, object]:
    """The delivery that brought the first units of a level."""
    return {
        "stock_level_id": level["id"],
        "sku": level["sku"],
        "warehouse_id": level["warehouse_id"],
        "kind": MovementKind.RECEIVED,
        "on_hand_change": level["on_hand"],
        "reserved_change": 0,
        "at": now,
        "cause": cause,
    }
