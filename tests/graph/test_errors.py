"""What is our own fault is told with a number and nothing else; a page that is not ours borrows no cookie."""

import logging
from typing import Any

import pytest

from orderflow.kernel.db import Connection, Database
from orderflow.people import passwords
from tests.graph.wire import SHOP, a_browser, post
from tests.world import a_customer

SECRET = "password=hunter2 at /srv/secret.py"
ME = "{ me { kind } }"
SIGN_IN = """mutation { signIn(input: {email: "ada@example.com", password: "a good long password"}) {
  viewer { kind } } }"""


async def test_our_own_fault_has_a_number_that_is_in_the_log_and_tells_nothing(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(self: Connection, *given: Any, **values: Any) -> Any:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(Connection, "rows", broken)
    async with a_browser(database) as browser:
        with caplog.at_level(logging.ERROR):
            _, answer = await post(browser, "{ categories { id } }")

    (error,) = answer["errors"]
    incident = error["extensions"]["incident"]
    assert error["extensions"] == {"code": "INTERNAL", "incident": incident}
    assert incident in error["message"]
    assert "hunter2" not in str(answer)
    assert "RuntimeError" not in str(answer)
    assert incident in caplog.text
    assert SECRET in caplog.text


async def test_a_fault_in_a_mutation_is_masked_too(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(self: Connection, *given: Any, **values: Any) -> Any:
        raise RuntimeError(SECRET)

    for name in ("rows", "row", "value", "run"):
        monkeypatch.setattr(Connection, name, broken)
    async with a_browser(database) as browser:
        _, answer = await post(browser, SIGN_IN)

    assert answer["errors"][0]["extensions"]["code"] == "INTERNAL"
    assert "hunter2" not in str(answer)


async def test_suggestions_do_not_give_fields_away(database: Database) -> None:
    async with a_browser(database) as browser:
        _, answer = await post(browser, "{ ordes { id } }")

    assert "did you mean" not in str(answer).lower()
    assert answer["errors"][0]["extensions"]["code"] == "INVALID_DOCUMENT"


@pytest.mark.parametrize(
    ("origin", "kind"),
    [
        (None, "CUSTOMER"),
        (SHOP, "CUSTOMER"),
        ("http://127.0.0.1:8000", "CUSTOMER"),
        ("http://evil.example", "GUEST"),
        ("http://shop.example.evil.example", "GUEST"),
        ("http://shop.example:81", "GUEST"),
        ("null", "GUEST"),
        ("", "GUEST"),
        ("http://[", "GUEST"),
        ("nonsense", "GUEST"),
    ],
)
async def test_a_cookie_counts_only_when_our_own_page_asks(database: Database, origin: str | None, kind: str) -> None:
    await a_customer(database, password_hash=await passwords.hashed("a good long password"))
    async with a_browser(database) as browser:
        await post(browser, SIGN_IN)
        headers = {} if origin is None else {"origin": origin}

        answer = await browser.post("/graphql", json={"query": ME}, headers=headers)

    assert answer.json()["data"]["me"]["kind"] == kind


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"[" * 20_000,
        b'{"query": 5}',
        b'{"query": null}',
        b'{"query": "{ me { kind } }", "variables": 5}',
        b'{"query": "{ me { kind } }", "variables": [1]}',
        b'{"query": "{ me { kind } }", "operationName": 5}',
        b'{"query": "{ me { kind } }", "extensions": 5}',
        b'{"query": "\xff\xfe"}',
        b'[{"query": "{ me { kind } }"}, {"query": "{ me { kind } }"}]',
        b'{"variables": {"a": ' + b"[" * 5000 + b"]" * 5000 + b'}, "query": "query($a: JSON) { me { kind } }"}',
    ],
)
async def test_a_body_that_is_no_request_is_the_callers_fault(database: Database, body: bytes) -> None:
    async with a_browser(database) as browser:
        answer = await browser.post("/graphql", content=body, headers={"content-type": "application/json"})

    assert answer.status_code in (200, 400, 413, 415, 422)
    assert "Traceback" not in answer.text
