"""Customers keep what they like."""

import asyncio
from typing import Any

import pytest

from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database
from orderflow.kernel.refusal import NotFound
from orderflow.kernel.work import as_system
from orderflow.people.account import NotSignedIn
from orderflow.tickets.actions.erase_account import erase
from orderflow.wishes.actions import favourites
from orderflow.wishes.actions.favourites import AddFavourite, RemoveFavourite
from tests.rooms.catalog.shop import ask
from tests.shelves import stock_up
from tests.world import a_customer, ada, as_customer, as_staff, do, guest

MINE = "{ me { customer { favourites { slug availability } } } }"


async def test_what_is_liked_stands_there_once_the_newest_first(database: Database) -> None:
    goods = await stock_up(database, CUP=(3, 0), POT=(0, 0))
    someone = await ada(database)

    for sku in ("CUP", "POT", "CUP"):
        await do(database, someone, AddFavourite(goods[sku].product_id))

    assert await _mine(database, someone) == [("pot", "SOLD_OUT"), ("cup", "LOW_STOCK")]


async def test_many_clicks_at_once_keep_it_once(database: Database) -> None:
    goods = await stock_up(database, CUP=(3, 0))
    someone = await ada(database)

    await asyncio.gather(*(do(database, someone, AddFavourite(goods["CUP"].product_id)) for _ in range(5)))

    assert len(await _mine(database, someone)) == 1


async def test_what_is_liked_no_longer_goes_and_going_twice_is_no_trouble(database: Database) -> None:
    goods = await stock_up(database, CUP=(3, 0))
    someone = await ada(database)
    await do(database, someone, AddFavourite(goods["CUP"].product_id))

    await do(database, someone, RemoveFavourite(goods["CUP"].product_id))
    await do(database, someone, RemoveFavourite(goods["CUP"].product_id))

    assert await _mine(database, someone) == []


async def test_goods_nobody_sees_are_liked_by_nobody_and_drop_out_of_what_is_liked(database: Database) -> None:
    goods = await stock_up(database, CUP=(3, 0), POT=(3, 0))
    someone = await ada(database)
    await do(database, someone, AddFavourite(goods["POT"].product_id))
    await as_system(database, lambda work: work.run("update product set state = 'DRAFT'"))

    with pytest.raises(NotFound):
        await do(database, someone, AddFavourite(goods["CUP"].product_id))

    assert await _mine(database, someone) == []


async def test_a_guest_is_asked_to_sign_in(database: Database) -> None:
    goods = await stock_up(database, CUP=(3, 0))

    with pytest.raises(NotSignedIn):
        await do(database, guest(), AddFavourite(goods["CUP"].product_id))


async def test_nobody_else_sees_what_somebody_likes(database: Database) -> None:
    goods = await stock_up(database, CUP=(3, 0))
    someone, other = await ada(database), as_customer(await a_customer(database, "Bob"))
    await do(database, someone, AddFavourite(goods["CUP"].product_id))

    node = "query ($id: ID!) { node(id: $id) { ... on Customer { favourites { slug } } } }"
    boss = await ask(database, as_staff("ADMIN"), node, id=someone.customer_id)

    assert boss == {"node": {"favourites": []}}
    assert await _mine(database, other) == []


async def test_whoever_likes_too_much_lets_go_of_the_oldest(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(favourites, "MOST_FAVOURITES", 2)
    goods = await stock_up(database, CUP=(3, 0), POT=(3, 0), JAR=(3, 0))
    someone = await ada(database)

    for sku in ("CUP", "POT", "JAR"):
        await do(database, someone, AddFavourite(goods[sku].product_id))

    assert [slug for slug, _ in await _mine(database, someone)] == ["jar", "pot"]


async def test_an_erased_customer_likes_nothing(database: Database) -> None:
    goods = await stock_up(database, CUP=(3, 0))
    someone = await ada(database)
    await do(database, someone, AddFavourite(goods["CUP"].product_id))
    id = str(someone.customer_id)

    await as_system(database, lambda work: erase(work, id))

    async with database.read() as connection:
        assert await connection.value("select count(*) from favourite") == 0


async def _mine(database: Database, who: Actor) -> list[tuple[str, str]]:
    mine: dict[str, Any] = (await ask(database, who, MINE))["me"]["customer"]
    return [(each["slug"], each["availability"]) for each in mine["favourites"]]
