"""A full shop at a quarter to noon: what the demo has behind it, and an order, parcels and a ticket in hand."""

from datetime import datetime, time, timedelta

from orderflow.kernel import clock
from orderflow.kernel.db import Database
from orderflow.kernel.live import follow_all
from orderflow.kernel.sandbox import advance
from orderflow.kernel.work import Work, as_system
from orderflow.seed import enter_past
from orderflow.shop import terms
from tests.journeys import staffing
from tests.journeys.props import an_order, status_becomes
from tests.journeys.staffing import at_the_endpoint
from tests.running import Client

NEARLY_NOON = time(11, 42)
GOOD, NO_FUNDS = "4242424242424242", "4000000000009995"
BUYER, ABROAD = "siyuan.chen@example.com", "ruolan.ouyang@example.com"
HOME = {
    "name": "陈思远", "phone": "+86 138 0000 0417", "countryCode": "CN", "region": "浙江省",
    "city": "杭州市", "district": "西湖区", "street": "文三路 128 号 3 幢 1602 室", "postalCode": "310012",
}  # fmt: skip
KOWLOON = {
    "name": "歐陽若蘭", "phone": "+852 5500 0231", "countryCode": "HK", "region": "香港",
    "city": "香港", "district": "深水埗區", "street": "大埔道 46 號海天閣 15 樓 B 室", "postalCode": "999077",
}  # fmt: skip


async def fill(dsn: str) -> None:
    """Enter what a demo has behind it, as seen at a quarter to noon: the hour decides what a board shows."""
    async with Database(dsn, size=2) as database:
        await as_system(database, _until_noon)
        await follow_all(database)
        await enter_past(database, lambda step: None)
    clock.set_offset(0)


async def _until_noon(work: Work) -> None:
    now = clock.now().astimezone(terms.current().time_zone)
    noon = datetime.combine(now.date(), NEARLY_NOON, now.tzinfo)
    await advance(work, ((noon - now) % timedelta(days=1)).total_seconds())


async def a_busy_hour(address: str) -> dict[str, str]:
    """An order at the shelf, one on its way, one in two parcels, and a ticket under discussion; their ids."""
    office, buyer = await at_the_endpoint(address), await at_the_endpoint(address, BUYER, "zh-Hans")
    abroad = await at_the_endpoint(address, ABROAD, "zh-Hant")
    await _sell_out_in_hangzhou(office, "ZX-SOCK-S")
    chipped = await an_order(buyer, GOOD, "mist-lilac-cup", email=BUYER, address=HOME)
    shelf = await an_order(
        buyer, NO_FUNDS, "white-porcelain-sake-set", "mist-lilac-cup", "cloth-dot-notebook", email=BUYER, address=HOME
    )
    again = {"orderId": shelf, "method": "card", "details": {"card": GOOD}, "idempotencyKey": f"{shelf} again"}
    await buyer.do("startPayment", again)
    apart = await an_order(
        abroad, GOOD, "beeswax-candle", "white-porcelain-sake-set", "merino-crew-socks",
        email=ABROAD, address=KOWLOON, delivery="regional",
    )  # fmt: skip
    sent = await an_order(buyer, GOOD, "mist-lilac-cup", "longan-blossom-honey", email=BUYER, address=HOME)
    for order in (chipped, shelf, apart, sent):
        await status_becomes(office, order, "PROCESSING")
    for order in (chipped, apart, sent):
        await _hand_over(office, order)
    await _deliver(office, chipped)
    await _pick_some(office, shelf)
    ticket = await _talk_about(address, buyer, chipped)
    who = await buyer.ask("{ me { customer { id } } }")
    for each in (office, buyer, abroad):
        await each.close()
    return {"sent": sent, "apart": apart, "shelf": shelf, "ticket": ticket, "customer": str(who["customer"]["id"])}


async def _sell_out_in_hangzhou(office: Client, sku: str) -> None:
    """What is left lies in the other warehouse, so that an order with something of here comes in two parcels."""
    asked = (
        "query ($sku: String!) { stockLevels(first: 5, search: $sku) { nodes { id sku onHand warehouse { code } } } }"
    )
    for level in (await office.ask(asked, sku=sku))["nodes"]:
        if (level["sku"], level["warehouse"]["code"]) == (sku, "HZ1"):
            gone = {"stockLevelId": level["id"], "delta": -level["onHand"], "reason": "counted"}
            await office.do("adjustStock", {**gone, "idempotencyKey": level["id"]})


async def _hand_over(office: Client, order: str) -> None:
    for parcel in await staffing.parcels(office, order):
        await staffing.send_parcel(office, parcel)
    await status_becomes(office, order, "AWAITING_DELIVERY")
    await office.do(
        "handOverShipments", {"shipmentIds": [each["id"] for each in await staffing.parcels(office, order)]}
    )


async def _deliver(office: Client, order: str) -> None:
    for parcel in await staffing.parcels(office, order):
        told = {"trackingNumber": parcel["trackingNumber"], "carrier": "swift", "code": "DELIVERED", "eventId": order}
        at = {"occurredAt": (await office.ask("{ shop { now } }"))["now"], "place": "杭州市", "description": "已签收"}
        await office.do("recordTrackingEvent", told | at)


async def _pick_some(office: Client, order: str) -> None:
    [parcel] = await staffing.parcels(office, order)
    await office.do("startPicking", {"shipmentId": parcel["id"]})
    for line in parcel["lines"][:-1]:
        await office.do("confirmPick", {"shipmentId": parcel["id"], "code": line["barcode"], "scanId": line["barcode"]})
    note = "Gift: no prices on the slip, please. The customer asked by chat."
    await office.do("addOrderNote", {"orderId": order, "body": note, "idempotencyKey": order})


async def _talk_about(address: str, buyer: Client, order: str) -> str:
    """The cup of an order has a chip: customer and support talk, and a colleague notes something."""
    support, colleague = [await at_the_endpoint(address, f"{who}@orderflow.example") for who in ("support", "support2")]
    lines = await buyer.ask("query ($id: ID!) { order(id: $id) { lines { id sku } } }", id=order)
    [cup] = [line["id"] for line in lines["lines"] if line["sku"].startswith("ZX-CUP")]
    told = "杯子收到时杯沿有个小缺口，另一只是好的。可以只换这一只吗？"
    opened = {"orderId": order, "kind": "DAMAGED", "body": told, "orderLineIds": [cup], "idempotencyKey": order}
    ticket = str((await buyer.do("openTicket", opened, "ticket { id }"))["ticket"]["id"])
    said = (
        (support, "非常抱歉。只换这一只没问题，请问那只是左边还是右边的？", False),
        (buyer, "右边那只。盒子还在。", False),
        (colleague, "Third chip from this lot in a week. No need to send the broken one back.", True),
    )
    for turn, (who, words, internal) in enumerate(said):
        key = f"{ticket} {turn}"
        await who.do("replyToTicket", {"ticketId": ticket, "body": words, "internal": internal, "idempotencyKey": key})
    for each in (support, colleague):
        await each.close()
    return ticket
