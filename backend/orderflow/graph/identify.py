"""From a request or a socket to the one who sent it."""

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLError
from starlette.requests import HTTPConnection

from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database
from orderflow.kernel.texts import LOCALES, match_locale
from orderflow.people.access import UnknownToken, actor_of
from orderflow.people.sessions import COOKIE
from orderflow.settings import Settings


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
            address=connection.client.host if connection.client else None,
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
