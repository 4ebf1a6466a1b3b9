"""What is meant to hurt is refused for less than 50 ms of CPU with a code that says why, and others are answered.

CPU is the process's own, not the clock on the wall; each document is sent three times as a new one, and the best
counts: what else the machine does must not decide. Taking `too_large` out of graph/documents.py makes the field that
is asked 1,400 times cost 95 ms and the object asked 300 times 500 ms, in validation alone.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from orderflow.kernel.db import Database
from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.kernel.ids import new_id
from orderflow.settings import Settings
from tests.graph.abuse import BODIES, DOCUMENTS, INTROSPECTION, INVALID, WELCOME, fresh
from tests.graph.wire import a_browser

MOST_CPU = 0.050
PROMISE = "application/graphql-response+json"
OTHERS = "{ shop { name } }"


@pytest.fixture(scope="module")
async def browser(server: EmbeddedPostgres, template: str) -> AsyncIterator[httpx2.AsyncClient]:
    """A caller on an empty shop who may ask as much as it likes."""
    name = new_id("abuse")
    async with (
        Database(await server.create_database(name, template=template), size=4) as database,
        a_browser(database, Settings(rate_of_guests="1000000/second")) as client,
    ):
        yield client
    await server.drop_database(name)


async def sent(browser: httpx2.AsyncClient, body: bytes | dict[str, Any]) -> tuple[Any, float]:
    """The answer to a request, and the CPU it took."""
    headers = {"accept": PROMISE, "content-type": "application/json"}
    given: Any = {"content": body} if isinstance(body, bytes) else {"json": body}
    before = time.process_time()
    answer = await browser.post("/graphql", headers=headers, **given)
    return answer, time.process_time() - before


async def cheapest(browser: httpx2.AsyncClient, document: str, variables: dict[str, Any] | None = None) -> Any:
    """The answer to a document that is sent three times as a new one; the best time is within what may be."""
    tries = [await sent(browser, {"query": fresh(document), "variables": variables}) for _ in range(3)]
    assert min(cpu for _, cpu in tries) < MOST_CPU, [cpu for _, cpu in tries]
    return tries[0][0]


def codes(answer: Any) -> list[str]:
    """The codes of an answer's errors."""
    return [error["extensions"]["code"] for error in answer.json()["errors"]]


@pytest.mark.parametrize("name", DOCUMENTS)
async def test_what_is_too_large_is_refused_before_it_costs_anything(browser: httpx2.AsyncClient, name: str) -> None:
    document, measure = DOCUMENTS[name]
    answer = await cheapest(browser, document)

    (error,) = answer.json()["errors"]
    assert answer.status_code == 400
    assert "data" not in answer.json()
    assert error["extensions"]["code"] == "TOO_COMPLEX"
    assert error["extensions"]["measure"] == measure
    assert error["extensions"]["requested"] > error["extensions"]["limit"]


@pytest.mark.parametrize("name", INVALID)
async def test_what_is_no_document_is_refused_in_few_words(browser: httpx2.AsyncClient, name: str) -> None:
    answer = await cheapest(browser, INVALID[name])

    assert answer.status_code == 400
    assert set(codes(answer)) <= {"INVALID_DOCUMENT", "TOO_COMPLEX", "BAD_REQUEST"}
    assert len(codes(answer)) <= 5
    assert len(answer.content) < 3000
    assert "did you mean" not in answer.text.lower()


@pytest.mark.parametrize("name", WELCOME)
async def test_what_only_looks_dear_is_answered_cheaply(browser: httpx2.AsyncClient, name: str) -> None:
    document, variables = WELCOME[name]
    answer = await cheapest(browser, document, variables)

    assert answer.status_code == 200
    assert "INTERNAL" not in answer.text


@pytest.mark.parametrize("name", BODIES)
async def test_what_is_no_request_is_refused(browser: httpx2.AsyncClient, name: str) -> None:
    """A batch is none: what it would ask in one request, it asks in several."""
    tries = [await sent(browser, BODIES[name]) for _ in range(3)]

    answer = tries[0][0]
    assert min(cpu for _, cpu in tries) < MOST_CPU
    assert answer.status_code == 400
    assert codes(answer) == ["BAD_REQUEST"]


async def test_variables_hold_so_many_values_and_no_more(browser: httpx2.AsyncClient) -> None:
    document = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    answer = await cheapest(browser, document, {"ids": ["ord_1"] * 25_000})

    assert answer.json()["errors"][0]["extensions"]["measure"] == "VALUES"


async def test_others_are_answered_meanwhile(browser: httpx2.AsyncClient) -> None:
    attacks = [sent(browser, {"query": fresh(document)}) for document, _ in DOCUMENTS.values()]
    others = [sent(browser, {"query": OTHERS}) for _ in attacks]
    answers = await asyncio.gather(*attacks, *others)

    assert all(answer.status_code == 400 for answer, _ in answers[: len(attacks)])
    assert all(answer.json()["data"]["shop"]["name"] for answer, _ in answers[len(attacks) :])


async def test_the_schema_may_be_asked_for_whole_and_holds_nobody_up(browser: httpx2.AsyncClient) -> None:
    """It is described beside the loop: while one caller is told, others are answered."""
    told = asyncio.create_task(sent(browser, {"query": INTROSPECTION}))
    served = 0
    while not told.done():
        served += (await sent(browser, {"query": OTHERS}))[0].status_code == 200
        await asyncio.sleep(0)
    answer, _ = await told

    assert served > 1
    assert "errors" not in answer.json()
    assert len(answer.json()["data"]["__schema"]["types"]) > 100


async def test_a_flood_of_introspection_is_stopped(database: Database) -> None:
    async with a_browser(database, Settings(rate_of_guests="200/hour")) as browser:
        answers = [(await sent(browser, {"query": fresh(INTROSPECTION)}))[0].status_code for _ in range(8)]

    assert answers[0] == 200
    assert answers[-1] == 429
