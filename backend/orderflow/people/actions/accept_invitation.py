"""Come in by an invitation."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.access import hash_token
from orderflow.kernel.action import action
from orderflow.kernel.db import Row, UniqueViolation
from orderflow.kernel.events import event_type
from orderflow.kernel.refusal import InvalidInput
from orderflow.kernel.rights import Can
from orderflow.kernel.work import Work
from orderflow.people import passwords
from orderflow.people.access import person
from orderflow.people.appointing import called, team_code
from orderflow.people.checks import refuse_if_any, tidy_name, wrong_name, wrong_password
from orderflow.people.invited import GOOD, InvitationOver
from orderflow.people.sessions import replace_session
from orderflow.people.tables import Invitation, Staff
from orderflow.shop.changes import record, settings_event
from orderflow.shop.tables import ChangeKind

INVITATION_ACCEPTED = event_type("invitation.accepted", staff=Can.MANAGE_STAFF)
STAFF_JOINED = settings_event("staff.joined", Can.SEE_TEAMS)


@dataclass
class AcceptInvitation:
    """The link somebody came by, their name, and the password they choose."""

    token: str = field(metadata={"doc": "What follows the # of the link.", "any": True})
    name: str = field(metadata={"any": True})
    password: str = field(metadata={"doc": "At least 10 characters.", "any": True})


_OF_TOKEN = f"select * from invitation where token_hash = :token and {GOOD}"


@action(Can.BROWSE, refuses=(InvalidInput, InvitationOver))
async def accept_invitation(work: Work, given: AcceptInvitation) -> dict[str, Any]:
    """Become a member of staff by the link of an invitation, and sign in; of two who use it, one comes in."""
    name = tidy_name(given.name)
    refuse_if_any(wrong_name(name), wrong_password(given.password))
    await _good(work, given.token)
    async with work.outside():  # nobody waits for a row while a password is hashed
        password_hash = await passwords.hashed(given.password)
    invitation = await _good(work, given.token, " for update")
    plain = {"name": name, "email": invitation.email, "password_hash": password_hash}
    job = {"roles": invitation.roles, "team_id": invitation.team_id, "on_duty": True}
    try:
        staff = await work.add(Staff, **plain, **job, version=1)
        await work.write()
    except UniqueViolation as taken:
        raise InvitationOver from taken
    await work.change(Invitation, invitation, accepted_at=clock.real(), staff_id=staff.id)
    work.tell(INVITATION_ACCEPTED, invitation.id, staff=staff.id)
    place = {"roles": staff.roles, "team": await team_code(work, staff.team_id)}
    await record(work, STAFF_JOINED, ChangeKind.STAFF, staff.id, called(name), {}, place)
    cookie = await replace_session(work, staff_id=staff.id)
    return {"viewer": await person(work.connection, cookie, work.actor.locale), "session": cookie}


async def _good(work: Work, token: str, lock: str = "") -> Row:
    found = await work.row(_OF_TOKEN + lock, token=hash_token(token), now=clock.real())
    if found is None:
        raise InvitationOver
    return found
