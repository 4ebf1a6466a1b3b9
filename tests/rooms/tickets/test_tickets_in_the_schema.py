"""Tickets as the API shows them to customers, guests and staff."""

from datetime import timedelta
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database
from orderflow.orders.token import order_token
from orderflow.tickets.actions.desk import ResolveTicket
from orderflow.tickets.tables import TicketKind
from tests.asked import asked, denied
from tests.bought import a_received_order, an_order
from tests.rooms.tickets.props import a_ticket, reply
from tests.world import a_colleague, a_customer, ada, as_customer, as_staff, do, guest

THREAD = """query($id: ID!, $token: String) { ticket(id: $id, orderToken: $token) { number state nextDueAt
  order { number } assignee { name } lines { sku } messages { author authorName body internal }
  availableActions { action allowed until } } }"""
LIST = "query($filter: TicketFilter) { tickets(filter: $filter) { nodes { subject } totalCount } }"
OPEN = """mutation($input: OpenTicketInput!) { openTicket(input: $input) {
  ticket { number subject lines { sku } } order { availableActions { action allowed until } }
  errors { code message path ... on WindowClosed { closedAt } } } }"""


async def test_a_customer_reads_the_thread_without_notes_and_names_and_support_reads_all(database: Database) -> None:
    customer, colleague = await ada(database), await a_colleague(database, "SUPPORT", name="Grace")
    support = as_staff("SUPPORT", staff_id=colleague.id)
    ticket = await a_ticket(database, customer)
    await reply(database, support, ticket, "Third one this week.", internal=True)
    await reply(database, support, ticket, "A picture, please?")

    theirs = (await asked(database, customer, THREAD, id=ticket.id))["ticket"]
    ours = (await asked(database, support, THREAD, id=ticket.id))["ticket"]

    assert [(each["authorName"], each["body"]) for each in theirs["messages"]] == [
        ("Ada", "It came in pieces."), ("Customer support", "A picture, please?")
    ]  # fmt: skip
    assert theirs["assignee"] is None
    assert [(each["authorName"], each["internal"]) for each in ours["messages"]] == [
        ("Ada", False), ("Grace", True), ("Grace", False)
    ]  # fmt: skip
    assert (ours["state"], ours["nextDueAt"], ours["assignee"]) == ("WAITING_CUSTOMER", None, {"name": "Grace"})
    assert [each["action"] for each in theirs["availableActions"]] == ["reopenTicket", "replyToTicket"]


async def test_guests_and_strangers_see_what_their_tokens_open(database: Database) -> None:
    ticket = await a_ticket(database, guest())
    eve = as_customer(await a_customer(database, "Eve"))

    with_token = await asked(database, guest(), THREAD, id=ticket.id, token=order_token(ticket.order_id))

    assert with_token["ticket"]["number"] == ticket.number
    assert [each["body"] for each in with_token["ticket"]["messages"]] == ["It came in pieces."]
    assert (await asked(database, guest(), THREAD, id=ticket.id))["ticket"] is None
    assert (await asked(database, eve, THREAD, id=ticket.id))["ticket"] is None
    assert (await asked(database, eve, LIST))["tickets"] == {"nodes": [], "totalCount": 0}
    assert await denied(database, as_staff("PICKER"), THREAD, id=ticket.id) == ["FORBIDDEN"]


async def test_an_order_says_what_a_ticket_may_be_about_now(database: Database) -> None:
    customer = await ada(database)
    received, _ = await a_received_order(database, customer)
    coming, _ = await an_order(database, customer)
    shown = "query($id: ID!) { order(id: $id) { ticketKinds { kind name allowed reason } } }"

    after = (await asked(database, customer, shown, id=received.id))["order"]["ticketKinds"]
    before = (await asked(database, customer, shown, id=coming.id))["order"]["ticketKinds"]

    assert [each["kind"] for each in after if each["allowed"]] == list(TicketKind)
    assert [each["kind"] for each in before if each["allowed"]] == ["QUESTION", "NOT_RECEIVED"]
    assert all(("Nothing of this order has arrived" in (each["reason"] or "")) != each["allowed"] for each in before)
    assert before[1] | {"reason": None} == {
        "kind": "DAMAGED",
        "name": "Arrived damaged",
        "allowed": False,
        "reason": None,
    }


async def test_messages_are_nodes_for_those_who_may_read_them(database: Database) -> None:
    customer = await ada(database)
    ticket = await a_ticket(database, customer)
    await reply(database, as_staff("SUPPORT"), ticket, "A note.", internal=True)
    async with database.read() as connection:
        note = await connection.value("select id from ticket_message where internal")
    document = "query($id: ID!) { node(id: $id) { ... on TicketMessage { body } } }"

    assert (await asked(database, customer, document, id=note))["node"] is None
    assert (await asked(database, as_staff("SUPPORT"), document, id=note))["node"] == {"body": "A note."}


async def test_staff_find_first_what_is_due_first_and_customers_their_newest(database: Database) -> None:
    customer, colleague = await ada(database), await a_colleague(database, "SUPPORT")
    support = as_staff("SUPPORT", staff_id=colleague.id)
    old = await a_ticket(database, customer, subject="old")
    await reply(database, support, await a_ticket(database, customer, key="k2", subject="answered"))
    clock.set_offset(timedelta(hours=1).total_seconds())
    await a_ticket(database, customer, key="k3", subject="new")
    done = await a_ticket(database, customer, key="k4", subject="done")
    await do(database, support, ResolveTicket(done.id, "Done."))

    async def subjects(actor: Actor, **filter: Any) -> list[str]:
        found = await asked(database, actor, LIST, filter=filter)
        return [each["subject"] for each in found["tickets"]["nodes"]]

    assert (await subjects(support))[:2] == ["old", "new"]
    assert await subjects(customer) == ["done", "new", "answered", "old"]
    assert await subjects(support, state=["RESOLVED", "CLOSED"]) == ["done"]
    assert await subjects(support, mine=True) == ["answered", "done"]
    assert await subjects(support, mine=False) == ["old", "new"]
    assert await subjects(support, search=old.number) == ["old"]
    assert await subjects(support, search="ANSW") == ["answered"]


async def test_a_ticket_is_opened_over_the_api_and_refused_with_the_day(database: Database) -> None:
    customer = await ada(database)
    order, lines = await a_received_order(database, customer)
    late, _ = await a_received_order(database, customer, delivered_at=clock.now() - timedelta(days=16))
    given = {"kind": "DAMAGED", "subject": "Broken", "body": "In pieces.", "idempotencyKey": "k"}

    opened = await asked(database, customer, OPEN, input={**given, "orderId": order.id, "orderLineIds": [lines[1].id]})
    refused = await asked(database, customer, OPEN, input={**given, "orderId": late.id, "idempotencyKey": "k2"})

    offer = next(e for e in opened["openTicket"]["order"]["availableActions"] if e["action"] == "openTicket")
    assert opened["openTicket"]["ticket"]["lines"] == [{"sku": "CUP-2"}]
    assert (offer["allowed"], offer["until"]) == (True, (order.delivered_at + timedelta(days=15)).isoformat())
    assert refused["openTicket"]["ticket"] is None
    (error,) = refused["openTicket"]["errors"]
    assert (error["code"], error["closedAt"]) == (
        "WINDOW_CLOSED", (late.delivered_at + timedelta(days=15)).isoformat()
    )  # fmt: skip
