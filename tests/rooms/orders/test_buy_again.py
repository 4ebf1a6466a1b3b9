import asyncio
from typing import Any

import pytest

from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database, Row
from orderflow.kernel.refusal import NotFound
from orderflow.kernel.work import as_system
from orderflow.orders.actions.buy_again import BoughtAgain, BuyAgain
from orderflow.orders.actions.fill_cart import AddToCart, CartLineGiven, ChooseDelivery, SetCartAddress
from orderflow.orders.token import order_token
from tests.rooms.orders.props import HERE, a_full_cart, count, order
from tests.shelves import stock_up
from tests.world import ada, do, guest


async def test_what_was_ordered_lies_in_the_cart_once_however_often_it_is_asked_for(database: Database) -> None:
    goods = await stock_up(database, CUP=(50, 0), POT=(50, 0))
    someone = await ada(database)
    placed = await _order(database, someone, goods, CUP=3, POT=1)

    await do(database, someone, BuyAgain(placed))
    await do(database, someone, BuyAgain(placed))

    assert await _in_cart(database) == {"CUP": 3, "POT": 1}


async def test_two_clicks_at_once_fill_one_cart_once(database: Database) -> None:
    goods = await stock_up(database, CUP=(50, 0))
    someone = await ada(database)
    placed = await _order(database, someone, goods, CUP=3)
    await as_system(database, lambda work: work.run("delete from cart_line"))
    await as_system(database, lambda work: work.run("delete from cart"))

    await asyncio.gather(*(do(database, someone, BuyAgain(placed)) for _ in range(4)))

    assert await _in_cart(database) == {"CUP": 3}
    assert await count(database, "cart") == 1


async def test_more_of_it_in_the_cart_already_stays(database: Database) -> None:
    goods = await stock_up(database, CUP=(50, 0))
    someone = await ada(database)
    placed = await _order(database, someone, goods, CUP=2)
    await do(database, someone, AddToCart([CartLineGiven(goods["CUP"].id, 5)]))

    await do(database, someone, BuyAgain(placed))

    assert await _in_cart(database) == {"CUP": 5}


async def test_it_is_said_what_cannot_be_had_and_what_costs_more(database: Database) -> None:
    goods = await stock_up(database, CUP=(50, 0), POT=(50, 0), JAR=(50, 0), TRAY=(50, 0))
    someone = await ada(database)
    placed = await _order(database, someone, goods, CUP=3, POT=1, JAR=1, TRAY=1)
    for change in (
        "update stock_level set on_hand = reserved + 2 where sku = 'CUP' and on_hand > 2",
        "update stock_level set on_hand = reserved where sku = 'CUP' and warehouse_id = 'whs_far'",
        "update product set state = 'RETIRED' where slug = 'pot'",
        "delete from price where variant_id in (select id from variant where sku = 'JAR')",
        "update price set amount = 12000 where variant_id in (select id from variant where sku = 'TRAY')",
    ):
        await _run(database, change)

    answer: list[BoughtAgain] = (await do(database, someone, BuyAgain(placed)))["lines"]

    fates = {each.product_name.split()[-1]: each for each in answer}
    assert {name: (each.ordered, each.can_be_had) for name, each in fates.items()} == {
        "CUP": (3, 2), "POT": (1, 0), "JAR": (1, 0), "TRAY": (1, 1),
    }  # fmt: skip
    assert fates["POT"].price_now is None
    assert fates["TRAY"].price_now is not None
    assert (fates["TRAY"].price_then.minor, fates["TRAY"].price_now.minor) == (10000, 12000)
    assert await _in_cart(database) == {"CUP": 2, "TRAY": 1}


async def test_a_guest_opens_the_order_by_its_token_and_the_cart_by_their_own(database: Database) -> None:
    goods = await stock_up(database, CUP=(50, 0), POT=(50, 0))
    someone, _ = await a_full_cart(database, goods, CUP=2)
    placed: str = (await order(database, someone))["order"]
    mine = (await do(database, guest(), AddToCart([CartLineGiven(goods["POT"].id, 1)])))["cart_token"]

    await do(database, guest(mine), BuyAgain(placed, order_token(placed)))
    fresh = await do(database, guest(), BuyAgain(placed, order_token(placed)))

    assert fresh["cart_token"]
    assert await count(database, "cart") == 3
    assert await _in_cart(database, mine) == {"CUP": 2, "POT": 1}


async def test_nobody_buys_what_a_stranger_bought(database: Database) -> None:
    goods = await stock_up(database, CUP=(50, 0))
    placed = await _order(database, await ada(database), goods, CUP=2)

    with pytest.raises(NotFound):
        await do(database, guest(), BuyAgain(placed, "a guess"))

    assert await _in_cart(database) == {}


async def _order(database: Database, someone: Actor, goods: dict[str, Row], **units: int) -> str:
    """An order of somebody who is signed in."""
    await do(database, someone, AddToCart([CartLineGiven(goods[sku].id, many) for sku, many in units.items()]))
    await do(database, someone, SetCartAddress("ada@example.com", HERE))
    await do(database, someone, ChooseDelivery("standard"))
    placed: str = (await order(database, someone))["order"]
    return placed


async def _run(database: Database, sql: str) -> None:
    await as_system(database, lambda work: work.run(sql))


async def _in_cart(database: Database, token: str | None = None) -> dict[str, int]:
    """What lies in the one cart there is, or in that of a token."""
    own = "sha256(convert_to(cast(:token as text), 'UTF8'))"
    async with database.read() as connection:
        rows: list[Any] = await connection.rows(
            f"""select sku, quantity from cart_line
            join cart on cart.id = cart_id join variant on variant.id = variant_id
            where cast(:token as text) is null or token_hash = {own}""",
            token=token,
        )
    return {row.sku: row.quantity for row in rows}
