"""Where those come in who stay: sockets and event streams, with the hub that tells them what happens."""

import contextlib
import logging
from collections.abc import AsyncIterator
from typing import Any

from cross_web import HTTPException
from graphql import GraphQLError
from starlette.requests import HTTPConnection, Request
from starlette.types import Receive, Scope, Send

from orderflow.graph import admission
from orderflow.graph.door import Crowded, Door
from orderflow.graph.hub import Hub
from orderflow.graph.identify import from_our_pages, identify
from orderflow.graph.operations import Asked
from orderflow.graph.sockets import PROTOCOL, Socket
from orderflow.graph.streams import Framing, Stream
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database
from orderflow.kernel.live import Live
from orderflow.kernel.rates import Rates
from orderflow.kernel.turns import Importance, Turns
from orderflow.kernel.wire import Turned
from orderflow.settings import Settings
from orderflow.telemetry.watch import Watch

log = logging.getLogger(__name__)


class Entrance:
    """The live half of the endpoint."""

    def __init__(
        self,
        database: Database,
        live: Live,
        settings: Settings,
        rates: Rates,
        turns: Turns,
        watch: Watch | None = None,
    ) -> None:
        self.database, self.settings, self.rates = database, settings, rates
        self.turns = turns
        self.hub = Hub(live, turns, watch)
        self.door = Door(database, live, settings, rates)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator["Entrance"]:
        """Tell everybody who is inside what happens while the block runs."""
        async with self.hub.running(), self.door.watched():
            yield self

    def crowd(self) -> dict[str, int]:
        """How many are inside, by what; how much they follow, by how many executions; what runs and what waits."""
        inside = self.door.inside
        sockets = sum(isinstance(each, Socket) for each in inside)
        return {
            "socket": sockets,
            "stream": len(inside) - sockets,
            "followers": sum(each.following for each in inside),
            "channels": len(self.hub.directory.channels),
            "running": self.turns.taken,
            "waiting": self.turns.waiting,
        }

    async def open_socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the handshake of a WebSocket; a page of somebody else's may not open one in our customer's name."""
        await receive()
        connection = HTTPConnection(scope)
        if "websocket.listener" not in scope.get("extensions", {}):
            log.error("this server cannot carry our sockets: start it with `orderflow serve`")
            await send({"type": "websocket.close"})
        elif not from_our_pages(connection, self.settings):
            await send({"type": "websocket.close"})
        elif self.door.full:
            await send({"type": "websocket.http.response.start", "status": 503, "headers": []})
            await send({"type": "websocket.http.response.body", "body": b"Too many connections. Come again later."})
        elif PROTOCOL not in scope["subprotocols"]:
            await send({"type": "websocket.accept", "listener": Turned(4406, "Subprotocol not acceptable")})
        else:

            async def greet(payload: dict[str, Any]) -> Actor:
                try:
                    async with self.turns.turn(Importance.FOLLOWING):
                        return await identify(connection, self.database, self.settings, payload)
                except GraphQLError:
                    if wait := admission.tried(self.rates, self.settings, address):
                        raise wait from None
                    raise

            address = _address(connection)

            socket = Socket(self.door, self.hub, address, greet)
            await send({"type": "websocket.accept", "subprotocol": PROTOCOL, "listener": socket})

    async def open_stream(self, request: Request, framing: Framing, asked: Asked, send: Send) -> None:
        """Answer a request by a stream."""
        if self.door.full:
            raise HTTPException(503, "Too many connections. Come again later.")
        async with self.turns.turn(Importance.FOLLOWING):
            actor = await identify(request, self.database, self.settings)
        stream = Stream(self.door, self.hub, _address(request), framing)
        try:
            await stream.run(asked, actor, request.headers.get("last-event-id"), request.receive, send)
        except Crowded as crowded:
            raise HTTPException(429, str(crowded)) from crowded


def _address(connection: HTTPConnection) -> str:
    return connection.client.host if connection.client else "nowhere"
