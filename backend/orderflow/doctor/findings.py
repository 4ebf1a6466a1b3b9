"""What a look at one thing found."""

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How bad it is."""

    WELL = "well"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; its sentence says what is the matter and what to do."""

    what: str
    grade: Grade
    sentence: str


def judged(what: str, wrong: list[str], well: str) -> list[Finding]:
    """A finding for each thing that is wrong, or the one that nothing is."""
    return [Finding(what, Grade.WRONG, each) for each in wrong] or [Finding(what, Grade.WELL, well)]
