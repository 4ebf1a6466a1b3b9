"""What is said in a ticket, and by whom."""

import re
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.access import Actor, Kind
from orderflow.kernel.db import Row
from orderflow.kernel.refusal import invalid
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work
from orderflow.tickets.tables import MessageAuthor, TicketMessage

LONGEST_BODY = 5000
_EMPTY = text("請寫幾個字。", "请写几个字。", "Please write a few words.")
# Control characters but for tab and line break, and marks that turn the reading direction.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def worded(field: str, given: str) -> str:
    """A text a person wrote, tidied; one that says nothing is refused."""
    words = _UNPRINTABLE.sub("", given.replace("\r\n", "\n")).strip()
    if not words:
        raise invalid(field, _EMPTY)
    return words


async def say(work: Work, ticket: Row, body: str, *, internal: bool = False) -> Row:
    """Write a message of the actor into a ticket."""
    return await work.add(
        TicketMessage,
        ticket_id=ticket.id,
        author=_author(work.actor),
        author_id=work.actor.id,
        author_name=await _name(work, ticket),
        body=body,
        internal=internal,
        at=clock.now(),
    )


def _author(actor: Actor) -> MessageAuthor:
    if actor.kind is Kind.SYSTEM:
        return MessageAuthor.SYSTEM
    return MessageAuthor.STAFF if actor.is_staff else MessageAuthor.CUSTOMER


_NAME = """
select name from staff where id = :id union all select name from customer where id = :id
union all select name from app_token where id = :id
union all (select address ->> 'name' from "order" where id = :order and :id = 'guest')
"""


async def _name(work: Work, ticket: Row) -> str:
    actor = work.actor
    id = actor.customer_id or actor.staff_id or actor.id
    found: Any = await work.connection.value(_NAME, id=id, order=ticket.order_id)
    return str(found or "")
