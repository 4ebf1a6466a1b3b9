"""What the first page of the shop opens with."""

from typing import cast

import strawberry

from orderflow.catalog import tables
from orderflow.graph.bridge import Node, Seen, column, find, for_viewer, localized, one, view
from orderflow.graph.catalog import Category
from orderflow.graph.context import Context, Info
from orderflow.graph.goods import Picture, Texts, all_texts, picture_of
from orderflow.graph.rights import root
from orderflow.kernel.db import Row


def _picture(row: Row, context: Context) -> Picture | None:
    return picture_of(row.picture, context.actor.locale) if row.picture else None


@view(tables.Banner)
class Banner(Seen, Node):
    """What the first page of the shop opens with; without a heading it begins with the goods."""

    heading: str = localized("heading", "What it says; empty when there is no banner.")
    body: str = localized("body", "A line or two below.")
    button: str = localized("button", "What stands on its button.")
    heading_texts: Texts = all_texts("heading", "What it says, in each language.")
    body_texts: Texts = all_texts("body", "The lines below, in each language.")
    button_texts: Texts = all_texts("button", "What stands on its button, in each language.")
    category: Category | None = one("Category", "category_id", "Where the button leads; null for all goods.")
    picture: Picture | None = for_viewer("A picture beside the words.", _picture)
    version: int = column("Grows with every change; give it as expectedVersion.")


@strawberry.type
class FrontQueries:
    """Root fields of the first page."""

    @root("What the first page of the shop opens with.")
    async def banner(self, info: Info) -> Banner:
        """What the first page of the shop opens with."""
        return cast(Banner, await find(info, "Banner", "true"))
