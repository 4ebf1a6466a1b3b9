"""Whatever happens in whatever order: no money is lost, doubled, or kept without an order that owes it."""

import asyncio
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orderflow.kernel import clock
from orderflow.kernel.db import Database, Row
from orderflow.kernel.ids import new_id
from orderflow.kernel.refusal import MoveRefused
from orderflow.payments.actions import RefundPayment
from orderflow.payments.providers.simulator import plug
from orderflow.payments.reactions import ask_about_open_payments, send_refunds_again
from orderflow.payments.refunds import RefundTooLarge
from tests.paying import (
    APPROVE,
    ASK,
    DECLINE,
    LATE,
    LOST,
    REFUND_LATER,
    REFUND_REFUSED,
    REORDERED,
    SET_ASIDE,
    SILENT,
    TWICE,
    an_unpaid_order,
    assert_money_adds_up,
    cancel,
    make_due,
    order_now,
    pay,
    rows,
    settle_everything,
)
from tests.world import as_staff, do

CARDS = [APPROVE, ASK, DECLINE, LATE, LOST, REFUND_LATER, REFUND_REFUSED, REORDERED, SET_ASIDE, SILENT, TWICE]
# What may happen: pay with a card, press a button of the newest page, refund a part, cancel, ask, let time pass.
STEPS = st.one_of(
    st.tuples(st.just("pay"), st.sampled_from(CARDS)),
    st.tuples(st.just("press"), st.sampled_from(["approve", "refuse", "close"])),
    st.tuples(st.just("refund"), st.sampled_from([1, 5000, 20000])),
    st.tuples(st.just("cancel"), st.none()),
    st.tuples(st.just("ask"), st.none()),
    st.tuples(st.just("wait"), st.sampled_from([60, 1200])),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, min_size=3, max_size=12))
async def test_money_adds_up_whatever_happens(database: Database, steps: list[tuple[str, Any]]) -> None:
    clock.set_offset(0)
    order, buyer = await an_unpaid_order(database)

    for kind, what in steps:
        await _step(database, order, buyer, kind, what)
    await settle_everything(database)

    await assert_money_adds_up(database)
    now = await order_now(database, order)
    kept = now.captured - now.refunded
    refused = sum(each.amount for each in await _refused(database, order))
    assert kept <= now.total + refused
    if now.status == "CANCELLED":
        assert kept == refused
    if now.status == "AWAITING_PAYMENT":
        assert kept == 0


async def _refund(database: Database, payment: Row, amount: int) -> None:
    try:
        given = RefundPayment(payment.id, "damaged", new_id("key"), Decimal(amount) / 100)
        await do(database, as_staff("FINANCE"), given)
    except (MoveRefused, RefundTooLarge):
        return


async def _refused(database: Database, order: Row) -> list[Row]:
    """Refunds the provider refused; finance sees them, and the money is still here."""
    return await rows(database, "select * from refund where order_id = :id and state = 'FAILED'", id=order.id)


async def _step(database: Database, order: Row, buyer: Any, kind: str, what: Any) -> None:
    """Do one step; what is refused changes nothing."""
    payments = await rows(database, "select * from payment where order_id = :id order by id desc", id=order.id)
    try:
        match kind:
            case "pay":
                await pay(database, buyer, order, what)
            case "press":
                for payment in payments[:1]:
                    await plug.press(database, payment.provider_reference or "", what)
            case "refund":
                for payment in payments:
                    await _refund(database, payment, what)
            case "cancel":
                await cancel(database, order)
            case "ask":
                await make_due(database)
                await asyncio.gather(ask_about_open_payments(database), send_refunds_again(database))
            case "wait":
                clock.set_offset(clock.offset().total_seconds() + what)
    except MoveRefused:
        return
