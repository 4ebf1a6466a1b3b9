"""Letters by electronic mail, through the shop's mail server."""

import asyncio
import contextlib
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import parseaddr
from urllib.parse import SplitResult, unquote, urlsplit

import aiosmtplib

from orderflow import settings
from orderflow.kernel.deliveries import GaveUp, TryAgain
from orderflow.notices.channels import Envelope
from orderflow.notices.phrases import shop_name
from orderflow.settings import Settings

PATIENCE = 45.0
"""Seconds a mail server may take for a letter; less than the lease, so that no second try runs beside the first."""

GOODBYE = 3.0
KNOCK = 10.0


class Mail:
    """The mail server of `smtp_url`."""

    name = "mail"
    outside = True

    def serves(self, settings: Settings) -> bool:
        """Once a mail server is set."""
        return settings.smtp_url is not None

    async def send(self, envelope: Envelope) -> None:
        """Hand the letter to the mail server; its refusal for good is told from one for now."""
        current = settings.current()
        client = _client(urlsplit(current.smtp_url or ""))
        try:
            async with asyncio.timeout(PATIENCE):
                await client.connect()
                await client.send_message(compose(envelope, current), recipients=[envelope.to])
        except (aiosmtplib.SMTPException, MessageError, OSError, ValueError) as error:
            raise (GaveUp if for_good(error) else TryAgain)(_words(error)) from error
        finally:
            await _part(client)


async def unreachable(current: Settings) -> str | None:
    """Why the mail server does not let us in, or None; nothing is sent."""
    client = _client(urlsplit(current.smtp_url or ""))
    try:
        async with asyncio.timeout(KNOCK):
            await client.connect()
    except (aiosmtplib.SMTPException, OSError, ValueError) as error:
        return _words(error)
    finally:
        await _part(client)
    return None


def _client(server: SplitResult) -> aiosmtplib.SMTP:
    return aiosmtplib.SMTP(
        hostname=server.hostname,
        port=server.port,
        username=unquote(server.username) if server.username else None,
        password=unquote(server.password) if server.password else None,
        use_tls=server.scheme == "smtps",
        timeout=PATIENCE,
    )


async def _part(client: aiosmtplib.SMTP) -> None:
    """Say goodbye; what a server answers to that changes nothing any more."""
    if client.is_connected:
        with contextlib.suppress(aiosmtplib.SMTPException, OSError):
            async with asyncio.timeout(GOODBYE):
                await client.quit()
    client.close()


def compose(envelope: Envelope, current: Settings) -> EmailMessage:
    """The message: plain text and HTML, its id made from the letter's."""
    message = EmailMessage()
    sender_name, sender = parseaddr(current.smtp_from)
    message["From"] = Address(sender_name or shop_name(envelope.locale), addr_spec=sender)
    message["To"] = Address(addr_spec=envelope.to)
    message["Subject"] = envelope.subject
    message["Message-ID"] = f"<{envelope.id}@{sender.rpartition('@')[2]}>"
    message["Content-Language"] = envelope.locale
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(envelope.text)
    message.add_alternative(envelope.html, subtype="html")
    return message


def for_good(error: Exception) -> bool:
    """Whether trying again is useless: a 5xx about this letter, or an address that is none; not our own sign-in."""
    if isinstance(error, aiosmtplib.SMTPAuthenticationError):
        return False
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        return all(each.code >= 500 for each in error.recipients)
    if isinstance(error, aiosmtplib.SMTPConnectResponseError | aiosmtplib.SMTPHeloError):
        return False
    if isinstance(error, aiosmtplib.SMTPResponseException):
        return error.code >= 500
    return isinstance(error, aiosmtplib.SMTPNotSupported | MessageError | ValueError)


def _words(error: Exception) -> str:
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        return "; ".join(_words(each) for each in error.recipients)
    if isinstance(error, aiosmtplib.SMTPResponseException):
        return f"{error.code} {error.message}"
    return str(error) or type(error).__name__


plug = Mail()
