"""The customer has everything, says so or says nothing; and what happens when two do the same thing at once."""

import asyncio

import pytest

from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database, Row
from orderflow.kernel.refusal import MoveRefused, NotFound
from orderflow.orders.actions.desk import HoldOrder
from orderflow.shipments.actions.dispatch import HandOverShipments
from orderflow.shipments.actions.pack import PackShipment
from orderflow.shipments.actions.pick import ConfirmPick, StartPicking
from orderflow.shipments.actions.track import ConfirmReceipt
from orderflow.shipments.reactions import confirm_due_receipts
from tests.parcels import (
    FLOOR,
    a_packed_parcel,
    a_paid_order,
    a_parcel,
    a_team_at,
    assert_all_adds_up,
    at_once,
    dispatch,
    drain,
    history,
    now,
    parcel_of,
    pass_time,
    pick,
)
from tests.world import as_staff, do, guest


async def an_arrived_order(database: Database) -> tuple[Row, Actor, Row]:
    await a_team_at(database)
    order, someone = await a_paid_order(database)
    parcel = await parcel_of(database, order)
    await pick(database, parcel)
    await do(database, FLOOR, PackShipment(parcel.id))
    await do(database, FLOOR, dispatch(parcel))
    await drain(database)
    await do(database, FLOOR, HandOverShipments([parcel.id]))
    await pass_time(database, days=5)
    return await now(database, "order", order.id), someone, parcel


async def test_the_holder_of_the_order_confirms_and_it_is_complete(database: Database) -> None:
    order, someone, _ = await an_arrived_order(database)
    confirm = ConfirmReceipt(order.id, "once")

    await do(database, someone, confirm)
    again = await do(database, someone, confirm)

    assert again == {"order": order.id}
    done = await now(database, "order", order.id)
    assert done.status == "COMPLETED"
    assert done.completed_at is not None
    with pytest.raises(MoveRefused):
        await do(database, someone, ConfirmReceipt(order.id, "twice"))
    await assert_all_adds_up(database)


async def test_only_who_holds_the_order_and_only_when_all_arrived(database: Database) -> None:
    await a_team_at(database)
    order, someone = await a_paid_order(database)

    with pytest.raises(NotFound):
        await do(database, guest(), ConfirmReceipt(order.id, "key"))
    with pytest.raises(MoveRefused):
        await do(database, someone, ConfirmReceipt(order.id, "key"))
    parcel = await parcel_of(database, order)
    await pick(database, parcel)
    await do(database, FLOOR, PackShipment(parcel.id))
    await do(database, FLOOR, dispatch(parcel))
    await drain(database)
    with pytest.raises(MoveRefused) as refused:
        await do(database, someone, ConfirmReceipt(order.id, "key"))

    assert refused.value.message("en").startswith("Not everything has arrived yet")


async def test_without_a_word_the_order_completes_after_a_week(database: Database) -> None:
    order, _, _ = await an_arrived_order(database)

    await pass_time(database, days=4)
    assert (await now(database, "order", order.id)).status == "AWAITING_DELIVERY"
    await pass_time(database, days=4)

    assert (await now(database, "order", order.id)).status == "COMPLETED"
    assert (await history(database, order)).count("order.completed") == 1


async def test_confirming_races_the_week_and_one_wins(database: Database) -> None:
    """Seen to fail with `for update` taken out of work.take: two completions are told."""
    order, someone, _ = await an_arrived_order(database)
    async with database.read() as connection:
        await connection.run('update "order" set auto_confirm_at = delivered_at')

    await at_once(
        *(do(database, someone, ConfirmReceipt(order.id, f"key-{n}")) for n in range(4)),
        *(confirm_due_receipts(database) for _ in range(4)),
    )

    assert (await now(database, "order", order.id)).status == "COMPLETED"
    assert (await history(database, order)).count("order.completed") == 1
    await assert_all_adds_up(database)


async def test_twelve_dispatch_at_once_and_one_does(database: Database) -> None:
    """Seen to fail with `for update` taken out of take_parcel and work.take: several labels are asked for."""
    order, parcel = await a_packed_parcel(database)

    answers = await at_once(*(do(database, FLOOR, dispatch(parcel)) for _ in range(12)))

    assert sum(isinstance(each, dict) for each in answers) == 1
    assert {each.code for each in answers if not isinstance(each, dict)} == {"LABEL_REQUESTED"}
    await drain(database)
    told = await history(database, order)
    assert (told.count("shipment.label_requested"), told.count("shipment.dispatched")) == (1, 1)
    await assert_all_adds_up(database)


async def test_twelve_scans_at_once_never_put_in_more_than_is_wanted(database: Database) -> None:
    _, parcel = await a_parcel(database, units={"CUP": 5})
    await do(database, FLOOR, StartPicking(parcel.id))

    await asyncio.gather(*(do(database, FLOOR, ConfirmPick(parcel.id, "CUP")) for _ in range(12)))

    parcel = await now(database, "shipment", parcel.id)
    assert (parcel.picked, parcel.mispicked) == (5, 7)
    await assert_all_adds_up(database)


async def test_a_hold_races_the_start_of_picking_and_both_are_possible_in_some_order(database: Database) -> None:
    order, parcel = await a_parcel(database)

    held, started = await at_once(
        do(database, as_staff("SUPPORT"), HoldOrder(order.id, "FRAUD")), do(database, FLOOR, StartPicking(parcel.id))
    )

    assert isinstance(held, dict)
    assert (await now(database, "shipment", parcel.id)).state == (
        "PICKING" if isinstance(started, dict) else "ASSIGNED"
    )
    await drain(database)
    await assert_all_adds_up(database)
