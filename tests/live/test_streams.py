"""Subscriptions over plain HTTP: server-sent events in distinct connections, and multipart bodies."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from orderflow.graph import streams
from orderflow.kernel.db import Database
from tests.bought import an_order
from tests.live.house import ALL, OF_ORDER, House, happen, served, signed_in, streaming, until
from tests.world import a_colleague, a_customer, as_customer

EVENTS = {"accept": "text/event-stream"}
URQL = (
    "application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed"
)
APOLLO = {"accept": "multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json"}


class Reading:
    """The events of a stream, one by one: name, id and content."""

    def __init__(self, answer: httpx2.Response) -> None:
        self.lines = answer.aiter_lines()
        self.comments = 0

    async def next(self) -> tuple[str, str | None, Any]:
        """The next event that is one."""
        name, id, content = "message", None, ""
        async with asyncio.timeout(10):
            async for line in self.lines:
                if not line and (name, content) != ("message", ""):
                    return name, id, json.loads(content) if content else None
                field, _, value = line.partition(":")
                self.comments += line.startswith(":")
                if field == "event":
                    name = value.strip()
                elif field == "id":
                    id = value.strip()
                elif field == "data":
                    content += value.strip()
        raise AssertionError("the stream ended")


@pytest.fixture
async def house(database: Database) -> AsyncIterator[House]:
    async with served(database) as opened:
        yield opened


async def _a_desk(database: Database) -> dict[str, str]:
    return {"cookie": await signed_in(database, staff_id=(await a_colleague(database, "ADMIN")).id)}


async def test_a_subscription_is_a_stream_of_events(database: Database, house: House) -> None:
    order, _ = await an_order(database)
    headers = EVENTS | await _a_desk(database)
    async with streaming(house.address, json={"query": ALL}, headers=headers) as answer:
        reading = Reading(answer)
        name, id, greeting = await reading.next()
        await happen(database, order.id)
        told = await reading.next()

        assert answer.headers["content-type"] == "text/event-stream"
        assert answer.headers["cache-control"] == "no-store"
        assert (name, id, greeting["data"]["events"]["events"]) == ("next", "0", [])
        assert (told[0], told[1]) == ("next", "1")
        assert told[2]["data"]["events"]["events"][0]["orderId"] == order.id
    await until(lambda: not house.door.inside and not house.hub.directory.channels)


async def test_a_stream_that_was_cut_goes_on_after_the_last_event_it_heard(database: Database, house: House) -> None:
    """As browsers do by themselves, whatever the document says."""
    order, _ = await an_order(database)
    headers = EVENTS | await _a_desk(database)
    await happen(database, order.id, 5)
    await until(lambda: house.hub.position == 5)
    request: dict[str, Any] = {"json": {"query": ALL, "variables": {"after": "1"}}}
    async with streaming(house.address, **request, headers=headers | {"last-event-id": "3"}) as answer:
        _, id, missed = await Reading(answer).next()

    assert [event["cursor"] for event in missed["data"]["events"]["events"]] == ["4", "5"]
    assert id == "5"


async def test_an_event_source_asks_by_get(database: Database, house: House) -> None:
    ada = as_customer(await a_customer(database))
    order, _ = await an_order(database, ada)
    params = {"query": OF_ORDER, "variables": json.dumps({"id": order.id})}
    headers = EVENTS | {"cookie": await signed_in(database, customer_id=ada.id)}
    async with streaming(house.address, method="GET", params=params, headers=headers) as answer:
        reading = Reading(answer)
        await reading.next()
        await happen(database, order.id)

        assert (await reading.next())[2]["data"]["orderEvents"]["events"][0]["type"] == "shipment.tracked"


async def test_a_query_is_one_event_and_the_end(house: House) -> None:
    async with streaming(house.address, json={"query": "{ __typename }"}, headers=EVENTS) as answer:
        reading = Reading(answer)

        assert (await reading.next())[2]["data"] == {"__typename": "Query"}
        assert await reading.next() == ("complete", None, None)
        assert not [line async for line in reading.lines if line]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("subscription { events { nothing } }", "INVALID_DOCUMENT"),
        ("subscription {", "INVALID_DOCUMENT"),
        ('subscription { orderEvents(orderId: "ord_1") { cursor } }', "NOT_FOUND"),
        ("query { appTokens { id } }", "UNAUTHENTICATED"),
    ],
)
async def test_errors_come_by_the_stream(house: House, query: str, code: str) -> None:
    """A browser's EventSource shows nothing of an answer with another status."""
    async with streaming(house.address, json={"query": query}, headers=EVENTS) as answer:
        reading = Reading(answer)
        name, _, said = await reading.next()

        assert (answer.status_code, name) == (200, "next")
        assert said["errors"][0]["extensions"]["code"] == code
        assert (await reading.next())[0] == "complete"


async def test_an_operation_that_the_document_does_not_have_is_the_callers_fault(house: House) -> None:
    async with streaming(house.address, json={"query": ALL, "operationName": "other"}, headers=EVENTS) as answer:
        [error] = (await Reading(answer).next())[2]["errors"]

    assert error == {"message": 'Unknown operation named "other".', "extensions": {"code": "INVALID_DOCUMENT"}}


async def test_a_mutation_is_not_done_by_get(house: House) -> None:
    params = {"query": "mutation { signOut(input: {}) { errors { code } } }"}
    async with streaming(house.address, method="GET", params=params, headers=EVENTS) as answer:
        [error] = (await Reading(answer).next())[2]["errors"]

    assert error["extensions"]["code"] == "INVALID_DOCUMENT"


async def test_a_request_that_is_none_is_refused_as_ever(house: House) -> None:
    async with httpx2.AsyncClient(base_url=house.address, headers=EVENTS) as http:
        no_json = await http.post("/graphql", content="{", headers={"content-type": "application/json"})
        a_form = await http.post("/graphql", data={"query": "{ __typename }"})
        no_query = await http.post("/graphql", json={})
        a_stranger = await http.post("/graphql", json={"query": ALL}, headers={"authorization": "Bearer of_1"})

    assert [each.status_code for each in (no_json, a_form, no_query, a_stranger)] == [400, 415, 400, 401]


async def test_who_would_also_take_json_gets_json_for_what_fits(house: House) -> None:
    """urql lists every type it knows on each of its requests."""
    async with httpx2.AsyncClient(base_url=house.address, headers={"accept": URQL}) as http:
        query = await http.post("/graphql", json={"query": "{ __typename }"})
    async with streaming(house.address, json={"query": ALL}, headers={"accept": URQL}) as answer:
        subscription = answer.headers["content-type"]

    assert query.headers["content-type"] == "application/graphql-response+json; charset=utf-8"
    assert subscription == "text/event-stream"


async def test_a_silent_stream_shows_that_it_is_alive(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "ALIVE_EVERY", 0.2)
    async with streaming(house.address, json={"query": ALL}, headers=EVENTS) as answer:
        reading = Reading(answer)
        await reading.next()
        before = reading.comments
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1.5):
                await reading.next()

    assert reading.comments > before + 1


async def test_a_subscription_in_parts(database: Database, house: House) -> None:
    """As Apollo's clients ask for it."""
    order, _ = await an_order(database)
    headers = APOLLO | await _a_desk(database)
    async with streaming(house.address, json={"query": ALL}, headers=headers) as answer:
        text, chunks = "", answer.aiter_text()
        while text.count("--graphql") < 2:
            text += await anext(chunks)
        await happen(database, order.id)
        while text.count("--graphql") < 3:
            text += await anext(chunks)
    opening, *parts, rest = text.split("--graphql")

    assert answer.headers["content-type"] == 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0'
    assert (opening, rest) == ("", "")
    told = [json.loads(part.split("\r\n\r\n")[1])["payload"]["data"]["events"]["events"] for part in parts]
    assert [len(each) for each in told] == [0, 1]


async def test_a_query_in_parts_ends(house: House) -> None:
    async with streaming(house.address, json={"query": "{ __typename }"}, headers=APOLLO) as answer:
        text = await answer.aread()

    assert text.startswith(b"--graphql\r\ncontent-type: application/json\r\n\r\n")
    assert text.endswith(b"\r\n--graphql--\r\n")


async def test_streams_are_counted_like_sockets(database: Database) -> None:
    async with served(database, connections_per_address=1) as house:
        async with streaming(house.address, json={"query": ALL}, headers=EVENTS) as answer:
            await Reading(answer).next()
            async with httpx2.AsyncClient(base_url=house.address, headers=EVENTS) as http:
                second = await http.post("/graphql", json={"query": ALL})
        await until(lambda: not house.door.inside)

    assert second.status_code == 429


async def test_a_stream_that_nobody_reads_costs_a_bounded_number_of_bytes(
    database: Database, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "MOST_PARKED", 20_000)
    order, _ = await an_order(database)
    headers = EVENTS | await _a_desk(database)
    async with streaming(house.address, json={"query": ALL}, headers=headers) as answer:
        reading = Reading(answer)  # which is not asked for more
        await reading.next()
        [stream] = house.door.inside
        most = 0
        for _ in range(1000):
            await happen(database, order.id, 100)
            await asyncio.sleep(0.02)
            most = max(most, sum(map(len, stream._waiting)))
            if stream not in house.door.inside:
                break

        assert stream not in house.door.inside
        assert most < 20_000 + 100_000
        assert reading.comments
