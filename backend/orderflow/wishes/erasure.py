"""Forget what an erased person would have liked."""

from orderflow.kernel.work import Work


async def erase_wishes(work: Work, customer_id: str) -> None:
    """Take out what a customer kept; nobody else needs it."""
    await work.run("delete from favourite where customer_id = :customer", customer=customer_id)
