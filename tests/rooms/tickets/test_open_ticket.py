"""Customers ask for after-sales within the deadline, and somebody of support is found by itself."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from orderflow.kernel import clock
from orderflow.kernel.db import Database
from orderflow.kernel.deliveries import Worker
from orderflow.kernel.refusal import IdempotencyKeyReused, InvalidInput, NotFound, Refusals
from orderflow.orders.token import order_token
from orderflow.tickets.actions.open_ticket import (
    NotArrivedYet,
    TooManyTickets,
    WindowClosed,
    within_after_sales_days,
)
from orderflow.tickets.kinds import WORDS
from orderflow.tickets.tables import TicketKind
from tests.asked import asked
from tests.bought import a_received_order, an_order
from tests.rooms.tickets.props import damaged, now, opened
from tests.world import a_colleague, a_customer, ada, as_customer, as_staff, do, guest


async def test_a_customer_opens_a_ticket_about_a_line_and_the_clocks_start(database: Database) -> None:
    customer = await ada(database)
    order, lines = await a_received_order(database, customer)

    ticket = await opened(database, customer, damaged(order, order_line_ids=[lines[0].id]))

    assert (ticket.state, ticket.kind, ticket.subject) == ("NEW", "DAMAGED", "Broken cup")
    assert ticket.number.startswith("T-00001-")
    assert ticket.due_at == ticket.first_reply_due_at == ticket.created_at + timedelta(hours=4)
    assert ticket.resolve_due_at == ticket.created_at + timedelta(hours=48)
    async with database.read() as connection:
        message = await connection.one("select * from ticket_message")
        about = await connection.rows("select order_line_id from ticket_line")
        told = await connection.one("select * from event where type = 'ticket.opened'")
    assert (message.author, message.author_name, message.internal) == ("CUSTOMER", "Ada", False)
    assert [row.order_line_id for row in about] == [lines[0].id]
    assert (told.subject, told.order_id, told.payload) == (ticket.id, order.id, {"to": "NEW", "kind": "DAMAGED"})


async def test_a_guest_opens_a_ticket_with_the_orders_token_alone(database: Database) -> None:
    order, _ = await a_received_order(database)
    with_token = damaged(order, order_token=order_token(order.id))

    ticket = await opened(database, guest(), with_token)

    assert ticket.order_id == order.id
    with pytest.raises(NotFound):
        await do(database, guest(), damaged(order, key="k2"))
    with pytest.raises(NotFound):
        await do(database, guest(), damaged(order, key="k3", order_token=order_token("ord_other")))


async def test_one_second_after_the_deadline_it_is_refused_with_the_day(database: Database) -> None:
    customer = await ada(database)
    order, _ = await a_received_order(database, customer, delivered_at=clock.now() - timedelta(days=15, seconds=1))
    late = order.delivered_at + timedelta(days=15)

    with pytest.raises(WindowClosed) as refused:
        await do(database, customer, damaged(order))

    assert refused.value.facts["closed_at"] == late
    assert "15" in refused.value.message("zh-Hant")
    assert not within_after_sales_days.holds(order)
    assert within_after_sales_days.until is not None
    assert within_after_sales_days.until(order) == late


async def test_the_last_minute_of_the_deadline_is_early_enough(database: Database) -> None:
    customer = await ada(database)
    order, _ = await a_received_order(database, customer, delivered_at=clock.now() - timedelta(days=14, hours=23))

    ticket = await opened(database, customer, damaged(order))

    assert ticket.state == "NEW"


@pytest.mark.parametrize("kind", [TicketKind.QUESTION, TicketKind.NOT_RECEIVED])
async def test_before_arrival_one_may_ask_or_say_that_nothing_came(database: Database, kind: TicketKind) -> None:
    customer = await ada(database)
    order, _ = await an_order(database, customer, status="AWAITING_DELIVERY")

    ticket = await opened(database, customer, damaged(order, kind=kind))

    assert ticket.kind == kind
    with pytest.raises(NotArrivedYet):
        await do(database, customer, damaged(order, key="k2", kind=TicketKind.RETURN))


async def test_an_order_has_twenty_open_tickets_at_most(database: Database) -> None:
    customer = await ada(database)
    order, _ = await a_received_order(database, customer)
    for n in range(20):
        await do(database, customer, damaged(order, key=f"k{n}"))

    with pytest.raises(TooManyTickets):
        await do(database, customer, damaged(order, key="one more"))


async def test_lines_of_other_orders_and_other_peoples_orders_are_not_found(database: Database) -> None:
    customer, other = await ada(database), as_customer(await a_customer(database, "Eve"))
    order, _ = await a_received_order(database, customer)
    _, foreign = await a_received_order(database, other)

    for actor, given in (
        (customer, damaged(order, order_line_ids=[foreign[0].id])),
        (customer, damaged(order, order_line_ids=["nonsense"])),
        (other, damaged(order)),
        (as_staff("PICKER", "SUPPORT", warehouse_id="whs_far"), damaged(order)),
    ):
        with pytest.raises(NotFound):
            await do(database, actor, given)

    assert await _count(database, "ticket") == 0


@pytest.mark.parametrize(
    ("field", "words"),
    [("subject", "  \n "), ("subject", "x" * 121), ("body", ""), ("body", "\x00\x07"), ("body", "x" * 5001)],
)
async def test_empty_and_endless_words_are_refused(database: Database, field: str, words: str) -> None:
    customer = await ada(database)
    order, _ = await a_received_order(database, customer)

    with pytest.raises((InvalidInput, Refusals)) as refused:
        await do(database, customer, damaged(order, **{field: words}))

    (reason,) = getattr(refused.value, "several", [refused.value])
    assert (reason.code, reason.path) == ("INVALID_INPUT", (field,))


async def test_a_ticket_without_a_subject_is_called_by_its_kind(database: Database) -> None:
    customer = await ada(database)
    order, _ = await a_received_order(database, customer)

    ticket = await opened(database, customer, damaged(order, subject=None))

    assert ticket.subject == ""
    for locale, words in WORDS[ticket.kind].items():
        reader = replace(customer, locale=locale)
        found = await asked(database, reader, "query ($id: ID!) { ticket(id: $id) { subject } }", id=ticket.id)
        assert found["ticket"]["subject"] == words


async def test_what_cannot_be_printed_is_left_out(database: Database) -> None:
    customer = await ada(database)
    order, _ = await a_received_order(database, customer)

    ticket = await opened(database, customer, damaged(order, subject="a\x08\u202eb", body="one\r\ntwo\x1b"))

    async with database.read() as connection:
        body = await connection.value("select body from ticket_message")
    assert (ticket.subject, body) == ("ab", "one\ntwo")


async def test_two_at_once_with_one_key_make_one_ticket(database: Database) -> None:
    customer = await ada(database)
    order, _ = await a_received_order(database, customer)

    answers = await asyncio.gather(*(do(database, customer, damaged(order)) for _ in range(8)))

    assert len({answer["ticket"] for answer in answers}) == 1
    assert await _count(database, "ticket") == 1
    with pytest.raises(IdempotencyKeyReused):
        await do(database, customer, damaged(order, body="Something else."))


async def test_tickets_go_to_whoever_of_support_on_duty_has_the_fewest(database: Database) -> None:
    customer = await ada(database)
    order, _ = await a_received_order(database, customer)
    first = await a_colleague(database, "SUPPORT", name="One")
    second = await a_colleague(database, "SUPPORT", "PICKER", name="Two")
    await a_colleague(database, "SUPPORT", name="Off", on_duty=False)
    await a_colleague(database, "PICKER", name="Picker")
    for n in range(6):
        await do(database, customer, damaged(order, key=f"k{n}"))

    await Worker(database).drain()

    async with database.read() as connection:
        loads = await connection.rows("select assignee_id, count(*) as n from ticket group by 1")
        states = await connection.rows("select distinct state from ticket")
    assert {row.assignee_id: row.n for row in loads} == {first.id: 3, second.id: 3}
    assert [row.state for row in states] == ["NEW"]


async def test_a_ticket_waits_while_nobody_is_on_duty_and_is_assigned_when_somebody_comes(database: Database) -> None:
    customer = await ada(database)
    order, _ = await a_received_order(database, customer)
    ticket = await opened(database, customer, damaged(order))
    await Worker(database).drain()
    alone = await now(database, ticket.id)
    colleague = await a_colleague(database, "SUPPORT")

    await Worker(database).drain()

    assert alone.assignee_id is None
    assert (await now(database, ticket.id)).assignee_id == colleague.id


async def _count(database: Database, table: str) -> int:
    async with database.read() as connection:
        return int(await connection.value(f"select count(*) from {table}"))
