"""Which letters a person may see."""

from orderflow.kernel.access import NOTHING, Actor, Sight, seen_by
from orderflow.kernel.rights import Can
from orderflow.notices.tables import Letter
from orderflow.orders.access import order_of


@seen_by(Letter)
def visible_to(actor: Actor) -> Sight:
    """Those about the orders one may see, for staff who may see letters."""
    return order_of("order_id", actor) if actor.is_staff and actor.may(Can.SEE_LETTERS) else NOTHING
