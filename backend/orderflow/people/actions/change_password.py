"""Choose another password."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel.action import action
from orderflow.kernel.events import event_type
from orderflow.kernel.refusal import InvalidInput
from orderflow.kernel.rights import Can
from orderflow.kernel.work import Work
from orderflow.people import passwords
from orderflow.people.account import NotSignedIn, PasswordWrong, close_others, own_account, prove_password
from orderflow.people.checks import refuse_if_any, wrong_password
from orderflow.people.throttle import TooManyAttempts

PASSWORD_CHANGED = event_type("password.changed", staff=Can.SEE_DESK)


@dataclass
class ChangePassword:
    """The password somebody has and the one they want."""

    current_password: str = field(metadata={"any": True})
    new_password: str = field(metadata={"doc": "At least 10 characters.", "any": True})


@action(Can.BROWSE, refuses=(InvalidInput, NotSignedIn, PasswordWrong, TooManyAttempts))
async def change_password(work: Work, given: ChangePassword) -> dict[str, Any]:
    """Choose another password; every other browser is signed out."""
    refuse_if_any(wrong_password(given.new_password, "newPassword"))
    await prove_password(work, given.current_password, "currentPassword")
    async with work.outside():  # nobody waits for a row while a password is hashed
        password_hash = await passwords.hashed(given.new_password)
    model, account = await own_account(work)
    await work.change(model, account, password_hash=password_hash)
    await close_others(work)
    work.tell(PASSWORD_CHANGED, account.id)
    return {"viewer": work.actor}
