"""Open an account."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.action import action
from orderflow.kernel.db import UniqueViolation
from orderflow.kernel.events import event_type
from orderflow.kernel.refusal import InvalidInput, Refusal
from orderflow.kernel.rights import Can
from orderflow.kernel.work import Work
from orderflow.people import passwords
from orderflow.people.access import person
from orderflow.people.checks import (
    refuse_if_any,
    tidy_email,
    tidy_name,
    wrong_email,
    wrong_locale,
    wrong_name,
    wrong_password,
)
from orderflow.people.mailed import ask_for_link
from orderflow.people.sessions import replace_session
from orderflow.people.tables import Customer, LinkPurpose
from orderflow.people.throttle import RateLimited, count_account
from orderflow.people.verified import VERIFICATION_REQUESTED

CUSTOMER_REGISTERED = event_type("customer.registered", staff=Can.SEE_DESK)


class EmailTaken(Refusal):
    """There is an account with this e-mail already. Sign in, or use another e-mail."""

    hant = "這個電子郵件已經有帳號了。請直接登入，或改用另一個電子郵件。"
    hans = "这个电子邮箱已经有账号了。请直接登录，或换一个电子邮箱。"


@dataclass
class RegisterCustomer:
    """Who opens an account."""

    name: str = field(metadata={"any": True})
    email: str = field(metadata={"any": True})
    password: str = field(metadata={"doc": "At least 10 characters.", "any": True})
    locale: str | None = field(default=None, metadata={"doc": "Language of letters; the request's own when left out."})
    device: str | None = field(default=None, metadata={"doc": "What to call this browser in the list of sign-ins."})


_TAKEN = "select 1 from customer where email = :email union all select 1 from staff where email = :email limit 1"


@action(Can.SHOP, refuses=(InvalidInput, EmailTaken, RateLimited))
async def register_customer(work: Work, given: RegisterCustomer) -> dict[str, Any]:
    """Open an account and sign in; a letter brings the link that verifies its e-mail."""
    name, email, locale = tidy_name(given.name), tidy_email(given.email), given.locale or work.actor.locale
    refuse_if_any(wrong_name(name), wrong_email(email), wrong_password(given.password), wrong_locale(locale))
    await count_account(work)
    async with work.outside():  # the attempt is on record before it is said that an e-mail is taken
        password_hash = await passwords.hashed(given.password)
    if await work.row(_TAKEN, email=email):
        raise EmailTaken(path=("email",))
    values = {"name": name, "email": email, "password_hash": password_hash, "locale": locale}
    try:
        customer = await work.add(Customer, **values, created_at=clock.now(), version=1)
        await work.write()
    except UniqueViolation as taken:
        raise EmailTaken(path=("email",)) from taken
    work.tell(CUSTOMER_REGISTERED, customer.id)
    work.tell(VERIFICATION_REQUESTED, await ask_for_link(work, LinkPurpose.VERIFY, email, locale))
    cookie = await replace_session(work, customer_id=customer.id, device=given.device)
    return {"viewer": await person(work.connection, cookie, work.actor.locale), "session": cookie}
