"""Who works on an order: an ordered table of rules, and the reasons to wait when none fits."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import Any

from orderflow.kernel.texts import Text, text

EVERYWHERE = "*"
OVERSIZE_G = 20_000


class WaitingReason(StrEnum):
    """Why a paid order has no team yet."""

    ON_HOLD = "ON_HOLD"
    NO_TEAM_FOR_REGION = "NO_TEAM_FOR_REGION"
    NO_TEAM_ON_DUTY = "NO_TEAM_ON_DUTY"


@dataclass(frozen=True, slots=True)
class Rule:
    """A reason for a team to take an order; `fit` answers how closely it serves the address, 0 for not at all."""

    code: str
    name: Text
    fit: Callable[[Sequence[str], Mapping[str, Any]], int]


def _province(regions: Sequence[str], address: Mapping[str, Any]) -> int:
    return max((len(each) for each in regions if each and str(address["region"]).startswith(each)), default=0)


# fmt: off
RULES = (
    Rule("SERVES_PROVINCE", text("負責收件省份的團隊", "负责收货省份的班组", "The team for the province"), _province),
    Rule("SERVES_COUNTRY", text("負責收件地區的團隊", "负责收货国家或地区的班组", "The team for the country"),
         lambda regions, address: int(address["countryCode"] in regions)),
    Rule("SERVES_EVERYWHERE", text("出貨不限地區的團隊", "发货不限地区的班组", "A team that sends anywhere"),
         lambda regions, address: int(EVERYWHERE in regions)),
)
CHOSEN = "CHOSEN_BY_STAFF"
RULE_NAMES: Mapping[str, Text] = {
    **{rule.code: rule.name for rule in RULES},
    CHOSEN: text("由訂單人員指派", "由订单专员指定", "Chosen by the order desk"),
}
# fmt: on

KNOWN_SKILLS = ("fragile", "food", "oversize")
"""What a team may be able to handle."""

SKILLS: Mapping[str, Callable[[Any], bool]] = {"oversize": lambda line: line.weight_g >= OVERSIZE_G}
"""What a team must be able to handle, by what is on an order's lines."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The team that takes a parcel, and the rule that named it; `called` is how one of the shop's own is called."""

    team: Any
    rule: str
    called: Text | None = None


def skills_for(lines: Sequence[Any]) -> frozenset[str]:
    """The skills that some order lines ask for."""
    return frozenset(skill for skill, asked in SKILLS.items() if any(asked(line) for line in lines))


def choose(
    teams: Sequence[Any], address: Mapping[str, Any], skills: frozenset[str], local: time
) -> Choice | WaitingReason:
    """The team of one warehouse that fits best: closest region first, then the least `load`; else why none does."""
    fits = [(found, team) for team in teams if skills <= set(team.skills) and (found := _fit(team.regions, address))]
    if not fits:
        return WaitingReason.NO_TEAM_FOR_REGION
    working = [(found, team) for found, team in fits if works_at(team, local)]
    if not working:
        return WaitingReason.NO_TEAM_ON_DUTY
    (rank, _), team = min(working, key=lambda each: (*each[0], each[1].load, each[1].code))
    return Choice(team, RULES[rank].code)


def works_at(team: Any, local: time) -> bool:
    """Whether a team is on duty and its shift, which may run over midnight, covers a local time."""
    start, end = time.fromisoformat(team.shift_start), time.fromisoformat(team.shift_end)
    over_midnight = start >= end  # a shift that ends where it starts is round the clock
    within = (local >= start or local < end) if over_midnight else start <= local < end
    return bool(team.on_duty) and within


def _fit(regions: Sequence[str], address: Mapping[str, Any]) -> tuple[int, int] | None:
    """The first rule by which these regions serve an address, and how closely: smaller is closer."""
    return next(((n, -close) for n, rule in enumerate(RULES) if (close := rule.fit(regions, address))), None)
