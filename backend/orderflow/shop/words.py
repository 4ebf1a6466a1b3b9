"""What staff write about goods: texts in the shop's languages, and the names that stand in addresses."""

import re
from dataclasses import dataclass, field

from orderflow.kernel.refusal import Refusal, invalid
from orderflow.kernel.texts import LOCALES, in_locale, text

LONGEST_NAME = 120
LONGEST_TAGLINE = 200
LONGEST_DESCRIPTION = 5000
LONGEST_SLUG = 80
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Control characters but for tab and line break, and marks that turn the reading direction.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class SlugTaken(Refusal):
    """Something else has this address already. Choose another one."""

    hant = "這個網址名稱已經有人使用。請換一個。"
    hans = "这个网址名称已经被使用。请换一个。"


@dataclass
class TextsGiven:
    """One text, worded for each language; a language left empty shows the first one that is not."""

    zh_hant: str = field(default="", metadata={"doc": "Traditional Chinese.", "max": LONGEST_DESCRIPTION})
    zh_hans: str = field(default="", metadata={"doc": "Simplified Chinese.", "max": LONGEST_DESCRIPTION})
    en: str = field(default="", metadata={"doc": "English.", "max": LONGEST_DESCRIPTION})


FIELDS = {"zh-Hant": "zhHant", "zh-Hans": "zhHans", "en": "en"}


def worded(path: str, given: TextsGiven, longest: int, *, needed: bool = False) -> dict[str, str]:
    """The tidied texts by language, or a refusal of what is missing or too long."""
    texts = {locale: tidy(said) for locale, said in zip(LOCALES, (given.zh_hant, given.zh_hans, given.en), strict=True)}
    for locale, said in texts.items():
        if len(said) > longest:
            raise invalid(f"{path}.{FIELDS[locale]}", _too_long(longest))
    if needed and not in_locale(texts, LOCALES[0]):
        raise invalid(f"{path}.{FIELDS[LOCALES[0]]}", _MISSING)
    return texts


def tidy(said: str) -> str:
    """What was written, without what cannot be seen."""
    return _UNPRINTABLE.sub("", said.replace("\r\n", "\n")).strip()


def slug_of(given: str | None, name: dict[str, str], id: str) -> str:
    """The name in addresses: as given, else from the English words, else from the id."""
    if given is None or not given.strip():
        plain = re.sub(r"[^a-z0-9]+", "-", name["en"].lower().replace("'", "").replace("’", "")).strip("-")
        return plain[:LONGEST_SLUG].strip("-") or id.replace("_", "-")
    slug = given.strip().lower()
    if len(slug) > LONGEST_SLUG or not _SLUG.fullmatch(slug):
        raise invalid("slug", _BAD_SLUG)
    return slug


_MISSING = text("請填寫名稱，至少一種語言。", "请填写名称，至少一种语言。", "Give it a name in one language at least.")
_BAD_SLUG = text(
    "網址名稱只能用小寫英文字母、數字和連字號，最多 80 個字元。",
    "网址名称只能用小写英文字母、数字和连字符，最多 80 个字符。",
    "An address has lower-case letters, digits and hyphens, at most 80 of them.",
)


def _too_long(longest: int) -> dict[str, str]:
    return {
        "zh-Hant": f"這段文字最多 {longest} 個字元，請縮短。",
        "zh-Hans": f"这段文字最多 {longest} 个字符，请缩短。",
        "en": f"This text may have {longest} characters. Shorten it.",
    }
