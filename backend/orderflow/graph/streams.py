"""Operations answered as a stream of HTTP: server-sent events, one connection each, or parts of a multipart body."""

import asyncio
import re
import time
from collections import deque
from collections.abc import Sequence
from typing import Protocol

import orjson
from graphql import GraphQLError
from starlette.types import Receive, Send

from orderflow.graph.channels import Joined
from orderflow.graph.context import Context
from orderflow.graph.door import Door
from orderflow.graph.hub import Hub
from orderflow.graph.negotiation import shortened
from orderflow.graph.operations import Asked, run
from orderflow.kernel.access import Actor

EVENTS = "text/event-stream"
PARTS = "multipart/mixed"
ALIVE_EVERY = 12.0
"""Seconds of silence after which a sign of life is sent."""
GONE_AFTER = 30.0
MOST_PARKED = 256 * 1024
"""Bytes kept for a reader who is slow, before the stream ends and is to be resumed by its cursor."""


class Framing(Protocol):
    """How answers stand in a stream."""

    kind: str
    alive: bytes
    opening: bytes
    closing: bytes

    def answer(self, payload: bytes, position: int | None) -> bytes:
        """One answer."""


class ServerSentEvents:
    """GraphQL over SSE in its distinct connections mode; the id of each event is its cursor."""

    kind = EVENTS
    opening = b":\n\n"
    alive = b":\n\n"
    closing = b"event: complete\ndata:\n\n"

    def answer(self, payload: bytes, position: int | None) -> bytes:
        """A `next` event."""
        id = b"" if position is None else b"id: %d\n" % position
        return b"event: next\n" + id + b"data: " + payload + b"\n\n"


class Parts:
    """Multipart subscriptions, as Apollo's clients ask for them."""

    kind = 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0'
    opening = b"--graphql"
    alive = b"\r\ncontent-type: application/json\r\n\r\n{}\r\n--graphql"
    closing = b"--\r\n"

    def answer(self, payload: bytes, position: int | None) -> bytes:
        """A part; whoever reads knows that it is whole by the boundary after it."""
        return b'\r\ncontent-type: application/json\r\n\r\n{"payload":' + payload + b"}\r\n--graphql"


FOLLOWS = re.compile(r"(?:^|\})\s*subscription\b", re.MULTILINE)


def framing_of(accept: str, query: str) -> Framing | None:
    """The framing that a caller would rather have than one answer; a subscription cannot be answered by one."""
    wanted = accept.lower()
    if PARTS in wanted and "subscriptionspec" in wanted:
        return Parts()
    kinds = [each.partition(";")[0].strip() for each in wanted.split(",")]
    if EVENTS in kinds and (FOLLOWS.search(query) or not any("json" in kind or "*" in kind for kind in kinds)):
        return ServerSentEvents()
    return None


def may_stream(accept: str | None) -> bool:
    """Whether a caller would take a stream at all."""
    return accept is not None and (EVENTS in accept.lower() or "subscriptionspec" in accept.lower())


class Stream:
    """One operation whose answers flow until either end has had enough."""

    following = 1

    def __init__(self, door: Door, hub: Hub, address: str, framing: Framing) -> None:
        self._door, self._hub, self._framing = door, hub, framing
        self.address = address
        self.actor: Actor | None = None
        self._channel: Joined | None = None
        self._waiting = deque([framing.opening])
        self._stirred, self._emptied = asyncio.Event(), asyncio.Event()
        self._sending_since: float | None = None
        self._ended = False
        self._writing: asyncio.Task[None]

    async def run(self, asked: Asked, actor: Actor, resume: str | None, receive: Receive, send: Send) -> None:
        """Answer an operation until it ends or the reader is gone; raises Crowded before anything was sent."""
        self._door.enter(self)
        try:
            self._door.introduce(self, actor)
            context = self._door.follow(self)
            context.resume = resume
            await send({"type": "http.response.start", "status": 200, "headers": self._headers()})
            self._writing = asyncio.create_task(self._write(send))
            tasks = {self._writing, asyncio.create_task(_gone(receive))}
            operating = asyncio.create_task(self._operate(asked, context))
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in (*tasks, operating):
                task.cancel()
            await asyncio.gather(*tasks, operating, return_exceptions=True)
        finally:
            if self._channel:
                self._hub.leave(self._channel, self)
            self._door.leave(self)

    def give(self, payload: bytes, position: int | None) -> None:
        """One answer."""
        self._put(self._framing.answer(payload, position))
        if sum(map(len, self._waiting)) > MOST_PARKED:
            self._writing.cancel()

    async def ready(self) -> None:
        """Wait until all is sent."""
        while self._waiting or self._sending_since:
            self._emptied.clear()
            await self._emptied.wait()

    def end(self) -> None:
        """There is nothing more to come."""
        self._ended = True
        self._put(self._framing.closing)

    def fail(self, errors: Sequence[GraphQLError]) -> None:
        """It could not be done, or does not go on."""
        self._put(self._framing.answer(orjson.dumps({"errors": shortened([e.formatted for e in errors])}), None))
        self.end()

    def tend(self, now: float) -> None:
        """Let a reader go who takes nothing any more."""
        if self._sending_since and now - self._sending_since > GONE_AFTER:
            self._writing.cancel()

    def turn_out(self, code: int, reason: str) -> None:
        """End the stream: for good with an error, or so that it is asked for again."""
        if code == 4401:
            self.fail([GraphQLError(reason, extensions={"code": "UNAUTHENTICATED"})])
        else:
            self._writing.cancel()

    async def _operate(self, asked: Asked, context: Context) -> None:
        self._channel = await run(self._hub, asked, context, self)

    async def _write(self, send: Send) -> None:
        """Send what there is, and a sign of life when there was nothing for a while."""
        while not (self._ended and not self._waiting):
            if not self._waiting:
                self._emptied.set()
                self._stirred.clear()
                try:
                    async with asyncio.timeout(ALIVE_EVERY):
                        await self._stirred.wait()
                except TimeoutError:
                    self._put(self._framing.alive)
            self._sending_since = time.monotonic()
            await send({"type": "http.response.body", "body": self._waiting.popleft(), "more_body": True})
            self._sending_since = None
        await send({"type": "http.response.body", "body": b""})

    def _put(self, chunk: bytes) -> None:
        self._waiting.append(chunk)
        self._stirred.set()

    def _headers(self) -> list[tuple[bytes, bytes]]:
        kind = self._framing.kind.encode()
        return [(b"content-type", kind), (b"cache-control", b"no-store"), (b"x-accel-buffering", b"no")]


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
