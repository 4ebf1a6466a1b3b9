"""Staff decide when customers see a product, and what they can still buy."""

from datetime import timedelta

import pytest

from orderflow.catalog.actions.publishing import (
    NothingToSell,
    PublishProduct,
    RetireProduct,
    ScheduleProduct,
    UnscheduleProduct,
)
from orderflow.catalog.actions.variants import ChangeVariant
from orderflow.kernel import clock
from orderflow.kernel.db import Database
from orderflow.kernel.deliveries import Worker
from orderflow.kernel.refusal import InvalidInput, Refusals, StaleVersion
from orderflow.orders.actions.fill_cart import AddToCart, CartLineGiven, ChooseDelivery, SetCartAddress
from orderflow.orders.actions.place_order import PlaceOrder
from tests.paying import ADDRESS
from tests.rooms.catalog.keeping import KEEPER, a_form, a_product, row, told
from tests.rooms.catalog.shop import ask
from tests.shelves import stock_up
from tests.world import ada, do, guest

SEEN = "{ products { nodes { id } } }"


async def _seen(database: Database) -> list[str]:
    return [each["id"] for each in (await ask(database, guest(), SEEN))["products"]["nodes"]]


async def test_a_product_with_a_price_is_shown_and_taken_down_again(database: Database) -> None:
    product = await a_product(database)
    cup = await a_form(database, product)

    await do(database, KEEPER, PublishProduct(product))
    shown = await _seen(database)
    await do(database, KEEPER, RetireProduct(product))

    assert shown == [product]
    assert await _seen(database) == []
    (event,) = await told(database, "product.retired")
    assert event.payload["variants"] == [cup]


async def test_nothing_without_a_price_is_published_or_scheduled(database: Database) -> None:
    product = await a_product(database)
    await a_form(database, product, price=None)

    with pytest.raises(NothingToSell):
        await do(database, KEEPER, PublishProduct(product))
    with pytest.raises(NothingToSell):
        await do(database, KEEPER, ScheduleProduct(product, clock.now() + timedelta(days=1)))

    assert (await row(database, "product", product)).state == "DRAFT"


async def test_a_scheduled_product_is_published_when_its_time_has_come(database: Database) -> None:
    product = await a_product(database)
    await a_form(database, product)
    await do(database, KEEPER, ScheduleProduct(product, clock.now() + timedelta(hours=1)))
    worker = Worker(database)

    await worker.drain()
    before = await _seen(database)
    clock.set_offset(3601)
    await worker.drain()

    assert before == []
    assert await _seen(database) == [product]
    found = await row(database, "product", product)
    assert (found.state, found.publish_at) == ("PUBLISHED", None)


async def test_a_product_that_was_unscheduled_stays_a_draft(database: Database) -> None:
    product = await a_product(database)
    await a_form(database, product)
    await do(database, KEEPER, ScheduleProduct(product, clock.now() + timedelta(hours=1)))

    await do(database, KEEPER, UnscheduleProduct(product))
    clock.set_offset(3601)
    await Worker(database).drain()

    assert await _seen(database) == []


@pytest.mark.parametrize("hours", [-1, 0, 24 * 731])
async def test_a_time_that_is_over_or_far_away_is_refused(database: Database, hours: int) -> None:
    product = await a_product(database)
    await a_form(database, product)

    with pytest.raises(InvalidInput) as refused:
        await do(database, KEEPER, ScheduleProduct(product, clock.now() + timedelta(hours=hours)))

    assert refused.value.path == ("publishAt",)


async def test_who_publishes_what_another_changed_is_told(database: Database) -> None:
    product = await a_product(database)

    with pytest.raises(StaleVersion):
        await do(database, KEEPER, PublishProduct(product, 0))


@pytest.mark.parametrize("what", ["product", "form"])
async def test_what_was_taken_down_cannot_be_bought_even_from_a_cart(database: Database, what: str) -> None:
    """Seen to fail without the check of place_order: stock was there, so the order went through."""
    cup = (await stock_up(database, CUP=(5, 5)))["CUP"]
    buyer = await ada(database)
    await do(database, buyer, AddToCart([CartLineGiven(cup.id, 1)]))
    await do(database, buyer, SetCartAddress("ada@example.com", ADDRESS))
    await do(database, buyer, ChooseDelivery("standard"))

    gone = RetireProduct(cup.product_id) if what == "product" else ChangeVariant(cup.id, cup.version, retired=True)
    await do(database, KEEPER, gone)

    with pytest.raises(Refusals) as ordering:
        await do(database, buyer, PlaceOrder("card", "k"))
    with pytest.raises(Refusals) as adding:
        await do(database, buyer, AddToCart([CartLineGiven(cup.id, 1)]))
    for refused in (ordering, adding):
        (why,) = refused.value.several
        assert (why.code, why.facts["available"]) == ("INSUFFICIENT_STOCK", 0)
    shown = await ask(database, buyer, "{ cart { lines { variant { availability } } } }")
    assert shown["cart"]["lines"] == [{"variant": {"availability": "SOLD_OUT"}}]
