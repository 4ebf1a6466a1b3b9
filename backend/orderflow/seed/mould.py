"""One play as a mould: the text of all its rows, in which ids, days, numbers and the buyer's name can be replaced.

Whole days are what lies between a play and its clone, so hours, promises and shifts stay what the verbs made them.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from operator import itemgetter
from typing import Any

from orderflow.notices.phrases import said
from orderflow.shop import terms

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
PAIRS = [a + b for a in LETTERS for b in LETTERS]
VALUES = {letter: value for value, letter in enumerate(LETTERS)}
A_DAY = timedelta(days=1)

NAME, STREET = "\ue001\ue002", "\ue003"
INITIAL = NAME[0]
"""The first letter of a name, which is all that a masked one shows."""
EMAIL, PHONE = "buyer@seed.invalid", "+86 777 7770 0777"
"""What a played buyer is called, so that it is found in any text."""

_FOUND = {
    "id": r"(?<=_)[0-9a-hjkmnp-tv-z]{26}(?![0-9a-z])",
    "day": r"\d{4}-\d\d-\d\d(?=[ T]\d\d:)",
    "hash": r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])",
    "order": r"\b\d{4}-777\d{5}-\d",
    "ticket": r"T-777\d{5}-\d",
    "tracking": r"SW\d{13}",
    "serial": r"\b777\d{10}\b",
    "position": r"\b778\d{10}\b",
    "name": NAME,
    "initial": INITIAL,
    "street": STREET,
    "email": re.escape(EMAIL),
    "phone": re.escape(PHONE),
}


@dataclass(frozen=True, slots=True)
class Id:
    """An id of the play: when it was made, and its random part."""

    at: int
    tail: str


@dataclass(slots=True)
class Mould:
    """A play's rows by table, with places left open, and what belongs into each place."""

    locale: str
    ended_at: datetime
    customer: str
    """The customer's id, without its prefix."""
    order_id: str | None = None
    placed_at: datetime | None = None
    tables: dict[str, tuple[str, "Picker"]] = field(default_factory=dict)
    ids: dict[int, Id] = field(default_factory=dict)
    kept: dict[str, int] = field(default_factory=dict)
    """Places by what the play had there, for what is not simply shifted."""
    days: dict[int, date] = field(default_factory=dict)
    said_days: dict[int, date] = field(default_factory=dict)
    by_kind: dict[str, list[int]] = field(default_factory=dict)
    events: list[tuple[int, int, datetime]] = field(default_factory=list)
    """Its events: the places of id and position, and the time, which never goes back."""
    parcels: list[tuple[int, int, str, int]] = field(default_factory=list)
    """Its labelled parcels: the places of tracking number and id, the number, how many labels were withdrawn before."""
    size: int = 0

    def place(self, kind: str, value: object) -> int:
        """The place of what the play had."""
        return self.kept[f"{kind} {value}"]


Picker = Callable[[Sequence[str]], tuple[str, ...]]


def cast_mould(mould: Mould, texts: Mapping[str, str], standing: frozenset[str]) -> Mould:
    """Find everything in the text of a play's tables that a clone has otherwise; what is standing stays."""
    days = _said_days(texts.values(), mould.locale)
    pattern = re.compile("|".join([*(f"(?P<{kind}>{how})" for kind, how in _FOUND.items()), *_alternatives(days)]))

    def place(found: re.Match[str]) -> int | None:
        kind, value = found.lastgroup or "", found[0]
        if kind == "id" and value in standing:
            return None
        at = mould.kept.get(f"{kind} {value}")
        if at is None:
            at = mould.kept[f"{kind} {value}"] = mould.size
            mould.size += 1
            mould.by_kind.setdefault(kind, []).append(at)
            if kind == "id":
                mould.ids[at] = Id(decoded(value[:10]), value[10:])
            elif kind == "day":
                mould.days[at] = date.fromisoformat(value)
            elif kind == "said":
                mould.said_days[at] = days[value]
        return at

    for name, text in texts.items():
        if not text:
            continue
        places: list[int] = []
        parts: list[str] = []
        end = 0
        for found in pattern.finditer(text):
            at = place(found)
            if at is not None:
                parts += [text[end : found.start()].replace("%", "%%"), "%s"]
                places.append(at)
                end = found.end()
        parts.append(text[end:].replace("%", "%%"))
        mould.tables[name] = ("".join(parts), picker(places))
    return mould


def picker(places: Sequence[int]) -> Picker:
    """What takes the values of some places out of all values."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda values: tuple(values[at] for at in places)


def _said_days(texts: Iterable[str], locale: str) -> dict[str, date]:
    """The days of a play, and those next to them, as a letter says them."""
    found = {date.fromisoformat(each) for text in texts for each in re.findall(_FOUND["day"], text)}
    return {in_words(day + near * A_DAY, locale): day + near * A_DAY for day in found for near in (-1, 0, 1)}


def _alternatives(days: Mapping[str, date]) -> list[str]:
    return [rf"(?P<said>(?<!\d)(?:{'|'.join(re.escape(each) for each in days)}))"] if days else []


def in_words(day: date, locale: str) -> str:
    """A day as a letter says it, before the time of day."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=terms.current().time_zone)
    return str(said(midnight, locale)).removesuffix(f"{midnight:%H:%M}")


def decoded(digits: str) -> int:
    """The number that digits of an id stand for."""
    number = 0
    for digit in digits:
        number = number * 32 + VALUES[digit]
    return number


def encoded(at: int) -> str:
    """The ten digits of an id that say when it was made, in milliseconds."""
    return PAIRS[at >> 40] + PAIRS[at >> 30 & 1023] + PAIRS[at >> 20 & 1023] + PAIRS[at >> 10 & 1023] + PAIRS[at & 1023]


def shifted(mould: Mould, days: int, mark: str, values: list[Any]) -> None:
    """Fill in the ids and days of a clone that lies so many days later; `mark` are seven digits of its own."""
    later = days * 86_400_000
    for at, id in mould.ids.items():
        values[at] = f"{encoded(id.at + later)}{id.tail[:3]}{mark}{id.tail[10:]}"
    for at, day in mould.days.items():
        values[at] = (day + days * A_DAY).isoformat()
    for at, day in mould.said_days.items():
        values[at] = in_words(day + days * A_DAY, mould.locale)
