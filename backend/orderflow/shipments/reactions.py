"""What happens to parcels by itself: teams are found, labels fetched, carriers asked, receipts taken for granted."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.db import Database, Row
from orderflow.kernel.deliveries import GaveUp, TryAgain, every_second
from orderflow.kernel.events import event_type, on
from orderflow.kernel.texts import Text
from orderflow.kernel.work import Work, as_system
from orderflow.orders.actions.desk import ORDER_HELD, ORDER_RELEASED
from orderflow.orders.lifecycle import ORDER
from orderflow.orders.tables import Order, OrderStatus
from orderflow.people.actions.set_team_duty import TEAM_ON_DUTY
from orderflow.shipments.actions.dispatch import LABEL_REQUESTED
from orderflow.shipments.assign import assign, plan, shelves_of, teams_of
from orderflow.shipments.carriers import Answer, CarrierAway, CarrierRefused, carriers
from orderflow.shipments.labels import booking, parcel_of, put_on, sender_of, stored_route
from orderflow.shipments.lifecycle import SHIPMENT
from orderflow.shipments.parcel import take_parcel
from orderflow.shipments.rules import Choice
from orderflow.shipments.tables import Shipment, ShipmentState
from orderflow.shipments.tracking import record

PATIENCE = timedelta(minutes=5)
SOONEST = timedelta(seconds=1)
NOTHING_NEW = Answer((), None)


@on(ORDER.secure.event, ORDER_RELEASED)
async def assign_paid_order(work: Work, event: Row) -> None:
    """A paid order goes to its team."""
    await assign(work, await work.take(Order, event.order_id))


@on(TEAM_ON_DUTY, outside=True)
async def assign_to_team(work: Work, event: Row) -> None:
    """A team that comes on duty finds the orders that waited for it, the oldest first."""
    async with work.outside():
        await assign_waiting(work.database, cause=event.cause)


# An order without a reason is left to its own delivery, unless that one is dead.
_WAITING = """
select * from "order" as o where status = 'PAID' and hold_reason is null and (
  waiting_reason is not null or placed_at < :long_ago and not exists (
    select from delivery where lane = o.id and consumer = 'shipments.assign_paid_order' and state = 'PENDING'))
order by placed_at, id limit 500
"""

_GOODS = """
select line.order_id, warehouse_id, line.product_id, line.weight_g
from reservation join stock_level as level on level.id = stock_level_id
join order_line as line on line.order_id = owner and line.sku = level.sku
where owner = any(:orders) and reservation.quantity > 0
"""
"""What each warehouse holds of some orders."""


@every_second
async def assign_waiting_orders(database: Database) -> int:
    """Orders that waited, for instance for a shift to start, move as soon as a team fits."""
    return await assign_waiting(database)


async def assign_waiting(database: Database, cause: str | None = None) -> int:
    """Assign the waiting orders that have a team now, the oldest first; answers how many."""
    async with database.read() as connection:
        waiting = await connection.rows(_WAITING, long_ago=clock.now() - timedelta(minutes=1))
        places = sorted({place for order in waiting for place in order.warehouses})
        teams = await teams_of(connection, places) if waiting else []
        goods = await connection.rows(_GOODS, orders=[order.id for order in waiting]) if teams else []
        shelves = await shelves_of(connection, goods)
    held: dict[tuple[str, str], list[Row]] = {}
    for line in goods:
        held.setdefault((line.order_id, line.warehouse_id), []).append(line)
    assigned = 0
    for order in waiting:
        plans = [
            plan(teams, place, order, held.get((order.id, place), []), shelves).found for place in order.warehouses
        ]
        if order.waiting_reason is None or all(isinstance(each, Choice) for each in plans):
            assigned += await as_system(database, partial(_assign_again, id=order.id), cause)
    return assigned


async def _assign_again(work: Work, id: str) -> bool:
    order = await assign(work, await work.take(Order, id))
    return bool(order.status != OrderStatus.PAID)


HELD = event_type("shipment.held")
FREED = event_type("shipment.released")
LABEL_FAILED = event_type("shipment.label_failed")

_HOLD = """
update shipment set held = :held, version = version + 1 where order_id = :order and held <> :held
and state in ('ASSIGNED', 'PICKING', 'PACKED') returning id
"""


@on(ORDER_HELD, ORDER_RELEASED)
async def hold_parcels(work: Work, event: Row) -> None:
    """Pick lists show that their order is on hold, or no longer is."""
    order = await work.take(Order, event.order_id)
    held = order.hold_reason is not None
    for each in await work.rows(_HOLD, order=order.id, held=held):
        work.tell(HELD if held else FREED, each.id, order.id)
    if held:
        await assign(work, order)


@on(LABEL_REQUESTED, outside=True, optimistic=True)
async def issue_label(work: Work, event: Row) -> None:
    """Ask the carrier for the label of a packed parcel; a problem is shown beside it while we try again."""
    order, shipment = await take_parcel(work, event.subject)
    if not _waits_for_label(shipment):
        return
    carrier = carriers.all()[shipment.carrier]
    asked = booking(order, shipment, await sender_of(work, shipment))
    try:
        async with work.outside():
            label = await carrier.book(asked)
    except CarrierAway as away:
        await _note_problem(work, shipment.id, away.reason)
        raise TryAgain(str(away)) from away
    except CarrierRefused as refused:
        await _note_problem(work, shipment.id, refused.reason)
        raise GaveUp(str(refused)) from refused
    order, shipment = await take_parcel(work, event.subject)
    if _waits_for_label(shipment) and shipment.carrier == carrier.name:
        await put_on(work, order, shipment, SHIPMENT.label, label, carrier.name)


def _waits_for_label(shipment: Row) -> bool:
    return shipment.state == ShipmentState.PACKED and shipment.label_requested_at is not None


async def _note_problem(work: Work, shipment_id: str, problem: Text) -> None:
    """Keep, whatever becomes of this delivery, why there is no label yet."""
    _, shipment = await take_parcel(work, shipment_id)
    if _waits_for_label(shipment):
        await work.change(Shipment, shipment, label_problem=dict(problem))
        work.tell(LABEL_FAILED, shipment.id, shipment.order_id, carrier=shipment.carrier)
    async with work.outside():
        pass


@on(SHIPMENT.void_label.event, outside=True)
async def withdraw_label(work: Work, event: Row) -> None:
    """Tell the carrier that a label will not be used."""
    carrier = carriers.get(event.payload["carrier"])
    if carrier:
        try:
            async with work.outside():
                await carrier.cancel(event.payload["tracking_number"])
        except CarrierAway as away:
            raise TryAgain(str(away)) from away


_TO_ASK = """
with due as (
  update shipment set ask_at = :later where id in (
    select id from shipment where ask_at <= :now order by ask_at limit 50 for update skip locked
  ) returning *
)
select due.*, address, expected_earliest, expected_latest, city as sender
from due join "order" as o on o.id = order_id join warehouse on warehouse.id = due.warehouse_id
"""


@every_second
async def ask_carriers(database: Database) -> int:
    """Ask the carriers about parcels whose next news is due, outside of any transaction, and record what is new."""
    now = clock.now()
    async with database.read() as connection:
        due = await connection.rows(_TO_ASK, now=now, later=now + PATIENCE)
    for name in sorted({row.carrier for row in due}):
        carrier = carriers.get(name)
        parcels = [parcel_of(row) for row in due if row.carrier == name]
        try:
            answers = await carrier.track(parcels) if carrier else {}
        except CarrierAway:
            continue  # asked again when the patience is over
        told = [(row, answers.get(row.tracking_number, NOTHING_NEW)) for row in due if row.carrier == name]
        await _ask_again(database, [(row, answer) for row, answer in told if _says_nothing(row, answer)])
        for row, answer in told:
            if not _says_nothing(row, answer):
                await as_system(database, partial(_hear, asked=row, answer=answer))
    return len(due)


def _says_nothing(row: Row, answer: Answer) -> bool:
    """Whether a parcel is as it was before it was asked about."""
    as_planned = answer.eta in (None, (row.eta_earliest, row.eta_latest))
    return not answer.news and as_planned and (not answer.route or stored_route(answer.route) == row.route)


_AGAIN = """
update shipment set ask_at = asked.at
from unnest(cast(:ids as text[]), cast(:numbers as text[]), cast(:times as timestamptz[])) as asked(id, label, at)
where shipment.id = asked.id and tracking_number = label and ask_at is not null
"""


async def _ask_again(database: Database, told: list[tuple[Row, Answer]]) -> None:
    """Look at parcels again when their carriers may know more, unless they got another label meanwhile."""
    if not told:
        return
    async with database.read() as connection:
        await connection.run(
            _AGAIN,
            ids=[row.id for row, _ in told],
            numbers=[row.tracking_number for row, _ in told],
            times=[_next_look(answer) for _, answer in told],
        )


def _next_look(answer: Answer) -> datetime | None:
    again = answer.ask_again_at
    return max(again, clock.now() + SOONEST) if again else None


async def _hear(work: Work, asked: Row, answer: Answer) -> None:
    """Record what a carrier answered about a parcel, unless it got another label meanwhile."""
    order, shipment = await take_parcel(work, asked.id)
    if shipment.tracking_number != asked.tracking_number or shipment.ask_at is None:
        return
    also: dict[str, Any] = {"ask_at": _next_look(answer)}
    if answer.eta:
        also |= {"eta_earliest": answer.eta[0], "eta_latest": answer.eta[1]}
    if answer.route:
        also["route"] = stored_route(answer.route)
    await record(work, order, shipment, answer.news, **also)


_TO_CONFIRM = """
select id from "order" where status = 'AWAITING_DELIVERY' and auto_confirm_at <= :now order by auto_confirm_at limit 200
"""


@every_second
async def confirm_due_receipts(database: Database) -> int:
    """An order that arrived some days ago counts as received without the customer's word."""
    async with database.read() as connection:
        due = await connection.rows(_TO_CONFIRM, now=clock.now())
    for each in due:
        await as_system(database, partial(_confirm, id=each.id))
    return len(due)


async def _confirm(work: Work, id: str) -> None:
    order = await work.take(Order, id)
    due = order.auto_confirm_at is not None and order.auto_confirm_at <= clock.now()
    if order.status == OrderStatus.AWAITING_DELIVERY and due:
        await work.move(order, ORDER.complete, also={"completed_at": clock.now()}, automatic=True)
