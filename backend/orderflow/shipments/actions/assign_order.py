"""Give an order to another team."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel.action import action, require_open
from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type
from orderflow.kernel.lifecycle import guard
from orderflow.kernel.refusal import MoveRefused, NotFound, Refusals, StaleVersion
from orderflow.kernel.rights import Can
from orderflow.kernel.work import NOUNS, Work
from orderflow.orders.tables import Order, OrderStatus
from orderflow.shipments.assign import give_to, make_parcel, parcels_of
from orderflow.shipments.lifecycle import SHIPMENT
from orderflow.shipments.rules import CHOSEN, Choice
from orderflow.shipments.tables import Shipment
from orderflow.warehouse.stock import InsufficientStock, reassign

REASSIGNED = event_type("shipment.reassigned")
MOVED = event_type("order.moved", customer=True)
"""Other parcels are made of an order, in another warehouse than those it `left`."""


@guard("已開始揀貨，無法再換團隊。", "已开始拣货，不能再换班组。")
def not_being_picked(order: Any) -> bool:
    """Picking has begun, so the team can no longer change."""
    return bool(order.picking == 0)


@guard("訂單暫停處理中，請先恢復再指派。", "订单暂停处理中，请先恢复再分配。")
def not_on_hold(order: Any) -> bool:
    """The order is on hold. Release it first."""
    return order.hold_reason is None


@dataclass
class AssignOrder:
    """Another team for an order whose picking has not begun; its goods move to that team's warehouse."""

    order_id: str
    team_id: str
    expected_version: int | None = field(default=None, metadata={"doc": "Refuse when the order has changed since."})


@action(
    Can.ASSIGN_ORDERS,
    offered_on=Order,
    sources=(OrderStatus.PAID, OrderStatus.PROCESSING),
    guards=(not_on_hold, not_being_picked),
    refuses=(NotFound, StaleVersion, MoveRefused, InsufficientStock),
)
async def assign_order(work: Work, given: AssignOrder) -> dict[str, Any]:
    """Give an order to a team of your choice, and its goods to that team's warehouse."""
    order = await work.take(Order, given.order_id, version=given.expected_version)
    require_open(assign_order, order)
    team = await work.row("select * from team where id = :id and retired_at is null for share", id=given.team_id)
    if team is None:
        raise NotFound(path=("teamId",), what=NOUNS["Team"])
    parcels = await work.rows(_OPEN, order=order.id)
    if parcels and {each.warehouse_id for each in parcels} == {team.warehouse_id}:
        for each in parcels:
            await work.change(Shipment, each, team_id=team.id)
            work.tell(REASSIGNED, each.id, order.id, team=team.id)
    else:
        await _move_goods(work, order, team, parcels)
    return {"order": await give_to(work, order, Choice(team, CHOSEN), [team.warehouse_id])}


_OPEN = "select * from shipment where order_id = :order and state = 'ASSIGNED' order by id for update"


async def _move_goods(work: Work, order: Row, team: Row, parcels: list[Row]) -> None:
    """Reserve the goods in the team's warehouse and start its pick list in place of the old ones."""
    for each in parcels:
        await work.move(each, SHIPMENT.cancel)
    if short := await reassign(work, order.id, team.warehouse_id):
        raise Refusals(short)
    for parcel in (await parcels_of(work, order)).values():
        await make_parcel(work, order, team, parcel)
    work.tell(MOVED, order.id, order.id, left=[place for place in order.warehouses if place != team.warehouse_id])
