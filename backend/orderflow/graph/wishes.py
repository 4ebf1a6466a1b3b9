"""What customers would like to have, as they see it themselves."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import SQLModel

from orderflow.catalog.tables import Product, Variant
from orderflow.graph.bridge import Loader, Seen
from orderflow.graph.selection import Selection
from orderflow.kernel.access import sight_of
from orderflow.kernel.db import Row

_FAVOURITES = """
select product.*, customer_id from favourite join product on product.id = product_id
where customer_id = any(:ids) and ({sight}) order by favourite.id desc
"""
_STOCK_NOTICES = """
select variant.*, customer_id from stock_notice join variant on variant.id = variant_id
where customer_id = any(:ids) and told_at is null and ({sight}) order by stock_notice.id desc
"""


async def load_favourites(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    """The goods that each customer likes, the newest first; they are the customer's own affair."""
    return await _own(loader, parents, selection, Product, _FAVOURITES)


async def load_stock_notices(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    """The variants that each customer waits for, the newest first; they are the customer's own affair."""
    return await _own(loader, parents, selection, Variant, _STOCK_NOTICES)


async def _own(
    loader: Loader, parents: Sequence[Seen], selection: Selection, model: type[SQLModel], statement: str
) -> Sequence[Any]:
    """What the caller wishes for; of others nothing."""
    actor = loader.context.actor
    mine = [parent.row["id"] for parent in parents if parent.row["id"] == actor.customer_id]
    groups: dict[str, list[Row]] = {id: [] for id in mine}
    if mine:
        sight = sight_of(model, actor)
        for row in await loader.connection.rows(statement.format(sight=sight.where), ids=mine, **sight.values):
            groups[row.customer_id].append(row)
    seen = {id: await loader.load(model.__name__, rows, selection) for id, rows in groups.items()}
    return [seen.get(parent.row["id"], []) for parent in parents]
