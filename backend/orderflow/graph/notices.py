"""Letters, on the mailbox page of the staff app."""

from datetime import datetime
from typing import Annotated, Any

import strawberry

from orderflow.graph.bridge import Node, Seen, column, computed, one, view
from orderflow.graph.context import Info
from orderflow.graph.orders import Order
from orderflow.graph.paging import Connection, bad_input, page
from orderflow.graph.rights import root
from orderflow.kernel.db import Row
from orderflow.kernel.rights import Can
from orderflow.kernel.turns import Importance
from orderflow.notices import tables
from orderflow.notices.channels.mailbox import plug as mailbox
from orderflow.notices.page import to_html, to_text
from orderflow.notices.tables import LetterState

strawberry.enum(LetterState, description="Whether a letter has left.")


def _only_here(row: Row) -> bool:
    """A letter that nobody else got shows its whole link; one that was mailed keeps its token to its reader."""
    return bool(row.channel == mailbox.name)


@view(tables.Letter)
class Letter(Seen, Node):
    """A letter to a customer."""

    kind: str = column("What it is about, such as ORDER_CONFIRMED.")
    to: str = computed("Whom it goes to.", lambda row: row.recipient, needs=Can.SEE_CONTACTS)
    subject: str = column("Its subject.")
    text: str = computed(
        "It as plain text.", lambda row: to_text(row, with_token=_only_here(row)), needs=Can.SEE_CONTACTS
    )
    html: str = computed("It as HTML.", lambda row: to_html(row, with_token=_only_here(row)), needs=Can.SEE_CONTACTS)
    state: LetterState = column("Whether it has left.")
    channel: str = column("How it goes: mail, or mailbox when it is only shown here.")
    last_error: str | None = column("What the mail server said when it last went wrong.")
    locale: str = column("Its language: zh-Hant, zh-Hans or en.")
    created_at: datetime = column("When it was written.")
    sent_at: datetime | None = column("When it left.")
    order: Order | None = one("Order", "order_id", "The order it is about.")


_SEARCH = "(strpos(lower(subject), lower(:search)) > 0 or starts_with(lower(recipient), lower(:search)))"


@strawberry.type
class NoticeQueries:
    """Root fields of notices."""

    @root("Letters, newest first.", Can.SEE_LETTERS, Importance.LAST)
    async def letters(
        self,
        info: Info,
        first: Annotated[int, strawberry.argument(description="How many, at most 100.")] = 25,
        after: Annotated[str | None, strawberry.argument(description="Cursor to go on from.")] = None,
        search: Annotated[str | None, strawberry.argument(description="Words of the subject, or the address.")] = None,
    ) -> Connection[Letter]:
        """Letters, newest first."""
        words = (search or "").replace("\x00", "").strip()
        if len(words) > 100:
            raise bad_input("search", "must be at most 100 characters")
        values: dict[str, Any] = {"search": words} if words else {}
        where = _SEARCH if words else "true"
        found: Connection[Letter] = await page(info, "Letter", first=first, after=after, where=where, **values)
        return found
