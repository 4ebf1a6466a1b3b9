"""After-sales tickets as customers and support see them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

import strawberry

from orderflow.graph.bridge import Loader, Node, Seen, column, computed, find, for_viewer, loaded, many, one, view
from orderflow.graph.context import Context, Info
from orderflow.graph.moves import AvailableAction, available_actions
from orderflow.graph.naming import Named, load_named, load_words
from orderflow.graph.orders import Order, OrderLine
from orderflow.graph.paging import Connection, bad_input, page
from orderflow.graph.people import Staff
from orderflow.graph.rights import root
from orderflow.graph.selection import Selection
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Row
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import in_locale, text
from orderflow.kernel.turns import Importance
from orderflow.tickets import tables
from orderflow.tickets.clocks import NEVER
from orderflow.tickets.kinds import WORDS
from orderflow.tickets.lifecycle import UNRESOLVED
from orderflow.tickets.tables import MessageAuthor, TicketKind, TicketState

strawberry.enum(TicketState, description="Whose turn it is in a ticket.")
strawberry.enum(MessageAuthor, description="Who speaks in a ticket.")

_SUPPORT = text("客服", "客服", "Customer support")


def _author_name(row: Row, context: Context) -> str:
    """The shop speaks to customers with one voice; colleagues see who it was."""
    hidden = row.author != MessageAuthor.CUSTOMER and not context.actor.is_staff
    return in_locale(_SUPPORT, context.actor.locale) if hidden else str(row.author_name)


@view(tables.TicketMessage)
class TicketMessage(Seen, Node):
    """Something said in a ticket; notes among staff are seen by staff alone."""

    author: MessageAuthor = column("Which side speaks.")
    author_name: str = for_viewer("Who speaks; of the shop's people customers read no names.", _author_name)
    body: str = loaded("The words, plain text; a note has an @name for everybody it names.", load_words)
    named: list[Named] = loaded("Whom a note names; never anybody in what customers read.", load_named)
    internal: bool = column("Whether it is a note among staff.")
    at: datetime = column("When.")


_LINES = "select ticket_id, order_line_id from ticket_line where ticket_id = any(:ids)"


async def _lines(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    """The order lines of each ticket, as they stand in the order."""
    links = await loader.connection.rows(_LINES, ids=[parent.row["id"] for parent in parents])
    wanted = list({link.order_line_id for link in links})
    found = await loader.find_all("OrderLine", "id = any(:ids)", selection, order="position", ids=wanted)
    pairs = {(link.ticket_id, link.order_line_id) for link in links}
    return [[line for line in found if (parent.row["id"], line.row["id"]) in pairs] for parent in parents]


def _next_due(row: Row) -> datetime | None:
    due: datetime = row.due_at
    return None if due == NEVER else due


def _subject(row: Row, context: Context) -> str:
    return row.subject or in_locale(WORDS[row.kind], context.actor.locale)


@view(tables.Ticket)
class Ticket(Seen, Node):
    """An after-sales matter of an order."""

    number: str = column("The number people use, with a check digit.")
    order: Order = one("Order", "order_id", "The order it is about.")
    kind: TicketKind = column("What the customer asks for.")
    subject: str = for_viewer("In a few words; its kind in the viewer's language when none were given.", _subject)
    state: TicketState = column("Whose turn it is.")
    lines: list[OrderLine] = loaded("The lines it is about; none when it is the whole order.", _lines)
    messages: list[TicketMessage] = many("TicketMessage", "ticket_id", "What was said, oldest first.")
    assignee: Staff | None = one("Staff", "assignee_id", "Who of support looks after it; null to whoever may not know.")
    resolution: str | None = column("What was done about it.")
    first_reply_due_at: datetime | None = column("By when support first answers; null once it has.")
    resolve_due_at: datetime = column("By when it is to be solved; moves on while the customer is asked.")
    next_due_at: datetime | None = computed("By when support must act; null while it is not its turn.", _next_due)
    created_at: datetime = column("When it was opened.")
    resolved_at: datetime | None = column("When it was resolved.")
    available_actions: list[AvailableAction] = available_actions(tables.Ticket)
    version: int = column("Grows with every change; give it as expectedVersion.")


@strawberry.input(description="Which tickets; conditions hold together.")
class TicketFilter:
    """Which tickets; conditions hold together."""

    state: list[TicketState] | None = strawberry.field(default=None, description="In one of these states.")
    mine: bool | None = strawberry.field(default=None, description="Assigned to the viewer, or not.")
    customer_id: strawberry.ID | None = strawberry.field(
        default=None, description="About orders of this customer's account."
    )
    search: str | None = strawberry.field(
        default=None, description="Number of the ticket or of its order, or words of the subject."
    )


_SEARCH = """(number = :search or strpos(lower(subject), lower(:search)) > 0
  or order_id in (select id from "order" where number = :search))"""


def _conditions(given: TicketFilter | None, actor: Actor) -> tuple[str, dict[str, Any]]:
    parts: list[str] = ["true"]
    values: dict[str, Any] = {}
    if given is None:
        return "true", values
    if given.state is not None:
        parts.append("state = any(:states)")
        values["states"] = [str(each) for each in given.state]
    if given.mine is not None:
        parts.append("assignee_id is not distinct from :me" if given.mine else "assignee_id is distinct from :me")
        values["me"] = actor.staff_id
    if given.customer_id is not None:
        parts.append('order_id in (select id from "order" where customer_id = :customer)')
        values["customer"] = given.customer_id
    if given.search and (words := given.search.replace("\x00", "").strip()):
        if len(words) > 100:
            raise bad_input("filter.search", "must be at most 100 characters")
        parts.append(_SEARCH)
        values["search"] = words
    return " and ".join(parts), values


@strawberry.type
class TicketQueries:
    """Root fields of after-sales."""

    @root("One ticket by id.", Can.SEE_TICKETS)
    async def ticket(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="Its id.")],
        order_token: Annotated[str | None, strawberry.argument(description="Token of a guest's order.")] = None,
    ) -> Ticket | None:
        """One ticket by id; null when there is none the viewer may see."""
        found: Ticket | None = await find(info, "Ticket", "id = :id", holding=order_token, id=id)
        return found

    @root(
        "Tickets the viewer may see: due first for staff, newest first for customers.", Can.SEE_TICKETS, Importance.LAST
    )
    async def tickets(
        self,
        info: Info,
        first: Annotated[int, strawberry.argument(description="How many, at most 100.")] = 25,
        after: Annotated[str | None, strawberry.argument(description="Cursor to go on from.")] = None,
        filter: Annotated[TicketFilter | None, strawberry.argument(description="Which tickets.")] = None,
    ) -> Connection[Ticket]:
        """Tickets the viewer may see."""
        actor = info.context.actor
        where, values = _conditions(filter, actor)
        ended = filter is not None and filter.state is not None and not set(filter.state) & set(UNRESOLVED)
        by_due = actor.is_staff and not ended
        keys = ("due_at", "id") if by_due else ("created_at", "id")
        found: Connection[Ticket] = await page(
            info, "Ticket", first=first, after=after, where=where, keys=keys, descending=not by_due, **values
        )
        return found
