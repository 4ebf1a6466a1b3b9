"""The account of whoever is signed in."""

from typing import Any

from sqlmodel import SQLModel

from orderflow.kernel import clock
from orderflow.kernel.access import ALL, Actor
from orderflow.kernel.db import Connection, Row
from orderflow.kernel.refusal import Refusal
from orderflow.kernel.work import Work
from orderflow.people import passwords
from orderflow.people.recent import forget
from orderflow.people.tables import Customer, Staff
from orderflow.people.throttle import count_attempt, forgive


class NotSignedIn(Refusal):
    """This belongs to an account. Sign in with your e-mail and password, then try again."""

    hant = "這是帳號才有的功能。請先用電子郵件和密碼登入，再試一次。"
    hans = "这是账号才有的功能。请先用电子邮箱和密码登录，再试一次。"


class PasswordWrong(Refusal):
    """The password you have now is another one. Enter it again."""

    hant = "目前的密碼不正確，請再輸入一次。"
    hans = "当前的密码不正确，请再输入一次。"


def owner(work: Work) -> dict[str, Any]:
    """Whose sessions are the caller's, as columns of a session; raises NotSignedIn for guests and for programs."""
    actor = work.actor
    if actor.session_id is None or not (actor.customer_id or actor.staff_id):
        raise NotSignedIn
    return {"customer_id": actor.customer_id, "staff_id": actor.staff_id}


async def own_account(work: Work) -> tuple[type[SQLModel], Row]:
    """The customer or colleague who is signed in, locked, and the table they are in."""
    ids = owner(work)
    model: type[SQLModel] = Staff if ids["staff_id"] else Customer
    return model, await work.take(model, ids["staff_id"] or ids["customer_id"], sight=ALL)


async def prove_password(work: Work, given: str, path: str) -> None:
    """Refuse whoever sits at somebody else's browser: the account's password, or PasswordWrong.

    The transaction is another one afterwards, for the attempt is on record before the password is looked at.
    """
    _, account = await own_account(work)
    await count_attempt(work, account.email)
    async with work.outside():
        right, _ = await passwords.matches(given, account.password_hash)
    if not right:
        raise PasswordWrong(path=(path,))
    await forgive(work, account.email)


_OWN = "(customer_id = :customer_id or staff_id = :staff_id)"


async def sessions_of(connection: Connection, actor: Actor) -> list[Row]:
    """Every browser somebody is signed in with, the one used last first."""
    return await connection.rows(
        f"select * from session where {_OWN} and expires_at > :now order by seen_at desc, id",
        customer_id=actor.customer_id,
        staff_id=actor.staff_id,
        now=clock.real(),
    )


async def close_others(work: Work) -> None:
    """Sign the caller out of every other browser."""
    forget(work)
    await work.run(f"delete from session where {_OWN} and id <> :mine", mine=work.actor.session_id, **owner(work))
