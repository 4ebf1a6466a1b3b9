"""Staff say which warehouses there are."""

import re
from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel.action import action
from orderflow.kernel.db import Row, UniqueViolation
from orderflow.kernel.refusal import InvalidInput, NotFound, Refusal, StaleVersion, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import NOUNS, Work
from orderflow.shop.changes import differing, record, settings_event
from orderflow.shop.promise import take_shop
from orderflow.shop.tables import ChangeKind
from orderflow.shop.words import TextsGiven, worded
from orderflow.warehouse.tables import Warehouse

CREATED = settings_event("warehouse.created", Can.SEE_STOCK)
CHANGED = settings_event("warehouse.changed", Can.SEE_STOCK, everyone=True)
NOUNS["Warehouse"] = text("倉庫", "仓库", "warehouse")

MOST = 20
LONGEST_NAME = 60
_CODE = re.compile(r"[A-Z0-9]{2,12}")


class WarehouseCodeTaken(Refusal):
    """Another warehouse has this code already. Choose another code."""

    hant = "另一個倉庫已經使用這個代碼。請換一個。"
    hans = "另一个仓库已经使用这个代码。请换一个。"


@dataclass
class CreateWarehouse:
    """A new place goods are kept in and sent from."""

    code: str = field(metadata={"doc": "Short name on sheets and slips: 2 to 12 capital letters and digits; for good."})
    name: TextsGiven
    city: TextsGiven = field(metadata={"doc": "Where parcels set out from, as customers read it."})


@dataclass
class ChangeWarehouse:
    """Another name or city of a warehouse; what is left out stays."""

    warehouse_id: str
    expected_version: int
    name: TextsGiven | None = None
    city: TextsGiven | None = None


@action(Can.KEEP_SETTINGS, refuses=(InvalidInput, WarehouseCodeTaken))
async def create_warehouse(work: Work, given: CreateWarehouse) -> dict[str, Any]:
    """Open a warehouse; all goods get an empty shelf in it."""
    code = given.code.strip().upper()
    if not _CODE.fullmatch(code):
        raise invalid("code", _BAD_CODE)
    name, city = _named(given.name), _placed(given.city)
    await take_shop(work)
    others = await work.connection.one("select count(*) as count, max(sort) as last from warehouse")
    if others.count >= MOST:
        raise invalid("code", _TOO_MANY)
    sort = -1 if others.last is None else others.last
    warehouse = await work.add(Warehouse, code=code, name=name, city=city, sort=sort + 1, version=1)
    try:
        await work.write()
    except UniqueViolation as taken:
        raise WarehouseCodeTaken(path=("code",)) from taken
    await record(work, CREATED, ChangeKind.SHOP, warehouse.id, name, {}, _said(warehouse))
    return {"warehouse": warehouse}


@action(Can.KEEP_SETTINGS, refuses=(InvalidInput, NotFound, StaleVersion))
async def change_warehouse(work: Work, given: ChangeWarehouse) -> dict[str, Any]:
    """Give a warehouse another name or city."""
    warehouse = await work.take(Warehouse, given.warehouse_id, version=given.expected_version)
    values: dict[str, Any] = {}
    if given.name is not None:
        values["name"] = _named(given.name)
    if given.city is not None:
        values["city"] = _placed(given.city)
    changed = differing(warehouse, values)
    if not changed:
        return {"warehouse": warehouse}
    now = await work.change(Warehouse, warehouse, **changed)
    await record(work, CHANGED, ChangeKind.SHOP, now.id, now.name, _said(warehouse), _said(now))
    return {"warehouse": now}


def _named(given: TextsGiven) -> dict[str, str]:
    return worded("name", given, LONGEST_NAME, needed=True)


def _placed(given: TextsGiven) -> dict[str, str]:
    return worded("city", given, LONGEST_NAME, needed=True)


def _said(warehouse: Row) -> dict[str, Any]:
    """A warehouse as the history says it."""
    return {name: warehouse[name] for name in ("code", "name", "city")}


_BAD_CODE = text(
    "代碼請用 2 到 12 個大寫字母或數字，例如 HZ1。",
    "代码请用 2 到 12 个大写字母或数字，例如 HZ1。",
    "A code has 2 to 12 capital letters and digits, such as HZ1.",
)
_TOO_MANY = text("倉庫最多二十個。", "仓库最多二十个。", "There may be twenty warehouses at most.")
