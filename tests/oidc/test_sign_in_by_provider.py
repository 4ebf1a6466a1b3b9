"""Staff sign in by the company's own provider: who is here already, once for each way, and nobody by a false word."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta
from typing import Any

import httpx2
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.routing import Route

from orderflow import settings
from orderflow.doctor.machine import look_at_machine
from orderflow.graph import provided
from orderflow.graph.endpoint import Endpoint
from orderflow.graph.provided import COOKIE, provided_routes, safe
from orderflow.kernel.db import Database
from orderflow.kernel.live import Live
from orderflow.kernel.work import as_system
from orderflow.people.provider import begun
from orderflow.people.reactions import forget_expired
from orderflow.people.sessions import COOKIE as SESSION
from orderflow.settings import Settings
from tests.doctor.test_doctor import wrongs
from tests.oidc.provider import CLIENT, SECRET, Claims, Provider, a_provider, signed
from tests.running import free_port
from tests.world import a_colleague, a_customer

ME = "{ me { kind staff { email } } shop { staffProvider } }"


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    """The company's provider, which the settings name."""
    with a_provider() as opened:
        given = {"issuer": opened.issuer, "client_id": CLIENT, "client_secret": SECRET, "name": "Acme"}
        for name, value in given.items():
            monkeypatch.setattr(settings.current(), f"oidc_{name}", value)
        yield opened


@pytest.fixture
async def browser(database: Database) -> AsyncIterator[httpx2.AsyncClient]:
    """A browser at the shop's own address."""
    endpoint = Endpoint(database, Live(database), settings.current())
    app = Starlette(routes=[Route("/graphql", endpoint, methods=["POST"]), *provided_routes(endpoint)])
    transport = httpx2.ASGITransport(app)
    async with httpx2.AsyncClient(transport=transport, base_url=settings.current().address) as client:
        yield client


async def there(browser: httpx2.AsyncClient, target: str = "") -> str:
    """Set out, sign in at the provider, and answer where it sends one back to."""
    began = await browser.get("/oidc/staff", params={"next": target})
    assert began.status_code == 303
    async with httpx2.AsyncClient() as outside:
        return str((await outside.get(began.headers["location"])).headers["location"])


async def back(browser: httpx2.AsyncClient, url: str) -> str:
    """Come back, and answer where one comes out."""
    came = await browser.get(url)
    assert came.status_code == 303
    return str(came.headers["location"])


async def who(browser: httpx2.AsyncClient) -> Any:
    return (await browser.post("/graphql", json={"query": ME})).json()["data"]


async def refused(browser: httpx2.AsyncClient, why: str) -> None:
    """Somebody sets out and comes back, and is told why they are not in."""
    assert await back(browser, await there(browser)) == f"/staff/sign-in?failed={why}"
    assert (await who(browser))["me"]["kind"] == "GUEST"
    assert SESSION not in browser.cookies


async def test_a_colleague_comes_in_to_the_page_they_wanted(
    database: Database, browser: httpx2.AsyncClient, provider: Provider
) -> None:
    ada = await a_colleague(database, "SUPPORT")
    provider.email = ada.email.upper()

    came_out = await back(browser, await there(browser, "/staff/orders?view=due"))

    assert came_out == "/staff/orders?view=due"
    assert await who(browser) == {
        "me": {"kind": "STAFF", "staff": {"email": ada.email}},
        "shop": {"staffProvider": "Acme"},
    }
    assert COOKIE not in browser.cookies


async def test_our_own_code_is_not_asked_for_as_well(
    database: Database, browser: httpx2.AsyncClient, provider: Provider
) -> None:
    ada = await a_colleague(database, "SUPPORT")
    provider.email = ada.email
    await as_system(
        database,
        lambda work: work.run(
            "insert into second_factor (staff_id, nonce, begun_at, confirmed_at, last_step)"
            " values (:id, '\\x00'::bytea, now(), now(), 0)",
            id=ada.id,
        ),
    )

    await back(browser, await there(browser))

    assert (await who(browser))["me"]["kind"] == "STAFF"


async def test_nobody_springs_up_and_nobody_comes_back(
    database: Database, browser: httpx2.AsyncClient, provider: Provider
) -> None:
    """A stranger, a customer, and a colleague who was shut out."""
    customer, gone = await a_customer(database, "Bea"), await a_colleague(database, "SUPPORT")
    await as_system(database, lambda work: work.run("update staff set disabled_at = now() where id = :id", id=gone.id))

    for email in ("stranger@example.com", customer.email, gone.email):
        provider.email = email
        await refused(browser, "NO_ACCOUNT")

    async with database.read() as connection:
        assert await connection.value("select count(*) from staff") == 1


@pytest.mark.parametrize("verified", [False, None, "true", 1])
async def test_an_e_mail_that_is_not_verified_is_nobodys(
    database: Database, browser: httpx2.AsyncClient, provider: Provider, verified: Any
) -> None:
    provider.email, provider.verified = (await a_colleague(database, "SUPPORT")).email, verified

    await refused(browser, "UNVERIFIED")


def _tampered(provider: Provider, claims: Claims) -> str:
    """What it says was changed after it was signed."""
    head, _, seal = signed({**claims, "email": "nobody@example.com"}, provider.key).split(".")
    body = urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b"=").decode()
    return f"{head}.{body}.{seal}"


def _unsigned(provider: Provider, claims: Claims) -> str:
    head, body = ({"alg": "none", "kid": provider.key.kid}, claims)
    return ".".join(urlsafe_b64encode(json.dumps(each).encode()).rstrip(b"=").decode() for each in (head, body)) + "."


def _by_the_clients_secret(provider: Provider, claims: Claims) -> str:
    return jwt.encode({"alg": "HS256", "kid": provider.key.kid}, claims, OctKey.import_key(SECRET))


def _by_another(provider: Provider, claims: Claims) -> str:
    return signed(claims, RSAKey.generate_key(2048, {"kid": str(provider.key.kid)}))


SIGNED: dict[str, Callable[[Provider, Claims], str | None]] = {
    "tampered with": _tampered,
    "unsigned": _unsigned,
    "signed by a secret": _by_the_clients_secret,
    "signed by another": _by_another,
    "no token": lambda provider, claims: None,
    "no JWT": lambda provider, claims: "a.b.c",
}
CLAIMED: dict[str, Callable[[Claims], Claims]] = {
    "expired": lambda claims: {**claims, "iat": claims["iat"] - 900, "exp": claims["iat"] - 300},
    "without an end": lambda claims: {name: each for name, each in claims.items() if name != "exp"},
    "from tomorrow": lambda claims: {**claims, "nbf": claims["iat"] + 86_400},
    "for another audience": lambda claims: {**claims, "aud": "another"},
    "without an audience": lambda claims: {name: each for name, each in claims.items() if name != "aud"},
    "by another issuer": lambda claims: {**claims, "iss": "http://127.0.0.1:1"},
    "of another sign-in": lambda claims: {**claims, "nonce": "another"},
    "of no sign-in": lambda claims: {name: each for name, each in claims.items() if name != "nonce"},
    "made for another client": lambda claims: {**claims, "aud": [CLIENT, "another"], "azp": "another"},
}


@pytest.mark.parametrize("how", [*SIGNED, *CLAIMED])
async def test_a_word_that_does_not_hold_lets_nobody_in(
    database: Database, browser: httpx2.AsyncClient, provider: Provider, how: str
) -> None:
    provider.email = (await a_colleague(database, "SUPPORT")).email
    provider.sign = SIGNED.get(how, provider.sign)
    provider.claims = CLAIMED.get(how, provider.claims)

    await refused(browser, "REFUSED")


async def test_a_way_back_leads_in_once_even_if_the_provider_lets_its_codes_last(
    database: Database, browser: httpx2.AsyncClient, provider: Provider
) -> None:
    provider.email, provider.codes_last = (await a_colleague(database, "SUPPORT")).email, True
    url, way = await there(browser), browser.cookies[COOKIE]
    assert await back(browser, url) == "/staff/"

    browser.cookies.clear()
    browser.cookies.set(COOKIE, way)
    assert await back(browser, url) == "/staff/sign-in?failed=STATE"

    assert len(provider.exchanged) == 1
    assert SESSION not in browser.cookies


async def test_only_the_browser_that_set_out_comes_back(
    database: Database, browser: httpx2.AsyncClient, provider: Provider
) -> None:
    """Another browser, another state, a way somebody wrote, and one of another's."""
    provider.email = (await a_colleague(database, "SUPPORT")).email
    url, way = await there(browser), browser.cookies[COOKIE]
    held = json.loads(urlsafe_b64decode(way.rpartition(".")[0]))
    forged = urlsafe_b64encode(json.dumps(held).encode()).decode()

    for cookie, returning in (
        (None, url),
        (way, url.replace("state=", "state=x")),
        (way, url.partition("?")[0]),
        (f"{forged}.{'0' * 64}", url),
        ("nonsense", url),
        ("字.字", url),
    ):
        browser.cookies.clear()
        headers = {b"cookie": f"{COOKIE}={cookie}".encode()} if cookie else {}
        came = await browser.get(returning, headers=headers)
        assert came.headers["location"] == "/staff/sign-in?failed=STATE", cookie
    assert provider.exchanged == []


async def test_who_takes_too_long_sets_out_anew(
    database: Database, browser: httpx2.AsyncClient, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider.email = (await a_colleague(database, "SUPPORT")).email
    with monkeypatch.context() as before:
        before.setattr(provided, "HOLDS", timedelta(seconds=-2))
        flow = begun()
        way = provided._sealed(settings.current(), flow, "/staff/")

    came = await browser.get(
        "/oidc/staff/return", params={"state": flow.state, "code": "x"}, headers={"cookie": f"{COOKIE}={way}"}
    )

    assert came.headers["location"] == "/staff/sign-in?failed=STATE"


async def test_who_says_no_there_is_not_in(browser: httpx2.AsyncClient, provider: Provider) -> None:
    provider.denies = True

    await refused(browser, "DENIED")


async def test_a_code_that_is_not_the_providers_is_refused(browser: httpx2.AsyncClient, provider: Provider) -> None:
    url = await there(browser)
    provider.codes.clear()

    assert await back(browser, url) == "/staff/sign-in?failed=REFUSED"


async def test_a_new_key_of_the_provider_is_fetched(
    database: Database, browser: httpx2.AsyncClient, provider: Provider
) -> None:
    provider.email = (await a_colleague(database, "SUPPORT")).email
    await back(browser, await there(browser))
    browser.cookies.clear()
    provider.key = RSAKey.generate_key(2048, {"kid": "second", "use": "sig"})

    assert await back(browser, await there(browser)) == "/staff/"


async def test_a_provider_that_is_away_or_somebody_else_is_said_to_be_so(
    browser: httpx2.AsyncClient, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider.says_issuer = "https://login.example.com"
    another = await browser.get("/oidc/staff")
    monkeypatch.setattr(settings.current(), "oidc_issuer", f"http://127.0.0.1:{free_port()}")
    away = await browser.get("/oidc/staff")
    [lost] = wrongs(await look_at_machine(settings.current()), "sign-in")

    assert another.headers["location"] == away.headers["location"] == "/staff/sign-in?failed=AWAY"
    assert "ORDERFLOW_OIDC_ISSUER" in lost


async def test_the_doctor_finds_a_provider_that_is_there(provider: Provider) -> None:
    assert wrongs(await look_at_machine(settings.current()), "sign-in") == []


async def test_a_shop_without_a_provider_offers_none(browser: httpx2.AsyncClient) -> None:
    assert (await browser.get("/oidc/staff")).headers["location"] == "/staff/sign-in?failed=AWAY"
    assert (await browser.get("/oidc/staff/return?code=x&state=y")).headers["location"].endswith("failed=AWAY")
    assert (await who(browser))["shop"] == {"staffProvider": None}


async def test_used_ways_are_forgotten_when_they_are_over(
    database: Database, browser: httpx2.AsyncClient, provider: Provider
) -> None:
    provider.email = (await a_colleague(database, "SUPPORT")).email
    await back(browser, await there(browser))

    async with database.read() as connection:
        await forget_expired(database)
        kept = await connection.value("select count(*) from used_state")
        await connection.run("update used_state set expires_at = now() - interval '1 minute'")
        await forget_expired(database)
        assert (kept, await connection.value("select count(*) from used_state")) == (1, 0)


@pytest.mark.parametrize(
    "target", ["https://evil.example", "//evil.example", "/staff//evil.example", "/staff/\\evil", "/", "", None]
)
def test_nobody_is_led_anywhere_else(target: str | None) -> None:
    assert safe(target) == "/staff/"


@pytest.mark.parametrize("lacking", ["oidc_client_id", "oidc_client_secret"])
def test_a_provider_is_set_whole_or_not_at_all(lacking: str) -> None:
    given = {"oidc_issuer": "https://login.example.com", "oidc_client_id": "x", "oidc_client_secret": "y"}
    with pytest.raises(ValidationError, match="this is not") as wrong:
        Settings.model_validate({**given, lacking: None})
    assert wrong.value.errors()[0]["loc"] == (lacking,)
