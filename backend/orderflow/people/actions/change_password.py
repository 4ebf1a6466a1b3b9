"""Choose another password."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel.action import action
from orderflow.kernel.events import event_type
from orderflow.kernel.refusal import InvalidInput, Refusal
from orderflow.kernel.rights import Can
from orderflow.kernel.work import Work
from orderflow.people import passwords
from orderflow.people.account import NotSignedIn, close_others, own_account
from orderflow.people.checks import refuse_if_any, wrong_password
from orderflow.people.throttle import TooManyAttempts, count_attempt, forgive

PASSWORD_CHANGED = event_type("password.changed", staff=Can.SEE_DESK)


class PasswordWrong(Refusal):
    """The password you have now is another one. Enter it again."""

    hant = "目前的密碼不正確，請再輸入一次。"
    hans = "当前的密码不正确，请再输入一次。"


@dataclass
class ChangePassword:
    """The password somebody has and the one they want."""

    current_password: str = field(metadata={"any": True})
    new_password: str = field(metadata={"doc": "At least 10 characters.", "any": True})


@action(Can.BROWSE, refuses=(InvalidInput, NotSignedIn, PasswordWrong, TooManyAttempts))
async def change_password(work: Work, given: ChangePassword) -> dict[str, Any]:
    """Choose another password; every other browser is signed out."""
    refuse_if_any(wrong_password(given.new_password, "newPassword"))
    _, account = await own_account(work)
    await count_attempt(work, account.email)
    async with work.outside():  # the attempt is on record before the password is looked at
        right, _ = await passwords.matches(given.current_password, account.password_hash)
        password_hash = await passwords.hashed(given.new_password) if right else None
    if password_hash is None:
        raise PasswordWrong(path=("currentPassword",))
    model, account = await own_account(work)
    await forgive(work, account.email)
    await work.change(model, account, password_hash=password_hash)
    await close_others(work)
    work.tell(PASSWORD_CHANGED, account.id)
    return {"viewer": work.actor}
