"""A WebSocket that needs no task of its own: the application accepts it once, then messages go to its listener."""

import asyncio
import struct
import time
from http import HTTPStatus
from typing import Any, Protocol, cast
from urllib.parse import unquote

from uvicorn.config import Config
from uvicorn.protocols.utils import get_local_addr, get_remote_addr, is_ssl
from uvicorn.server import ServerState
from websockets import frames, http11
from websockets.protocol import SERVER, State
from websockets.protocol import Protocol as Framing
from websockets.server import ServerProtocol

LARGEST = 64 * 1024
"""Bytes of one message at most."""
BUFFERED = 64 * 1024
"""Bytes that wait in this process for a reader before its wire counts as full, and in the kernel as well."""
SLICE = 4096
"""Bytes looked at before it is asked whether there were too many frames."""
ALLOWANCE = 200
"""Frames one end may send from one `tend` to the next."""
PING_AFTER, GONE_AFTER = 25.0, 50.0
CLOSE_WITHIN = 5.0


class Listener(Protocol):
    """Whoever holds a wire's other end."""

    def opened(self, wire: "Wire") -> None:
        """The handshake is done."""

    def received(self, message: str | bytes) -> None:
        """A whole message came, as text or as bytes."""

    def drained(self) -> None:
        """The wire was full and takes messages again."""

    def closed(self) -> None:
        """The wire is gone."""


class Turned:
    """A listener that closes its wire at once."""

    def __init__(self, code: int, reason: str) -> None:
        self.code, self.reason = code, reason

    def opened(self, wire: "Wire") -> None:
        """Say why."""
        wire.close(self.code, self.reason)

    def received(self, message: str | bytes) -> None:
        """Too late."""

    def drained(self) -> None:
        """Nothing waits."""

    def closed(self) -> None:
        """As it should be."""


class Wire(asyncio.Protocol):
    """A server's end of one WebSocket, made by uvicorn for each that is asked for.

    The application answers the handshake as ASGI has it, but for the `listener` in its `websocket.accept`.
    A task with its coroutines, and the queue between them, would cost each connection three times the memory.
    """

    __slots__ = (
        "_app_state", "_closing", "_config", "_framing", "_kind", "_listener", "_parts", "_server_state", "_transport",
        "allowance", "full", "heard",
    )  # fmt: skip

    def __init__(self, config: Config, server_state: ServerState, app_state: dict[str, Any]) -> None:
        self._config, self._server_state, self._app_state = config, server_state, app_state
        self._framing: Framing = ServerProtocol(max_size=LARGEST)
        self._listener: Listener | None = None
        self._transport: asyncio.Transport
        self._closing = False
        self._kind = frames.Opcode.TEXT
        self._parts: list[bytes] | None = None
        self.full = False
        self.heard = time.monotonic()
        self.allowance = ALLOWANCE

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """uvicorn has parsed a request for a WebSocket."""
        self._transport = cast(asyncio.Transport, transport)
        self._transport.set_write_buffer_limits(high=BUFFERED)
        cast(Any, self._server_state.connections).add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """The other end is gone."""
        self._closing = True
        cast(Any, self._server_state.connections).discard(self)
        if self._listener:
            self._listener.closed()

    def pause_writing(self) -> None:
        """The reader is slower than we are."""
        self.full = True

    def resume_writing(self) -> None:
        """The reader has caught up."""
        self.full = False
        if self._listener:
            self._listener.drained()

    def data_received(self, data: bytes) -> None:
        """Take frames in; whatever offends the protocol closes the wire with the code that RFC 6455 has for it."""
        self.heard = time.monotonic()
        for start in range(0, len(data), SLICE):
            if self.allowance < 0:
                return
            self._framing.receive_data(data[start : start + SLICE])
            for event in self._framing.events_received():
                if isinstance(event, http11.Request):
                    self._ask(event)
                elif isinstance(event, frames.Frame) and not self._closing:
                    self._take(event)
            self._flush()

    def send(self, *parts: bytes) -> None:
        """Send one text message, given in parts of UTF-8; whoever sends a lot asks first whether the wire is full."""
        if self._closing:
            return
        length = sum(map(len, parts))
        if length < 126:
            head = struct.pack("!BB", 0x81, length)
        elif length < 65536:
            head = struct.pack("!BBH", 0x81, 126, length)
        else:
            head = struct.pack("!BBQ", 0x81, 127, length)
        self._transport.write(b"".join((head, *parts)))

    def close(self, code: int, reason: str) -> None:
        """Say goodbye with a code, and hang up when no goodbye comes back."""
        if self._closing:
            return
        self._closing = True
        if self._framing.state is State.OPEN:
            self._framing.send_close(code, reason.encode()[:120].decode(errors="ignore"))
            self._flush()
        asyncio.get_running_loop().call_later(CLOSE_WITHIN, self._transport.abort)

    def tend(self, now: float) -> None:
        """To be called every second or so: ask a silent end whether it is there, and drop one that is not."""
        self.allowance = ALLOWANCE
        silent = now - self.heard
        if silent > GONE_AFTER:
            self._transport.abort()
        elif silent > PING_AFTER and not self._closing and not self.full:
            self._framing.send_ping(b"?")
            self._flush()

    def shutdown(self) -> None:
        """uvicorn stops: the other end is to come back."""
        if self._listener:
            self.close(1012, "The server restarts.")
        else:
            self._transport.close()

    def _flush(self) -> None:
        for data in self._framing.data_to_send():
            if data:
                self._transport.write(data)
            else:
                self._closing = True
                self._transport.close()
                # What the other end never reads must not keep the connection.
                asyncio.get_running_loop().call_later(CLOSE_WITHIN, self._transport.abort)

    def _take(self, frame: frames.Frame) -> None:
        """One frame; a message is given on when its last one has come."""
        self.allowance -= 1
        if self.allowance < 0:
            self.close(1008, "Too many messages at once.")
        elif frame.opcode in frames.DATA_OPCODES:
            if frame.opcode is not frames.Opcode.CONT:
                self._kind, self._parts = frame.opcode, []
            assert self._parts is not None
            self._parts.append(bytes(frame.data))
            if frame.fin:
                whole, self._parts = b"".join(self._parts), None
                self._give(whole)

    def _give(self, message: bytes) -> None:
        assert self._listener is not None
        if self._kind is frames.Opcode.BINARY:
            self._listener.received(message)
            return
        try:
            text = message.decode()
        except UnicodeDecodeError:
            self.close(1007, "A text must be in UTF-8.")
        else:
            self._listener.received(text)

    def _ask(self, request: http11.Request) -> None:
        """Put a handshake to the application."""
        handshake = cast(ServerProtocol, self._framing)
        response = handshake.accept(request)
        if response.status_code != HTTPStatus.SWITCHING_PROTOCOLS:
            handshake.send_response(response)
            return
        task = asyncio.get_running_loop().create_task(self._answered(self._scope(request), response))
        self._server_state.tasks.add(task)
        task.add_done_callback(self._server_state.tasks.discard)

    def _scope(self, request: http11.Request) -> dict[str, Any]:
        path, _, query = request.path.partition("?")
        offered = ",".join(request.headers.get_all("Sec-WebSocket-Protocol"))
        return {
            "type": "websocket",
            "asgi": {"version": self._config.asgi_version, "spec_version": "2.4"},
            "http_version": "1.1",
            "scheme": "wss" if is_ssl(self._transport) else "ws",
            "server": get_local_addr(self._transport),
            "client": get_remote_addr(self._transport),
            "root_path": self._config.root_path,
            "path": self._config.root_path + unquote(path),
            "raw_path": (self._config.root_path + path).encode(),
            "query_string": query.encode(),
            "headers": [
                (name.lower().encode(), value.encode("latin-1")) for name, value in request.headers.raw_items()
            ],
            "subprotocols": [each.strip() for each in offered.split(",") if each.strip()],
            "state": self._app_state.copy(),
            "extensions": {"websocket.http.response": {}, "websocket.listener": {}},
        }

    async def _answered(self, scope: dict[str, Any], response: http11.Response) -> None:
        """Let the application answer a handshake; one that says nothing has failed."""
        refused: dict[str, Any] = {}
        handshake = cast(ServerProtocol, self._framing)

        async def receive() -> dict[str, Any]:
            return {"type": "websocket.connect"}

        async def send(message: Any) -> None:
            if message["type"] == "websocket.accept":
                if chosen := message.get("subprotocol"):
                    response.headers["Sec-WebSocket-Protocol"] = chosen
                self._open(response, message["listener"])
            elif message["type"] == "websocket.http.response.start":
                refused.update(message)
            elif message["type"] == "websocket.http.response.body":
                self._refuse(handshake, refused["status"], message.get("body", b"").decode())
            else:
                self._refuse(handshake, HTTPStatus.FORBIDDEN, "")

        try:
            await self._config.loaded_app(cast(Any, scope), cast(Any, receive), cast(Any, send))
        finally:
            if self._listener is None and not self._closing:
                self._refuse(handshake, HTTPStatus.INTERNAL_SERVER_ERROR, "")

    def _open(self, response: http11.Response, listener: Listener) -> None:
        if self._closing:
            return
        handshake = cast(ServerProtocol, self._framing)
        handshake.send_response(response)
        self._flush()
        if handshake.reader.buffer or handshake.events:  # it speaks before it was let in
            self._transport.abort()
            return
        self._framing = Framing(SERVER, state=State.OPEN, max_size=LARGEST)  # all that is left of the handshake
        self._listener = listener
        listener.opened(self)

    def _refuse(self, handshake: ServerProtocol, status: int, body: str) -> None:
        if not self._closing:
            handshake.send_response(handshake.reject(status, body))
            self._flush()
