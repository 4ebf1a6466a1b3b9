"""What a running shop prints: a sample of what was asked, and what took long with its statements; nothing personal."""

import asyncio
from pathlib import Path
from typing import Any

import httpx2
import orjson

from orderflow.kernel.db import Database
from orderflow.people.sessions import COOKIE
from orderflow.telemetry.watch import Watch
from tests.bought import ADDRESS
from tests.running import Client, serving, until
from tests.shelves import stock_up
from tests.wire import EMAIL, fill_cart, place

PERSONAL = (EMAIL, ADDRESS["name"], ADDRESS["phone"], ADDRESS["street"], "127.0.0.1", COOKIE)


def lines(printed: Path, log: str) -> list[dict[str, Any]]:
    """The lines of a log among all that was printed."""
    found = [orjson.loads(line) for line in printed.read_bytes().splitlines() if line.startswith(b"{")]
    return [each for each in found if each["log"] == log]


async def test_each_request_is_told_by_what_it_was_and_what_came_of_it(
    database: Database, dsn: str, tmp_path: Path
) -> None:
    variants = await stock_up(database, CUP=(10, 0))
    printed = tmp_path / "printed"
    async with serving(dsn, log=printed, access_log="1") as (_, [address]):
        guest = Client(address, locale="zh-Hans")
        order = await place(guest, await fill_cart(guest, variants["CUP"].id))
        await guest.send("query Mine { deliveries(first: 1) { nodes { id } } }")
        followed: Any = guest.subscribe("subscription Mine($id: ID!) { orderEvents(orderId: $id) { cursor } }", id="x")
        await anext(followed)
        await guest.http.get(f"/orders/{order['orderId']}?token={order['orderToken']}")
        await guest.http.get(f"/{EMAIL}")
        unknown = await guest.http.post("/graphql", json={"query": "{ shop { name } }"}, headers={"authorization": "x"})
        assert unknown.status_code == 401
        await guest.close()

    asked = lines(printed, "access")
    placed = [each for each in asked if each.get("kind") == "mutation"]
    assert len(placed) == 4
    assert placed[0].keys() == {
        "log", "at", "via", "method", "path", "status", "kind", "operation", "caller", "ms", "bytes",
    }  # fmt: skip
    assert [each["errors"] for each in asked if each["via"] == "live"] == [["NOT_FOUND"]]
    assert ["UNAUTHENTICATED"] in [each.get("errors") for each in asked if each.get("status") == 401]
    assert {each["path"] for each in asked if each["via"] == "http"} == {"/graphql", "/readyz", "/"}
    secrets = [order["orderToken"], order["orderId"], *guest.http.cookies.values(), *PERSONAL]
    assert [each for each in secrets if each in str(asked)] == []


async def test_a_share_of_the_requests_is_a_sample_and_none_is_none(dsn: str, tmp_path: Path) -> None:
    some, none = tmp_path / "some", tmp_path / "none"
    for printed, share in ((some, "0.25"), (none, "0")):
        async with serving(dsn, log=printed, access_log=share) as (_, [address]), httpx2.AsyncClient() as http:
            for _ in range(400):
                await http.get(f"{address}/healthz")

    sampled = [each for each in lines(some, "access") if each["path"] == "/healthz"]
    assert 50 < len(sampled) < 150
    assert lines(none, "access") == []


async def test_what_takes_long_is_told_with_its_statements(database: Database, dsn: str, tmp_path: Path) -> None:
    variants = await stock_up(database, CUP=(10, 0))
    printed = tmp_path / "printed"
    async with serving(dsn, log=printed, slow_operation="0.5") as (_, [address]):
        guest = Client(address)
        cart = await fill_cart(guest, variants["CUP"].id)
        async with database.transaction() as other:
            await other.run("lock table event in access exclusive mode")
            waiting = asyncio.create_task(place(guest, cart))
            await until(lambda: _held_up(database), "the order to wait for the table")
            await asyncio.sleep(0.6)  # the time it is to take
        await waiting
        await guest.ask("query Quick { shop { name } }")
        await guest.close()

    [slow] = lines(printed, "slow")
    sql = [each["sql"] for each in slow["statements"]]
    assert (slow["kind"], slow["operation"], slow["status"]) == ("mutation", "anonymous", 200)
    assert slow["ms"] >= slow["database_ms"] >= 500
    assert {"begin", "commit"} <= set(sql)
    assert max(slow["statements"], key=lambda each: each["ms"])["sql"].lower().find("event") >= 0
    assert [each for each in (*PERSONAL, cart) if each in str(slow)] == []


async def test_the_last_statement_is_not_missed() -> None:
    """The driver tells of a statement a turn of the loop after whoever asked goes on."""
    told: list[list[str]] = []
    watch = Watch([lambda note: told.append([each.sql for each in note.statements])], hears_statements=True)
    with watch.noting("live"):
        asyncio.get_running_loop().call_soon(watch.heard, "select 1", 0.1)
    watch.heard("select 2", 0.1)  # is nobody's here
    await asyncio.sleep(0)

    assert told == [["select 1"]]


async def _held_up(database: Database) -> bool:
    async with database.read() as connection:
        return bool(await connection.value("select 1 from pg_locks where not granted limit 1"))
