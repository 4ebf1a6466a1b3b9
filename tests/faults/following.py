"""Props: somebody who follows the log over a socket, as a browser does, and resumes by cursor whenever it breaks."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import websockets

from tests.running import Client, until

EVENTS = "subscription($after: Cursor) { events(after: $after) { cursor resync events { cursor type orderId } } }"
OF_ORDER = """
subscription($orderId: ID!, $orderToken: String, $after: Cursor) {
  orderEvents(orderId: $orderId, orderToken: $orderToken, after: $after) { cursor resync events { cursor type } } }
"""
BROKEN = (OSError, websockets.WebSocketException)


class Following:
    """What somebody heard of the log so far, and how often they had to come back."""

    def __init__(self, client: Client, cursor: str | None = None, order: dict[str, str] | None = None) -> None:
        self.client = client
        self.cursor = cursor
        self.order = order or {}
        """Id and token of the one order that is followed; else it is the whole log."""
        self.heard: list[Any] = []
        self.came = 0

    @property
    def positions(self) -> list[int]:
        """The positions of what was heard, in the order it came."""
        return [int(event["cursor"]) for event in self.heard]

    async def follow(self) -> None:
        """Follow until cancelled; a broken or refused stream is asked for again from the last cursor."""
        while True:
            self.came += 1
            with contextlib.suppress(*BROKEN):
                document = OF_ORDER if self.order else EVENTS
                async for payload in self.client.subscribe(document, after=self.cursor, **self.order):
                    if "errors" in payload:
                        break
                    [batch] = payload["data"].values()
                    self._hear(batch)
            await asyncio.sleep(0.2)

    def _hear(self, batch: Any) -> None:
        assert not batch["resync"]
        self.heard += batch["events"]
        self.cursor = batch["cursor"]

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator["Following"]:
        """Follow while the block runs; it begins once the stream stands."""
        task = asyncio.create_task(self.follow())
        try:
            await until(self._stands, "the stream to stand")
            yield self
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _stands(self) -> bool:
        return self.cursor is not None

    async def hears(self, position: int, seconds: float = 30) -> None:
        """Wait until what stands at a position was heard."""

        async def heard() -> bool:
            return bool(self.heard) and self.positions[-1] >= position

        await until(heard, f"event {position}; the last heard is {self.positions[-1:]}", seconds)
