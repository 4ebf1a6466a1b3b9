"""The bare SQL of the same work: the same reads, the same rows written, by prepared statements from one connection.

No rights, no checks, no application: what is left is what PostgreSQL and its driver cost whoever writes the program.
"""

import itertools
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import asyncpg

from bench.meter import Meter, own
from bench.scenarios import Shopping
from orderflow.kernel.ids import new_id

Operate = Callable[[int], Awaitable[None]]
_SESSION = "select * from session where expires_at > now() limit 1"
_ORDER_PARTS = (
    "select * from order_line where order_id = any($1) order by position",
    "select * from payment where order_id = any($1) order by id",
    "select * from shipment where order_id = any($1) order by id",
)
_CATALOG = """select * from product where ($1::text is null or id < $1) order by created_at desc, id desc limit 25"""
_VARIANTS = """
select v.*, r.amount, r.compare_at, (select sum(on_hand - reserved) from stock_level s where s.sku = v.sku) as available
from variant v join price r on r.variant_id = v.id and r.currency = 'CNY' where v.product_id = any($1) order by v.sort
"""
_CART = """
select l.*, v.sku, v.name, p.name as product_name, r.amount,
  (select sum(on_hand - reserved) from stock_level s where s.sku = v.sku) as available
from cart_line l join variant v on v.id = l.variant_id join product p on p.id = v.product_id
  join price r on r.variant_id = v.id and r.currency = 'CNY' where l.cart_id = $1
"""

_PICKED = """
update shipment_line set picked = picked
where id = (select l.id from shipment_line l join shipment s on s.id = shipment_id where order_id = $1 limit 1)
"""

FIRST_SERIAL = 10**12
_SERIAL = itertools.count(FIRST_SERIAL)
"""Ids no shop has counted to."""


@dataclass(frozen=True, slots=True)
class Floor:
    """CPU milliseconds of one operation in bare SQL."""

    db: float
    client: float


async def floor_of(name: str, shopping: Shopping, meter: Meter, operations: int) -> Floor:
    """Measure the bare SQL of a scenario."""
    raw = await asyncpg.connect(shopping.database.dsn)
    try:
        operate = await _FLOORS[name](raw, shopping)
        for n in range(max(3, operations // 4)):
            await operate(n)
        before, mine = meter.read(), own()
        for n in range(operations):
            await operate(n)
        return Floor((meter.read() - before).db / operations, (own() - mine) / operations)
    finally:
        for table in reversed(_MADE):
            await raw.execute(_FORGET.get(table, f"delete from \"{table}\" where id like 'flr%'"))
        await raw.close()


async def _catalog(raw: Any, shopping: Shopping) -> Operate:
    session, page, variants = [await raw.prepare(sql) for sql in (_SESSION, _CATALOG, _VARIANTS)]
    count = await raw.prepare("select count(*) from product")
    cursors = [None, (await page.fetch(None))[23]["id"]]

    async def operate(n: int) -> None:
        await session.fetchrow()
        products = await page.fetch(cursors[n % 2])
        await variants.fetch([each["id"] for each in products])
        await count.fetchval()

    return operate


async def _product(raw: Any, shopping: Shopping) -> Operate:
    session, variants = await raw.prepare(_SESSION), await raw.prepare(_VARIANTS)
    found = await raw.prepare(
        "select p.*, c.slug as in_slug, c.name as in_name from product p join category c on c.id = category_id"
        " where p.slug = $1"
    )

    async def operate(n: int) -> None:
        await session.fetchrow()
        row = await found.fetchrow(shopping.slugs[n % len(shopping.slugs)])
        await variants.fetch([row["id"]])

    return operate


async def _order_status(raw: Any, shopping: Shopping) -> Operate:
    session, order = await raw.prepare(_SESSION), await raw.prepare('select * from "order" where id = $1')
    parts = [await raw.prepare(sql) for sql in _ORDER_PARTS]

    async def operate(n: int) -> None:
        id = shopping.cast.orders[n % len(shopping.cast.orders)]
        await session.fetchrow()
        await order.fetchrow(id)
        for part in parts:
            await part.fetch([id])

    return operate


async def _staff_list(raw: Any, shopping: Shopping) -> Operate:
    session = await raw.prepare(_SESSION)
    page = await raw.prepare('select * from "order" order by placed_at desc, id desc offset $1 limit 51')
    parts = [await raw.prepare(sql) for sql in _ORDER_PARTS]
    customers = await raw.prepare("select * from customer where id = any($1)")

    async def operate(n: int) -> None:
        await session.fetchrow()
        orders = (await page.fetch(n % 10 * 50))[:50]
        for part in parts:
            await part.fetch([each["id"] for each in orders])
        await customers.fetch(list({each["customer_id"] for each in orders}))

    return operate


class _Copies:
    """The rows that an order left in each table, written again under other ids."""

    def __init__(self, raw: Any) -> None:
        self.raw = raw
        self.inserts: dict[str, tuple[Any, list[list[Any]], dict[int, str]]] = {}

    async def know(self, table: str, where: str, order: str) -> None:
        """Look at the rows to write."""
        rows = await self.raw.fetch(f'select * from "{table}" where {where}', order)
        if not rows:
            raise LookupError(f"the measured order left nothing in {table}")
        columns = list(rows[0].keys())
        fresh = {
            n: name
            for n, name in enumerate(columns)
            if name in ("id", "number", "reference", "key", "position", "once")
        }
        marks = ", ".join(f"${n}" for n, _ in enumerate(columns, 1))
        listed = ", ".join(f'"{name}"' for name in columns)
        statement = await self.raw.prepare(f'insert into "{table}" ({listed}) values ({marks})')
        self.inserts[table] = (statement, [list(row.values()) for row in rows], fresh)

    async def write(self, table: str, count: int | None = None) -> None:
        """Write so many of the rows, all by default."""
        statement, rows, fresh = self.inserts[table]
        chosen = [list(row) for row in (itertools.islice(itertools.cycle(rows), count) if count else rows)]
        for row in chosen:
            for n, name in fresh.items():
                if isinstance(row[n], int):
                    row[n] = next(_SERIAL) if name == "id" or table == "event" else row[n]
                elif isinstance(row[n], str):
                    row[n] = new_id("flr")
        await statement.executemany(chosen)


_MADE = {
    "order": "id = $1",
    "order_line": "order_id = $1",
    "event": "order_id = $1",
    "delivery": "lane = $1",
    "payment": "order_id = $1",
    "ledger_entry": "order_id = $1",
    "simulated_charge": "key = (select id from payment where order_id = $1)",
    "stock_movement": "owner = $1",
    "shipment": "order_id = $1",
    "shipment_line": "shipment_id in (select id from shipment where order_id = $1)",
    "pick_scan": "shipment_id in (select id from shipment where order_id = $1)",
    "letter": "order_id = $1",
    "idempotency": "outcome::text like '%' || $1 || '%'",
}

_FORGET = {
    "event": f"delete from event where id >= {FIRST_SERIAL}",
    "delivery": f"delete from delivery where id >= {FIRST_SERIAL}",
    "idempotency": "delete from idempotency where key like 'flr%'",
}


async def _writing(raw: Any, shopping: Shopping) -> tuple[_Copies, dict[str, Any], str]:
    """The copies of a whole life, the plain statements around them, and the order they are about."""
    order = await raw.fetchval(
        "select o.id from \"order\" o where status = 'AWAITING_DELIVERY' and ordered = 3 and delivered = 3"
        " and (select count(*) from order_line l where l.order_id = o.id) = 3 order by placed_at desc limit 1"
    )
    copies = _Copies(raw)
    for table, where in _MADE.items():
        await copies.know(table, where, order)
    cart = await raw.fetchval("select id from cart where customer_id is not null order by updated_at desc limit 1")
    skus = [row["sku"] for row in await raw.fetch("select sku from order_line where order_id = $1", order)]
    heard = [row["id"] for row in await raw.fetch("select id from delivery where lane = $1 limit 1", order)]
    again = "set version = version + 1"
    about: Sequence[tuple[str, str, object]] = (
        ("session", _SESSION, None),
        ("cart", "select * from cart where id = $1 for update", cart),
        ("cart_shown", _CART, cart),
        ("cart_touched", f"update cart {again}, updated_at = now() where id = $1 returning *", cart),
        ("cart_emptied", "delete from cart_line where cart_id = $1", cart),
        ("order", 'select * from "order" where id = $1 for update', order),
        ("order_changed", f'update "order" {again} where id = $1 returning *', order),
        ("payment", f"update payment {again} where order_id = $1 returning *", order),
        ("parcel", "select * from shipment where order_id = $1 for update", order),
        ("parcel_changed", f"update shipment {again} where order_id = $1 returning *", order),
        ("picked", _PICKED, order),
        ("reserved", "update reservation set taken = taken where owner = $1", order),
        ("stock", "select * from stock_level where sku = any($1) order by sku, id for update", skus),
        ("stock_changed", f"update stock_level {again} where sku = any($1) returning *", skus),
        ("claimed", "update delivery set attempts = attempts where id = any($1) returning *", heard),
    )
    known = {name: (await raw.prepare(sql), () if given is None else (given,)) for name, sql, given in about}
    return copies, known, cart


async def _journey(raw: Any, shopping: Shopping) -> Operate:
    copies, known, cart = await _writing(raw, shopping)
    put = await raw.prepare(
        "insert into cart_line (id, cart_id, variant_id, quantity, price_seen) values ($1, $2, $3, 1, 1)"
    )

    async def run(*names: str) -> None:
        for name in names:
            statement, given = known[name]
            await statement.fetch(*given)

    async def write(**tables: int | None) -> None:
        for table, count in tables.items():
            await copies.write(table, count)

    async def operate(n: int) -> None:
        for _ in range(3):
            await run("session")
            async with raw.transaction():
                await run("cart")
                await put.fetch(new_id("flr"), cart, new_id("flr"))
                await run("cart_touched")
            await run("cart_shown")
        for _ in ("address", "delivery"):
            await run("session")
            async with raw.transaction():
                await run("cart", "cart_touched")
            await run("cart_shown")
        await run("session")
        async with raw.transaction():
            await run("cart", "cart_shown", "stock", "stock_changed")
            await write(order=None, order_line=None, stock_movement=3, idempotency=1, event=2)
            await run("cart_emptied")
        await run("session")
        async with raw.transaction():
            await run("order")
            await write(payment=None, simulated_charge=None, idempotency=1, event=1)
        async with raw.transaction():
            await run("order", "payment")
            await write(ledger_entry=None, event=2, delivery=3)
            await run("order_changed")
        async with raw.transaction():
            await run("claimed", "order")
            await write(shipment=None, shipment_line=None, event=2)
            await run("order_changed")
        async with raw.transaction():
            await write(letter=1, event=1)

    return operate


async def _fulfil(raw: Any, shopping: Shopping) -> Operate:
    copies, known, _ = await _writing(raw, shopping)

    async def step(*names: str, **tables: int) -> None:
        async with raw.transaction():
            for name in ("order", "parcel", "parcel_changed", *names):
                statement, given = known[name]
                await statement.fetch(*given)
            for table, count in tables.items():
                await copies.write(table, count)

    async def operate(n: int) -> None:
        await step("session", "order_changed", event=1)
        for _ in range(3):
            await step("session", "picked", pick_scan=1, event=1)
        await step("session", "order_changed", "stock", "stock_changed", "reserved", stock_movement=3, event=3)
        await step("session", event=1, delivery=1, idempotency=1)
        await step("claimed", "order_changed", event=2, delivery=1)
        await step("session", "order_changed", event=1, delivery=1)
        await step("session", "order_changed", event=1, delivery=1)
        for _ in range(2):
            await step("claimed", letter=1, event=1)

    return operate


_FLOORS: dict[str, Callable[[Any, Shopping], Awaitable[Operate]]] = {
    "catalog": _catalog,
    "product": _product,
    "order_status": _order_status,
    "staff_list": _staff_list,
    "journey": _journey,
    "fulfil": _fulfil,
}
