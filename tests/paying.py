"""Props: an order waiting for money, cards that do as they are told, and everything done that is due."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database, Row
from orderflow.kernel.deliveries import Worker
from orderflow.kernel.ids import new_id
from orderflow.kernel.work import as_system
from orderflow.orders.actions.fill_cart import AddToCart, CartLineGiven, ChooseDelivery, SetCartAddress
from orderflow.orders.actions.place_order import PlaceOrder
from orderflow.orders.lifecycle import ORDER
from orderflow.orders.tables import Order
from orderflow.orders.token import order_token
from orderflow.payments.actions import StartPayment
from orderflow.payments.attempts import cancel_open_payments
from orderflow.payments.checks import money_equals_ledger
from orderflow.payments.providers.simulator import post
from orderflow.payments.refunds import begin_refund
from orderflow.people.address import AddressGiven
from tests.shelves import stock_up
from tests.world import do, guest

APPROVE, DECLINE, NO_FUNDS, EXPIRED = "4242424242424242", "4000000000000002", "4000000000009995", "4000000000000069"
ASK, SET_ASIDE, SLOW, LOST = "4000002500003155", "4000000000000283", "4000000000000077", "4000000000000341"
LATE, TWICE, REORDERED, SILENT = "4000000000000259", "4000000000000267", "4000000000000275", "4000000000000309"
REFUND_LATER, REFUND_REFUSED = "4000000000007726", "4000000000005126"

ADDRESS = AddressGiven("Lin", "+86 138 0000 0000", "CN", "浙江", "杭州", "西湖", "文三路 1 號", "310000")


async def an_unpaid_order(database: Database, *, quantity: int = 2, method: str = "card") -> tuple[Row, Actor]:
    """An order of a guest (¥100.00 a unit, delivery free of charge) and the guest, its token in hand."""
    known = await rows(database, "select * from variant where sku = 'CUP'")
    [cup] = known or (await stock_up(database, CUP=(5000, 20))).values()
    cart = await do(database, guest(), AddToCart([CartLineGiven(cup.id, quantity)]))
    token = cart["cart_token"]
    await do(database, guest(), SetCartAddress("lin@example.com", ADDRESS, token))
    await do(database, guest(), ChooseDelivery("standard", token))
    placed = await do(database, guest(), PlaceOrder(method, new_id("key"), token))
    return await row(database, Order, placed["order"]), guest(order_token(placed["order"]))


async def pay(database: Database, actor: Actor, order: Row, card: str = APPROVE, **given: Any) -> Row:
    """Pay with a card; answers the payment."""
    plain = {"method": "card", "idempotency_key": new_id("key"), "details": {"card": card}}
    answer = await do(database, actor, StartPayment(order_id=order.id, **{**plain, **given}))
    return await one(database, "select * from payment where id = :id", id=answer["payment"])


async def cancel(database: Database, order: Row) -> None:
    """What cancelling does to the money, in one transaction."""

    async def verb(work: Any) -> None:
        taken = await work.take(Order, order.id)
        taken = await cancel_open_payments(work, taken)
        await begin_refund(work, taken, None, "ORDER_CANCELLED")
        await work.move(taken, ORDER.cancel)

    await as_system(database, verb)


async def settle_everything(database: Database) -> None:
    """Let an hour pass for all that asks, sends and delivers, until nothing is left to do."""
    for _ in range(5):
        await make_due(database)
        await Worker(database).drain()


async def make_due(database: Database) -> None:
    """Make all that waits to be asked or sent due now."""
    now = clock.real() - timedelta(seconds=1)
    async with database.read() as connection:
        for table in ("payment", "refund"):
            await connection.run(f"update {table} set ask_at = :now where ask_at is not null", now=now)
    await post.send_due(database, clock.real() + timedelta(hours=1))


async def row(database: Database, model: Any, id: str) -> Row:
    """A row by its id."""
    return await as_system(database, lambda work: work.take(model, id))


async def one(database: Database, sql: str, **values: Any) -> Row:
    """The one row of a statement."""
    async with database.read() as connection:
        return await connection.one(sql, **values)


async def rows(database: Database, sql: str, **values: Any) -> list[Row]:
    """The rows of a statement."""
    async with database.read() as connection:
        return await connection.rows(sql, **values)


async def order_now(database: Database, order: Row) -> Row:
    """The order as it is now."""
    return await row(database, Order, order.id)


async def told(database: Database, order: Row) -> list[str]:
    """The types of all events of an order, in order."""
    return [
        each.type
        for each in await rows(database, "select type from event where order_id = :id order by id", id=order.id)
    ]


async def assert_money_adds_up(database: Database) -> None:
    """Orders, payments, ledger and provider say the same."""
    async with database.read() as connection:
        assert await money_equals_ledger(connection) == []


def with_locale(actor: Actor, locale: str) -> Actor:
    """The actor, speaking another language."""
    return replace(actor, locale=locale)
