"""Put the demo shop's reviews on lines that were really bought."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from orderflow.catalog.demo.load import read
from orderflow.feedback.reviews import write_review
from orderflow.kernel.db import Row
from orderflow.kernel.work import Work

_SLUGS = "select id, slug from product where id = any(:ids)"


async def load(work: Work, lines: Sequence[Row], now: datetime, customer_id: str | None = None) -> list[Row]:
    """Write the demo reviews of the products of these received order lines, one review a line; answers them."""
    rows = await work.rows(_SLUGS, ids=[line.product_id for line in lines])
    slugs = {row.id: row.slug for row in rows}
    left = {slug: [each for each in read("reviews") if each["product"] == slug] for slug in slugs.values()}
    written = []
    for line in lines:
        if waiting := left[slugs[line.product_id]]:
            said = waiting.pop(0)
            words = {name: said[name] for name in ("goods", "delivery", "service", "body", "locale")}
            at = now - timedelta(days=said["days_ago"])
            written.append(await write_review(work, line, customer_id=customer_id, name=said["author"], at=at, **words))
    return written
