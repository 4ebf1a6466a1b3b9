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
# Control characters but for tab and line break, halves of characters, and marks that turn the reading direction.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def worded(field: str, given: str, most: int = LONGEST_BODY) -> str:
    """A text a person wrote, tidied; empty or longer than `most` characters is refused."""
    words = _UNPRINTABLE.sub("", given.replace("\r\n", "\n")).strip()
    if not 1 <= len(words) <= most:
        reason = text(
            f"請寫 1 到 {most} 個字。", f"请写 1 到 {most} 个字。", f"Please write between 1 and {most} characters."
        )
        raise invalid(field, reason)
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
