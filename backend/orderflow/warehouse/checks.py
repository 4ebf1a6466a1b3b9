"""Invariants of the warehouse: each answers one sentence for every breach it finds."""

from orderflow.kernel.db import Connection, query

_MOVEMENTS = query("""
select sku, code, on_hand, reserved, coalesce(moved, 0) as moved, coalesce(held, 0) as held
from stock_level as level join warehouse on warehouse.id = warehouse_id
left join (
  select stock_level_id, sum(on_hand_change) as moved, sum(reserved_change) as held
  from stock_movement group by stock_level_id
) as movement on stock_level_id = level.id
where (on_hand, reserved) is distinct from (coalesce(moved, 0), coalesce(held, 0)) order by sku, code
""")
_RESERVATIONS = query("""
select sku, code, reserved, coalesce(held, 0) as held
from stock_level as level join warehouse on warehouse.id = warehouse_id
left join (
  select stock_level_id, sum(quantity) as held from reservation where quantity > 0 group by stock_level_id
) as reservation on stock_level_id = level.id
where reserved is distinct from coalesce(held, 0) order by sku, code
""")
_OWNERS = query("""
select owner, level.sku, quantity, taken, coalesce(moved, 0) as moved, coalesce(held, 0) as held
from reservation join stock_level as level on level.id = stock_level_id
left join (
  select owner, stock_level_id, -sum(on_hand_change) as moved, sum(reserved_change) as held
  from stock_movement where owner is not null group by owner, stock_level_id
) as movement using (owner, stock_level_id)
where (quantity, taken) is distinct from (coalesce(held, 0), coalesce(moved, 0)) order by owner, level.sku
""")


async def stock_equals_movements(connection: Connection) -> list[str]:
    """Every stock level is the sum of its movements."""
    return [
        f"{row.sku} in {row.code}: {row.on_hand} on hand and {row.reserved} reserved, "
        f"but its movements add up to {row.moved} and {row.held}."
        for row in await connection.rows(_MOVEMENTS)
    ]


async def reserved_equals_reservations(connection: Connection) -> list[str]:
    """What is reserved of a stock level is what its owners hold."""
    return [
        f"{row.sku} in {row.code}: {row.reserved} reserved, but its owners hold {row.held}."
        for row in await connection.rows(_RESERVATIONS)
    ]


async def owners_hold_what_moved(connection: Connection) -> list[str]:
    """What an owner holds and has taken is what was moved in its name."""
    return [
        f"{row.owner} holds {row.quantity} of {row.sku} and took {row.taken}, "
        f"but its movements add up to {row.held} and {row.moved}."
        for row in await connection.rows(_OWNERS)
    ]
