"""From a request or a socket to the one who sent it."""

from collections.abc import Mapping
from functools import partial
from hashlib import sha256
from typing import Any, cast

from graphql import GraphQLError
from starlette.requests import HTTPConnection, Request

from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database
from orderflow.kernel.texts import LOCALES, match_locale
from orderflow.people.access import UnknownToken, actor_of
from orderflow.people.recent import recall
from orderflow.people.sessions import COOKIE
from orderflow.settings import Settings

_SAYS_WHO = frozenset((b"accept-language", b"authorization", b"cookie", b"host", b"origin"))
"""The headers by which a caller is known."""


async def recognise(request: Request, database: Database, settings: Settings) -> Actor:
    """Who sent a request; the next ones that say the same, within a second, come from the same one."""
    said = [part for header in request.scope["headers"] if header[0] in _SAYS_WHO for part in header]
    mark = sha256(b"\n".join((*said, _address(request).encode()))).digest()
    return cast(Actor, await recall(database, mark, partial(identify, request, database, settings)))


async def identify(
    connection: HTTPConnection, database: Database, settings: Settings, params: Mapping[str, Any] | None = None
) -> Actor:
    """Who sent a request, or opened a socket with the payload `params` of its connection_init {locale, token}."""
    given = params or {}
    try:
        return await actor_of(
            database,
            cookie=connection.cookies.get(COOKIE) if from_our_pages(connection, settings) else None,
            bearer=_bearer(connection, given.get("token")),
            locale=_locale(connection, given.get("locale"), settings),
            address=_address(connection) or None,
        )
    except UnknownToken as unknown:
        raise unauthenticated((UnknownToken.__doc__ or "").strip()) from unknown


def unauthenticated(message: str) -> GraphQLError:
    """The error for a caller who claims to be somebody and is not."""
    return GraphQLError(message, extensions={"code": "UNAUTHENTICATED"})


def from_our_pages(connection: HTTPConnection, settings: Settings) -> bool:
    """Whether a page of ours asks, or none: a browser sends our cookie along with what any page asks."""
    origin = connection.headers.get("origin")
    if origin is None:
        return True
    ours = (connection.headers.get("host"), _host(settings.address))
    return _host(origin) in ours


def _address(connection: HTTPConnection) -> str:
    return connection.client.host if connection.client else ""


def _host(address: str) -> str:
    return address.partition("://")[2]


def _bearer(connection: HTTPConnection, token: Any) -> str | None:
    if token is not None:
        if isinstance(token, str):
            return token
        raise unauthenticated("The token must be a text.")
    scheme, _, key = connection.headers.get("authorization", "").partition(" ")
    if not scheme:
        return None
    if scheme.lower() != "bearer" or not key.strip():
        raise unauthenticated("Send the token as: Authorization: Bearer of_…")
    return key.strip()


def _locale(connection: HTTPConnection, wanted: Any, settings: Settings) -> str:
    if wanted in LOCALES:
        return str(wanted)
    return match_locale(connection.headers.get("accept-language"), settings.default_locale)
