"""Parcels as a picker, logistics and the customer read and move them through the schema."""

from dataclasses import replace
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.db import Database, Row
from orderflow.shipments.actions.dispatch import HandOverShipments
from orderflow.shipments.actions.track import RecordTrackingEvent
from tests.asked import asked, denied
from tests.parcels import (
    FLOOR,
    a_labelled_parcel,
    a_paid_order,
    a_parcel,
    a_parcel_on_its_way,
    a_team_at,
    drain,
    lines_of,
    now,
    parcel_of,
    pass_time,
)
from tests.shelves import FAR, NEAR
from tests.world import as_staff
from tests.world import do as done

PICKER = as_staff("PICKER", warehouse_id=NEAR)
PARCEL = """fragment Parcel on Shipment { id number state units version dueAt
  lines { sku productName variantName bin barcode quantity picked short shortReason picture { url } }
  warehouse { name } team { name } picker { name } carrier carrierName trackingNumber trackingUrl labelProblem
  labelRequestedAt eta { earliest latest } position hops { place at state }
  trackingEvents { code place description occurredAt receivedAt } order { number status units { packed } }
  availableActions { action allowed code reason } }"""
LIST = PARCEL + "query($filter: ShipmentFilter, $first: Int! = 50, $after: String) {"
LIST += " shipments(first: $first, after: $after, filter: $filter) { totalCount pageInfo { hasNextPage endCursor }"
LIST += " nodes { ...Parcel } } }"


def verb(name: str, gives: str = "shipment { ...Parcel }") -> str:
    """The document of one of the parcels' mutations."""
    kind = f"{name[0].upper()}{name[1:]}Input!"
    uses = PARCEL if "Parcel" in gives else ""
    return (
        f"{uses} mutation($input: {kind}) {{ it: {name}(input: $input) {{ {gives} errors {{ code message path }} }} }}"
    )


async def do(database: Database, actor: Any, document: str, **given: Any) -> Any:
    return (await asked(database, actor, document, input=given))["it"]


async def shown(database: Database, actor: Any, **filter: Any) -> list[str]:
    found = (await asked(database, actor, LIST, filter=filter))["shipments"]
    assert found["totalCount"] == len(found["nodes"])
    return [node["number"] for node in found["nodes"]]


async def test_who_packs_a_parcel_reads_whom_it_is_for_until_it_has_left(database: Database) -> None:
    order, parcel = await a_labelled_parcel(database)
    async with database.transaction() as connection:
        await connection.run("update \"order\" set gift_message = 'With love.', hides_prices = true")
    shown = (
        "query ($id: ID!) { shipment(id: $id) { recipient { name city street } giftMessage order { hidesPrices } } }"
    )

    packing = await asked(database, PICKER, shown, id=parcel.id)
    await done(database, FLOOR, HandOverShipments([parcel.id]))
    gone = await asked(database, PICKER, shown, id=parcel.id)

    address = {name: order.address[name] for name in ("name", "city", "street")}
    plain = {"order": {"hidesPrices": True}}
    assert packing["shipment"] == {"recipient": address, "giftMessage": "With love.", **plain}
    assert gone["shipment"] == {"recipient": None, "giftMessage": None, **plain}


async def test_a_picker_does_the_whole_job_without_prices_or_contacts(database: Database) -> None:
    _, parcel = await a_parcel(database, units={"CUP": 2, "POT": 1})
    assert await shown(database, PICKER, state=["ASSIGNED"]) == [parcel.number]

    started = await do(database, PICKER, verb("startPicking"), shipmentId=parcel.id)
    assert (started["shipment"]["state"], started["errors"]) == ("PICKING", [])
    scan = verb("confirmPick", "scan { result message line { sku picked } } shipment { ...Parcel }")
    right = await do(database, PICKER, scan, shipmentId=parcel.id, code="20CUP", quantity=2, scanId="1")
    wrong = await do(database, replace(PICKER, locale="zh-Hans"), scan, shipmentId=parcel.id, code="ODD")
    extra = await do(database, PICKER, scan, shipmentId=parcel.id, code="20CUP")
    many = await do(database, PICKER, scan, shipmentId=parcel.id, code="20POT", quantity=5)
    assert right["scan"] == {
        "result": "RIGHT", "message": "Right: A good CUP, all picked", "line": {"sku": "CUP", "picked": 2},
    }  # fmt: skip
    assert wrong["scan"] == {"result": "WRONG", "message": "拿错了：“ODD”不在这张单上，请放回", "line": None}
    assert extra["scan"]["message"] == "Too many: A good CUP is picked in full, put this back on the shelf"
    assert many["scan"]["message"].endswith("needs 1 more. None was counted; put back the rest and scan 1")
    early = await do(database, PICKER, verb("packShipment"), shipmentId=parcel.id)
    assert early["shipment"] is None
    assert early["errors"][0]["code"] == "MOVE_REFUSED"
    pot = next(line for line in await lines_of(database, parcel) if line.sku == "POT")
    short = await do(database, PICKER, verb("reportShortPick"), shipmentId=parcel.id, lineId=pot.id, reason="MISSING")
    assert short["shipment"]["units"] == 2
    await drain(database)
    packed = await do(
        database, PICKER, verb("packShipment", "shipment { ...Parcel } order { status }"), shipmentId=parcel.id
    )

    assert (packed["shipment"]["state"], packed["order"]) == ("PACKED", {"status": "READY_TO_SHIP"})
    assert packed["shipment"]["team"] == {"name": "Day team"}
    opened = {each["action"]: each["allowed"] for each in packed["shipment"]["availableActions"]}
    assert opened == {
        "startPicking": False, "confirmPick": False, "reportShortPick": False, "packShipment": False,
        "unpackShipment": True,
    }  # fmt: skip


async def test_a_picker_elsewhere_sees_and_moves_nothing(database: Database) -> None:
    _, parcel = await a_parcel(database)
    elsewhere = as_staff("PICKER", warehouse_id=FAR)

    assert await shown(database, elsewhere) == []
    refused = await do(database, elsewhere, verb("startPicking"), shipmentId=parcel.id)

    assert refused["errors"][0]["code"] == "NOT_FOUND"
    one = "query($id: ID!) { shipment(id: $id) { id } }"
    assert await asked(database, elsewhere, one, id=parcel.id) == {"shipment": None}
    assert await denied(database, as_staff("CATALOGUE"), one, id=parcel.id) == ["FORBIDDEN"]


async def test_logistics_dispatches_hands_over_and_records_news(database: Database) -> None:
    _, parcel = await a_labelled_parcel(database)
    logistics = as_staff("LOGISTICS")

    given = await do(database, logistics, verb("handOverShipments", "shipments { ...Parcel }"), shipmentIds=[parcel.id])
    assert [each["state"] for each in given["shipments"]] == ["IN_TRANSIT"]
    heard = await do(
        database, logistics, verb("recordTrackingEvent", "shipment { ...Parcel } order { status }"),
        trackingNumber=parcel.tracking_number, carrier="swift", code="OUT_FOR_DELIVERY", place="Hangzhou",
        description="On the van", occurredAt="2026-01-05T08:00:00Z", eventId="e1",
    )  # fmt: skip

    assert (heard["shipment"]["state"], heard["shipment"]["position"]) == ("OUT_FOR_DELIVERY", "Hangzhou")
    assert heard["shipment"]["trackingEvents"][0]["occurredAt"] == "2026-01-05T08:00:00+00:00"
    carriers = await asked(database, logistics, "{ carriers { code name } }")
    assert {"code": "swift", "name": "Swift Express (simulated)"} in carriers["carriers"]


async def test_a_lost_parcel_is_a_problem_until_it_is_made_good(database: Database) -> None:
    _, parcel = await a_parcel_on_its_way(database)
    lost = RecordTrackingEvent(parcel.tracking_number, "swift", "LOST", "", "Gone", clock.now(), "scan")

    await done(database, FLOOR, lost)
    assert await shown(database, FLOOR, problem=True) == [parcel.number]

    await drain(database)
    assert await shown(database, FLOOR, problem=True) == []


async def test_a_label_problem_is_shown_to_staff_only(database: Database) -> None:
    await a_team_at(database)
    order, someone = await a_paid_order(database, street="No. 1 [refuses]")
    parcel = await parcel_of(database, order)
    await pack(database, parcel)
    await do(database, FLOOR, verb("dispatchShipment"), shipmentId=parcel.id, carrier="swift", idempotencyKey="k")
    again = await do(
        database, FLOOR, verb("dispatchShipment"), shipmentId=parcel.id, carrier="swift", idempotencyKey="l"
    )
    assert again["errors"][0]["code"] == "LABEL_REQUESTED"
    await drain(database)

    (staff,) = (await asked(database, FLOOR, LIST, filter={"problem": True}))["shipments"]["nodes"]
    (own,) = (await asked(database, someone, LIST, filter={}))["shipments"]["nodes"]

    assert staff["labelProblem"] == "Swift does not serve this address."
    assert (own["labelProblem"], own["team"], own["picker"]) == (None, None, None)


async def pack(database: Database, parcel: Row) -> None:
    await do(database, FLOOR, verb("startPicking", "shipment { id }"), shipmentId=parcel.id)
    await do(database, FLOOR, verb("confirmPick", "scan { result }"), shipmentId=parcel.id, code="CUP", quantity=2)
    await do(database, FLOOR, verb("packShipment", "order { status }"), shipmentId=parcel.id)


async def test_parcels_are_listed_by_urgency_filtered_and_paged(database: Database) -> None:
    _, parcel = await a_parcel_on_its_way(database)

    assert await shown(database, FLOOR, state=["ASSIGNED"]) == []
    assert await shown(database, FLOOR, problem=True) == []
    assert await shown(database, FLOOR, problem=False, warehouseId=NEAR) == [parcel.number]
    assert await shown(database, FLOOR, warehouseId=FAR) == []
    assert await shown(database, FLOOR, search=f" {parcel.tracking_number.lower()} ") == [parcel.number]
    assert await shown(database, FLOOR, search=parcel.number[:6]) == [parcel.number]
    assert await shown(database, FLOOR, search="nothing") == []
    by_number = await asked(database, FLOOR, "query($n: String) { shipment(number: $n) { id } }", n=parcel.number)
    assert by_number == {"shipment": {"id": parcel.id}}
    assert await denied(database, FLOOR, "{ shipment { id } }") == ["INVALID_INPUT"]
    page = (await asked(database, FLOOR, LIST, first=1))["shipments"]["pageInfo"]
    rest = await asked(database, FLOOR, LIST, first=1, after=page["endCursor"])
    assert (page["hasNextPage"], rest["shipments"]["nodes"]) == (False, [])


async def test_the_customer_sees_the_way_in_their_language(database: Database) -> None:
    await a_team_at(database)
    order, someone = await a_paid_order(database)
    parcel = await parcel_of(database, order)
    await pack(database, parcel)
    await do(database, FLOOR, verb("dispatchShipment"), shipmentId=parcel.id, carrier="swift", idempotencyKey="k")
    await drain(database)
    await do(database, FLOOR, verb("handOverShipments", "shipments { id }"), shipmentIds=[parcel.id])
    await pass_time(database, days=5)

    see = PARCEL + "query($id: ID!) { order(id: $id) { status shipments { ...Parcel } } }"
    found = (await asked(database, replace(someone, locale="zh-Hant"), see, id=order.id))["order"]["shipments"][0]

    assert (found["state"], found["carrierName"]) == ("DELIVERED", "迅達速運（模擬）")
    assert found["hops"][-1]["place"] == "府上"
    assert [hop["state"] for hop in found["hops"]] == ["DONE"] * 4
    assert found["trackingEvents"][0]["description"] == "已送達並簽收"
    assert (await now(database, "order", order.id)).status == "AWAITING_DELIVERY"
    confirm = verb("confirmReceipt", "order { status }")
    done = await do(database, someone, confirm, orderId=order.id, idempotencyKey="k")
    assert done["order"] == {"status": "COMPLETED"}
