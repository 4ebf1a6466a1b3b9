"""What waits for somebody is what their rights let them do, of their own team, and what is due first comes first."""

from datetime import timedelta
from typing import Any

import pytest

from orderflow.kernel import clock
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database
from orderflow.orders.actions.desk import AddOrderNote, HoldOrder
from orderflow.shipments.actions.dispatch import HandOverShipments
from orderflow.shipments.actions.pack import PackShipment
from orderflow.tickets.actions.desk import AssignTicket
from tests.asked import asked, denied
from tests.bought import a_received_order, an_order
from tests.graph.wire import counted
from tests.parcels import FLOOR, a_parcel, dispatch, drain, order_again, parcel_of, pick, secure
from tests.paying import APPROVE, an_unpaid_order, one, pay
from tests.rooms.tickets.props import a_ticket
from tests.sheets import a_checked_sheet, a_sheet
from tests.shelves import FAR, NEAR, stock_up
from tests.wire import value
from tests.world import a_colleague, a_team, ada, as_staff, do, guest

TASKS = """query($first: Int! = 50, $kind: TaskKind) { tasks(first: $first, kind: $kind) {
  tasks { id kind dueAt } counts { kind count } } }"""
ABOUT = {
    "PICKER": "{ tasks { tasks { kind shipment { id } } } }",
    "ORDER_DESK": "{ tasks { tasks { kind order { id hold { reason } waitingReason } mention { text } } } }",
    "SUPPORT": "{ tasks { tasks { kind ticket { id } } } }",
    "FINANCE": "{ tasks { tasks { kind refund { id } order { id } } } }",
    "LOGISTICS": "{ tasks { tasks { kind shipment { id } } } }",
    "CATALOGUE": "{ tasks { tasks { kind catalogueImport { id } } } }",
}


async def waiting(database: Database, actor: Actor) -> list[tuple[str, str]]:
    """What waits for somebody: kind, and the id of what it is about."""
    found = (await asked(database, actor, TASKS))["tasks"]
    pairs = [(each["kind"], each["id"].partition(":")[2]) for each in found["tasks"]]
    assert {each["kind"]: each["count"] for each in found["counts"]} == {
        kind: sum(each == kind for each, _ in pairs) for kind, _ in pairs
    }
    return pairs


async def test_a_parcel_goes_from_the_picker_to_the_packer_to_the_door(database: Database) -> None:
    _, parcel = await a_parcel(database)
    picker = as_staff("PICKER", warehouse_id=NEAR)
    logistics = as_staff("LOGISTICS")

    assert await waiting(database, picker) == [("PICK_SHIPMENT", parcel.id)]
    assert await waiting(database, logistics) == []
    await pick(database, parcel)
    assert await waiting(database, picker) == [("PACK_SHIPMENT", parcel.id)]
    await do(database, FLOOR, PackShipment(parcel.id))
    assert await waiting(database, picker) == []
    assert await waiting(database, logistics) == [("LABEL_SHIPMENT", parcel.id)]
    await do(database, FLOOR, dispatch(parcel))
    assert await waiting(database, logistics) == []  # the carrier is being asked
    await drain(database)
    assert await waiting(database, logistics) == [("HAND_OVER_SHIPMENT", parcel.id)]
    await do(database, FLOOR, HandOverShipments([parcel.id]))
    assert await waiting(database, logistics) == []
    await value(database, "update shipment set state = 'EXCEPTION' where id = :id returning 1", id=parcel.id)
    assert await waiting(database, logistics) == [("SETTLE_SHIPMENT", parcel.id)]


async def test_of_parcels_a_team_sees_its_own_and_nobody_what_another_has_begun(database: Database) -> None:
    order, parcel = await a_parcel(database)
    other = await a_team(database, "OTHER", warehouse_id=NEAR)
    mine = await a_colleague(database, "PICKER", name="Mia", team_id=parcel.team_id)
    theirs = await a_colleague(database, "PICKER", name="Tom", team_id=other.id)
    mia, tom = (as_staff("PICKER", warehouse_id=NEAR, staff_id=each.id) for each in (mine, theirs))

    assert await waiting(database, mia) == [("PICK_SHIPMENT", parcel.id)]
    assert await waiting(database, tom) == []
    assert await waiting(database, as_staff("PICKER", warehouse_id=FAR)) == []
    await value(database, "update shipment set picker_id = 'stf_x' where id = :id returning 1", id=parcel.id)
    assert await waiting(database, mia) == []
    await value(database, "update shipment set picker_id = :me where id = :id returning 1", id=parcel.id, me=mine.id)
    assert await waiting(database, mia) == [("PICK_SHIPMENT", parcel.id)]
    await value(
        database, "update shipment set picker_id = :tom where id = :id returning 1", id=parcel.id, tom=tom.staff_id
    )
    assert await waiting(database, tom) == [("PICK_SHIPMENT", parcel.id)]  # who helps another team out goes on
    assert await waiting(database, mia) == []
    await value(database, "update shipment set picker_id = :me where id = :id returning 1", id=parcel.id, me=mine.id)
    await do(database, as_staff("ORDER_DESK"), HoldOrder(order.id, "ADDRESS"))
    await drain(database)
    assert await waiting(database, mia) == []


async def test_the_desk_sees_holds_and_orders_without_a_team_with_the_reason(database: Database) -> None:
    held, _ = await an_order(database, hold_reason="ADDRESS", hold_note="Which door?", held_at=clock.now())
    alone, _ = await an_order(database, waiting_reason="NO_TEAM_FOR_REGION")
    await an_order(database)

    found = await asked(database, as_staff("ORDER_DESK"), ABOUT["ORDER_DESK"])

    assert [(each["kind"], each["order"]["id"]) for each in found["tasks"]["tasks"]] == [
        ("RELEASE_ORDER", held.id),
        ("ASSIGN_ORDER", alone.id),
    ]
    assert found["tasks"]["tasks"][0]["order"]["hold"] == {"reason": "ADDRESS"}
    assert "assign one by hand" in found["tasks"]["tasks"][1]["order"]["waitingReason"]
    assert await waiting(database, as_staff("LOGISTICS")) == [("ASSIGN_ORDER", alone.id)]


async def test_support_answers_its_own_tickets_and_those_nobody_has(database: Database) -> None:
    ivo, may = [await a_colleague(database, "SUPPORT", name=name) for name in ("Ivo", "May")]
    ticket = await a_ticket(database, await ada(database))

    for each in (ivo, may):
        assert await waiting(database, as_staff("SUPPORT", staff_id=each.id)) == [("ANSWER_TICKET", ticket.id)]
    await do(database, as_staff("SUPPORT", staff_id=may.id), AssignTicket(ticket.id, ivo.id))

    assert await waiting(database, as_staff("SUPPORT", staff_id=may.id)) == []
    assert await waiting(database, as_staff("SUPPORT", staff_id=ivo.id)) == [("ANSWER_TICKET", ticket.id)]
    assert await waiting(database, as_staff("FINANCE")) == []
    await value(database, "update ticket set state = 'WAITING_CUSTOMER' where id = :id returning 1", id=ticket.id)
    assert await waiting(database, as_staff("SUPPORT", staff_id=ivo.id)) == []


async def test_finance_sees_refunds_until_they_are_settled_and_amounts_that_do_not_match(database: Database) -> None:
    order, someone = await an_unpaid_order(database)
    payment = await pay(database, someone, order, APPROVE)
    add = """insert into refund (id, order_id, payment_id, state, currency, amount, reason, created_at, asked, version)
      values (:id, :order, :payment, :state, 'CNY', 1, 'Chipped', :at, 0, 1) returning id"""
    refund = {"order": order.id, "payment": payment.id, "at": clock.now()}
    first = await value(database, add, id="ref_1", state="FAILED", **refund)
    finance = as_staff("FINANCE")

    assert await waiting(database, finance) == [("SEE_TO_REFUND", first)]
    await value(database, add, id="ref_2", state="PENDING", **refund)
    assert await waiting(database, finance) == [("SEE_TO_REFUND", "ref_2")]
    await value(database, "update refund set state = 'SUCCEEDED' where id = 'ref_2' returning 1")
    assert await waiting(database, finance) == []
    await value(
        database, "update \"order\" set hold_reason = 'AMOUNT', hold_note = '' where id = :id returning 1", id=order.id
    )
    assert await waiting(database, finance) == [("RELEASE_ORDER", order.id)]
    assert await waiting(database, as_staff("SUPERVISOR")) == [("RELEASE_ORDER", order.id)]


async def test_the_catalogue_sees_sheets_that_are_ready(database: Database) -> None:
    await stock_up(database, CUP=(9, 9))
    await a_sheet(database, "sku,price\nCUP,80.00\n")
    ready = await a_checked_sheet(database, "sku,price\nCUP,90.00\n")

    assert await waiting(database, as_staff("CATALOGUE")) == [("APPLY_IMPORT", ready)]


async def test_who_is_named_is_asked_to_read_it(database: Database) -> None:
    grace = await a_colleague(database, "ORDER_DESK", name="Grace")
    order, _ = await a_received_order(database)
    await do(database, as_staff("SUPPORT"), AddOrderNote(order.id, f"@[{grace.id}] please call."))

    found = await asked(database, as_staff("ORDER_DESK", staff_id=grace.id), ABOUT["ORDER_DESK"])

    assert [(each["kind"], each["mention"]["text"]) for each in found["tasks"]["tasks"]] == [
        ("READ_MENTION", "@Grace please call.")
    ]


async def test_what_is_due_first_comes_first_and_a_page_is_as_long_as_is_asked(database: Database) -> None:
    due = [clock.now() + timedelta(hours=hours) for hours in (5, -3, 1)]
    orders = [(await an_order(database, waiting_reason="NO_TEAM_ON_DUTY", expected_ship_at=at))[0].id for at in due]
    await an_order(database, hold_reason="FRAUD", hold_note="", expected_ship_at=clock.now() + timedelta(hours=2))
    desk = as_staff("ORDER_DESK")

    found = await asked(database, desk, TASKS, first=2)
    only = await asked(database, desk, TASKS, kind="ASSIGN_ORDER")

    assert [each["id"].partition(":")[2] for each in found["tasks"]["tasks"]] == [orders[1], orders[2]]
    assert [each["id"].partition(":")[2] for each in only["tasks"]["tasks"]] == [orders[1], orders[2], orders[0]]
    assert (
        found["tasks"]["counts"]
        == only["tasks"]["counts"]
        == [
            {"kind": "ASSIGN_ORDER", "count": 3},
            {"kind": "RELEASE_ORDER", "count": 1},
        ]
    )
    assert await denied(database, desk, TASKS, first=101) == ["INVALID_INPUT"]


async def test_nothing_waits_for_customers_and_guests(database: Database) -> None:
    await an_order(database, hold_reason="FRAUD", hold_note="")
    for actor in (guest(), await ada(database), as_staff("ANALYST")):
        assert await waiting(database, actor) == []


@pytest.mark.parametrize("role", sorted(ABOUT))
async def test_ten_tasks_take_no_more_statements_than_one(database: Database, role: str) -> None:
    await a_parcel(database)
    cup = await one(database, "select v.* from variant v")
    boss = await a_colleague(database, role, name="Boss")
    actor = as_staff(role, staff_id=boss.id, warehouse_id=NEAR if role == "PICKER" else None)
    await _one_more(database, cup)
    once = await _statements(database, actor, ABOUT[role])
    for _ in range(3):
        await _one_more(database, cup)

    assert await _statements(database, actor, ABOUT[role]) == once


async def _one_more(database: Database, cup: Any) -> None:
    """Something more for everybody."""
    order, _ = await order_again(database, {"CUP": cup}, {"CUP": 1})
    await secure(database, order)
    await drain(database)
    parcel = await parcel_of(database, order)
    await value(database, "update shipment set state = 'LABELLED' where id = :id returning 1", id=parcel.id)
    await an_order(database, hold_reason="AMOUNT", hold_note="")
    await a_ticket(database, guest())
    await a_checked_sheet(database, "sku,price\nCUP,90.00\n")


async def _statements(database: Database, actor: Actor, document: str) -> int:
    with counted() as ran:
        found = await asked(database, actor, document)
    assert found["tasks"]["tasks"]
    return len(ran)
