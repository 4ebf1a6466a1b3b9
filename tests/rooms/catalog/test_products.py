"""Staff write down what the shop sells, and in which forms."""

import asyncio
from decimal import Decimal
from typing import Any

import pytest

from orderflow.catalog.actions.products import ChangeProduct, CreateProduct
from orderflow.catalog.actions.variants import AddVariant, ChangeVariant, OptionGiven, SkuTaken
from orderflow.kernel.db import Database
from orderflow.kernel.deliveries import Worker
from orderflow.kernel.refusal import Denied, InvalidInput, NotFound, StaleVersion
from orderflow.shop.words import SlugTaken
from tests.rooms.catalog.keeping import KEEPER, a_category, a_form, a_product, row, words
from tests.rooms.catalog.shop import ask
from tests.shelves import breaches, stock_up
from tests.world import as_staff, do, guest

DESK = """
query ($id: ID!) {
  catalogueProduct(id: $id) {
    state version nameTexts { zhHant zhHans en } descriptionTexts { en }
    forms { sku barcode weightG lengthMm retired optionTexts { name { en } value { en } } prices { amount currencyCode }
      stockLevels { onHand warehouse { code } } }
  }
}"""


async def test_a_product_is_a_draft_that_only_staff_see(database: Database) -> None:
    product = await a_product(database, "Cup", description=words("Of clay."))
    await a_form(database, product, weight_g=300, length_mm=90, barcode="20cup")

    seen = (await ask(database, KEEPER, DESK, id=product))["catalogueProduct"]

    assert (seen["state"], seen["nameTexts"]) == ("DRAFT", {"zhHant": "", "zhHans": "", "en": "Cup"})
    (form,) = seen["forms"]
    assert form["prices"] == [{"amount": "10.00", "currencyCode": "CNY"}]
    assert (form["weightG"], form["lengthMm"], form["barcode"]) == (300, 90, "20cup")
    assert form["optionTexts"] == [{"name": {"en": "Size"}, "value": {"en": "CUP"}}]
    node = 'query ($id: ID!) { node(id: $id) { id } product(slug: "cup") { id } products { nodes { id } } }'
    assert await ask(database, guest(), node, id=product) == {"node": None, "product": None, "products": {"nodes": []}}


async def test_each_warehouse_keeps_an_empty_shelf_for_a_new_form(database: Database) -> None:
    await stock_up(database)
    product = await a_product(database, "Cup")
    await a_form(database, product)

    await Worker(database).drain()

    (form,) = (await ask(database, KEEPER, DESK, id=product))["catalogueProduct"]["forms"]
    assert [each["onHand"] for each in form["stockLevels"]] == [0, 0]
    assert await breaches(database) == []


async def test_words_change_side_by_side_and_are_found_at_once(database: Database) -> None:
    product = await a_product(database, "Cup")

    await do(database, KEEPER, ChangeProduct(product, 1, name=words("Beaker", "燒杯", "烧杯"), slug="beaker"))

    found = '{ catalogue(filter: { search: "燒杯" }) { nodes { id slug version } } }'
    assert (await ask(database, KEEPER, found))["catalogue"]["nodes"] == [
        {"id": product, "slug": "beaker", "version": 2}
    ]


async def test_of_two_colleagues_who_change_one_product_the_second_is_told(database: Database) -> None:
    """Seen to fail without the version: the later text silently took the place of the earlier."""
    product = await a_product(database, "Cup")

    came = await asyncio.gather(
        do(database, KEEPER, ChangeProduct(product, 1, name=words("Beaker"))),
        do(database, KEEPER, ChangeProduct(product, 1, name=words("Mug"))),
        return_exceptions=True,
    )

    assert sorted(type(each).__name__ for each in came) == ["Outcome", "StaleVersion"]
    assert (await row(database, "product", product)).version == 2


async def test_the_same_request_again_makes_no_second_product(database: Database) -> None:
    category = await a_category(database)
    given = CreateProduct(words("Cup"), category, "once")

    first, second = await do(database, KEEPER, given), await do(database, KEEPER, given)

    assert first["product"] == second["product"]


async def test_two_products_of_one_name_get_two_addresses(database: Database) -> None:
    category = await a_category(database)
    first = await a_product(database, "Cup", category_id=category)
    second = await a_product(database, "Cup", category_id=category)

    assert (await row(database, "product", first)).slug == "cup"
    assert (await row(database, "product", second)).slug.startswith("cup-")
    with pytest.raises(SlugTaken) as refused:
        await do(database, KEEPER, ChangeProduct(second, 1, slug="cup"))
    assert refused.value.path == ("slug",)


async def test_two_products_at_once_never_share_an_address(database: Database) -> None:
    category = await a_category(database)
    asked = [CreateProduct(words("Cup"), category, key, slug="cup") for key in ("a", "b")]

    came = await asyncio.gather(*(do(database, KEEPER, each) for each in asked), return_exceptions=True)

    assert sorted(type(each).__name__ for each in came) == ["Outcome", "SlugTaken"]


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"name": words("")}, "name"),
        ({"name": words("x" * 121)}, "name"),
        ({"tagline": words("x" * 201)}, "tagline"),
        ({"category_id": "cat_nowhere"}, "categoryId"),
        ({"tax_class": "luxury"}, "taxClass"),
        ({"slug": "No spaces"}, "slug"),
    ],
)
async def test_a_product_is_refused_where_it_is_wrong(database: Database, given: dict[str, Any], path: str) -> None:
    product = await a_product(database, "Cup")

    with pytest.raises(InvalidInput) as refused:
        await do(database, KEEPER, ChangeProduct(product, 1, **given))

    assert refused.value.path[0] == path
    assert (await row(database, "product", product)).version == 1


async def test_a_sku_is_one_forms_alone_even_when_two_ask_at_once(database: Database) -> None:
    """Seen to fail without the unique index: both forms got the SKU."""
    products = [await a_product(database, name) for name in ("Cup", "Mug")]

    came = await asyncio.gather(*(a_form(database, each, "X-1") for each in products), return_exceptions=True)

    (refused,) = [each for each in came if isinstance(each, SkuTaken)]
    assert (refused.path, refused.facts) == (("sku",), {"sku": "X-1"})


async def test_a_barcode_is_one_forms_alone_even_when_two_ask_at_once(database: Database) -> None:
    """Seen to fail without the lock of the barcode: a scanner would not know what it reads."""
    products = [await a_product(database, name) for name in ("Cup", "Mug")]

    came = await asyncio.gather(
        *(a_form(database, each, f"X-{n}", barcode="20abc") for n, each in enumerate(products)), return_exceptions=True
    )

    (refused,) = [each for each in came if isinstance(each, InvalidInput)]
    assert refused.path == ("barcode",)


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"sku": ""}, "sku"),
        ({"sku": "has space"}, "sku"),
        ({"sku": "x" * 41}, "sku"),
        ({"barcode": "no!"}, "barcode"),
        ({"weight_g": -1}, "weightG"),
        ({"weight_g": 1_000_001}, "weightG"),
        ({"height_mm": 0}, "heightMm"),
        ({"price": Decimal(0)}, "price"),
        ({"price": Decimal("-1")}, "price"),
        ({"price": Decimal("1.005")}, "price"),
        ({"options": [OptionGiven(words(""), words("x"))]}, "options"),
        ({"options": [OptionGiven(words("a"), words("b"))] * 5}, "options"),
    ],
)
async def test_a_form_is_refused_where_it_is_wrong(database: Database, given: dict[str, Any], path: str) -> None:
    product = await a_product(database, "Cup")

    with pytest.raises(InvalidInput) as refused:
        await do(database, KEEPER, AddVariant(**{"product_id": product, "sku": "CUP", **given}))

    assert refused.value.path[0] == path
    assert (await ask(database, KEEPER, DESK, id=product))["catalogueProduct"]["forms"] == []


async def test_two_forms_of_a_product_differ_in_their_options(database: Database) -> None:
    product = await a_product(database, "Cup")
    await a_form(database, product, "CUP-1", size="Small")

    with pytest.raises(InvalidInput) as refused:
        await a_form(database, product, "CUP-2", size="Small")

    assert refused.value.path == ("options",)


async def test_a_form_changes_and_who_comes_second_is_told(database: Database) -> None:
    product = await a_product(database, "Cup")
    cup = await a_form(database, product)
    version = (await row(database, "variant", cup)).version

    await do(database, KEEPER, ChangeVariant(cup, version, options=[OptionGiven(words("Size"), words("Large"))]))
    with pytest.raises(StaleVersion):
        await do(database, KEEPER, ChangeVariant(cup, version, weight_g=500))

    changed = await row(database, "variant", cup)
    assert (changed.name["en"], changed.weight_g) == ("Large", 0)


async def test_others_do_not_write_the_catalogue_and_do_not_read_the_desk(database: Database) -> None:
    for role in ("SUPERVISOR", "SUPPORT", "ORDER_DESK"):
        with pytest.raises(Denied):
            await do(database, as_staff(role), CreateProduct(words("Cup"), "cat_x", "k"))
        with pytest.raises(AssertionError, match="KEEP_CATALOGUE"):
            await ask(database, as_staff(role), "{ catalogue { nodes { id } } }")
    with pytest.raises(NotFound):
        await a_form(database, "prd_nowhere")
