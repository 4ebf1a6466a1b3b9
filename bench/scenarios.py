"""What is measured: each scenario is one or more parts, each part one operation of one visitor."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from bench import documents
from bench.people import Cast, Visitor, WrongAnswer
from orderflow.kernel import clock
from orderflow.kernel.db import Database, Row
from orderflow.kernel.ids import new_id

Part = Callable[[int], Awaitable[None]]
ADDRESS = {
    "name": "林晓", "phone": "+86 138 0000 0000", "countryCode": "CN", "region": "浙江省", "city": "杭州市",
    "district": "西湖区", "street": "文三路 1 号", "postalCode": "310012",
}  # fmt: skip
CARD = "4242424242424242"
PATIENCE = 120.0
_UNDER_WAY = """
select (select count(*) from delivery where state = 'PENDING') + (select count(*) from event where position is null)
"""


@dataclass(frozen=True, slots=True)
class Scenario:
    """An operation, what it may cost, how often it is done."""

    name: str
    title: str
    target: float
    operations: int
    prepare: Callable[["Shopping", int], Awaitable[Sequence[Part]]]


@dataclass(slots=True)
class Shopping:
    """What all scenarios know of the shop."""

    database: Database
    cast: Cast
    slugs: list[str] = field(default_factory=list)
    goods: list[Row] = field(default_factory=list)
    placed: list[str] = field(default_factory=list)
    """Orders that wait for their picker."""

    async def look_around(self) -> None:
        """Find out what can be bought: of what every warehouse has."""
        async with self.database.read() as connection:
            self.slugs = [row.slug for row in await connection.rows("select slug from product order by id")]
            self.goods = await connection.rows(
                "select v.id, r.amount from variant v join price r on r.variant_id = v.id and r.currency = 'CNY'"
                " where (select count(*) from stock_level s where s.sku = v.sku and on_hand > 1000) > 1 order by v.id"
            )

    async def settled(self) -> None:
        """Wait until everything that was set going is done: deliveries, and the numbering of the log."""
        deadline = time.monotonic() + PATIENCE
        while True:
            async with self.database.read() as connection:
                if await connection.value(_UNDER_WAY) == 0:
                    return
            if time.monotonic() > deadline:
                raise TimeoutError("deliveries are still under way")
            await asyncio.sleep(0.05)

    def customer(self, n: int) -> Visitor:
        """The customer of an operation: two at once are never the same."""
        return self.cast.customers[n % len(self.cast.customers)]


async def catalog(shopping: Shopping, count: int) -> Sequence[Part]:
    """Two pages of the shelf, in turns."""
    first = await shopping.cast.guest.ask(documents.CATALOG, first=24)
    cursors = [None, first["pageInfo"]["endCursor"]]

    async def operate(n: int) -> None:
        page = await shopping.cast.guest.ask(documents.CATALOG, first=24, after=cursors[n % 2])
        _expect(len(page["nodes"]) == 24, "24 products")
        _expect(all(each["price"]["amount"] for node in page["nodes"] for each in node["variants"]), "prices")

    return [operate]


async def product(shopping: Shopping, count: int) -> Sequence[Part]:
    """All products in turns."""

    async def operate(n: int) -> None:
        slug = shopping.slugs[n % len(shopping.slugs)]
        found = await shopping.cast.guest.ask(documents.PRODUCT, slug=slug)
        _expect(found["slug"] == slug and found["variants"], "the product with its variants")

    return [operate]


async def order_status(shopping: Shopping, count: int) -> Sequence[Part]:
    """Customers looking at an order of theirs."""

    async def operate(n: int) -> None:
        id = shopping.cast.orders[n % len(shopping.cast.orders)]
        order = await shopping.customer(n).ask(documents.ORDER_STATUS, id=id)
        _expect(order["id"] == id and order["lines"] and order["shipments"], "the order")

    return [operate]


async def staff_list(shopping: Shopping, count: int) -> Sequence[Part]:
    """Ten pages of all orders, in turns."""
    cursors: list[str | None] = [None]
    while len(cursors) < 10:
        page = await shopping.cast.desk.ask(documents.STAFF_LIST, after=cursors[-1])
        if not page["pageInfo"]["hasNextPage"]:
            break
        cursors.append(page["pageInfo"]["endCursor"])
    whole = cursors[:-1] or cursors

    async def operate(n: int) -> None:
        page = await shopping.cast.desk.ask(documents.STAFF_LIST, after=whole[n % len(whole)])
        _expect(len(page["nodes"]) == 50 and all(each["lines"] for each in page["nodes"]), "50 orders with lines")

    return [operate]


async def journey(shopping: Shopping, count: int) -> Sequence[Part]:
    """A customer fills a cart, orders and pays: seven requests."""

    async def operate(n: int) -> None:
        shopping.placed.append(await _order(shopping, n))

    return [operate]


async def fulfil(shopping: Shopping, count: int) -> Sequence[Part]:
    """The warehouse picks, packs and sends paid orders, and the carrier delivers them."""
    while len(shopping.placed) < count:
        shopping.placed.append(await _order(shopping, len(shopping.placed)))
    await shopping.settled()
    parcels = await _parcels(shopping)
    floor = shopping.cast.floor

    async def until_label(n: int) -> None:
        for parcel, lines in parcels[n]:
            await floor.do(documents.START_PICKING, shipmentId=parcel)
            for line in lines:
                confirmed = await floor.do(
                    documents.CONFIRM_PICK, shipmentId=parcel, code=line.barcode, quantity=line.quantity
                )
                _expect(confirmed["scan"]["result"] == "RIGHT", "a right scan")
            await floor.do(documents.PACK_SHIPMENT, shipmentId=parcel)
            await floor.do(
                documents.DISPATCH_SHIPMENT, shipmentId=parcel, carrier="swift", idempotencyKey=new_id("key")
            )

    async def until_delivered(n: int) -> None:
        for parcel, _ in parcels[n]:
            handed = (await floor.do(documents.HAND_OVER, shipmentIds=[parcel]))["shipments"][0]
            told = await floor.do(
                documents.RECORD_TRACKING, trackingNumber=handed["trackingNumber"], carrier="swift", code="DELIVERED",
                place="", description="Delivered", occurredAt=clock.now().isoformat(), eventId=new_id("bench"),
            )  # fmt: skip
            _expect(told["shipment"]["state"] == "DELIVERED", "a delivered parcel")

    return [until_label, until_delivered]


async def _order(shopping: Shopping, n: int) -> str:
    customer = shopping.customer(n)
    basket = [shopping.goods[(n * 3 + each) % len(shopping.goods)] for each in range(3)]
    for variant in basket:
        await customer.do(documents.ADD_TO_CART, lines=[{"variantId": variant.id, "quantity": 1}])
    await customer.do(documents.SET_CART_ADDRESS, email="lin@example.com", address=ADDRESS)
    cart = (await customer.do(documents.CHOOSE_DELIVERY, code="standard"))["cart"]
    _expect(Decimal(cart["subtotal"]["amount"]) * 100 == sum(each.amount for each in basket), "the sum of three prices")
    placed = await customer.do(documents.PLACE_ORDER, paymentMethod="card", idempotencyKey=new_id("key"))
    _expect(placed["order"]["total"] == cart["total"], "the cart's total")
    id = str(placed["order"]["id"])
    paid = await customer.do(
        documents.START_PAYMENT, orderId=id, method="card", idempotencyKey=new_id("key"), details={"card": CARD}
    )
    _expect(paid["order"]["status"] == "PAID" and paid["payment"]["state"] == "CAPTURED", "a paid order")
    return id


async def _parcels(shopping: Shopping) -> list[list[tuple[str, list[Row]]]]:
    """The parcels of the orders that wait, once all have been assigned."""
    async with shopping.database.read() as connection:
        rows = await connection.rows(
            "select s.order_id, s.id, l.barcode, l.quantity from shipment s"
            " join shipment_line l on l.shipment_id = s.id where s.order_id = any(:orders) and s.state = 'ASSIGNED'"
            " order by s.order_id, s.id, l.bin",
            orders=shopping.placed,
        )
    orders: dict[str, dict[str, list[Any]]] = {}
    for row in rows:
        orders.setdefault(row.order_id, {}).setdefault(row.id, []).append(row)
    _expect(len(orders) == len(shopping.placed), "every order assigned")
    shopping.placed.clear()
    return [list(parcels.items()) for parcels in orders.values()]


def _expect(holds: object, what: str) -> None:
    if not holds:
        raise WrongAnswer(f"expected {what}")


SCENARIOS = (
    Scenario("catalog", "catalog page, 24 products with their variants, prices, stock and pictures", 10, 300, catalog),
    Scenario("product", "product page", 3, 500, product),
    Scenario("order_status", "order status, as the signed-in customer", 3, 500, order_status),
    Scenario("staff_list", "staff list of 50 full orders", 15, 150, staff_list),
    Scenario("journey", "whole journey: 3 lines added, address, delivery, placed, paid (7 requests)", 40, 100, journey),
    Scenario("fulfil", "fulfil: start, 3 scans, pack, dispatch, hand over, deliver (8 requests)", 20, 100, fulfil),
)
