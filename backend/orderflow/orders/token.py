"""The token that opens one order to whoever holds it."""

import base64
import hashlib
import hmac
from functools import lru_cache

from orderflow import settings


@lru_cache(maxsize=1)
def _key() -> bytes:
    return settings.current().signing_key.encode()


def order_token(order_id: str) -> str:
    """The 256-bit token of an order: made anew whenever a letter or a link needs it, stored only hashed."""
    mac = hmac.digest(_key(), b"order:" + order_id.encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(mac).decode().rstrip("=")
