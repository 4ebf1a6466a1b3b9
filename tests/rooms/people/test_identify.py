"""From a request, or a socket, to who sent it."""

from typing import Any

import pytest
from graphql import GraphQLError
from starlette.requests import HTTPConnection

from orderflow.graph.identify import identify
from orderflow.kernel.access import Actor, Kind
from orderflow.kernel.db import Database
from orderflow.kernel.work import perform
from orderflow.people.actions.app_tokens import CreateAppToken
from orderflow.people.sessions import COOKIE, open_session
from orderflow.settings import Settings
from tests.world import a_customer, as_staff, do, guest

SETTINGS = Settings(public_url="https://shop.example")


@pytest.fixture
async def cookie(database: Database) -> str:
    row = await a_customer(database)
    return await perform(database, guest(), lambda work: open_session(work, customer_id=row.id))


@pytest.mark.parametrize(
    ("origin", "kind"),
    [
        ({}, Kind.CUSTOMER),
        ({"origin": "https://shop.example"}, Kind.CUSTOMER),
        ({"origin": "http://127.0.0.1:8000"}, Kind.CUSTOMER),
        ({"origin": "https://evil.example"}, Kind.GUEST),
        ({"origin": "https://shop.example.evil.example"}, Kind.GUEST),
        ({"origin": "http://127.0.0.1:9999"}, Kind.GUEST),
        ({"origin": "null"}, Kind.GUEST),
        ({"origin": "http://[broken"}, Kind.GUEST),
    ],
)
async def test_a_cookie_counts_only_when_our_own_page_sent_it(
    database: Database, cookie: str, origin: dict[str, str], kind: Kind
) -> None:
    actor = await _identified(database, {"cookie": f"{COOKIE}={cookie}", **origin})

    assert actor.kind is kind


@pytest.mark.parametrize("cookie", [f"{COOKIE}=", f"{COOKIE}=nonsense", "other=1", f"{COOKIE}=\x80\xff;;=", "=" * 5000])
async def test_a_cookie_nobody_gave_out_is_a_guests(database: Database, cookie: str) -> None:
    assert (await _identified(database, {"cookie": cookie})).kind is Kind.GUEST


async def test_a_token_comes_in_a_header_or_in_connection_init_and_wins_over_a_cookie(
    database: Database, cookie: str
) -> None:
    boss = as_staff("SUPERVISOR")
    boss = Actor(Kind.STAFF, boss.id, boss.rights)
    token = (await do(database, boss, CreateAppToken("Robot", ["SEE_ORDERS"])))["token"]

    browser = {"cookie": f"{COOKIE}={cookie}"}
    by_header = await _identified(database, {**browser, "authorization": f"bearer  {token} "})
    by_socket = await _identified(database, browser, {"token": token, "locale": "zh-Hans"})

    assert (by_header.kind, by_header.locale) == (Kind.APP, "zh-Hant")
    assert (by_socket.kind, by_socket.locale) == (Kind.APP, "zh-Hans")


@pytest.mark.parametrize(
    ("params", "authorization"),
    [
        ({}, "Bearer of_12345678_nonsense"),
        ({}, "Bearer "),
        ({}, "Basic YWRtaW46YWRtaW4="),
        ({"token": "nonsense"}, ""),
        ({"token": ""}, ""),
        ({"token": "\ud800"}, ""),
        ({"token": ["of_1"]}, ""),
    ],
)
async def test_a_token_that_is_not_good_is_said_to_be_so(
    database: Database, params: dict[str, Any], authorization: str
) -> None:
    headers = {"authorization": authorization} if authorization else {}

    with pytest.raises(GraphQLError) as refused:
        await _identified(database, headers, params)

    assert refused.value.extensions == {"code": "UNAUTHENTICATED"}


@pytest.mark.parametrize(
    ("params", "accepted", "locale"),
    [
        ({}, None, "zh-Hant"),
        ({}, "en-GB,en;q=0.9", "en"),
        ({}, "zh-CN,zh;q=0.9", "zh-Hans"),
        ({}, "zh-TW", "zh-Hant"),
        ({}, "tlh, xx;q=nonsense", "zh-Hant"),
        ({"locale": "zh-Hans"}, "en", "zh-Hans"),
        ({"locale": "tlh"}, "en", "en"),
        ({"locale": {"a": []}}, "en", "en"),
    ],
)
async def test_the_language_is_the_sockets_then_the_browsers_then_the_shops(
    database: Database, params: dict[str, Any], accepted: str | None, locale: str
) -> None:
    headers = {"accept-language": accepted} if accepted else {}

    assert (await _identified(database, headers, params)).locale == locale


async def _identified(database: Database, headers: dict[str, str], params: dict[str, Any] | None = None) -> Actor:
    raw = [(b"host", b"127.0.0.1:8000"), *((k.encode(), v.encode("latin-1")) for k, v in headers.items())]
    scope = {"type": "http", "headers": raw, "client": ("192.0.2.1", 1234)}
    actor = await identify(HTTPConnection(scope), database, SETTINGS, params)
    assert actor.address == "192.0.2.1"
    return actor
