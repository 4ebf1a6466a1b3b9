"""Customer and staff write in one thread; whose turn it is moves with each word, and the clocks with it."""

import asyncio
from datetime import timedelta

import pytest

from orderflow.kernel import clock
from orderflow.kernel.access import Sight, sight_of
from orderflow.kernel.db import Database, query
from orderflow.kernel.events import EventType
from orderflow.kernel.refusal import Denied, InvalidInput, MoveRefused, NotFound
from orderflow.orders.token import order_token
from orderflow.tickets.actions.desk import ResolveTicket
from orderflow.tickets.clocks import NEVER
from orderflow.tickets.tables import TicketMessage
from tests.rooms.tickets.props import a_ticket, now, reply, said, told
from tests.world import a_colleague, a_customer, ada, as_customer, as_staff, do, guest


async def test_an_answer_stops_the_clocks_and_the_customers_word_starts_them_where_they_were(
    database: Database,
) -> None:
    customer, colleague = await ada(database), await a_colleague(database, "SUPPORT")
    ticket = await a_ticket(database, customer)

    answered = await reply(database, as_staff("SUPPORT", staff_id=colleague.id), ticket, "Can you send a picture?")
    clock.set_offset(timedelta(days=3).total_seconds())
    back = await reply(database, customer, ticket, "Here it is.")

    assert (answered.state, answered.due_at, answered.first_reply_due_at) == ("WAITING_CUSTOMER", NEVER, None)
    assert answered.assignee_id == colleague.id
    assert (back.state, back.first_reply_due_at, back.paused_at) == ("OPEN", None, None)
    assert timedelta(0) <= back.due_at - ticket.resolve_due_at - timedelta(days=3) < timedelta(seconds=30)
    assert back.resolve_due_at == back.due_at
    assert await told(database, ticket) == [
        "ticket.opened", "ticket.replied", "ticket.waiting", "ticket.replied", "ticket.answered"
    ]  # fmt: skip


async def test_the_thread_names_who_spoke(database: Database) -> None:
    customer, colleague = await ada(database), await a_colleague(database, "SUPPORT", name="Grace")
    ticket = await a_ticket(database, customer)

    await reply(database, as_staff("SUPPORT", staff_id=colleague.id), ticket, "We are sorry.")
    await reply(database, customer, ticket, "Thank you.")

    assert await said(database, ticket) == [
        ("CUSTOMER", "Ada", "It came in pieces."),
        ("STAFF", "Grace", "We are sorry."),
        ("CUSTOMER", "Ada", "Thank you."),
    ]


async def test_a_guest_writes_with_the_orders_token_under_the_receivers_name(database: Database) -> None:
    ticket = await a_ticket(database, guest())

    await reply(database, guest(), ticket, order_token=order_token(ticket.order_id))

    assert (await said(database, ticket))[-1] == ("CUSTOMER", "林曉彤", "Hello?")
    with pytest.raises(NotFound):
        await reply(database, guest(), ticket, "Me again")


async def test_a_second_answer_and_a_second_question_change_nobodys_turn(database: Database) -> None:
    customer = await ada(database)
    ticket = await a_ticket(database, customer)

    asked = await reply(database, customer, ticket, "Are you there?")
    await reply(database, as_staff("SUPPORT"), ticket, "Yes.")
    again = await reply(database, as_staff("SUPPORT"), ticket, "One more thing.")

    assert (asked.state, asked.due_at) == ("NEW", ticket.due_at)
    assert (again.state, again.due_at) == ("WAITING_CUSTOMER", NEVER)


async def test_a_note_opens_a_new_ticket_and_no_customer_hears_or_sees_it(database: Database) -> None:
    customer = await ada(database)
    ticket = await a_ticket(database, customer)

    noted = await reply(database, as_staff("SUPPORT"), ticket, "Third broken cup this week.", internal=True)

    assert (noted.state, noted.due_at) == ("OPEN", ticket.due_at)
    assert not EventType.all["ticket.noted"].customer
    assert "ticket.replied" not in await told(database, ticket)
    assert await _sees(database, sight_of(TicketMessage, customer)) == ["It came in pieces."]
    assert len(await _sees(database, sight_of(TicketMessage, as_staff("SUPPORT")))) == 2
    token = guest(order_token(ticket.order_id))
    assert await _sees(database, sight_of(TicketMessage, token)) == ["It came in pieces."]
    assert await _sees(database, sight_of(TicketMessage, guest())) == []
    assert await _sees(database, sight_of(TicketMessage, as_staff("PICKER"))) == []


async def test_a_customer_writes_no_notes_and_staff_without_the_right_no_answers(database: Database) -> None:
    customer = await ada(database)
    ticket = await a_ticket(database, customer)

    with pytest.raises(InvalidInput) as refused:
        await reply(database, customer, ticket, internal=True)
    with pytest.raises(Denied):
        await reply(database, as_staff("FINANCE"), ticket)

    assert refused.value.path == ("internal",)
    assert len(await said(database, ticket)) == 1


async def test_a_customers_word_opens_a_resolved_ticket_again_and_staffs_does_not(database: Database) -> None:
    customer = await ada(database)
    ticket = await a_ticket(database, customer)
    await do(database, as_staff("SUPPORT"), ResolveTicket(ticket.id, "A new cup is on its way."))

    after_staff = await reply(database, as_staff("SUPPORT"), ticket, "It left today.")
    after_customer = await reply(database, customer, ticket, "That one is broken too.")

    assert (after_staff.state, after_staff.resolution) == ("RESOLVED", "A new cup is on its way.")
    assert (after_customer.state, after_customer.resolution, after_customer.resolved_at) == ("OPEN", None, None)
    assert after_customer.due_at < NEVER


async def test_nobody_writes_in_what_was_resolved_long_ago(database: Database) -> None:
    customer = await ada(database)
    ticket = await a_ticket(database, customer)
    await do(database, as_staff("SUPPORT"), ResolveTicket(ticket.id, "Sent a new cup."))
    clock.set_offset(timedelta(days=7, seconds=1).total_seconds())

    with pytest.raises(MoveRefused):
        await reply(database, customer, ticket)

    assert len(await said(database, ticket)) == 1


async def test_other_customers_tickets_are_not_found(database: Database) -> None:
    ticket = await a_ticket(database, await ada(database))
    eve = as_customer(await a_customer(database, "Eve"))

    with pytest.raises(NotFound):
        await reply(database, eve, ticket)


async def test_one_key_sent_at_once_is_said_once(database: Database) -> None:
    customer = await ada(database)
    ticket = await a_ticket(database, customer)

    await asyncio.gather(*(reply(database, customer, ticket, "Once") for _ in range(6)))

    assert [words for _, _, words in await said(database, ticket)] == ["It came in pieces.", "Once"]


async def test_both_sides_at_once_are_both_heard(database: Database) -> None:
    customer, support = await ada(database), as_staff("SUPPORT")
    ticket = await a_ticket(database, customer)

    await asyncio.gather(
        *(reply(database, actor, ticket, f"{n} {actor.kind}") for n in range(4) for actor in (customer, support))
    )

    assert len(await said(database, ticket)) == 9
    assert (await now(database, ticket.id)).state in ("OPEN", "WAITING_CUSTOMER")


async def _sees(database: Database, sight: Sight) -> list[str]:
    async with database.read() as connection:
        rows = await connection.rows(
            query(f"select body from ticket_message where {sight.where} order by id"), **sight.values
        )
    return [row.body for row in rows]
