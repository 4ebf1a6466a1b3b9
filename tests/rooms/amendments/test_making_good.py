"""Units that cannot come are taken off the order and their money goes back by itself."""

from datetime import timedelta

import pytest

from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database, Row
from orderflow.shipments.actions.dispatch import HandOverShipments
from orderflow.shipments.actions.pack import PackShipment
from orderflow.shipments.actions.pick import ConfirmPick, ReportShortPick, StartPicking
from orderflow.shipments.actions.track import ConfirmReceipt, RecordTrackingEvent
from tests.parcels import (
    FLOOR,
    a_team_at,
    an_unpaid_order_of,
    assert_all_adds_up,
    dispatch,
    drain,
    history,
    lines_of,
    now,
    parcel_of,
    parcels_of,
    pick,
)
from tests.paying import SET_ASIDE, assert_money_adds_up, pay, settle_everything
from tests.shelves import FAR, NEAR
from tests.world import do


async def a_bought_order(
    database: Database, shelf: dict[str, tuple[int, int]], units: dict[str, int], **card: str
) -> tuple[Row, Actor]:
    await a_team_at(database, NEAR, "NEAR")
    await a_team_at(database, FAR, "FAR")
    order, someone = await an_unpaid_order_of(database, shelf, units)
    await pay(database, someone, order, **card)
    await drain(database)
    return await now(database, "order", order.id), someone


async def miss(database: Database, parcel: Row, sku: str) -> None:
    """The rest of a line is not on the shelf."""
    line = next(each for each in await lines_of(database, parcel) if each.sku == sku)
    await do(database, FLOOR, ReportShortPick(parcel.id, line.id, "MISSING"))


async def send(database: Database, parcel: Row, *codes: str) -> None:
    """Pack a parcel, hand it over, and let its carrier say so."""
    await do(database, FLOOR, PackShipment(parcel.id))
    await do(database, FLOOR, dispatch(parcel, "other", f"NO {parcel.number}"))
    await do(database, FLOOR, HandOverShipments([parcel.id]))
    for n, code in enumerate(codes):
        at = parcel.assigned_at + timedelta(hours=n)
        event = RecordTrackingEvent(f"NO {parcel.number}", "other", code, "there", "so", at, f"{parcel.number}-{n}")
        await do(database, FLOOR, event)


async def test_what_is_missing_is_paid_back_and_the_rest_goes_on(database: Database) -> None:
    order, someone = await a_bought_order(database, {"CUP": (9, 0), "POT": (9, 0)}, {"CUP": 3, "POT": 1})
    parcel = await parcel_of(database, order)
    await do(database, FLOOR, StartPicking(parcel.id))
    await do(database, FLOOR, ConfirmPick(parcel.id, "CUP", 2))
    await do(database, FLOOR, ConfirmPick(parcel.id, "POT"))

    await miss(database, parcel, "CUP")
    await settle_everything(database)

    order = await now(database, "order", order.id)
    assert (order.status, order.cancelled, order.refunded) == ("PROCESSING", 1, 10000)
    assert "order.units_given_up" in await history(database, order)
    async with database.read() as connection:
        assert await connection.value("select cancelled from order_line where sku = 'CUP'") == 1
    await send(database, parcel, "DELIVERED")
    await do(database, someone, ConfirmReceipt(order.id, "key"))
    assert (await now(database, "order", order.id)).status == "COMPLETED"
    await assert_all_adds_up(database)
    await assert_money_adds_up(database)


async def test_an_order_of_which_nothing_is_there_is_called_off_and_paid_back_in_full(database: Database) -> None:
    order, _ = await a_bought_order(database, {"CUP": (9, 0), "POT": (9, 0)}, {"CUP": 1, "POT": 1})
    parcel = await parcel_of(database, order)
    await do(database, FLOOR, StartPicking(parcel.id))

    await miss(database, parcel, "CUP")
    await miss(database, parcel, "POT")
    await settle_everything(database)

    order = await now(database, "order", order.id)
    assert (order.status, order.cancel_reason, order.cancelled) == ("CANCELLED", "OUT_OF_STOCK", 2)
    assert order.refunded == order.captured == order.total
    assert (await now(database, "shipment", parcel.id)).state == "CANCELLED"
    await assert_all_adds_up(database)
    await assert_money_adds_up(database)


async def test_an_empty_parcel_does_not_hold_up_the_other_one(database: Database) -> None:
    order, _ = await a_bought_order(database, {"CUP": (9, 0), "POT": (0, 9)}, {"CUP": 1, "POT": 2})
    gone, comes = sorted(await parcels_of(database, order), key=lambda each: each.units)
    await pick(database, comes)
    await do(database, FLOOR, PackShipment(comes.id))
    assert (await now(database, "order", order.id)).status == "PROCESSING"
    await do(database, FLOOR, StartPicking(gone.id))

    await miss(database, gone, "CUP")
    await settle_everything(database)

    order = await now(database, "order", order.id)
    assert (order.status, order.cancelled, order.refunded) == ("READY_TO_SHIP", 1, 10000)
    await assert_all_adds_up(database)


@pytest.mark.parametrize(("code", "fact"), [("LOST", "lost"), ("RETURNED", "returned")])
async def test_a_parcel_that_never_arrives_is_paid_back_with_its_fee_and_the_order_ends(
    database: Database, code: str, fact: str
) -> None:
    order, _ = await a_bought_order(database, {"CUP": (9, 0)}, {"CUP": 1})
    parcel = await parcel_of(database, order)
    await pick(database, parcel)

    await send(database, parcel, "PICKED_UP", code)
    await settle_everything(database)

    order = await now(database, "order", order.id)
    assert (order.status, order[fact], order.refunded) == ("COMPLETED", 1, order.total)
    await assert_all_adds_up(database)
    await assert_money_adds_up(database)


async def test_of_two_parcels_the_lost_one_is_paid_back_and_the_other_completes_the_order(database: Database) -> None:
    order, someone = await a_bought_order(database, {"CUP": (9, 0), "POT": (0, 9)}, {"CUP": 1, "POT": 2})
    lost, comes = sorted(await parcels_of(database, order), key=lambda each: each.units)
    for each, codes in ((lost, ("PICKED_UP", "LOST")), (comes, ("DELIVERED",))):
        await pick(database, each)
        await send(database, each, *codes)

    await settle_everything(database)

    order = await now(database, "order", order.id)
    assert (order.status, order.lost, order.delivered, order.refunded) == ("AWAITING_DELIVERY", 1, 2, 10000)
    assert order.auto_confirm_at is not None
    await do(database, someone, ConfirmReceipt(order.id, "key"))
    await assert_all_adds_up(database)


async def test_a_lost_parcel_that_was_found_after_it_was_paid_back_changes_nothing(database: Database) -> None:
    order, _ = await a_bought_order(database, {"CUP": (9, 0), "POT": (0, 9)}, {"CUP": 1, "POT": 2})
    lost, _ = sorted(await parcels_of(database, order), key=lambda each: each.units)
    await pick(database, lost)
    await send(database, lost, "PICKED_UP", "LOST")
    await settle_everything(database)

    found = RecordTrackingEvent(f"NO {lost.number}", "other", "DELIVERED", "", "", lost.assigned_at, "found")
    await do(database, FLOOR, found)

    assert (await now(database, "shipment", lost.id)).state == "LOST"
    await assert_all_adds_up(database)


async def test_money_that_was_only_set_aside_is_paid_back_once_it_is_taken(database: Database) -> None:
    order, _ = await a_bought_order(database, {"CUP": (9, 0)}, {"CUP": 3}, card=SET_ASIDE)
    assert (order.status, order.captured) == ("PROCESSING", 0)
    parcel = await parcel_of(database, order)
    await do(database, FLOOR, StartPicking(parcel.id))
    await do(database, FLOOR, ConfirmPick(parcel.id, "CUP", 2))

    await miss(database, parcel, "CUP")
    await drain(database)
    await send(database, parcel)
    await settle_everything(database)

    order = await now(database, "order", order.id)
    assert (order.captured, order.refunded) == (order.total, 10000)
    await assert_money_adds_up(database)
