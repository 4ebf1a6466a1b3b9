"""Ask somebody to work here, by a letter with a link that opens once."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from orderflow import settings
from orderflow.kernel import clock
from orderflow.kernel.access import hash_token
from orderflow.kernel.action import action
from orderflow.kernel.db import Row, UniqueViolation
from orderflow.kernel.ids import new_id
from orderflow.kernel.refusal import InvalidInput, NotFound, Refusal
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import NOUNS, Work
from orderflow.people.appointing import RoleTooWide, called, open_team, refuse_wider, tidy_roles
from orderflow.people.checks import refuse_if_any, tidy_email, wrong_email, wrong_locale
from orderflow.people.invited import LASTS, InvitationOver, invitation_path, invitation_token
from orderflow.people.tables import Invitation
from orderflow.shop.changes import record, settings_event
from orderflow.shop.tables import ChangeKind

INVITATION_SENT = settings_event("invitation.sent", Can.MANAGE_STAFF)
INVITATION_WITHDRAWN = settings_event("invitation.withdrawn", Can.MANAGE_STAFF)
NOUNS["Invitation"] = text("邀請", "邀请", "invitation")


class AlreadyHere(Refusal):
    """Somebody with this e-mail has an account here already. Look for them among the staff, or invite another one."""

    hant = "這個電子郵件已經有帳號了。請在員工名單中找找，或改邀請另一個電子郵件。"
    hans = "这个电子邮箱已经有账号了。请在员工名单中找找，或改邀请另一个电子邮箱。"


class AlreadyInvited(Refusal):
    """This e-mail is invited already. Send that invitation again, or withdraw it first."""

    hant = "這個電子郵件已經收到邀請。請重新寄出那份邀請，或先撤回。"
    hans = "这个电子邮箱已经收到邀请。请重新发送那份邀请，或先撤回。"


@dataclass
class InviteStaff:
    """Who is asked to work here, and as what."""

    email: str = field(metadata={"any": True})
    roles: list[str] = field(metadata={"doc": "Roles, each a named set of rights."})
    team_id: str | None = None
    locale: str | None = field(default=None, metadata={"doc": "Language of the letter; the request's when left out."})


@dataclass
class ResendInvitation:
    """Which invitation is sent again."""

    invitation_id: str


@dataclass
class WithdrawInvitation:
    """Which invitation is taken back."""

    invitation_id: str


_KNOWN = "select 1 from staff where email = :email union all select 1 from customer where email = :email limit 1"


@action(Can.MANAGE_STAFF, refuses=(InvalidInput, RoleTooWide, AlreadyHere, AlreadyInvited))
async def invite_staff(work: Work, given: InviteStaff) -> dict[str, Any]:
    """Ask somebody by a letter to work here; its link opens once, within seven days."""
    email, locale, roles = tidy_email(given.email), given.locale or work.actor.locale, tidy_roles(given.roles)
    refuse_if_any(wrong_email(email), wrong_locale(locale))
    refuse_wider(work, roles)
    team = await open_team(work, given.team_id)
    if await work.row(_KNOWN, email=email):
        raise AlreadyHere(path=("email",))
    id, now = new_id(Invitation.PREFIX), clock.real()
    plain = {"email": email, "locale": locale, "roles": roles, "team_id": given.team_id}
    who = {"invited_by": work.actor.staff_id, "created_at": now, "version": 1}
    try:
        invitation = await work.add(Invitation, id=id, **plain, **who, **_fresh(id, 1, now))
        await work.write()
    except UniqueViolation as taken:
        raise AlreadyInvited(path=("email",)) from taken
    return await _sent(
        work, invitation, {}, {"email": email, "roles": roles, "team": team, "locale": locale, "sent": 1}
    )


@action(Can.MANAGE_STAFF, refuses=(NotFound, InvitationOver))
async def resend_invitation(work: Work, given: ResendInvitation) -> dict[str, Any]:
    """Send an invitation again, for seven more days; the link of the letter before it opens nothing any more."""
    invitation = await work.take(Invitation, given.invitation_id)
    if invitation.accepted_at or invitation.withdrawn_at:
        raise InvitationOver
    before = {"sent": invitation.sent}
    fresh = _fresh(invitation.id, invitation.sent + 1, clock.real())
    invitation = await work.change(Invitation, invitation, **fresh)
    return await _sent(work, invitation, before, {"sent": invitation.sent})


def _fresh(id: str, sent: int, now: datetime) -> dict[str, Any]:
    token = hash_token(invitation_token(id, sent))
    return {"token_hash": token, "sent": sent, "sent_at": now, "expires_at": now + LASTS}


async def _sent(work: Work, invitation: Row, before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    name = called(invitation.email)
    await record(work, INVITATION_SENT, ChangeKind.STAFF, invitation.id, name, before, after)
    return {"invitation": invitation, "link": f"{settings.current().address}{invitation_path(invitation)}"}


@action(Can.MANAGE_STAFF, refuses=(NotFound, InvitationOver))
async def withdraw_invitation(work: Work, given: WithdrawInvitation) -> dict[str, Any]:
    """Take an invitation back; its link opens nothing from now on."""
    invitation = await work.take(Invitation, given.invitation_id)
    if invitation.accepted_at:
        raise InvitationOver
    if invitation.withdrawn_at is None:
        invitation = await work.change(Invitation, invitation, withdrawn_at=clock.real())
        name, before, after = called(invitation.email), {"withdrawn": False}, {"withdrawn": True}
        await record(work, INVITATION_WITHDRAWN, ChangeKind.STAFF, invitation.id, name, before, after)
    return {"invitation": invitation}
