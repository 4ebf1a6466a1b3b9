"""Forget a person: what an account knew of its owner is replaced, and nobody signs in with it again."""

from orderflow.kernel import clock
from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type
from orderflow.kernel.rights import Can
from orderflow.kernel.work import Work
from orderflow.people.recent import forget
from orderflow.people.tables import Customer

CUSTOMER_ERASED = event_type("customer.erased", staff=Can.SEE_DESK)
ERASED = "—"
"""What stands in place of a name that was erased."""
_KEYS = """
with gone as (delete from customer_address where customer_id = :customer),
left_behind as (delete from session where customer_id = :customer),
notes as (delete from customer_note where customer_id = :customer),
letters as (delete from mailed_link where email = :email)
update app_token set revoked_at = :now where customer_id = :customer and revoked_at is null
"""


def nowhere(id: str) -> str:
    """The address that stands in place of an erased one: each its own, and nobody can be reached by it."""
    return f"{id}@erased.invalid"


async def erase_customer(work: Work, customer: Row) -> Row:
    """Replace what a taken customer's account knows, and take every key to it back."""
    await work.run(_KEYS, customer=customer.id, email=customer.email, now=clock.real())
    forget(work)
    work.tell(CUSTOMER_ERASED, customer.id)
    return await work.change(
        Customer,
        customer,
        name=ERASED,
        email=nowhere(customer.id),
        email_verified_at=None,
        password_hash=None,
        erased_at=clock.now(),
    )
