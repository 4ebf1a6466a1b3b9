"""Which roles and which team somebody may be given, and by whom."""

from collections.abc import Iterable

from orderflow.kernel.refusal import Refusal, invalid
from orderflow.kernel.texts import LOCALES, Text, text
from orderflow.kernel.work import Work
from orderflow.people.roles import STAFF_ROLES, rights_of

_NO_ROLES = text(
    "請至少選一個角色，並只選這裡列出的角色。",
    "请至少选一个角色，并只选这里列出的角色。",
    "Choose at least one role, and only roles that exist here.",
)
_NO_TEAM = text("請選一個現有的班組。", "请选一个现有的班组。", "Choose a team that exists.")


class RoleTooWide(Refusal):
    """Nobody can give a role that may do more than they may themselves. Choose others, or ask somebody who holds it."""

    hant = "您不能給別人超出您自己權限的角色。請改選其他角色，或請持有的人來設定。"
    hans = "您不能给别人超出您自己权限的角色。请改选其他角色，或请持有的人来设置。"
    roles: list[str]


def tidy_roles(roles: Iterable[str]) -> list[str]:
    """Roles without repetition, in the order of the page of roles; refuses what is no role, and none at all."""
    named = set(roles)
    if not named or named - STAFF_ROLES.keys():
        raise invalid("roles", _NO_ROLES)
    return [role for role in STAFF_ROLES if role in named]


def refuse_wider(work: Work, roles: Iterable[str]) -> None:
    """Refuse roles that may do what their giver may not."""
    if wider := [role for role in roles if rights_of([role]) - work.actor.rights]:
        raise RoleTooWide(path=("roles",), roles=wider)


_TEAM = "select code, retired_at from team where id = :id for share"


async def open_team(work: Work, team_id: str | None) -> str | None:
    """The code of a team that somebody is to belong to; refuses one that does not exist or was given up."""
    if team_id is None:
        return None
    team = await work.row(_TEAM, id=team_id)
    if team is None or team.retired_at is not None:
        raise invalid("teamId", _NO_TEAM)
    return str(team.code)


async def team_code(work: Work, team_id: str | None) -> str | None:
    """The code of somebody's team, as it stands in the history."""
    team = await work.row(_TEAM, id=team_id) if team_id else None
    return str(team.code) if team else None


def called(name: str) -> Text:
    """A name that is the same in every language, as it stands in the history."""
    return dict.fromkeys(LOCALES, name)
