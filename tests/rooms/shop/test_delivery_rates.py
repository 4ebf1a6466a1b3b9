"""Ways to deliver are set by staff; what a buyer saw of a fee is what they pay, or they are asked again."""

import asyncio
from decimal import Decimal
from typing import Any

import pytest

from orderflow.kernel.db import Database
from orderflow.kernel.refusal import InvalidInput, NotFound, StaleVersion
from orderflow.orders.actions.fill_cart import ChooseDelivery
from orderflow.orders.actions.place_order import CartIncomplete, PriceChanged
from orderflow.shop import terms
from orderflow.shop.actions.delivery_rates import ChangeDeliveryRate
from orderflow.shop.promise import LastDelivery
from tests.asked import asked
from tests.rooms.orders.props import a_full_cart, order
from tests.rooms.orders.props import row as order_row
from tests.rooms.shop.setting import KEEPER, a_rate, change_rate, history, row, words
from tests.running import held
from tests.shelves import stock_up
from tests.world import do

CART = "{ cart { deliveryOptions { code name fee { amount } } total { amount } } }"
RATES = "{ deliveryRates { code offered } }"


async def test_a_new_way_to_deliver_is_offered_at_once_and_stands_last(database: Database) -> None:
    someone, _ = await a_full_cart(database, await stock_up(database, CUP=(5, 0)), CUP=1)

    id = await a_rate(database, free_from=Decimal(100))

    offered = (await asked(database, someone, CART))["cart"]["deliveryOptions"]
    assert [(each["name"], each["fee"]["amount"]) for each in offered[-1:]] == [("Bike", "0.00")]
    await do(database, someone, ChooseDelivery(offered[-1]["code"]))
    placed = await order_row(database, "order", (await order(database, someone))["order"])
    assert (placed.shipping_fee, placed.delivery_code) == (0, (await row(database, "delivery_rate", id)).code)
    ((kind, event, before, after),) = await history(database)
    assert (kind, event, before) == ("DELIVERY", "delivery_rate.created", {})
    assert (after["fee"], after["free_from"], after["countries"]) == ("5.00 CNY", "100.00 CNY", ["CN"])


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"fee": Decimal("-1")}, ("fee",)),
        ({"fee": Decimal("0.001")}, ("fee",)),
        ({"fee": Decimal("1e12")}, ("fee",)),
        ({"fee": Decimal("NaN")}, ("fee",)),
        ({"free_from": Decimal("-1")}, ("freeFrom",)),
        ({"countries": []}, ("countries",)),
        ({"countries": [" "]}, ("countries",)),
        ({"countries": ["China"]}, ("countries",)),
        ({"cut_off": "25:99"}, ("cutOff",)),
        ({"cut_off": "24:00"}, ("cutOff",)),
        ({"days_from": 4}, ("daysTo",)),
        ({"days_from": -1}, ("daysFrom",)),
        ({"days_to": 91}, ("daysTo",)),
        ({"days_from": 1, "days_to": 1, "hour_from": "18:00", "hour_to": "14:00"}, ("hourTo",)),
        ({"currency_code": "USD"}, ("currencyCode",)),
        ({"name": words("")}, ("name", "zhHant")),
    ],
)
async def test_what_makes_no_sense_is_refused_where_it_was_typed(
    database: Database, given: dict[str, Any], path: tuple[str, ...]
) -> None:
    with pytest.raises(InvalidInput) as made:
        await a_rate(database, **given)
    with pytest.raises(InvalidInput) as changed:
        await change_rate(database, **given)

    assert (made.value.path, changed.value.path) == (path, path)
    assert await history(database) == []


async def test_a_dearer_fee_needs_the_buyers_word_and_a_lower_one_does_not(database: Database) -> None:
    someone, _ = await a_full_cart(database, await stock_up(database, CUP=(5, 0)), CUP=1)
    await change_rate(database, fee=Decimal("15.00"))

    with pytest.raises(PriceChanged) as refused:
        await order(database, someone)
    with pytest.raises(PriceChanged):
        await order(database, someone, accepted_total=Decimal("112.00"))
    assert refused.value.facts["current"].minor == 11500
    await change_rate(database, fee=Decimal("8.00"))
    placed = await order(database, someone)

    assert (await order_row(database, "order", placed["order"])).total == 10800


async def test_what_was_free_and_is_no_longer_needs_the_buyers_word(database: Database) -> None:
    someone, _ = await a_full_cart(database, await stock_up(database, CUP=(5, 0)), CUP=2)
    await change_rate(database, free_from=Decimal("500.00"))

    with pytest.raises(PriceChanged):
        await order(database, someone)
    placed = await order(database, someone, accepted_total=Decimal("212.00"))

    assert (await order_row(database, "order", placed["order"])).total == 21200


async def test_a_process_that_has_not_heard_of_a_new_fee_does_not_sell_at_the_old_one(database: Database) -> None:
    """Tried without `terms.catch_up` in `lines_of`: the order is placed at 112.00, and this fails."""
    someone, _ = await a_full_cart(database, await stock_up(database, CUP=(5, 0)), CUP=1)
    await change_rate(database, fee=Decimal("15.00"))

    terms.forget()  # as another process that has not heard yet
    with pytest.raises(PriceChanged):
        await order(database, someone, accepted_total=Decimal("112.00"))
    terms.forget()
    shown = (await asked(database, someone, CART))["cart"]

    assert shown["total"]["amount"] == "115.00"


async def test_what_is_no_longer_offered_is_not_sold_and_keeps_its_name(database: Database) -> None:
    variants = await stock_up(database, CUP=(5, 0))
    someone, _ = await a_full_cart(database, variants, CUP=1)
    placed = (await order(database, someone))["order"]
    someone, _ = await a_full_cart(database, variants, CUP=1)

    await change_rate(database, offered=False)

    with pytest.raises(CartIncomplete):
        await order(database, someone)
    named = await asked(database, KEEPER, "query ($id: ID!) { order(id: $id) { deliveryName } }", id=placed)
    assert named["order"]["deliveryName"] == "Standard"


async def test_the_last_delivery_in_the_shops_currency_stays(database: Database) -> None:
    for each in ("dlr_express", "dlr_regional", "dlr_international"):
        await change_rate(database, each, offered=False)

    with pytest.raises(LastDelivery) as refused:
        await change_rate(database, offered=False)

    assert refused.value.path == ("offered",)


async def test_two_who_take_away_the_last_two_leave_one(database: Database) -> None:
    """Tried without the lock on the shop's row: neither sees what the other does, none is left, and this fails."""
    for each in ("dlr_regional", "dlr_international"):
        await change_rate(database, each, offered=False)

    async with held(database, "shop", 2):
        ending = [
            asyncio.create_task(change_rate(database, each, offered=False)) for each in ("dlr_standard", "dlr_express")
        ]
    ends = await asyncio.gather(*ending, return_exceptions=True)

    assert sorted(type(each).__name__ for each in ends) == ["LastDelivery", "NoneType"]


async def test_the_order_is_the_shopkeepers(database: Database) -> None:
    await change_rate(database, "dlr_international", position=0)
    await change_rate(database, "dlr_standard", position=99)

    rates = (await asked(database, KEEPER, RATES))["deliveryRates"]
    assert [each["code"] for each in rates] == ["international", "express", "regional", "standard"]
    assert [each.code for each in terms.current().delivery_rates] == [each["code"] for each in rates]
    assert (await row(database, "delivery_rate", "dlr_express")).version == 1


async def test_an_amount_is_not_read_in_another_currency_than_it_was_written_in(database: Database) -> None:
    async with database.read() as connection:
        await connection.run("update shop set currencies = '{CNY,TWD}'")

    with pytest.raises(InvalidInput) as fee:
        await change_rate(database, currency_code="TWD")
    with pytest.raises(InvalidInput) as free:
        await change_rate(database, currency_code="TWD", fee=Decimal(60))
    await change_rate(database, currency_code="TWD", fee=Decimal(60), never_free=True)

    assert (fee.value.path, free.value.path) == (("fee",), ("freeFrom",))
    *_, (_, _, before, after) = await history(database)
    assert (before["fee"], after["fee"], after["free_from"]) == ("12.00 CNY", "60.00 TWD", None)


async def test_of_two_who_change_one_the_second_is_told_and_one_that_is_nowhere_is_not_found(
    database: Database,
) -> None:
    await do(database, KEEPER, ChangeDeliveryRate("dlr_standard", 1, fee=Decimal(9)))

    with pytest.raises(StaleVersion):
        await do(database, KEEPER, ChangeDeliveryRate("dlr_standard", 1, fee=Decimal(7)))
    with pytest.raises(NotFound):
        await do(database, KEEPER, ChangeDeliveryRate("dlr_nowhere", 1))
