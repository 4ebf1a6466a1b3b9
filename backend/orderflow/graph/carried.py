"""One operation that a socket carries, from the message that asks for it to its last answer."""

import asyncio
from collections.abc import Sequence
from typing import Any, Protocol

import orjson
from graphql import GraphQLError

from orderflow.graph.channels import Joined
from orderflow.graph.context import Context
from orderflow.graph.hub import Hub
from orderflow.graph.negotiation import shortened
from orderflow.graph.operations import Asked, run
from orderflow.graph.schema import schema
from orderflow.kernel.access import Actor


class Carrier(Protocol):
    """A socket, as far as its operations need one."""

    hub: Hub
    operations: dict[str, "Operation"]

    async def recognised(self) -> Actor | None:
        """For whom it speaks now, if it still speaks for the one who opened it."""

    def say(self, *parts: bytes) -> None:
        """Send a message in parts."""

    def tell(self, message: dict[str, Any]) -> None:
        """Send a message."""

    async def emptied(self) -> None:
        """Wait until the reader has caught up."""


class Operation:
    """What a client asked for under an id of its own."""

    __slots__ = ("channel", "head", "id", "socket", "task")

    def __init__(self, socket: Carrier, id: str) -> None:
        self.socket, self.id = socket, id
        self.head = b'{"id":' + orjson.dumps(id) + b',"type":"next","payload":'
        self.task: asyncio.Task[None] | None = None
        self.channel: Joined | None = None

    def begin(self, asked: Asked, context: Context) -> None:
        """Answer it, and follow what it follows, for whoever asks now: they may have signed out meanwhile."""
        self.task = asyncio.create_task(self._run(asked, context))
        self.task.add_done_callback(self._ran)

    async def _run(self, asked: Asked, context: Context) -> None:
        self.channel = await run(self.socket.hub, asked, context, self, self.socket.recognised)

    def _ran(self, task: asyncio.Task[None]) -> None:
        """Whatever went wrong ends this operation, and no other."""
        self.task = None
        if task.cancelled() or (fault := task.exception()) is None:
            return
        error = GraphQLError("", original_error=fault if isinstance(fault, Exception) else None)
        schema.process_errors([error])
        self.fail([error])

    def give(self, payload: bytes, position: int | None) -> None:
        """One answer."""
        self.socket.say(self.head, payload, b"}")

    async def ready(self) -> None:
        """Wait for a slow reader."""
        await self.socket.emptied()

    def end(self) -> None:
        """Its id is free again before the client hears so."""
        if self.socket.operations.pop(self.id, None) is self:
            self.socket.tell({"id": self.id, "type": "complete"})

    def fail(self, errors: Sequence[GraphQLError]) -> None:
        """It could not be done, or does not go on."""
        if self.socket.operations.pop(self.id, None) is self:
            self.socket.tell({"id": self.id, "type": "error", "payload": shortened([e.formatted for e in errors])})

    def drop(self) -> None:
        """Nobody wants to hear more."""
        if self.task:
            self.task.cancel()
        if self.channel:
            self.socket.hub.leave(self.channel, self)
