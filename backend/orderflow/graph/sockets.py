"""The graphql-transport-ws protocol, to its letter: what a socket may say, and with which code it is closed else."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import orjson
from graphql import GraphQLError

from orderflow.graph import admission
from orderflow.graph.carried import Operation
from orderflow.graph.door import Crowded, Door
from orderflow.graph.hub import Hub
from orderflow.graph.operations import Asked
from orderflow.graph.schema import schema
from orderflow.kernel.access import Actor
from orderflow.kernel.db import DatabaseAway
from orderflow.kernel.turns import Overloaded
from orderflow.kernel.wire import Wire
from orderflow.people.sessions import mark_of

PROTOCOL = "graphql-transport-ws"
INIT_WITHIN = 10.0
LONGEST_ID = 128
MOST_OPERATIONS = 100
"""Operations one socket may have under way."""
MOST_PARKED = 256 * 1024
"""Bytes kept for a reader who is slow, before it is sent away to resume by its cursor."""

Greet = Callable[[dict[str, Any]], Awaitable[Actor]]


class Problem(Exception):
    """Why a socket is closed."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code, self.reason = code, reason


class Socket:
    """One client at the other end of a wire."""

    __slots__ = (
        "_began", "_door", "_drained", "_greeting", "_parked", "_started", "actor", "address", "hub", "operations",
        "wire",
    )  # fmt: skip

    def __init__(self, door: Door, hub: Hub, address: str, greet: Greet) -> None:
        self._door, self.hub, self.address = door, hub, address
        self._greeting: Greet | asyncio.Task[None] = greet
        self._began = False
        self._started = time.monotonic()
        self._parked: deque[tuple[bytes, ...]] | None = None
        self._drained: asyncio.Event | None = None
        self.actor: Actor | None = None
        self.operations: dict[str, Operation] = {}
        self.wire: Wire

    def opened(self, wire: Wire) -> None:
        """The handshake is done."""
        self.wire = wire
        try:
            self._door.enter(self)
        except Crowded as crowded:
            wire.close(1013, str(crowded))

    def closed(self) -> None:
        """The client is gone, and nobody hears the rest."""
        operations, self.operations = self.operations, {}
        for each in operations.values():
            each.drop()
        if isinstance(self._greeting, asyncio.Task):
            self._greeting.cancel()
        self._door.leave(self)

    @property
    def following(self) -> int:
        """How many operations are under way."""
        return len(self.operations)

    def tend(self, now: float) -> None:
        """Every second: whoever does not introduce themselves, or is gone, is not waited for."""
        if not self._began and now - self._started > INIT_WITHIN:
            self.wire.close(4408, "Connection initialisation timeout")
        self.wire.tend(now)

    def turn_out(self, code: int, reason: str) -> None:
        """Close the socket."""
        self.wire.close(code, reason)

    def received(self, message: str | bytes) -> None:
        """A message of the client."""
        try:
            self._take(message)
        except Problem as problem:
            self.wire.close(problem.code, problem.reason)

    def _take(self, message: str | bytes) -> None:
        if isinstance(message, bytes):
            raise Problem(4400, "Messages must be text.")
        try:
            given = orjson.loads(message)
        except orjson.JSONDecodeError as error:
            raise Problem(4400, "Messages must be JSON.") from error
        kind = given.get("type") if isinstance(given, dict) else None
        take = _TAKES.get(kind) if isinstance(kind, str) else None
        if take is None:
            raise Problem(4400, "A message is an object with a known type.")
        take(self, given)

    def _init(self, given: dict[str, Any]) -> None:
        payload = _object(given, "payload")
        if self._began or isinstance(self._greeting, asyncio.Task):
            raise Problem(4429, "Too many initialisation requests")
        self._began = True
        self._greeting = asyncio.create_task(self._greet(self._greeting, payload or {}))

    async def _greet(self, greet: Greet, payload: dict[str, Any]) -> None:
        """Learn who opened the socket."""
        try:
            self._door.introduce(self, await greet(payload))
        except GraphQLError as error:
            self.wire.close(4403, f"Forbidden: {error.message}")
        except (*DatabaseAway, Overloaded):
            self.wire.close(1013, "The shop cannot answer for a moment.")
        except Crowded as crowded:
            self.wire.close(1013, str(crowded))
        else:
            session = self.actor and self.actor.session_id
            self.tell({"type": "connection_ack"} | ({"payload": {"session": mark_of(session)}} if session else {}))

    def _ping(self, given: dict[str, Any]) -> None:
        payload = _object(given, "payload")
        self.tell({"type": "pong"} if payload is None else {"type": "pong", "payload": payload})

    def _pong(self, given: dict[str, Any]) -> None:
        _object(given, "payload")

    def _subscribe(self, given: dict[str, Any]) -> None:
        id, payload = _id(given), _object(given, "payload")
        if payload is None:
            raise Problem(4400, "A subscribe message has a payload.")
        query, name = payload.get("query", payload.get("documentId")), payload.get("operationName")
        if not isinstance(query, str) or not (name is None or isinstance(name, str)):
            raise Problem(4400, "The query or documentId, and the operationName if any, must be texts.")
        asked = Asked("", _object(payload, "variables"), name, _object(payload, "extensions"))
        if self.actor is None:
            raise Problem(4401, "Unauthorized")
        if id in self.operations:
            raise Problem(4409, f"Subscriber for {id} already exists")
        operation = self.operations[id] = Operation(self, id)
        try:
            asked = replace(asked, query=admission.text_of(schema.documents, payload))
            if len(self.operations) > MOST_OPERATIONS:
                raise Crowded(f"A socket carries {MOST_OPERATIONS} operations at most.")
            context = self._door.follow(self)
        except Crowded as crowded:
            operation.fail([GraphQLError(str(crowded), extensions={"code": "RATE_LIMITED"})])
        except GraphQLError as error:
            operation.fail([error])
        else:
            operation.begin(asked, context)

    def _complete(self, given: dict[str, Any]) -> None:
        if operation := self.operations.pop(_id(given), None):
            operation.drop()

    async def recognised(self) -> Actor | None:
        """For whom it speaks now; nobody when it is closed for speaking for somebody else."""
        return await self._door.recognise(self)

    def tell(self, message: dict[str, Any]) -> None:
        """Send a message."""
        self.say(orjson.dumps(message, default=str))

    def say(self, *parts: bytes) -> None:
        """Send a message in parts; a slow reader's wait here, and one too slow is sent away."""
        if self._parked is None and not self.wire.full:
            self.wire.send(*parts)
            return
        if self._parked is None:
            self._parked = deque()
        self._parked.append(parts)
        if sum(len(part) for each in self._parked for part in each) > MOST_PARKED:
            self._parked.clear()
            self.wire.close(1013, "You read too slowly: resume from your cursor.")

    def drained(self) -> None:
        """The reader has caught up with the wire."""
        while self._parked and not self.wire.full:
            self.wire.send(*self._parked.popleft())
        if not self._parked and not self.wire.full:
            self._parked = None
            if self._drained:
                self._drained.set()

    async def emptied(self) -> None:
        """Wait until the reader has caught up."""
        if self.wire.full or self._parked:
            self._drained = self._drained or asyncio.Event()
            self._drained.clear()
            await self._drained.wait()


_TAKES: dict[str, Callable[[Socket, dict[str, Any]], None]] = {
    "connection_init": Socket._init,
    "ping": Socket._ping,
    "pong": Socket._pong,
    "subscribe": Socket._subscribe,
    "complete": Socket._complete,
}


def _object(given: dict[str, Any], name: str) -> dict[str, Any] | None:
    value = given.get(name)
    if value is None or isinstance(value, dict):
        return value
    raise Problem(4400, f"The {name} must be an object.")


def _id(given: dict[str, Any]) -> str:
    id = given.get("id")
    if isinstance(id, str) and 0 < len(id) <= LONGEST_ID:
        return id
    raise Problem(4400, f"The id must be a text of at most {LONGEST_ID} characters.")
