"""Put a team on or off duty."""

from dataclasses import dataclass
from typing import Any

from orderflow.kernel.action import action
from orderflow.kernel.events import event_type
from orderflow.kernel.refusal import NotFound, StaleVersion
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import NOUNS, Work
from orderflow.people.tables import Team

TEAM_ON_DUTY = event_type("team.on_duty", staff=Can.SEE_TEAMS)
TEAM_OFF_DUTY = event_type("team.off_duty", staff=Can.SEE_TEAMS)
NOUNS["Team"] = text("班組", "班组", "team")


@dataclass
class SetTeamDuty:
    """Whether a team takes orders from now on."""

    team_id: str
    on_duty: bool
    expected_version: int | None = None


@action(Can.SET_DUTY, refuses=(NotFound, StaleVersion))
async def set_team_duty(work: Work, given: SetTeamDuty) -> dict[str, Any]:
    """Put a team on or off duty; orders that waited for it move by themselves."""
    team = await work.take(Team, given.team_id, version=given.expected_version)
    if team.on_duty != given.on_duty and team.retired_at is None:
        team = await work.change(Team, team, on_duty=given.on_duty)
        work.tell(TEAM_ON_DUTY if given.on_duty else TEAM_OFF_DUTY, team.id, warehouse=team.warehouse_id)
    return {"team": team}
