"""Keep the shop's own rules of who works on an order: add one, change or move it, take it away."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from orderflow.kernel.action import action
from orderflow.kernel.db import Row
from orderflow.kernel.ids import new_id
from orderflow.kernel.money import minor_units
from orderflow.kernel.refusal import InvalidInput, NotFound, StaleVersion, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import NOUNS, Work, require_version
from orderflow.shipments.actions.teams import regions_of
from orderflow.shipments.flaws import flaw_of, unreached_in
from orderflow.shipments.rulebook import RULE_CHANGED, RULE_CREATED, RULE_REMOVED, as_rule, rule_anew
from orderflow.shipments.tables import AssignmentRule
from orderflow.shop import terms
from orderflow.shop.changes import differing, record
from orderflow.shop.given import HIGHEST_FEE, said_amount
from orderflow.shop.promise import order_with, put_in_order, take_shop
from orderflow.shop.tables import ChangeKind
from orderflow.shop.words import TextsGiven, worded

MOST = 50
LONGEST_NAME = 60
NOUNS["AssignmentRule"] = text("指派規則", "分配规则", "assignment rule")


@dataclass
class AssignmentRuleGiven:
    """A rule as it is written: all its conditions must be met; one left empty asks for nothing."""

    name: TextsGiven
    team_ids: list[str] = field(metadata={"doc": "Who takes it; of several on duty, the one with the least to do."})
    regions: list[str] = field(
        default_factory=list, metadata={"doc": "Countries (CN) and beginnings of provinces (浙江) it goes to."}
    )
    delivery_codes: list[str] = field(default_factory=list, metadata={"doc": "Delivery options, by their codes."})
    total_from: Decimal | None = field(default=None, metadata={"doc": "The order's total at least, in major units."})
    currency_code: str | None = field(
        default=None, metadata={"doc": "ISO 4217 code of that total; the shop's own when left out."}
    )
    category_ids: list[str] = field(
        default_factory=list, metadata={"doc": "Categories, with all below them, of which a parcel has something."}
    )
    oversize: bool = field(default=False, metadata={"doc": "Whether a parcel must have oversize goods."})


_PLACE = {"doc": "Its place among the others, from 0; the first rule that fits takes an order."}


@dataclass
class CreateAssignmentRule:
    """A new rule; it stands last unless a place is given."""

    rule: AssignmentRuleGiven
    idempotency_key: str
    position: int | None = field(default=None, metadata=_PLACE)


@dataclass
class ChangeAssignmentRule:
    """A rule as it is from now on, or its place; what is left out stays."""

    assignment_rule_id: str
    expected_version: int
    rule: AssignmentRuleGiven | None = None
    position: int | None = field(default=None, metadata=_PLACE)


@dataclass
class RemoveAssignmentRule:
    """Which rule is taken away."""

    assignment_rule_id: str
    expected_version: int


@action(Can.KEEP_TEAMS, refuses=(InvalidInput,))
async def create_assignment_rule(work: Work, given: CreateAssignmentRule) -> dict[str, Any]:
    """Add a rule of who works on which orders; orders that have a team keep it."""
    rules = await take_rules(work)
    if len(rules) >= MOST:
        raise invalid("rule.name", _TOO_MANY)
    new: dict[str, Any] = {"id": new_id(AssignmentRule.PREFIX), "version": 1} | checked(given.rule)
    place = place_among(rules, given.position)
    await refuse_flawed(work, new, rules[:place])
    rule = await work.add(AssignmentRule, **new, sort=place)
    await work.write()
    ids = [each.id for each in rules]
    await put_in_order(work, AssignmentRule, [*ids[:place], rule.id, *ids[place:]], rule)
    await record(work, RULE_CREATED, ChangeKind.RULE, rule.id, rule.name, {}, await said_of(work, rule))
    await rule_anew(work)
    return {"assignment_rule": rule}


@action(Can.KEEP_TEAMS, refuses=(InvalidInput, NotFound, StaleVersion))
async def change_assignment_rule(work: Work, given: ChangeAssignmentRule) -> dict[str, Any]:
    """Change a rule of who works on which orders, or its place; orders that have a team keep it."""
    rules, rule = await _take_one(work, given.assignment_rule_id, given.expected_version)
    values = checked(given.rule) if given.rule is not None else {}
    order = [each.id for each in rules]
    if given.position is not None:
        order = order_with(rules, rule, given.position)
        values["sort"] = order.index(rule.id)
    changed = differing(rule, values)
    if not changed:
        return {"assignment_rule": rule}
    if given.rule is not None:
        above = order[: order.index(rule.id)]
        await refuse_flawed(work, {**dict(rule), **changed}, [each for each in rules if each.id in above])
    was = await said_of(work, rule)
    now = await work.change(AssignmentRule, rule, **changed)
    await work.write()
    if "sort" in changed:
        await put_in_order(work, AssignmentRule, order, rule)
    await record(work, RULE_CHANGED, ChangeKind.RULE, rule.id, now.name, was, await said_of(work, now))
    await rule_anew(work)
    return {"assignment_rule": now}


@action(Can.KEEP_TEAMS, refuses=(NotFound, StaleVersion))
async def remove_assignment_rule(work: Work, given: RemoveAssignmentRule) -> dict[str, Any]:
    """Take a rule away; orders it gave to a team keep that team, and its name."""
    rules, rule = await _take_one(work, given.assignment_rule_id, given.expected_version)
    was = await said_of(work, rule)
    await work.run("delete from assignment_rule where id = :id", id=rule.id)
    left = [each.id for each in rules if each.id != rule.id]
    await put_in_order(work, AssignmentRule, left, rule)
    await record(work, RULE_REMOVED, ChangeKind.RULE, rule.id, rule.name, was, {})
    await rule_anew(work)
    return {"assignment_rules": left}


async def take_rules(work: Work) -> list[Row]:
    """All rules in their order; whoever changes one after this waits."""
    await take_shop(work)
    return await work.rows("select * from assignment_rule order by sort, id for update")


async def _take_one(work: Work, id: str, version: int) -> tuple[list[Row], Row]:
    rules = await take_rules(work)
    rule = next((row for row in rules if row.id == id), None)
    if rule is None:
        raise NotFound(what=NOUNS["AssignmentRule"])
    require_version(rule, version)
    return rules, rule


def checked(given: AssignmentRuleGiven) -> dict[str, Any]:
    """The columns of a rule as it is written; refuses what no rule can say."""
    values: dict[str, Any] = {
        "name": worded("rule.name", given.name, LONGEST_NAME, needed=True),
        "regions": [each for each in regions_of("rule.regions", given.regions) if each != "*"],
        "delivery_codes": list(dict.fromkeys(given.delivery_codes)),
        "category_ids": list(dict.fromkeys(given.category_ids)),
        "team_ids": list(dict.fromkeys(given.team_ids)),
        "oversize": given.oversize,
        "total_from": None,
        "currency": None,
    }
    known = {rate.code for rate in terms.current().delivery_rates}
    for n, code in enumerate(given.delivery_codes):
        if code not in known:
            raise invalid(f"rule.deliveryCodes.{n}", _UNKNOWN_DELIVERY)
    if given.total_from is not None:
        currency = given.currency_code or terms.current().currency
        if currency not in terms.current().currencies:
            raise invalid("rule.currencyCode", _NO_CURRENCY)
        total = minor_units(given.total_from, currency)
        if total is None or not 0 < total <= HIGHEST_FEE:
            raise invalid("rule.totalFrom", _BAD_TOTAL)
        values |= {"total_from": total, "currency": currency}
    return values


_TEAMS = "select * from team where id = any(:ids) order by id for share"  # none is given up meanwhile
_KNOWN = "select id from category where id = any(:ids) and not retired for share"


async def refuse_flawed(work: Work, values: dict[str, Any], before: Sequence[Row]) -> None:
    """Refuse a rule that names what is not there, or that could never take anything, at the condition to blame."""
    teams = await work.rows(_TEAMS, ids=values["team_ids"])
    working = {team.id for team in teams if team.retired_at is None}
    for n, id in enumerate(values["team_ids"]):
        if id not in working:
            raise invalid(f"rule.teamIds.{n}", _GONE_TEAM)
    known = {row.id for row in await work.rows(_KNOWN, ids=values["category_ids"])} if values["category_ids"] else set()
    for n, id in enumerate(values["category_ids"]):
        if id not in known:
            raise invalid(f"rule.categoryIds.{n}", _UNKNOWN_CATEGORY)
    rule = as_rule(values)
    found = unreached_in(rule) or flaw_of(rule, [as_rule(each) for each in before], teams)
    if found:
        path, words = found
        raise invalid(f"rule.{path}", words)


def place_among(rules: Sequence[Any], position: int | None) -> int:
    """Where a rule stands among the others, from 0; last when nothing is said."""
    return len(rules) if position is None else min(max(position, 0), len(rules))


_CALLED = """
select array(select code from team where id = any(:teams) order by array_position(:teams, id)) as teams,
  array(select slug from category where id = any(:categories) order by array_position(:categories, id)) as categories
"""


async def said_of(work: Work, rule: Row) -> dict[str, Any]:
    """A rule as the history says it: teams and categories by what people call them."""
    called = await work.connection.one(_CALLED, teams=rule.team_ids, categories=rule.category_ids)
    plain = ("name", "regions", "delivery_codes", "oversize")
    return {
        **{name: rule[name] for name in plain},
        "total_from": said_amount(rule.total_from, rule.currency or ""),
        "categories": called.categories,
        "teams": called.teams,
        "position": rule.sort + 1,
    }


_TOO_MANY = text("規則最多五十條。", "规则最多五十条。", "There may be fifty rules at most.")
_UNKNOWN_DELIVERY = text("沒有這種配送方式。", "没有这种配送方式。", "There is no such delivery option.")
_UNKNOWN_CATEGORY = text(
    "這個分類不存在或已下架，規則不會用到。",
    "这个分类不存在或已停用，规则不会用到。",
    "This category is not there any more: the rule would match nothing.",
)
_GONE_TEAM = text(
    "這個團隊不存在或已停用。請選一個現有的團隊。",
    "这个团队不存在或已停用。请选一个现有的团队。",
    "This team is not there any more. Choose one that works here.",
)
_NO_CURRENCY = text("請選擇商店提供的幣別。", "请选择店铺提供的币种。", "Choose one of the currencies the shop offers.")
_BAD_TOTAL = text(
    "金額須大於零，小數位數不可超過該幣別的最小單位。",
    "金额须大于零，小数位数不能超过该币种的最小单位。",
    "The total must be above zero, in whole units of the currency's smallest coin.",
)
