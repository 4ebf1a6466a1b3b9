"""How a review is written down, whoever it comes from."""

from datetime import datetime
from typing import Any

from orderflow.catalog.rating import rate
from orderflow.feedback.tables import Review
from orderflow.kernel.db import Row
from orderflow.kernel.work import Work


def masked(name: str) -> str:
    """A name that only its bearer recognises: the first character and two stars."""
    return f"{name.strip()[:1]}**"


async def write_review(work: Work, line: Row, *, customer_id: str | None, name: str, at: datetime, **said: Any) -> Row:
    """Write a review of an order line, and count it for its product; `said` are the scores, `body` and `locale`."""
    review = await work.add(
        Review,
        order_line_id=line.id,
        order_id=line.order_id,
        product_id=line.product_id,
        customer_id=customer_id,
        author_name=masked(name),
        at=at,
        **said,
    )
    await rate(work, line.product_id, review.goods)
    return review
