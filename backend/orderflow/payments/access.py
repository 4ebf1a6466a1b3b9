"""Which payments and refunds a person may see: those of the orders they may see."""

from orderflow.kernel.access import NOTHING, Actor, Sight, seen_by
from orderflow.kernel.rights import Can
from orderflow.orders.access import order_of
from orderflow.payments.tables import Payment, Refund


@seen_by(Payment)
def payments_visible_to(actor: Actor) -> Sight:
    """The attempts to pay of orders the actor may see."""
    return order_of("order_id", actor) if actor.may(Can.SEE_PAYMENTS) else NOTHING


@seen_by(Refund)
def refunds_visible_to(actor: Actor) -> Sight:
    """The refunds of orders the actor may see."""
    return order_of("order_id", actor) if actor.may(Can.SEE_PAYMENTS) else NOTHING
