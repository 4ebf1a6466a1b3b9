"""Props: a ticket about a cup that came broken, and a look at how it stands."""

from typing import Any

from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database, Row
from orderflow.orders.token import order_token
from orderflow.tickets.actions.open_ticket import OpenTicket
from orderflow.tickets.actions.reply_to_ticket import ReplyToTicket
from orderflow.tickets.tables import TicketKind
from tests.bought import a_received_order
from tests.world import do


def damaged(order: Row, key: str = "k1", **values: Any) -> OpenTicket:
    """A cup came broken."""
    plain = {"kind": TicketKind.DAMAGED, "subject": "Broken cup", "body": "It came in pieces."}
    return OpenTicket(order_id=order.id, idempotency_key=key, **{**plain, **values})


async def a_ticket(database: Database, actor: Actor, **values: Any) -> Row:
    """A new ticket of the actor's own received order; a guest has the order's token in hand."""
    order, _ = await a_received_order(database, actor)
    token = None if actor.customer_id else order_token(order.id)
    return await opened(database, actor, damaged(order, order_token=token, **values))


async def opened(database: Database, actor: Actor, given: OpenTicket) -> Row:
    """The ticket that came of an input."""
    return await now(database, (await do(database, actor, given))["ticket"])


async def reply(database: Database, actor: Actor, ticket: Row, body: str = "Hello?", **values: Any) -> Row:
    """Say something in a ticket, and see how it stands then."""
    given = ReplyToTicket(ticket_id=ticket.id, body=body, **{"idempotency_key": body, **values})
    return await now(database, (await do(database, actor, given))["ticket"])


async def now(database: Database, id: str) -> Row:
    """A ticket as it is now."""
    async with database.read() as connection:
        return await connection.one("select * from ticket where id = :id", id=id)


async def said(database: Database, ticket: Row) -> list[tuple[str, str, str]]:
    """Who said what in a ticket: (author, name, words)."""
    async with database.read() as connection:
        rows = await connection.rows("select * from ticket_message where ticket_id = :id order by id", id=ticket.id)
    return [(row.author, row.author_name, row.body) for row in rows]


async def told(database: Database, ticket: Row) -> list[str]:
    """The types of a ticket's events, in order."""
    async with database.read() as connection:
        rows = await connection.rows("select type from event where subject = :id order by id", id=ticket.id)
    return [row.type for row in rows]
