"""Who is asking, and which people they may see."""

from collections.abc import Iterable
from datetime import datetime

from orderflow.kernel import clock
from orderflow.kernel.access import ALL, NOTHING, Actor, Kind, Sight, hash_token, seen_by
from orderflow.kernel.db import Connection, Database, Row
from orderflow.kernel.rights import Can
from orderflow.people.recent import recall
from orderflow.people.roles import CUSTOMER, OWN_WAREHOUSE_ONLY, PUBLIC, rights_of
from orderflow.people.sessions import LASTS, RENEWED_EVERY, STAFF_LASTS, session_id
from orderflow.people.tables import AppToken, Customer, CustomerAddress, CustomerNote, Invitation, Staff, Team

NOWHERE = "nowhere"
"""The warehouse of somebody who may see one only and belongs to none."""


class UnknownToken(Exception):
    """This token is unknown, expired or revoked. Ask whoever gave it to you for a new one."""


async def actor_of(
    database: Database,
    *,
    cookie: str | None = None,
    bearer: str | None = None,
    locale: str = "zh-Hant",
    address: str | None = None,
    tokens: Iterable[str] = (),
) -> Actor:
    """Who is calling: an app by its token, else a person by the session, else a guest; raises UnknownToken."""
    held = tuple(hash_token(token) for token in tokens)
    if bearer is None and not cookie:
        return guest(locale, address, held)
    async with database.read() as connection:
        if bearer is not None:
            return _app(await _token(connection, _BY_SECRET, hash_token(bearer)), locale, address, held)
        return _person(await _session(connection, session_id(cookie or "")), locale, address, held)


async def again(database: Database, actor: Actor) -> Actor | None:
    """Whoever opened a connection, as they are now; None when the session or token that let them in has ended."""
    if actor.kind is not Kind.APP and actor.session_id is None:
        return actor

    async def look_up() -> Actor | None:
        async with database.read() as connection:
            if actor.kind is Kind.APP:
                token = await _token(connection, _BY_ID, actor.id)
                return _app(token, actor.locale, actor.address, ()) if token else None
            session = await _session(connection, actor.session_id or "")
            return _person(session, actor.locale, actor.address, ()) if session else None

    mark = hash_token("\n".join((actor.session_id or actor.id, actor.locale, actor.address or "")))
    return await recall(database, mark, look_up)


def guest(locale: str, address: str | None = None, held: tuple[bytes, ...] = ()) -> Actor:
    """Somebody we do not know."""
    return Actor(Kind.GUEST, "guest", PUBLIC, locale, tokens=held, address=address)


_SESSION = """
select s.*, f.roles, t.warehouse_id
from session s left join staff f on f.id = s.staff_id left join team t on t.id = f.team_id
where s.id = :id and s.expires_at > :now and f.disabled_at is null
"""
_RENEW = "update session set seen_at = :now, expires_at = :until where id = :id and expires_at > :now"


async def person(connection: Connection, cookie: str, locale: str) -> Actor:
    """Whose session a cookie opens; a session that ended is a guest's."""
    return _person(await _session(connection, session_id(cookie)), locale, None, ())


async def _session(connection: Connection, id: str) -> Row | None:
    now = clock.real()
    session = await connection.row(_SESSION, id=id, now=now)
    if session and _long_ago(session.seen_at, now):
        lasts = STAFF_LASTS if session.staff_id else LASTS
        await connection.run(_RENEW, id=session.id, now=now, until=now + lasts)
    return session


def _person(session: Row | None, locale: str, address: str | None, held: tuple[bytes, ...]) -> Actor:
    if session is None:
        return guest(locale, address, held)
    kind, rights = Kind.GUEST, PUBLIC
    if session.staff_id:
        kind, rights = Kind.STAFF, rights_of(session.roles)
    elif session.customer_id:
        kind, rights = Kind.CUSTOMER, CUSTOMER
    return Actor(
        kind,
        session.staff_id or session.customer_id or "guest",
        rights,
        locale,
        customer_id=session.customer_id,
        staff_id=session.staff_id,
        warehouse_id=only_warehouse(session.roles, session.warehouse_id),
        session_id=session.id,
        tokens=(session.cart_token, *held) if session.cart_token else held,
        address=address,
    )


_TOKEN = """
select a.*, f.roles, t.warehouse_id
from app_token a left join staff f on f.id = a.staff_id left join team t on t.id = f.team_id
where a.revoked_at is null and (a.expires_at is null or a.expires_at > :now) and f.disabled_at is null
"""
_BY_SECRET = _TOKEN + "and a.secret_hash = :key"
_BY_ID = _TOKEN + "and a.id = :key"
_USED = "update app_token set last_used_at = :now where id = :id"


async def _token(connection: Connection, statement: str, key: str | bytes) -> Row | None:
    now = clock.real()
    token = await connection.row(statement, key=key, now=now)
    if token and (token.last_used_at is None or _long_ago(token.last_used_at, now)):
        await connection.run(_USED, id=token.id, now=now)
    return token


def colleague(row: Row) -> Actor:
    """A colleague as if they asked themselves: a row of staff, with the warehouse of their team."""
    return Actor(
        Kind.STAFF,
        row.id,
        rights_of(row.roles),
        staff_id=row.id,
        warehouse_id=only_warehouse(row.roles, row.warehouse_id),
    )


def _app(token: Row | None, locale: str, address: str | None, held: tuple[bytes, ...]) -> Actor:
    """The app that holds a token; of its scopes it keeps what its maker, or the customer it acts as, may still do."""
    if token is None:
        raise UnknownToken
    return Actor(
        Kind.APP,
        token.id,
        rights_of_token(token),
        locale,
        customer_id=token.customer_id,
        warehouse_id=only_warehouse(token.roles, token.warehouse_id),
        tokens=held,
        address=address,
    )


def rights_of_token(token: Row) -> frozenset[Can]:
    """What is left of a token's scopes by what its maker, or the customer it acts as, may do now."""
    rights = frozenset(right for right in Can if right.value in token.scopes)
    if token.customer_id:
        return rights & CUSTOMER
    return rights & rights_of(token.roles) if token.staff_id else rights


def _long_ago(then: datetime, now: datetime) -> bool:
    return now - then > RENEWED_EVERY


def only_warehouse(roles: list[str] | None, warehouse_id: str | None) -> str | None:
    """The one warehouse somebody with these roles may see; None when there is no such limit."""
    limited = bool(roles) and OWN_WAREHOUSE_ONLY.issuperset(roles or ())
    return (warehouse_id or NOWHERE) if limited else None


@seen_by(Customer)
def customers_visible_to(actor: Actor) -> Sight:
    """A customer sees itself; staff who may see contacts see everybody."""
    if actor.customer_id:
        return Sight("id = :see_customer", {"see_customer": actor.customer_id})
    return ALL if actor.is_staff and actor.may(Can.SEE_CONTACTS) else NOTHING


@seen_by(CustomerAddress)
def addresses_visible_to(actor: Actor) -> Sight:
    """A customer's own address book; for staff who may see customers, everybody's."""
    if actor.customer_id:
        return Sight("customer_id = :see_customer", {"see_customer": actor.customer_id})
    return _who_see_customers(actor)


@seen_by(CustomerNote)
def notes_visible_to(actor: Actor) -> Sight:
    """For staff who may see customers, never for the customer."""
    return _who_see_customers(actor)


def _who_see_customers(actor: Actor) -> Sight:
    may = actor.is_staff and actor.may(Can.SEE_CUSTOMERS) and actor.may(Can.SEE_CONTACTS)
    return ALL if may else NOTHING


@seen_by(Team)
def teams_visible_to(actor: Actor) -> Sight:
    """All for whoever plans; the own warehouse's for its people."""
    if actor.warehouse_id:
        return Sight("warehouse_id = :see_warehouse", {"see_warehouse": actor.warehouse_id})
    return ALL if actor.is_staff and actor.may(Can.SEE_TEAMS) else NOTHING


@seen_by(Staff)
def staff_visible_to(actor: Actor) -> Sight:
    """All for whoever plans; the own warehouse's teams for its people; everybody sees themselves."""
    if actor.is_staff and actor.may(Can.SEE_TEAMS) and not actor.warehouse_id:
        return ALL
    if actor.warehouse_id:
        mates = "team_id in (select id from team where warehouse_id = :see_warehouse)"
        values = {"see_warehouse": actor.warehouse_id, "see_self": actor.staff_id}
        return Sight(f"(id = :see_self or {mates})", values)
    return Sight("id = :see_self", {"see_self": actor.staff_id}) if actor.staff_id else NOTHING


@seen_by(Invitation)
def invitations_visible_to(actor: Actor) -> Sight:
    """All for whoever says who works here; the one whose link is in hand for everybody else."""
    if actor.is_staff and actor.may(Can.MANAGE_STAFF):
        return ALL
    return Sight("token_hash = any(:see_tokens)", {"see_tokens": actor.tokens[-1:]}) if actor.tokens else NOTHING


@seen_by(AppToken)
def tokens_visible_to(actor: Actor) -> Sight:
    """Whoever may give tokens out sees them all, and never their secrets."""
    return ALL if actor.is_staff and actor.may(Can.MANAGE_TOKENS) else NOTHING
