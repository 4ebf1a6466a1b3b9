"""HTTP as uvicorn reads it, with an end to what it waits for: a head is short, and a request is there soon."""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LONGEST_HEAD = 32 * 1024
"""Bytes of a request's first line and headers at most."""
WITHIN = 30.0
"""Seconds from a connection, or from the first byte of a request, until the request is there as a whole."""


class _TooLong(Exception):
    """A head goes on and on."""


class Requests(HttpToolsProtocol):
    """A server's end of one connection; one that is never done asking would cost memory for ever."""

    _coming = False
    """Whether a request has begun and is not there as a whole."""
    _head = 0
    """Bytes of a head that has not ended."""
    _too_long = False
    _patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Somebody is there, and has a while to ask."""
        super().connection_made(transport)
        self._patience = self.loop.call_later(WITHIN, transport.close)

    def connection_lost(self, exc: Exception | None) -> None:
        """The other end is gone."""
        self._calm_down()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on; for what is not there as a whole by now there is a while, counted from its first byte."""
        super().data_received(data)
        if self._head:
            self._head += len(data)
            if self._head > LONGEST_HEAD:
                self._too_long = True
                self.send_400_response("")
        if not self._coming:
            self._calm_down()
        elif self._patience is None:
            self._patience = self.loop.call_later(WITHIN, self.transport.close)

    def on_message_begin(self) -> None:
        """A request begins."""
        self._coming, self._head = True, 1
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """The head is there; raising in here makes uvicorn refuse the request."""
        self._head = 0
        if len(self.url) + sum(len(name) + len(value) for name, value in self.headers) > LONGEST_HEAD:
            self._too_long = True
            raise _TooLong
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The request is there."""
        self._coming = False
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        """From here on the connection is a socket's, which has its own end to waiting."""
        self._calm_down()
        super().handle_websocket_upgrade()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no request; if it is one but for its length, say so."""
        if not self._too_long:
            super().send_400_response(msg)
        elif not self.transport.is_closing():
            self.transport.write(_TOO_LONG)
            self.transport.close()

    def _calm_down(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None


_TOO_LONG = b"HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
