"""The one way a stock level changes: level, movement and reservation in one statement, and the change told once."""

from collections.abc import Sequence
from dataclasses import dataclass

from orderflow.kernel import clock
from orderflow.kernel.db import Row, query
from orderflow.kernel.events import event_type
from orderflow.kernel.ids import new_id
from orderflow.kernel.rights import Can
from orderflow.kernel.work import Work
from orderflow.warehouse.tables import MovementKind

CHANGED = event_type("stock.changed", staff=Can.SEE_STOCK, everyone=True)
"""What can be bought of some variants is another number now; `more` are those of which it is a higher one."""

MOVED = event_type("stock.moved", staff=Can.SEE_STOCK)
"""Goods moved between shelf and parcel; what can be bought stayed the same."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one locked stock level."""

    level: Row
    on_hand: int = 0
    reserved: int = 0


_CHANGE = """
with asked as (
  select * from unnest(cast(:levels as text[]), cast(:ids as text[]), cast(:on_hand as int[]), cast(:reserved as int[]))
    as asked(level_id, id, on_hand, reserved)
), changed as (
  update stock_level as level set on_hand = level.on_hand + asked.on_hand,
    reserved = level.reserved + asked.reserved, version = level.version + 1
  from asked where level.id = asked.level_id
  returning level.id, level.sku, level.warehouse_id
), moved as (
  insert into stock_movement
    (id, stock_level_id, sku, warehouse_id, kind, on_hand_change, reserved_change, owner, reason, at, cause)
  select asked.id, level_id, sku, warehouse_id, :kind, asked.on_hand, asked.reserved, :owner, :reason, :at, :cause
  from asked join changed on changed.id = asked.level_id
)"""
_HOLD = """, held as (
  insert into reservation (id, owner, stock_level_id, quantity, taken)
  select replace(id, 'smv_', 'rsv_'), :owner, level_id, reserved, 0 from asked
  on conflict (owner, stock_level_id) do update set quantity = reservation.quantity + excluded.quantity
  returning true
)"""
_SETTLE = """, held as (
  update reservation set quantity = quantity + asked.reserved, taken = taken - asked.on_hand
  from asked where owner = :owner and stock_level_id = asked.level_id
  returning true
)"""
_COUNT = " select (select count(*) from changed) as levels"
_PLAIN = query(_CHANGE + _COUNT)
_COUNT_HELD = _COUNT + ", (select count(*) from held) as held"
_RESERVE = query(_CHANGE + _HOLD + _COUNT_HELD)
_OWNED = query(_CHANGE + _SETTLE + _COUNT_HELD)
_UNOWNED = (MovementKind.RECEIVED, MovementKind.ADJUSTED)


async def make(
    work: Work, kind: MovementKind, changes: Sequence[Change], *, owner: str | None = None, reason: str | None = None
) -> None:
    """Change locked stock levels, each named once, and write why; all of them or an error."""
    if not changes:
        return
    owned = kind not in _UNOWNED
    statement = _PLAIN if not owned else _RESERVE if kind is MovementKind.RESERVED else _OWNED
    counts = await work.connection.one(
        statement,
        levels=[each.level.id for each in changes],
        ids=[new_id("smv") for _ in changes],
        on_hand=[each.on_hand for each in changes],
        reserved=[each.reserved for each in changes],
        kind=kind,
        owner=owner,
        reason=reason,
        at=clock.now(),
        cause=work.cause,
    )
    if counts["levels"] != len(changes) or (owned and counts["held"] != len(changes)):
        raise LookupError(f"{kind}: {dict(counts)} of {len(changes)} stock levels were changed")
    _tell(work, changes)


def _tell(work: Work, changes: Sequence[Change]) -> None:
    """Tell once per verb: a second change in the same transaction is added to what was told before."""
    for name, concerned in (
        (CHANGED, [each.level for each in changes if each.on_hand != each.reserved]),
        (MOVED, [each.level for each in changes if each.on_hand == each.reserved]),
    ):
        if not concerned:
            continue
        told = next((each.payload for each in work.told if each.type == name), None)
        if told is None:
            work.tell(name, concerned[0].variant_id, variants=[], skus=[], levels=[], more=[])
            told = work.told[-1].payload
        more = [each.level.variant_id for each in changes if each.on_hand > each.reserved]
        told["more"] += [id for id in dict.fromkeys(more) if id not in told["more"] and name == CHANGED]
        for key, column in (("variants", "variant_id"), ("skus", "sku"), ("levels", "id")):
            told[key] += [
                value for value in dict.fromkeys(level[column] for level in concerned) if value not in told[key]
            ]
