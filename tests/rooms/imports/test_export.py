"""The catalogue as a sheet: sent back as it is it changes nothing, whatever stands in it."""

import csv
import io
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orderflow.catalog.actions.categories import CreateCategory
from orderflow.catalog.actions.products import CreateProduct
from orderflow.catalog.actions.set_price import SetPrice
from orderflow.catalog.actions.variants import AddVariant, OptionGiven
from orderflow.graph.catalogue import SOURCE, CatalogueFilter, conditions
from orderflow.imports.actions import ApplyImport
from orderflow.imports.sheets import AT_A_TIME, catalogue_sheet
from orderflow.kernel.db import Database
from orderflow.kernel.deliveries import Worker
from orderflow.kernel.ids import new_id
from orderflow.shop.words import TextsGiven
from tests.rooms.catalog.keeping import a_category, a_form, a_product
from tests.sheets import KEEPER, a_checked_sheet, items
from tests.shelves import stock_up
from tests.world import do

SAMPLE = Path(__file__).parents[3] / "docs" / "how-to" / "catalogue.csv"
SIGNS = st.sampled_from("=+-@'\"\t\n,;>/ \u00a0aZ9茶é😀")
TEXT = st.text(SIGNS, max_size=12)
NAME = st.text(SIGNS, min_size=1, max_size=12).filter(lambda said: said.strip())
SIDES = ("length_mm", "width_mm", "height_mm")
TEXTS = st.builds(TextsGiven, TEXT, TEXT, TEXT)
NAMES = st.builds(TextsGiven, NAME, TEXT, TEXT)


async def exported(database: Database, asked: CatalogueFilter | None = None, locale: str = "en") -> str:
    """The catalogue as a sheet."""
    where, values = conditions(asked or CatalogueFilter(), "CNY")
    return "".join([page async for page in catalogue_sheet(database, locale, SOURCE, " and ".join(where), values)])


async def verdicts(database: Database, said: str) -> list[tuple[str, list[object]]]:
    """What a sheet would do, and to what."""
    found = await items(database, await a_checked_sheet(database, said))
    return [(each.verdict, [*each.changes, *each.problems]) for each in found]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    shelf=NAMES,
    name=NAMES,
    tagline=TEXTS,
    options=st.lists(st.builds(OptionGiven, NAMES, NAMES), max_size=4),
    price=st.decimals(min_value=Decimal("0.01"), max_value=10**9, places=2),
    sides=st.lists(st.one_of(st.none(), st.integers(1, 10_000)), min_size=3, max_size=3),
)
async def test_sent_back_as_it_is_a_sheet_changes_nothing(
    database: Database,
    shelf: TextsGiven,
    name: TextsGiven,
    tagline: TextsGiven,
    options: list[OptionGiven],
    price: Decimal,
    sides: list[Any],
) -> None:
    category = (await do(database, KEEPER, CreateCategory(shelf)))["category"]
    creating = CreateProduct(name, category, new_id("key"), tagline=tagline, description=tagline)
    product = (await do(database, KEEPER, creating))["product"]
    sku, measures = new_id("S").upper().replace("_", "-")[:40], dict(zip(SIDES, sides, strict=True))
    adding = AddVariant(product, sku, options=options, price=price, **measures)
    variant = (await do(database, KEEPER, adding))["variant"]
    await do(database, KEEPER, SetPrice(variant, Decimal(700), "JPY"))

    found = await verdicts(database, await exported(database))

    assert {verdict for verdict, _ in found} == {"SAME"}, found


async def test_goods_with_stock_in_two_places_come_back_as_they_went(database: Database) -> None:
    await stock_up(database, CUP=(3, 1), POT=(0, 2))

    for locale in ("en", "zh-Hant", "zh-Hans"):
        assert await verdicts(database, await exported(database, locale=locale)) == [("SAME", []), ("SAME", [])]


async def test_a_formula_somebody_typed_is_none_in_the_sheet(database: Database) -> None:
    await a_product(database, "=HYPERLINK(1)")

    said = await exported(database)

    assert ",'=HYPERLINK(1)," in said
    assert await verdicts(database, said) == [("SAME", [])]


async def test_more_products_than_are_read_at_once_come_once_each(database: Database) -> None:
    category = await a_category(database)
    for n in range(AT_A_TIME + 3):
        await a_product(database, f"Cup {n}", category_id=category)

    rows = list(csv.DictReader(io.StringIO(await exported(database))))

    assert len(rows) == len({row["category"] + row["title_en"] for row in rows}) == AT_A_TIME + 3


async def test_only_what_the_list_shows_is_written(database: Database) -> None:
    await a_form(database, await a_product(database, "Cup"))
    await a_form(database, await a_product(database, "Bowl"), "BOWL", price=None)

    assert "BOWL" not in await exported(database, CatalogueFilter(search="cup"))
    assert "CUP" not in await exported(database, CatalogueFilter(unpriced=True))


async def test_the_sample_of_the_handbook_is_imported_as_it_stands(database: Database) -> None:
    await stock_up(database)
    kitchen = await a_category(database, "Kitchen")
    await a_category(database, "Mugs", kitchen)

    import_id = await a_checked_sheet(database, SAMPLE.read_bytes())
    assert [(each.verdict, each.problems) for each in await items(database, import_id)] == [("NEW", [])] * 3
    await do(database, KEEPER, ApplyImport(import_id))
    await Worker(database).drain()

    assert [each.result for each in await items(database, import_id)] == ["DONE"] * 3
    assert {verdict for verdict, _ in await verdicts(database, SAMPLE.read_text("utf-8"))} == {"SAME"}
