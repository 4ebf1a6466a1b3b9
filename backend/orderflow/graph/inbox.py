"""The inbox of a colleague: who named them in which note; and whom one may name."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, cast

import strawberry

from orderflow.graph.bridge import Loader, Node, Seen, column, loaded, one, view
from orderflow.graph.buying import load_authors
from orderflow.graph.context import Info
from orderflow.graph.naming import names_in
from orderflow.graph.orders import Order
from orderflow.graph.paging import Connection, page
from orderflow.graph.rights import root
from orderflow.graph.selection import Selection
from orderflow.graph.shipments import Shipment
from orderflow.graph.tickets import Ticket
from orderflow.inbox import tables
from orderflow.inbox.marks import with_names
from orderflow.kernel.access import Actor, sight_of
from orderflow.kernel.db import Row, query
from orderflow.kernel.inputs import can_be_kept
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import in_locale
from orderflow.orders.access import order_of
from orderflow.orders.hearing import reads_notes, reads_notes_along
from orderflow.people.access import colleague
from orderflow.shipments import tables as shipments
from orderflow.tickets.tables import TicketMessage

BEGINNING = 140
_TEAM_NAMES = "select id, name from team where id = any(:ids)"


async def _beginnings(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    """How each note begins, as far as the viewer may see what it is about."""
    actor = loader.context.actor
    orders, messages, parcels = (
        order_of("order_id", actor),
        sight_of(TicketMessage, actor),
        sight_of(shipments.Shipment, actor),
    )
    bodies = await loader.connection.rows(
        query(
            f"select id, body from order_note where id = any(:ids) and ({orders.where})"
            f" and (shipment_id is null or shipment_id in (select id from shipment where {parcels.where}))"
            f" union all select id, body from ticket_message where id = any(:ids) and internal and ({messages.where})"
        ),
        ids=[parent.row["note_id"] for parent in parents],
        **{**orders.values, **messages.values, **parcels.values},
    )
    names = await names_in(loader, (row.body for row in bodies))
    words = {row.id: with_names(row.body, names) for row in bodies}
    return [_shortened(words.get(parent.row["note_id"], "")) for parent in parents]


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= BEGINNING else f"{line[: BEGINNING - 1].rstrip()}…"


async def _teams(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    """What the team is called that was named."""
    ids = list({id for parent in parents if (id := parent.row["team_id"])})
    found = await loader.connection.rows(_TEAM_NAMES, ids=ids) if ids else []
    names = {row.id: in_locale(row.name, loader.context.actor.locale) for row in found}
    return [names.get(parent.row["team_id"]) for parent in parents]


@view(tables.Mention)
class Mention(Seen, Node):
    """A note in which the viewer is named, or a team of theirs."""

    order: Order | None = one("Order", "order_id", "The order it is about.")
    ticket: Ticket | None = one("Ticket", "ticket_id", "The ticket it is about; null when it is about no ticket.")
    shipment: Shipment | None = one("Shipment", "shipment_id", "The parcel it is about; null when it is about none.")
    text: str = loaded("How the note begins; empty when it is gone.", _beginnings)
    author_name: str = loaded("Who wrote it.", load_authors)
    team_name: str | None = loaded("The team that was named; null when it was the viewer.", _teams)
    at: datetime = column("When.")
    read_at: datetime | None = column("When the viewer looked at it; null until then.")


@strawberry.type(description="Somebody whom a note can name.")
class Mentionable:
    """Somebody whom a note can name."""

    whom: strawberry.ID = strawberry.field(description="Goes between the brackets of @[…] in the note.")
    name: str = strawberry.field(description="What the colleague or the team is called.")
    is_team: bool = strawberry.field(description="Whether it is a team, of which everybody is told who may see it.")
    may_see: bool = strawberry.field(
        description="Whether they may see what the note is about; of a team, whether anybody may. Else it is refused."
    )


_COLLEAGUES = """
select s.id, s.name, s.roles, s.team_id, t.warehouse_id
from staff s left join team t on t.id = s.team_id where s.disabled_at is null order by s.name, s.id
"""
_TEAMS = "select id, name from team where retired_at is null order by code"
_ABOUT = """
select o.*, s.id as parcel, s.warehouse_id as leaves_from from "order" o left join shipment s on s.id = :id
where o.id = :id or o.id = s.order_id or o.id = (select order_id from ticket where id = :id)
"""


def _may_see(about: Row, actor: Actor, *, ticket: bool) -> bool:
    """Whether somebody may see the notes of an order, of a ticket of it, or of a parcel of it."""
    if about.parcel:
        return reads_notes_along(about, about.leaves_from, actor)
    return reads_notes(about, actor) and (not ticket or actor.may(Can.SEE_TICKETS))


@strawberry.type
class InboxQueries:
    """Root fields of the inbox."""

    @root("Notes that name the viewer, newest first; programs have none.", Can.SHARE_NOTES)
    async def mentions(
        self,
        info: Info,
        first: Annotated[int, strawberry.argument(description="How many, at most 100.")] = 25,
        after: Annotated[str | None, strawberry.argument(description="Cursor to go on from.")] = None,
        unread: Annotated[bool | None, strawberry.argument(description="Only what was not read, or was.")] = None,
    ) -> Connection[Mention]:
        """Notes that name the viewer, newest first."""
        where = "true" if unread is None else f"read_at is {'' if unread else 'not '}null"
        return cast(Connection[Mention], await page(info, "Mention", first=first, after=after, where=where))

    @root("Everybody who can be named in a note: colleagues, then teams.", Can.SHARE_NOTES)
    async def mentionables(
        self,
        info: Info,
        about: Annotated[strawberry.ID, strawberry.argument(description="The id of the order, ticket or parcel.")],
    ) -> list[Mentionable]:
        """Everybody who works here and every team; none when there is no such thing whose notes the viewer may see."""
        actor, ticket = info.context.actor, about.startswith("tkt_")
        if not can_be_kept(about):
            return []
        async with info.context.database.read() as connection:
            found = await connection.row(_ABOUT, id=about)
            people = await connection.rows(_COLLEAGUES)
            teams = await connection.rows(_TEAMS)
        if found is None or not _may_see(found, actor, ticket=ticket):
            return []
        seeing = {row.id for row in people if _may_see(found, colleague(row), ticket=ticket)}
        reached = seeing | {row.team_id for row in people if row.id in seeing}
        named = [(row.id, row.name, False) for row in people]
        named += [(row.id, in_locale(row.name, actor.locale), True) for row in teams]
        return [
            Mentionable(whom=strawberry.ID(id), name=name, is_team=is_team, may_see=id in reached)
            for id, name, is_team in named
        ]
