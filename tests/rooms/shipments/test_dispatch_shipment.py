"""Out of the door: labels asked for, typed in, withdrawn; parcels handed to their carrier."""

import pytest

from orderflow.kernel import clock
from orderflow.kernel.db import Database
from orderflow.kernel.refusal import Denied, IdempotencyKeyReused, InvalidInput, MoveRefused, NotFound, Refusals
from orderflow.orders.actions.desk import HoldOrder
from orderflow.shipments.actions.dispatch import DispatchShipment, HandOverShipments, VoidLabel
from orderflow.shipments.actions.pack import PackShipment, UnpackShipment
from orderflow.shipments.lifecycle import LabelRequested
from tests.parcels import (
    FLOOR,
    a_labelled_parcel,
    a_packed_parcel,
    a_paid_order,
    a_parcel_on_its_way,
    a_team_at,
    assert_all_adds_up,
    dispatch,
    drain,
    history,
    now,
    parcels_of,
    pick,
    swift_number,
)
from tests.shelves import FAR, NEAR
from tests.world import as_staff, do

LOGISTICS = as_staff("LOGISTICS")


async def test_the_carrier_is_asked_and_its_number_appears_by_itself(database: Database) -> None:
    order, parcel = await a_packed_parcel(database)

    await do(database, LOGISTICS, dispatch(parcel))
    asked = await now(database, "shipment", parcel.id)
    assert (asked.state, asked.carrier, asked.tracking_number) == ("PACKED", "swift", None)
    assert asked.label_requested_at is not None
    await drain(database)

    parcel = await now(database, "shipment", parcel.id)
    assert parcel.state == "LABELLED"
    assert parcel.tracking_number.startswith("SW")
    assert parcel.label_requested_at is None
    assert [hop["state"] for hop in parcel.hops] == ["NOW", "NEXT", "NEXT", "NEXT"]
    assert (await now(database, "order", order.id)).status == "AWAITING_DELIVERY"
    await assert_all_adds_up(database)


async def test_a_second_request_is_refused_while_the_first_is_on_its_way(database: Database) -> None:
    _, parcel = await a_packed_parcel(database)
    first = dispatch(parcel)
    await do(database, LOGISTICS, first)

    with pytest.raises(LabelRequested):
        await do(database, LOGISTICS, dispatch(parcel))
    assert await do(database, LOGISTICS, first) == {"shipment": parcel.id, "order": parcel.order_id}
    with pytest.raises(IdempotencyKeyReused):
        await do(database, LOGISTICS, DispatchShipment(parcel.id, "other", first.idempotency_key))


async def test_a_number_typed_in_labels_at_once(database: Database) -> None:
    order, parcel = await a_packed_parcel(database)

    await do(database, LOGISTICS, dispatch(parcel, "other", "YT 8812 3390 01"))

    parcel = await now(database, "shipment", parcel.id)
    assert (parcel.state, parcel.carrier, parcel.tracking_number) == ("LABELLED", "other", "YT 8812 3390 01")
    assert (await now(database, "order", order.id)).status == "AWAITING_DELIVERY"


async def test_numbers_and_carriers_that_make_no_sense_are_refused(database: Database) -> None:
    _, parcel = await a_packed_parcel(database)

    for carrier, number in (
        ("nobody", None),
        ("swift", "SW123"),
        ("swift", ""),
        ("other", "x"),
        ("swift", "SW²²²²²²²²²²²²²"),
    ):
        with pytest.raises(InvalidInput):
            await do(database, LOGISTICS, dispatch(parcel, carrier, number))
    with pytest.raises(Denied):
        await do(database, as_staff("PICKER"), dispatch(parcel))
    with pytest.raises(NotFound):
        await do(database, LOGISTICS, DispatchShipment("shp_none", "swift", "key"))
    assert (await now(database, "shipment", parcel.id)).version == parcel.version


async def test_a_number_is_on_one_parcel_only(database: Database) -> None:
    await a_team_at(database, NEAR, "NEAR")
    await a_team_at(database, FAR, "FAR")
    order, _ = await a_paid_order(database, {"CUP": 1, "POT": 2}, {"CUP": (5, 0), "POT": (0, 5)})
    one, other = await parcels_of(database, order)
    for each in (one, other):
        await pick(database, each)
        await do(database, FLOOR, PackShipment(each.id))

    await do(database, FLOOR, dispatch(one, "swift", swift_number()))
    with pytest.raises(InvalidInput):
        await do(database, FLOOR, dispatch(other, "swift", swift_number()))

    assert (await now(database, "order", order.id)).status == "READY_TO_SHIP"
    await do(database, FLOOR, dispatch(other, "swift", swift_number("else")))
    assert (await now(database, "order", order.id)).status == "AWAITING_DELIVERY"
    await assert_all_adds_up(database)


async def test_what_is_not_packed_or_is_held_is_not_dispatched(database: Database) -> None:
    _, parcel = await a_labelled_parcel(database)

    with pytest.raises(MoveRefused):
        await do(database, LOGISTICS, dispatch(parcel))


async def test_a_parcel_of_a_held_order_is_not_dispatched(database: Database) -> None:
    await a_team_at(database, NEAR, "NEAR")
    await a_team_at(database, FAR, "FAR")
    order, _ = await a_paid_order(database, {"CUP": 1, "POT": 2}, {"CUP": (5, 0), "POT": (0, 5)})
    packed, _ = await parcels_of(database, order)
    await pick(database, packed)
    await do(database, FLOOR, PackShipment(packed.id))
    await do(database, FLOOR, HoldOrder(order.id, "FRAUD"))

    with pytest.raises(MoveRefused) as refused:
        await do(database, LOGISTICS, dispatch(packed))

    assert refused.value.message("en").startswith("The order is on hold")


async def test_a_carrier_that_refuses_is_shown_and_another_can_be_chosen(database: Database) -> None:
    _, parcel = await a_packed_parcel(database, street="No. 1 [refuses]")
    await do(database, LOGISTICS, dispatch(parcel))
    await drain(database)

    refused = await now(database, "shipment", parcel.id)
    assert (refused.state, refused.label_problem["en"]) == ("PACKED", "Swift does not serve this address.")
    async with database.read() as connection:
        assert await connection.value("select state from delivery where consumer = 'shipments.issue_label'") == "DEAD"
    await do(database, LOGISTICS, dispatch(parcel, "other", "SF 1402 8839"))

    parcel = await now(database, "shipment", parcel.id)
    assert (parcel.state, parcel.label_problem) == ("LABELLED", None)


async def test_a_carrier_that_is_away_is_asked_again_and_the_parcel_may_be_unpacked_meanwhile(
    database: Database,
) -> None:
    order, parcel = await a_packed_parcel(database, street="No. 1 [away]")
    await do(database, LOGISTICS, dispatch(parcel))
    await drain(database)

    assert (await now(database, "shipment", parcel.id)).label_problem["en"].startswith("Swift cannot be reached")
    async with database.read() as connection:
        waiting = await connection.one("select * from delivery where consumer = 'shipments.issue_label'")
        assert (waiting.state, waiting.attempts) == ("PENDING", 1)
        await connection.run(
            """update "order" set address = jsonb_set(address, '{street}', '"No. 1"') where id = :id""", id=order.id
        )
        await connection.run("update delivery set next_at = :now", now=clock.real())
    await drain(database)

    assert (await now(database, "shipment", parcel.id)).state == "LABELLED"
    await assert_all_adds_up(database)


async def test_unpacking_after_a_refused_label_forgets_it(database: Database) -> None:
    _, parcel = await a_packed_parcel(database, street="No. 1 [refuses]")
    await do(database, LOGISTICS, dispatch(parcel))
    await drain(database)

    await do(database, FLOOR, UnpackShipment(parcel.id, "other box"))

    parcel = await now(database, "shipment", parcel.id)
    assert (parcel.state, parcel.label_requested_at, parcel.label_problem) == ("PICKING", None, None)


async def test_a_label_is_withdrawn_before_it_is_used_and_the_next_has_another_number(database: Database) -> None:
    order, parcel = await a_labelled_parcel(database)

    await do(database, LOGISTICS, VoidLabel(parcel.id, "smudged"))
    voided = await now(database, "shipment", parcel.id)
    assert (voided.state, voided.tracking_number, voided.hops) == ("PACKED", None, [])
    assert (await now(database, "order", order.id)).status == "READY_TO_SHIP"
    await do(database, LOGISTICS, dispatch(parcel))
    await drain(database)

    again = await now(database, "shipment", parcel.id)
    assert again.state == "LABELLED"
    assert again.tracking_number != parcel.tracking_number
    await assert_all_adds_up(database)


async def test_a_label_in_use_stays(database: Database) -> None:
    _, parcel = await a_parcel_on_its_way(database)

    with pytest.raises(MoveRefused):
        await do(database, LOGISTICS, VoidLabel(parcel.id, "smudged"))
    with pytest.raises(InvalidInput):
        await do(database, LOGISTICS, VoidLabel(parcel.id, " "))
    with pytest.raises(NotFound):
        await do(database, LOGISTICS, VoidLabel("shp_none", "smudged"))


async def test_parcels_are_handed_over_together(database: Database) -> None:
    order, parcel = await a_labelled_parcel(database)

    answer = await do(database, LOGISTICS, HandOverShipments([parcel.id, parcel.id]))

    assert answer == {"shipments": [parcel.id]}
    parcel = await now(database, "shipment", parcel.id)
    assert parcel.state == "IN_TRANSIT"
    assert parcel.handed_over_at is not None
    assert (await now(database, "order", order.id)).shipped == 2
    await assert_all_adds_up(database)


async def test_when_one_parcel_cannot_go_none_does_and_each_reason_has_its_place(database: Database) -> None:
    order, parcel = await a_labelled_parcel(database)

    with pytest.raises(Refusals) as refused:
        await do(database, LOGISTICS, HandOverShipments(["shp_none", parcel.id, "shp_other"]))

    assert [each.path for each in refused.value.several] == [("shipmentIds", "0"), ("shipmentIds", "2")]
    assert (await now(database, "shipment", parcel.id)).state == "LABELLED"
    for ids in ([], [f"shp_{n}" for n in range(101)]):
        with pytest.raises(InvalidInput):
            await do(database, LOGISTICS, HandOverShipments(ids))
    await do(database, LOGISTICS, HandOverShipments([parcel.id]))
    with pytest.raises(Refusals):
        await do(database, LOGISTICS, HandOverShipments([parcel.id]))
    assert "shipment.handed_over" in await history(database, order)
