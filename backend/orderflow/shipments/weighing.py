"""The shop's own rules against one parcel: which one takes it, and why the earlier ones do not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import Any

from orderflow.kernel.texts import Text, text
from orderflow.shipments.rules import RULES, Choice, works_at


@dataclass(frozen=True, slots=True)
class OwnRule:
    """A rule a shopkeeper wrote; a condition left empty asks for nothing."""

    id: str
    name: Text
    regions: tuple[str, ...]
    delivery_codes: frozenset[str]
    total_from: int | None
    currency: str | None
    category_ids: frozenset[str]
    oversize: bool
    team_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What rules look at of a parcel: its order's address, delivery and total; the shelves and skills of its goods."""

    address: Mapping[str, Any]
    delivery_code: str
    total: int
    currency: str
    category_ids: frozenset[str]
    skills: frozenset[str]


class Verdict(StrEnum):
    """What came of a rule for one parcel; all but the first say why it did not take it."""

    TAKES = "TAKES"
    OTHER_REGION = "OTHER_REGION"
    OTHER_DELIVERY = "OTHER_DELIVERY"
    OTHER_CURRENCY = "OTHER_CURRENCY"
    TOTAL_TOO_LOW = "TOTAL_TOO_LOW"
    OTHER_GOODS = "OTHER_GOODS"
    NOT_OVERSIZE = "NOT_OVERSIZE"
    TEAM_ELSEWHERE = "TEAM_ELSEWHERE"
    TEAM_LACKS_SKILL = "TEAM_LACKS_SKILL"
    TEAM_OFF_DUTY = "TEAM_OFF_DUTY"
    NOT_REACHED = "NOT_REACHED"


# fmt: off
VERDICTS: Mapping[Verdict, Text] = {
    Verdict.TAKES: text("由這條規則指派", "由这条规则分配", "This rule takes it"),
    Verdict.OTHER_REGION: text("收件地區不符", "收货地区不符", "It goes to another region"),
    Verdict.OTHER_DELIVERY: text("配送方式不符", "配送方式不符", "It is delivered in another way"),
    Verdict.OTHER_CURRENCY: text("訂單是另一種幣別", "订单是另一种币种", "The order is in another currency"),
    Verdict.TOTAL_TOO_LOW: text("訂單金額不足", "订单金额不足", "The order's total is lower"),
    Verdict.OTHER_GOODS: text("沒有這些分類的商品", "没有这些分类的商品", "It has nothing from these categories"),
    Verdict.NOT_OVERSIZE: text("沒有大件商品", "没有大件商品", "It has no oversize goods"),
    Verdict.TEAM_ELSEWHERE: text("符合條件，但商品不在這些團隊的倉庫", "符合条件，但商品不在这些团队的仓库",
                                 "It fits, but the goods lie in another warehouse than its teams'"),
    Verdict.TEAM_LACKS_SKILL: text("符合條件，但團隊無法處理這些商品", "符合条件，但团队无法处理这些商品",
                                   "It fits, but its teams cannot handle these goods"),
    Verdict.TEAM_OFF_DUTY: text("符合條件，但團隊現在沒有值班", "符合条件，但团队现在不在班",
                                "It fits, but none of its teams is on duty now"),
    Verdict.NOT_REACHED: text("前面的規則已經指派", "前面的规则已经分配", "An earlier rule takes it already"),
}
# fmt: on


def weigh(
    rules: Iterable[OwnRule], teams: Sequence[Any], wanted: Wanted, local: time
) -> Iterator[tuple[OwnRule, Choice | Verdict]]:
    """Each rule in its order with what comes of it, up to the one that takes a parcel of these teams' warehouse."""
    for rule in rules:
        found: Choice | Verdict = _unlike(rule, wanted) or _team_of(rule, teams, wanted.skills, local)
        yield rule, found
        if isinstance(found, Choice):
            return


def _unlike(rule: OwnRule, wanted: Wanted) -> Verdict | None:
    """The first condition that a parcel does not meet."""
    checks = (
        (Verdict.OTHER_REGION, bool(rule.regions) and not serves(rule.regions, wanted.address)),
        (Verdict.OTHER_DELIVERY, bool(rule.delivery_codes) and wanted.delivery_code not in rule.delivery_codes),
        (Verdict.OTHER_CURRENCY, rule.currency is not None and rule.currency != wanted.currency),
        (Verdict.TOTAL_TOO_LOW, rule.total_from is not None and wanted.total < rule.total_from),
        (Verdict.OTHER_GOODS, bool(rule.category_ids) and not rule.category_ids & wanted.category_ids),
        (Verdict.NOT_OVERSIZE, rule.oversize and "oversize" not in wanted.skills),
    )
    return next((verdict for verdict, unlike in checks if unlike), None)


def _team_of(rule: OwnRule, teams: Sequence[Any], skills: frozenset[str], local: time) -> Choice | Verdict:
    """The team of a rule that takes a parcel now, the one with the least `load`; or why none does."""
    here = [team for team in teams if team.id in rule.team_ids]
    if not here:
        return Verdict.TEAM_ELSEWHERE
    able = [team for team in here if skills <= set(team.skills)]
    if not able:
        return Verdict.TEAM_LACKS_SKILL
    working = [team for team in able if works_at(team, local)]
    if not working:
        return Verdict.TEAM_OFF_DUTY
    return Choice(min(working, key=lambda team: (team.load, team.code)), rule.id, rule.name)


def serves(regions: Sequence[str], address: Mapping[str, Any]) -> bool:
    """Whether one of some regions is where an address is."""
    return any(rule.fit(regions, address) for rule in RULES)


def covers(earlier: OwnRule, later: OwnRule) -> bool:
    """Whether an earlier rule takes whatever a later one could: it asks for less, and has all of its teams."""
    return (
        later.team_ids <= earlier.team_ids
        and (not earlier.regions or _within(later.regions, earlier.regions))
        and (not earlier.delivery_codes or _some_of(later.delivery_codes, earlier.delivery_codes))
        and (not earlier.category_ids or _some_of(later.category_ids, earlier.category_ids))
        and (earlier.oversize <= later.oversize)
        and _as_much(later, earlier)
    )


def _within(inner: Sequence[str], outer: Sequence[str]) -> bool:
    """Whether each region is one of the others or, for a province, begins with one; of none we know the country."""
    return bool(inner) and all(
        any(each == whole or (not is_country(each) and each.startswith(whole)) for whole in outer) for each in inner
    )


def is_country(region: str) -> bool:
    """Whether a region is a country by its code, and not the beginning of a province."""
    return len(region) == 2 and region.isascii()


def _some_of(few: frozenset[str], many: frozenset[str]) -> bool:
    return bool(few) and few <= many


def _as_much(later: OwnRule, earlier: OwnRule) -> bool:
    if earlier.total_from is None:
        return True
    return later.currency == earlier.currency and (later.total_from or 0) >= earlier.total_from
