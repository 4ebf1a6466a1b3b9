"""Say that an order is a gift: a few words for whoever gets it, and a packing slip without prices."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel.action import action
from orderflow.kernel.inputs import UNPRINTABLE
from orderflow.kernel.refusal import InvalidInput, NotFound, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.turns import Importance
from orderflow.kernel.work import Work
from orderflow.orders.actions.fill_cart import take_cart, touched

LONGEST_MESSAGE = 300
MOST_LINES = 8

_TOO_LONG = text(
    "贈言最多 300 字、8 行，才印得下。請縮短。",
    "赠言最多 300 字、8 行，才印得下。请缩短。",
    "A gift note has room for 300 characters in 8 lines. Shorten it.",
)
_UNPRINTABLE = text(
    "贈言含有印不出來的字元。請刪去後再試。",
    "赠言含有印不出来的字符。请删去后再试。",
    "The gift note has characters that cannot be printed. Take them out.",
)


@dataclass
class SetCartGift:
    """What the packing slip says to whoever gets the parcel; it is fixed when the order is placed."""

    message: str = field(metadata={"doc": "Plain text, at most 300 characters in 8 lines; empty for none."})
    hides_prices: bool = field(default=False, metadata={"doc": "Whether the packing slip is without prices."})
    cart_token: str | None = None


@action(Can.SHOP, refuses=(NotFound, InvalidInput), importance=Importance.FIRST)
async def set_cart_gift(work: Work, given: SetCartGift) -> dict[str, Any]:
    """Give the cart's order a gift note, a packing slip without prices, or neither."""
    cart = await take_cart(work)
    message = _printable(given.message)
    return {"cart": await touched(work, cart, gift_message=message or None, hides_prices=given.hides_prices or None)}


def _printable(given: str) -> str:
    """A message as it is printed; raises InvalidInput when it does not fit on the slip."""
    lines = [line.rstrip() for line in given.replace("\r\n", "\n").replace("\t", " ").strip().split("\n")]
    message = "\n".join(lines)
    if len(message) > LONGEST_MESSAGE or len(lines) > MOST_LINES:
        raise invalid("message", _TOO_LONG)
    if any(UNPRINTABLE.search(line) for line in lines):
        raise invalid("message", _UNPRINTABLE)
    return message
