"""Try the rules on an order before they are saved: who would take it, and why the earlier ones do not."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel.access import sight_of
from orderflow.kernel.action import action
from orderflow.kernel.refusal import InvalidInput, NotFound, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import in_locale, text
from orderflow.kernel.work import NOUNS, Work
from orderflow.orders.story import WAITING
from orderflow.orders.tables import Order
from orderflow.shipments.actions.assignment_rules import (
    AssignmentRuleGiven,
    checked,
    place_among,
    refuse_flawed,
)
from orderflow.shipments.assign import Plan, plan, shelves_of, teams_of
from orderflow.shipments.rulebook import as_rule
from orderflow.shipments.rules import RULE_NAMES, Choice, WaitingReason
from orderflow.shipments.weighing import VERDICTS, OwnRule, Verdict


@dataclass
class TryAssignmentRules:
    """An order to try the rules on, and a rule that is being written, if one is; nothing is saved."""

    order_number: str
    rule: AssignmentRuleGiven | None = field(default=None, metadata={"doc": "A rule as it would be saved."})
    assignment_rule_id: str | None = field(default=None, metadata={"doc": "Which rule it would take the place of."})
    position: int | None = field(default=None, metadata={"doc": "Where it would stand, from 0."})


@dataclass(frozen=True)
class RuleTried:
    """One of the shop's own rules, and what came of it for a parcel."""

    name: str
    draft: bool
    verdict: Verdict
    words: str


@dataclass(frozen=True)
class ParcelTried:
    """One parcel of the order that was tried: who would take it now, by which rule, or why none would."""

    warehouse: str
    team: str | None
    rule: str | None
    own_rule: bool
    waiting_reason: str | None
    rules: list[RuleTried]


@dataclass(frozen=True)
class AssignmentTrial:
    """What the rules would do with an order now."""

    order_number: str
    parcels: list[ParcelTried]


DRAFT = "asr_draft"

_LINES = """
select line.order_id, warehouse_id, warehouse.name as warehouse, line.product_id, line.weight_g
from reservation join stock_level as level on level.id = stock_level_id
join warehouse on warehouse.id = warehouse_id
join order_line as line on line.order_id = owner and line.sku = level.sku
where owner = :order and reservation.quantity + taken > 0 order by warehouse.sort, line.position
"""
_AS_IT_WAS = """
select line.order_id, warehouse.id as warehouse_id, warehouse.name as warehouse, line.product_id, line.weight_g
from order_line as line join "order" on "order".id = line.order_id join warehouse on warehouse.id = warehouse_id
where line.order_id = :order order by line.position
"""
"""An order that is over holds nothing any more: it is tried as if all of it lay where it left from."""


@action(Can.KEEP_TEAMS, refuses=(InvalidInput, NotFound))
async def try_assignment_rules(work: Work, given: TryAssignmentRules) -> dict[str, Any]:
    """Say who would take an order by the rules, with one that is being written among them; nothing is changed."""
    rules = await _rules_with(work, given)
    sight = sight_of(Order, work.actor)
    number = given.order_number.strip().upper()
    order = await work.row(
        f'select * from "order" where number = :number and ({sight.where})', number=number, **sight.values
    )
    if order is None:
        raise NotFound(path=("orderNumber",), what=NOUNS["Order"])
    lines = await work.rows(_LINES, order=order.id) or await work.rows(_AS_IT_WAS, order=order.id)
    if not lines:
        raise invalid("orderNumber", _NOTHING_HELD)
    shelves = await shelves_of(work.connection, lines, rules)
    places = list(dict.fromkeys(line.warehouse_id for line in lines))
    teams = await teams_of(work.connection, places)
    parcels = []
    for place in places:
        parcel = [line for line in lines if line.warehouse_id == place]
        found = plan(teams, place, order, parcel, shelves, rules)
        parcels.append(_tried(found, rules, parcel[0].warehouse, work.actor.locale))
    return {"trial": AssignmentTrial(order.number, parcels)}


async def _rules_with(work: Work, given: TryAssignmentRules) -> list[OwnRule]:
    """The saved rules, with the one that is being written in its place; refused as it would be when it is saved."""
    rows = await work.rows("select * from assignment_rule order by sort, id")
    if given.rule is None:
        return [as_rule(row) for row in rows]
    draft: dict[str, Any] = {"id": DRAFT} | checked(given.rule)
    old = next((row for row in rows if row.id == given.assignment_rule_id), None)
    if given.assignment_rule_id and old is None:
        raise NotFound(what=NOUNS["AssignmentRule"])
    others = [row for row in rows if row is not old]
    place = rows.index(old) if old is not None and given.position is None else place_among(others, given.position)
    await refuse_flawed(work, draft, others[:place])
    rules = [as_rule(row) for row in others]
    return [*rules[:place], as_rule(draft), *rules[place:]]


def _tried(found: Plan, rules: list[OwnRule], warehouse: dict[str, str], locale: str) -> ParcelTried:
    """What came of one parcel, in words; rules after the one that takes it were not asked."""
    came = {rule.id: Verdict.TAKES if isinstance(each, Choice) else each for rule, each in found.weighed}
    told = [(rule, came.get(rule.id, Verdict.NOT_REACHED)) for rule in rules]
    choice = found.found if isinstance(found.found, Choice) else None
    waits = found.found if isinstance(found.found, WaitingReason) else None
    name = (choice.called or RULE_NAMES[choice.rule]) if choice else None
    return ParcelTried(
        warehouse=in_locale(warehouse, locale),
        team=in_locale(choice.team.name, locale) if choice else None,
        rule=in_locale(name, locale) if name else None,
        own_rule=bool(choice and choice.called),
        waiting_reason=in_locale(WAITING[waits], locale) if waits else None,
        rules=[
            RuleTried(in_locale(rule.name, locale), rule.id == DRAFT, verdict, in_locale(VERDICTS[verdict], locale))
            for rule, verdict in told
        ],
    )


_NOTHING_HELD = text(
    "這筆訂單沒有保留過任何商品，無法試算。請換一筆。",
    "这个订单没有预留过任何商品，无法试算。请换一个。",
    "Nothing was ever kept for this order, so there is no parcel to try. Choose another one.",
)
