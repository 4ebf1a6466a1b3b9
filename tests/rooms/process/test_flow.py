"""How orders go through the house: figures that follow from what was done, and when."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from orderflow.kernel import clock
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database, Row
from orderflow.orders.actions.desk import HoldOrder
from orderflow.shipments.actions.dispatch import HandOverShipments
from orderflow.shipments.actions.pack import PackShipment
from orderflow.shipments.actions.pick import ConfirmPick, StartPicking
from tests.asked import asked, denied
from tests.parcels import FLOOR, a_team_at, dispatch, drain, lines_of, parcel_of
from tests.paying import DECLINE, an_unpaid_order, pay
from tests.shelves import FAR
from tests.world import as_staff, do

SHANGHAI = ZoneInfo("Asia/Shanghai")
TEN = datetime(2026, 11, 18, 10, 0, tzinfo=SHANGHAI)
DESK = as_staff("ORDER_DESK")
FLOW = """
query ($period: FlowPeriod, $warehouse: ID) {
  flow(period: $period, warehouseId: $warehouse) {
    asOf since
    steps { step count median ninetieth ours } queues { step count oldest onAverage } rework { kind count }
    course { at placed handedOver usual }
    paidToHandedOver paidToHandedOverBefore handedOver late packed mispicked packedBefore mispickedBefore
  }
}"""


@pytest.fixture(autouse=True)
def _at_ten() -> Iterator[None]:
    clock.stop_at(TEN)
    yield
    clock.stop_at(None)


async def test_each_step_is_told_with_the_time_it_took(database: Database) -> None:
    await a_team_at(database)
    await _sent(database)

    found = await _flow(database)

    took = {each["step"]: each["median"] for each in found["steps"]}
    assert took == {
        "PAY": 300, "ASSIGN": 0, "PICK": 2400, "PACK": 60, "LABEL": 120, "HAND_OVER": 3600,
        "DELIVER": None, "RECEIVE": None,
    }  # fmt: skip
    assert [each["step"] for each in found["steps"] if each["ours"]] == [
        "ASSIGN", "PICK", "PACK", "LABEL", "HAND_OVER"
    ]  # fmt: skip
    assert (found["paidToHandedOver"], found["handedOver"], found["late"], found["packed"]) == (6180, 1, 0, 1)
    assert found["queues"] == []
    hours = {each["at"]: (each["placed"], each["handedOver"]) for each in found["course"] if each["placed"]}
    assert list(hours.values()) == [(1, 0)]
    assert sum(each["handedOver"] for each in found["course"]) == 1


async def test_a_day_is_compared_with_the_same_weekday_before(database: Database) -> None:
    await a_team_at(database)
    await _sent(database)
    clock.stop_at(TEN + timedelta(days=7))
    await _sent(database, slower=timedelta(minutes=10))

    found = await _flow(database)

    assert (found["paidToHandedOver"], found["paidToHandedOverBefore"]) == (6780, 6180)
    assert (found["handedOver"], found["packedBefore"]) == (1, 1)
    assert max(each["usual"] for each in found["course"]) == 0.25
    week = await _flow(database, "WEEK")
    assert (len(week["course"]), week["handedOver"], len(found["course"])) == (7, 1, 24)
    assert (await _flow(database, "FOUR_WEEKS"))["handedOver"] == 2


async def test_what_waits_is_told_with_the_one_that_has_waited_longest(database: Database) -> None:
    await _unpaid(database)
    _pass(minutes=10)
    await _paid(database)
    _pass(minutes=1)

    found = await _flow(database)

    [first, second] = found["queues"]
    assert (first["step"], first["count"]) == ("PAY", 1)
    assert datetime.fromisoformat(first["oldest"]) == datetime.fromisoformat(first["onAverage"]) == TEN
    assert (second["step"], second["count"]) == ("ASSIGN", 1)
    assert datetime.fromisoformat(second["oldest"]) == TEN + timedelta(minutes=15)


async def test_what_had_to_be_done_again_is_counted(database: Database) -> None:
    order, someone = await _unpaid(database)
    await pay(database, someone, order, DECLINE)
    await pay(database, someone, order)
    await do(database, DESK, HoldOrder(order.id, "ADDRESS", "Which house?"))

    again = {each["kind"]: each["count"] for each in (await _flow(database))["rework"]}

    assert again == {
        "DECLINED": 1, "HELD": 1, "SHORT_PICKED": 0, "PUT_BACK": 0, "OFF_THE_ROUTE": 0, "AFTER_SALES": 0
    }  # fmt: skip


async def test_a_warehouse_is_looked_at_alone(database: Database) -> None:
    await a_team_at(database)
    await _sent(database)

    order, someone = await _unpaid(database)
    await pay(database, someone, order, DECLINE)

    found = await _flow(database, warehouse=FAR)

    assert found["handedOver"] == 0
    assert [each["count"] for each in found["rework"]] == [0] * 6


async def test_an_empty_shop_has_empty_figures(database: Database) -> None:
    found = await _flow(database)

    assert [each["count"] for each in found["steps"]] == [0] * 8
    assert (found["paidToHandedOver"], found["handedOver"], found["queues"]) == (None, 0, [])


async def test_only_who_sees_the_desk_sees_how_it_runs(database: Database) -> None:
    assert await denied(database, as_staff("PICKER"), FLOW) == ["FORBIDDEN"]


async def _flow(database: Database, period: str = "TODAY", warehouse: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = (await asked(database, DESK, FLOW, period=period, warehouse=warehouse))["flow"]
    return found


async def _unpaid(database: Database) -> tuple[Row, Actor]:
    return await an_unpaid_order(database)


async def _paid(database: Database) -> Row:
    order, someone = await _unpaid(database)
    _pass(minutes=5)
    await pay(database, someone, order)
    await drain(database)
    return order


async def _sent(database: Database, slower: timedelta = timedelta()) -> None:
    """An order that is paid after 5 minutes, picked after 40, packed after 1, labelled after 2, taken after an hour."""
    parcel = await parcel_of(database, await _paid(database))
    _pass(minutes=30)
    await do(database, FLOOR, StartPicking(parcel.id))
    _pass(minutes=10)
    for line in await lines_of(database, parcel):
        await do(database, FLOOR, ConfirmPick(parcel.id, line.barcode, line.quantity))
    _pass(minutes=1)
    await do(database, FLOOR, PackShipment(parcel.id))
    _pass(minutes=2)
    await do(database, FLOOR, dispatch(parcel))
    await drain(database)
    clock.stop_at(clock.now() + slower)
    _pass(hours=1)
    await do(database, FLOOR, HandOverShipments([parcel.id]))


def _pass(**span: float) -> None:
    clock.stop_at(clock.now() + timedelta(**span))
