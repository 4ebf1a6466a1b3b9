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
from orderflow.people.sessions import replace_session
from orderflow.people.throttle import TooManyAttempts, count_attempt, forgive

WRONG_PASSWORD = text(
    "電子郵件或密碼不正確，請再試一次。",
    "电子邮箱或密码不正确，请再试一次。",
    "The e-mail or the password is not right. Try again.",
)


@dataclass
class SignIn:
    """Who signs in."""

    email: str = field(metadata={"any": True})
    password: str = field(metadata={"any": True})
    device: str | None = field(default=None, metadata={"doc": "What to call this browser in the list of sign-ins."})


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
    """Sign in; a wrong password is answered as `failure`, and takes as long for an e-mail nobody has."""
    email = tidy_email(given.email)
    await count_attempt(work, email)
    account = await _account(work, email)
    async with work.outside():  # the attempt is on record before the password is looked at
        right, fresher = await passwords.matches(given.password, account.password_hash if account else None)
    if account is None or not right:
        failure = SignInFailure("WRONG_PASSWORD", in_locale(WRONG_PASSWORD, work.actor.locale))
        return {"viewer": work.actor, "failure": failure}
    await forgive(work, email)
    if fresher:
        await work.run(_REHASH[account.table], fresher=fresher, id=account.id)
    owner = {f"{account.table}_id": account.id}
    cookie = await replace_session(work, **owner, device=given.device)
    return {"viewer": await person(work.connection, cookie, work.actor.locale), "session": cookie}


async def _account(work: Work, email: str) -> Row | None:
    return None if wrong_email(email) else await work.row(_ACCOUNT, email=email)
