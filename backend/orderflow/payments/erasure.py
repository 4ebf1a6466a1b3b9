"""Forget whom money came from: amounts, references and dates stay, words do not."""

from collections.abc import Sequence

from orderflow.kernel.work import Work
from orderflow.people.erasure import ERASED

_REASONS = "update refund set reason = :erased where order_id = any(:orders)"


async def erase_words(work: Work, orders: Sequence[str]) -> None:
    """Replace what was written about the refunds of orders."""
    await work.run(_REASONS, orders=list(orders), erased=ERASED)
