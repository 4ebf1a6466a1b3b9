"""Paid orders find their team by rule, or wait with a reason; the desk may choose another team."""

from datetime import time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from orderflow.kernel import clock
from orderflow.kernel.db import Database
from orderflow.kernel.refusal import Denied, MoveRefused, NotFound, Refusals, StaleVersion
from orderflow.orders.actions.desk import HoldOrder, ReleaseOrder
from orderflow.people.actions.set_team_duty import SetTeamDuty
from orderflow.shipments.actions.assign_order import AssignOrder
from orderflow.shipments.actions.pick import StartPicking
from orderflow.shipments.rules import Choice, WaitingReason, choose, works_at
from orderflow.shop import terms
from tests.parcels import (
    FLOOR,
    a_paid_order,
    a_parcel,
    a_team_at,
    an_unpaid_order_of,
    assert_all_adds_up,
    drain,
    history,
    lines_of,
    now,
    order_again,
    parcel_of,
    parcels_of,
    pass_time,
    secure,
)
from tests.shelves import FAR, NEAR, on_shelf, stock_up
from tests.world import as_staff, do

NOON = time(12, 0)
HANGZHOU = {"countryCode": "CN", "region": "浙江省"}


def team(code: str, *regions: str, load: int = 0, on_duty: bool = True, **values: Any) -> Any:
    plain = {"shift_start": "08:00", "shift_end": "20:00", "skills": ["oversize"]}
    return SimpleNamespace(code=code, regions=list(regions), load=load, on_duty=on_duty, **{**plain, **values})


def chosen(*teams: Any, skills: frozenset[str] = frozenset(), at: time = NOON) -> Any:
    found = choose(teams, HANGZHOU, skills, at)
    return (found.team.code, found.rule) if isinstance(found, Choice) else found


def test_the_closest_region_comes_before_the_least_load() -> None:
    country, province = team("A", "CN"), team("B", "浙江", load=99)

    assert chosen(country, province) == ("B", "SERVES_PROVINCE")
    assert chosen(country, team("C", "*")) == ("A", "SERVES_COUNTRY")
    assert chosen(team("C", "*"), team("D", "US")) == ("C", "SERVES_EVERYWHERE")
    assert chosen(team("E", "浙"), team("F", "浙江省", load=5)) == ("F", "SERVES_PROVINCE")


def test_among_equals_the_least_load_and_then_the_code_decides() -> None:
    assert chosen(team("A", "CN", load=3), team("B", "CN", load=2)) == ("B", "SERVES_COUNTRY")
    assert chosen(team("B", "CN"), team("A", "CN")) == ("A", "SERVES_COUNTRY")


def test_a_team_that_cannot_or_does_not_work_is_no_choice() -> None:
    assert chosen(team("A", "US")) is WaitingReason.NO_TEAM_FOR_REGION
    assert chosen(team("A", "CN", skills=[]), skills=frozenset({"oversize"})) is WaitingReason.NO_TEAM_FOR_REGION
    assert chosen(team("A", "CN", on_duty=False)) is WaitingReason.NO_TEAM_ON_DUTY
    assert chosen(team("A", "CN"), at=time(21, 0)) is WaitingReason.NO_TEAM_ON_DUTY
    assert chosen() is WaitingReason.NO_TEAM_FOR_REGION


@pytest.mark.parametrize(
    ("start", "end", "hour", "works"),
    [
        ("08:00", "20:00", 8, True), ("08:00", "20:00", 20, False), ("20:00", "08:00", 23, True),
        ("20:00", "08:00", 3, True), ("20:00", "08:00", 12, False), ("00:00", "00:00", 4, True),
    ],
)  # fmt: skip
def test_a_shift_may_run_over_midnight(start: str, end: str, hour: int, works: bool) -> None:
    assert works_at(team("A", shift_start=start, shift_end=end), time(hour)) is works


async def test_a_paid_order_is_assigned_by_itself_with_the_rule_named(database: Database) -> None:
    day = await a_team_at(database)

    order, _ = await a_paid_order(database, {"CUP": 2, "POT": 1})

    parcel = await parcel_of(database, order)
    assert (order.status, order.team_id, order.warehouse_id) == ("PROCESSING", day.id, NEAR)
    assert (order.assignment_rule, order.waiting_reason) == ("SERVES_COUNTRY", None)
    assert (parcel.number, parcel.state, parcel.units) == (f"{order.number}-P1", "ASSIGNED", 3)
    assert [(line.sku, line.quantity, line.bin) for line in await lines_of(database, parcel)] == [
        ("CUP", 2, "A-CUP"), ("POT", 1, "A-POT"),
    ]  # fmt: skip
    async with database.read() as connection:
        causes = await connection.rows("select cause from event where type in ('order.paid', 'order.assigned')")
    assert len({each.cause for each in causes}) == 1
    await assert_all_adds_up(database)


async def test_goods_in_two_warehouses_make_two_parcels(database: Database) -> None:
    await a_team_at(database, NEAR, "NEAR")
    await a_team_at(database, FAR, "FAR")

    order, _ = await a_paid_order(database, {"CUP": 1, "POT": 2}, {"CUP": (5, 0), "POT": (0, 5)})

    parcels = await parcels_of(database, order)
    assert sorted((each.warehouse_id, each.units) for each in parcels) == [(FAR, 2), (NEAR, 1)]
    assert order.warehouse_id == FAR
    await assert_all_adds_up(database)


async def test_an_order_waits_with_the_reason_and_moves_when_a_team_comes_on_duty_the_oldest_first(
    database: Database,
) -> None:
    day = await a_team_at(database, on_duty=False)
    first, _ = await a_paid_order(database)
    async with database.read() as connection:
        variant = await connection.one("select * from variant")
    second, _ = await order_again(database, {"CUP": variant}, {"CUP": 1})
    await secure(database, second)
    await drain(database)
    assert [(await now(database, "order", each.id)).status for each in (first, second)] == ["PAID", "PAID"]
    assert first.waiting_reason == "NO_TEAM_ON_DUTY"

    await do(database, FLOOR, SetTeamDuty(day.id, True))
    await drain(database)

    assert [(await now(database, "order", each.id)).status for each in (first, second)] == ["PROCESSING", "PROCESSING"]
    async with database.read() as connection:
        moved = await connection.rows("select subject from event where type = 'order.assigned' order by id")
    assert [each.subject for each in moved] == [first.id, second.id]
    told = [each for each in await history(database, first) if not each.startswith("letter.")]
    assert told[-3:] == ["order.waiting", "shipment.assigned", "order.assigned"]


async def test_the_start_of_a_shift_moves_what_waited_for_it(database: Database) -> None:
    placed, _ = await an_unpaid_order_of(database, {"CUP": (3, 3)}, {"CUP": 1})
    await a_team_at(database, shift_start=local_hour(6), shift_end=local_hour(9))
    await secure(database, placed)
    await drain(database)
    assert (await now(database, "order", placed.id)).waiting_reason == "NO_TEAM_ON_DUTY"

    await pass_time(database, hours=7)

    assert (await now(database, "order", placed.id)).status == "PROCESSING"


def local_hour(ahead: int) -> str:
    from_now = clock.now().astimezone(terms.current().time_zone) + timedelta(hours=ahead)
    return from_now.strftime("%H:00")


async def test_no_team_for_the_region_is_said_so(database: Database) -> None:
    await a_team_at(database, regions=["US"])

    order, _ = await a_paid_order(database)

    assert (order.status, order.waiting_reason) == ("PAID", "NO_TEAM_FOR_REGION")
    await assert_all_adds_up(database)


async def test_a_held_order_waits_and_goes_on_when_released(database: Database) -> None:
    await a_team_at(database)
    placed, _ = await an_unpaid_order_of(database, {"CUP": (3, 3)}, {"CUP": 1})
    await do(database, FLOOR, HoldOrder(placed.id, "FRAUD"))
    await secure(database, placed)
    await drain(database)
    held = await now(database, "order", placed.id)
    assert (held.status, held.waiting_reason) == ("PAID", "ON_HOLD")

    await do(database, FLOOR, ReleaseOrder(placed.id))
    await drain(database)

    released = await now(database, "order", placed.id)
    assert (released.status, released.waiting_reason) == ("PROCESSING", None)


async def test_the_desk_gives_an_order_to_another_team_of_the_same_warehouse(database: Database) -> None:
    order, parcel = await a_parcel(database)
    other = await a_team_at(database, NEAR, "NIGHT", on_duty=False)

    await do(database, as_staff("ORDER_DESK"), AssignOrder(order.id, other.id, order.version))

    order = await now(database, "order", order.id)
    assert (order.team_id, order.assignment_rule) == (other.id, "CHOSEN_BY_STAFF")
    assert (await parcel_of(database, order)).id == parcel.id
    assert (await parcel_of(database, order)).team_id == other.id


async def test_a_team_of_another_warehouse_takes_the_goods_with_it(database: Database) -> None:
    order, parcel = await a_parcel(database)
    other = await a_team_at(database, FAR, "FAR")

    await do(database, FLOOR, AssignOrder(order.id, other.id))

    order = await now(database, "order", order.id)
    assert (order.warehouse_id, order.warehouses) == (FAR, [FAR])
    assert (await now(database, "shipment", parcel.id)).state == "CANCELLED"
    assert (await parcel_of(database, order)).warehouse_id == FAR
    assert await on_shelf(database, "CUP") == [(9, 0), (9, 2)]
    await assert_all_adds_up(database)


async def test_an_order_that_waits_can_be_given_away_by_hand(database: Database) -> None:
    far = await a_team_at(database, FAR, "FAR", regions=["US"])
    order, _ = await a_paid_order(database)
    assert order.status == "PAID"

    await do(database, FLOOR, AssignOrder(order.id, far.id))

    assert (await now(database, "order", order.id)).status == "PROCESSING"
    await assert_all_adds_up(database)


async def test_what_the_other_warehouse_does_not_have_is_refused(database: Database) -> None:
    order, _ = await a_parcel(database, shelf={"CUP": (9, 1)})
    other = await a_team_at(database, FAR, "FAR")

    with pytest.raises(Refusals) as refused:
        await do(database, FLOOR, AssignOrder(order.id, other.id))

    (short,) = refused.value.several
    assert (short.code, short.facts["available"], short.facts["asked"]) == ("INSUFFICIENT_STOCK", 1, 2)
    assert (await parcel_of(database, order)).state == "ASSIGNED"
    await assert_all_adds_up(database)


async def test_who_may_not_and_when_not(database: Database) -> None:
    order, parcel = await a_parcel(database)
    team_id = parcel.team_id

    with pytest.raises(Denied):
        await do(database, as_staff("PICKER"), AssignOrder(order.id, team_id))
    with pytest.raises(NotFound):
        await do(database, FLOOR, AssignOrder(order.id, "tem_none"))
    with pytest.raises(NotFound):
        await do(database, FLOOR, AssignOrder("ord_none", team_id))
    with pytest.raises(StaleVersion):
        await do(database, FLOOR, AssignOrder(order.id, team_id, order.version - 1))
    await do(database, FLOOR, HoldOrder(order.id, "STOCK"))
    with pytest.raises(MoveRefused, match="MOVE_REFUSED"):
        await do(database, FLOOR, AssignOrder(order.id, team_id))
    await do(database, FLOOR, ReleaseOrder(order.id))
    await do(database, FLOOR, StartPicking(parcel.id))
    with pytest.raises(MoveRefused):
        await do(database, FLOOR, AssignOrder(order.id, team_id))


async def test_a_team_elsewhere_does_not_help(database: Database) -> None:
    await stock_up(database, CUP=(3, 0))
    await a_team_at(database, FAR, "FAR")
    async with database.read() as connection:
        variant = await connection.one("select * from variant")

    order, _ = await order_again(database, {"CUP": variant}, {"CUP": 1})
    await secure(database, order)
    await drain(database)

    assert (await now(database, "order", order.id)).waiting_reason == "NO_TEAM_FOR_REGION"
