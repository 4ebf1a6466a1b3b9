"""Customers are shown what else they may like, and what they looked at before."""

from typing import Any

from orderflow.catalog.tables import Category
from orderflow.kernel.db import Database, statements
from orderflow.kernel.texts import text
from orderflow.kernel.work import as_system
from tests.rooms.catalog.shop import ask, open_shop
from tests.rooms.orders.props import a_full_cart, order
from tests.shelves import ON_SALE, stock_up
from tests.world import guest

RELATED = "query ($slug: String!) { product(slug: $slug) { related { slug availability } } }"
THESE = "query ($ids: [ID!]!) { products(filter: {ids: $ids}) { nodes { slug } } }"


async def test_the_same_shelf_comes_first_then_what_was_bought_together_and_sold_out_last(database: Database) -> None:
    goods = await stock_up(database, CUP=(9, 0), TRAY=(9, 0), POT=(9, 0), JAR=(0, 0), LAMP=(9, 0), RUG=(9, 0))
    await _move(database, "lamp", "rug")
    someone, _ = await a_full_cart(database, goods, CUP=1, POT=1, LAMP=1)
    await order(database, someone)

    related = await _related(database, "cup")

    assert related == ["pot", "tray", "lamp", "jar"]


async def test_retired_goods_and_those_without_a_price_are_related_to_nothing(database: Database) -> None:
    goods = await stock_up(database, CUP=(9, 0), TRAY=(9, 0), POT=(9, 0))
    someone, _ = await a_full_cart(database, goods, CUP=1, POT=1, TRAY=1)
    await order(database, someone)
    await as_system(database, lambda work: work.run("update product set state = 'RETIRED' where slug = 'pot'"))
    price = "delete from price where variant_id = :id"
    await as_system(database, lambda work: work.run(price, id=goods["TRAY"].id))

    assert await _related(database, "cup") == []


async def test_related_goods_take_one_statement_besides_their_own(database: Database) -> None:
    await open_shop(database)

    noted: list[str] = []
    statements.set(noted)
    related = await _related(database, "white-porcelain-sake-set")
    statements.set(None)

    assert len(related) == 8
    assert "white-porcelain-sake-set" not in related
    assert len(noted) == 3  # the product, what is related, and their shelves


async def test_what_is_related_to_several_goods_stands_beside_each_with_all_of_its_own(database: Database) -> None:
    await stock_up(database, CUP=(9, 0), TRAY=(9, 0), POT=(9, 0))
    each = "{ products { nodes { slug related { slug related { slug } reviews { id } variants { sku } } } } }"

    found = (await ask(database, guest(), each))["products"]["nodes"]

    for product in found:
        others = {"cup", "tray", "pot"} - {product["slug"]}
        assert {near["slug"] for near in product["related"]} == others
        assert all(near["reviews"] == [] and len(near["variants"]) == 1 for near in product["related"])
        assert all(len(near["related"]) == 2 for near in product["related"])


async def test_goods_asked_for_by_id_drop_out_once_they_are_not_sold(database: Database) -> None:
    goods = await stock_up(database, CUP=(9, 0), TRAY=(0, 0), POT=(9, 0))
    ids = [each.product_id for each in goods.values()]
    await as_system(database, lambda work: work.run("update product set state = 'RETIRED' where slug = 'pot'"))

    found = (await ask(database, guest(), THESE, ids=[*ids, "prd_nothing"]))["products"]["nodes"]

    assert {each["slug"] for each in found} == {"cup", "tray"}
    assert (await ask(database, guest(), THESE, ids=[]))["products"]["nodes"] == []


async def _move(database: Database, *slugs: str) -> None:
    """To another shelf."""

    async def verb(work: Any) -> None:
        await work.add(Category, slug="home", name=text("家", "家", "Home"), **ON_SALE)
        home = "(select id from category where slug = 'home')"
        await work.run(f"update product set category_id = {home} where slug = any(:slugs)", slugs=slugs)

    await as_system(database, verb)


async def _related(database: Database, slug: str) -> list[str]:
    return [each["slug"] for each in (await ask(database, guest(), RELATED, slug=slug))["product"]["related"]]
