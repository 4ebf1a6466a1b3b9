"""Props: orders as they stand after somebody bought, paid, and received."""

from decimal import Decimal
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.access import Actor, hash_token
from orderflow.kernel.db import Database, Row
from orderflow.kernel.ids import new_id
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work, as_system
from orderflow.orders.tables import Order, OrderLine
from orderflow.orders.token import order_token

ADDRESS = {
    "name": "林曉彤",
    "phone": "+86 138 0000 0000",
    "countryCode": "CN",
    "region": "浙江",
    "city": "杭州",
    "district": "西湖",
    "street": "文三路 1 號",
    "postalCode": "310000",
}
_MONEY = ("authorized", "refunded", "shipping_fee", "tax_total")
_UNITS = ("picking", "packed", "labelled", "shipped", "delivered", "cancelled", "lost", "returned")


async def an_order(
    database: Database,
    actor: Actor | None = None,
    *,
    lines: int = 2,
    product_id: str = "prd_cup",
    **facts: Any,
) -> tuple[Row, list[Row]]:
    """An order of some lines of two units each (¥100.00 a unit), paid and waiting unless the facts say otherwise."""
    id, total, now = new_id("ord"), lines * 20000, clock.now()
    plain = {
        "id": id,
        "number": f"2611-{id[-7:]}",
        "status": "PAID",
        "version": 1,
        "customer_id": actor.customer_id if actor else None,
        "token_hash": hash_token(order_token(id)),
        "locale": "en",
        "email": "lin@example.com",
        "address": ADDRESS,
        "currency": "CNY",
        "subtotal": total,
        "total": total,
        "captured": total,
        "payment_method": "card",
        "delivery_code": "standard",
        "placed_at": now,
        "expected_ship_at": now,
        "expected_earliest": now,
        "expected_latest": now,
        "ordered": lines * 2,
        "warehouses": ["whs_near"],
        **dict.fromkeys((*_MONEY, *_UNITS), 0),
    }
    delivered = facts.pop("delivered_per_line", 0)

    async def verb(work: Work) -> tuple[Row, list[Row]]:
        order = await work.add(Order, **{**plain, "delivered": delivered * lines, **facts})
        return order, [await _line(work, order, n, product_id, delivered) for n in range(1, lines + 1)]

    return await as_system(database, verb)


async def a_received_order(database: Database, actor: Actor | None = None, **facts: Any) -> tuple[Row, list[Row]]:
    """An order that has arrived a moment ago."""
    plain = {"status": "AWAITING_DELIVERY", "delivered_per_line": 2, "delivered_at": clock.now()}
    return await an_order(database, actor, **{**plain, **facts})


async def _line(work: Work, order: Row, position: int, product_id: str, delivered: int) -> Row:
    return await work.add(
        OrderLine,
        order_id=order.id,
        position=position,
        product_id=product_id,
        variant_id=f"var_{position}",
        sku=f"CUP-{position}",
        barcode=f"20{position}",
        product_name=text("白瓷杯", "白瓷杯", "Porcelain cup"),
        variant_name=text("一只", "一只", "One"),
        weight_g=300,
        quantity=2,
        currency="CNY",
        unit_price=10000,
        line_total=20000,
        tax_rate=Decimal("0.13"),
        tax_amount=2301,
        delivered=delivered,
        cancelled=0,
    )
