"""Customers narrow a list, and see before each choice how much it leaves."""

from typing import Any

import pytest

from orderflow.kernel.db import Database, statements
from orderflow.kernel.work import as_system
from tests.rooms.catalog.shop import ask, open_shop
from tests.world import guest

FACETS = """
query ($filter: ProductFilter) { facets(filter: $filter) {
  kind key name values { key name count selected priceMin { amount } priceMax { amount } }
} }"""
COUNT = "query ($filter: ProductFilter) { products(filter: $filter) { totalCount } }"


async def test_every_choice_leaves_as_many_as_it_says(database: Database) -> None:
    """Under each of these filters, each value of each facet is chosen, and the list counted."""
    await open_shop(database)
    await as_system(database, lambda work: work.run(_SOLD_OUT))
    await as_system(database, lambda work: work.run(_RATED))
    oat = [{"name": "Colour", "values": ["Oat", "Off-white"]}]
    for base in (
        {},
        {"search": "cotton"},
        {"categories": ["clothing", "home"], "options": oat, "inStock": True},
        {"categorySlug": "clothing", "ratingMin": 4, "priceMin": "50", "priceMax": "500"},
    ):
        facets = await _facets(database, **base)

        assert {"PRICE", "STOCK", "OPTION"} <= {facet["kind"] for facet in facets}
        for facet in facets:
            for value in facet["values"]:
                chosen = _chosen(base, facet, value)
                assert await _count(database, **chosen) == value["count"], (base, facet["key"], value)


_SOLD_OUT = """
update stock_level set on_hand = 0, reserved = 0 where variant_id in (
  select id from variant where product_id in (select id from product order by slug limit 40) and sort > 1
) or variant_id in (select id from variant where product_id in (select id from product order by slug limit 20))
"""
_RATED = """
update product set rating_count = 2, rating_sum = ranked.place % 9 + 2
from (select id, cast(row_number() over (order by slug) as int) as place from product) as ranked
where ranked.id = product.id and place % 3 > 0
"""


def _chosen(base: dict[str, Any], facet: dict[str, Any], value: dict[str, Any]) -> dict[str, Any]:
    """The filter with this value alone of its facet."""
    match facet["kind"]:
        case "CATEGORY":
            return base | {"categories": [value["key"]]}
        case "STOCK":
            return base | {"inStock": True}
        case "RATING":
            return base | {"ratingMin": int(value["key"])}
        case "PRICE":
            low, high = (bound and bound["amount"] for bound in (value["priceMin"], value["priceMax"]))
            return base | {"priceMin": low, "priceMax": high}
    others = [each for each in base.get("options", []) if each["name"] != facet["key"]]
    return base | {"options": [*others, {"name": facet["key"], "values": [value["key"]]}]}


async def test_a_choice_does_not_hide_the_others_of_its_facet(database: Database) -> None:
    await open_shop(database)

    free = _of(await _facets(database, categorySlug="clothing"), "Colour")
    [first, *_] = free["values"]
    one = {"name": "Colour", "values": [first["key"]]}
    narrowed = await _facets(database, categorySlug="clothing", options=[one])

    assert len(free["values"]) > 1
    assert _of(narrowed, "Colour")["values"] == [
        each | {"selected": each["key"] == first["key"]} for each in free["values"]
    ]
    assert sum(each["count"] for each in _of(narrowed, "PRICE")["values"]) >= first["count"]


async def test_size_and_stock_are_asked_of_the_same_form(database: Database) -> None:
    await open_shop(database)
    sake = [{"name": "Set", "values": ["Flask and two cups"]}]
    await as_system(database, lambda work: work.run("update stock_level set on_hand = 0 where sku = 'ZX-SAKE-2'"))

    assert await _count(database, options=sake) == 1
    assert await _count(database, inStock=True, search="sake set") > 0
    assert await _count(database, options=sake, inStock=True) == 0


async def test_what_gives_nothing_is_told_only_where_it_is_chosen(database: Database) -> None:
    await open_shop(database)
    oat = [{"name": "Colour", "values": ["Oat"]}]

    facets = await _facets(database, categorySlug="clothing", options=oat, priceMin="90000")
    zero = [value for facet in facets for value in facet["values"] if value["count"] == 0]

    assert [(each["key"], each["selected"]) for each in zero] == [("Oat", True)]


@pytest.mark.parametrize("word", ["\0", "\ud800"])
async def test_what_no_text_can_have_is_found_nowhere(database: Database, word: str) -> None:
    await open_shop(database)

    odd = [{"name": word, "values": [word]}]
    for asked in ({"search": word}, {"ids": [word]}, {"categories": [word]}, {"options": odd}, {"categorySlug": word}):
        assert await _count(database, **asked) == 0
        assert await _facets(database, **asked) == []


async def test_a_retired_form_counts_for_nothing(database: Database) -> None:
    await open_shop(database)
    sake = [{"name": "Set", "values": ["Flask and two cups"]}]
    await as_system(database, lambda work: work.run("update variant set retired = true where sku like 'ZX-SAKE-%'"))

    assert await _count(database, options=sake) == 0
    assert "Flask and two cups" not in {value["key"] for value in _of(await _facets(database), "Set")["values"]}


@pytest.mark.parametrize(("asked", "most"), [({}, 1), ({"search": "cotton"}, 2)])
async def test_facets_take_one_statement_and_those_of_the_search(
    database: Database, asked: dict[str, Any], most: int
) -> None:
    await open_shop(database)

    noted: list[str] = []
    statements.set(noted)
    await _facets(database, **asked)
    statements.set(None)

    assert len(noted) == most


async def _facets(database: Database, **asked: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await ask(database, guest(), FACETS, filter=asked))["facets"]
    return found


def _of(facets: list[dict[str, Any]], which: str) -> dict[str, Any]:
    return next(facet for facet in facets if which in (facet["key"], facet["kind"]))


async def _count(database: Database, **asked: Any) -> int:
    return int((await ask(database, guest(), COUNT, filter=asked))["products"]["totalCount"])
