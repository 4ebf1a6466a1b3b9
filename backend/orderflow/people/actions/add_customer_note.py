"""Tell colleagues something about a customer."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.action import action
from orderflow.kernel.events import event_type
from orderflow.kernel.refusal import InvalidInput, NotFound, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import NOUNS, Work
from orderflow.people.tables import Customer, CustomerNote

CUSTOMER_NOTED = event_type("customer.note_added", staff=Can.SEE_CUSTOMERS)
NOUNS["Customer"] = text("顧客", "顾客", "customer")
LONGEST = 2000
_BAD_BODY = text(
    f"請寫 1 到 {LONGEST} 個字的備註。",
    f"请写 1 到 {LONGEST} 个字的备注。",
    f"Write a note of 1 to {LONGEST} characters.",
)


@dataclass
class AddCustomerNote:
    """What colleagues should know of a customer; the customer never reads it."""

    customer_id: str
    body: str = field(metadata={"doc": "At most 2000 characters."})


@action(Can.NOTE_CUSTOMERS, refuses=(NotFound, InvalidInput))
async def add_customer_note(work: Work, given: AddCustomerNote) -> dict[str, Any]:
    """Write a note about a customer that only staff read; of somebody who was erased nothing is noted any more."""
    body = given.body.strip()
    if not 1 <= len(body) <= LONGEST:
        raise invalid("body", _BAD_BODY)
    customer = await work.take(Customer, given.customer_id)
    if customer.erased_at is not None:
        raise NotFound(what=NOUNS["Customer"])
    note = await work.add(CustomerNote, customer_id=customer.id, author=work.actor.id, body=body, at=clock.now())
    work.tell(CUSTOMER_NOTED, customer.id, note=note.id)
    return {"customer": customer}
