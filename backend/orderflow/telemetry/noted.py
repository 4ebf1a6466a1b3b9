"""Notes of requests over HTTP, whatever answers them."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from orderflow.telemetry.watch import Watch

NOTE = "orderflow.note"
"""Where a request that is noted bears its note."""

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


class Noted:
    """An application whose requests are noted: what was asked for, how it was answered, how long it took."""

    def __init__(self, app: App, watch: Watch, places: frozenset[str]) -> None:
        self.app, self.watch, self.places = app, watch, places

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its note; of its path no more is noted than where in the house it leads."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        with self.watch.noting("http") as note:
            scope[NOTE] = note
            place = scope["path"].split("/")[1]
            note.method, note.path = scope["method"], f"/{place}" if place in self.places else "/"
            note.traced_by = next((v.decode("latin-1") for k, v in scope["headers"] if k == b"traceparent"), None)
            note.status = 500  # until somebody answers

            async def send_noted(message: Message) -> None:
                if message["type"] == "http.response.start":
                    note.status = message["status"]
                    kind = next((value for name, value in message["headers"] if name == b"content-type"), b"")
                    note.streamed = kind.startswith((b"text/event-stream", b"multipart/"))
                else:
                    note.sent += len(message.get("body", b""))
                await send(message)

            await self.app(scope, receive, send_noted)
