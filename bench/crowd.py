"""Thousands of followers in one process: just enough of graphql-transport-ws to count what they are told, and when."""

import asyncio
import json
import os
import struct
import time
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast
from urllib.parse import urlsplit

from bench.people import WrongAnswer

AT_ONCE = 50
PATIENCE = 30.0
_CURSOR, _AT = b'"cursor":"', b'"at":"'
_NO_MASK = b"\0\0\0\0"  # a mask that leaves the text as it is; servers must take any


@dataclass(slots=True)
class Wish:
    """What one follower wants: who they are, and what they follow."""

    cookie: str
    document: str
    variables: dict[str, object]
    order: str | None = None
    """The order it is about, if it is about one."""


@dataclass(slots=True)
class Crowd:
    """All followers together."""

    messages: int = 0
    lost: int = 0
    late: list[float] = field(default_factory=list)
    """Milliseconds from each event's time, which is before its commit, to each follower."""
    followers: list["Follower"] = field(default_factory=list)
    _latest: tuple[bytes, float] = (b"", 0.0)

    def note(self, at: bytes) -> None:
        """A message came that tells of an event of that time."""
        if self._latest[0] != at:
            self._latest = (at, datetime.fromisoformat(at.decode()).timestamp())
        self.messages += 1
        self.late.append((time.time() - self._latest[1]) * 1000)

    def forget(self) -> None:
        """Count from here."""
        self.messages = 0
        self.late = []

    async def gather(self, address: str, wishes: Sequence[Wish]) -> None:
        """Let them all in, some at a time, until each has been greeted."""
        waiting = list(wishes)

        async def usher() -> None:
            while waiting:
                self.followers.append(await self._open(address, waiting.pop()))

        await asyncio.gather(*(usher() for _ in range(AT_ONCE)))

    async def _open(self, address: str, wish: Wish) -> "Follower":
        url = urlsplit(address)
        assert url.hostname is not None
        assert url.port is not None
        loop = asyncio.get_running_loop()
        _, follower = await loop.create_connection(lambda: Follower(self, wish), url.hostname, url.port)
        async with asyncio.timeout(PATIENCE):
            await follower.greeted
        return follower

    def leave(self) -> None:
        """All hang up."""
        for each in self.followers:
            each.transport.abort()
        self.followers.clear()


class Follower(asyncio.Protocol):
    """One socket of one follower."""

    __slots__ = ("_buffer", "_crowd", "_upgraded", "_wish", "about", "cursor", "events", "greeted", "transport")

    def __init__(self, crowd: Crowd, wish: Wish) -> None:
        self._crowd = crowd
        self._wish: Wish | None = wish
        self._buffer = b""
        self._upgraded = False
        self.cursor = 0
        self.about = wish.order
        self.events = 0
        self.greeted = asyncio.get_running_loop().create_future()
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for a socket."""
        assert self._wish is not None
        self.transport = cast(asyncio.Transport, transport)
        self.transport.write(
            b"GET /graphql HTTP/1.1\r\nHost: shop\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n"
            b"Sec-WebSocket-Key: " + b64encode(os.urandom(16)) + b"\r\n"
            b"Cookie: " + self._wish.cookie.encode() + b"\r\n\r\n"
        )

    def connection_lost(self, exc: Exception | None) -> None:
        """The shop hung up, or the follower did."""
        self._crowd.lost += 1
        if not self.greeted.done():
            self.greeted.set_exception(WrongAnswer("the shop hung up"))

    def data_received(self, data: bytes) -> None:
        """Take whole frames out of what came."""
        self._buffer = data = self._buffer + data if self._buffer else data
        start = 0
        if not self._upgraded:
            start = data.find(b"\r\n\r\n") + 4
            if start < 4:
                return
            if not data.startswith(b"HTTP/1.1 101"):
                raise WrongAnswer(data[:200].decode())
            self._upgraded = True
            self._say({"type": "connection_init", "payload": {"locale": "en"}})
        while (frame := _frame(data, start)) is not None:
            kind, begin, start = frame
            self._take(kind, data[begin:start])
        self._buffer = data[start:]

    def _take(self, kind: int, message: bytes) -> None:
        if kind == 9:
            self.transport.write(bytes((0x8A, 0x80 | len(message))) + _NO_MASK + message)
        elif b'"type":"next"' in message:
            self._hear(message)
        elif message.startswith(b'{"type":"connection_ack"'):
            assert self._wish is not None
            payload = {"query": self._wish.document, "variables": self._wish.variables}
            self._say({"id": "1", "type": "subscribe", "payload": payload})
            self._wish = None
        elif not self.greeted.done():
            self.greeted.set_exception(WrongAnswer(message.decode(errors="replace")))

    def _hear(self, message: bytes) -> None:
        place = message.rfind(_CURSOR) + len(_CURSOR)
        cursor = message[place : message.find(b'"', place)]
        if not cursor.isdigit() or int(cursor) < self.cursor or b'"errors"' in message:
            raise WrongAnswer(message.decode(errors="replace"))
        self.cursor = int(cursor)
        if not self.greeted.done():
            self.greeted.set_result(None)
            return
        self.events += message.count(b'"at":')
        place = message.find(_AT) + len(_AT)
        self._crowd.note(message[place : message.find(b'"', place)])

    def _say(self, message: object) -> None:
        data = json.dumps(message).encode()
        head = (
            struct.pack("!BB", 0x81, 0x80 | len(data))
            if len(data) < 126
            else struct.pack("!BBH", 0x81, 0xFE, len(data))
        )
        self.transport.write(head + _NO_MASK + data)


def _frame(data: bytes, start: int) -> tuple[int, int, int] | None:
    """The kind of the frame that begins there, and where its content lies; None when it is not whole."""
    if len(data) < start + 2:
        return None
    kind, length, begin = data[start] & 0x0F, data[start + 1], start + 2
    if length == 126:
        length, begin = int.from_bytes(data[begin : begin + 2]), begin + 2
    elif length == 127:
        length, begin = int.from_bytes(data[begin : begin + 8]), begin + 8
    return (kind, begin, begin + length) if len(data) >= begin + length else None
