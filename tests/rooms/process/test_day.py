"""What a business day came to: counted by when it happened in the shop's time zone, beside the day before."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from orderflow.kernel import clock
from orderflow.kernel.db import Database
from orderflow.shipments.actions.dispatch import HandOverShipments
from orderflow.shipments.actions.pack import PackShipment
from orderflow.tickets.actions.desk import ResolveTicket
from tests.asked import asked, denied
from tests.bought import a_received_order
from tests.parcels import FLOOR, a_team_at, dispatch, drain, order_again, parcel_of, pick, secure
from tests.paying import an_unpaid_order, cancel, pay
from tests.rooms.tickets.props import damaged, opened
from tests.shelves import stock_up
from tests.world import a_customer, as_customer, as_staff, do

SHANGHAI = ZoneInfo("Asia/Shanghai")
LATE_IN_THE_EVENING = datetime(2026, 11, 18, 23, 50, tzinfo=SHANGHAI)
DESK = as_staff("ORDER_DESK")
DAY = """query ($day: String) { daySummary(day: $day) {
  day since until figures { kind count before } teams { name packed shipped late } ranOut { sku productName }
  money { taken { amount currencyCode } refunded { amount } takenBefore { amount } refundedBefore { amount } }
} }"""


@pytest.fixture(autouse=True)
def _before_midnight() -> Iterator[None]:
    clock.stop_at(LATE_IN_THE_EVENING)
    yield
    clock.stop_at(None)


async def _day(database: Database, day: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = (await asked(database, DESK, DAY, day=day))["daySummary"]
    return found


def _counts(found: dict[str, Any], which: str = "count") -> dict[str, int]:
    """What was counted, without what did not happen."""
    return {each["kind"]: each[which] for each in found["figures"] if each[which]}


def _pass(**span: float) -> None:
    clock.stop_at(clock.now() + timedelta(**span))


async def test_what_happened_after_midnight_is_of_the_next_day(database: Database) -> None:
    order, someone = await an_unpaid_order(database)
    _pass(minutes=20)
    await pay(database, someone, order)
    await drain(database)
    other, _ = await an_unpaid_order(database)
    await cancel(database, other)

    today, before = await _day(database), await _day(database, "2026-11-18")

    assert (today["day"], today["since"]) == ("2026-11-19", "2026-11-19T00:00:00+08:00")
    assert _counts(today) == {"PLACED": 1, "PAID": 1, "CANCELLED": 1}
    assert _counts(today, "before") == _counts(before) == {"PLACED": 1}
    [money] = today["money"]
    assert money["taken"]["amount"] == f"{order.total / 100:.2f}"
    assert {money[name]["amount"] for name in ("refunded", "takenBefore", "refundedBefore")} == {"0.00"}
    assert before["money"] == []


async def test_a_team_is_told_with_what_it_packed_sent_and_let_go_late(database: Database) -> None:
    team = await a_team_at(database)
    variants = await stock_up(database, CUP=(9, 9))
    _pass(hours=-14)
    parcels = []
    for _ in range(2):
        order, _ = await order_again(database, variants, {"CUP": 1})
        await secure(database, order)
        await drain(database)
        parcels.append(await parcel_of(database, order))
    await pick(database, parcels[0])
    await do(database, FLOOR, PackShipment(parcels[0].id))
    await do(database, FLOOR, dispatch(parcels[0]))
    await drain(database)
    await do(database, FLOOR, HandOverShipments([parcels[0].id]))
    clock.stop_at(parcels[1].due_at + timedelta(minutes=1))

    found = await _day(database, parcels[1].due_at.astimezone(SHANGHAI).date().isoformat())

    assert [(each["name"], each["shipped"], each["late"]) for each in found["teams"]] == [(team.name["en"], 1, 1)]
    assert _counts(found)["LATE"] == 1
    assert _counts(found)["SHIPPED"] == 1


async def test_what_ran_out_is_told_for_the_day_of_its_last_unit(database: Database) -> None:
    await a_team_at(database)
    variants = await stock_up(database, CUP=(1, 0), POT=(5, 0))
    order, _ = await order_again(database, variants, {"CUP": 1, "POT": 1})
    await secure(database, order)
    _pass(hours=1)

    assert [each["sku"] for each in (await _day(database, "2026-11-18"))["ranOut"]] == ["CUP"]
    assert (await _day(database))["ranOut"] == []


async def test_tickets_are_counted_when_they_were_opened_and_solved(database: Database) -> None:
    bea = as_customer(await a_customer(database, "Bea"))
    order, _ = await a_received_order(database, bea)
    ticket = await opened(database, bea, damaged(order))
    _pass(hours=1)
    await do(database, as_staff("SUPPORT"), ResolveTicket(ticket.id, "Sent another one."))

    found = await _day(database)

    assert _counts(found)["TICKETS_SOLVED"] == 1
    assert _counts(found, "before")["TICKETS_OPENED"] == 1


async def test_an_empty_shop_has_an_empty_day(database: Database) -> None:
    found = await _day(database)

    assert [(each["count"], each["before"]) for each in found["figures"]] == [(0, 0)] * 8
    assert (found["money"], found["teams"], found["ranOut"]) == ([], [], [])


@pytest.mark.parametrize(
    "day", ["", "today", "2026-02-30", "20261118", "2026-W47-3", "2026-11-19", "9999-12-31", "0001-01-01", "x" * 999]
)
async def test_a_day_that_is_none_or_has_not_begun_is_refused(database: Database, day: str) -> None:
    assert await denied(database, DESK, DAY, day=day) == ["INVALID_INPUT"]


async def test_only_who_sees_the_desk_sees_a_day_and_only_who_sees_payments_its_money(database: Database) -> None:
    plain = "{ daySummary { day } }"
    for role in ("PICKER", "CATALOGUE", "ANALYST"):
        assert await denied(database, as_staff(role), plain) == ["FORBIDDEN"]
    assert (await asked(database, as_staff("LOGISTICS"), DAY))["daySummary"]["money"] is None
