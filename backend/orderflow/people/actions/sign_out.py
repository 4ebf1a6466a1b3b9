"""Sign out."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel.action import action
from orderflow.kernel.rights import Can
from orderflow.kernel.work import Work
from orderflow.people.access import guest
from orderflow.people.sessions import close_session


@dataclass
class SignOut:
    """Where to sign out."""

    everywhere: bool = field(default=False, metadata={"doc": "Whether to sign out in every browser."})


_EVERYWHERE = "delete from session where customer_id = :customer_id or staff_id = :staff_id"


@action(Can.BROWSE)
async def sign_out(work: Work, given: SignOut) -> dict[str, Any]:
    """Sign out; whoever signs out of nothing is simply a guest."""
    left = await close_session(work)
    if left and given.everywhere:
        await work.run(_EVERYWHERE, customer_id=left.customer_id, staff_id=left.staff_id)
    return {"viewer": guest(work.actor.locale), "session": ""}
