"""What goods are described by: texts in each language, pictures, options."""

from typing import Any

import strawberry

from orderflow.catalog.pictures import small_url
from orderflow.graph.bridge import for_viewer
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import in_locale


@strawberry.type(description="One text as it is worded in each language, side by side.")
class Texts:
    """One text as it is worded in each language, side by side."""

    zh_hant: str = strawberry.field(description="Traditional Chinese; may be empty.")
    zh_hans: str = strawberry.field(description="Simplified Chinese; may be empty.")
    en: str = strawberry.field(description="English; may be empty.")


def all_texts(name: str, description: str, needs: Can = Can.KEEP_CATALOGUE) -> Any:
    """A field with a text in all its languages, for who keeps the catalogue or whatever it is about."""
    return for_viewer(description, lambda row, context: texts_of(row[name]), needs=needs)


def texts_of(stored: dict[str, str]) -> Texts:
    """A stored text with all its languages."""
    return Texts(zh_hant=stored.get("zh-Hant", ""), zh_hans=stored.get("zh-Hans", ""), en=stored.get("en", ""))


@strawberry.type(description="A picture of goods.")
class Picture:
    """A picture of goods."""

    url: str = strawberry.field(description="Where the picture is, relative to the shop's address or absolute.")
    alt: str = strawberry.field(description="What it shows, for those who do not see it.")
    tint: str = strawberry.field(
        description="Name of the background tint it is drawn for; photo when it fills its frame by itself."
    )
    small: str = strawberry.field(description="Where a small one is, 480 pixels wide, if there is one.")
    alt_texts: Texts = strawberry.field(description="What it shows, in each language.")


def picture_of(stored: dict[str, Any], locale: str) -> Picture:
    """A stored picture for a reader."""
    return Picture(
        url=stored["url"],
        alt=in_locale(stored["alt"], locale),
        tint=stored["tint"],
        small=small_url(stored["url"]),
        alt_texts=texts_of(stored["alt"]),
    )


@strawberry.type(description="What sets a variant apart, such as its colour.")
class Option:
    """What sets a variant apart, such as its colour."""

    name: str = strawberry.field(description="Such as Colour.")
    value: str = strawberry.field(description="Such as Blue.")


@strawberry.type(description="An option as it is worded in each language.")
class OptionTexts:
    """An option as it is worded in each language."""

    name: Texts = strawberry.field(description="Such as Colour.")
    value: Texts = strawberry.field(description="Such as Blue.")


def options_of(stored: list[dict[str, dict[str, str]]], locale: str) -> list[Option]:
    """Stored options for a reader."""
    return [Option(name=in_locale(each["name"], locale), value=in_locale(each["value"], locale)) for each in stored]


def option_texts_of(stored: list[dict[str, dict[str, str]]]) -> list[OptionTexts]:
    """Stored options with all their languages."""
    return [OptionTexts(name=texts_of(each["name"]), value=texts_of(each["value"])) for each in stored]
