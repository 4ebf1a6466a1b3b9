"""An order's story, as it is told to customers and staff."""

from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database, Row
from orderflow.shipments.actions.dispatch import HandOverShipments
from tests.asked import asked
from tests.parcels import FLOOR, a_labelled_parcel, drain, now
from tests.paying import APPROVE, DECLINE, an_unpaid_order, pay
from tests.world import ada, as_staff, do

DESK = as_staff("ORDER_DESK")
STORY = "query ($id: ID!) { order(id: $id) { timeline { steps { code text staffOnly } nextStep { code dueAt } } } }"


async def told(database: Database, actor: Actor, order: Row) -> list[str]:
    """The codes of what is told, oldest first."""
    found = (await asked(database, actor, STORY, id=order.id))["order"]["timeline"]
    assert all(step["text"] for step in found["steps"])
    return [step["code"] for step in found["steps"]]


async def test_an_attempt_to_pay_is_told_by_its_end_and_what_it_adds_up_to_is_not_told_again(
    database: Database,
) -> None:
    order, customer = await an_unpaid_order(database)
    assert await told(database, customer, order) == ["order.placed"]

    await pay(database, customer, order, DECLINE)
    await pay(database, customer, order, APPROVE)

    assert await told(database, customer, order) == ["order.placed", "payment.failed", "payment.captured"]
    assert await told(database, DESK, order) == ["order.placed", "payment.failed", "payment.captured"]


async def test_what_comes_next_is_worded_for_its_reader(database: Database) -> None:
    order, customer = await an_unpaid_order(database)
    shown = "query ($id: ID!) { order(id: $id) { timeline { nextStep { expected } } } }"

    ours = await asked(database, DESK, shown, id=order.id)
    theirs = await asked(database, customer, shown, id=order.id)

    assert ours["order"]["timeline"]["nextStep"]["expected"] == "Waiting for the customer's payment"
    assert theirs["order"]["timeline"]["nextStep"]["expected"] == "Waiting for your payment"


async def test_one_parcel_tells_the_steps_of_its_order(database: Database) -> None:
    order, parcel = await a_labelled_parcel(database)

    await do(database, FLOOR, HandOverShipments([parcel.id]))
    await drain(database)

    found = (await asked(database, DESK, STORY, id=order.id))["order"]["timeline"]["nextStep"]
    parcel = await now(database, "shipment", parcel.id)
    assert found == {"code": "DELIVER", "dueAt": parcel.eta_latest.isoformat()}
    story = await told(database, DESK, order)
    assert story[-4:] == [
        "shipment.picking_started", "shipment.packed", "shipment.dispatched", "shipment.handed_over",
    ]  # fmt: skip


async def test_colleagues_read_who_of_them_did_a_step_and_customers_do_not(database: Database) -> None:
    order, _ = await a_labelled_parcel(database)
    who = "query ($id: ID!) { order(id: $id) { timeline { steps { code by staffId } } } }"

    ours = (await asked(database, DESK, who, id=order.id))["order"]["timeline"]["steps"]
    buyer = await ada(database)
    async with database.read() as connection:
        await connection.run('update "order" set customer_id = :buyer', buyer=buyer.customer_id)
    theirs = await asked(database, buyer, who, id=order.id)

    assert {step["staffId"] for step in ours if step["by"] == "STAFF"} == {FLOOR.id}
    assert {step["staffId"] for step in ours if step["by"] != "STAFF"} == {None}
    assert {step["staffId"] for step in theirs["order"]["timeline"]["steps"]} == {None}
