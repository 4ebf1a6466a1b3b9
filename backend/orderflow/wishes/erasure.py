"""Forget what an erased person would have liked."""

from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type
from orderflow.kernel.rights import Can
from orderflow.kernel.work import Work

STOCK_NOTICE_ERASED = event_type("stock_notice.erased", staff=Can.SEE_LETTERS)
_WAITED = "delete from stock_notice where email = :email or customer_id = :customer returning id"


async def erase_wishes(work: Work, customer: Row) -> None:
    """Take out what a customer kept and waited for; nobody else needs it."""
    await work.run("delete from favourite where customer_id = :customer", customer=customer.id)
    await erase_notices(work, customer.email, customer.id)


async def erase_notices(work: Work, email: str, customer_id: str | None = None) -> int:
    """Take out what somebody waits or waited for, and tell of each, for its letter goes too; answers how many."""
    rows = await work.rows(_WAITED, email=email, customer=customer_id)
    for row in rows:
        work.tell(STOCK_NOTICE_ERASED, row.id)
    return len(rows)
