"""GraphQL over HTTP case by case: which request is answered with which status, media type and parts."""

from typing import Any

import pytest

from orderflow.graph.negotiation import GRAPHQL, JSON
from orderflow.kernel.db import Database
from tests.graph.wire import a_browser

OK = "{ me { kind } }"
TWO = "query A { me { kind } } query B { me { kind } } mutation C { signOut(input: {}) { errors { code } } }"
GIVEN = "query($id: ID!) { node(id: $id) { id } }"
MISSED = "{ product(slug: 7) { id } }"
PARTLY = "{ me { kind } shipment { id } }"
FAILED = "{ products(first: 0) { totalCount } }"

# What is asked, and the status and parts of the answer: in the newer media type, in the older one.
WELL_FORMED: dict[str, tuple[dict[str, Any], tuple[int, str], tuple[int, str]]] = {
    "a query": ({"query": OK}, (200, "data"), (200, "data")),
    "one of several by its name": ({"query": TWO, "operationName": "B"}, (200, "data"), (200, "data")),
    "nulls for what may be left out": (
        {"query": OK, "variables": None, "operationName": None, "extensions": None}, (200, "data"), (200, "data"),
    ),
    "members nobody knows": ({"query": OK, "more": 1}, (200, "data"), (200, "data")),
    "a field that fails where null may be": ({"query": PARTLY}, (200, "data errors"), (200, "data errors")),
    "a field that fails where none may be": ({"query": FAILED}, (200, "data errors"), (200, "data errors")),
    "a document that cannot be read": ({"query": "{"}, (400, "errors"), (200, "errors")),
    "a document that is not valid": ({"query": MISSED}, (400, "errors"), (200, "errors")),
    "a variable of another type": ({"query": GIVEN, "variables": {"id": {}}}, (400, "errors"), (200, "errors")),
    "a variable that is missing": ({"query": GIVEN}, (400, "errors"), (200, "errors")),
    "several operations and no name": ({"query": TWO}, (400, "errors"), (200, "errors")),
    "an operation that is not there": ({"query": TWO, "operationName": "D"}, (400, "errors"), (200, "errors")),
    "a field without the right": ({"query": "{ staff { id } }"}, (400, "errors"), (200, "errors")),
}  # fmt: skip

ACCEPTED = {
    None: JSON, "*/*": JSON, "application/*": JSON, JSON: JSON, GRAPHQL: GRAPHQL, f"{GRAPHQL}; charset=utf-8": GRAPHQL,
    f"{GRAPHQL}, {JSON};q=0.9": GRAPHQL, f"{JSON}, {GRAPHQL};q=0.9": JSON, f"{JSON}, {GRAPHQL}": GRAPHQL,
    f"text/html, {GRAPHQL.upper()};q=0.1": GRAPHQL,
}  # fmt: skip

BODIES = {
    "no content type": (None, b'{"query": "{ me { kind } }"}', 415),
    "a text": ("text/plain", b'{"query": "{ me { kind } }"}', 415),
    "a document alone": ("application/graphql", b"{ me { kind } }", 415),
    "a form": ("application/x-www-form-urlencoded", b"query={me{kind}}", 415),
    "another encoding": ("application/json; charset=iso-8859-1", b'{"query": "{ me { kind } }"}', 415),
    "the type in capitals": ("Application/JSON;charset=UTF-8", b'{"query": "{ me { kind } }"}', 200),
    "nothing": (JSON, b"", 400),
    "half of it": (JSON, b'{"query": "{ me', 400),
    "not a number": (JSON, b'{"query": "{ me { kind } }", "variables": {"n": NaN}}', 400),
    "a list": (JSON, b"[]", 400),
    "null": (JSON, b"null", 400),
    "no query": (JSON, b"{}", 400),
    "an empty query": (JSON, b'{"query": ""}', 400),
    "a query that is a number": (JSON, b'{"query": 1}', 400),
    "variables that are a list": (JSON, b'{"query": "{ me { kind } }", "variables": []}', 400),
    "extensions that are a number": (JSON, b'{"query": "{ me { kind } }", "extensions": 1}', 400),
    "a name that is a number": (JSON, b'{"query": "{ me { kind } }", "operationName": 1}', 400),
}

BY_GET = {
    "a query": ({"query": OK}, 200, None),
    "a query with variables": ({"query": GIVEN, "variables": '{"id": "ord_1"}'}, 200, None),
    "a query beside a mutation": ({"query": TWO, "operationName": "A"}, 200, None),
    "a mutation": ({"query": TWO, "operationName": "C"}, 405, "POST"),
    "no query": ({"variables": "{}"}, 400, None),
    "variables that are no JSON": ({"query": OK, "variables": "{"}, 400, None),
    "variables that are a list": ({"query": OK, "variables": "[]"}, 400, None),
    "a document that cannot be read": ({"query": "{"}, 400, None),
}


@pytest.mark.parametrize("kind", [GRAPHQL, JSON])
@pytest.mark.parametrize("case", WELL_FORMED)
async def test_a_well_formed_request(database: Database, case: str, kind: str) -> None:
    body, newer, older = WELL_FORMED[case]
    async with a_browser(database) as browser:
        answer = await browser.post("/graphql", json=body, headers={"accept": kind})

    status, parts = newer if kind == GRAPHQL else older
    assert (answer.status_code, answer.headers["content-type"]) == (status, f"{kind}; charset=utf-8")
    assert sorted(answer.json().keys() - {"extensions"}) == parts.split()


@pytest.mark.parametrize("accept", ACCEPTED)
async def test_the_media_type_that_is_accepted(database: Database, accept: str | None) -> None:
    async with a_browser(database) as browser:
        del browser.headers["accept"]
        headers = {} if accept is None else {"accept": accept}
        answer = await browser.post("/graphql", json={"query": OK}, headers=headers)

    assert (answer.status_code, answer.headers["content-type"]) == (200, f"{ACCEPTED[accept]}; charset=utf-8")


async def test_no_media_type_of_ours_is_accepted(database: Database) -> None:
    async with a_browser(database) as browser:
        for accept in ("text/html", "image/*", f"{JSON};q=0"):
            answer = await browser.post("/graphql", json={"query": OK}, headers={"accept": accept})
            assert answer.status_code == 406


@pytest.mark.parametrize("case", BODIES)
async def test_a_body(database: Database, case: str) -> None:
    kind, body, status = BODIES[case]
    async with a_browser(database) as browser:
        headers = {"accept": GRAPHQL, **({"content-type": kind} if kind else {})}
        answer = await browser.post("/graphql", content=body, headers=headers)

    assert answer.status_code == status
    assert status == 200 or answer.json()["errors"][0]["extensions"]["code"] == "BAD_REQUEST"


@pytest.mark.parametrize("case", BY_GET)
async def test_a_get(database: Database, case: str) -> None:
    params, status, allowed = BY_GET[case]
    async with a_browser(database) as browser:
        answer = await browser.get("/graphql", params=params, headers={"accept": GRAPHQL})

    assert (answer.status_code, answer.headers.get("allow")) == (status, allowed)
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"])
async def test_other_methods_are_told_which_ones_there_are(database: Database, method: str) -> None:
    async with a_browser(database) as browser:
        answer = await browser.request(method, "/graphql", params={"query": OK})

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")
