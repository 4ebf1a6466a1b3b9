"""Give a paid order to the teams of the warehouses that hold its goods, or note why it waits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.db import Connection, Row, query
from orderflow.kernel.events import event_type
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work
from orderflow.orders.tables import Order, OrderStatus
from orderflow.shipments import rulebook
from orderflow.shipments.parcel import all_parcels, follow_parcels
from orderflow.shipments.rules import Choice, WaitingReason, choose, skills_for
from orderflow.shipments.tables import Shipment, ShipmentLine, ShipmentState
from orderflow.shipments.weighing import OwnRule, Verdict, Wanted, weigh
from orderflow.shop import terms
from orderflow.warehouse.stock import reservations_of

ASSIGNED = event_type("shipment.assigned")
ORDER_WAITING = event_type(
    "order.waiting", customer=True, words=text("等待分配團隊", "等待分配班组", "Waiting for a team")
)
ORDER_HELD_BACK = event_type(
    "order.held_back", words=text("暫停中，尚未分配團隊", "暂停中，尚未分配班组", "On hold, so no team has it yet")
)

_TEAMS = """
select team.*, coalesce(load, 0) as load, (select revision from shop) as settings from team left join (
  select team_id, sum(units) as load from shipment where state in ('ASSIGNED', 'PICKING') group by team_id
) as busy on team_id = team.id where warehouse_id = any(:warehouses) and retired_at is null
"""
_TEAMS_NOW = query(_TEAMS)
_TEAMS_KEPT = query(f"{_TEAMS} order by team.id for share of team")
_LINES = query("select * from order_line where order_id = :order order by position")


async def assign(work: Work, order: Row) -> Row:
    """Make one parcel for each warehouse of the order's reservation; all find a team, or the order waits."""
    if order.status != OrderStatus.PAID:
        return order
    if order.hold_reason is not None:
        return await _wait(work, order, WaitingReason.ON_HOLD)
    parcels = await parcels_of(work, order)
    teams = await _of_now(work.connection, await work.rows(_TEAMS_KEPT, warehouses=list(parcels)))
    shelves = await shelves_of(work.connection, (line for parcel in parcels.values() for line, _ in parcel))
    chosen: dict[str, Choice] = {}
    for place, parcel in parcels.items():
        found = plan(teams, place, order, [line for line, _ in parcel], shelves).found
        if isinstance(found, WaitingReason):
            return await _wait(work, order, found)
        chosen[place] = found
    for place, parcel in parcels.items():
        await make_parcel(work, order, chosen[place].team, parcel)
    largest = max(parcels, key=lambda place: sum(held.quantity for _, held in parcels[place]))
    return await give_to(work, order, chosen[largest], sorted(parcels))


Parcel = list[tuple[Row, Row]]
"""Order lines, each with what is reserved of it in one warehouse."""


async def parcels_of(work: Work, order: Row) -> dict[str, Parcel]:
    """What is reserved for an order, by warehouse."""
    by_sku = {line.sku: line for line in await work.rows(_LINES, order=order.id)}
    parcels: dict[str, Parcel] = {}
    for held in await reservations_of(work, order.id):
        if held.quantity > 0:
            parcels.setdefault(held.warehouse_id, []).append((by_sku[held.sku], held))
    return parcels


async def teams_of(connection: Connection, warehouses: Sequence[str]) -> list[Row]:
    """The teams of some warehouses with their `load`, the units they have yet to pack."""
    return await _of_now(connection, await connection.rows(_TEAMS_NOW, warehouses=list(warehouses)))


async def _of_now(connection: Connection, teams: list[Row]) -> list[Row]:
    """Teams as they were just read; this process knows all rules that were saved before."""
    await rulebook.catch_up(connection, teams[0].settings if teams else 0)
    return teams


Shelves = dict[str, frozenset[str]]
"""The categories of products, each with all that it belongs to."""

_SHELVES = """
with recursive standing as (
  select id as product_id, category_id from product where id = any(:ids)
  union select product_id, parent_id from standing join category on category.id = category_id
  where parent_id is not null
) select product_id, array_agg(category_id) as ids from standing group by product_id
"""


async def shelves_of(connection: Connection, lines: Iterable[Row], rules: Sequence[OwnRule] | None = None) -> Shelves:
    """On which shelves the goods of some order lines stand, where a rule asks for it."""
    asking = rulebook.current().rules if rules is None else rules
    if not any(rule.category_ids for rule in asking):
        return {}
    rows = await connection.rows(_SHELVES, ids=sorted({line.product_id for line in lines}))
    return {row.product_id: frozenset(row.ids) for row in rows}


@dataclass(frozen=True, slots=True)
class Plan:
    """The team that takes a parcel now, or why none does; and what came of each of the shop's own rules on the way."""

    weighed: list[tuple[OwnRule, Choice | Verdict]]
    found: Choice | WaitingReason


def plan(
    teams: Sequence[Row],
    place: str,
    order: Row,
    lines: Sequence[Row],
    shelves: Shelves,
    rules: Sequence[OwnRule] | None = None,
) -> Plan:
    """Who takes a warehouse's part of an order now: the first own rule that fits, else whoever serves its address."""
    local = clock.now().astimezone(terms.current().time_zone).time()
    here = [team for team in teams if team.warehouse_id == place]
    skills = skills_for(lines)
    standing = frozenset(each for line in lines for each in shelves.get(line.product_id, ()))
    wanted = Wanted(order.address, order.delivery_code, order.total, order.currency, standing, skills)
    weighed = list(weigh(rulebook.current().rules if rules is None else rules, here, wanted, local))
    if weighed and isinstance(taken := weighed[-1][1], Choice):
        return Plan(weighed, taken)
    return Plan(weighed, choose(here, order.address, skills, local))


async def give_to(work: Work, order: Row, choice: Choice, warehouses: list[str]) -> Row:
    """Name who works on an order, and let its status follow."""
    return await follow_parcels(
        work,
        order,
        team_id=choice.team.id,
        warehouse_id=choice.team.warehouse_id,
        warehouses=warehouses,
        assignment_rule=choice.rule,
        assignment_rule_name=choice.called,
        waiting_reason=None,
    )


async def make_parcel(work: Work, order: Row, team: Row, parcel: Parcel) -> Row:
    """Write the pick list of one parcel."""
    units = sum(held.quantity for _, held in parcel)
    number = len(await all_parcels(work, order)) + 1
    shipment = await work.add(
        Shipment,
        number=f"{order.number}-P{number}",
        order_id=order.id,
        state=ShipmentState.ASSIGNED,
        version=1,
        warehouse_id=team.warehouse_id,
        team_id=team.id,
        units=units,
        picked=0,
        mispicked=0,
        voided=0,
        held=False,
        route=[],
        hops=[],
        due_at=order.expected_ship_at,
        eta_earliest=order.expected_earliest,
        eta_latest=order.expected_latest,
        assigned_at=clock.now(),
    )
    await work.add_all(ShipmentLine, [_pick_line(shipment, line, held) for line, held in parcel])
    work.tell(ASSIGNED, shipment.id, order.id, team=team.id, warehouse=team.warehouse_id, units=units)
    return shipment


def _pick_line(shipment: Row, line: Row, held: Row) -> dict[str, Any]:
    copied = ("sku", "barcode", "product_name", "variant_name", "picture")
    return {
        "shipment_id": shipment.id,
        "order_line_id": line.id,
        "bin": held.bin,
        "quantity": held.quantity,
        "picked": 0,
        "short": 0,
        **{name: line[name] for name in copied},
    }


async def _wait(work: Work, order: Row, reason: WaitingReason) -> Row:
    if order.waiting_reason == reason:
        return order
    if reason is WaitingReason.ON_HOLD:
        work.tell(ORDER_HELD_BACK, order.id, order.id)
    else:
        work.tell(ORDER_WAITING, order.id, order.id, reason=reason)
    return await work.change(Order, order, waiting_reason=reason)
