"""Sign out of another browser."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel.action import action
from orderflow.kernel.refusal import NotFound
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work
from orderflow.people.access import guest
from orderflow.people.account import sessions_of
from orderflow.people.recent import forget
from orderflow.people.sessions import mark_of

_SIGN_IN = text("登入紀錄", "登录记录", "sign-in")


@dataclass
class RevokeSession:
    """Which sign-in ends."""

    session_id: str = field(metadata={"doc": "An id of `me.sessions`."})


@action(Can.BROWSE, refuses=(NotFound,))
async def revoke_session(work: Work, given: RevokeSession) -> dict[str, Any]:
    """Sign out of one browser, this one or another; whatever it follows live ends too."""
    own = await sessions_of(work.connection, work.actor)
    chosen = [each for each in own if mark_of(each.id) == given.session_id]
    if not chosen:
        raise NotFound(what=_SIGN_IN)
    await work.run("delete from session where id = :id", id=chosen[0].id)
    forget(work)
    if chosen[0].id == work.actor.session_id:
        return {"viewer": guest(work.actor.locale), "session": ""}
    return {"viewer": work.actor}
