"""What other rooms ask of the warehouse inside their own transaction; levels are locked in the order of their SKUs."""

from collections.abc import Mapping, Sequence

from orderflow.catalog.titles import titles
from orderflow.kernel.db import Row
from orderflow.kernel.refusal import Refusal, Refusals
from orderflow.kernel.texts import in_locale, text
from orderflow.kernel.work import Work
from orderflow.warehouse.choice import Shares, choose
from orderflow.warehouse.movements import Change, make
from orderflow.warehouse.tables import MovementKind

Quantities = Mapping[str, int]
"""Units by SKU."""


SOLD_OUT = text(
    "{name}已賣完，請改選其他商品。",
    "{name}已卖完，请选择其他商品。",
    "{name} is sold out. Please choose something else.",
)


class InsufficientStock(Refusal):
    """Of {name} we have {available} left, and you asked for {asked}. Change the quantity and try again."""

    hant = "{name}目前只剩 {available} 件，您要 {asked} 件。請調整數量後再試一次。"
    hans = "{name}目前只剩 {available} 件，您要 {asked} 件。请调整数量后再试。"
    sku: str
    available: int
    asked: int

    def message(self, locale: str) -> str:
        """What is left, or that nothing is."""
        if self.available > 0:
            return super().message(locale)
        return in_locale(SOLD_OUT, locale).format(name=in_locale(self.facts["name"], locale))


_OF_SKUS = """
select level.*, warehouse.sort
from stock_level as level join warehouse on warehouse.id = warehouse_id
where sku = any(:skus) order by sku, level.id for update of level
"""
_OF_OWNER = """
select level.*, quantity as held, taken
from reservation join stock_level as level on level.id = stock_level_id
where owner = :owner and (cast(:warehouse as text) is null or warehouse_id = :warehouse)
order by sku, level.id for update of level, reservation
"""
_HELD = """
select sku, warehouse_id, bin, quantity, taken
from reservation join stock_level as level on level.id = stock_level_id
where owner = :owner order by sku, level.id
"""


async def reserve(work: Work, owner: str, wanted: Quantities, prefer: Sequence[str] = ()) -> Shares:
    """Hold units for an owner, all or none: from one warehouse that has everything, else split by line.

    `prefer` lists warehouse ids, nearest first. Every line that is short is named in the Refusals at once.
    """
    _check(wanted)
    levels = await work.rows(_OF_SKUS, skus=sorted(wanted))
    others = (level.warehouse_id for level in sorted(levels, key=lambda level: level.sort))
    shares = choose(wanted, _available(levels), list(dict.fromkeys([*prefer, *others])))
    if shares is None:
        raise Refusals(await _short(work, wanted, levels))
    by_place = {(level.sku, level.warehouse_id): level for level in levels}
    changes = [
        Change(by_place[sku, warehouse], reserved=quantity)
        for sku, parts in shares.items()
        for warehouse, quantity in parts
    ]
    await make(work, MovementKind.RESERVED, changes, owner=owner)
    return shares


async def release(
    work: Work, owner: str, quantities: Quantities | None = None, *, warehouse_id: str | None = None
) -> Shares:
    """Give back what is still reserved for an owner, or at most so many units of some SKUs; answers what it was.

    A second call finds nothing more to give back. With `warehouse_id` only what is held there.
    """
    left = None if quantities is None else dict(quantities)
    changes = []
    for level in await work.rows(_OF_OWNER, owner=owner, warehouse=warehouse_id):
        part = level.held if left is None else min(level.held, left.get(level.sku, 0))
        if part > 0:
            changes.append(Change(level, reserved=-part))
            if left is not None:
                left[level.sku] -= part
    await make(work, MovementKind.RELEASED, changes, owner=owner)
    return _shares(changes)


async def take_out(work: Work, owner: str, warehouse_id: str, quantities: Quantities) -> None:
    """Reserved goods leave the shelf for a parcel: stock and reservation fall together."""
    levels = await _owned(work, owner, warehouse_id, quantities, "held")
    changes = [Change(level, -quantities[level.sku], -quantities[level.sku]) for level in levels]
    await make(work, MovementKind.TAKEN_OUT, changes, owner=owner)


async def put_back(work: Work, owner: str, warehouse_id: str, quantities: Quantities) -> None:
    """Goods taken out go back to the shelf, still reserved for their owner."""
    levels = await _owned(work, owner, warehouse_id, quantities, "taken")
    changes = [Change(level, quantities[level.sku], quantities[level.sku]) for level in levels]
    await make(work, MovementKind.PUT_BACK, changes, owner=owner)


async def reassign(work: Work, owner: str, warehouse_id: str) -> list[Refusal]:
    """Move all that is still reserved for an owner to one warehouse, or answer what is short there and move nothing."""
    held = await reservations_of(work, owner)
    await work.rows(_OF_SKUS, skus=sorted({each.sku for each in held}))
    sources = [level for level in await work.rows(_OF_OWNER, owner=owner, warehouse=None) if level.held]
    moving: dict[str, int] = {}
    for level in sources:
        if level.warehouse_id != warehouse_id:
            moving[level.sku] = moving.get(level.sku, 0) + level.held
    levels = [each for each in await work.rows(_OF_SKUS, skus=sorted(moving)) if each.warehouse_id == warehouse_id]
    if choose(moving, _available(levels), [warehouse_id]) is None:
        return await _short(work, moving, levels)
    away = [Change(level, reserved=-level.held) for level in sources if level.warehouse_id != warehouse_id]
    await make(work, MovementKind.RELEASED, away, owner=owner)
    await make(work, MovementKind.RESERVED, [Change(each, reserved=moving[each.sku]) for each in levels], owner=owner)
    return []


async def reservations_of(work: Work, owner: str) -> list[Row]:
    """What an owner holds, in the order of SKUs: rows of sku, warehouse_id, bin, quantity (still reserved), taken."""
    return await work.rows(_HELD, owner=owner)


async def _owned(work: Work, owner: str, warehouse_id: str, quantities: Quantities, column: str) -> list[Row]:
    """The locked levels an owner holds enough of; anything less is a mistake of the caller."""
    _check(quantities)
    rows = await work.rows(_OF_OWNER, owner=owner, warehouse=warehouse_id)
    levels = [level for level in rows if level.sku in quantities]
    if len(levels) < len(quantities) or any(level[column] < quantities[level.sku] for level in levels):
        raise ValueError(f"{owner} has fewer units {column} in {warehouse_id} than {dict(quantities)}")
    return levels


def _check(quantities: Quantities) -> None:
    if any(quantity <= 0 for quantity in quantities.values()):
        raise ValueError(f"quantities must be positive: {dict(quantities)}")


def _available(levels: Sequence[Row]) -> dict[str, dict[str, int]]:
    """Units to be had by SKU and warehouse."""
    stock: dict[str, dict[str, int]] = {}
    for level in levels:
        stock.setdefault(level.sku, {})[level.warehouse_id] = level.on_hand - level.reserved
    return stock


def _shares(changes: Sequence[Change]) -> Shares:
    shares: Shares = {}
    for each in changes:
        shares.setdefault(each.level.sku, []).append((each.level.warehouse_id, abs(each.reserved)))
    return shares


async def _short(work: Work, wanted: Quantities, levels: Sequence[Row]) -> list[Refusal]:
    """One refusal for each SKU that is short."""
    stock = _available(levels)
    left = {sku: sum(stock.get(sku, {}).values()) for sku in wanted}
    short = sorted(sku for sku, quantity in wanted.items() if left[sku] < quantity)
    names = await titles(work, short)
    return [InsufficientStock(sku=sku, name=names[sku], available=left[sku], asked=wanted[sku]) for sku in short]
