"""Documents of our own web: asked by their ids, kept for good, and, where the shop says so, all a stranger may ask."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import httpx2
import pytest

from orderflow.graph import documents
from orderflow.graph.negotiation import GRAPHQL
from orderflow.graph.schema import schema
from orderflow.kernel.db import Database
from tests.graph.wire import a_browser
from tests.live.house import served, signed_in, talking
from tests.world import a_customer

TEXT = "query Mine($with: Boolean = true) {\n  me {\n    kind @include(if: $with)\n  }\n}"
FOLLOWS = "subscription Follow {\n  events {\n    cursor\n  }\n}"
ID, FOLLOWS_ID = (f"sha256:{sha256(text.encode()).hexdigest()}" for text in (TEXT, FOLLOWS))
NOBODY = f"sha256:{'0' * 64}"


@pytest.fixture(autouse=True)
def _the_web() -> Iterator[None]:
    schema.documents.know({ID: TEXT, FOLLOWS_ID: FOLLOWS})
    yield
    schema.documents.know({})


async def test_a_document_is_asked_by_its_id(database: Database) -> None:
    async with a_browser(database, accept=GRAPHQL) as browser:
        posted = await browser.post("/graphql", json={"documentId": ID, "variables": {"with": True}})
        got = await browser.get("/graphql", params={"documentId": ID, "operationName": "Mine"})

    assert posted.json()["data"] == got.json()["data"] == {"me": {"kind": "GUEST"}}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"documentId": NOBODY}, "PERSISTED_DOCUMENT_NOT_FOUND"),
        ({"documentId": "\0"}, "PERSISTED_DOCUMENT_NOT_FOUND"),
        ({"documentId": ID, "query": TEXT}, "BAD_REQUEST"),
        ({"documentId": 7}, "BAD_REQUEST"),
        ({"documentId": ""}, "BAD_REQUEST"),
    ],
)
async def test_an_id_that_says_nothing_is_told_so(database: Database, given: dict[str, Any], code: str) -> None:
    async with a_browser(database, accept=GRAPHQL) as browser:
        answer = await browser.post("/graphql", json=given)

    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (400, code)


async def test_a_socket_asks_by_id_too(database: Database) -> None:
    async with served(database) as house, talking(house.address) as talk:
        await talk.init()
        await talk.say({"id": "1", "type": "subscribe", "payload": {"documentId": FOLLOWS_ID}})
        assert (await talk.hear())["type"] == "next"
        await talk.say({"id": "2", "type": "subscribe", "payload": {"documentId": NOBODY}})
        told = await talk.hear()
        assert (told["id"], told["type"]) == ("2", "error")
        assert told["payload"][0]["extensions"]["code"] == "PERSISTED_DOCUMENT_NOT_FOUND"


async def test_a_stranger_asks_only_what_our_web_asks_where_the_shop_says_so(database: Database) -> None:
    other = {"query": "{ me { rights } }"}
    cookie = await signed_in(database, customer_id=(await a_customer(database)).id)
    async with served(database, known_documents_only=True) as house:
        async with httpx2.AsyncClient(base_url=house.address, headers={"accept": GRAPHQL}) as browser:
            for asked in ({"documentId": ID}, {"query": TEXT}):
                assert (await browser.post("/graphql", json=asked)).json()["data"] == {"me": {"kind": "GUEST"}}
            refused = await browser.post("/graphql", json=other)
            assert (refused.status_code, refused.json()["errors"][0]["extensions"]["code"]) == (
                400,
                "DOCUMENT_NOT_KNOWN",
            )
            known = await browser.post("/graphql", json=other, headers={"cookie": cookie})
            assert "data" in known.json()
        async with talking(house.address) as talk:
            await talk.init()
            told = await talk.subscribe("subscription { events { resync } }")
            assert told["payload"][0]["extensions"]["code"] == "DOCUMENT_NOT_KNOWN"
            assert (await talk.subscribe(FOLLOWS, "2"))["type"] == "next"


async def test_what_our_web_asks_is_read_once_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "KEPT_BYTES", 20_000)
    assert schema.documents.find(TEXT) is None
    read = await schema.documents.read(TEXT)

    for n in range(50):
        await schema.documents.read(f"{{ me {{ a{n}: kind }} }}")

    assert schema.documents.find(TEXT) is read
    assert schema.documents.find("{ me { a0: kind } }") is None
