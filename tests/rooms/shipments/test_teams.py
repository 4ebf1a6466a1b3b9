"""Setting up teams, changing them, and giving them up with what they have open."""

import asyncio
from typing import Any

import pytest

from orderflow.kernel.db import Database, Row
from orderflow.kernel.refusal import Denied, InvalidInput, NotFound, StaleVersion
from orderflow.people.actions.invitations import InviteStaff
from orderflow.people.actions.set_team_duty import SetTeamDuty
from orderflow.shipments.actions.assign_order import AssignOrder
from orderflow.shipments.actions.pick import StartPicking
from orderflow.shipments.actions.retire_team import RetireTeam, TeamHasWork
from orderflow.shipments.actions.teams import ChangeTeam, CreateTeam, TeamCodeTaken
from orderflow.shop.words import TextsGiven
from tests.parcels import (
    FLOOR,
    a_parcel,
    a_team_at,
    assert_all_adds_up,
    drain,
    now,
    order_again,
    parcel_of,
    secure,
)
from tests.running import all_wait, held
from tests.shelves import FAR, NEAR, stock_up
from tests.wire import value
from tests.world import a_colleague, as_staff, do

WORDED = TextsGiven("夜班", "夜班", "Night team")
NIGHT: dict[str, Any] = {"code": " night ", "name": WORDED, "warehouse_id": NEAR, "regions": [" cn ", "浙江", "cn"]}
SHIFT: dict[str, Any] = {"shift_start": "20:00", "shift_end": "08:00"}


async def test_a_new_team_stands_off_duty_and_in_the_history(database: Database) -> None:
    await stock_up(database, CUP=(5, 5))

    made = await do(database, FLOOR, CreateTeam(**NIGHT, **SHIFT, skills=["food", "fragile", "food"]))

    team = await now(database, "team", made["team"])
    async with database.read() as connection:
        change = await connection.one("select * from settings_change")
    assert (team.code, team.regions, team.skills, team.on_duty) == ("NIGHT", ["CN", "浙江"], ["fragile", "food"], False)
    assert (change.event, change.kind, change.subject) == ("team.created", "TEAM", team.id)
    assert change.before == {}
    assert change.after["name.en"] == "Night team"
    assert (change.after["code"], change.after["shift_start"]) == ("NIGHT", "20:00")


async def test_a_change_keeps_what_is_left_out_and_says_what_was(database: Database) -> None:
    team = await a_team_at(database)

    await do(database, FLOOR, ChangeTeam(team.id, 1, name=TextsGiven(en="Early birds"), skills=[]))
    await do(database, FLOOR, ChangeTeam(team.id, 2))

    row = await now(database, "team", team.id)
    async with database.read() as connection:
        (change,) = await connection.rows("select * from settings_change")
    assert (row.name["en"], row.skills, row.regions, row.version) == ("Early birds", [], team.regions, 2)
    assert (change.before["skills"], change.after["skills"]) == (team.skills, [])
    assert (change.before["name.en"], change.after["name.en"]) == ("Day team", "Early birds")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"code": "night shift"}, "code"),
        ({"code": ""}, "code"),
        ({"code": "N" * 21}, "code"),
        ({"name": TextsGiven()}, "name.zhHant"),
        ({"name": TextsGiven(en="n" * 61)}, "name.en"),
        ({"warehouse_id": "whs_nowhere"}, "warehouseId"),
        ({"regions": [" "]}, "regions"),
        ({"regions": ["x" * 41]}, "regions"),
        ({"regions": [str(n) for n in range(100)]}, "regions"),
        ({"skills": ["juggling"]}, "skills"),
        ({"shift_start": "8 o'clock"}, "shiftStart"),
        ({"shift_end": "24:00"}, "shiftEnd"),
    ],
)
async def test_bad_input_is_refused_where_it_was_typed(database: Database, wrong: dict[str, Any], field: str) -> None:
    await stock_up(database, CUP=(5, 5))

    with pytest.raises(InvalidInput) as refused:
        await do(database, FLOOR, CreateTeam(**{**NIGHT, **SHIFT, **wrong}))

    assert ".".join(refused.value.path) == field
    assert await value(database, "select count(*) from team") == 0


async def test_a_code_is_one_teams_and_two_who_change_one_team_are_told_of_each_other(database: Database) -> None:
    await stock_up(database, CUP=(5, 5))
    team = await a_team_at(database, code="NIGHT")

    with pytest.raises(TeamCodeTaken):
        await do(database, FLOOR, CreateTeam(**NIGHT, **SHIFT))
    await do(database, FLOOR, ChangeTeam(team.id, 1, shift_start="09:00"))
    with pytest.raises(StaleVersion):
        await do(database, FLOOR, ChangeTeam(team.id, 1, shift_end="21:00"))
    with pytest.raises(NotFound):
        await do(database, FLOOR, ChangeTeam("tem_nowhere", 1))
    with pytest.raises(Denied):
        await do(database, as_staff("ORDER_DESK"), ChangeTeam(team.id, 2))


async def test_a_team_with_open_work_is_not_given_up_and_the_refusal_says_how_much(database: Database) -> None:
    _, parcel = await a_parcel(database)
    team = await now(database, "team", parcel.team_id)
    await a_colleague(database, "PICKER", team_id=team.id)

    with pytest.raises(TeamHasWork) as refused:
        await do(database, FLOOR, RetireTeam(team.id, team.version))

    assert refused.value.facts == {"parcels": 1, "orders": 1, "people": 1, "rules": 0}
    assert (await now(database, "team", team.id)).retired_at is None


async def test_open_work_and_people_are_handed_to_another_team_of_the_warehouse(database: Database) -> None:
    _, parcel = await a_parcel(database)
    await do(database, FLOOR, StartPicking(parcel.id))
    team, heir = await now(database, "team", parcel.team_id), await a_team_at(database, parcel.warehouse_id, "HEIR")
    grace = await a_colleague(database, "PICKER", team_id=team.id)

    await do(database, FLOOR, RetireTeam(team.id, team.version, heir.id))

    given = await now(database, "shipment", parcel.id)
    order = await now(database, "order", parcel.order_id)
    gone = await now(database, "team", team.id)
    assert (given.team_id, given.state, order.team_id) == (heir.id, "PICKING", heir.id)
    assert (await now(database, "staff", grace.id)).team_id == heir.id
    assert (gone.on_duty, gone.retired_at is not None) == (False, True)
    async with database.read() as connection:
        change = await connection.one("select * from settings_change")
    assert (change.event, change.after["handed_over_to"]) == ("team.retired", "HEIR")
    await assert_all_adds_up(database)


async def test_nobody_takes_over_in_another_warehouse_or_from_themselves_or_when_given_up(database: Database) -> None:
    _, parcel = await a_parcel(database)
    team = await now(database, "team", parcel.team_id)
    far, out = await a_team_at(database, FAR, "FAR"), await a_team_at(database, parcel.warehouse_id, "OUT")
    await do(database, FLOOR, RetireTeam(out.id, 1))

    for heir in (far.id, out.id, team.id, "tem_nowhere"):
        with pytest.raises(InvalidInput) as refused:
            await do(database, FLOOR, RetireTeam(team.id, team.version, heir))
        assert refused.value.path == ("handOverToId",)


async def test_a_team_that_was_given_up_takes_nothing_and_nobody(database: Database) -> None:
    _, parcel = await a_parcel(database)
    boss = await a_colleague(database, "ADMIN", name="Boss")
    out = await a_team_at(database, parcel.warehouse_id, "AAA")
    for _ in range(2):
        await do(database, FLOOR, RetireTeam(out.id, (await now(database, "team", out.id)).version))

    await do(database, FLOOR, SetTeamDuty(out.id, on_duty=True))

    assert not (await now(database, "team", out.id)).on_duty
    with pytest.raises(NotFound):
        await do(database, FLOOR, AssignOrder(parcel.order_id, out.id))
    with pytest.raises(InvalidInput):
        await do(database, as_staff("ADMIN", staff_id=boss.id), InviteStaff("may@shop.example", ["PICKER"], out.id))


async def test_invited_people_follow_to_the_team_that_takes_over(database: Database) -> None:
    await stock_up(database, CUP=(5, 5))
    boss = await a_colleague(database, "ADMIN", name="Boss")
    team, heir = await a_team_at(database), await a_team_at(database, code="HEIR")
    asked = InviteStaff("may@shop.example", ["PICKER"], team.id)
    made = await do(database, as_staff("ADMIN", staff_id=boss.id), asked)

    with pytest.raises(TeamHasWork) as refused:
        await do(database, FLOOR, RetireTeam(team.id, team.version))
    await do(database, FLOOR, RetireTeam(team.id, team.version, heir.id))

    assert refused.value.facts == {"parcels": 0, "orders": 0, "people": 1, "rules": 0}
    assert (await now(database, "invitation", made["invitation"])).team_id == heir.id


@pytest.mark.parametrize("by", ["itself", "the desk"])
async def test_a_team_that_is_given_up_first_gets_no_order_that_waited_for_it(database: Database, by: str) -> None:
    """Seen to fail without `for share` in `_TEAMS_KEPT` and in `assign_order`: nobody waits for the team."""
    order, team = await _an_order_before_its_team(database)

    async with held(database, "team where id = :id", 2, id=team.id):
        giving_up = asyncio.create_task(do(database, FLOOR, RetireTeam(team.id, 1)))
        await all_wait(database, 1)
        assigning = asyncio.create_task(_assigned(database, order, team, by))
    ends = await asyncio.gather(giving_up, assigning, return_exceptions=True)

    assert type(ends[1]).__name__ == ("NoneType" if by == "itself" else "NotFound")
    assert (await now(database, "team", team.id)).retired_at is not None
    assert (await now(database, "order", order.id)).status == "PAID"
    assert await value(database, "select count(*) from shipment") == 0


@pytest.mark.parametrize("handed_over", [False, True])
@pytest.mark.parametrize("by", ["itself", "the desk"])
async def test_a_team_that_gets_an_order_first_is_not_given_up(database: Database, by: str, handed_over: bool) -> None:
    """Seen to fail when what is open is only counted before the team is taken: it is given up with a parcel."""
    order, team = await _an_order_before_its_team(database)
    heir = (await a_team_at(database, code="HEIR", on_duty=False)).id if handed_over else None

    async with held(database, "team where id = :id", 2, id=team.id):
        assigning = asyncio.create_task(_assigned(database, order, team, by))
        await all_wait(database, 1)
        giving_up = asyncio.create_task(do(database, FLOOR, RetireTeam(team.id, 1, heir)))
    ends = await asyncio.gather(assigning, giving_up, return_exceptions=True)

    assert isinstance(ends[1], TeamHasWork)
    parcel = await parcel_of(database, order)
    assert (parcel.team_id, (await now(database, "team", team.id)).retired_at) == (team.id, None)
    if heir:
        await do(database, FLOOR, RetireTeam(team.id, 1, heir))
        assert (await parcel_of(database, order)).team_id == heir
    await assert_all_adds_up(database)


async def _an_order_before_its_team(database: Database) -> tuple[Row, Row]:
    """A paid order that nobody has, and the team that came after it."""
    variants = await stock_up(database, CUP=(50, 50))
    order, _ = await order_again(database, variants, {"CUP": 1})
    await secure(database, order)
    return order, await a_team_at(database)


async def _assigned(database: Database, order: Row, team: Row, by: str) -> None:
    """The order finds its team, or is given to it."""
    if by == "itself":
        await drain(database)
    else:
        await do(database, FLOOR, AssignOrder(order.id, team.id))


async def test_two_teams_that_hand_over_to_each_other_end_as_one(database: Database) -> None:
    await stock_up(database, CUP=(5, 5))
    one, other = await a_team_at(database), await a_team_at(database, code="OTHER")

    async with held(database, "team where id = :id", 2, id=min(one.id, other.id)):
        giving_up = [
            asyncio.create_task(do(database, FLOOR, RetireTeam(a.id, 1, b.id))) for a, b in ((one, other), (other, one))
        ]
    ends = await asyncio.gather(*giving_up, return_exceptions=True)

    assert sorted(type(each).__name__ for each in ends) == ["InvalidInput", "Outcome"]
    assert await value(database, "select count(*) from team where retired_at is null") == 1
