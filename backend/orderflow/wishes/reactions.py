"""What happens by itself when there is more of something: who waits for it is told."""

from orderflow.kernel import clock
from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type, on
from orderflow.kernel.rights import Can
from orderflow.kernel.work import Work
from orderflow.warehouse.movements import CHANGED

BACK_IN_STOCK = event_type("stock_notice.answered", staff=Can.SEE_LETTERS)
_AT_ONCE = 500
# Each is claimed by whoever comes first, so that two who count units in at once do not both tell of them.
_CLAIM = """
update stock_notice set told_at = :now where id in (
  select notice.id from stock_notice as notice
  join variant on variant.id = notice.variant_id join product on product.id = variant.product_id
  where notice.variant_id = any(:variants) and told_at is null and not variant.retired and product.state = 'PUBLISHED'
    and (select sum(on_hand - reserved) from stock_level where stock_level.variant_id = variant.id) > 0
  order by notice.id limit :most for update of notice skip locked
) returning id, variant_id
"""


@on(CHANGED, when=lambda payload: payload.get("more"))
async def find_who_waits(work: Work, event: Row) -> None:
    """Tell of everybody who waits for what there is more of, each once."""
    while rows := await work.rows(_CLAIM, variants=event.payload["more"], now=clock.now(), most=_AT_ONCE):
        for row in rows:
            work.tell(BACK_IN_STOCK, row.id, variant=row.variant_id)
