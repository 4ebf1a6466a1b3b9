"""Putting a team on and off duty."""

import pytest

from orderflow.kernel.db import Database
from orderflow.kernel.refusal import Denied, NotFound, StaleVersion
from orderflow.people.actions.set_team_duty import SetTeamDuty
from tests.world import a_team, ada, as_staff, do

BOSS = as_staff("SUPERVISOR")


async def test_a_change_of_duty_is_told_once(database: Database) -> None:
    team = await a_team(database)

    answers = [await do(database, BOSS, SetTeamDuty(team.id, on_duty)) for on_duty in (False, False, True)]

    async with database.read() as connection:
        row = await connection.one("select * from team")
        told = await connection.rows("select type, subject, payload from event order by id")
    assert answers == [{"team": team.id}] * 3
    assert (row.on_duty, row.version) == (True, 3)
    assert [event.type for event in told] == ["team.off_duty", "team.on_duty"]
    assert {event.subject for event in told} == {team.id}
    assert told[0].payload == {"warehouse": team.warehouse_id}


async def test_a_stale_version_changes_nothing(database: Database) -> None:
    team = await a_team(database)
    await do(database, BOSS, SetTeamDuty(team.id, False, expected_version=1))

    with pytest.raises(StaleVersion) as refused:
        await do(database, BOSS, SetTeamDuty(team.id, True, expected_version=1))

    assert refused.value.facts == {"current_version": 2}


async def test_unknown_teams_and_people_without_the_right_are_refused(database: Database) -> None:
    team = await a_team(database)

    with pytest.raises(NotFound):
        await do(database, BOSS, SetTeamDuty("tem_nowhere", True))
    for actor in (await ada(database), as_staff("PICKER", warehouse_id=team.warehouse_id), as_staff("ORDER_DESK")):
        with pytest.raises(Denied):
            await do(database, actor, SetTeamDuty(team.id, False))
