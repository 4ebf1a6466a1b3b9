"""Texts in the shop's three languages."""

import re
from collections.abc import Mapping

LOCALES = ("zh-Hant", "zh-Hans", "en")
_WANTED = re.compile(r"([\w-]+)\s*(?:;\s*q=([01](?:\.\d+)?))?")
Text = Mapping[str, str]


def text(hant: str, hans: str, en: str) -> Text:
    """One text, worded for each language."""
    return {"zh-Hant": hant, "zh-Hans": hans, "en": en}


def in_locale(texts: Text, locale: str) -> str:
    """The text for a locale, falling back in the order zh-Hant, zh-Hans, en."""
    return texts.get(locale) or next((found for key in LOCALES if (found := texts.get(key))), "")


def match_locale(accept_language: str | None, default: str) -> str:
    """The shop locale that fits an Accept-Language header best."""
    wanted = [(tag, float(weight or 1)) for tag, weight in _WANTED.findall((accept_language or "").lower())]
    for tag, _ in sorted((each for each in wanted if each[1]), key=lambda each: -each[1]):
        if tag.startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo")):
            return "zh-Hant"
        if tag.startswith("zh"):
            return "zh-Hans"
        if tag.startswith("en"):
            return "en"
    return default
