"""What after-sales does by itself: find somebody for each ticket, close what stayed resolved."""

from functools import partial

from orderflow.kernel import clock
from orderflow.kernel.db import Database, Row
from orderflow.kernel.deliveries import every_second
from orderflow.kernel.events import on
from orderflow.kernel.work import Work, as_system
from orderflow.tickets.actions.desk import assigned
from orderflow.tickets.clocks import CLOSES_AFTER
from orderflow.tickets.lifecycle import TICKET, UNRESOLVED
from orderflow.tickets.tables import Ticket, TicketState

AT_A_TIME = 100
ROLE = "SUPPORT"

# Taken one after another, else tickets that come together would all go to the same person.
_QUEUE = "select pg_advisory_xact_lock(727203)"
_LEAST_LOADED = """
select s.id from staff s
  left join ticket t on t.assignee_id = s.id and t.state in ('NEW', 'OPEN', 'WAITING_CUSTOMER')
where s.on_duty and :role = any(s.roles)
group by s.id order by count(t.id), max(t.created_at) nulls first, s.id limit 1
"""


@on("ticket.opened")
async def assign_new_ticket(work: Work, event: Row) -> None:
    """Give a new ticket to whoever of support is on duty and has the fewest."""
    await _assign(work, event.subject)


async def _assign(work: Work, ticket_id: str) -> None:
    ticket = await work.take(Ticket, ticket_id)
    if ticket.assignee_id is not None or ticket.state not in UNRESOLVED:
        return
    await work.run(_QUEUE)
    if found := await work.row(_LEAST_LOADED, role=ROLE):
        await assigned(work, ticket, found.id)


_UNASSIGNED = """
select id from ticket where assignee_id is null and state = any(:states)
  and exists (select 1 from staff s where s.on_duty and :role = any(s.roles))
order by created_at limit :most
"""


@every_second
async def assign_waiting_tickets(database: Database) -> int:
    """Assign tickets that came while nobody of support was on duty, oldest first."""
    async with database.read() as connection:
        due = await connection.rows(_UNASSIGNED, states=list(UNRESOLVED), role=ROLE, most=AT_A_TIME)
    for each in due:
        await as_system(database, partial(_assign, ticket_id=each.id))
    return len(due)


_RESOLVED = """
select id from ticket where state = 'RESOLVED' and resolved_at <= :before order by resolved_at limit :most
"""


@every_second
async def close_resolved_tickets(database: Database) -> int:
    """Close what was resolved seven days ago and not opened again."""
    async with database.read() as connection:
        due = await connection.rows(_RESOLVED, before=clock.now() - CLOSES_AFTER, most=AT_A_TIME)
    for each in due:
        await as_system(database, partial(_close, ticket_id=each.id))
    return len(due)


async def _close(work: Work, ticket_id: str) -> None:
    ticket = await work.take(Ticket, ticket_id)
    if ticket.state == TicketState.RESOLVED and ticket.resolved_at <= clock.now() - CLOSES_AFTER:
        await work.move(ticket, TICKET.close)
