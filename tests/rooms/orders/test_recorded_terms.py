"""place_order and start_payment with what was agreed elsewhere before: the door by which history comes in."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from orderflow.kernel.access import Actor, Kind
from orderflow.kernel.db import Database
from orderflow.kernel.refusal import Denied, InvalidInput
from orderflow.kernel.rights import Can
from orderflow.orders.actions.place_order import PlaceOrder, RecordedTerms
from orderflow.orders.token import order_token
from orderflow.payments.actions import StartPayment
from orderflow.people.roles import PUBLIC
from tests.rooms.orders.props import a_full_cart, row
from tests.shelves import breaches, stock_up
from tests.world import do, guest

SHIPPED, ARRIVED = datetime(2016, 9, 8, tzinfo=UTC), datetime(2016, 10, 20, tzinfo=UTC)


def mover(buyer: Actor | None = None) -> Actor:
    """A program that moves history in, with a buyer's cart in hand."""
    return Actor(Kind.APP, "tok_mover", PUBLIC | {Can.IMPORT_ORDERS}, "en", tokens=buyer.tokens if buyer else ())


async def test_an_order_keeps_the_fee_and_the_dates_it_had(database: Database) -> None:
    variants = await stock_up(database, CUP=(5, 0))
    buyer, _ = await a_full_cart(database, variants, CUP=1)
    terms = RecordedTerms(Decimal("17.85"), SHIPPED, ARRIVED.replace(tzinfo=None))

    placed = await do(database, mover(buyer), PlaceOrder("card", "once", recorded=terms))

    made = await row(database, "order", placed["order"])
    assert (made.shipping_fee, made.total) == (1785, made.subtotal + 1785)
    assert (made.expected_ship_at, made.expected_earliest, made.expected_latest) == (SHIPPED, ARRIVED, ARRIVED)
    assert made.pay_by is None
    assert await breaches(database) == []


async def test_only_who_moves_history_in_names_terms_and_parts(database: Database) -> None:
    variants = await stock_up(database, CUP=(5, 0))
    buyer, _ = await a_full_cart(database, variants, CUP=1)
    terms = RecordedTerms(Decimal(0), SHIPPED, ARRIVED)

    with pytest.raises(Denied):
        await do(database, buyer, PlaceOrder("card", "once", recorded=terms))

    placed = await do(database, buyer, PlaceOrder("card", "once"))

    holder = guest(order_token(placed["order"]))
    with pytest.raises(Denied):
        await do(database, holder, StartPayment(placed["order"], "card", "part", amount=Decimal(1)))


@pytest.mark.parametrize("fee", [Decimal(-1), Decimal("1.005")])
async def test_a_fee_is_a_sum_of_money(database: Database, fee: Decimal) -> None:
    variants = await stock_up(database, CUP=(5, 0))
    buyer, _ = await a_full_cart(database, variants, CUP=1)

    with pytest.raises(InvalidInput):
        await do(database, mover(buyer), PlaceOrder("card", "once", recorded=RecordedTerms(fee, SHIPPED, ARRIVED)))


async def test_several_tenders_pay_one_order(database: Database) -> None:
    variants = await stock_up(database, CUP=(5, 0))
    buyer, _ = await a_full_cart(database, variants, CUP=1)
    until = datetime.now(UTC) + timedelta(days=1)
    terms = RecordedTerms(Decimal(10), SHIPPED, ARRIVED, until)
    placed = (await do(database, mover(buyer), PlaceOrder("card", "once", recorded=terms)))["order"]
    card = {"card": "4242424242424242"}

    async def pay(amount: str, key: str) -> str:
        given = StartPayment(placed, "card", key, amount=Decimal(amount), details=card)
        await do(database, mover(), given)
        order = await row(database, "order", placed)
        return f"{order.status} {order.captured}"

    assert await pay("60.00", "first") == "AWAITING_PAYMENT 6000"
    with pytest.raises(InvalidInput):
        await pay("50.01", "more than is left")
    assert await pay("50.00", "second") == "PAID 11000"
    assert await breaches(database) == []
