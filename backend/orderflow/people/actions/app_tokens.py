"""Hand out the keys of programs, and take them back."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.access import hash_token
from orderflow.kernel.action import action
from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type
from orderflow.kernel.refusal import InvalidInput, NotFound, Refusal, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import NOUNS, Work
from orderflow.people.checks import refuse_if_any, tidy_name, wrong_name
from orderflow.people.recent import forget
from orderflow.people.roles import CUSTOMER, ROLES
from orderflow.people.tables import AppToken, Customer

APP_TOKEN_CREATED = event_type("app_token.created", staff=Can.MANAGE_TOKENS)
APP_TOKEN_REVOKED = event_type("app_token.revoked", staff=Can.MANAGE_TOKENS)
NOUNS["AppToken"] = text("應用程式權杖", "应用令牌", "app token")
NOUNS["Customer"] = text("顧客", "顾客", "customer")

LONGEST_LIFE = 3650
_NO_SCOPES = text(
    "請至少選一項權限，並只選這裡列出的權限或角色。",
    "请至少选一项权限，并只选这里列出的权限或角色。",
    "Choose at least one right, and only rights or roles that exist here.",
)
_BAD_LIFE = text(
    f"有效期請填 1 到 {LONGEST_LIFE} 天。",
    f"有效期请填 1 到 {LONGEST_LIFE} 天。",
    f"Choose a life of 1 to {LONGEST_LIFE} days.",
)


class ScopeTooWide(Refusal):
    """A token cannot do what its owner may not do. Leave those rights out, or ask somebody who holds them."""

    hant = "權杖不能做擁有者自己不能做的事。請去掉這些權限，或請持有這些權限的人來建立。"
    hans = "令牌不能做所有者自己不能做的事。请去掉这些权限，或请持有这些权限的人来创建。"
    scopes: list[str]


@dataclass
class CreateAppToken:
    """What a program may do, and in whose name."""

    name: str
    scopes: list[str] = field(metadata={"doc": "Rights, or roles that stand for all of theirs."})
    customer_id: str | None = field(
        default=None, metadata={"doc": "The customer it acts as; it then sees and does what this customer may."}
    )
    expires_in_days: int | None = field(default=None, metadata={"doc": "Days it lives; until revoked when left out."})


@dataclass
class RevokeAppToken:
    """Which token ends."""

    app_token_id: str


@action(Can.MANAGE_TOKENS, refuses=(InvalidInput, ScopeTooWide, NotFound))
async def create_app_token(work: Work, given: CreateAppToken) -> dict[str, Any]:
    """Make a token for a program; it is shown this once."""
    if given.expires_in_days is not None and not 1 <= given.expires_in_days <= LONGEST_LIFE:
        raise invalid("expiresInDays", _BAD_LIFE)
    if given.customer_id:
        await work.take(Customer, given.customer_id)
    row, token = await issue_token(
        work, given.name, given.scopes, customer_id=given.customer_id, days=given.expires_in_days
    )
    return {"app_token": row, "token": token}


async def issue_token(
    work: Work, name: str, scopes: Iterable[str], *, customer_id: str | None = None, days: int | None = None
) -> tuple[Row, str]:
    """Add a token of at most the maker's rights, or the customer's it acts as, and answer it with its secret."""
    name, rights = tidy_name(name), _rights(scopes)
    refuse_if_any(wrong_name(name), None if rights else invalid("scopes", _NO_SCOPES))
    allowed = CUSTOMER if customer_id else work.actor.rights
    if wider := sorted(rights - allowed):
        raise ScopeTooWide(path=("scopes",), scopes=[right.value for right in wider])
    prefix, now = secrets.token_hex(4), clock.real()
    token = f"of_{prefix}_{secrets.token_urlsafe(32)}"
    row = await work.add(
        AppToken,
        name=name,
        prefix=prefix,
        secret_hash=hash_token(token),
        scopes=sorted(right.value for right in rights),
        customer_id=customer_id,
        staff_id=work.actor.staff_id,
        created_at=now,
        expires_at=now + timedelta(days=days) if days else None,
    )
    work.tell(APP_TOKEN_CREATED, row.id, scopes=row.scopes)
    return row, token


def _rights(scopes: Iterable[str]) -> frozenset[Can]:
    """The rights that scopes name, one by one or by role; none at all if one is unknown."""
    known = {**{right.value: frozenset({right}) for right in Can}, **ROLES}
    named = [known.get(scope) for scope in scopes]
    return frozenset().union(*(rights or () for rights in named)) if all(named) else frozenset()


@action(Can.MANAGE_TOKENS, refuses=(NotFound,))
async def revoke_app_token(work: Work, given: RevokeAppToken) -> dict[str, Any]:
    """Take a token back; it opens nothing from now on."""
    token = await work.take(AppToken, given.app_token_id)
    if token.revoked_at is None:
        token = await work.change(AppToken, token, revoked_at=clock.real())
        forget(work)
        work.tell(APP_TOKEN_REVOKED, token.id)
    return {"app_token": token}
