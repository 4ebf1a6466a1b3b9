import asyncio
from decimal import Decimal

import pytest

from orderflow.catalog.actions.set_price import SetPrice
from orderflow.kernel.db import Database
from orderflow.kernel.ids import check_digit
from orderflow.kernel.refusal import IdempotencyKeyReused, InvalidInput, Refusals
from orderflow.orders.actions.fill_cart import AddToCart, CartLineGiven
from orderflow.orders.actions.place_order import CartIncomplete, PlaceOrder, PriceChanged
from tests.rooms.orders.props import a_full_cart, count, order, row
from tests.shelves import breaches, on_shelf, stock_up
from tests.world import as_staff, do, guest


async def test_an_order_keeps_its_lines_sums_and_promise(database: Database) -> None:
    variants = await stock_up(database, CUP=(5, 0), POT=(5, 0))
    someone, _ = await a_full_cart(database, variants, CUP=1, POT=2)

    placed = await order(database, someone)

    made = await row(database, "order", placed["order"])
    assert (made.status, made.subtotal, made.shipping_fee, made.total) == ("AWAITING_PAYMENT", 30000, 0, 30000)
    assert made.tax_total == 1150 + 2301
    assert made.number[-1] == check_digit(made.number[:-2].replace("-", ""))
    assert made.expected_ship_at < made.expected_earliest < made.expected_latest
    assert made.ordered == 3
    assert made.pay_by > made.placed_at
    assert await on_shelf(database, "POT") == [(5, 2), (0, 0)]
    assert await count(database, "cart_line") == 0
    assert await breaches(database) == []


async def test_the_snapshot_does_not_follow_the_catalogue(database: Database) -> None:
    variants = await stock_up(database, CUP=(5, 0))
    someone, _ = await a_full_cart(database, variants, CUP=1)
    placed = await order(database, someone)

    await do(database, as_staff("CATALOGUE"), SetPrice(variants["CUP"].id, Decimal("150.00")))

    assert (await row(database, "order", placed["order"])).total == 10000 + 1200


async def test_a_risen_price_needs_consent_and_a_fallen_one_does_not(database: Database) -> None:
    variants = await stock_up(database, CUP=(5, 0))
    someone, _ = await a_full_cart(database, variants, CUP=1)
    clerk = as_staff("CATALOGUE")
    await do(database, clerk, SetPrice(variants["CUP"].id, Decimal("120.00")))

    with pytest.raises(PriceChanged) as refused:
        await order(database, someone)
    assert refused.value.facts["current"].minor == 12000 + 1200
    with pytest.raises(PriceChanged):
        await order(database, someone, accepted_total=Decimal("112.00"))
    placed = await order(database, someone, accepted_total=Decimal("132.00"))
    assert (await row(database, "order", placed["order"])).total == 13200

    another, _ = await a_full_cart(database, variants, CUP=1)
    await do(database, clerk, SetPrice(variants["CUP"].id, Decimal("80.00")))
    cheaper = await order(database, another, accepted_total=Decimal("132.00"))
    assert (await row(database, "order", cheaper["order"])).total == 9200


async def test_what_is_missing_is_said(database: Database) -> None:
    variants = await stock_up(database, CUP=(5, 0))
    made = await do(database, guest(), AddToCart([CartLineGiven(variants["CUP"].id, 1)]))

    with pytest.raises(CartIncomplete):
        await order(database, guest(made["cart_token"]))

    someone, _ = await a_full_cart(database, variants, CUP=1)
    with pytest.raises(InvalidInput):
        await do(database, someone, PlaceOrder("gold", "once"))
    assert await count(database, "order") == 0


async def test_the_same_key_is_one_order_another_input_is_refused(database: Database) -> None:
    variants = await stock_up(database, CUP=(5, 0))
    someone, _ = await a_full_cart(database, variants, CUP=1)

    first = await order(database, someone)
    again = await order(database, someone)

    assert again == first
    assert await count(database, "order") == 1
    with pytest.raises(IdempotencyKeyReused):
        await order(database, someone, accepted_total=Decimal(1))


async def test_of_fifty_double_clicks_one_order_comes(database: Database) -> None:
    """Without the claim of the idempotency key, the later ones are refused for an empty cart (tried)."""
    variants = await stock_up(database, CUP=(50, 0))
    someone, _ = await a_full_cart(database, variants, CUP=1)

    answers = await asyncio.gather(*(order(database, someone) for _ in range(50)))

    assert len({answer["order"] for answer in answers}) == 1
    assert await count(database, "order") == 1


async def test_the_last_unit_is_sold_once(database: Database) -> None:
    """Without `for update` on the stock levels the CHECK is all that is left (tried: 99 faults instead of refusals)."""
    variants = await stock_up(database, CUP=(1, 0))
    buyers = [(await a_full_cart(database, variants, CUP=1))[0] for _ in range(40)]

    answers = await asyncio.gather(*(order(database, buyer) for buyer in buyers), return_exceptions=True)

    sold = [answer for answer in answers if isinstance(answer, dict)]
    refused = [answer for answer in answers if isinstance(answer, Refusals)]
    assert (len(sold), len(refused)) == (1, 39)
    assert {each.several[0].facts["available"] for each in refused} == {0}
    assert await breaches(database) == []
