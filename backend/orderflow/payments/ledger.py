"""The book of all money that moved; finance reads it, checks compare everything else with it."""

from orderflow.kernel import clock
from orderflow.kernel.db import Row
from orderflow.kernel.work import Work
from orderflow.payments.tables import LedgerEntry, LedgerKind


async def book(
    work: Work, kind: LedgerKind, payment: Row, reference: str, amount: int, *, refund_id: str | None = None
) -> None:
    """Enter one movement of money, signed from our side; a unique index keeps the same one from being entered twice."""
    await work.add(
        LedgerEntry,
        order_id=payment.order_id,
        payment_id=payment.id,
        refund_id=refund_id,
        kind=kind,
        currency=payment.currency,
        amount=amount,
        provider=payment.provider,
        reference=reference,
        cause=work.cause,
        at=clock.now(),
    )
