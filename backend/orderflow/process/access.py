"""Who may look at deliveries."""

from orderflow.kernel.access import ALL, NOTHING, Actor, Sight, seen_by
from orderflow.kernel.deliveries import Delivery
from orderflow.kernel.rights import Can


@seen_by(Delivery)
def deliveries_visible_to(actor: Actor) -> Sight:
    """All of them, for those who look after them."""
    return ALL if actor.may(Can.SEE_DELIVERIES) else NOTHING
