"""Which mentions a person may see."""

from orderflow.inbox.tables import Mention
from orderflow.kernel.access import NOTHING, Actor, Sight, seen_by
from orderflow.kernel.rights import Can


@seen_by(Mention)
def mentions_visible_to(actor: Actor) -> Sight:
    """One's own, as long as one may see what they are about; a program has no inbox."""
    if not (actor.staff_id and actor.is_staff and actor.may(Can.SHARE_NOTES)):
        return NOTHING
    open_to_them = "" if actor.may(Can.SEE_TICKETS) else " and ticket_id is null"
    if not actor.may(Can.SEE_DESK):  # of what is noted, only what travels with parcels is for them
        open_to_them = " and shipment_id is not null"
    return Sight(f"staff_id = :see_self{open_to_them}", {"see_self": actor.staff_id})
