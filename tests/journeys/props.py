"""Props: what a shop has seen by noon, made at the endpoint by those who would do it."""

from tests.journeys import staffing
from tests.journeys.staffing import GOODS, at_the_endpoint
from tests.running import Client, until

HERE = {
    "name": "林曉彤", "phone": "+86 571 8888 0000", "countryCode": "CN", "region": "浙江省",
    "city": "杭州市", "district": "西湖區", "street": "文三路 1 號", "postalCode": "310000",
}  # fmt: skip


async def an_order(
    customer: Client,
    card: str,
    *slugs: str,
    email: str = "xiaotong.lin@example.com",
    address: dict[str, str] = HERE,
    delivery: str = "standard",
) -> str:
    """An order of one each, paid or not as the card will have it; its id."""
    lines = []
    for slug in slugs:
        product = await customer.ask("query ($slug: String!) { product(slug: $slug) { variants { id } } }", slug=slug)
        lines.append({"variantId": product["variants"][0]["id"], "quantity": 1})
    await customer.do("addToCart", {"lines": lines})
    await customer.do("setCartAddress", {"email": email, "address": address})
    chosen = await customer.do("chooseDelivery", {"code": delivery}, "cart { id version total { amount } }")
    key = f"{chosen['cart']['id']} {chosen['cart']['version']}"
    terms = {"paymentMethod": "card", "acceptedTotal": chosen["cart"]["total"]["amount"], "idempotencyKey": key}
    order = str((await customer.do("placeOrder", terms, "order { id }"))["order"]["id"])
    attempt = {"orderId": order, "method": "card", "details": {"card": card}, "idempotencyKey": order}
    await customer.do("startPayment", attempt)
    return order


async def status_becomes(client: Client, order: str, wanted: str) -> None:
    """Wait until the shop has worked it off."""

    async def now() -> bool:
        found = await client.ask("query ($id: ID!) { order(id: $id) { status } }", id=order)
        return bool(found["status"] == wanted)

    await until(now, f"the order to be {wanted}")


async def a_forenoon(address: str) -> dict[str, str]:
    """Orders unpaid, waiting and delivered, a review, a ticket, a sheet; the ids that addresses are made of."""
    customer, office = await at_the_endpoint(address, "xiaotong.lin@example.com"), await at_the_endpoint(address)
    good, declined = "4242424242424242", "4000000000000002"
    slugs = [product["slug"] for product in GOODS["products"]]
    unpaid = await an_order(customer, declined, slugs[1])
    waiting = await an_order(customer, good, *slugs[:2])
    sent = await an_order(customer, good, *slugs[2:5])
    for order in (waiting, sent):
        await status_becomes(office, order, "PROCESSING")
    await staffing.send(office, sent)
    await status_becomes(office, sent, "AWAITING_DELIVERY")
    ids = await office.ask("query ($id: ID!) { order(id: $id) { shipments { id } lines { id } } }", id=sent)
    await office.do("handOverShipments", {"shipmentIds": [ids["shipments"][0]["id"]]})
    complaint = {"orderId": sent, "kind": "QUESTION", "subject": "怎麼保養？", "body": "可以放進洗碗機嗎？"}
    lines = {"orderLineIds": [ids["lines"][0]["id"]], "idempotencyKey": sent}
    ticket = (await customer.do("openTicket", {**complaint, **lines}, "ticket { id }"))["ticket"]["id"]
    assigned = await office.ask("query ($id: ID!) { order(id: $id) { shipments { id } } }", id=waiting)
    product = await office.ask("query ($slug: String!) { product(slug: $slug) { id } }", slug=slugs[0])
    said = f"handle,title,price,vendor\n{slugs[0]},Another name,5,x\n{slugs[1]},,0,x\n".encode()
    sheet = await office.http.post("/upload/sheet", content=said, headers={"content-type": "text/csv"})
    parcel = assigned["shipments"][0]["id"]
    buyer = await customer.ask("{ me { customer { id } } }")
    shown = {"ticket": str(ticket), "parcel": str(parcel), "product": str(product["id"]), "sheet": sheet.json()["id"]}
    shown["customer"] = str(buyer["customer"]["id"])
    await customer.close()
    await office.close()
    return {"unpaid": unpaid, "waiting": waiting, "sent": sent, **shown}
