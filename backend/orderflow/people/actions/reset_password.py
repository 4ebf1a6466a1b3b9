"""Come in without the old password, by a link that goes to the account's e-mail."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.action import action
from orderflow.kernel.events import event_type
from orderflow.kernel.refusal import InvalidInput
from orderflow.kernel.rights import Can
from orderflow.kernel.work import Work
from orderflow.people import passwords
from orderflow.people.access import person
from orderflow.people.checks import refuse_if_any, tidy_email, wrong_email, wrong_password
from orderflow.people.mailed import LinkOver, ask_for_link, good_link, take_account, use_link
from orderflow.people.second_factor import missing
from orderflow.people.sessions import replace_session
from orderflow.people.tables import Customer, LinkPurpose, Staff
from orderflow.people.throttle import TooManyLetters, count_letter, forgive_email
from orderflow.people.verified import EMAIL_VERIFIED

PASSWORD_RESET_REQUESTED = event_type("password_reset.requested", staff=Can.MANAGE_STAFF)
PASSWORD_REPLACED = event_type("password.replaced", staff=Can.SEE_DESK)


@dataclass
class RequestPasswordReset:
    """Whose password is forgotten."""

    email: str = field(metadata={"any": True})


@dataclass
class ResetPassword:
    """The link somebody came by, and the password they choose."""

    token: str = field(metadata={"doc": "What follows the # of the link.", "any": True})
    password: str = field(metadata={"doc": "At least 10 characters.", "any": True})
    device: str | None = field(default=None, metadata={"doc": "What to call this browser in the list of sign-ins."})


@action(Can.BROWSE, refuses=(InvalidInput, TooManyLetters))
async def request_password_reset(work: Work, given: RequestPasswordReset) -> dict[str, Any]:
    """Have a link sent by which another password is chosen; it is answered alike for an e-mail that nobody has."""
    email = tidy_email(given.email)
    refuse_if_any(wrong_email(email))
    await count_letter(work, email)
    link = await ask_for_link(work, LinkPurpose.RESET, email, work.actor.locale)
    work.tell(PASSWORD_RESET_REQUESTED, link)
    return {"viewer": work.actor}


_SIGN_OUT = "delete from session where customer_id = :id or staff_id = :id"


@action(Can.BROWSE, refuses=(InvalidInput, LinkOver))
async def reset_password(work: Work, given: ResetPassword) -> dict[str, Any]:
    """Choose another password by the link of a letter and sign in; every other browser is signed out.

    Of two who use a link, one gets in. A customer's e-mail is verified by it, for it reached them. A colleague whose
    sign-in asks for a code has another password and is not signed in: a letter is no second factor.
    """
    refuse_if_any(wrong_password(given.password))
    await good_link(work, LinkPurpose.RESET, given.token)
    async with work.outside():  # nobody waits for a row while a password is hashed
        password_hash = await passwords.hashed(given.password)
    link = await good_link(work, LinkPurpose.RESET, given.token)
    model, account = await take_account(work, link.email)
    await use_link(work, link)
    values: dict[str, Any] = {"password_hash": password_hash}
    if model is Customer and account.email_verified_at is None:
        values["email_verified_at"] = clock.now()
        work.tell(EMAIL_VERIFIED, account.id)
    await work.change(model, account, **values)
    await work.run(_SIGN_OUT, id=account.id)
    await forgive_email(work, account.email)
    work.tell(PASSWORD_REPLACED, account.id)
    if model is Staff and await missing(work, account.id, None):
        return {"viewer": work.actor}
    owner = {"customer_id" if model is Customer else "staff_id": account.id}
    cookie = await replace_session(work, **owner, device=given.device)
    return {"viewer": await person(work.connection, cookie, work.actor.locale), "session": cookie}
