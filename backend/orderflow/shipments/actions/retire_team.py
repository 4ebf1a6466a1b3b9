"""Give up a team, and hand what it has open, its people and its rules to another one."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.action import action
from orderflow.kernel.db import Row
from orderflow.kernel.refusal import InvalidInput, NotFound, Refusal, StaleVersion, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work
from orderflow.orders.tables import Order
from orderflow.people.invited import OPEN
from orderflow.people.recent import forget
from orderflow.people.tables import Invitation, Staff, Team
from orderflow.shipments.actions.assign_order import REASSIGNED
from orderflow.shipments.actions.assignment_rules import said_of, take_rules
from orderflow.shipments.parcel import take_parcels
from orderflow.shipments.rulebook import RULE_CHANGED, rule_anew
from orderflow.shipments.tables import AssignmentRule, Shipment
from orderflow.shop.changes import record, settings_event
from orderflow.shop.tables import ChangeKind

TEAM_RETIRED = settings_event("team.retired", Can.SEE_TEAMS)


class TeamHasWork(Refusal):
    """It still has {parcels} parcels of {orders} orders, {people} people and {rules} rules. Choose who takes over."""

    hant = "這個團隊還有 {orders} 筆訂單的 {parcels} 個包裹、{people} 位成員、{rules} 條規則。請選擇由誰接手。"
    hans = "这个团队还有 {orders} 笔订单的 {parcels} 个包裹、{people} 位成员、{rules} 条规则。请选择由谁接手。"
    parcels: int
    orders: int
    people: int
    rules: int


@dataclass
class RetireTeam:
    """Which team is given up, and which one takes over what it has open."""

    team_id: str
    expected_version: int
    hand_over_to_id: str | None = field(
        default=None,
        metadata={"doc": "A team of the same warehouse that takes its open parcels, people and rules."},
    )


_OPEN = (
    "select id, order_id from shipment where team_id = :team and state in ('ASSIGNED', 'PICKING', 'PACKED', 'LABELLED')"
)
_PEOPLE = f"""
select (select count(*) from staff where team_id = :team and disabled_at is null)
  + (select count(*) from invitation where team_id = :team and {OPEN})
"""
_BOTH = "select 1 from team where id = any(:ids) order by id for update"


@action(Can.KEEP_TEAMS, refuses=(InvalidInput, NotFound, StaleVersion, TeamHasWork))
async def retire_team(work: Work, given: RetireTeam) -> dict[str, Any]:
    """Give up a team with nothing open, or hand that to another team of its warehouse; what it did keeps its name."""
    # Orders first, as whoever assigns them: an order waits for its team, never the other way round.
    open_before = await work.rows(_OPEN, team=given.team_id)
    taken = await take_parcels(work, [each.id for each in open_before]) if given.hand_over_to_id else {}
    rules = await take_rules(work)  # before teams, as whoever keeps rules
    await work.rows(_BOTH, ids=[given.team_id, given.hand_over_to_id])  # two that hand over to each other do not meet
    team = await work.take(Team, given.team_id, version=given.expected_version)
    if team.retired_at is not None:
        return {"team": team}
    heir = await _heir(work, team, given.hand_over_to_id) if given.hand_over_to_id else None
    left = [each for each in await work.rows(_OPEN, team=team.id) if heir is None or each.id not in taken]
    people = await work.connection.value(_PEOPLE, team=team.id)
    named = [rule for rule in rules if team.id in rule.team_ids]
    if left or ((people or named) and heir is None):
        orders = len({each.order_id for each in left})
        raise TeamHasWork(parcels=len(left), orders=orders, people=people, rules=len(named))
    if heir is not None:
        await _hand_over(work, team, heir, taken)
        await _hand_rules_over(work, team, heir, named)
    before, after = {"retired": False}, {"retired": True, "handed_over_to": heir.code if heir else None}
    await record(work, TEAM_RETIRED, ChangeKind.TEAM, team.id, team.name, before, after)
    return {"team": await work.change(Team, team, retired_at=clock.now(), on_duty=False)}


async def _heir(work: Work, team: Row, id: str) -> Row:
    heir = await work.row("select * from team where id = :id and retired_at is null", id=id)
    if heir is None or heir.id == team.id or heir.warehouse_id != team.warehouse_id:
        raise invalid("handOverToId", _NO_HEIR)
    return heir


async def _hand_over(work: Work, team: Row, heir: Row, taken: dict[str, tuple[Row, Row]]) -> None:
    for order, parcel in taken.values():
        if parcel.team_id == team.id:
            await work.change(Shipment, parcel, team_id=heir.id)
            work.tell(REASSIGNED, parcel.id, order.id, team=heir.id)
    for order in {order.id: order for order, _ in taken.values()}.values():
        if order.team_id == team.id:
            await work.change(Order, order, team_id=heir.id)
    for person in await work.whole(Staff, "team_id", team.id):
        await work.change(Staff, person, team_id=heir.id)
    for invitation in await work.whole(Invitation, "team_id", team.id):
        if invitation.accepted_at is None and invitation.withdrawn_at is None:
            await work.change(Invitation, invitation, team_id=heir.id)
    forget(work)


async def _hand_rules_over(work: Work, team: Row, heir: Row, named: list[Row]) -> None:
    for rule in named:
        was = await said_of(work, rule)
        ids = list(dict.fromkeys(heir.id if id == team.id else id for id in rule.team_ids))
        now = await work.change(AssignmentRule, rule, team_ids=ids)
        await record(work, RULE_CHANGED, ChangeKind.RULE, rule.id, rule.name, was, await said_of(work, now))
    if named:
        await rule_anew(work)


_NO_HEIR = text(
    "請選同一個倉庫中另一個現有的團隊。",
    "请选同一个仓库中另一个现有的团队。",
    "Choose another team of the same warehouse.",
)
