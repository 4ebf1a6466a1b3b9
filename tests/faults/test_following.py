"""Who follows the log over a real socket, at another process than the changes, misses nothing, hears nothing twice."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.kernel.ids import new_id
from tests.faults.following import Following
from tests.running import Client, until
from tests.wire import Shop, an_order, open_shop, value

_HEAD = "select coalesce(max(position), 0) from event"
_OF_ONE_ORDER = """
subscription($orderId: ID!, $orderToken: String, $after: Cursor) {
  orderEvents(orderId: $orderId, orderToken: $orderToken, after: $after) { cursor resync events { type } } }
"""
_LISTENING = """
select count(pg_terminate_backend(pid)) from pg_stat_activity
where datname = current_database() and query ilike 'listen%'
"""


@pytest.fixture(scope="module")
async def shop(server: EmbeddedPostgres, template: str) -> AsyncIterator[Shop]:
    """Two serving processes."""
    name = new_id("live")
    async with open_shop(await server.create_database(name, template=template)) as opened:
        yield opened
    await server.drop_database(name)


async def test_cut_off_for_twenty_changes_a_subscriber_resumes_with_exactly_those(shop: Shop) -> None:
    """What happens at one process is heard at the other."""
    here, there = shop.staff
    order = await an_order(shop)
    async with Following(there).running() as before:
        await _note(here, order, "heard")
        await before.hears(await _head(shop))
    for n in range(20):
        await _note(here, order, f"missed {n}")
    missed = await _head(shop)

    async with Following(there, before.cursor).running() as after:
        await after.hears(missed)
        await _note(here, order, "live again")
        await after.hears(missed + 1)

    assert after.positions == list(range(missed - 19, missed + 2))
    assert {event["type"] for event in after.heard} == {"order.note_added"}
    assert after.came == 1


async def test_when_the_listening_connections_are_terminated_following_goes_on(shop: Shop) -> None:
    here, there = shop.staff
    order = await an_order(shop)
    start = await _head(shop)
    async with Following(there).running() as following:
        for n in range(10):
            await _note(here, order, f"note {n}")
            if n in (2, 6):
                await until(lambda: value(shop.database, _LISTENING), "somebody to listen")
        await following.hears(await _head(shop))

    fresh = [position for position in following.positions if position > start]  # it may have stood a little before
    assert fresh == list(range(start + 1, start + 11))
    assert following.came == 1


async def test_who_missed_nothing_they_may_hear_is_told_so_at_once(shop: Shop) -> None:
    """Neither a screen nor a program has to guess whether it is up to date again."""
    order = await an_order(shop)
    await _note(shop.floor, order, "not for the ears of customers")
    head = await _head(shop)

    for cursor in (head, head - 1):

        async def told(cursor: int = cursor) -> bool:
            batch = await _first_batch(shop.guest, order, cursor)
            assert (batch["events"], batch["resync"]) == ([], False)
            return bool(batch["cursor"] == str(head))  # once this process has read as far

        await until(told, "the first batch")


async def test_following_from_where_an_answer_stood_brings_what_the_answer_lacks(shop: Shop) -> None:
    """A screen need not ask twice to be sure that nothing happened between its answer and its stream."""
    order = await an_order(shop)
    head = str(await _head(shop))

    async def stands() -> Any:
        answer = await shop.floor.http.post("/graphql", json={"query": "{ orders(first: 1) { nodes { id } } }"})
        return answer.headers["orderflow-cursor"] == head and head  # once this process has read as far

    stood = await until(stands, "the process to stand at the head")

    await _note(shop.floor, order, "a moment later")

    async with Following(shop.floor, stood).running() as following:
        await following.hears(await _head(shop))
    assert [event["type"] for event in following.heard] == ["order.note_added"]


async def _first_batch(client: Client, order: Any, cursor: int) -> Any:
    async for payload in client.subscribe(_OF_ONE_ORDER, **order, after=str(cursor)):
        return payload["data"]["orderEvents"]


async def _note(staff: Any, order: Any, body: str) -> None:
    await staff.do("addOrderNote", {"orderId": order["orderId"], "body": body})


async def _head(shop: Shop) -> int:
    """The newest position once nothing is left to do."""
    await shop.at_rest()
    return int(await value(shop.database, _HEAD))
