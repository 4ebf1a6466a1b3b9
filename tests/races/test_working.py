"""Colleagues and customers who do the same thing at the same moment, over HTTP at two processes.

Each race says which guard was taken out of a copy of the tree to see it fail.
"""

import asyncio
from collections import Counter
from typing import Any

from orderflow.kernel.ids import new_id
from tests.running import held, until
from tests.wire import PARCELS, Shop, a_parcel, an_order, codes, deliver, parcel_of, payment_of, value

AT_ONCE = 12


async def test_twelve_dispatches_at_once_are_one_label(shop: Shop) -> None:
    """The others are told that the label is on its way.

    Tried without the guard `no_label_on_its_way`: twelve labels are asked for, and this fails.
    """
    order, parcel = await a_parcel(shop)

    answers = await _at_once(
        shop,
        "dispatchShipment",
        [{"shipmentId": parcel["id"], "carrier": "swift"}] * AT_ONCE,
    )

    assert Counter(codes(answer)[0] if codes(answer) else "DONE" for answer in answers)["DONE"] == 1
    assert {code for answer in answers for code in codes(answer)} <= {"LABEL_REQUESTED", "MOVE_REFUSED"}
    await _labelled(shop, order)
    asked = "select count(*) from event where order_id = :id and type = :type"
    for told in ("shipment.label_requested", "shipment.dispatched", "order.labelled"):
        assert await value(shop.database, asked, id=order["orderId"], type=told) == 1, told


async def test_twelve_confirmations_at_once_are_one(shop: Shop) -> None:
    """All twelve are under way before the first may go on.

    Tried without `for update` in Work.take: the order completes twelve times, and this fails.
    """
    order, parcel = await a_parcel(shop)
    given = {"shipmentId": parcel["id"], "carrier": "swift", "idempotencyKey": new_id("key")}
    await shop.floor.do("dispatchShipment", given)
    labelled = await _labelled(shop, order)
    await deliver(shop.floor, labelled, labelled["carrier"], labelled["trackingNumber"])

    async with held(shop.database, '"order" where id = :id', AT_ONCE, id=order["orderId"]):
        confirming = [
            asyncio.create_task(shop.guests[n % 2].tried("confirmReceipt", {**order, "idempotencyKey": new_id("key")}))
            for n in range(AT_ONCE)
        ]
    answers = await asyncio.gather(*confirming)

    assert Counter(tuple(codes(answer)) for answer in answers) == {(): 1, ("MOVE_REFUSED",): AT_ONCE - 1}
    completed = "select count(*) from event where order_id = :id and type = 'order.completed'"
    assert await value(shop.database, completed, id=order["orderId"]) == 1


async def test_of_twelve_scans_of_the_last_unit_one_is_right(shop: Shop) -> None:
    """All twelve have seen the same pick list before the first may write.

    Tried without `and version =` in the optimistic update: every scan is right, and this fails.
    """
    order = await an_order(shop)
    await shop.guest.do("startPayment", payment_of(order))
    parcel = await parcel_of(shop, order)
    await shop.floor.do("startPicking", {"shipmentId": parcel["id"]})
    given = {"shipmentId": parcel["id"], "code": parcel["lines"][0]["barcode"]}

    async with held(shop.database, "shipment where id = :id", AT_ONCE, id=parcel["id"]):
        scanning = [
            asyncio.create_task(
                shop.staff[n % 2].do(
                    "confirmPick", {**given, "scanId": f"scan-{n}"}, "scan { result } shipment { lines { picked } }"
                )
            )
            for n in range(AT_ONCE)
        ]
    answers = await asyncio.gather(*scanning)

    assert Counter(each["scan"]["result"] for each in answers) == {"RIGHT": 1, "EXTRA": AT_ONCE - 1}
    assert {line["picked"] for each in answers for line in each["shipment"]["lines"]} == {1}
    picked = "select count(*) from event where order_id = :id and type = 'shipment.picked'"
    assert await value(shop.database, picked, id=order["orderId"]) == 1


async def test_refunds_at_once_never_give_back_more_than_came(shop: Shop) -> None:
    """Six times 30.00 fit into 200.00.

    Tried without `for update` in Work.take: more is given back than came, and this fails.
    """
    order = await an_order(shop, quantity=2)
    paid = await shop.guest.do("startPayment", payment_of(order), "payment { id amount { amount } }")
    assert paid["payment"]["amount"]["amount"] == "200.00"

    answers = await _at_once(
        shop,
        "refundPayment",
        [{"paymentId": paid["payment"]["id"], "amount": "30.00", "reason": "broken"}] * AT_ONCE,
    )

    assert Counter(tuple(codes(answer)) for answer in answers) == {(): 6, ("REFUND_TOO_LARGE",): 6}
    await shop.at_rest()
    assert await value(shop.database, 'select refunded from "order" where id = :id', id=order["orderId"]) == 18000


async def test_of_two_colleagues_who_saw_the_same_version_one_is_told_it_is_stale(shop: Shop) -> None:
    """Tried without `for update` in Work.take: both believe they have done it, and this fails."""
    for _ in range(5):
        order = await an_order(shop)
        version = (await shop.floor.ask(PARCELS, id=order["orderId"]))["version"]
        given = {"orderId": order["orderId"], "expectedVersion": version}

        answers = await asyncio.gather(
            *(
                shop.staff[n].tried("holdOrder", {**given, "reason": reason}, "order { version }")
                for n, reason in enumerate(("ADDRESS", "FRAUD"))
            )
        )

        assert Counter(tuple(codes(answer)) for answer in answers) == {(): 1, ("STALE_VERSION",): 1}
        assert (await shop.floor.ask(PARCELS, id=order["orderId"]))["version"] == version + 1


async def _at_once(shop: Shop, mutation: str, given: list[dict[str, Any]]) -> list[Any]:
    """The answers to as many requests at once, in turns at both processes, each with a key of its own."""
    return list(
        await asyncio.gather(
            *(
                shop.staff[n % 2].tried(mutation, {**each, "idempotencyKey": new_id("key")})
                for n, each in enumerate(given)
            )
        )
    )


async def _labelled(shop: Shop, order: Any) -> Any:
    """The parcel of an order once the carrier gave it a number."""

    async def found() -> Any:
        parcel = await parcel_of(shop, order)
        return parcel if parcel["trackingNumber"] else None

    return await until(found, "a tracking number")
