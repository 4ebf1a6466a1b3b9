"""What customers would like to have, as they see it themselves."""

from collections.abc import Sequence
from typing import Any

from orderflow.catalog.tables import Product
from orderflow.graph.bridge import Loader, Seen
from orderflow.graph.selection import Selection
from orderflow.kernel.access import sight_of
from orderflow.kernel.db import Row

_FAVOURITES = """
select product.*, customer_id from favourite join product on product.id = product_id
where customer_id = any(:ids) and ({sight}) order by favourite.id desc
"""


async def load_favourites(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    """The goods that each customer likes, the newest first; they are the customer's own affair."""
    actor = loader.context.actor
    mine = [parent.row["id"] for parent in parents if parent.row["id"] == actor.customer_id]
    groups: dict[str, list[Row]] = {id: [] for id in mine}
    if mine:
        sight = sight_of(Product, actor)
        found = _FAVOURITES.format(sight=sight.where)
        for row in await loader.connection.rows(found, ids=mine, **sight.values):
            groups[row.customer_id].append(row)
    seen = {id: await loader.load("Product", rows, selection) for id, rows in groups.items()}
    return [seen.get(parent.row["id"], []) for parent in parents]
