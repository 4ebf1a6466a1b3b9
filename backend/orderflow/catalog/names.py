"""How names sort: Han by pinyin in simplified, by strokes in traditional Chinese, letters without case and marks.

The order is worked out here and kept, because not every build of PostgreSQL knows the orders of Han.
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from orderflow.kernel.texts import LOCALES, Text, in_locale

FOLDER = Path(__file__).parent / "han"
ORDERS = {"zh-Hans": "pinyin", "zh-Hant": "stroke"}
FIRST = 0x4E00


def name_keys(name: Text) -> dict[str, str]:
    """By language, what to compare in place of a name, code point by code point."""
    return {locale: name_key(in_locale(name, locale), locale) for locale in LOCALES}


def name_key(name: str, locale: str) -> str:
    """What to compare in place of one name: its letters plain, each Han character moved to its place in the order."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    return plain.translate(_places(ORDERS[locale])) if locale in ORDERS else plain


@lru_cache(maxsize=len(ORDERS))
def _places(order: str) -> Mapping[int, int]:
    sorted_han = (FOLDER / f"{order}.txt").read_text(encoding="utf-8").replace("\n", "")
    return {ord(character): FIRST + place for place, character in enumerate(sorted_han)}
