"""People as the API shows them: signing in by mutation, looking at oneself, managing teams and tokens."""

from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from orderflow.graph.endpoint import Endpoint
from orderflow.kernel.db import Database
from orderflow.kernel.live import Live
from orderflow.people import passwords
from orderflow.settings import Settings
from tests.world import a_colleague, a_customer, a_team

PASSWORD = "a good long password"
ME = "{ me { kind customer { email addresses { id } } staff { name roles team { name } } } }"
SIGN_IN = """mutation($email: String!, $password: String!) { signIn(input: {email: $email, password: $password}) {
  viewer { kind customer { name } staff { name } } failure { code message } errors { code retryable } } }"""


@pytest.fixture
async def browser(database: Database) -> AsyncIterator[httpx2.AsyncClient]:
    """A browser with a cookie jar, on the real endpoint."""
    transport = httpx2.ASGITransport(Endpoint(database, Live(database), Settings()))
    async with httpx2.AsyncClient(
        transport=transport, base_url="http://shop.example", headers={"accept-language": "en"}
    ) as client:
        yield client


async def test_a_customer_registers_is_somebody_and_signs_out(browser: httpx2.AsyncClient) -> None:
    register = """mutation($input: RegisterCustomerInput!) { registerCustomer(input: $input) {
      viewer { kind customer { email } } errors { code } } }"""
    ada = {"name": "Ada", "email": "Ada@example.com", "password": PASSWORD}

    registered = await ask(browser, register, input=ada)
    me = await ask(browser, ME)
    left = await ask(browser, "mutation { signOut(input: {}) { viewer { kind customer { id } } } }")

    assert registered["registerCustomer"] == {
        "viewer": {"kind": "CUSTOMER", "customer": {"email": "ada@example.com"}},
        "errors": [],
    }
    assert me["me"] == {"kind": "CUSTOMER", "customer": {"email": "ada@example.com", "addresses": []}, "staff": None}
    assert left["signOut"] == {"viewer": {"kind": "GUEST", "customer": None}}
    assert (await ask(browser, ME))["me"] == {"kind": "GUEST", "customer": None, "staff": None}


async def test_a_wrong_password_is_news_and_too_many_are_a_refusal(
    database: Database, browser: httpx2.AsyncClient
) -> None:
    await a_customer(database, password_hash=await passwords.hashed(PASSWORD))
    tries = [
        (await ask(browser, SIGN_IN, email="ada@example.com", password="a good guess"))["signIn"] for _ in range(6)
    ]

    assert tries[0]["viewer"]["kind"] == "GUEST"
    assert tries[0]["failure"] == {
        "code": "WRONG_PASSWORD",
        "message": "The e-mail or the password is not right. Try again.",
    }
    assert tries[0]["errors"] == []
    assert (tries[5]["viewer"], tries[5]["failure"]) == (None, None)
    assert [(error["code"], error["retryable"]) for error in tries[5]["errors"]] == [("TOO_MANY_ATTEMPTS", True)]


async def test_staff_manage_teams_and_tokens(database: Database, browser: httpx2.AsyncClient) -> None:
    team = await a_team(database)
    known = await passwords.hashed(PASSWORD)
    await a_colleague(database, "SUPERVISOR", name="Boss", password_hash=known, team_id=team.id)
    signed_in = await ask(browser, SIGN_IN, email="boss@shop.example", password=PASSWORD)

    duty = await ask(
        browser,
        """mutation($id: ID!) { setTeamDuty(input: {teamId: $id, onDuty: false, expectedVersion: 1}) {
          team { name onDuty version members { name } } errors { code } } }""",
        id=team.id,
    )
    made = await ask(
        browser,
        """mutation { createAppToken(input: {name: "Robot", scopes: ["SEE_TEAMS"]}) {
          token appToken { id name scopes lastUsedAt revokedAt } errors { code } } }""",
    )
    token = made["createAppToken"].pop("token")
    robot = {"authorization": f"Bearer {token}"}
    seen = await ask(browser, "{ me { kind rights } teams { onDuty } }", headers=robot)
    revoke = "mutation($id: ID!) { revokeAppToken(input: {appTokenId: $id}) { appToken { id revokedAt } } }"
    await ask(browser, revoke, id=made["createAppToken"]["appToken"]["id"])
    listed = await ask(browser, "{ appTokens { name prefix lastUsedAt revokedAt } staff { email } }")
    refused = await browser.post("/graphql", json={"query": ME}, headers=robot)

    assert signed_in["signIn"]["viewer"]["staff"] == {"name": "Boss"}
    assert duty["setTeamDuty"] == {
        "team": {"name": "Day team", "onDuty": False, "version": 2, "members": [{"name": "Boss"}]},
        "errors": [],
    }
    assert seen == {"me": {"kind": "APP", "rights": ["SEE_TEAMS"]}, "teams": [{"onDuty": False}]}
    assert listed["appTokens"][0]["revokedAt"] is not None
    assert listed["staff"] == [{"email": "boss@shop.example"}]
    assert refused.status_code == 401
    assert refused.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


@pytest.mark.parametrize(
    "query",
    [
        "{ teams { id } }",
        "{ staff { id } }",
        "{ appTokens { id } }",
        'mutation { setTeamDuty(input: {teamId: "tem_1", onDuty: true}) { errors { code } } }',
        'mutation { createAppToken(input: {name: "x", scopes: ["PAY"]}) { token } }',
        'mutation { revokeAppToken(input: {appTokenId: "tok_1"}) { errors { code } } }',
    ],
)
async def test_a_guest_is_asked_to_sign_in(browser: httpx2.AsyncClient, query: str) -> None:
    answer = (await browser.post("/graphql", json={"query": query})).json()

    assert answer["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    assert answer.get("data") is None


async def ask(browser: httpx2.AsyncClient, query: str, headers: dict[str, str] | None = None, **given: Any) -> Any:
    response = await browser.post("/graphql", json={"query": query, "variables": given}, headers=headers)
    answer = response.json()
    assert "errors" not in answer, answer
    return answer["data"]
