"""The typed "no": a refusal writes nothing, says why in the reader's language and what to do next."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from orderflow.kernel.texts import Text, in_locale

REFUSALS: dict[str, type["Refusal"]] = {}


class Refusal(Exception):
    """Something was asked for that the shop does not do; annotated facts become fields of the error."""

    code: ClassVar[str]
    retryable: ClassVar[bool] = False
    hant: ClassVar[str]
    hans: ClassVar[str]

    def __init_subclass__(cls) -> None:
        cls.code = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", cls.__name__).upper()
        REFUSALS[cls.code] = cls

    def __init__(self, *, path: tuple[str, ...] = (), **facts: Any) -> None:
        super().__init__(self.code, facts)
        self.path = path
        self.facts = facts
        self.__dict__.update(facts)

    def message(self, locale: str) -> str:
        """What happened, why, and what to do next."""
        words = {"zh-Hant": self.hant, "zh-Hans": self.hans, "en": (self.__doc__ or "").strip()}
        return in_locale(words, locale).format(**{k: _worded(v, locale) for k, v in self.facts.items()})


def _worded(value: Any, locale: str) -> Any:
    return in_locale(value, locale) if isinstance(value, Mapping) else value


class Refusals(Exception):
    """Several refusals of one request at once."""

    def __init__(self, several: list[Refusal]) -> None:
        super().__init__([refusal.code for refusal in several])
        self.several = several


class Denied(Exception):
    """The caller lacks a right, or is not signed in."""

    def __init__(self, right: str, *, signed_in: bool) -> None:
        super().__init__(right)
        self.right = right
        self.signed_in = signed_in


class NotFound(Refusal):
    """We cannot find this {what}. Check the link, or sign in with the account it belongs to."""

    hant = "找不到這個{what}。請確認連結，或用所屬的帳號登入。"
    hans = "找不到这个{what}。请确认链接，或用所属的账号登录。"


class InvalidInput(Refusal):
    """{reason}"""

    hant = "{reason}"
    hans = "{reason}"


class StaleVersion(Refusal):
    """Someone else changed this in the meantime. Look at the new state, then try again."""

    hant = "剛剛有其他人改過這筆資料。請看過最新狀態後再試一次。"
    hans = "刚刚有其他人改过这条记录。请看过最新状态后再试一次。"
    retryable = True
    current_version: int


class MoveRefused(Refusal):
    """{reason}"""

    hant = "{reason}"
    hans = "{reason}"
    from_: str


class IdempotencyKeyReused(Refusal):
    """This request key was used for something else. Send a new key for a new request."""

    hant = "這個請求鍵已用於另一個請求。新的請求請換一個新的鍵。"
    hans = "这个请求键已用于另一个请求。新的请求请换一个新的键。"


class NotInSandbox(Refusal):
    """The clock can only be advanced in a sandbox or demo shop."""

    hant = "只有沙盒或示範商店可以撥快時鐘。"
    hans = "只有沙箱或演示商店可以拨快时钟。"


def invalid(field: str, reason: Text) -> InvalidInput:
    """A refusal that points at one input field."""
    return InvalidInput(path=tuple(field.split(".")), reason=reason)
