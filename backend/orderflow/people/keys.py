"""The keys of the house from inside it: whoever may run commands on the machine lets the first colleague in."""

import secrets

from orderflow.kernel.work import Work
from orderflow.people import passwords
from orderflow.people.checks import refuse_if_any, tidy_email, tidy_name, wrong_email, wrong_name
from orderflow.people.second_factor import reset
from orderflow.people.tables import Staff

_FRESH = "update staff set password_hash = :password_hash, version = version + 1 where email = :email returning id"
_SIGN_OUT = "delete from session where staff_id = :id"


async def let_in(work: Work, email: str, name: str, roles: list[str], *, without_code: bool = False) -> str:
    """Let somebody sign in with a password that is answered once; a colleague who is here gets a new one only.

    Without a code, their sign-in asks for none any more: they lost what made it.
    """
    email, name = tidy_email(email), tidy_name(name)
    refuse_if_any(wrong_email(email), wrong_name(name))
    password = secrets.token_urlsafe(15)
    password_hash = await passwords.hashed(password)
    known = await work.row(_FRESH, email=email, password_hash=password_hash)
    if known is None:
        hired = {"name": name, "email": email, "roles": roles, "password_hash": password_hash}
        await work.add(Staff, **hired, on_duty=True, version=1)
    else:
        await work.run(_SIGN_OUT, id=known.id)
        if without_code:
            await reset(work, await work.take(Staff, known.id))
    return password
