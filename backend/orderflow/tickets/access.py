"""Which tickets and messages a person may see."""

from orderflow.kernel.access import ALL, NOTHING, Actor, Sight, seen_by
from orderflow.kernel.rights import Can
from orderflow.orders.access import order_of
from orderflow.tickets.tables import Ticket, TicketMessage


@seen_by(Ticket)
def tickets_visible_to(actor: Actor) -> Sight:
    """Those of the orders one may see, for whoever may see tickets."""
    return order_of("order_id", actor) if actor.may(Can.SEE_TICKETS) else NOTHING


@seen_by(TicketMessage)
def messages_visible_to(actor: Actor) -> Sight:
    """What was said in these tickets; notes among staff are for staff alone."""
    tickets = tickets_visible_to(actor)
    if tickets.where in (ALL.where, NOTHING.where):
        return tickets if actor.is_staff else NOTHING
    mine = f"ticket_id in (select id from ticket where {tickets.where})"
    return Sight(mine if actor.is_staff else f"not internal and {mine}", tickets.values)
