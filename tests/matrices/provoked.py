"""How each other refusal is provoked, and what its own fields then say."""

import os
from datetime import timedelta
from typing import Any

from orderflow import settings
from orderflow.kernel import clock
from orderflow.shop import terms
from tests.matrices.forced import force
from tests.matrices.furnish import BEA
from tests.matrices.inputs import valid
from tests.matrices.provoking import provokes, refused, simple
from tests.matrices.stage import Answer, Stage

RED = {"en": "Red"}

simple("NOT_FOUND", "CUSTOMER", "cancelOrder")
simple("INVALID_INPUT", "PUBLIC", "registerCustomer")


@provokes("MOVE_REFUSED")
async def move_refused(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """A parcel that nobody has picked is not packed."""
    await force(stage, "Shipment", "ASSIGNED")
    return await refused(stage, "PICKER", "packShipment", valid("packShipment", stage.things), locale), {
        "from": "ASSIGNED"
    }


@provokes("STALE_VERSION")
async def stale_version(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """The desk looks at an old order."""
    given = valid("holdOrder", stage.things) | {"expectedVersion": 0}
    order = await stage.one('select version from "order"')
    return await refused(stage, "ORDER_DESK", "holdOrder", given, locale), {"currentVersion": order.version}


@provokes("IDEMPOTENCY_KEY_REUSED")
async def key_reused(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """Another question under the same key."""
    given = valid("openTicket", stage.things)
    await stage.call("CUSTOMER", "openTicket", given)
    return await refused(stage, "CUSTOMER", "openTicket", given | {"body": "Or another one?"}, locale), {}


@provokes("SHEET_HAS_ERRORS")
async def sheet_has_errors(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """A sheet in which one product has an error is applied whole."""
    await force(stage, "CatalogueImport", "READY")
    given = valid("applyImport", stage.things) | {"leaveOutWrong": False}
    return await refused(stage, "CATALOGUE", "applyImport", given, locale), {"wrong": 1}


@provokes("NOT_IN_SANDBOX")
async def not_in_sandbox(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """A shop that is open for good."""
    os.environ["ORDERFLOW_SANDBOX"] = "false"
    settings.current.cache_clear()
    try:
        return await refused(stage, "ADMIN", "advanceClock", {"seconds": 60}, locale), {}
    finally:
        os.environ["ORDERFLOW_SANDBOX"] = "true"
        settings.current.cache_clear()


@provokes("CART_INCOMPLETE")
async def cart_incomplete(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """A cart that nobody said where to send."""
    given = {"lines": [{"variantId": stage.things["variant"], "quantity": 1}]}
    await stage.call(BEA, "addToCart", given)
    return await refused(stage, BEA, "placeOrder", {"paymentMethod": "card", "idempotencyKey": "k"}, locale), {}


@provokes("INSUFFICIENT_STOCK")
async def insufficient_stock(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """Three cups where one is left in each of two warehouses."""
    await stage.run("update stock_level set on_hand = reserved + 1")
    given = {"lines": [{"variantId": stage.things["variant"], "quantity": 3}]}
    return await refused(stage, BEA, "addToCart", given, locale), {"sku": "CUP", "available": 2, "asked": 3}


@provokes("PRICE_CHANGED")
async def price_changed(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """The cup became dearer while it lay in the cart."""
    await stage.call("CATALOGUE", "setPrice", {"variantId": stage.things["variant"], "amount": "120.00"})
    given = {"paymentMethod": "card", "idempotencyKey": "k"}
    answer = await refused(stage, "PUBLIC", "placeOrder", given, locale)
    cart = (await stage.send("PUBLIC", "{ cart { total { amount currencyCode } } }"))["data"]["cart"]
    return answer, {"current": cart["total"]}


@provokes("COMPARE_AT_TOO_LOW")
async def compare_at_too_low(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """The cup is to have become cheaper by becoming dearer."""
    given = {"variantId": stage.things["variant"], "amount": "120.00", "compareAt": "100.00"}
    return await refused(stage, "CATALOGUE", "setPrice", given, locale), {}


@provokes("OWN_CURRENCY_PRICE")
async def own_currency_price(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """The cup is to cost nothing any more where the shop sells it."""
    given = {"variantId": stage.things["variant"], "currencyCode": "CNY"}
    return await refused(stage, "CATALOGUE", "removePrice", given, locale), {}


@provokes("LAST_PRICE")
async def last_price(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """The cup costs something in dollars alone."""
    await stage.run("update price set currency = 'USD'")
    given = {"variantId": stage.things["variant"], "currencyCode": "USD"}
    return await refused(stage, "CATALOGUE", "removePrice", given, locale), {}


@provokes("SKU_TAKEN")
async def sku_taken(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """A second form is to be called CUP."""
    given = {"productId": stage.things["product"], "sku": "cup", "options": [{"name": RED, "value": RED}]}
    return await refused(stage, "CATALOGUE", "addVariant", given, locale), {"sku": "CUP"}


@provokes("SLUG_TAKEN")
async def slug_taken(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """A second shelf is to stand at the same address."""
    given = {"name": RED, "slug": "tea"}
    return await refused(stage, "CATALOGUE", "createCategory", given, locale), {}


@provokes("CATEGORY_LOOP")
async def category_loop(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """A shelf is to stand on itself."""
    shelf = await stage.one("select id, version from category")
    given = {"categoryId": shelf.id, "expectedVersion": shelf.version, "parentId": shelf.id}
    return await refused(stage, "CATALOGUE", "moveCategory", given, locale), {}


@provokes("CATEGORY_IN_USE")
async def category_in_use(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """A shelf with a cup on it is to go."""
    shelf = await stage.one("select id, version from category")
    given = {"categoryId": shelf.id, "expectedVersion": shelf.version}
    return await refused(stage, "CATALOGUE", "retireCategory", given, locale), {}


@provokes("WAREHOUSE_CODE_TAKEN")
async def warehouse_code_taken(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """The same warehouse is opened twice."""
    given = {"code": "HZ1", "name": {"en": "Hangzhou"}, "city": {"en": "Hangzhou"}}
    assert (await stage.call("ADMIN", "createWarehouse", given)).code == ""
    return await refused(stage, "ADMIN", "createWarehouse", given, locale), {}


@provokes("LAST_DELIVERY")
async def last_delivery(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """One way to deliver after the other is to be taken away."""
    rates = ("standard", "express", "regional", "international")
    off = [{"deliveryRateId": f"dlr_{each}", "expectedVersion": 1, "offered": False} for each in rates]
    for given in off[:-1]:
        assert (await stage.call("ADMIN", "changeDeliveryRate", given)).code == ""
    return await refused(stage, "ADMIN", "changeDeliveryRate", off[-1], locale), {}


@provokes("LAST_PAYMENT_METHOD")
async def last_payment_method(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """One way to pay after the other is to be taken away."""
    off = [
        {"paymentTermsId": f"pmt_{each}", "expectedVersion": 1, "offered": False}
        for each in ("card", "wallet", "transfer")
    ]
    for given in off[:-1]:
        assert (await stage.call("ADMIN", "changePaymentTerms", given)).code == ""
    return await refused(stage, "ADMIN", "changePaymentTerms", off[-1], locale), {}


@provokes("NOTHING_TO_SELL")
async def nothing_to_sell(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """The cup has no price any more."""
    await force(stage, "Product", "DRAFT")
    await stage.run("delete from price")
    return await refused(stage, "CATALOGUE", "publishProduct", valid("publishProduct", stage.things), locale), {}


@provokes("STOCK_IS_RESERVED")
async def stock_is_reserved(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """More is written off than is free."""
    level = await stage.one("select * from stock_level where id = :id", id=stage.things["level"])
    given = {"stockLevelId": level.id, "delta": -level.on_hand, "reason": "Broken", "idempotencyKey": "k"}
    facts = {"onHand": level.on_hand, "reserved": level.reserved, "free": level.on_hand - level.reserved}
    return await refused(stage, "CATALOGUE", "adjustStock", given, locale), facts


@provokes("PAYMENT_METHOD_UNAVAILABLE")
async def payment_method_unavailable(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """Somebody wants to pay with shells."""
    await force(stage, "Order", "AWAITING_PAYMENT")
    given = valid("startPayment", stage.things) | {"method": "shells"}
    return await refused(stage, "CUSTOMER", "startPayment", given, locale), {}


@provokes("REFUND_TOO_LARGE")
async def refund_too_large(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """More is given back than was paid."""
    await force(stage, "Payment", "CAPTURED")
    given = valid("refundPayment", stage.things) | {"amount": "200.01"}
    left = {"amount": "200.00", "currencyCode": "CNY"}
    return await refused(stage, "FINANCE", "refundPayment", given, locale), {"refundable": left}


@provokes("LABEL_REQUESTED")
async def label_requested(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """A label is asked for twice."""
    await force(stage, "Shipment", "PACKED")
    given = valid("dispatchShipment", stage.things) | {"trackingNumber": None}
    await stage.call("LOGISTICS", "dispatchShipment", given)
    return await refused(stage, "LOGISTICS", "dispatchShipment", given | {"idempotencyKey": "k2"}, locale), {}


@provokes("NOT_ARRIVED_YET")
async def not_arrived_yet(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """What nobody has seen is said to be damaged."""
    await force(stage, "Order", "PROCESSING")
    return await refused(
        stage, "CUSTOMER", "openTicket", valid("openTicket", stage.things) | {"kind": "DAMAGED"}, locale
    ), {}


@provokes("TOO_MANY_TICKETS")
async def too_many_tickets(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """Twenty questions are open."""
    await stage.run(
        "insert into ticket select (jsonb_populate_record(ticket, jsonb_build_object('id', id || n, 'number', n))).*"
        " from ticket, generate_series(1, 20) as n"
    )
    return await refused(stage, "CUSTOMER", "openTicket", valid("openTicket", stage.things), locale), {}


@provokes("WINDOW_CLOSED")
async def window_closed(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """Something is wrong with what arrived two months ago."""
    await force(stage, "Order", "COMPLETED")
    arrived = clock.now() - timedelta(days=60)
    await stage.run('update "order" set delivered_at = :arrived', arrived=arrived)
    answer = await refused(stage, "CUSTOMER", "openTicket", valid("openTicket", stage.things), locale)
    return answer, {"closedAt": (arrived + timedelta(days=terms.current().after_sales_days)).isoformat()}


@provokes("NOT_RECEIVED")
async def not_received(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """What is still in the warehouse is praised."""
    await force(stage, "Order", "PROCESSING")
    return await refused(stage, "CUSTOMER", "submitReview", valid("submitReview", stage.things), locale), {}


@provokes("ALREADY_REVIEWED")
async def already_reviewed(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """The same cup is praised twice."""
    await force(stage, "Order", "COMPLETED")
    await stage.call("CUSTOMER", "submitReview", valid("submitReview", stage.things))
    return await refused(stage, "CUSTOMER", "submitReview", valid("submitReview", stage.things), locale), {}
