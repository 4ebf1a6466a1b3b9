"""What support does with a ticket: take it, pass it on, resolve it; and how it comes back."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.action import action, require_open
from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type
from orderflow.kernel.refusal import MoveRefused, NotFound, StaleVersion, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work
from orderflow.people.roles import rights_of
from orderflow.tickets.clocks import paused, resumed
from orderflow.tickets.lifecycle import TICKET, UNRESOLVED
from orderflow.tickets.tables import Ticket, TicketState
from orderflow.tickets.thread import LONGEST_BODY, say, worded

TICKET_ASSIGNED = event_type("ticket.assigned", staff=Can.SEE_TICKETS)

_NOT_SUPPORT = text("請選擇一位客服人員。", "请选择一位客服人员。", "Choose a colleague who answers customers.")


@dataclass
class AssignTicket:
    """Who looks after a ticket from now on."""

    ticket_id: str
    staff_id: str
    expected_version: int | None = None


@dataclass
class ResolveTicket:
    """What was done about it, in words the customer reads."""

    ticket_id: str
    resolution: str = field(metadata={"doc": "At most 2000 characters; the customer reads it.", "max": 2000})
    expected_version: int | None = None


@dataclass
class ReopenTicket:
    """What is still wrong."""

    ticket_id: str
    reason: str = field(
        metadata={"doc": "At most 5000 characters; it becomes a message of the ticket.", "max": LONGEST_BODY}
    )
    order_token: str | None = None


@action(Can.ANSWER_TICKETS, offered_on=Ticket, sources=UNRESOLVED, refuses=(NotFound, MoveRefused, StaleVersion))
async def assign_ticket(work: Work, given: AssignTicket) -> dict[str, Any]:
    """Give a ticket to a colleague who answers customers."""
    ticket = await work.take(Ticket, given.ticket_id, version=given.expected_version)
    require_open(assign_ticket, ticket)
    colleague = await work.row("select roles from staff where id = :id and disabled_at is null", id=given.staff_id)
    if colleague is None or Can.ANSWER_TICKETS not in rights_of(colleague.roles):
        raise invalid("staffId", _NOT_SUPPORT)
    if ticket.assignee_id != given.staff_id:
        ticket = await assigned(work, ticket, given.staff_id)
    return {"ticket": await taken_up(work, ticket)}


@action(TICKET.resolve, refuses=(NotFound, MoveRefused, StaleVersion))
async def resolve_ticket(work: Work, given: ResolveTicket) -> dict[str, Any]:
    """Say what was done; the customer may open the ticket again within seven days."""
    resolution = worded("resolution", given.resolution)
    ticket = await work.take(Ticket, given.ticket_id, version=given.expected_version)
    now = clock.now()
    also = {
        "resolution": resolution,
        "resolved_at": now,
        "assignee_id": ticket.assignee_id or work.actor.staff_id,
        **paused(ticket, now),
    }
    return {"ticket": await work.move(ticket, TICKET.resolve, also=also)}


@action(TICKET.reopen, refuses=(NotFound, MoveRefused))
async def reopen_ticket(work: Work, given: ReopenTicket) -> dict[str, Any]:
    """Open a resolved ticket again, with the reason."""
    reason = worded("reason", given.reason)
    ticket = await work.take(Ticket, given.ticket_id)
    ticket = await reopened(work, ticket)
    await say(work, ticket, reason)
    return {"ticket": ticket}


async def assigned(work: Work, ticket: Row, staff_id: str) -> Row:
    """Write down who looks after a taken ticket."""
    work.tell(TICKET_ASSIGNED, ticket.id, ticket.order_id, assignee=staff_id)
    return await work.change(Ticket, ticket, assignee_id=staff_id)


async def taken_up(work: Work, ticket: Row) -> Row:
    """A new ticket is open from the first thing staff do with it."""
    return await work.move(ticket, TICKET.take_up) if ticket.state == TicketState.NEW else ticket


async def reopened(work: Work, ticket: Row) -> Row:
    """A resolved ticket is open again; the time it was resolved does not count."""
    also = {"resolved_at": None, "resolution": None, **resumed(ticket, clock.now())}
    return await work.move(ticket, TICKET.reopen, also=also)
