"""The page of roles: each one reads like a job description."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from orderflow.kernel.rights import Can

# Who buys. Row filters narrow all of this to their own carts, orders and tickets.
PUBLIC = frozenset(
    {
        Can.BROWSE,
        Can.SHOP,
        Can.PAY,
        Can.CANCEL_ORDERS,
        Can.CONFIRM_RECEIPT,
        Can.REVIEW,
        Can.OPEN_TICKETS,
        Can.SEE_TICKETS,
        Can.SEE_ORDERS,
        Can.SEE_PAYMENTS,
        Can.SEE_SHIPMENTS,
        Can.SEE_PRICES,
        Can.SEE_CONTACTS,
    }
)
CUSTOMER = PUBLIC  # a token opens for a guest what an account opens for a customer

# Keeps orders flowing: holds them, places them with a team, cancels what cannot be done.
ORDER_DESK = frozenset(
    {
        Can.BROWSE,
        Can.SEE_DESK,
        Can.SEE_ORDERS,
        Can.SEE_PRICES,
        Can.SEE_CONTACTS,
        Can.SEE_CUSTOMERS,
        Can.NOTE_CUSTOMERS,
        Can.HOLD_ORDERS,
        Can.ASSIGN_ORDERS,
        Can.NOTE_ORDERS,
        Can.SHARE_NOTES,
        Can.CANCEL_ORDERS,
        Can.SEE_PAYMENTS,
        Can.SEE_SHIPMENTS,
        Can.SEE_STOCK,
        Can.SEE_TICKETS,
        Can.SEE_LETTERS,
        Can.SEE_TEAMS,
    }
)

# Fetches and packs what the own warehouse has to send; needs neither prices nor ways to reach a customer.
PICKER = frozenset({Can.BROWSE, Can.SEE_ORDERS, Can.SEE_SHIPMENTS, Can.PICK, Can.PACK, Can.SHARE_NOTES})

# Gets parcels labelled, out of the door and to the right one.
LOGISTICS = frozenset(
    {
        Can.BROWSE,
        Can.SEE_DESK,
        Can.SEE_ORDERS,
        Can.SEE_PRICES,
        Can.SEE_CONTACTS,
        Can.ASSIGN_ORDERS,
        Can.NOTE_ORDERS,
        Can.SHARE_NOTES,
        Can.SEE_SHIPMENTS,
        Can.PACK,
        Can.DISPATCH,
        Can.TRACK,
        Can.SEE_STOCK,
        Can.SEE_TEAMS,
    }
)

# Watches the money and sends it back.
FINANCE = frozenset(
    {
        Can.BROWSE,
        Can.SEE_DESK,
        Can.SEE_ORDERS,
        Can.SEE_PRICES,
        Can.SEE_CONTACTS,
        Can.SEE_CUSTOMERS,
        Can.NOTE_CUSTOMERS,
        Can.NOTE_ORDERS,
        Can.SHARE_NOTES,
        Can.SEE_PAYMENTS,
        Can.REFUND,
        Can.SEE_SHIPMENTS,
        Can.SEE_TICKETS,
    }
)

# Answers customers, and sees all it takes to answer well.
SUPPORT = frozenset(
    {
        Can.BROWSE,
        Can.SEE_DESK,
        Can.SEE_ORDERS,
        Can.SEE_PRICES,
        Can.SEE_CONTACTS,
        Can.SEE_CUSTOMERS,
        Can.NOTE_CUSTOMERS,
        Can.HOLD_ORDERS,
        Can.NOTE_ORDERS,
        Can.SHARE_NOTES,
        Can.CANCEL_ORDERS,
        Can.SEE_PAYMENTS,
        Can.SEE_SHIPMENTS,
        Can.OPEN_TICKETS,
        Can.SEE_TICKETS,
        Can.ANSWER_TICKETS,
        Can.SEE_LETTERS,
        Can.SEE_TEAMS,
    }
)

# Says what the shop sells: shelves, goods, their words, pictures and prices; and keeps their numbers right.
CATALOGUE = frozenset({Can.BROWSE, Can.SEE_PRICES, Can.KEEP_CATALOGUE, Can.SET_PRICES, Can.SEE_STOCK, Can.ADJUST_STOCK})

# Leads the floor: does what desk, warehouse, logistics, finance and support do; decides which teams there are,
# who works, what may call in.
SUPERVISOR = (ORDER_DESK | PICKER | LOGISTICS | FINANCE | SUPPORT) | {
    Can.CONFIRM_RECEIPT,
    Can.ADJUST_STOCK,
    Can.SET_DUTY,
    Can.KEEP_TEAMS,
    Can.MANAGE_TOKENS,
    Can.SEE_DELIVERIES,
    Can.REPLAY_DELIVERIES,
    Can.ADVANCE_CLOCK,
}

# Reads how the shop runs, and never whom it serves.
ANALYST = frozenset(
    {
        Can.BROWSE,
        Can.SEE_ORDERS,
        Can.SEE_PRICES,
        Can.SEE_PAYMENTS,
        Can.SEE_SHIPMENTS,
        Can.SEE_STOCK,
        Can.SEE_TEAMS,
        Can.SEE_DELIVERIES,
    }
)

# Does all that staff do, says who works here, and never buys, pays or reviews in a customer's name.
ADMIN = SUPERVISOR | CATALOGUE | {Can.KEEP_SETTINGS, Can.SEE_CHANGES, Can.IMPORT_ORDERS, Can.MANAGE_STAFF}

STAFF_ROLES: Mapping[str, frozenset[Can]] = {
    "ORDER_DESK": ORDER_DESK,
    "PICKER": PICKER,
    "LOGISTICS": LOGISTICS,
    "FINANCE": FINANCE,
    "SUPPORT": SUPPORT,
    "CATALOGUE": CATALOGUE,
    "SUPERVISOR": SUPERVISOR,
    "ANALYST": ANALYST,
    "ADMIN": ADMIN,
}
ROLES: Mapping[str, frozenset[Can]] = {"PUBLIC": PUBLIC, "CUSTOMER": CUSTOMER, **STAFF_ROLES}

OWN_WAREHOUSE_ONLY = frozenset({"PICKER"})
"""Roles that see one warehouse; whoever also has a wider role sees them all."""


def rights_of(roles: Iterable[str]) -> frozenset[Can]:
    """The rights of somebody with these roles; a role that left the page gives none."""
    return _union(tuple(roles))


@lru_cache(maxsize=256)
def _union(roles: tuple[str, ...]) -> frozenset[Can]:
    return frozenset[Can]().union(*(STAFF_ROLES.get(role, frozenset()) for role in roles))
