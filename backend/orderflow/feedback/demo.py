"""Put the demo shop's reviews on lines that were really bought."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from orderflow.catalog.demo.load import read
from orderflow.feedback.reviews import write_review
from orderflow.kernel.db import Row
from orderflow.kernel.work import Work

_RECEIVED = """
select l.*, p.slug, o.locale, o.customer_id, o.address ->> 'name' as name, o.completed_at
from order_line as l join "order" as o on o.id = order_id join product as p on p.id = product_id
where o.status = 'COMPLETED' and l.delivered > 0 and not exists (select from review where order_line_id = l.id)
order by o.completed_at, l.id
"""


async def load(work: Work, now: datetime) -> list[Row]:
    """Write each demo review for a line of its product that was received before, by who reads its language."""
    waiting: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for said in read("reviews"):
        waiting[said["product"], said["locale"]].append(said)
    written = []
    for line in await work.rows(_RECEIVED):
        left = waiting[line.slug, line.locale]
        said = next((each for each in left if line.completed_at < now - timedelta(days=each["days_ago"])), None)
        if said is not None:
            left.remove(said)
            words = {name: said[name] for name in ("goods", "delivery", "service", "body", "locale")}
            at = now - timedelta(days=said["days_ago"])
            written.append(await write_review(work, line, customer_id=line.customer_id, name=line.name, at=at, **words))
    return written
