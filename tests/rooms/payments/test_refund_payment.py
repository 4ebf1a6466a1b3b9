"""refund_payment and begin_refund: as much as was paid, never more, also when many try at once."""

import asyncio
from decimal import Decimal
from typing import Any

import pytest

from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database, Row
from orderflow.kernel.ids import new_id
from orderflow.kernel.refusal import Denied, InvalidInput, MoveRefused, NotFound, Refusals
from orderflow.kernel.work import as_system
from orderflow.orders.lifecycle import payment_status
from orderflow.orders.tables import Order
from orderflow.payments.actions import RefundPayment
from orderflow.payments.refunds import RefundTooLarge, begin_refund
from tests.paying import (
    DECLINE,
    REFUND_LATER,
    REFUND_REFUSED,
    an_unpaid_order,
    assert_money_adds_up,
    order_now,
    pay,
    rows,
    settle_everything,
    told,
)
from tests.world import as_staff, do

FINANCE = as_staff("FINANCE")


async def refund(database: Database, payment: Row, amount: str | None = None, **given: Any) -> Any:
    """Refund as finance does."""
    plain: dict[str, Any] = {"reason": "damaged", "idempotency_key": new_id("key"), "actor": FINANCE}
    chosen = {**plain, **given}
    actor: Actor = chosen.pop("actor")
    return await do(
        database, actor, RefundPayment(payment_id=payment.id, amount=Decimal(amount) if amount else None, **chosen)
    )


async def test_a_refund_reaches_the_customer_and_the_ledger(database: Database) -> None:
    order, buyer = await an_unpaid_order(database)
    payment = await pay(database, buyer, order)

    await refund(database, payment, "50.00")
    await settle_everything(database)

    now = await order_now(database, order)
    assert (now.captured, now.refunded, payment_status(now)) == (order.total, 5000, "PARTIALLY_REFUNDED")
    heard = [each for each in await told(database, order) if each.startswith("refund")]
    assert heard == ["refund.requested", "refund.succeeded"]
    ledger = await rows(database, "select kind, amount from ledger_entry order by id")
    assert [(entry.kind, entry.amount) for entry in ledger] == [("CAPTURE", order.total), ("REFUND", -5000)]
    await assert_money_adds_up(database)


async def test_without_an_amount_all_that_is_left_goes_back(database: Database) -> None:
    order, buyer = await an_unpaid_order(database)
    payment = await pay(database, buyer, order)

    await refund(database, payment, "50")
    await refund(database, payment)
    await settle_everything(database)

    now = await order_now(database, order)
    assert (now.refunded, payment_status(now)) == (order.total, "REFUNDED")
    await assert_money_adds_up(database)


@pytest.mark.parametrize("amount", ["0", "-1", "0.001", "NaN", "Infinity", "1e-999999", "1e30", "1e999999"])
async def test_an_amount_that_makes_no_sense_is_refused(database: Database, amount: str) -> None:
    order, buyer = await an_unpaid_order(database)
    payment = await pay(database, buyer, order)

    with pytest.raises((InvalidInput, Refusals)):
        await refund(database, payment, amount)

    assert await rows(database, "select * from refund") == []


@pytest.mark.parametrize("amount", ["200.01", "999999999999"])
async def test_more_than_is_left_is_refused_with_what_is_left(database: Database, amount: str) -> None:
    order, buyer = await an_unpaid_order(database)
    payment = await pay(database, buyer, order)

    with pytest.raises(RefundTooLarge) as refused:
        await refund(database, payment, amount)

    assert refused.value.refundable.amount == Decimal("200.00")


async def test_parallel_refunds_never_give_back_more_than_was_paid(database: Database) -> None:
    """Seen to fail when refund_payment reads without taking: more is promised than there is, until a CHECK breaks."""
    order, buyer = await an_unpaid_order(database)
    payment = await pay(database, buyer, order)

    answers = await asyncio.gather(*(refund(database, payment, "60.00") for _ in range(12)), return_exceptions=True)
    await settle_everything(database)

    refused = [each for each in answers if isinstance(each, RefundTooLarge)]
    assert (len(answers) - len(refused), len(refused)) == (3, 9)
    assert (await order_now(database, order)).refunded == 18000
    await assert_money_adds_up(database)


async def test_the_same_key_refunds_once(database: Database) -> None:
    order, buyer = await an_unpaid_order(database)
    payment = await pay(database, buyer, order)

    answers = await asyncio.gather(*(refund(database, payment, "10.00", idempotency_key="once") for _ in range(6)))

    assert len({answer["refund"] for answer in answers}) == 1
    assert len(await rows(database, "select * from refund")) == 1


async def test_a_refund_the_provider_takes_its_time_for_ends_by_its_message(database: Database) -> None:
    order, buyer = await an_unpaid_order(database)
    payment = await pay(database, buyer, order, REFUND_LATER)

    await refund(database, payment)
    await settle_everything(database)

    assert [each.state for each in await rows(database, "select * from refund")] == ["SUCCEEDED"]
    await assert_money_adds_up(database)


async def test_a_refund_the_provider_refuses_frees_its_amount_and_says_why(database: Database) -> None:
    order, buyer = await an_unpaid_order(database)
    payment = await pay(database, buyer, order, REFUND_REFUSED)

    await refund(database, payment)
    await settle_everything(database)

    [failed] = await rows(database, "select * from refund")
    assert (failed.state, failed.failure) == ("FAILED", "refund_refused")
    [left] = await rows(database, "select * from payment")
    assert (left.captured, left.refunded) == (order.total, 0)
    assert (await order_now(database, order)).refunded == 0
    await assert_money_adds_up(database)


async def test_only_finance_refunds_and_only_what_was_paid(database: Database) -> None:
    order, buyer = await an_unpaid_order(database)
    failed = await pay(database, buyer, order, DECLINE)
    payment = await pay(database, buyer, order)

    with pytest.raises(Denied):
        await refund(database, payment, actor=buyer)
    with pytest.raises(MoveRefused):
        await refund(database, failed)
    with pytest.raises(InvalidInput):
        await refund(database, payment, reason="  ")
    await refund(database, payment)
    with pytest.raises(MoveRefused):
        await refund(database, payment)
    async with database.read() as connection:
        await connection.run("update payment set id = 'pay_moved' where id = :id", id=payment.id)
    with pytest.raises(NotFound):
        await refund(database, payment)


async def test_begin_refund_spreads_over_the_payments_of_an_order(database: Database) -> None:
    order, buyer = await an_unpaid_order(database)
    await pay(database, buyer, order)

    async def begin(work: Any, amount: int | None) -> list[Row]:
        return await begin_refund(work, await work.take(Order, order.id), amount, "ORDER_CANCELLED")

    first = await as_system(database, lambda work: begin(work, 15000))
    rest = await as_system(database, lambda work: begin(work, None))
    nothing = await as_system(database, lambda work: begin(work, None))

    assert [each.amount for each in (*first, *rest, *nothing)] == [15000, order.total - 15000]
    with pytest.raises(RefundTooLarge):
        await as_system(database, lambda work: begin(work, 1))
    await settle_everything(database)
    await assert_money_adds_up(database)
