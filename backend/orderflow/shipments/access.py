"""Which parcels a person may see, and who sees the rules of who works on them."""

from orderflow.kernel.access import ALL, NOTHING, Actor, Sight, seen_by
from orderflow.kernel.rights import Can
from orderflow.orders.access import order_of
from orderflow.shipments.tables import AssignmentRule, Shipment


@seen_by(Shipment)
def shipments_visible_to(actor: Actor) -> Sight:
    """The own warehouse's for its people, all for other staff, those of their orders for customers."""
    if not actor.may(Can.SEE_SHIPMENTS):
        return NOTHING
    if actor.warehouse_id:
        sight = order_of("order_id", actor)  # an order that went elsewhere leaves a cancelled pick list behind
        return Sight(f"warehouse_id = :see_warehouse and {sight.where}", sight.values)
    return ALL if actor.is_staff else order_of("order_id", actor)


@seen_by(AssignmentRule)
def rules_visible_to(actor: Actor) -> Sight:
    """All of them, to those who keep teams."""
    return ALL if actor.may(Can.KEEP_TEAMS) else NOTHING
