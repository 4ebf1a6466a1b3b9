"""A lifecycle is a table, declared once: move -> from, to, right, guards, event."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlmodel import SQLModel

from orderflow.kernel.access import Actor
from orderflow.kernel.events import Audience, EventType
from orderflow.kernel.refusal import MoveRefused, Refusal
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import Text, text

LIFECYCLES: dict[str, "Lifecycle"] = {}


@dataclass(frozen=True, slots=True)
class Guard:
    """A statement about a row that must hold; its words are the reason a person reads when it does not."""

    name: str
    holds: Callable[[Any], bool]
    words: Text
    until: Callable[[Any], datetime | None] | None = None
    refuses: Callable[[Any], Refusal] | None = None

    def refusal(self, row: Any, state: str) -> Refusal:
        """What a row for which the guard does not hold is refused with."""
        return self.refuses(row) if self.refuses else MoveRefused(reason=self.words, from_=state)


def guard(
    hant: str,
    hans: str,
    *,
    until: Callable[[Any], datetime | None] | None = None,
    refuses: Callable[[Any], Refusal] | None = None,
) -> Callable[[Callable[[Any], bool]], Guard]:
    """Make a guard of a small function; its docstring is the English reason, `refuses` a refusal of its own."""

    def make(holds: Callable[[Any], bool]) -> Guard:
        return Guard(holds.__name__, holds, text(hant, hans, (holds.__doc__ or "").strip()), until, refuses)

    return make


@dataclass(frozen=True, slots=True)
class Move:
    """One named edge of a lifecycle."""

    name: str
    source: tuple[str, ...]
    target: str
    right: Can | None
    event: str
    guards: tuple[Guard, ...] = ()
    audience: Audience = field(default_factory=Audience)
    lifecycle: "Lifecycle" = field(init=False, repr=False)


def move(
    source: str | Iterable[str],
    target: str,
    right: Can | None,
    event: str,
    *guards: Guard,
    customer: bool = True,
    staff: Can | None = Can.SEE_ORDERS,
    everyone: bool = False,
) -> dict[str, Any]:
    """One row of a lifecycle's table; `customer`, `staff` and `everyone` say who hears of it."""
    sources = (source,) if isinstance(source, str) else tuple(source)
    return {
        "source": sources,
        "target": target,
        "right": right,
        "event": event,
        "guards": guards,
        "audience": Audience(customer=customer, staff=staff, everyone=everyone),
    }


class Lifecycle:
    """The states of one aggregate and the moves between them; `words` are what a timeline says of each move."""

    def __init__(
        self,
        model: type[SQLModel],
        states: type[StrEnum],
        start: str,
        moves: Mapping[str, Mapping[str, Any]],
        *,
        noun: Text,
        names: Mapping[str, Text],
        words: Mapping[str, Text] | None = None,
        column: str = "state",
    ) -> None:
        self.model = model
        self.noun = noun
        self.states = states
        self.names = names
        self.start = start
        self.column = column
        self.moves = {name: Move(name, **row) for name, row in moves.items()}
        for each in self.moves.values():
            object.__setattr__(each, "lifecycle", self)
            EventType.declare(each.event, replace(each.audience, words=(words or {}).get(each.name)))
        self._check(words or {})
        LIFECYCLES[model.__name__] = self

    def __getattr__(self, name: str) -> Move:
        try:
            moves: dict[str, Move] = self.__dict__["moves"]
            return moves[name]
        except KeyError:
            raise AttributeError(f"{self.__dict__.get('model')} has no move {name!r}") from None

    def _check(self, words: Mapping[str, Text]) -> None:
        """Every state is named and reachable from the start, and every move starts at one."""
        reached, grown = {self.start}, True
        while grown:
            grown = False
            for each in self.moves.values():
                if each.target not in reached and reached.intersection(each.source):
                    reached.add(each.target)
                    grown = True
        states = {state.value for state in self.states}
        if reached != states or set(self.names) != states:
            raise ValueError(
                f"{self.model.__name__}: unreachable or unnamed states {states ^ reached} {set(self.names) ^ states}"
            )
        unknown = {state for each in self.moves.values() for state in each.source} - states
        if unknown or not words.keys() <= self.moves.keys():
            raise ValueError(f"{self.model.__name__}: unknown states {unknown} or moves {words.keys() - self.moves}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a move is open for a row now, and if not, what it would be refused with."""

    refusal: Refusal | None = None
    until: datetime | None = None

    @property
    def allowed(self) -> bool:
        """Whether nothing stands in the way."""
        return self.refusal is None


def judge(lifecycle: Lifecycle, sources: tuple[str, ...], guards: tuple[Guard, ...], row: Any) -> Verdict:
    """Whether a row is in one of the source states and all guards hold."""
    state = getattr(row, lifecycle.column)
    if state not in sources:
        return Verdict(MoveRefused(reason=_wrong_state(lifecycle, state), from_=state))
    for each in guards:
        if not each.holds(row):
            return Verdict(each.refusal(row, state))
    limits = [limit for each in guards if each.until and (limit := each.until(row))]
    return Verdict(until=min(limits, default=None))


def refuse_unless_open(chosen: Move, row: Any) -> None:
    """Raise the refusal of a move that is not open for the row."""
    verdict = judge(chosen.lifecycle, chosen.source, chosen.guards, row)
    if verdict.refusal:
        raise verdict.refusal


def may(actor: Actor, chosen: Move, row: Any) -> bool:
    """Whether an actor could make a move on a row now."""
    return actor.may(chosen.right) and judge(chosen.lifecycle, chosen.source, chosen.guards, row).allowed


@lru_cache(maxsize=256)
def _wrong_state(lifecycle: Lifecycle, state: str) -> Text:
    name, noun = lifecycle.names[state], lifecycle.noun
    return text(
        f"{noun['zh-Hant']}目前是「{name['zh-Hant']}」，無法進行這一步。",
        f"{noun['zh-Hans']}当前是“{name['zh-Hans']}”，不能进行这一步。",
        f"This is not possible while the {noun['en']} is “{name['en']}”.",
    )
