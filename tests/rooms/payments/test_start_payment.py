"""start_payment: approved, declined, asked for, lost, repeated."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from orderflow.kernel import clock
from orderflow.kernel.db import Database, Row
from orderflow.kernel.refusal import IdempotencyKeyReused, InvalidInput, MoveRefused, NotFound
from orderflow.kernel.work import Work, as_system
from orderflow.orders.follow import follow
from orderflow.orders.tables import Order
from orderflow.payments.actions import PaymentMethodUnavailable
from orderflow.payments.providers.simulator import plug
from tests.paying import (
    ASK,
    DECLINE,
    EXPIRED,
    LOST,
    NO_FUNDS,
    SET_ASIDE,
    SLOW,
    an_unpaid_order,
    assert_money_adds_up,
    order_now,
    pay,
    row,
    rows,
    settle_everything,
    told,
)
from tests.running import until
from tests.world import guest


async def test_an_approved_card_pays_the_order(database: Database) -> None:
    order, buyer = await an_unpaid_order(database)

    payment = await pay(database, buyer, order)

    assert (payment.state, payment.captured) == ("CAPTURED", order.total)
    now = await order_now(database, order)
    assert (now.status, now.captured) == ("PAID", order.total)
    assert await told(database, order) == ["order.placed", "payment.started", "payment.captured", "order.paid"]
    await assert_money_adds_up(database)


@pytest.mark.parametrize(
    ("card", "code", "retryable"),
    [
        (DECLINE, "card_declined", False),
        (NO_FUNDS, "insufficient_funds", True),
        (EXPIRED, "expired_card", False),
        ("4242424242424241", "invalid_number", False),
        ("<script>", "invalid_number", False),
    ],
)
async def test_a_declined_card_is_news_and_charges_nothing(
    database: Database, card: str, code: str, retryable: bool
) -> None:
    order, buyer = await an_unpaid_order(database)

    payment = await pay(database, buyer, order, card)

    assert (payment.state, payment.failure_code, payment.failure_retryable) == ("FAILED", code, retryable)
    assert (await order_now(database, order)).status == "AWAITING_PAYMENT"
    await assert_money_adds_up(database)


async def test_after_a_decline_the_same_order_is_paid_with_another_card(database: Database) -> None:
    order, buyer = await an_unpaid_order(database)
    await pay(database, buyer, order, DECLINE)

    payment = await pay(database, buyer, order)

    assert payment.state == "CAPTURED"
    assert (await order_now(database, order)).status == "PAID"
    assert [each.state for each in await rows(database, "select state from payment order by id")] == [
        "FAILED",
        "CAPTURED",
    ]
    await assert_money_adds_up(database)


async def test_the_first_decline_gives_time_to_try_again_the_second_does_not(database: Database) -> None:
    order, buyer = await an_unpaid_order(database)
    clock.set_offset(28 * 60)

    await pay(database, buyer, order, DECLINE)
    after_first = (await order_now(database, order)).pay_by
    clock.set_offset(40 * 60)
    await pay(database, buyer, order, DECLINE)

    assert after_first - order.pay_by > timedelta(minutes=12)
    assert (await order_now(database, order)).pay_by == after_first


async def test_a_card_that_needs_confirmation_leads_to_a_page(database: Database) -> None:
    order, buyer = await an_unpaid_order(database)

    payment = await pay(database, buyer, order, ASK)
    next_path = await plug.press(database, payment.action_url.removeprefix("/pay/simulator/"), "approve")

    assert payment.state == "ACTION_REQUIRED"
    assert payment.action_expires_at > clock.now()
    assert next_path == f"/orders/{order.id}/pay"
    assert (await order_now(database, order)).status == "PAID"
    await assert_money_adds_up(database)


@pytest.mark.parametrize(("method", "code"), [("card", "authentication_failed"), ("wallet", "refused_by_customer")])
async def test_refusing_on_the_page_fails_the_payment(database: Database, method: str, code: str) -> None:
    order, buyer = await an_unpaid_order(database)

    payment = await pay(database, buyer, order, ASK, method=method)
    await plug.press(database, payment.provider_reference, "refuse")

    [failed] = await rows(database, "select * from payment")
    assert (failed.state, failed.failure_code) == ("FAILED", code)
    assert (await order_now(database, order)).status == "AWAITING_PAYMENT"


async def test_leaving_the_page_leaves_everything_as_it_is(database: Database) -> None:
    order, buyer = await an_unpaid_order(database)

    payment = await pay(database, buyer, order, ASK)
    await plug.press(database, payment.provider_reference, "close")

    [waiting] = await rows(database, "select * from payment")
    assert waiting.state == "ACTION_REQUIRED"


async def test_a_page_left_alone_times_out(database: Database) -> None:
    order, buyer = await an_unpaid_order(database)
    await pay(database, buyer, order, ASK)

    clock.set_offset(20 * 60)
    await settle_everything(database)

    [payment] = await rows(database, "select * from payment")
    assert (payment.state, payment.ask_at) == ("EXPIRED", None)
    await assert_money_adds_up(database)


async def test_choosing_a_transfer_brings_seven_days_to_pay(database: Database) -> None:
    order, buyer = await an_unpaid_order(database)

    payment = await pay(database, buyer, order, method="transfer")
    now = await order_now(database, order)
    await plug.press(database, payment.provider_reference, "approve")

    assert (now.payment_method, now.pay_by) == ("transfer", order.placed_at + timedelta(days=7))
    assert payment.action_expires_at == now.pay_by
    assert (await order_now(database, order)).status == "PAID"


async def test_money_set_aside_secures_the_order_and_is_taken_at_dispatch(database: Database) -> None:
    order, buyer = await an_unpaid_order(database)

    payment = await pay(database, buyer, order, SET_ASIDE)
    secured = await order_now(database, order)
    await settle_everything(database)
    waiting = await order_now(database, order)
    labelled = {"team_id": "tem_day", "packed": 2, "labelled": 2}
    await as_system(database, lambda work: _follow(work, order, labelled))
    await settle_everything(database)

    assert payment.state == "AUTHORIZED"
    assert (secured.status, secured.authorized, secured.captured) == ("PAID", order.total, 0)
    assert (waiting.authorized, waiting.captured) == (order.total, 0)
    now = await order_now(database, order)
    assert (now.status, now.authorized, now.captured) == ("AWAITING_DELIVERY", 0, order.total)
    await assert_money_adds_up(database)


async def _follow(work: Work, order: Row, facts: dict[str, Any]) -> Row:
    return await follow(work, await work.take(Order, order.id), facts)


async def test_a_lost_answer_is_found_by_asking_and_charged_once(database: Database) -> None:
    order, buyer = await an_unpaid_order(database)

    payment = await pay(database, buyer, order, LOST)
    await settle_everything(database)

    assert payment.state == "PENDING"
    assert (await order_now(database, order)).captured == order.total
    assert len(await rows(database, "select * from simulated_charge where captured > 0")) == 1
    await assert_money_adds_up(database)


async def test_an_attempt_the_provider_never_heard_of_fails_and_cannot_charge_later(database: Database) -> None:
    order, buyer = await an_unpaid_order(database)
    payment = await pay(database, buyer, order, LOST)
    async with database.read() as connection:  # as after a kill between our record and the provider
        await connection.run("delete from simulated_charge")

    await settle_everything(database)

    [failed] = await rows(database, "select * from payment")
    assert (failed.id, failed.state, failed.failure_code) == (payment.id, "FAILED", "no_answer")
    assert [each.outcome for each in await rows(database, "select * from simulated_charge")] == ["VOIDED"]
    await assert_money_adds_up(database)


async def test_a_buyer_who_leaves_in_the_middle_leaves_nothing_undone(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a kill between the two transactions leaves it: the record stands, the answer never comes."""
    order, buyer = await an_unpaid_order(database)
    monkeypatch.setattr(plug, "slowness", 60)
    paying = asyncio.create_task(pay(database, buyer, order, SLOW))
    await until(lambda: rows(database, "select id from payment"), "the record")

    paying.cancel()
    await asyncio.gather(paying, return_exceptions=True)
    await settle_everything(database)
    monkeypatch.setattr(plug, "slowness", 0)
    again = await pay(database, buyer, order, SLOW)

    assert again.state == "CAPTURED"
    states = [(each.state, each.failure_code) for each in await rows(database, "select * from payment order by id")]
    assert states == [("FAILED", "no_answer"), ("CAPTURED", None)]
    await assert_money_adds_up(database)


async def test_the_same_key_pays_once(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    order, buyer = await an_unpaid_order(database)
    monkeypatch.setattr(plug, "slowness", 0.2)

    payments = await asyncio.gather(
        *(pay(database, buyer, order, SLOW, idempotency_key="once") for _ in range(8)),
    )

    assert len({payment.id for payment in payments}) == 1
    assert len(await rows(database, "select * from simulated_charge")) == 1
    with pytest.raises(IdempotencyKeyReused):
        await pay(database, buyer, order, DECLINE, idempotency_key="once")
    await assert_money_adds_up(database)


async def test_a_new_attempt_withdraws_the_one_before(database: Database) -> None:
    order, buyer = await an_unpaid_order(database)
    first = await pay(database, buyer, order, ASK)

    second = await pay(database, buyer, order, ASK)
    await settle_everything(database)

    states = {each.id: each.state for each in await rows(database, "select id, state from payment")}
    assert states == {first.id: "CANCELLED", second.id: "ACTION_REQUIRED"}
    outcomes = [each.outcome for each in await rows(database, "select outcome from simulated_charge order by id")]
    assert outcomes == ["VOIDED", "PENDING"]


async def test_many_attempts_at_once_pay_once_and_return_the_rest(database: Database) -> None:
    order, buyer = await an_unpaid_order(database)

    await asyncio.gather(*(pay(database, buyer, order) for _ in range(12)), return_exceptions=True)
    await settle_everything(database)

    now = await order_now(database, order)
    assert (now.status, now.captured - now.refunded) == ("PAID", order.total)
    await assert_money_adds_up(database)


async def test_what_cannot_be_paid_is_refused(database: Database) -> None:
    order, buyer = await an_unpaid_order(database)

    with pytest.raises(PaymentMethodUnavailable):
        await pay(database, buyer, order, method="shells")
    with pytest.raises(NotFound):
        await pay(database, guest("another token"), order)
    with pytest.raises(InvalidInput):
        await pay(database, buyer, order, details=["4242"])
    clock.set_offset(31 * 60)
    with pytest.raises(MoveRefused):
        await pay(database, buyer, order)
    clock.set_offset(0)
    await pay(database, buyer, order)
    with pytest.raises(MoveRefused):
        await pay(database, buyer, order)

    assert len(await rows(database, "select * from payment")) == 1
    assert (await row(database, Order, order.id)).captured == order.total
