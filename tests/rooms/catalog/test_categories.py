"""Staff build the tree of categories."""

import asyncio

import pytest

from orderflow.catalog.actions.categories import (
    CategoryInUse,
    ChangeCategory,
    CreateCategory,
    MoveCategory,
    RestoreCategory,
    RetireCategory,
)
from orderflow.catalog.tree import CategoryLoop
from orderflow.kernel.db import Database
from orderflow.kernel.deliveries import Worker
from orderflow.kernel.refusal import Denied, InvalidInput, NotFound, StaleVersion
from orderflow.shop.words import SlugTaken, TextsGiven
from tests.rooms.catalog.keeping import KEEPER, a_category, a_form, a_product, row, words
from tests.rooms.catalog.shop import ask
from tests.world import as_staff, do, guest

TREE = "{ categories { id name parentId sort productCount } }"
ALL = '{ products(filter: { categorySlug: "table" }) { nodes { name } } }'


async def test_a_category_stands_last_among_its_neighbours_and_gets_an_address(database: Database) -> None:
    table = await a_category(database, "Table")
    await a_category(database, "Kitchen")
    cups = await a_category(database, "Cups & saucers", table)

    found = {each["name"]: each for each in (await ask(database, guest(), TREE))["categories"]}

    assert (found["Table"]["sort"], found["Kitchen"]["sort"], found["Cups & saucers"]["sort"]) == (0, 1, 0)
    assert found["Cups & saucers"]["parentId"] == table
    assert (await row(database, "category", cups)).slug == "cups-saucers"


async def test_goods_of_a_part_are_found_and_counted_in_the_whole(database: Database) -> None:
    table = await a_category(database, "Table")
    cups = await a_category(database, "Cups", table)
    product = await a_product(database, "Cup", category_id=cups)
    await a_form(database, product)
    await _publish(database, product)

    listed = (await ask(database, guest(), ALL))["products"]["nodes"]
    counted = {each["name"]: each["productCount"] for each in (await ask(database, guest(), TREE))["categories"]}

    assert listed == [{"name": "Cup"}]
    assert counted == {"Table": 1, "Cups": 1}


async def test_two_categories_never_share_an_address(database: Database) -> None:
    first, second = await a_category(database, "Tea"), await a_category(database, "Tea")

    slugs = {(await row(database, "category", each)).slug for each in (first, second)}

    assert len(slugs) == 2
    with pytest.raises(SlugTaken):
        await do(database, KEEPER, CreateCategory(words("Tea"), slug="tea"))
    with pytest.raises(SlugTaken):
        await do(database, KEEPER, ChangeCategory(second, 1, slug="tea"))


@pytest.mark.parametrize("name", [TextsGiven(), words("   "), words("x" * 121), words("\x07")])
async def test_a_category_needs_a_name_of_bearable_length(database: Database, name: TextsGiven) -> None:
    with pytest.raises(InvalidInput) as refused:
        await do(database, KEEPER, CreateCategory(name))

    assert refused.value.path[0] == "name"


@pytest.mark.parametrize("slug", ["Ä", "a b", "-a", "a--b", "a" * 81, "../x"])
async def test_an_odd_address_is_refused(database: Database, slug: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        await do(database, KEEPER, CreateCategory(words("Tea"), slug=slug))

    assert refused.value.path == ("slug",)


async def test_a_category_does_not_stand_under_itself_or_its_parts(database: Database) -> None:
    a = await a_category(database, "A")
    b = await a_category(database, "B", a)
    c = await a_category(database, "C", b)

    for under in (a, b, c):
        with pytest.raises(CategoryLoop):
            await do(database, KEEPER, MoveCategory(a, 1, under))

    assert (await row(database, "category", a)).parent_id is None


async def test_two_moves_at_once_never_make_a_loop(database: Database) -> None:
    """Seen to fail without the lock of the tree: both moves were right alone, and made a circle together."""
    for n in range(8):
        a, b = await a_category(database, f"A{n}"), await a_category(database, f"B{n}")

        came = await asyncio.gather(
            do(database, KEEPER, MoveCategory(a, 1, b)),
            do(database, KEEPER, MoveCategory(b, 1, a)),
            return_exceptions=True,
        )

        assert sorted(type(each).__name__ for each in came) == ["CategoryLoop", "Outcome"]


async def test_a_tree_is_four_levels_deep(database: Database) -> None:
    above = None
    for name in "ABCD":
        above = await a_category(database, name, above)
    whole = await a_category(database, "Whole")
    await a_category(database, "Part", whole)

    with pytest.raises(InvalidInput) as deeper:
        await a_category(database, "E", above)
    third = (await row(database, "category", str(above))).parent_id
    with pytest.raises(InvalidInput) as moved:
        await do(database, KEEPER, MoveCategory(whole, 1, third))

    assert deeper.value.path == moved.value.path == ("parentId",)


async def test_neighbours_keep_their_order_around_one_that_moves(database: Database) -> None:
    ids = [await a_category(database, name) for name in "ABC"]

    await do(database, KEEPER, MoveCategory(ids[2], 1, None, 0))

    listed = (await ask(database, guest(), TREE))["categories"]
    assert [each["name"] for each in listed] == ["C", "A", "B"]


async def test_a_category_in_use_stays(database: Database) -> None:
    table = await a_category(database, "Table")
    cups = await a_category(database, "Cups", table)
    await a_product(database, "Cup", category_id=cups)

    for used in (table, cups):
        with pytest.raises(CategoryInUse):
            await do(database, KEEPER, RetireCategory(used, 1))


async def test_a_retired_category_is_gone_for_customers_and_comes_back(database: Database) -> None:
    table = await a_category(database, "Table")

    await do(database, KEEPER, RetireCategory(table, 1))
    gone = (await ask(database, guest(), TREE))["categories"]
    with pytest.raises(InvalidInput):
        await a_category(database, "Cups", table)
    with pytest.raises(InvalidInput):
        await a_product(database, "Cup", category_id=table)
    await do(database, KEEPER, RestoreCategory(table, 2))

    assert gone == []
    assert len((await ask(database, guest(), TREE))["categories"]) == 1


async def test_who_comes_second_is_told_that_the_category_changed(database: Database) -> None:
    table = await a_category(database, "Table")
    await do(database, KEEPER, ChangeCategory(table, 1, words("Tables")))

    for late in (ChangeCategory(table, 1, words("Desk")), MoveCategory(table, 1), RetireCategory(table, 1)):
        with pytest.raises(StaleVersion) as refused:
            await do(database, KEEPER, late)
        assert refused.value.facts == {"current_version": 2}


async def test_goods_are_found_by_the_new_name_of_their_category(database: Database) -> None:
    table = await a_category(database, "Table")
    product = await a_product(database, "Cup", category_id=table)

    await do(database, KEEPER, ChangeCategory(table, 1, words("Crockery")))
    await Worker(database).drain()

    found = '{ catalogue(filter: { search: "crockery" }) { nodes { id } } }'
    assert (await ask(database, KEEPER, found))["catalogue"]["nodes"] == [{"id": product}]


@pytest.mark.parametrize("role", ["SUPERVISOR", "SUPPORT", "PICKER"])
async def test_others_do_not_touch_the_tree(database: Database, role: str) -> None:
    with pytest.raises(Denied):
        await do(database, as_staff(role), CreateCategory(words("Tea")))


async def test_a_category_that_is_nowhere_is_not_found(database: Database) -> None:
    with pytest.raises(NotFound):
        await do(database, KEEPER, MoveCategory("cat_nowhere", 1))
    with pytest.raises(InvalidInput):
        await a_category(database, "Cups", "cat_nowhere")


async def _publish(database: Database, product: str) -> None:
    asked = "mutation ($id: ID!) { publishProduct(input: { productId: $id }) { errors { message } } }"
    assert (await ask(database, KEEPER, asked, id=product))["publishProduct"]["errors"] == []
