"""What no verb needs to look at: texts that cannot be stored, or that no person would write."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from orderflow.kernel.refusal import InvalidInput, Refusals
from orderflow.kernel.texts import Text, text

LONGEST = 2000
LONGEST_KEY = 200
DEEPEST = 20
LARGEST = 2**63

_UNKEPT = re.compile(r"[\x00\ud800-\udfff]")  # PostgreSQL has no room for them
_TOO_LONG = text("這段文字太長，請縮短後再試。", "这段文字太长，请缩短后再试。", "This text is too long. Shorten it.")
_UNREADABLE = text(
    "這段文字含有無法保存的字元。請刪去後再試。",
    "这段文字含有无法保存的字符。请删去后再试。",
    "This text has characters that cannot be kept. Take them out.",
)
_TOO_LARGE = text(
    "這個數字太大。請換一個。", "这个数字太大。请换一个。", "This number is too large. Give a smaller one."
)
_TOO_DEEP = text("這項內容的層次太多。", "这项内容的层次太多。", "This is nested too deeply.")
_NO_KEY = text(
    "請附上 1 到 200 字元的請求鍵。", "请附上 1 到 200 字符的请求键。", "Send a request key of 1 to 200 characters."
)

_EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+")
# Control characters, halves of characters, and marks that turn the reading direction of what follows.
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

Unfit = Iterator[tuple[tuple[str, ...], Text]]


def refuse_unfit(given: Any) -> None:
    """Refuse each text, number or nesting of an input that cannot be kept.

    A field's metadata may say `max`, its longest text, or `any`: the verb itself looks at whatever comes.
    """
    unfit: list[Any] = [InvalidInput(path=path, reason=reason) for path, reason in _unfit(given, (), LONGEST)]
    key = getattr(given, "idempotency_key", None)
    if key is not None and not 1 <= len(key) <= LONGEST_KEY:
        unfit.append(InvalidInput(path=("idempotencyKey",), reason=_NO_KEY))
    if unfit:
        raise unfit[0] if len(unfit) == 1 else Refusals(unfit)


def can_be_kept(value: Any) -> bool:
    """Whether a value may stand in a row; one that may not is in none."""
    return not isinstance(value, str) or not _UNKEPT.search(value)


def is_email(given: str) -> bool:
    """Whether this is an e-mail address; whether mail could reach it is not known."""
    return len(given) <= 254 and bool(_EMAIL.fullmatch(given)) and not UNPRINTABLE.search(given)


def _unfit(value: Any, path: tuple[str, ...], longest: int) -> Unfit:
    if len(path) > DEEPEST:
        yield path, _TOO_DEEP
    elif isinstance(value, str):
        if len(value) > longest:
            yield path, _TOO_LONG
        elif not can_be_kept(value):
            yield path, _UNREADABLE
    elif isinstance(value, int | Decimal):
        if not Decimal(value).is_finite() or abs(Decimal(value)) >= LARGEST:
            yield path, _TOO_LARGE
    elif is_dataclass(value):
        for each in (each for each in fields(value) if not each.metadata.get("any")):
            yield from _unfit(getattr(value, each.name), (*path, _camel(each.name)), each.metadata.get("max", LONGEST))
    elif isinstance(value, list):
        for n, each in enumerate(value):
            yield from _unfit(each, (*path, str(n)), longest)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _unfit(key, path, longest)
            yield from _unfit(each, (*path, key[:50]), longest)


def _camel(name: str) -> str:
    return re.sub(r"_(\w)", lambda found: found[1].upper(), name)
