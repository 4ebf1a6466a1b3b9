"""The link by which somebody who is invited comes in, and whether it still opens the door."""

import base64
import hashlib
import hmac
from datetime import timedelta

from orderflow import settings
from orderflow.kernel.db import Row
from orderflow.kernel.refusal import Refusal

LASTS = timedelta(days=7)
OPEN = "accepted_at is null and withdrawn_at is null"
"""What an invitation is as long as nobody used it or took it back."""
GOOD = f"{OPEN} and expires_at > :now"
"""What its link must be besides to let somebody in."""


class InvitationOver(Refusal):
    """This invitation is not open: used, withdrawn, over, or its link is not complete. Ask for a new one."""

    hant = "這份邀請無法使用：可能已經用過、已撤回、已過期，或連結不完整。請對方重新邀請您。"
    hans = "这份邀请无法使用：可能已经用过、已撤回、已过期，或链接不完整。请对方重新邀请您。"


def invitation_token(id: str, sent: int) -> str:
    """The 256-bit token of the first, second, … letter of an invitation; it is kept hashed only."""
    key = settings.current().signing_key.encode()
    mac = hmac.digest(key, f"invitation:{id}:{sent}".encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(mac).decode().rstrip("=")


def invitation_path(invitation: Row) -> str:
    """The page that opens by the newest link; what follows the # never reaches a server's log."""
    return f"/staff/join#{invitation_token(invitation.id, invitation.sent)}"
