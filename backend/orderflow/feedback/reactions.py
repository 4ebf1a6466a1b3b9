"""What happens to reviews by itself."""

from orderflow.kernel.db import Row
from orderflow.kernel.events import on
from orderflow.kernel.work import Work
from orderflow.orders.erasure import ORDER_ERASED
from orderflow.people.erasure import ERASED

_WORDS = "update review set body = '', author_name = :erased where order_id = :order"


@on(ORDER_ERASED)
async def erase_reviews(work: Work, event: Row) -> None:
    """Of a review whose writer was erased the scores stay."""
    await work.run(_WORDS, order=event.order_id, erased=ERASED)
