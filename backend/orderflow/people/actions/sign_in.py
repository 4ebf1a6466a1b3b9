"""Sign in, as a customer or as staff."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel.action import action
from orderflow.kernel.db import Row
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import in_locale, text
from orderflow.kernel.work import Work
from orderflow.people import passwords
from orderflow.people.access import person
from orderflow.people.checks import tidy_email, wrong_email
from orderflow.people.second_factor import missing
from orderflow.people.sessions import replace_session
from orderflow.people.throttle import TooManyAttempts, count_attempt, forgive

FAILURES = {
    "WRONG_PASSWORD": text(
        "電子郵件或密碼不正確，請再試一次。",
        "电子邮箱或密码不正确，请再试一次。",
        "The e-mail or the password is not right. Try again.",
    ),
    "CODE_NEEDED": text(
        "請輸入驗證應用程式顯示的六位數，或一個備用碼。",
        "请输入验证应用显示的六位数字，或一个备用码。",
        "Enter the six digits your app shows, or a recovery code.",
    ),
    "WRONG_CODE": text(
        "這個驗證碼不正確，或已經用過。請等下一個，再試一次。",
        "这个验证码不正确，或已经用过。请等下一个，再试一次。",
        "This code is not right, or was used already. Wait for the next one and try again.",
    ),
}


@dataclass
class SignIn:
    """Who signs in."""

    email: str = field(metadata={"any": True})
    password: str = field(metadata={"any": True})
    device: str | None = field(default=None, metadata={"doc": "What to call this browser in the list of sign-ins."})
    code: str | None = field(
        default=None,
        metadata={"doc": "The code of an app or a recovery code, where the sign-in asks for one.", "any": True},
    )


@dataclass(frozen=True)
class SignInFailure:
    """Why somebody is not signed in."""

    code: str
    message: str


# Staff come first: an account opened with a colleague's e-mail gets nobody anywhere. Nobody signs in who was shut out.
_ACCOUNT = """
select 'staff' as "table", id, case when disabled_at is null then password_hash end as password_hash
from staff where email = :email
union all select 'customer', id, password_hash from customer where email = :email
limit 1
"""
_REHASH = {
    "staff": "update staff set password_hash = :fresher where id = :id",
    "customer": "update customer set password_hash = :fresher where id = :id",
}


@action(Can.BROWSE, refuses=(TooManyAttempts,))
async def sign_in(work: Work, given: SignIn) -> dict[str, Any]:
    """Sign in; what is wrong or lacking is a `failure`, and takes as long for an e-mail nobody has.

    Whoever knows the password and no code has no more tries than whoever does not know the password.
    """
    email = tidy_email(given.email)
    await count_attempt(work, email)
    account = await _account(work, email)
    async with work.outside():  # the attempt is on record before the password is looked at
        right, fresher = await passwords.matches(given.password, account.password_hash if account else None)
    if account is None or not right:
        return _failed(work, "WRONG_PASSWORD")
    if account.table == "staff" and (lacking := await missing(work, account.id, given.code)):
        return _failed(work, lacking)
    await forgive(work, email)
    if fresher:
        await work.run(_REHASH[account.table], fresher=fresher, id=account.id)
    owner = {f"{account.table}_id": account.id}
    cookie = await replace_session(work, **owner, device=given.device)
    return {"viewer": await person(work.connection, cookie, work.actor.locale), "session": cookie}


def _failed(work: Work, code: str) -> dict[str, Any]:
    return {"viewer": work.actor, "failure": SignInFailure(code, in_locale(FAILURES[code], work.actor.locale))}


async def _account(work: Work, email: str) -> Row | None:
    return None if wrong_email(email) else await work.row(_ACCOUNT, email=email)
