"""The steps of stories, each in the shop's public mutations."""

from collections import Counter
from typing import Any

from orderflow.kernel.money import Money
from orderflow.payments.providers import pay_pages
from orderflow.payments.providers.simulator.post import send_simulated_webhooks
from orderflow.replay.goods import NOT_RECORDED
from orderflow.replay.shop import Shop
from orderflow.replay.story import METHODS, Story, method_of

CARD = "4242424242424242"
NOWHERE = "not recorded"
LONGEST_NOTE = 2000
_OPTIONS = "cart { deliveryOptions { code } deliveryOption { code } }"


async def place(shop: Shop, story: Story) -> None:
    """Price the goods as they were, fill the cart, say where it goes, order."""
    record = story.record
    units = Counter(item.product for item in record.items) or Counter({NOT_RECORDED: 1})
    prices = {item.product: item.price for item in record.items} or {NOT_RECORDED: record.paid}
    for product, price in prices.items():
        if shop.prices.get(product) != price:
            await shop.do("setPrice", variantId=shop.shelf.variants[product], amount=_major(shop, price),
                          currencyCode=shop.currency)  # fmt: skip
            shop.prices[product] = price
    lines = [{"variantId": shop.shelf.variants[product], "quantity": many} for product, many in units.items()]
    filled = await shop.do("addToCart", "cartToken", lines=lines, cartToken=shop.cart_token)
    shop.cart_token = shop.cart_token or filled["cartToken"]
    cart = await shop.do("setCartAddress", _OPTIONS, cartToken=shop.cart_token, **_receiver(story))
    if cart["cart"]["deliveryOption"] is None:
        code = cart["cart"]["deliveryOptions"][0]["code"]
        await shop.do("chooseDelivery", cartToken=shop.cart_token, code=code)
    latest = [item.ships_by for item in record.items if item.ships_by]
    terms = {
        "shippingFee": _major(shop, record.freight),
        "shipsBy": max(latest, default=record.promised).isoformat(),
        "arrivesBy": record.promised.isoformat(),
        "payBy": story.pay_by and story.pay_by.isoformat(),
    }
    placed = await shop.do(
        "placeOrder",
        "order { id lines { id } }",
        cartToken=shop.cart_token,
        paymentMethod=method_of(record),
        acceptedTotal=_major(shop, story.owed),
        recorded=terms,
        idempotencyKey=_key(story, "place"),
    )
    story.order_id = placed["order"]["id"]
    story.line_ids = [line["id"] for line in placed["order"]["lines"]]


def _receiver(story: Story) -> dict[str, object]:
    record = story.record
    address = {
        "name": f"Customer {record.buyer[:8]}",
        "phone": "+55 00000",
        "countryCode": "BR",
        "region": record.state,
        "city": record.city,
        "district": "",
        "street": NOWHERE,
        "postalCode": record.postal_code,
    }
    return {"email": f"{record.buyer}@history.invalid", "address": address}


async def hold(shop: Shop, story: Story) -> None:
    """Keep an order where its record ends."""
    note = "The record ends with the approval."
    await shop.do("holdOrder", orderId=story.order_id, reason="OTHER", note=note)


async def start_transfer(shop: Shop, story: Story) -> None:
    """Ask for the money by transfer, as the buyer did with the purchase."""
    await _charge(shop, story, 0)


async def confirm_transfer(shop: Shop, story: Story) -> None:
    """The money arrives at the provider, which sends word."""
    await _approve(shop, story)


async def pay(shop: Shop, story: Story) -> None:
    """Pay with every tender, one after the other."""
    for n, (tender, _) in enumerate(story.charges):
        await _charge(shop, story, n)
        if METHODS.get(tender.kind, "card") != "card":
            await _approve(shop, story)


async def _charge(shop: Shop, story: Story, nth: int) -> None:
    tender, amount = story.charges[nth]
    method = METHODS.get(tender.kind, "card")
    started = await shop.do(
        "startPayment",
        "payment { id action { url } }",
        orderId=story.order_id,
        method=method,
        amount=_major(shop, amount),
        details={"card": CARD} if method == "card" else {},
        idempotencyKey=_key(story, f"pay-{nth}"),
    )
    action = started["payment"]["action"]
    story.charge_id = action["url"].rpartition("/")[2] if action else ""


async def _approve(shop: Shop, story: Story) -> None:
    """Press the button of the provider's page; its message brings the money."""
    pages = pay_pages("simulator")
    if pages is None or not story.charge_id:
        raise LookupError("the simulated provider shows no page for this payment")
    await pages.press(shop.database, story.charge_id, "approve")
    await send_simulated_webhooks(shop.database)


_PARCEL = "query ($id: ID!) { order(id: $id) { shipments { id lines { id sku quantity } } } }"


async def pack_and_send(shop: Shop, story: Story) -> None:
    """Pick, pack, label and hand over, all at the one instant that is recorded."""
    parcel = await _parcel(shop, story)
    await shop.do("startPicking", shipmentId=parcel["id"])
    for line in parcel["lines"]:
        await shop.do("confirmPick", shipmentId=parcel["id"], code=line["sku"], quantity=line["quantity"])
    await shop.do("packShipment", shipmentId=parcel["id"])
    story.tracking_number = f"HISTORY-{story.record.row:06d}"
    await shop.do(
        "dispatchShipment",
        shipmentId=parcel["id"],
        carrier="other",
        trackingNumber=story.tracking_number,
        idempotencyKey=_key(story, "dispatch"),
    )
    handed = story.record.handed_over
    if handed and shop.at > handed:
        await _scan(shop, story, "PICKED_UP", handed.isoformat())
    else:
        await shop.do("handOverShipments", shipmentIds=[parcel["id"]])


async def deliver(shop: Shop, story: Story) -> None:
    """The carrier says that the parcel arrived, at its own instant."""
    await _scan(shop, story, "DELIVERED", (story.record.delivered or shop.at).isoformat())


async def _scan(shop: Shop, story: Story, code: str, at: str) -> None:
    await shop.do(
        "recordTrackingEvent",
        trackingNumber=story.tracking_number,
        carrier="other",
        code=code,
        place=story.record.city,
        description="",
        occurredAt=at,
        eventId=f"{story.tracking_number}-{code}",
    )


async def miss(shop: Shop, story: Story) -> None:
    """The picker finds nothing on the shelf; the order is cancelled and paid back by itself."""
    parcel = await _parcel(shop, story)
    await shop.do("startPicking", shipmentId=parcel["id"])
    for line in parcel["lines"]:
        await shop.do("reportShortPick", shipmentId=parcel["id"], lineId=line["id"], reason="MISSING")


async def _parcel(shop: Shop, story: Story) -> dict[str, Any]:
    """The one parcel of an order."""
    found = (await shop.ask(_PARCEL, id=story.order_id))["order"]["shipments"]
    [parcel] = found
    one: dict[str, Any] = parcel
    return one


async def cancel(shop: Shop, story: Story) -> None:
    """The desk calls the order off."""
    reason = "Cancelled, as recorded."
    await shop.do("cancelOrder", orderId=story.order_id, reason=reason, idempotencyKey=_key(story, "cancel"))


async def review(shop: Shop, story: Story, nth: int) -> None:
    """Review the nth line; the one score of the record stands for all three of ours."""
    said = story.reviews[nth]
    await shop.do(
        "submitReview",
        orderLineId=story.line_ids[nth],
        goods=said.score,
        delivery=said.score,
        service=said.score,
        body=said.body,
        idempotencyKey=_key(story, f"review-{nth}"),
    )


async def write_note(shop: Shop, story: Story) -> None:
    """Keep for the staff what has no other place."""
    await shop.do("addOrderNote", orderId=story.order_id, body="\n".join(story.note)[:LONGEST_NOTE])


async def wait(shop: Shop, story: Story) -> None:
    """Let the shop's own deadlines come."""
    await shop.sweep()


def _major(shop: Shop, minor: int) -> str:
    return str(Money(minor, shop.currency).amount)


def _key(story: Story, what: str) -> str:
    return f"history-{story.record.row}-{what}"
