"""An order is called off, by somebody or by time: goods, parcels and money come back once."""

import pytest

from orderflow.amendments.actions import CancelOrder
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database, Row
from orderflow.kernel.ids import new_id
from orderflow.kernel.refusal import Denied, IdempotencyKeyReused, InvalidInput, MoveRefused, NotFound
from orderflow.orders.actions.desk import HoldOrder
from orderflow.payments.actions import StartPayment
from orderflow.shipments.actions.pick import StartPicking
from tests.parcels import (
    FLOOR,
    a_team_at,
    an_unpaid_order_of,
    assert_all_adds_up,
    at_once,
    drain,
    history,
    now,
    parcel_of,
    parcels_of,
    pass_time,
)
from tests.paying import APPROVE, assert_money_adds_up, pay, settle_everything
from tests.shelves import on_shelf
from tests.world import as_staff, do, guest


def cancel(order: Row, key: str | None = None) -> CancelOrder:
    return CancelOrder(order.id, "Ordered by mistake", key or new_id("key"))


async def an_unpaid_order(database: Database) -> tuple[Row, Actor]:
    await a_team_at(database)
    return await an_unpaid_order_of(database, {"CUP": (9, 9)}, {"CUP": 2})


async def a_bought_order(database: Database) -> tuple[Row, Actor]:
    order, someone = await an_unpaid_order(database)
    await pay(database, someone, order)
    await drain(database)
    return await now(database, "order", order.id), someone


async def test_an_unpaid_order_is_called_off_and_its_goods_can_be_sold_again(database: Database) -> None:
    order, someone = await an_unpaid_order(database)

    await do(database, someone, cancel(order))

    gone = await now(database, "order", order.id)
    assert (gone.status, gone.cancelled, gone.cancel_reason) == ("CANCELLED", 2, "Ordered by mistake")
    assert await on_shelf(database, "CUP") == [(9, 0), (9, 0)]
    await assert_all_adds_up(database)


async def test_a_paid_order_gives_goods_parcel_and_money_back(database: Database) -> None:
    order, someone = await a_bought_order(database)
    assert order.status == "PROCESSING"

    await do(database, someone, cancel(order))
    async with database.read() as connection:
        begun = await connection.one("select * from refund")
    assert (begun.amount, begun.reason) == (order.total, "ORDER_CANCELLED")
    await settle_everything(database)

    gone = await now(database, "order", order.id)
    assert (gone.status, gone.refunded) == ("CANCELLED", order.total)
    assert [each.state for each in await parcels_of(database, order)] == ["CANCELLED"]
    assert await on_shelf(database, "CUP") == [(9, 0), (9, 0)]
    await assert_all_adds_up(database)
    await assert_money_adds_up(database)


async def test_the_same_request_cancels_once(database: Database) -> None:
    order, someone = await a_bought_order(database)
    once = cancel(order, "once")

    first, again = await do(database, someone, once), await do(database, someone, once)

    assert first == again == {"order": order.id}
    with pytest.raises(IdempotencyKeyReused):
        await do(database, someone, CancelOrder(order.id, "Other words", "once"))
    with pytest.raises(MoveRefused):
        await do(database, someone, cancel(order))
    assert (await history(database, order)).count("order.cancelled") == 1


async def test_the_desk_may_and_a_picker_or_a_stranger_may_not(database: Database) -> None:
    order, _ = await a_bought_order(database)

    with pytest.raises(Denied):
        await do(database, as_staff("PICKER"), cancel(order))
    with pytest.raises(NotFound):
        await do(database, guest(), cancel(order))
    for reason in ("", "  ", "x" * 201):
        with pytest.raises(InvalidInput):
            await do(database, FLOOR, CancelOrder(order.id, reason, new_id("key")))
    await do(database, as_staff("ORDER_DESK"), cancel(order))

    assert (await now(database, "order", order.id)).status == "CANCELLED"


async def test_what_is_being_picked_cannot_be_called_off(database: Database) -> None:
    order, someone = await a_bought_order(database)
    await do(database, FLOOR, StartPicking((await parcel_of(database, order)).id))

    with pytest.raises(MoveRefused) as refused:
        await do(database, someone, cancel(order))

    assert refused.value.message("en").startswith("Picking has begun")


async def test_a_held_order_can_be_called_off(database: Database) -> None:
    order, _ = await a_bought_order(database)
    await do(database, FLOOR, HoldOrder(order.id, "FRAUD"))

    await do(database, FLOOR, cancel(order))

    assert (await now(database, "order", order.id)).status == "CANCELLED"
    await drain(database)
    await assert_all_adds_up(database)


async def test_cancelling_races_the_start_of_picking_and_one_wins(database: Database) -> None:
    """Seen to fail with `for update` taken out of work.take and take_parcel: both win."""
    order, someone = await a_bought_order(database)
    parcel = await parcel_of(database, order)

    answers = await at_once(
        *(do(database, someone, cancel(order)) for _ in range(4)),
        *(do(database, FLOOR, StartPicking(parcel.id)) for _ in range(4)),
    )

    assert sum(isinstance(each, dict) for each in answers) == 1
    assert all(isinstance(each, dict | MoveRefused) for each in answers)
    state = (await now(database, "order", order.id)).status, (await now(database, "shipment", parcel.id)).state
    assert state in (("CANCELLED", "CANCELLED"), ("PROCESSING", "PICKING"))
    await drain(database)
    await assert_all_adds_up(database)


async def test_an_order_that_is_not_paid_in_time_is_closed_once(database: Database) -> None:
    order, someone = await an_unpaid_order(database)

    await pass_time(database, minutes=29)
    assert (await now(database, "order", order.id)).status == "AWAITING_PAYMENT"
    await pass_time(database, minutes=2)

    gone = await now(database, "order", order.id)
    assert (gone.status, gone.cancel_reason, gone.cancelled) == ("CANCELLED", "NOT_PAID_IN_TIME", 2)
    assert await on_shelf(database, "CUP") == [(9, 0), (9, 0)]
    assert (await history(database, order)).count("order.expired") == 1
    with pytest.raises(MoveRefused):
        await do(database, someone, cancel(order))
    await assert_all_adds_up(database)


@pytest.mark.parametrize("late", [False, True])
async def test_paying_races_cancelling_and_time_and_no_money_is_lost(database: Database, late: bool) -> None:
    order, someone = await an_unpaid_order(database)
    payment = StartPayment(order_id=order.id, method="card", idempotency_key="pay", details={"card": APPROVE})

    await at_once(
        do(database, someone, payment),
        pass_time(database, minutes=31) if late else do(database, someone, cancel(order)),
    )
    await settle_everything(database)

    found = await now(database, "order", order.id)
    assert (found.status == "CANCELLED") == (found.captured == found.refunded)
    await assert_all_adds_up(database)
    await assert_money_adds_up(database)
