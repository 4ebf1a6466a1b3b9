"""Say something in a ticket."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.inbox.marks import marked_in
from orderflow.inbox.mentioning import NotForTheirEyes, mention
from orderflow.kernel import clock
from orderflow.kernel.access import Actor
from orderflow.kernel.action import action, require_open
from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type
from orderflow.kernel.refusal import InvalidInput, MoveRefused, NotFound, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work
from orderflow.orders.hearing import reads_notes
from orderflow.tickets.actions.desk import reopened, taken_up
from orderflow.tickets.clocks import paused, resumed
from orderflow.tickets.lifecycle import TICKET, UNRESOLVED, resolved_lately
from orderflow.tickets.tables import Ticket, TicketState
from orderflow.tickets.thread import LONGEST_BODY, say, worded

TICKET_REPLIED = event_type("ticket.replied", customer=True, staff=Can.SEE_TICKETS)
TICKET_NOTED = event_type("ticket.noted", staff=Can.SEE_TICKETS)

_STAFF_ONLY = text(
    "只有客服可以寫內部備註。", "只有客服可以写内部备注。", "Only staff can write notes that customers do not see."
)


@dataclass
class ReplyToTicket:
    """What is said: by the customer, or by staff, who may also leave a note among themselves."""

    ticket_id: str
    body: str = field(
        metadata={
            "doc": "At most 5000 characters; in a note `@[id]` names a colleague or a team: it comes into their inbox.",
            "max": LONGEST_BODY,
        }
    )
    idempotency_key: str
    internal: bool = field(default=False, metadata={"doc": "Whether it is a note that only staff see."})
    order_token: str | None = None


@action(
    Can.OPEN_TICKETS,
    offered_on=Ticket,
    sources=(*UNRESOLVED, TicketState.RESOLVED),
    guards=(resolved_lately,),
    refuses=(NotFound, InvalidInput, MoveRefused, NotForTheirEyes),
)
async def reply_to_ticket(work: Work, given: ReplyToTicket) -> dict[str, Any]:
    """Say something in a ticket: then it is the other side's turn. A customer's word opens a resolved one again."""
    body = worded("body", given.body)
    if work.actor.is_staff:
        work.actor.needs(Can.ANSWER_TICKETS)
    elif given.internal:
        raise invalid("internal", _STAFF_ONLY)
    ticket = await work.take(Ticket, given.ticket_id)
    require_open(reply_to_ticket, ticket)
    message = await say(work, ticket, body, internal=given.internal)
    if given.internal:
        mentioned = await _mention(work, ticket, message)
        work.tell(TICKET_NOTED, ticket.id, ticket.order_id, message=message.id, **mentioned)
        return {"ticket": await taken_up(work, ticket)}
    work.tell(TICKET_REPLIED, ticket.id, ticket.order_id, message=message.id, author=message.author)
    return {"ticket": await (_now_theirs if work.actor.is_staff else _now_ours)(work, ticket)}


_ORDER = 'select * from "order" where id = :id'


async def _mention(work: Work, ticket: Row, message: Row) -> dict[str, list[str]]:
    """Who is named in a note finds it in their inbox, if they may see the ticket."""
    order = await work.row(_ORDER, id=ticket.order_id) if marked_in(message.body) else None
    if order is None:
        return {}

    def may_see(actor: Actor) -> bool:
        return actor.may(Can.SEE_TICKETS) and reads_notes(order, actor)

    return await mention(work, message, may_see, order_id=ticket.order_id, ticket_id=ticket.id)


async def _now_theirs(work: Work, ticket: Row) -> Row:
    """The shop has answered."""
    also = {"assignee_id": ticket.assignee_id or work.actor.staff_id, **paused(ticket, clock.now())}
    if ticket.state in TICKET.wait.source:
        return await work.move(ticket, TICKET.wait, also=also)
    return await work.change(Ticket, ticket, **also)


async def _now_ours(work: Work, ticket: Row) -> Row:
    """The customer has answered, asked again, or added something."""
    if ticket.state == TicketState.WAITING_CUSTOMER:
        return await work.move(ticket, TICKET.answer, also=resumed(ticket, clock.now()))
    if ticket.state == TicketState.RESOLVED:
        return await reopened(work, ticket)
    return await work.change(Ticket, ticket)
