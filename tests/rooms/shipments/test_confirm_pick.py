"""At the shelf: start, scan, report what is missing, close, open again."""

import pytest

from orderflow.kernel.db import Database, Row
from orderflow.kernel.refusal import Denied, InvalidInput, MoveRefused, NotFound, StaleVersion
from orderflow.orders.actions.desk import HoldOrder, ReleaseOrder
from orderflow.shipments.actions.pack import PackShipment, UnpackShipment
from orderflow.shipments.actions.pick import ConfirmPick, ReportShortPick, StartPicking
from orderflow.shipments.lifecycle import LabelRequested
from tests.parcels import (
    FLOOR,
    a_packed_parcel,
    a_parcel,
    a_picked_parcel,
    assert_all_adds_up,
    dispatch,
    drain,
    history,
    lines_of,
    now,
    order_again,
    pick,
    secure,
)
from tests.shelves import FAR, NEAR, on_shelf
from tests.world import as_staff, do

PICKER = as_staff("PICKER", warehouse_id=NEAR, staff_id="stf_mei")
ELSEWHERE = as_staff("PICKER", warehouse_id=FAR)


async def scan(database: Database, parcel: Row, code: str, quantity: int = 1, scan_id: str | None = None) -> Row:
    answer = await do(database, PICKER, ConfirmPick(parcel.id, code, quantity, scan_id))
    return await now(database, "pick_scan", answer["scan"])


async def test_a_picker_of_the_warehouse_takes_a_list_in_hand(database: Database) -> None:
    order, parcel = await a_parcel(database)

    await do(database, PICKER, StartPicking(parcel.id))

    parcel = await now(database, "shipment", parcel.id)
    assert (parcel.state, parcel.picker_id) == ("PICKING", "stf_mei")
    assert (await now(database, "order", order.id)).picking == 2
    await assert_all_adds_up(database)


async def test_who_may_not_start_and_when_not(database: Database) -> None:
    order, parcel = await a_parcel(database)

    with pytest.raises(NotFound):
        await do(database, ELSEWHERE, StartPicking(parcel.id))
    with pytest.raises(Denied):
        await do(database, as_staff("FINANCE"), StartPicking(parcel.id))
    with pytest.raises(NotFound):
        await do(database, PICKER, StartPicking("shp_none"))
    await do(database, FLOOR, HoldOrder(order.id, "ADDRESS"))
    with pytest.raises(MoveRefused) as refused:  # even before the pick list has heard of it
        await do(database, PICKER, StartPicking(parcel.id))
    assert refused.value.message("en").startswith("The order is on hold")
    await do(database, FLOOR, ReleaseOrder(order.id))
    await do(database, PICKER, StartPicking(parcel.id))
    with pytest.raises(MoveRefused):
        await do(database, PICKER, StartPicking(parcel.id))


async def test_a_pick_list_shows_that_its_order_is_held(database: Database) -> None:
    order, parcel = await a_parcel(database)

    await do(database, FLOOR, HoldOrder(order.id, "ADDRESS"))
    await drain(database)
    assert (await now(database, "shipment", parcel.id)).held
    await do(database, FLOOR, ReleaseOrder(order.id))
    await drain(database)

    assert not (await now(database, "shipment", parcel.id)).held
    assert [each for each in await history(database, order) if "shipment.held" in each or "shipment.rel" in each] == [
        "shipment.held",
        "shipment.released",
    ]


async def test_scans_are_right_wrong_or_too_many_and_only_right_ones_count(database: Database) -> None:
    order, parcel = await a_parcel(database, units={"CUP": 2, "POT": 1}, shelf={"CUP": (9, 9), "POT": (9, 9)})
    await do(database, PICKER, StartPicking(parcel.id))

    by_barcode = await scan(database, parcel, "20CUP")
    by_sku = await scan(database, parcel, "CUP")
    extra = await scan(database, parcel, "20CUP")
    wrong = await scan(database, parcel, "NOT-HERE")

    assert [(each.result, each.missing) for each in (by_barcode, by_sku, extra, wrong)] == [
        ("RIGHT", 1), ("RIGHT", 0), ("EXTRA", 0), ("WRONG", 0),
    ]  # fmt: skip
    assert extra.name["en"] == "A good CUP"
    assert wrong.line_id is None
    parcel = await now(database, "shipment", parcel.id)
    assert (parcel.picked, parcel.mispicked, parcel.picked_at) == (2, 2, None)
    assert [(line.sku, line.picked) for line in await lines_of(database, parcel)] == [("CUP", 2), ("POT", 0)]
    assert (await history(database, order)).count("shipment.mispicked") == 2


async def test_goods_of_the_shop_on_the_wrong_list_are_called_by_their_name(database: Database) -> None:
    _, parcel = await a_parcel(database, units={"CUP": 1}, shelf={"CUP": (9, 9), "POT": (9, 9)})
    await do(database, PICKER, StartPicking(parcel.id))

    wrong = await scan(database, parcel, "20POT")

    assert (wrong.result, wrong.name["en"]) == ("WRONG", "A good POT")


async def test_a_scan_that_is_sent_again_counts_once(database: Database) -> None:
    _, parcel = await a_parcel(database)
    await do(database, PICKER, StartPicking(parcel.id))

    first = await scan(database, parcel, "CUP", scan_id="gun-1")
    again = await scan(database, parcel, "CUP", scan_id="gun-1")

    assert first.id == again.id
    assert (await now(database, "shipment", parcel.id)).picked == 1


async def test_scans_that_make_no_sense_are_refused(database: Database) -> None:
    _, parcel = await a_parcel(database)

    with pytest.raises(MoveRefused):
        await scan(database, parcel, "CUP")
    await do(database, PICKER, StartPicking(parcel.id))
    for code, quantity in (("", 1), ("x" * 65, 1), ("CUP", 0), ("CUP", -1), ("CUP", 1000)):
        with pytest.raises(InvalidInput):
            await scan(database, parcel, code, quantity)
    with pytest.raises(NotFound):
        await do(database, ELSEWHERE, ConfirmPick(parcel.id, "CUP"))
    assert (await now(database, "shipment", parcel.id)).picked == 0


async def test_what_is_not_on_the_shelf_leaves_list_and_stock(database: Database) -> None:
    order, parcel = await a_parcel(database, units={"CUP": 3})
    await do(database, PICKER, StartPicking(parcel.id))
    await scan(database, parcel, "CUP")
    (line,) = await lines_of(database, parcel)

    await do(database, PICKER, ReportShortPick(parcel.id, line.id, "DAMAGED"))

    parcel = await now(database, "shipment", parcel.id)
    (line,) = await lines_of(database, parcel)
    assert (line.quantity, line.picked, line.short, line.short_reason) == (3, 1, 2, "DAMAGED")
    assert (parcel.units, parcel.picked) == (1, 1)
    assert parcel.picked_at is not None
    assert (await on_shelf(database, "CUP"))[0] == (7, 1)
    extra = await scan(database, parcel, "CUP")
    assert extra.result == "EXTRA"
    await drain(database)
    await do(database, PICKER, PackShipment(parcel.id))
    assert (await now(database, "order", order.id)).status == "READY_TO_SHIP"
    await assert_all_adds_up(database)


async def test_short_picks_that_make_no_sense_are_refused(database: Database) -> None:
    _, parcel = await a_picked_parcel(database)
    (line,) = await lines_of(database, parcel)

    for given, refusal in (
        (ReportShortPick(parcel.id, line.id, "MISSING"), InvalidInput),  # picked in full
        (ReportShortPick(parcel.id, line.id, "because"), InvalidInput),
        (ReportShortPick(parcel.id, "shl_none", "MISSING"), NotFound),
        (ReportShortPick("shp_none", line.id, "MISSING"), NotFound),
    ):
        with pytest.raises(refusal):
            await do(database, PICKER, given)
    await do(database, PICKER, PackShipment(parcel.id))
    with pytest.raises(MoveRefused):
        await do(database, PICKER, ReportShortPick(parcel.id, line.id, "MISSING"))


async def test_packing_takes_the_goods_out_and_unpacking_brings_them_back(database: Database) -> None:
    order, parcel = await a_picked_parcel(database)

    await do(database, PICKER, PackShipment(parcel.id, parcel.version))
    assert await on_shelf(database, "CUP") == [(7, 0), (9, 0)]
    assert (await now(database, "order", order.id)).status == "READY_TO_SHIP"
    await do(database, PICKER, UnpackShipment(parcel.id, "wrong box"))

    assert await on_shelf(database, "CUP") == [(9, 2), (9, 0)]
    parcel = await now(database, "shipment", parcel.id)
    assert (parcel.state, parcel.picked, parcel.packed_at, parcel.back_reason) == ("PICKING", 0, None, "wrong box")
    assert (await now(database, "order", order.id)).status == "PROCESSING"
    await assert_all_adds_up(database)
    await do(database, PICKER, ConfirmPick(parcel.id, "CUP", 2))
    await do(database, PICKER, PackShipment(parcel.id))
    await assert_all_adds_up(database)


async def test_packing_is_refused_before_everything_is_picked(database: Database) -> None:
    _, parcel = await a_parcel(database)
    await do(database, PICKER, StartPicking(parcel.id))
    await scan(database, parcel, "CUP")

    with pytest.raises(MoveRefused) as refused:
        await do(database, PICKER, PackShipment(parcel.id))

    assert refused.value.message("en").startswith("Not everything is picked yet")
    with pytest.raises(StaleVersion):
        await do(database, PICKER, PackShipment(parcel.id, 1))
    with pytest.raises(Denied):
        await do(database, as_staff("SUPPORT"), PackShipment(parcel.id))


async def test_a_held_order_is_not_packed(database: Database) -> None:
    order, parcel = await a_picked_parcel(database)
    await do(database, FLOOR, HoldOrder(order.id, "FRAUD"))

    with pytest.raises(MoveRefused, match="MOVE_REFUSED"):
        await do(database, PICKER, PackShipment(parcel.id))


async def test_unpacking_needs_a_reason_and_no_label_on_its_way(database: Database) -> None:
    _, parcel = await a_packed_parcel(database)

    for reason in ("", "   ", "x" * 201):
        with pytest.raises(InvalidInput):
            await do(database, PICKER, UnpackShipment(parcel.id, reason))
    await do(database, FLOOR, dispatch(parcel))
    with pytest.raises(LabelRequested):
        await do(database, PICKER, UnpackShipment(parcel.id, "wrong box"))


async def test_two_orders_of_one_shelf_do_not_take_each_others_goods(database: Database) -> None:
    await a_packed_parcel(database)
    async with database.read() as connection:
        variant = await connection.one("select * from variant")

    second, _ = await order_again(database, {"CUP": variant}, {"CUP": 1})
    await secure(database, second)
    await drain(database)

    assert await on_shelf(database, "CUP") == [(7, 1), (9, 0)]
    await assert_all_adds_up(database)


async def test_picking_again_after_all_was_picked_is_extra(database: Database) -> None:
    _, parcel = await a_parcel(database)
    await pick(database, parcel)

    assert (await scan(database, parcel, "CUP", 5)).result == "EXTRA"
