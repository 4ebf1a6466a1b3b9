"""Carrier news is a fold: any order of arrival, and any repetition, leaves the parcel in the same state."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderflow import settings
from orderflow.kernel import clock
from orderflow.kernel.db import Database, Row
from orderflow.kernel.refusal import Denied, InvalidInput, NotFound
from orderflow.shipments.actions.dispatch import HandOverShipments, VoidLabel
from orderflow.shipments.actions.track import RecordTrackingEvent
from orderflow.shipments.tables import TrackingCode
from orderflow.shipments.tracking import _MOVES, folded
from tests.parcels import (
    FLOOR,
    a_labelled_parcel,
    a_packed_parcel,
    a_parcel_on_its_way,
    assert_all_adds_up,
    dispatch,
    drain,
    history,
    now,
    pass_time,
)
from tests.world import as_staff, do

START = datetime(2026, 11, 23, 8, tzinfo=UTC)
ROUTE = [{"place": {"en": "Hangzhou"}, "at": None}, {"place": {"en": "Kowloon"}, "at": None}]
LABELLED = SimpleNamespace(route=ROUTE, handed_over_at=None)


def scan(n: int, code: str, hour: int, place: str = "Hangzhou") -> Any:
    return SimpleNamespace(event_id=f"e{n}", code=code, place={"en": place}, occurred_at=START + timedelta(hours=hour))


SCANS = st.lists(
    st.tuples(
        st.sampled_from(list(TrackingCode)), st.integers(0, 6), st.sampled_from(["Hangzhou", "Wuhan", "Kowloon"])
    ),
    min_size=1,
    max_size=9,
).map(lambda each: [scan(n, *facts) for n, facts in enumerate(each)])


@given(SCANS, st.randoms(use_true_random=False))
def test_any_order_of_arrival_folds_to_the_same_parcel(scans: list[Any], chance: random.Random) -> None:
    arrived = list(scans)
    chance.shuffle(arrived)

    assert folded(arrived, LABELLED) == folded(scans, LABELLED)


@given(SCANS)
def test_every_step_news_can_take_is_a_move_of_the_lifecycle(scans: list[Any]) -> None:
    state = "LABELLED"

    for heard in range(1, len(scans) + 1):
        found, _ = folded(scans[:heard], LABELLED)
        if found is not None and found != state:
            assert state in _MOVES[found].source, f"{state} to {found}"
            state = found


def test_delivered_stays_unless_the_parcel_turns_back() -> None:
    way = [scan(1, "PICKED_UP", 1), scan(2, "OUT_FOR_DELIVERY", 3), scan(3, "DELIVERED", 4)]

    assert folded(way, LABELLED)[0] == "DELIVERED"
    assert folded([*way, scan(4, "IN_TRANSIT", 5)], LABELLED)[0] == "DELIVERED"
    assert folded([*way, scan(4, "RETURNING", 5), scan(5, "IN_TRANSIT", 6)], LABELLED)[0] == "RETURNING"
    assert folded([*way, scan(4, "RETURNED", 6)], LABELLED)[0] == "RETURNED"


def test_a_lost_parcel_may_be_found() -> None:
    assert folded([scan(1, "LOST", 2), scan(2, "IN_TRANSIT", 3)], LABELLED)[0] == "IN_TRANSIT"


def test_the_way_shows_what_is_done_where_it_is_and_what_comes() -> None:
    def hops(*scans: Any) -> list[tuple[str, str]]:
        return [(hop["place"]["en"], hop["state"]) for hop in folded(scans, LABELLED)[1]["hops"]]

    assert hops(scan(1, "LABEL_CREATED", 0)) == [("Hangzhou", "NOW"), ("Kowloon", "NEXT")]
    assert hops(scan(1, "PICKED_UP", 1), scan(2, "IN_TRANSIT", 2, "Wuhan")) == [
        ("Hangzhou", "DONE"), ("Wuhan", "NOW"), ("Kowloon", "NEXT"),
    ]  # fmt: skip
    assert hops(scan(1, "PICKED_UP", 1), scan(2, "DELIVERED", 2, "Kowloon")) == [
        ("Hangzhou", "DONE"), ("Kowloon", "DONE"),
    ]  # fmt: skip
    assert hops(scan(1, "PICKED_UP", 1), scan(2, "LOST", 2, "Wuhan")) == [("Hangzhou", "DONE"), ("Wuhan", "NOW")]


WAY = ("PICKED_UP", "IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED")


def news(parcel: Row, code: str, hour: float = 0, event_id: str | None = None, **values: Any) -> RecordTrackingEvent:
    plain = {
        "tracking_number": parcel.tracking_number,
        "carrier": parcel.carrier,
        "code": code,
        "place": f"Place {code}",
        "description": "So it is",
        "occurred_at": parcel.packed_at + timedelta(hours=hour),
        "event_id": event_id or code,
    }
    return RecordTrackingEvent(**{**plain, **values})


async def hear(database: Database, parcel: Row, codes: Sequence[str]) -> Row:
    for code in codes:
        await do(database, as_staff("LOGISTICS"), news(parcel, code, WAY.index(code)))
    return await now(database, "shipment", parcel.id)


async def a_silent_parcel(database: Database) -> tuple[Row, Row]:
    """A parcel of a carrier that says nothing by itself."""
    order, parcel = await a_packed_parcel(database)
    await do(database, FLOOR, dispatch(parcel, "other", "YT 8812 3390"))
    return order, await now(database, "shipment", parcel.id)


@pytest.mark.parametrize("codes", [WAY, WAY[::-1], ("DELIVERED", "PICKED_UP", *WAY), ("IN_TRANSIT", "DELIVERED", *WAY)])
async def test_news_in_any_order_delivers_parcel_and_order(database: Database, codes: Sequence[str]) -> None:
    order, parcel = await a_silent_parcel(database)

    found = await hear(database, parcel, codes)

    assert (found.state, found.position["en"]) == ("DELIVERED", "Place DELIVERED")
    assert found.delivered_at == parcel.packed_at + timedelta(hours=3)
    assert found.handed_over_at == parcel.packed_at
    assert [hop["state"] for hop in found.hops] == ["DONE"] * 4
    order = await now(database, "order", order.id)
    assert (order.status, order.delivered, order.delivered_at) == ("AWAITING_DELIVERY", 2, found.delivered_at)
    assert order.auto_confirm_at == found.delivered_at + timedelta(days=7)
    async with database.read() as connection:
        assert await connection.value("select count(*) from tracking_scan") == 4
        assert await connection.value("select sum(delivered) from order_line") == 2
    await assert_all_adds_up(database)


async def test_the_first_scan_hands_a_parcel_over(database: Database) -> None:
    order, parcel = await a_silent_parcel(database)

    found = await hear(database, parcel, ["PICKED_UP"])

    assert found.state == "IN_TRANSIT"
    assert (await now(database, "order", order.id)).shipped == 2
    await assert_all_adds_up(database)


async def test_news_after_completion_is_kept_and_changes_nothing(database: Database) -> None:
    order, parcel = await a_silent_parcel(database)
    await hear(database, parcel, WAY)
    await pass_time(database, days=8)
    done = await now(database, "order", order.id)
    assert done.status == "COMPLETED"

    await do(database, FLOOR, news(parcel, "RETURNING", 9))

    async with database.read() as connection:
        assert await connection.value("select count(*) from tracking_scan") == 5
    assert (await now(database, "shipment", parcel.id)).state == "DELIVERED"
    assert (await now(database, "order", order.id)) == done


async def test_a_parcel_that_turns_back_is_no_longer_delivered(database: Database) -> None:
    order, parcel = await a_silent_parcel(database)
    await hear(database, parcel, WAY)

    await do(database, FLOOR, news(parcel, "RETURNING", 9))

    order = await now(database, "order", order.id)
    assert (order.delivered, order.delivered_at, order.auto_confirm_at) == (0, None, None)
    await assert_all_adds_up(database)


async def test_news_that_makes_no_sense_is_refused(database: Database) -> None:
    _, parcel = await a_silent_parcel(database)

    for odd in (
        {"code": "EATEN"}, {"event_id": " "}, {"event_id": "x" * 201}, {"place": "x" * 201},
        {"description": "x" * 201}, {"occurred_at": clock.now() + timedelta(days=2)},
    ):  # fmt: skip
        with pytest.raises(InvalidInput):
            await do(database, FLOOR, news(parcel, "PICKED_UP", **odd) if "code" not in odd else news(parcel, **odd))
    for unknown in (news(parcel, "PICKED_UP", tracking_number="YT 0000"), news(parcel, "PICKED_UP", carrier="swift")):
        with pytest.raises(NotFound):
            await do(database, FLOOR, unknown)
    with pytest.raises(Denied):
        await do(database, as_staff("PICKER"), news(parcel, "PICKED_UP"))
    async with database.read() as connection:
        assert await connection.value("select count(*) from tracking_scan") == 0


async def test_a_time_without_an_offset_is_utc(database: Database) -> None:
    _, parcel = await a_silent_parcel(database)

    await do(database, FLOOR, news(parcel, "PICKED_UP", occurred_at=datetime(2026, 1, 2, 3)))

    assert (await now(database, "shipment", parcel.id)).handed_over_at == datetime(2026, 1, 2, 3, tzinfo=UTC)


async def test_a_withdrawn_number_hears_nothing(database: Database) -> None:
    _, parcel = await a_labelled_parcel(database)
    await do(database, FLOOR, VoidLabel(parcel.id, "smudged"))

    with pytest.raises(NotFound):
        await do(database, FLOOR, news(parcel, "PICKED_UP"))


async def test_swift_plays_its_way_by_the_shops_clock(database: Database) -> None:
    order, parcel = await a_parcel_on_its_way(database)
    assert parcel.position["en"] == "whs_near"

    await pass_time(database, hours=6)
    early = await now(database, "shipment", parcel.id)
    await pass_time(database, days=5)

    assert (early.state, early.position["en"]) == ("IN_TRANSIT", "whs_near")
    late = await now(database, "shipment", parcel.id)
    assert (late.state, late.ask_at) == ("DELIVERED", None)
    assert late.eta_earliest <= late.delivered_at <= late.eta_latest
    async with database.read() as connection:
        assert await connection.value("select count(*) from tracking_scan") == 6
    assert "shipment.delivered" in await history(database, order)
    await assert_all_adds_up(database)


@pytest.mark.parametrize(
    ("manner", "share", "state"),
    [
        ("twice", 1.1, "DELIVERED"), ("shuffled", 0.95, "IN_TRANSIT"), ("shuffled", 1.1, "DELIVERED"),
        ("exception", 1.1, "EXCEPTION"), ("exception", 2.0, "DELIVERED"), ("late", 3.0, "DELIVERED"),
        ("silent", 9.0, "IN_TRANSIT"), ("fast", 0.1, "DELIVERED"), ("lost", 3.1, "LOST"), ("returned", 2.1, "RETURNED"),
    ],
)  # fmt: skip
async def test_swift_has_its_manners(database: Database, manner: str, share: float, state: str) -> None:
    order, parcel = await a_parcel_on_its_way(database, street=f"No. 1 [{manner}]")
    span = order.expected_earliest + (order.expected_latest - order.expected_earliest) / 2 - parcel.handed_over_at

    for _ in range(10):
        await pass_time(database, seconds=span.total_seconds() * share / 10)

    found = await now(database, "shipment", parcel.id)
    assert found.state == state
    if manner == "late":
        assert found.eta_latest > parcel.eta_latest
    await assert_all_adds_up(database)


async def test_what_is_left_of_the_way_is_planned_from_when_the_parcel_left(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    order, labelled = await a_labelled_parcel(database)
    assert labelled.hops[0]["at"] is None
    assert labelled.hops[1]["at"] > order.expected_ship_at.isoformat()
    monkeypatch.setattr(settings.current(), "simulator_pace", 1800)

    await do(database, FLOOR, HandOverShipments([labelled.id]))
    await drain(database)

    parcel = await now(database, "shipment", labelled.id)
    here, *to_come = [(hop["state"], datetime.fromisoformat(hop["at"])) for hop in parcel.hops]
    assert here == ("NOW", parcel.handed_over_at)
    assert [state for state, _ in to_come] == ["NEXT"] * 3
    assert all(parcel.handed_over_at < at < order.expected_ship_at for _, at in to_come)
    assert parcel.eta_earliest <= to_come[-1][1] <= parcel.eta_latest < order.expected_earliest


async def test_a_label_that_is_asked_for_again_after_a_crash_is_the_same(database: Database) -> None:
    _, parcel = await a_labelled_parcel(database)
    async with database.read() as connection:
        await connection.run(
            "update delivery set state = 'PENDING', next_at = :at where consumer = 'shipments.issue_label'",
            at=clock.real(),
        )

    await drain(database)

    assert (await now(database, "shipment", parcel.id)) == parcel
