"""Who may look into the warehouse."""

from orderflow.kernel.access import ALL, NOTHING, Actor, Sight, seen_by
from orderflow.kernel.rights import Can
from orderflow.warehouse.tables import StockLevel, Warehouse


@seen_by(Warehouse)
def warehouses_visible_to(actor: Actor) -> Sight:
    """A warehouse's name stands on every order."""
    return ALL


@seen_by(StockLevel)
def stock_visible_to(actor: Actor) -> Sight:
    """Staff who may see stock; who belongs to a warehouse sees that one."""
    if not actor.may(Can.SEE_STOCK):
        return NOTHING
    if actor.warehouse_id:
        return Sight("warehouse_id = :see_warehouse", {"see_warehouse": actor.warehouse_id})
    return ALL
