"""Reviews, as everybody reads them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import strawberry

from orderflow.feedback import tables
from orderflow.graph.bridge import Loader, Node, Seen, column, loaded, view
from orderflow.graph.selection import Selection

LATEST = 20


@view(tables.Review)
class Review(Seen, Node):
    """What a buyer says of something received."""

    order_line_id: strawberry.ID = column("Id of the line that was bought.")
    product_id: strawberry.ID = column("Id of the product.")
    goods: int = column("Stars for the goods, 1 to 5.")
    delivery: int = column("Stars for the delivery, 1 to 5.")
    service: int = column("Stars for the service, 1 to 5.")
    body: str = column("The words, plain text; may be empty.")
    author_name: str = column("The writer's name, masked.")
    locale: str = column("The language it is written in: zh-Hant, zh-Hans or en.")
    at: datetime = column("When it was written.")


_LATEST = """
select r.* from unnest(cast(:ids as text[])) as p(id)
  cross join lateral (select * from review where product_id = p.id order by at desc, id desc limit :latest) r
"""


def latest_reviews() -> Any:
    """The field of a product's newest reviews."""

    async def load(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
        groups: dict[str, list[Seen]] = {parent.row["id"]: [] for parent in parents}
        rows = await loader.connection.rows(_LATEST, ids=list(groups), latest=LATEST)
        reviews = await loader.load("Review", rows, selection)
        for review in reviews:
            groups[review.row["product_id"]].append(review)
        return [groups[parent.row["id"]] for parent in parents]

    return loaded(f"What buyers say, the newest {LATEST}.", load)
