"""Staff of the catalogue set prices."""

from decimal import Decimal
from typing import Any

import pytest

from orderflow.catalog.actions.set_price import CompareAtTooLow, SetPrice
from orderflow.kernel.db import Database, Row
from orderflow.kernel.refusal import Denied, InvalidInput, NotFound
from orderflow.kernel.work import as_system
from orderflow.orders.actions.fill_cart import AddToCart, CartLineGiven
from tests.rooms.catalog.shop import ask
from tests.shelves import stock_up
from tests.world import a_customer, as_customer, as_staff, do, guest

SHOWN = "{ products { nodes { priceFrom { amount } compareAtPrice { amount } } } }"


async def test_a_new_price_is_shown_at_once_and_told_to_everybody(database: Database) -> None:
    goods = await stock_up(database, CUP=(1, 1))

    await do(database, as_staff("CATALOGUE"), SetPrice(goods["CUP"].id, Decimal("88.5")))

    assert await _shown(database) == {"priceFrom": {"amount": "88.50"}, "compareAtPrice": None}
    (told,) = await _told(database)
    assert (told.subject, told.payload["variants"]) == (goods["CUP"].id, [goods["CUP"].id])
    assert (told.payload["from"], told.payload["to"], told.payload["currency"]) == (10000, 8850, "CNY")


async def test_the_price_before_is_shown_only_while_it_is_higher(database: Database) -> None:
    goods = await stock_up(database, CUP=(1, 1))
    await as_system(database, lambda work: work.run("update price set compare_at = 12000"))
    cup, clerk = goods["CUP"].id, as_staff("CATALOGUE")

    await do(database, clerk, SetPrice(cup, Decimal(90)))
    lower = await _shown(database)
    await do(database, clerk, SetPrice(cup, Decimal(120)))

    assert lower == {"priceFrom": {"amount": "90.00"}, "compareAtPrice": {"amount": "120.00"}}
    assert await _shown(database) == {"priceFrom": {"amount": "120.00"}, "compareAtPrice": None}


async def test_a_price_before_is_crossed_out_and_told_from_what_to_what(database: Database) -> None:
    goods = await stock_up(database, CUP=(1, 1))
    cup, clerk = goods["CUP"].id, as_staff("CATALOGUE")

    await do(database, clerk, SetPrice(cup, Decimal(90), compare_at=Decimal(120)))
    crossed = await _shown(database)
    await do(database, clerk, SetPrice(cup, Decimal(90), compare_at=Decimal(0)))

    assert crossed == {"priceFrom": {"amount": "90.00"}, "compareAtPrice": {"amount": "120.00"}}
    assert await _shown(database) == {"priceFrom": {"amount": "90.00"}, "compareAtPrice": None}
    told = [
        (each.payload["compare_at_from"], each.payload["compare_at_to"], each.payload["to"])
        for each in await _told(database)
    ]
    assert told == [(None, 12000, 9000), (12000, None, 9000)]


async def test_a_cart_shows_what_its_goods_cost_before(database: Database) -> None:
    goods = await stock_up(database, CUP=(1, 1))
    ada = as_customer(await a_customer(database, "Ada"))
    await do(database, ada, AddToCart([CartLineGiven(goods["CUP"].id, 1)]))

    await do(database, as_staff("CATALOGUE"), SetPrice(goods["CUP"].id, Decimal(100), compare_at=Decimal(125)))

    (line,) = (await ask(database, ada, "{ cart { lines { compareAtPrice { amount currencyCode } } } }"))["cart"][
        "lines"
    ]
    assert line["compareAtPrice"] == {"amount": "125.00", "currencyCode": "CNY"}


@pytest.mark.parametrize("before", ["100", "99.99", "0.01"])
async def test_a_price_before_that_is_not_above_the_price_is_refused(database: Database, before: str) -> None:
    goods = await stock_up(database, CUP=(1, 1))

    with pytest.raises(CompareAtTooLow) as refused:
        await do(database, as_staff("CATALOGUE"), SetPrice(goods["CUP"].id, Decimal(100), compare_at=Decimal(before)))

    assert refused.value.path == ("compareAt",)
    assert await _told(database) == []


@pytest.mark.parametrize("before", ["-1", "120.001", "NaN", "Infinity", "1e30", "10000000000.01"])
async def test_an_odd_price_before_is_refused(database: Database, before: str) -> None:
    goods = await stock_up(database, CUP=(1, 1))

    with pytest.raises(InvalidInput) as refused:
        await do(database, as_staff("CATALOGUE"), SetPrice(goods["CUP"].id, Decimal(100), compare_at=Decimal(before)))

    assert refused.value.path == ("compareAt",)
    assert await _told(database) == []


async def test_the_same_price_again_tells_nothing(database: Database) -> None:
    goods = await stock_up(database, CUP=(1, 1))

    await do(database, as_staff("CATALOGUE"), SetPrice(goods["CUP"].id, Decimal(100)))

    assert await _told(database) == []


@pytest.mark.parametrize("amount", ["0", "-1", "1.005", "1e30", "NaN", "Infinity", "1e-20", "10000000000.01"])
async def test_an_odd_price_is_refused(database: Database, amount: str) -> None:
    goods = await stock_up(database, CUP=(1, 1))

    with pytest.raises(InvalidInput) as refused:
        await do(database, as_staff("CATALOGUE"), SetPrice(goods["CUP"].id, Decimal(amount)))

    assert refused.value.path == ("amount",)
    assert (await _shown(database))["priceFrom"] == {"amount": "100.00"}


async def test_an_unknown_currency_or_variant_is_refused(database: Database) -> None:
    goods = await stock_up(database, CUP=(1, 1))

    with pytest.raises(InvalidInput):
        await do(database, as_staff("CATALOGUE"), SetPrice(goods["CUP"].id, Decimal(1), "元元元"))
    with pytest.raises(NotFound):
        await do(database, as_staff("CATALOGUE"), SetPrice("var_none", Decimal(1)))


@pytest.mark.parametrize("roles", [("PICKER",), ("SUPPORT",), ()])
async def test_others_may_not_set_prices(database: Database, roles: tuple[str, ...]) -> None:
    with pytest.raises(Denied):
        await do(database, as_staff(*roles), SetPrice("var_none", Decimal(1)))


async def _shown(database: Database) -> Any:
    return (await ask(database, guest(), SHOWN))["products"]["nodes"][0]


async def _told(database: Database) -> list[Row]:
    async with database.read() as connection:
        return await connection.rows("select * from event where type = 'price.changed'")
