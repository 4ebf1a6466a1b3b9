"""A connection that is never done asking costs little, and not for ever; others are answered meanwhile."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import httpx2
import pytest

from orderflow.app import build
from orderflow.graph.negotiation import LARGEST_BODY
from orderflow.kernel import requests
from orderflow.kernel.db import Database
from orderflow.settings import Settings
from tests.live.house import House, served, talking

ME = b'{"query": "{ me { kind } }"}'
ASKED = b"POST /graphql HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\nContent-Length: 28\r\n\r\n" + ME


@pytest.fixture
async def house(database: Database) -> AsyncIterator[House]:
    async with served(database) as opened:
        yield opened


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A request has to be there within a moment."""
    monkeypatch.setattr(requests, "WITHIN", 0.4)


@pytest.mark.parametrize(
    "head",
    [
        b"GET /" + b"x" * 40_000 + b" HTTP/1.1\r\nHost: shop\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: shop\r\nX: " + b"x" * 40_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: shop\r\n" + b"Cookie: a=b\r\n" * 4_000 + b"\r\n",
        b"GET / HTTP/1.1\r\nHost: shop\r\nX: " + b"x" * 10_000_000,
    ],
    ids=["line", "header", "headers", "endless"],
)
async def test_a_head_is_so_long_and_no_longer(house: House, head: bytes) -> None:
    """Seen to fail without the limit: the endless one is read to its end and kept."""
    async with _connected(house) as (reader, writer):
        writer.write(head)

        assert (await _line(reader)) == b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
    assert await _asks(house)


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize(
    "begun", [b"", b"PO", ASKED[:40], ASKED[:-5], ASKED + ASKED[:60]], ids=["nothing", "line", "head", "body", "second"]
)
async def test_a_request_is_there_soon_or_never(house: House, begun: bytes) -> None:
    """Seen to fail without the limit: the connection stays for ever, as with uvicorn alone."""
    async with _connected(house) as (reader, writer):
        writer.write(begun)

        answer = await asyncio.wait_for(reader.read(), 10)
    assert answer.count(b"HTTP/1.1 200 OK") == (1 if ASKED in begun else 0)
    assert await _asks(house)


@pytest.mark.usefixtures("soon")
async def test_who_drips_gets_no_more_time_than_others(house: House) -> None:
    async with _connected(house) as (reader, writer):
        answer = b""
        with contextlib.suppress(ConnectionError):
            for letter in ASKED * 10:
                writer.write(bytes([letter]))
                await writer.drain()
                await asyncio.sleep(0.02)
            answer = await asyncio.wait_for(reader.read(), 10)

        assert answer == b""


@pytest.mark.usefixtures("soon")
async def test_a_socket_and_a_connection_that_is_kept_have_all_the_time(house: House) -> None:
    async with talking(house.address) as talk, _connected(house) as (reader, writer):
        await talk.init()
        for _ in range(3):
            writer.write(ASKED)
            assert b"200" in await _line(reader)
            await asyncio.wait_for(reader.readuntil(b"}}}"), 10)
            await asyncio.sleep(0.3)
        await talk.say({"type": "ping"})

        assert await talk.hear() == {"type": "pong"}


@pytest.mark.parametrize("told", [True, False], ids=["length", "chunks"])
async def test_a_body_is_so_large_and_no_larger(database: Database, told: bool) -> None:
    """Seen to fail for chunks while only the length that was said counted."""
    body = b'{"query": "{ me { kind } }", "variables": {"a": "' + b"x" * LARGEST_BODY + b'"}}'
    came = 0

    async def pieces() -> AsyncIterator[bytes]:
        nonlocal came
        for start in range(0, len(body), 16 * 1024):
            came = start
            yield body[start : start + 16 * 1024]
        yield b" " * LARGEST_BODY
        came = 2 * LARGEST_BODY

    transport = httpx2.ASGITransport(build(Settings(), database.dsn))
    async with httpx2.AsyncClient(transport=transport, base_url="http://shop.example") as browser:
        headers = {"content-type": "application/json"}
        answer = await browser.post("/graphql", content=body if told else pieces(), headers=headers)

    assert answer.status_code == 413
    assert answer.json()["errors"][0]["extensions"] == {"code": "TOO_LARGE", "limit": LARGEST_BODY}
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert came <= LARGEST_BODY


@contextlib.asynccontextmanager
async def _connected(house: House) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    url = urlsplit(house.address)
    reader, writer = await asyncio.open_connection(url.hostname, url.port)
    try:
        yield reader, writer
    finally:
        writer.transport.abort()


async def _line(reader: asyncio.StreamReader) -> bytes:
    return await asyncio.wait_for(reader.readline(), 10)


async def _asks(house: House) -> bool:
    """Whether somebody else is answered."""
    async with httpx2.AsyncClient(base_url=house.address) as other:
        return (await other.post("/graphql", content=ME, headers={"content-type": "application/json"})).is_success
