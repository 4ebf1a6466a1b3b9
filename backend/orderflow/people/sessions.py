"""Sessions of browsers: an opaque cookie of 256 bits, of which we keep the hash alone."""

import secrets
from datetime import timedelta

from orderflow.kernel import clock
from orderflow.kernel.access import Kind, hash_token
from orderflow.kernel.db import Row
from orderflow.kernel.work import Work
from orderflow.people.recent import forget

COOKIE = "orderflow_session"
LASTS = timedelta(days=30)
STAFF_LASTS = timedelta(hours=12)
RENEWED_EVERY = timedelta(hours=1)
LONGEST_DEVICE = 60

_OPEN = """
insert into session (id, customer_id, staff_id, cart_token, device, address, created_at, seen_at, expires_at)
values (:id, :customer_id, :staff_id, :cart_token, :device, :address, :now, :now, :expires_at)
"""


async def open_session(
    work: Work,
    *,
    customer_id: str | None = None,
    staff_id: str | None = None,
    cart_token: bytes | None = None,
    device: str | None = None,
) -> str:
    """Open a session and answer its cookie."""
    cookie, now = secrets.token_urlsafe(32), clock.real()
    somebodys = customer_id or staff_id
    await work.run(
        _OPEN,
        id=session_id(cookie),
        customer_id=customer_id,
        staff_id=staff_id,
        cart_token=cart_token,
        device=tidy_device(device) if somebodys else None,
        address=work.actor.address if somebodys else None,
        now=now,
        expires_at=now + (STAFF_LASTS if staff_id else LASTS),
    )
    return cookie


async def replace_session(
    work: Work, *, customer_id: str | None = None, staff_id: str | None = None, device: str | None = None
) -> str:
    """Open somebody's session instead of the browser's own; a guest's cart comes along, another person's does not."""
    left = await close_session(work)
    cart_token = left.cart_token if left and not (left.customer_id or left.staff_id) else None
    return await open_session(work, customer_id=customer_id, staff_id=staff_id, cart_token=cart_token, device=device)


async def close_session(work: Work) -> Row | None:
    """Close the caller's session and answer it as it was."""
    forget(work)
    return await work.row("delete from session where id = :id returning *", id=work.actor.session_id)


async def keep_cart(work: Work, token: str) -> str | None:
    """Keep a cart's token in the browser's session; answers a new cookie when a guest's session had to be opened."""
    if work.actor.kind is Kind.APP:
        return None
    kept = "update session set cart_token = :token where id = :id"
    if await work.run(kept, token=hash_token(token), id=work.actor.session_id):
        return None
    return await open_session(work, cart_token=hash_token(token))


def tidy_device(device: str | None) -> str | None:
    """What a browser calls itself, as far as it is kept; None when it says nothing."""
    return " ".join((device or "").split())[:LONGEST_DEVICE] or None


def session_id(cookie: str) -> str:
    """The id under which the session of a cookie is kept."""
    return hash_token(cookie).hex()


def mark_of(session_id: str) -> str:
    """What a browser is told of its session: enough to tell it from another one, and good for nothing else."""
    return hash_token(session_id).hex()[:16]
