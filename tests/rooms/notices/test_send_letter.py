"""Letters leave through the shop's mail server: once each, again when it may help, never when they are overtaken."""

from collections.abc import AsyncIterator

import pytest

from orderflow import settings
from orderflow.kernel import clock
from orderflow.kernel.db import Database, Row
from orderflow.kernel.work import Work, as_system
from orderflow.notices.channels import CHANNELS, letter_box
from orderflow.orders.token import order_token
from orderflow.process.actions import ReplayDelivery
from tests.bought import an_order
from tests.rooms.notices.mail_server import MailServer, mail_server
from tests.rooms.notices.props import a_parcel, hear, letters, listen, set_facts
from tests.world import as_staff, do


@pytest.fixture
async def mails(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[MailServer]:
    """A mail server the shop is set up for."""
    async with mail_server() as running:
        monkeypatch.setenv("ORDERFLOW_SMTP_URL", f"smtp://127.0.0.1:{running.port}")
        settings.current.cache_clear()
        yield running
    settings.current.cache_clear()


async def test_a_letter_arrives_whole_with_text_and_html(database: Database, mails: MailServer) -> None:
    order, _ = await an_order(database, locale="zh-Hant")

    await hear(database, "order.paid", order, order)

    (letter,) = await letters(database)
    (mail,) = mails.got
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert (letter.state, letter.channel, letter.attempts, letter.last_error) == ("SENT", "mail", 1, None)
    assert (mail["Subject"], mails.recipients) == (f"訂單 {order.number} 已確認", ["lin@example.com"])
    assert "我的商店" in mail["From"]
    assert letter.id in mail["Message-ID"]
    assert plain is not None
    assert html is not None
    assert order_token(order.id) in plain.get_content()
    assert order_token(order.id) in html.get_content()


async def test_the_same_news_again_sends_nothing_again(database: Database, mails: MailServer) -> None:
    order, _ = await an_order(database)

    await hear(database, "order.paid", order, order)
    await hear(database, "order.paid", order, order)

    assert len(mails.got) == 1


async def test_a_busy_server_is_asked_again_and_the_letter_arrives_once(database: Database, mails: MailServer) -> None:
    mails.answers = ["451 later please"]
    order, _ = await an_order(database)
    await hear(database, "order.paid", order, order)
    (waiting,) = await letters(database)

    await _later(database)

    (letter,) = await letters(database)
    assert (waiting.state, waiting.attempts, waiting.last_error) == ("WAITING", 1, "451 later please")
    assert (letter.state, letter.attempts, letter.last_error) == ("SENT", 2, None)
    assert len(mails.got) == 1


async def test_a_server_that_is_away_is_tried_later(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORDERFLOW_SMTP_URL", "smtp://127.0.0.1:9")
    settings.current.cache_clear()
    order, _ = await an_order(database)

    await hear(database, "order.paid", order, order)

    settings.current.cache_clear()
    (letter,) = await letters(database)
    assert (letter.state, letter.attempts) == ("WAITING", 1)
    assert await _deliveries(database) == [("PENDING", 1)]


async def test_a_refusal_for_good_ends_at_once_and_may_be_replayed(database: Database, mails: MailServer) -> None:
    mails.answers = ["550 no such mailbox"]
    order, _ = await an_order(database)
    await hear(database, "order.paid", order, order)
    (failed,) = await letters(database)
    dead = await _deliveries(database)
    async with database.read() as connection:
        delivery = await connection.value("select id from delivery where state = 'DEAD'")

    await do(database, as_staff("SUPERVISOR"), ReplayDelivery(str(delivery)))
    await listen(database)

    (letter,) = await letters(database)
    assert (failed.state, failed.attempts) == ("FAILED", 1)
    assert "no such mailbox" in failed.last_error
    assert dead == [("DEAD", 1)]
    assert (letter.state, len(mails.got)) == ("SENT", 1)


async def test_an_address_that_is_none_ends_at_once(database: Database, mails: MailServer) -> None:
    order, _ = await an_order(database, email="a,b@example.com")

    await hear(database, "order.paid", order, order)

    (letter,) = await letters(database)
    assert letter.state == "FAILED"
    assert mails.got == []


async def test_a_letter_that_was_overtaken_while_it_waited_is_dropped(database: Database, mails: MailServer) -> None:
    mails.answers = ["451 later"]
    order, _ = await an_order(database, status="AWAITING_DELIVERY")
    parcel = await a_parcel(database, order)
    await hear(database, "shipment.handed_over", parcel, order)
    await set_facts(database, "shipment", parcel, state="DELIVERED")

    await _later(database)

    (letter,) = await letters(database)
    assert letter.state == "DROPPED"
    assert mails.got == []


async def test_letters_of_one_order_leave_in_order(database: Database, mails: MailServer) -> None:
    mails.answers = ["451 later"]
    order, _ = await an_order(database)
    await hear(database, "order.paid", order, order)
    await set_facts(database, "order", order, status="COMPLETED", delivered=4)
    await hear(database, "order.completed", order, order)
    before = len(mails.got)

    await _later(database)

    assert before == 0
    assert [mail["Subject"].partition(" is ")[2][:8] for mail in mails.got] == ["confirme", "complete"]


def test_without_a_mail_server_letters_stay_in_the_mailbox() -> None:
    assert letter_box(settings.current()).name == "mailbox"
    assert set(CHANNELS.all()) >= {"mail", "mailbox"}


async def _later(database: Database) -> None:
    """The next try is due now."""

    async def verb(work: Work) -> None:
        await work.run("update delivery set next_at = :real where state = 'PENDING'", real=clock.real())

    await as_system(database, verb)
    await listen(database)


async def _deliveries(database: Database) -> list[tuple[str, int]]:
    async with database.read() as connection:
        rows: list[Row] = await connection.rows(
            "select state, attempts from delivery where consumer = 'notices.send_letter'"
        )
    return [(row.state, row.attempts) for row in rows]
