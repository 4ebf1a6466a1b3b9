"""Which letters a person may see."""

from orderflow.kernel.access import NOTHING, Actor, Sight, seen_by
from orderflow.kernel.rights import Can
from orderflow.notices.tables import Letter
from orderflow.orders.access import order_of


@seen_by(Letter)
def visible_to(actor: Actor) -> Sight:
    """Those about the orders one may see, for staff who may see letters; others open doors to who works here."""
    if not (actor.is_staff and actor.may(Can.SEE_LETTERS)):
        return NOTHING
    sight = order_of("order_id", actor)
    if actor.may(Can.MANAGE_STAFF):
        return sight
    return Sight(f"(order_id is not null and {sight.where})", sight.values)
