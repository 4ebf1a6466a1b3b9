"""Props: a mail server on this machine that keeps what it gets, and may be told to refuse."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP


class MailServer:
    """What a mail server got; `answers` are what it says to the next letters, then it takes everything."""

    def __init__(self) -> None:
        self.got: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.answers: list[str] = []
        self.port = 0

    async def take(self, server: Any, session: Any, envelope: Any) -> str:
        """Keep a letter, unless another answer was asked for."""
        if self.answers:
            return self.answers.pop(0)
        self.recipients += envelope.rcpt_tos
        self.got.append(message_from_bytes(envelope.content, _class=EmailMessage, policy=policy.default))
        return "250 taken"


@asynccontextmanager
async def mail_server() -> AsyncIterator[MailServer]:
    """A mail server on a free port of this machine."""
    kept = MailServer()
    handler = type("Handler", (), {"handle_DATA": staticmethod(kept.take)})()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(handler, loop=loop), "127.0.0.1", 0)
    kept.port = server.sockets[0].getsockname()[1]
    async with server:
        yield kept
