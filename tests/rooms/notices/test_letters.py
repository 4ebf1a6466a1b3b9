"""Each piece of news becomes one letter, in the order's language, as long as it is still true."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from orderflow.kernel import clock
from orderflow.kernel.access import sight_of
from orderflow.kernel.db import Database, query
from orderflow.kernel.events import CONSUMERS
from orderflow.kernel.money import Money
from orderflow.kernel.work import as_system
from orderflow.notices.letters import BY_EVENT, BY_KIND
from orderflow.notices.page import to_html, to_text
from orderflow.notices.phrases import Window, said
from orderflow.notices.tables import Letter
from orderflow.notices.wording import WORDINGS
from orderflow.orders.token import order_token
from orderflow.tickets.actions.desk import ResolveTicket
from tests.bought import a_received_order, an_order
from tests.rooms.notices.props import a_parcel, a_payment, a_refund, hear, letters, set_facts
from tests.rooms.tickets.props import a_ticket, reply
from tests.world import ada, as_staff, do, guest


async def test_a_paid_order_is_confirmed_with_its_lines_sums_and_dates(database: Database) -> None:
    order, _ = await an_order(database, shipping_fee=1200, total=41200)

    await hear(database, "order.paid", order, order)

    (letter,) = await letters(database)
    words = to_text(letter, with_token=True)
    assert (letter.kind, letter.recipient, letter.state, letter.channel) == (
        "ORDER_CONFIRMED", "lin@example.com", "SENT", "mailbox"
    )  # fmt: skip
    assert letter.subject == f"Order {order.number} is confirmed"
    assert "Porcelain cup (One)  × 2  CN¥200.00" in words
    assert "Shipping  CN¥12.00" in words
    assert "Total  CN¥412.00" in words
    assert f"/orders/{order.id}?token={order_token(order.id)}" in words
    assert "{" not in words


async def test_news_told_twice_and_delivered_twice_makes_one_letter(database: Database) -> None:
    order, _ = await an_order(database)
    await hear(database, "order.paid", order, order)
    await hear(database, "order.paid", order, order)
    async with database.read() as connection:
        event = await connection.one("select * from event where type = 'order.paid' limit 1")

    await asyncio.gather(
        *(as_system(database, lambda work: CONSUMERS["notices.write_letter"].react(work, event)) for _ in range(4))
    )

    assert len(await letters(database)) == 1


@pytest.mark.parametrize(
    ("locale", "subject", "greeting"),
    [
        ("zh-Hant", "訂單 {} 已確認", "林曉彤，您好："),
        ("zh-Hans", "订单 {} 已确认", "林曉彤，您好："),
        ("en", "Order {} is confirmed", "Hello 林曉彤,"),
    ],
)
async def test_a_letter_speaks_the_orders_language(
    database: Database, locale: str, subject: str, greeting: str
) -> None:
    order, _ = await an_order(database, locale=locale)

    await hear(database, "order.paid", order, order)

    (letter,) = await letters(database)
    assert letter.subject == subject.format(order.number)
    assert to_text(letter, with_token=False).startswith(greeting)
    assert f'<html lang="{locale}">' in to_html(letter, with_token=False)


async def test_what_a_person_wrote_is_never_markup(database: Database) -> None:
    evil = '<script>alert("x")</script>{number}&'
    order, _ = await an_order(database, address={"name": evil, "countryCode": "CN"})

    await hear(database, "order.paid", order, order)

    (letter,) = await letters(database)
    html = to_html(letter, with_token=True)
    assert "<script" not in html
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;{number}&amp;" in html
    assert evil in to_text(letter, with_token=True)


async def test_a_declined_payment_says_why_and_leads_to_paying_again(database: Database) -> None:
    order, _ = await an_order(
        database, status="AWAITING_PAYMENT", captured=0, pay_by=clock.now() + timedelta(minutes=30)
    )
    first, second = await a_payment(database, order), await a_payment(database, order, failure_code="card_declined")

    await hear(database, "payment.failed", first, order)
    await hear(database, "payment.failed", second, order)

    one, other = await letters(database)
    words = to_text(one, with_token=False)
    assert "not enough funds" in words
    assert f"/orders/{order.id}/pay" in words
    assert order_token(order.id) not in words
    assert "Your bank declined" in to_text(other, with_token=False)


async def test_a_parcel_is_followed_to_the_door(database: Database) -> None:
    order, _ = await an_order(database, status="AWAITING_DELIVERY")
    parcel = await a_parcel(database, order)

    await hear(database, "shipment.handed_over", parcel, order)
    await hear(database, "shipment.in_transit", parcel, order)
    await set_facts(database, "shipment", parcel, state="OUT_FOR_DELIVERY")
    await hear(database, "shipment.out_for_delivery", parcel, order)
    await set_facts(database, "shipment", parcel, state="DELIVERED")
    await set_facts(database, "order", order, delivered=4)
    await hear(database, "shipment.delivered", parcel, order)

    sent = await letters(database)
    assert [letter.kind for letter in sent] == ["PARCEL_SENT", "PARCEL_OUT_FOR_DELIVERY", "PARCEL_DELIVERED"]
    assert all("SF123456" in to_text(letter, with_token=False) for letter in sent)
    assert "please confirm" in to_text(sent[2], with_token=False)
    assert "nobody_we_know" not in to_text(sent[0], with_token=False)


async def test_the_first_of_two_parcels_asks_for_no_confirmation(database: Database) -> None:
    order, _ = await an_order(database, status="AWAITING_DELIVERY", delivered=2)
    parcel = await a_parcel(database, order, state="DELIVERED")

    await hear(database, "shipment.delivered", parcel, order)

    (letter,) = await letters(database)
    assert "More of this order is on its way" in to_text(letter, with_token=False)


@pytest.mark.parametrize(
    ("event", "order_facts", "parcel_state"),
    [
        ("shipment.handed_over", {"status": "AWAITING_DELIVERY"}, "DELIVERED"),
        ("shipment.out_for_delivery", {"status": "AWAITING_DELIVERY"}, "DELIVERED"),
        ("shipment.delivered", {"status": "COMPLETED"}, "DELIVERED"),
        ("shipment.exception_met", {"status": "AWAITING_DELIVERY"}, "IN_TRANSIT"),
    ],
)
async def test_overtaken_news_is_not_written(
    database: Database, event: str, order_facts: dict[str, Any], parcel_state: str
) -> None:
    order, _ = await an_order(database, **order_facts)
    parcel = await a_parcel(database, order, state=parcel_state)

    await hear(database, event, parcel, order)

    assert await letters(database) == []


async def test_a_failure_that_was_paid_meanwhile_is_not_written(database: Database) -> None:
    order, _ = await an_order(database)

    await hear(database, "payment.failed", await a_payment(database, order), order)

    assert await letters(database) == []


@pytest.mark.parametrize(
    ("event", "kind"), [("order.cancelled", "ORDER_CANCELLED"), ("order.expired", "ORDER_EXPIRED")]
)
async def test_the_end_of_an_order_says_what_happens_to_the_money(database: Database, event: str, kind: str) -> None:
    paid, _ = await an_order(database, status="CANCELLED")
    unpaid, _ = await an_order(database, status="CANCELLED", captured=0)

    await hear(database, event, paid, paid)
    await hear(database, event, unpaid, unpaid)

    first, second = await letters(database)
    assert (first.kind, second.kind) == (kind, kind)
    assert "CN¥400.00" in to_text(first, with_token=False)
    assert "You were not charged." in to_text(second, with_token=False)


async def test_a_refund_names_amount_and_reason_in_words(database: Database) -> None:
    order, _ = await an_order(database, status="CANCELLED")

    await hear(database, "refund.succeeded", await a_refund(database, order), order)

    (letter,) = await letters(database)
    assert letter.subject == f"CN¥42.10 of order {order.number} was refunded"
    assert "Order cancelled" in to_text(letter, with_token=False)


async def test_goods_missing_from_the_shelf_are_named(database: Database) -> None:
    order, lines = await an_order(database, status="PROCESSING")
    parcel = await a_parcel(database, order, state="PICKING")

    await hear(database, "shipment.short_picked", parcel, order, line=lines[0].id, units=1, reason="MISSING")

    (letter,) = await letters(database)
    assert "1 of “Porcelain cup (One)”" in to_text(letter, with_token=False)
    assert "MISSING" not in to_text(letter, with_token=False)


async def test_a_completed_order_asks_for_a_review(database: Database) -> None:
    order, _ = await a_received_order(database, status="COMPLETED")

    await hear(database, "order.completed", order, order)

    (letter,) = await letters(database)
    assert letter.page["button"] == "Write a review"
    assert "15 days" in to_text(letter, with_token=False)


async def test_answers_and_resolutions_of_a_ticket_reach_the_customer_and_notes_do_not(database: Database) -> None:
    customer = await ada(database)
    ticket = await a_ticket(database, customer)
    await reply(database, as_staff("SUPPORT"), ticket, "Our note.", internal=True)
    await reply(database, as_staff("SUPPORT"), ticket, "We send\na new cup.")
    await reply(database, customer, ticket, "Thank you.")
    await do(database, as_staff("SUPPORT"), ResolveTicket(ticket.id, "A new cup."))

    await hear(database, "ticket.taken_up", ticket, ticket)

    sent = await letters(database)
    assert [letter.kind for letter in sent] == ["TICKET_REPLIED", "TICKET_RESOLVED"]
    assert "We send\na new cup." in to_text(sent[0], with_token=False)
    assert "We send<br>a new cup." in to_html(sent[0], with_token=False)
    assert f"/tickets/{ticket.id}" in to_text(sent[1], with_token=False)
    assert not any("Our note" in to_text(letter, with_token=False) for letter in sent)


async def test_only_staff_who_may_see_letters_see_them(database: Database) -> None:
    customer = await ada(database)
    order, _ = await an_order(database, customer)
    await hear(database, "order.paid", order, order)

    async def seen(actor: Any) -> int:
        sight = sight_of(Letter, actor)
        async with database.read() as connection:
            return len(await connection.rows(query(f"select 1 from letter where {sight.where}"), **sight.values))

    assert [await seen(actor) for actor in (as_staff("SUPPORT"), as_staff("ORDER_DESK"))] == [1, 1]
    strangers = (
        customer,
        guest(order_token(order.id)),
        as_staff("FINANCE"),
        as_staff("PICKER", warehouse_id="whs_near"),
    )
    assert [await seen(actor) for actor in strangers] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("locale", "one_day", "two_days"),
    [
        ("zh-Hant", "11 月 24 日（週二）14:00–18:00", "11 月 24 日（週二）14:00 – 11 月 25 日（週三）14:00"),
        ("zh-Hans", "11 月 24 日（周二）14:00–18:00", "11 月 24 日（周二）14:00 – 11 月 25 日（周三）14:00"),
        ("en", "Tue 24 Nov 14:00–18:00", "Tue 24 Nov 14:00 – Wed 25 Nov 14:00"),
    ],
)
def test_times_are_the_shops_in_the_readers_words(locale: str, one_day: str, two_days: str) -> None:
    start = datetime(2026, 11, 24, 6, tzinfo=UTC)

    assert said(Window(start, start + timedelta(hours=4)), locale) == one_day
    assert said(Window(start, start + timedelta(days=1)), locale) == two_days


@pytest.mark.parametrize(
    ("locale", "yuan", "yen"), [("zh-Hant", "CN¥", "¥"), ("zh-Hans", "¥", "JP¥"), ("en", "CN¥", "JP¥")]
)
def test_an_amount_bears_the_sign_that_its_reader_tells_from_others(locale: str, yuan: str, yen: str) -> None:
    assert said(Money(123450, "CNY"), locale) == f"{yuan}1,234.50"
    assert said(Money(1234, "JPY"), locale) == f"{yen}1,234"
    assert said(Money(123450, "TWD"), locale) == "NT$1,234.50"
    assert said(Money(123450, "SGD"), locale) == "SGD\N{NO-BREAK SPACE}1,234.50"


def test_every_letter_has_words_and_every_news_a_letter() -> None:
    assert set(WORDINGS) == set(BY_KIND)
    assert {each.kind for each in BY_EVENT.values()} == set(BY_KIND)
