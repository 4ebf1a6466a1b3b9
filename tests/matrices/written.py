"""The hand-written tables of tests/house, read as they stand."""

from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).parents[1] / "house"
DONE, REFUSED = "✓", "-"


@dataclass(frozen=True)
class Line:
    """One verb or move of one kind of object, and what comes of it in each state."""

    kind: str
    by: str
    move: str
    cells: dict[str, str]

    @property
    def name(self) -> str:
        """What a test report calls it."""
        return f"{self.kind}.{self.by if self.move == '.' else self.move}"


@dataclass(frozen=True)
class Broken:
    """A verb in the right state while one fact does not hold, and the code it is refused as."""

    by: str
    kind: str
    state: str
    guard: str
    code: str

    @property
    def name(self) -> str:
        """What a test report calls it."""
        return f"{self.by}-{self.guard}"


def lifecycles() -> tuple[dict[str, list[str]], list[Line], list[Broken]]:
    """The states of each kind of object, the lines of its table, and the guards."""
    states: dict[str, list[str]] = {}
    lines: list[Line] = []
    guards: list[Broken] = []
    kind = ""
    for words in _words("lifecycles.txt"):
        if words[0].endswith(":"):
            kind = words[0][:-1]
            if kind != "Guards":
                states[kind] = words[1:]
        elif kind == "Guards":
            guards.append(Broken(*words))
        else:
            by, move, *cells = words
            told = [_code(cell) for cell in cells]
            lines.append(Line(kind, by, move, dict(zip(states[kind], told, strict=True))))
    return states, lines, guards


def by_role(file: str) -> tuple[list[str], dict[str, dict[str, bool]], dict[str, str]]:
    """The roles, who of them may use each mutation or field, and what stands in the last column."""
    header, *rows = _words(file)
    roles = [word for word in header if word.isupper()]
    may: dict[str, dict[str, bool]] = {}
    last: dict[str, str] = {}
    for name, *cells in rows:
        assert len(cells) == len(header), f"{file}: {name} has {len(cells)} cells"
        assert set(cells[: len(roles)]) <= {DONE, REFUSED}, f"{file}: {name}"
        may[name] = {role: cell == DONE for role, cell in zip(roles, cells, strict=False)}
        last[name] = cells[-1]
    return roles, may, last


def caller(mutation: str) -> str:
    """Whose hands a verb is tried with: the customer's where they may, else the boss's."""
    return "CUSTOMER" if by_role("mutations.txt")[1][mutation]["CUSTOMER"] else "ADMIN"


def refused(role: str) -> str:
    """How somebody without a right is refused: who could sign in is asked to."""
    return "UNAUTHENTICATED" if role == "PUBLIC" else "FORBIDDEN"


def _code(cell: str) -> str:
    return {DONE: "", REFUSED: "MOVE_REFUSED"}.get(cell, cell)


def _words(file: str) -> list[list[str]]:
    lines = (HOUSE / file).read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line.strip() and not line.startswith("#")]
