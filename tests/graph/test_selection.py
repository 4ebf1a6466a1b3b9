"""A query gets what it asks for, however it is written down, and loads it once."""

from typing import Any

import pytest

from orderflow.kernel.db import Database
from tests.asked import asked
from tests.graph.wire import a_browser, counted, post
from tests.shelves import stock_up
from tests.world import guest


async def test_aliases_and_fragments_of_one_field_are_loaded_together(database: Database) -> None:
    await stock_up(database, CUP=(3, 1))
    document = """{
      product(slug: "cup") {
        one: variants { sku }
        two: variants { ...names product { slug } }
        ... on Product { variants { price { amount } } ...more }
      }
    }
    fragment names on Variant { name }
    fragment more on Product { variants { product { category { slug } } } slug }
    """
    with counted() as ran:
        product = (await asked(database, guest(), document))["product"]

    assert product["one"] == [{"sku": "CUP"}]
    assert product["two"][0]["product"] == {"slug": "cup"}
    assert product["variants"][0]["price"]["amount"] == "100.00"
    assert product["variants"][0]["product"]["category"] == {"slug": "tea"}
    assert product["slug"] == "cup"
    assert len([sql for sql in ran if "variant" in sql and "product_id = any" in sql]) == 1


async def test_what_is_skipped_is_not_loaded(database: Database) -> None:
    await stock_up(database, CUP=(3, 1))
    document = """query($with: Boolean!) { product(slug: "cup") {
      slug variants @include(if: $with) { sku } ... @skip(if: $with) { category { slug } } } }"""

    with counted() as without:
        assert await asked(database, guest(), document, **{"with": False}) == {
            "product": {"slug": "cup", "category": {"slug": "tea"}}
        }
    with counted() as including:
        assert await asked(database, guest(), document, **{"with": True}) == {
            "product": {"slug": "cup", "variants": [{"sku": "CUP"}]}
        }

    assert not [sql for sql in without if "product_id = any" in sql]
    assert not [sql for sql in including if 'from "category"' in sql]


async def test_one_field_asked_both_with_and_without_is_asked(database: Database) -> None:
    await stock_up(database, CUP=(3, 1))
    document = '{ product(slug: "cup") { variants @skip(if: true) { sku } variants { name __typename } __typename } }'

    assert await asked(database, guest(), document) == {
        "product": {"variants": [{"name": "One", "__typename": "Variant"}], "__typename": "Product"}
    }


async def test_many_rows_take_as_many_statements_as_one(database: Database) -> None:
    document = "{ products(first: 50) { nodes { name variants { sku price { amount } product { slug } } } } }"
    await stock_up(database, **{f"CUP{n}": (3, 1) for n in range(20)})

    with counted() as few:
        await asked(database, guest(), document.replace("50", "1"))
    with counted() as many:
        answer = await asked(database, guest(), document)

    assert len(answer["products"]["nodes"]) == 20
    assert len(many) == len(few) <= 5


@pytest.mark.parametrize(("document", "answer"), [("query Nothing {}", {}), ("{ shop {} }", {"shop": {}})])
async def test_who_asks_for_nothing_gets_nothing(database: Database, document: str, answer: dict[str, Any]) -> None:
    """Our web leaves out what its viewer may not ask, be it everything."""
    async with a_browser(database) as browser:
        assert (await post(browser, document))[1]["data"] == answer
