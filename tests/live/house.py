"""Props: the endpoint served within the test, so that its limits can be moved and its memory looked at."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any

import httpx2
import uvicorn
import websockets
from starlette.applications import Starlette
from starlette.routing import Route, WebSocketRoute

from orderflow.graph.endpoint import Endpoint
from orderflow.kernel.db import Database
from orderflow.kernel.live import Live
from orderflow.kernel.requests import Requests
from orderflow.kernel.wire import Wire
from orderflow.kernel.work import Work, as_system
from orderflow.orders.actions.desk import ORDER_HELD
from orderflow.people.sessions import COOKIE, open_session
from orderflow.settings import Settings
from orderflow.shipments.tracking import TRACKED

PROTOCOL = websockets.Subprotocol("graphql-transport-ws")
BOARD = "subscription($topics: [String!], $after: Cursor) { events(topics: $topics, after: $after) { %s } }"
BATCH = "events { id cursor type orderId } cursor resync"
ALL = BOARD % BATCH
OF_ORDER = """subscription($id: ID!, $token: String, $after: Cursor) {
  orderEvents(orderId: $id, orderToken: $token, after: $after) { events { cursor type } cursor } }"""


class Quiet(uvicorn.Server):
    """A server that leaves the signals of the test run alone."""

    @contextlib.contextmanager
    def capture_signals(self) -> Any:
        """As they are."""
        yield


@dataclass
class House:
    """What is served, and where."""

    database: Database
    endpoint: Endpoint
    address: str

    @property
    def hub(self) -> Any:
        """All channels."""
        return self.endpoint.entrance.hub

    @property
    def door(self) -> Any:
        """All connections."""
        return self.endpoint.entrance.door


@contextlib.asynccontextmanager
async def served(database: Database, **settings: Any) -> AsyncIterator[House]:
    """The endpoint behind a port of its own."""
    live = Live(database)
    endpoint = Endpoint(database, live, Settings(**{"rate_of_guests": "1000000/second", **settings}))

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with live.running(), endpoint.entrance.running():
            yield

    routes = [Route("/graphql", endpoint, methods=["GET", "POST"]), WebSocketRoute("/graphql", endpoint)]
    app = Starlette(routes=routes, lifespan=lifespan)
    server = Quiet(uvicorn.Config(app, port=0, http=Requests, ws=Wire, log_level="warning"))
    serving = asyncio.create_task(server.serve())
    try:
        await until(lambda: server.started)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield House(database, endpoint, f"http://127.0.0.1:{port}")
    finally:
        server.should_exit = True
        await serving


async def until(happens: Callable[[], bool], seconds: float = 15) -> None:
    """Wait until something is so, and fail when it never is."""
    for _ in range(int(seconds * 100)):
        if happens():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never happened")


class Talk:
    """One raw socket: what is said on it, and what is answered."""

    def __init__(self, wire: websockets.ClientConnection) -> None:
        self.wire = wire

    async def say(self, message: Any) -> None:
        """Send a message, or a text or bytes as they are."""
        await self.wire.send(message if isinstance(message, str | bytes) else json.dumps(message))

    async def hear(self, seconds: float = 10) -> Any:
        """The next message."""
        async with asyncio.timeout(seconds):
            return json.loads(await self.wire.recv())

    async def init(self, **payload: Any) -> Any:
        """Introduce oneself, and answer what the acknowledgement says."""
        await self.say({"type": "connection_init", "payload": payload})
        said = await self.hear()
        assert said["type"] == "connection_ack", said
        return said.get("payload")

    async def subscribe(self, document: str, id: str = "1", **variables: Any) -> Any:
        """Subscribe, and answer the first batch, or whatever else comes."""
        await self.say({"id": id, "type": "subscribe", "payload": {"query": document, "variables": variables}})
        return await self.hear()

    async def batch(self, seconds: float = 10) -> Any:
        """The next batch."""
        message = await self.hear(seconds)
        assert message["type"] == "next", message
        return next(iter(message["payload"]["data"].values()))

    async def closed(self, seconds: float = 20) -> tuple[int, str]:
        """With which code and reason it was closed, after whatever was still said."""
        async with asyncio.timeout(seconds):
            with contextlib.suppress(websockets.ConnectionClosed):
                while True:
                    await self.wire.recv()
        return self.wire.close_code or 0, self.wire.close_reason or ""


@contextlib.asynccontextmanager
async def talking(address: str, **headers: str) -> AsyncIterator[Talk]:
    """A socket with the protocol agreed on."""
    url = address.replace("http", "ws") + "/graphql"
    async with websockets.connect(url, subprotocols=[PROTOCOL], additional_headers=headers) as wire:
        yield Talk(wire)


@contextlib.asynccontextmanager
async def following(address: str, document: str = ALL, cookie: str = "", **variables: Any) -> AsyncIterator[Talk]:
    """A socket on which something is followed already."""
    async with talking(address, **({"cookie": cookie} if cookie else {})) as talk:
        await talk.init(locale="en")
        first = await talk.subscribe(document, **variables)
        assert first["type"] == "next", first
        yield talk


async def signed_in(database: Database, customer_id: str | None = None, staff_id: str | None = None) -> str:
    """A cookie header of a new session."""
    cookie = await as_system(database, lambda work: open_session(work, customer_id=customer_id, staff_id=staff_id))
    return f"{COOKIE}={cookie}"


async def happen(database: Database, order_id: str, times: int = 1, *, held: bool = False) -> None:
    """Something happens to an order: customers hear that it was tracked, but not that it was held."""

    async def verb(work: Work) -> None:
        for _ in range(times):
            work.tell(ORDER_HELD if held else TRACKED, order_id, order_id)

    await as_system(database, verb)


@contextlib.asynccontextmanager
async def streaming(address: str, **given: Any) -> AsyncIterator[httpx2.Response]:
    """A request that is answered by a stream: `streaming(address, json={...}, headers={...})`."""
    async with (
        httpx2.AsyncClient(base_url=address, timeout=20) as http,
        http.stream(given.pop("method", "POST"), "/graphql", **given) as answer,
    ):
        yield answer
