"""The shop's own rules of who works on an order, as those see them who keep teams; and what came of trying them."""

from collections.abc import Sequence
from typing import Any, cast

import strawberry

from orderflow.graph.bridge import (
    Loader,
    Money,
    Node,
    Seen,
    column,
    find_all,
    for_viewer,
    loaded,
    localized,
    money,
    view,
)
from orderflow.graph.catalog import Category
from orderflow.graph.context import Info
from orderflow.graph.goods import Texts, all_texts
from orderflow.graph.people import Team
from orderflow.graph.rights import root
from orderflow.graph.selection import Selection
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import in_locale
from orderflow.kernel.turns import Importance
from orderflow.orders.terms import delivery_name
from orderflow.shipments import tables
from orderflow.shipments.flaws import flaw_of
from orderflow.shipments.rulebook import as_rule
from orderflow.shipments.weighing import Verdict
from orderflow.shop import terms

KEEP = Can.KEEP_TEAMS
strawberry.enum(Verdict, name="RuleVerdict", description="What came of a rule for a parcel.")


def _several(target: str, ids: str, description: str) -> Any:
    """The rows of another type whose ids stand in a column, in that order; those that are gone are left out."""

    async def load(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
        wanted = sorted({id for parent in parents for id in parent.row[ids]})
        found = await loader.find_all(target, "id = any(:ids)", selection, ids=wanted) if wanted else []
        by_id = {each.row["id"]: each for each in found}
        return [[by_id[id] for id in parent.row[ids] if id in by_id] for parent in parents]

    return loaded(description, load)


async def _load_problems(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    rows = await loader.connection.rows("select * from assignment_rule order by sort, id")
    teams = await loader.connection.rows("select id, skills, retired_at from team")
    rules = {row.id: as_rule(row) for row in rows}
    problems: dict[str, Any] = {}
    for n, rule in enumerate(rules.values()):
        problems[rule.id] = flaw_of(rule, list(rules.values())[:n], teams)
    locale = loader.context.actor.locale
    return [found and in_locale(found[1], locale) for parent in parents for found in [problems.get(parent.row["id"])]]


@view(tables.AssignmentRule)
class AssignmentRule(Seen, Node):
    """One of the shop's own rules of who works on an order; the first that fits takes it."""

    name: str = localized("name", "What it is called, on the orders it gave to a team too.")
    name_texts: Texts = all_texts("name", "What it is called, in each language.", KEEP)
    regions: list[str] = column("Countries (CN) and beginnings of provinces (浙江) it goes to; none for anywhere.")
    delivery_codes: list[str] = column("Delivery options an order has, by their codes; none for any.")
    delivery_names: list[str] = for_viewer(
        "What those delivery options are called.",
        lambda row, context: [in_locale(delivery_name(code), context.actor.locale) for code in row.delivery_codes],
    )
    total_from: Money | None = money("total_from", "The total an order has at least; null for any.", needs=None)
    categories: list[Category] = _several(
        "Category", "category_ids", "Of which a parcel has something, of these or what is below them; none for any."
    )
    oversize: bool = column("Whether a parcel must have oversize goods.")
    teams: list[Team] = _several("Team", "team_ids", "Who takes it; of several on duty, the one with the least to do.")
    problem: str | None = loaded("Why it can take nothing as things are, in words; null while it can.", _load_problems)
    version: int = column("Grows with every change; give it as expectedVersion.")


@strawberry.type(description="One of the shop's own rules, and what came of it for a parcel.")
class RuleTried:
    """One of the shop's own rules, and what came of it for a parcel."""

    name: str = strawberry.field(description="What it is called.")
    draft: bool = strawberry.field(description="Whether it is the one that is being written.")
    verdict: Verdict = strawberry.field(description="What came of it.")
    words: str = strawberry.field(description="The same in words.")


@strawberry.type(description="One parcel of an order that was tried.")
class ParcelTried:
    """One parcel of an order that was tried."""

    warehouse: str = strawberry.field(description="Where its goods lie.")
    team: str | None = strawberry.field(description="Who would take it now; null when nobody would.")
    rule: str | None = strawberry.field(description="By which rule, as the order would name it.")
    own_rule: bool = strawberry.field(description="Whether that is one of the shop's own rules.")
    waiting_reason: str | None = strawberry.field(description="Why it would wait; null when somebody would take it.")
    rules: list[RuleTried] = strawberry.field(description="What came of each of the shop's own rules, in their order.")


@strawberry.type(description="What the rules would do with an order now.")
class AssignmentTrial:
    """What the rules would do with an order now."""

    order_number: str = strawberry.field(description="The order.")
    parcels: list[ParcelTried] = strawberry.field(description="Its parcels, one for each warehouse that has its goods.")


@strawberry.type(description="A delivery option, as rules name it.")
class DeliveryChoice:
    """A delivery option, as rules name it."""

    code: str = strawberry.field(description="What rules and orders name it by.")
    name: str = strawberry.field(description="What customers call it.")


@strawberry.type(description="What rules may ask for besides teams, regions and categories.")
class AssignmentChoices:
    """What rules may ask for besides teams, regions and categories."""

    deliveries: list[DeliveryChoice] = strawberry.field(description="The delivery options that are offered.")
    currencies: list[str] = strawberry.field(description="Currencies a total may be in, the shop's own first.")


@strawberry.type
class AssigningQueries:
    """Root fields of the rules of who works on an order."""

    @root("The shop's own rules of who works on an order, in their order.", KEEP, Importance.LAST)
    async def assignment_rules(self, info: Info) -> list[AssignmentRule]:
        """The rules in their order."""
        return cast(list[AssignmentRule], await find_all(info, "AssignmentRule", order="sort, id"))

    @root("What such a rule may ask for besides teams, regions and categories.", KEEP, Importance.LAST)
    def assignment_choices(self, info: Info) -> AssignmentChoices:
        """What a rule may ask for."""
        shop, locale = terms.current(), info.context.actor.locale
        offered = [rate for rate in shop.delivery_rates if rate.offered]
        return AssignmentChoices(
            deliveries=[DeliveryChoice(code=rate.code, name=in_locale(rate.name, locale)) for rate in offered],
            currencies=[shop.currency, *(code for code in shop.currencies if code != shop.currency)],
        )
