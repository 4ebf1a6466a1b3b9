"""Say what those who work here do, and shut out who no longer does."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.action import action
from orderflow.kernel.db import Row
from orderflow.kernel.refusal import InvalidInput, NotFound, Refusal, StaleVersion
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import NOUNS, Work
from orderflow.people.appointing import RoleTooWide, called, open_team, refuse_wider, team_code, tidy_roles
from orderflow.people.recent import forget
from orderflow.people.tables import Staff
from orderflow.shop.changes import record, settings_event
from orderflow.shop.tables import ChangeKind

STAFF_CHANGED = settings_event("staff.changed", Can.SEE_TEAMS)
STAFF_DISABLED = settings_event("staff.disabled", Can.SEE_TEAMS)
STAFF_ENABLED = settings_event("staff.enabled", Can.SEE_TEAMS)
NOUNS["Staff"] = text("同事", "同事", "colleague")
ADMIN = "ADMIN"


class LastAdmin(Refusal):
    """They are the last administrator who can sign in. Make somebody else an administrator first."""

    hant = "這是最後一位能登入的管理員。請先讓另一個人成為管理員。"
    hans = "这是最后一位能登录的管理员。请先让另一个人成为管理员。"


class NotYourself(Refusal):
    """You cannot shut yourself out. Ask another administrator to do it."""

    hant = "您不能停用自己的帳號。請另一位管理員來處理。"
    hans = "您不能停用自己的账号。请另一位管理员来处理。"


@dataclass
class ChangeStaff:
    """What a colleague does from now on; what is left out stays."""

    staff_id: str
    expected_version: int
    roles: list[str] | None = field(default=None, metadata={"doc": "All their roles from now on."})
    team_id: str | None = field(default=None, metadata={"doc": "The team they belong to from now on."})
    no_team: bool = field(default=False, metadata={"doc": "Whether they belong to no team from now on."})


@dataclass
class DisableStaff:
    """Who is shut out."""

    staff_id: str
    expected_version: int | None = None


@dataclass
class EnableStaff:
    """Who may come in again."""

    staff_id: str
    expected_version: int | None = None


@action(Can.MANAGE_STAFF, refuses=(InvalidInput, NotFound, StaleVersion, RoleTooWide, LastAdmin))
async def change_staff(work: Work, given: ChangeStaff) -> dict[str, Any]:
    """Give a colleague other roles or another team; what they have open follows at once."""
    admins, staff = await _take(work, given.staff_id, given.expected_version)
    roles = staff.roles if given.roles is None else tidy_roles(given.roles)
    refuse_wider(work, [role for role in roles if role not in staff.roles])
    if ADMIN not in roles:
        _refuse_last(admins, staff)
    team_id = None if given.no_team else given.team_id or staff.team_id
    before = {"roles": staff.roles, "team": await team_code(work, staff.team_id)}
    after = {"roles": roles, "team": before["team"]}
    if team_id != staff.team_id:
        after["team"] = await open_team(work, team_id)
    if await record(work, STAFF_CHANGED, ChangeKind.STAFF, staff.id, called(staff.name), before, after):
        staff = await work.change(Staff, staff, roles=roles, team_id=team_id)
        forget(work)
    return {"staff": staff}


_SIGN_OUT = "delete from session where staff_id = :id"


@action(Can.MANAGE_STAFF, refuses=(NotFound, StaleVersion, NotYourself, LastAdmin))
async def disable_staff(work: Work, given: DisableStaff) -> dict[str, Any]:
    """Shut a colleague out: whatever they have open ends, and so do the tokens they made; what they did stays."""
    if given.staff_id == work.actor.staff_id:
        raise NotYourself
    admins, staff = await _take(work, given.staff_id, given.expected_version)
    if staff.disabled_at is None:
        _refuse_last(admins, staff)
        staff = await work.change(Staff, staff, disabled_at=clock.real(), on_duty=False)
        await work.run(_SIGN_OUT, id=staff.id)
        forget(work)
        await _note(work, STAFF_DISABLED, staff, may_sign_in=False)
    return {"staff": staff}


@action(Can.MANAGE_STAFF, refuses=(NotFound, StaleVersion, RoleTooWide))
async def enable_staff(work: Work, given: EnableStaff) -> dict[str, Any]:
    """Let a colleague in again, with the password they had."""
    staff = await work.take(Staff, given.staff_id, version=given.expected_version)
    if staff.disabled_at is not None:
        refuse_wider(work, staff.roles)
        staff = await work.change(Staff, staff, disabled_at=None, on_duty=True)
        forget(work)
        await _note(work, STAFF_ENABLED, staff, may_sign_in=True)
    return {"staff": staff}


_ADMINS = "select id from staff where :admin = any(roles) and disabled_at is null order by id for update"


async def _take(work: Work, id: str, version: int | None) -> tuple[set[str], Row]:
    """Lock the administrators, always first, then somebody: two who demote each other come one after the other."""
    admins = {row.id for row in await work.rows(_ADMINS, admin=ADMIN)}
    return admins, await work.take(Staff, id, version=version)


def _refuse_last(admins: set[str], staff: Row) -> None:
    if admins == {staff.id}:
        raise LastAdmin


async def _note(work: Work, event: str, staff: Row, *, may_sign_in: bool) -> None:
    before, after = {"may_sign_in": not may_sign_in}, {"may_sign_in": may_sign_in}
    await record(work, event, ChangeKind.STAFF, staff.id, called(staff.name), before, after)
