"""What a flood of sockets, a slow reader or one who is gone may cost: a little, and then no more."""

import asyncio
import contextlib
import socket
import struct
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import pytest
import websockets

from orderflow.graph import sockets
from orderflow.kernel import wire as wires
from orderflow.kernel.access import Kind
from orderflow.kernel.db import Database
from tests.bought import an_order
from tests.live.house import ALL, House, following, happen, served, signed_in, talking, until
from tests.world import a_colleague, a_customer

_FIELDS = " ".join(f"e{n}: events {{ id type at actor cause data orderId }}" for n in range(12))
WIDE = f"subscription {{ events {{ {_FIELDS} cursor }} }}"


@pytest.fixture
async def house(database: Database) -> AsyncIterator[House]:
    async with served(database) as opened:
        yield opened


async def test_one_address_opens_so_many_connections_and_no_more(database: Database) -> None:
    async with served(database, connections_per_address=3) as house, contextlib.AsyncExitStack() as stack:
        for _ in range(3):
            await (await stack.enter_async_context(talking(house.address))).init()
        async with talking(house.address) as fourth:
            code, reason = await fourth.closed()

        assert (code, reason) == (1013, "There are too many connections from your address.")
        assert len(house.door.inside) == 3
        await stack.aclose()
        await until(lambda: not house.door.inside)
        async with talking(house.address) as again:
            await again.init()


async def test_one_person_opens_so_many_connections_whatever_the_address(database: Database) -> None:
    ada = await a_customer(database)
    cookies = [await signed_in(database, customer_id=ada.id) for _ in range(3)]
    async with served(database, connections_per_person=2) as house, contextlib.AsyncExitStack() as stack:
        for cookie in cookies[:2]:
            await (await stack.enter_async_context(talking(house.address, cookie=cookie))).init()
        async with talking(house.address, cookie=cookies[2]) as third, talking(house.address) as guest:
            await third.say({"type": "connection_init"})
            await guest.init()

            assert await third.closed() == (1013, "You have too many connections.")


async def test_a_process_that_is_full_says_so_before_the_handshake(database: Database) -> None:
    async with served(database, connections=2) as house, talking(house.address), talking(house.address):
        await until(lambda: len(house.door.inside) == 2)
        with pytest.raises(websockets.InvalidStatus) as refused:
            async with talking(house.address):
                pass

        assert refused.value.response.status_code == 503


async def test_one_socket_carries_so_many_operations(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "MOST_OPERATIONS", 3)
    async with talking(house.address) as talk:
        await talk.init()
        for n in range(3):
            assert (await talk.subscribe(ALL, id=str(n)))["type"] == "next"
        fourth = await talk.subscribe(ALL, id="one too many")
        await talk.say({"id": "0", "type": "complete"})
        fifth = await talk.subscribe(ALL, id="instead")

    assert (fourth["type"], fourth["payload"][0]["extensions"]) == ("error", {"code": "RATE_LIMITED"})
    assert fifth["type"] == "next"


async def test_one_person_follows_so_much_on_all_connections_together(database: Database) -> None:
    cookie = await signed_in(database, customer_id=(await a_customer(database)).id)
    async with (
        served(database, subscriptions_per_person=3) as house,
        following(house.address, cookie=cookie) as first,
        following(house.address, cookie=cookie) as second,
    ):
        assert (await first.subscribe(ALL, id="2"))["type"] == "next"
        refused = await second.subscribe(ALL, id="2")

    assert refused["type"] == "error"


async def test_too_many_messages_at_once_close_the_socket(house: House) -> None:
    """Thirty thousand pings would hold all others for a second."""
    async with talking(house.address) as talk, following(house.address) as other:
        await talk.init()
        with contextlib.suppress(websockets.ConnectionClosed):
            for _ in range(30_000):
                await talk.say({"type": "ping"})

        assert (await talk.closed())[0] == 1008
        await other.say({"type": "ping"})
        assert await other.hear() == {"type": "pong"}


async def test_too_many_fragments_of_one_message_close_the_socket(house: House) -> None:
    async with _raw(house.address) as (reader, writer):
        writer.write(_frame(0x01, b"") + _frame(0x00, b"") * 100_000)

        assert await _close_code(reader) == 1008


async def test_too_large_a_message_is_not_even_read(house: House) -> None:
    async with _raw(house.address) as (reader, writer):
        writer.write(struct.pack("!BBQ", 0x81, 0xFF, wires.LARGEST + 1) + b"\0\0\0\0")

        assert await _close_code(reader) == 1009


@pytest.mark.parametrize(
    ("bytes_", "code"),
    [
        (b"\x81\x02{}", 1002),  # not masked
        (b"\xc1\x80\0\0\0\0", 1002),  # a reserved bit
        (b"\x83\x80\0\0\0\0", 1002),  # a reserved kind
        (b"\x80\x80\0\0\0\0", 1002),  # goes on with nothing
        (b"\x09\x80\0\0\0\0", 1002),  # a ping in fragments
        (b"\x89\xfe\x00\x7e\0\0\0\0" + bytes(126), 1002),  # a long ping
        (b"\x81\x82\0\0\0\0\xc3\x28", 1007),  # no UTF-8
        (b"\x01\x80\0\0\0\0\x81\x80\0\0\0\0", 1002),  # a message within a message
        (b"\x88\x81\0\0\0\0\x03", 1002),  # half a close code
    ],
)
async def test_frames_that_are_none_close_the_socket(house: House, bytes_: bytes, code: int) -> None:
    async with _raw(house.address) as (reader, writer):
        writer.write(bytes_)

        assert await _close_code(reader) == code


async def test_a_message_may_come_in_fragments_and_letters_in_halves(house: House) -> None:
    async with _raw(house.address) as (reader, writer):
        message = '{"type":"ping","payload":{"at":"訂單"}}'.encode()
        writer.write(_frame(0x01, message[:33]) + _frame(0x89, b"still there?") + _frame(0x80, message[33:]))

        answers = {await _read(reader), await _read(reader)}
        assert answers == {(0x8A, b"still there?"), (0x81, '{"type":"pong","payload":{"at":"訂單"}}'.encode())}


async def test_who_speaks_before_the_handshake_is_done_is_not_listened_to(house: House) -> None:
    """What is sent along with the request would be read as if somebody had let it in."""
    url = urlsplit(house.address)
    reader, writer = await asyncio.open_connection(url.hostname, url.port)
    writer.write(_HANDSHAKE + _frame(0x81, b'{"type":"connection_init"}'))
    await reader.readuntil(b"\r\n\r\n")

    with pytest.raises(TimeoutError):
        await asyncio.wait_for(reader.read(1), 0.5)
    writer.transport.abort()
    await until(lambda: not house.door.inside)


async def test_a_reader_who_stops_costs_a_bounded_number_of_bytes_and_is_sent_away(
    house: House, database: Database
) -> None:
    """Whoever reads on hears everything meanwhile; whoever stopped comes back with a cursor."""
    order, _ = await an_order(database)
    desk = await signed_in(database, staff_id=(await a_colleague(database, "ADMIN")).id)
    async with _raw(house.address, desk) as (reader, writer), following(house.address, ALL, desk) as other:
        writer.write(_frame(0x81, b'{"type":"connection_init"}'))
        await _read(reader)
        [stuck] = [each for each in house.door.inside if not each.operations]
        writer.write(_frame(0x81, b'{"type":"subscribe","id":"1","payload":{"query":"' + WIDE.encode() + b'"}}'))
        await _read(reader)
        most = 0
        for round in range(1, 400):
            await happen(database, order.id, 200, held=True)
            while len(heard := await other.batch()) == 0 or int(heard["cursor"]) < round * 200:
                pass
            buffered = stuck.wire._transport.get_write_buffer_size()
            most = max(most, buffered + sum(len(part) for each in stuck._parked or () for part in each))
            if stuck.wire._closing:
                break
        largest = 200 * 12 * 700

        assert stuck.wire._closing
        assert most < wires.BUFFERED + sockets.MOST_PARKED + 2 * largest
        await until(lambda: stuck not in house.door.inside)
        assert not [channel for channel in house.hub.directory.channels.values() if len(channel.seats) > 1]


async def test_who_no_longer_answers_pings_is_let_go(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """A half-open connection: the machine at the other end was unplugged."""
    monkeypatch.setattr(wires, "PING_AFTER", 0.5)
    monkeypatch.setattr(wires, "GONE_AFTER", 3.0)
    async with _raw(house.address) as (reader, writer), following(house.address) as alive:
        writer.write(_frame(0x81, b'{"type":"connection_init"}'))
        await _read(reader)
        await until(lambda: len(house.door.inside) == 2)
        await until(lambda: len(house.door.inside) == 1)

        await alive.say({"type": "ping"})
        assert await alive.hear() == {"type": "pong"}


async def test_who_does_not_answer_a_goodbye_is_cut_off(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wires, "CLOSE_WITHIN", 0.3)
    async with _raw(house.address) as (reader, writer):
        writer.write(_frame(0x81, b"no JSON"))
        assert await _close_code(reader) == 4400

        assert await asyncio.wait_for(reader.read(), 5) == b""


async def test_pages_of_others_open_no_socket(house: House, database: Database) -> None:
    """Their visitor's cookie would come along. Seen to fail when the origin is not looked at."""
    cookie = await signed_in(database, customer_id=(await a_customer(database)).id)
    for origin in ("https://evil.example", "null", house.address + ".evil.example"):
        with pytest.raises(websockets.InvalidStatus) as refused:
            async with talking(house.address, origin=origin, cookie=cookie):
                pass
        assert refused.value.response.status_code == 403

    async with talking(house.address, origin=house.address, cookie=cookie) as ours:
        await ours.init()
        [inside] = house.door.inside
        assert inside.actor.kind is Kind.CUSTOMER


_HANDSHAKE = (
    b"GET /graphql HTTP/1.1\r\nHost: shop\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
    b"Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"
)


@contextlib.asynccontextmanager
async def _raw(address: str, cookie: str = "") -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A socket whose frames are ours to spoil, with little room for what is not read."""
    url = urlsplit(address)
    plain = socket.socket()
    plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    plain.setblocking(False)
    await asyncio.get_running_loop().sock_connect(plain, (url.hostname, url.port))
    reader, writer = await asyncio.open_connection(sock=plain, limit=4096)
    writer.write(_HANDSHAKE.replace(b"Host: shop", f"Host: shop\r\nCookie: {cookie}".encode()))
    await reader.readuntil(b"\r\n\r\n")
    try:
        yield reader, writer
    finally:
        writer.transport.abort()


def _frame(head: int, data: bytes) -> bytes:
    length = bytes((0x80 | len(data),)) if len(data) < 126 else struct.pack("!BH", 0xFE, len(data))
    return bytes((head,)) + length + b"\0\0\0\0" + data


async def _read(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    async with asyncio.timeout(10):
        head, length = await reader.readexactly(2)
        if length == 126:
            length = int.from_bytes(await reader.readexactly(2))
        return head, await reader.readexactly(length)


async def _close_code(reader: asyncio.StreamReader) -> int:
    while (frame := await _read(reader))[0] != 0x88:
        pass
    return int.from_bytes(frame[1][:2])
