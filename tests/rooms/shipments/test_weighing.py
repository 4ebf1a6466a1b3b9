"""The shop's own rules against one parcel: conditions, teams, order, and which rule leaves nothing for another."""

from datetime import time
from types import SimpleNamespace
from typing import Any

import pytest

from orderflow.kernel.texts import text
from orderflow.shipments.rules import Choice
from orderflow.shipments.weighing import OwnRule, Verdict, Wanted, covers, weigh

NOON = time(12, 0)
HANGZHOU = {"countryCode": "CN", "region": "浙江省"}
PLAIN: dict[str, Any] = {
    "regions": (), "delivery_codes": frozenset(), "total_from": None, "currency": None,
    "category_ids": frozenset(), "oversize": False, "team_ids": frozenset({"a"}),
}  # fmt: skip


def rule(id: str = "r", **values: Any) -> OwnRule:
    return OwnRule(id=id, name=text(id, id, id), **{**PLAIN, **values})


def team(id: str, load: int = 0, on_duty: bool = True, skills: tuple[str, ...] = ("oversize",)) -> Any:
    shift = {"shift_start": "08:00", "shift_end": "20:00"}
    return SimpleNamespace(id=id, code=id.upper(), load=load, on_duty=on_duty, skills=list(skills), **shift)


def wanted(**values: Any) -> Wanted:
    plain: dict[str, Any] = {
        "address": HANGZHOU, "delivery_code": "standard", "total": 20000, "currency": "CNY",
        "category_ids": frozenset({"cups", "kitchen"}), "skills": frozenset(),
    }  # fmt: skip
    return Wanted(**{**plain, **values})


def came(rules: list[OwnRule], teams: list[Any], parcel: Wanted | None = None, at: time = NOON) -> list[str]:
    """What came of each rule that was asked: its verdict, or the team it gives the parcel to."""
    found = [each for _, each in weigh(rules, teams, parcel or wanted(), at)]
    return [each.team.id if isinstance(each, Choice) else str(each) for each in found]


@pytest.mark.parametrize(
    ("met", "missed", "verdict"),
    [
        ({"regions": ("浙江",)}, {"regions": ("US", "江苏")}, Verdict.OTHER_REGION),
        ({"regions": ("CN",)}, {"regions": ("TW",)}, Verdict.OTHER_REGION),
        ({"delivery_codes": {"standard"}}, {"delivery_codes": {"express"}}, Verdict.OTHER_DELIVERY),
        ({"total_from": 20000, "currency": "CNY"}, {"total_from": 20001, "currency": "CNY"}, Verdict.TOTAL_TOO_LOW),
        ({"total_from": 1, "currency": "CNY"}, {"total_from": 1, "currency": "TWD"}, Verdict.OTHER_CURRENCY),
        ({"category_ids": {"kitchen"}}, {"category_ids": {"lamps"}}, Verdict.OTHER_GOODS),
        ({}, {"oversize": True}, Verdict.NOT_OVERSIZE),
    ],
)
def test_each_condition_is_met_or_says_why_not(met: dict[str, Any], missed: dict[str, Any], verdict: str) -> None:
    assert came([rule(**met)], [team("a")]) == ["a"]
    assert came([rule(**missed)], [team("a")]) == [verdict]


def test_the_first_rule_whose_team_can_takes_it_and_later_ones_are_not_asked() -> None:
    away, night, then, last = (rule(id, team_ids=frozenset({id})) for id in ("away", "night", "then", "last"))

    found = came([away, night, then, last], [team("night", on_duty=False), team("then"), team("last")])

    assert found == [Verdict.TEAM_ELSEWHERE, Verdict.TEAM_OFF_DUTY, "then"]


def test_a_team_must_be_able_and_on_shift_and_of_several_the_least_busy_takes_it() -> None:
    big = wanted(skills=frozenset({"oversize"}))
    both = rule(team_ids=frozenset({"a", "b"}))

    assert came([rule()], [team("a", skills=())], big) == [Verdict.TEAM_LACKS_SKILL]
    assert came([rule(oversize=True)], [team("a")], big) == ["a"]
    assert came([rule()], [team("a")], at=time(21, 0)) == [Verdict.TEAM_OFF_DUTY]
    assert came([both], [team("a", load=2), team("b", load=1)]) == ["b"]
    assert came([both], [team("b", load=1), team("a", load=1)]) == ["a"]


@pytest.mark.parametrize(
    ("earlier", "later", "covered"),
    [
        ({}, {"regions": ("CN",)}, True),
        ({"regions": ("CN",)}, {}, False),
        ({"regions": ("浙",)}, {"regions": ("浙江",)}, True),
        ({"regions": ("CN",)}, {"regions": ("CN", "US")}, False),
        ({"regions": ("C",)}, {"regions": ("CN",)}, False),
        ({"delivery_codes": {"a", "b"}}, {"delivery_codes": {"a"}}, True),
        ({"delivery_codes": {"a"}}, {"delivery_codes": {"a", "b"}}, False),
        ({"category_ids": {"a"}}, {"category_ids": {"b"}}, False),
        ({"total_from": 100, "currency": "CNY"}, {"total_from": 200, "currency": "CNY"}, True),
        ({"total_from": 100, "currency": "CNY"}, {"total_from": 200, "currency": "TWD"}, False),
        ({"total_from": 100, "currency": "CNY"}, {}, False),
        ({"oversize": True}, {}, False),
        ({}, {"oversize": True}, True),
        ({}, {"team_ids": {"a", "b"}}, False),
        ({"team_ids": {"a", "b"}}, {}, True),
    ],
)
def test_a_rule_covers_what_asks_for_more_of_the_same_teams(
    earlier: dict[str, Any], later: dict[str, Any], covered: bool
) -> None:
    one, other = _as_rule(earlier), _as_rule(later)

    assert covers(one, other) is covered


def _as_rule(given: dict[str, Any]) -> OwnRule:
    values: dict[str, Any] = {name: frozenset(each) if isinstance(each, set) else each for name, each in given.items()}
    return rule(**values)
