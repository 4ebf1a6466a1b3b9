"""What else somebody may like who looks at goods: of the same shelf, or bought together with them."""

from collections.abc import Sequence
from typing import Any

from orderflow.graph.bridge import Loader, Seen, loaded
from orderflow.graph.selection import Selection
from orderflow.kernel.db import Row
from orderflow.shop import terms

_MOST = 8
# What was bought together is looked for among the newest lines alone, so that it costs the same however many there are;
# and of a large shelf, among its newest goods.
_RELATED = """
with recent as materialized (
  select order_id, product_id from order_line order by id desc limit 5000
), together as materialized (
  select mine.product_id as beside, other.product_id, count(distinct order_id) as times
  from recent as mine join recent as other using (order_id)
  where mine.product_id = any(:ids) and other.product_id <> mine.product_id group by 1, 2
)
select near.*, own.id as beside from product as own cross join lateral (
  select product.*, stocked, category_id = own.category_id as near, coalesce(times, 0) as times from (
    (select id from product where category_id = own.category_id and state = 'PUBLISHED'
      order by created_at desc, id desc limit 100)
    union select product_id from together where beside = own.id
  ) as found join product on product.id = found.id
  left join together on beside = own.id and together.product_id = product.id
  cross join lateral (
    select bool_or(exists (
      select from stock_level where variant_id = variant.id and on_hand > reserved
    )) as stocked
    from variant join price on price.variant_id = variant.id and currency = :currency
    where variant.product_id = product.id and not retired
  ) as shelf
  where state = 'PUBLISHED' and product.id <> own.id and stocked is not null
  order by stocked desc, near desc, times desc, created_at desc, product.id desc limit :most
) as near where own.id = any(:ids)
order by own.id, stocked desc, near.near desc, times desc, created_at desc, near.id desc
"""


def related_products() -> Any:
    """The field of the goods beside a product."""

    async def load(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
        ids = [parent.row["id"] for parent in parents]
        rows = await loader.connection.rows(_RELATED, ids=ids, currency=terms.current().currency, most=_MOST)
        groups: dict[str, list[Row]] = {id: [] for id in ids}
        for row in rows:
            groups[row.beside].append(row)
        found = iter(await loader.load("Product", [row for group in groups.values() for row in group], selection))
        beside = {id: [next(found) for _ in group] for id, group in groups.items()}
        return [beside[id] for id in ids]

    return loaded(
        f"Up to {_MOST} other goods: what can be bought first, then of the same category, then bought together.", load
    )
