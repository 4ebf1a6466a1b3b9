"""Links that come by letter and prove that it arrived: asked for, good for a while, used once."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from datetime import timedelta

from sqlmodel import SQLModel

from orderflow import settings
from orderflow.kernel import clock
from orderflow.kernel.access import ALL, hash_token
from orderflow.kernel.db import Connection, Row
from orderflow.kernel.ids import new_id
from orderflow.kernel.refusal import Refusal
from orderflow.kernel.work import Work
from orderflow.people.tables import Customer, LinkPurpose, MailedLink, Staff

LASTS: Mapping[str, timedelta] = {LinkPurpose.RESET: timedelta(hours=1), LinkPurpose.VERIFY: timedelta(days=7)}


class LinkOver(Refusal):
    """This link is not good: used, over, overtaken by a newer letter, or not complete. Ask for a new letter."""

    hant = "這個連結無法使用：可能已經用過、已過期、有更新的信，或連結不完整。請重新索取一封信。"
    hans = "这个链接无法使用：可能已经用过、已过期、有更新的邮件，或链接不完整。请重新获取一封邮件。"


def link_token(id: str) -> str:
    """The 256-bit token of a link; it is kept hashed only."""
    mac = hmac.digest(settings.current().signing_key.encode(), f"link:{id}".encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(mac).decode().rstrip("=")


_ASK = """
insert into mailed_link (id, purpose, email, locale, token_hash, created_at, expires_at)
values (:id, :purpose, :email, :locale, :token, :now, :until)
on conflict (purpose, email) do update set id = excluded.id, locale = excluded.locale,
  token_hash = excluded.token_hash, created_at = excluded.created_at, expires_at = excluded.expires_at
"""


async def ask_for_link(work: Work, purpose: LinkPurpose, email: str, locale: str) -> str:
    """Make the link of a letter, which ends the one before it; answers its id.

    Nobody looks here whether somebody has the e-mail: a letter is written later or never, and the caller sees neither.
    """
    id, now = new_id(MailedLink.PREFIX), clock.real()
    plain = {"id": id, "purpose": purpose, "email": email, "locale": locale}
    await work.run(_ASK, **plain, token=hash_token(link_token(id)), now=now, until=now + LASTS[purpose])
    return id


_GOOD = "purpose = :purpose and token_hash = :token and expires_at > :now"


async def good_link(work: Work, purpose: LinkPurpose, token: str) -> Row:
    """The link of a token, not locked; raises LinkOver for one that is not good."""
    found = await work.row(
        f"select * from mailed_link where {_GOOD}", purpose=purpose, token=hash_token(token), now=clock.real()
    )
    if found is None:
        raise LinkOver
    return found


async def use_link(work: Work, link: Row) -> None:
    """Use a link up; raises LinkOver when it was used, or overtaken by a newer one, a moment ago."""
    if not await work.run("delete from mailed_link where id = :id", id=link.id):
        raise LinkOver


# Staff come first, as at the door; somebody who is shut out or erased has no account that a letter could open.
_ACCOUNT = """
select id from (
  (select id, disabled_at as gone from staff where email = :email)
  union all (select id, erased_at from customer where email = :email)
  limit 1
) as found where gone is null
"""


async def account_with(connection: Connection, email: str) -> str | None:
    """The id of the account that an e-mail signs in to, None when there is none."""
    found = await connection.row(_ACCOUNT, email=email)
    return str(found.id) if found else None


async def take_account(work: Work, email: str) -> tuple[type[SQLModel], Row]:
    """The account that an e-mail signs in to, locked, and the table it is in; raises LinkOver when there is none."""
    id = await account_with(work.connection, email)
    if id is None:
        raise LinkOver
    is_staff = id.startswith(f"{Staff.PREFIX}_")
    model: type[SQLModel] = Staff if is_staff else Customer
    account = await work.take(model, id, sight=ALL)
    if account["disabled_at" if is_staff else "erased_at"] is not None:
        raise LinkOver
    return model, account
