"""Support assigns, resolves and reopens; what stays resolved is closed by itself."""

from datetime import timedelta

import pytest

from orderflow.kernel import clock
from orderflow.kernel.action import offered
from orderflow.kernel.db import Database
from orderflow.kernel.deliveries import Worker
from orderflow.kernel.refusal import Denied, InvalidInput, MoveRefused, NotFound, StaleVersion
from orderflow.tickets.actions.desk import AssignTicket, ReopenTicket, ResolveTicket
from orderflow.tickets.clocks import NEVER
from orderflow.tickets.tables import Ticket
from tests.rooms.tickets.props import a_ticket, now, reply, said, told
from tests.world import a_colleague, a_customer, ada, as_customer, as_staff, do

SUPPORT = as_staff("SUPPORT")


async def test_a_ticket_is_given_to_a_colleague_and_is_open_then(database: Database) -> None:
    ticket, colleague = await a_ticket(database, await ada(database)), await a_colleague(database, "SUPPORT")

    await do(database, SUPPORT, AssignTicket(ticket.id, colleague.id, expected_version=1))

    given = await now(database, ticket.id)
    assert (given.assignee_id, given.state, given.due_at) == (colleague.id, "OPEN", ticket.due_at)
    assert await told(database, ticket) == ["ticket.opened", "ticket.assigned", "ticket.taken_up"]


async def test_a_ticket_is_given_to_nobody_who_does_not_answer_customers(database: Database) -> None:
    ticket, picker = await a_ticket(database, await ada(database)), await a_colleague(database, "PICKER")

    for who in (picker.id, "stf_nobody"):
        with pytest.raises(InvalidInput):
            await do(database, SUPPORT, AssignTicket(ticket.id, who))
    with pytest.raises(StaleVersion):
        await do(database, SUPPORT, AssignTicket(ticket.id, picker.id, expected_version=7))

    assert (await now(database, ticket.id)).assignee_id is None


async def test_a_ticket_is_resolved_with_words_for_the_customer(database: Database) -> None:
    ticket = await a_ticket(database, await ada(database))

    await do(database, SUPPORT, ResolveTicket(ticket.id, " A new cup is on its way. ", expected_version=1))

    resolved = await now(database, ticket.id)
    assert (resolved.state, resolved.resolution, resolved.due_at) == ("RESOLVED", "A new cup is on its way.", NEVER)
    assert resolved.resolved_at == resolved.paused_at
    with pytest.raises(MoveRefused):
        await do(database, SUPPORT, ResolveTicket(ticket.id, "Again."))


async def test_resolving_needs_words_the_right_and_the_newest_version(database: Database) -> None:
    customer = await ada(database)
    ticket = await a_ticket(database, customer)

    with pytest.raises(InvalidInput):
        await do(database, SUPPORT, ResolveTicket(ticket.id, "  "))
    with pytest.raises(StaleVersion):
        await do(database, SUPPORT, ResolveTicket(ticket.id, "Done.", expected_version=2))
    with pytest.raises(Denied):
        await do(database, customer, ResolveTicket(ticket.id, "Done."))
    with pytest.raises(NotFound):
        await do(database, SUPPORT, ResolveTicket("tkt_none", "Done."))

    assert (await now(database, ticket.id)).state == "NEW"


async def test_a_customer_reopens_with_a_reason_and_the_time_between_does_not_count(database: Database) -> None:
    customer = await ada(database)
    ticket = await a_ticket(database, customer)
    await do(database, SUPPORT, ResolveTicket(ticket.id, "Sent."))
    clock.set_offset(timedelta(days=2).total_seconds())

    await do(database, customer, ReopenTicket(ticket.id, "Nothing came."))

    back = await now(database, ticket.id)
    assert (back.state, back.resolution) == ("OPEN", None)
    assert timedelta(0) <= back.due_at - ticket.resolve_due_at - timedelta(days=2) < timedelta(seconds=30)
    assert (await said(database, ticket))[-1] == ("CUSTOMER", "Ada", "Nothing came.")


async def test_only_the_own_and_only_resolved_tickets_are_reopened(database: Database) -> None:
    customer, eve = await ada(database), as_customer(await a_customer(database, "Eve"))
    ticket = await a_ticket(database, customer)

    with pytest.raises(MoveRefused):
        await do(database, customer, ReopenTicket(ticket.id, "But."))
    await do(database, SUPPORT, ResolveTicket(ticket.id, "Sent."))
    with pytest.raises(NotFound):
        await do(database, eve, ReopenTicket(ticket.id, "But."))

    assert (await now(database, ticket.id)).state == "RESOLVED"


async def test_what_was_resolved_a_week_ago_is_closed_and_stays_so(database: Database) -> None:
    customer = await ada(database)
    ticket = await a_ticket(database, customer)
    await do(database, SUPPORT, ResolveTicket(ticket.id, "Sent."))
    await Worker(database).drain()
    early = await now(database, ticket.id)
    clock.set_offset(timedelta(days=7, seconds=1).total_seconds())

    await Worker(database).drain()

    assert early.state == "RESOLVED"
    assert (await now(database, ticket.id)).state == "CLOSED"
    for verb in (ReopenTicket(ticket.id, "But."), AssignTicket(ticket.id, "stf_x"), ResolveTicket(ticket.id, "No.")):
        with pytest.raises(MoveRefused):
            await do(database, SUPPORT, verb)
    with pytest.raises(MoveRefused):
        await reply(database, customer, ticket)


async def test_what_may_be_done_is_told_with_its_end(database: Database) -> None:
    ticket = await a_ticket(database, await ada(database))
    await do(database, SUPPORT, ResolveTicket(ticket.id, "Sent."))
    resolved = await now(database, ticket.id)

    verdicts = {each.name: each.verdict(resolved) for each in offered(Ticket)}

    assert {name: verdict.allowed for name, verdict in verdicts.items()} == {
        "assign_ticket": False,
        "resolve_ticket": False,
        "reopen_ticket": True,
        "reply_to_ticket": True,
    }
    assert verdicts["reopen_ticket"].until == resolved.resolved_at + timedelta(days=7)
