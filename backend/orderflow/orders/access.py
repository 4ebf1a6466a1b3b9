"""Which carts and orders a person may see."""

from orderflow.kernel.access import ALL, NOTHING, Actor, Sight, seen_by
from orderflow.kernel.rights import Can
from orderflow.orders.tables import Cart, Order


@seen_by(Cart)
def carts_visible_to(actor: Actor) -> Sight:
    """A customer's own cart; otherwise the one whose token is in hand."""
    if actor.customer_id:
        return Sight("customer_id = :see_customer", {"see_customer": actor.customer_id})
    return Sight("token_hash = any(:see_tokens)", {"see_tokens": actor.tokens[-1:]}) if actor.tokens else NOTHING


@seen_by(Order)
def orders_visible_to(actor: Actor) -> Sight:
    """All for the desk, a warehouse's own for its pickers, their own for customers and token holders."""
    if actor.customer_id:
        return Sight(
            "(customer_id = :see_customer or token_hash = any(:see_tokens))",
            {"see_customer": actor.customer_id, "see_tokens": actor.tokens},
        )
    if not actor.may(Can.SEE_ORDERS):
        return NOTHING
    if actor.warehouse_id:
        return Sight(":see_warehouse = any(warehouses)", {"see_warehouse": actor.warehouse_id})
    if actor.is_staff:
        return ALL
    return Sight("token_hash = any(:see_tokens)", {"see_tokens": actor.tokens}) if actor.tokens else NOTHING


def order_of(column: str, actor: Actor) -> Sight:
    """The rows of a table that belong to orders the actor may see, by the column that names the order."""
    sight = orders_visible_to(actor)
    if sight.where in (ALL.where, NOTHING.where):
        return sight
    return Sight(f'{column} in (select id from "order" where {sight.where})', sight.values)
