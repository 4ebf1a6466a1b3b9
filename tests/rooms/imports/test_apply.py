"""A sheet is applied as it was shown, a few products at a time, once each, and not over what others did meanwhile."""

import asyncio
from collections import Counter
from decimal import Decimal
from typing import Any

import pytest

from orderflow.catalog.actions.products import ChangeProduct
from orderflow.catalog.actions.set_price import SetPrice
from orderflow.imports.actions import ApplyImport, DiscardImport, SheetHasErrors
from orderflow.imports.reactions import AT_A_TIME, apply_some, check_some, work_off_imports
from orderflow.imports.sheets import import_report
from orderflow.kernel.db import Database
from orderflow.kernel.deliveries import Worker
from orderflow.kernel.refusal import MoveRefused, StaleVersion
from tests.rooms.catalog.keeping import a_category, row, told, words
from tests.sheets import KEEPER, a_checked_sheet, a_sheet, items
from tests.shelves import breaches, on_shelf, stock_up
from tests.world import do

ROW = "{0},Good {0},tea,published,{0},10.00\n"
HEAD = "handle,title,category,status,sku,price\n"
MANY = 3 * AT_A_TIME + 5


def a_long_sheet(products: int = MANY) -> str:
    return HEAD + "".join(ROW.format(f"p{n}") for n in range(products))


async def counted(database: Database, table: str) -> int:
    async with database.read() as connection:
        return int(await connection.value(f"select count(*) from {table}"))


async def test_what_was_shown_is_done_by_the_verbs_of_the_desk(database: Database) -> None:
    variants = await stock_up(database, CUP=(3, 0))
    said = (
        "handle,title,tagline_zh-hant,category,status,sku,barcode,option1_name,option1_value,price,price_usd,"
        "stock_whs_near,weight,form_status\n"
        "cup,A better cup,杯,tea,,CUP,9001,,,120,,5,450,\n"
        "bowl,Bowl,,tea,published,BOWL-S,9002,Size,Small,30,4.50,2,200,\n"
        "bowl,,,,,BOWL-L,,Size,Large,40,,,300,retired\n"
        "cup,,,,,,,,,,,,,\n"
    )
    import_id = await a_checked_sheet(database, said)

    await do(database, KEEPER, ApplyImport(import_id))
    await Worker(database).drain()

    done = await row(database, "catalogue_import", import_id)
    assert (done.state, [each.result for each in await items(database, import_id)]) == ("DONE", ["DONE", "DONE"])
    cup = await row(database, "variant", variants["CUP"].id)
    assert (cup.barcode, cup.weight_g) == ("9001", 450)
    assert await on_shelf(database, "CUP") == [(5, 0), (0, 0)]
    assert await on_shelf(database, "BOWL-S") == [(2, 0), (0, 0)]
    async with database.read() as connection:
        bowl = await connection.one("select * from product where slug = 'bowl'")
        forms = await connection.rows("select * from variant where product_id = :id order by sort", id=bowl.id)
        found = await connection.value("select count(*) from product_words where words @@ to_tsquery('simple', 'bowl')")
        prices = await connection.rows(
            "select sku, currency, amount from price join variant on variant.id = variant_id order by sku, currency"
        )
        movement = await connection.one("select * from stock_movement where sku = 'BOWL-S'")
    assert (bowl.state, [(form.sku, form.retired) for form in forms]) == (
        "PUBLISHED",
        [("BOWL-S", False), ("BOWL-L", True)],
    )
    assert found == 1
    assert [tuple(each) for each in prices] == [
        ("BOWL-L", "CNY", 4000), ("BOWL-S", "CNY", 3000), ("BOWL-S", "USD", 450), ("CUP", "CNY", 12000),
    ]  # fmt: skip
    assert movement.reason == "CSV: goods.csv"
    for type in ("product.changed", "product.created", "product.published", "variant.added", "price.changed"):
        assert {event.actor for event in await told(database, type)} == {f"STAFF:{KEEPER.id}"}, type
    assert await breaches(database) == []


async def test_errors_refuse_the_whole_unless_somebody_leaves_them_out(database: Database) -> None:
    await a_category(database, "Tea")
    import_id = await a_checked_sheet(database, HEAD + ROW.format("good") + ROW.format("bad").replace("10.00", "0"))

    with pytest.raises(SheetHasErrors):
        await do(database, KEEPER, ApplyImport(import_id))
    assert (await row(database, "catalogue_import", import_id)).state == "READY"
    await do(database, KEEPER, ApplyImport(import_id, leave_out_wrong=True))
    await Worker(database).drain()

    assert [each.result for each in await items(database, import_id)] == ["DONE", "LEFT_OUT"]
    assert await counted(database, "product") == 1
    report = "".join([page async for page in import_report(database, import_id, "en")])
    assert report.splitlines()[1:] == [
        "2,good,good,done,,",
        '3,bad,bad,left_out,price_CNY,"A price must be more than zero, and ten thousand million at most."',
    ]


async def test_what_somebody_changed_after_the_preview_is_left_alone(database: Database) -> None:
    variants = await stock_up(database, CUP=(1, 0), POT=(1, 0), JAR=(1, 0))
    import_id = await a_checked_sheet(database, "sku,price\nCUP,5\nPOT,100\nJAR,7\n")
    await do(database, KEEPER, SetPrice(variants["CUP"].id, Decimal(77)))
    await do(database, KEEPER, SetPrice(variants["POT"].id, Decimal(78)))
    await do(database, KEEPER, ChangeProduct(variants["JAR"].product_id, 1, tagline=words("New")))

    await do(database, KEEPER, ApplyImport(import_id))
    await Worker(database).drain()

    results = {each.handle: (each.result, bool(each.problems)) for each in await items(database, import_id)}
    assert results == {"cup": ("REFUSED", True), "pot": ("REFUSED", True), "jar": ("DONE", False)}
    async with database.read() as connection:
        amounts = await connection.rows("select amount from price order by amount")
    assert [each.amount for each in amounts] == [700, 7700, 7800]


async def test_a_product_that_fails_after_all_takes_no_other_with_it(database: Database) -> None:
    """The category is taken down after the preview, which no cell of the product shows."""
    await a_category(database, "Tea")
    other = await a_category(database, "Bowls")
    said = HEAD + ROW.format("a") + ROW.format("b").replace(",tea,", ",bowls,") + ROW.format("c")
    import_id = await a_checked_sheet(database, said)
    async with database.read() as connection:
        await connection.run("update category set retired = true where id = :id", id=other)

    await do(database, KEEPER, ApplyImport(import_id))
    await Worker(database).drain()

    found = await items(database, import_id)
    assert [each.result for each in found] == ["DONE", "REFUSED", "DONE"]
    assert found[1].problems[0]["column"] == "category"
    assert await counted(database, "product") == 2


async def test_whoever_comes_next_goes_on_where_the_last_one_stopped(database: Database) -> None:
    await a_category(database, "Tea")
    import_id = await a_sheet(database, a_long_sheet())
    assert await check_some(database, import_id)
    async with Database(database.dsn, size=2) as another:
        await work_off_imports(another)
        await do(database, KEEPER, ApplyImport(import_id))

        assert await apply_some(database, import_id)
        first = await counted(database, "product")
        await work_off_imports(another)

    assert first == AT_A_TIME
    assert await counted(database, "product") == MANY
    assert Counter(each.result for each in await items(database, import_id)) == {"DONE": MANY}
    assert len({event.subject for event in await told(database, "product.created")}) == MANY
    assert len(await told(database, "import.finished")) == 1


async def test_two_workers_at_one_sheet_do_each_product_once(database: Database) -> None:
    await a_category(database, "Tea")
    import_id = await a_sheet(database, a_long_sheet())

    await asyncio.gather(work_off_imports(database), work_off_imports(database))
    await do(database, KEEPER, ApplyImport(import_id))
    await asyncio.gather(work_off_imports(database), work_off_imports(database))

    assert await counted(database, "product") == MANY == len(await told(database, "product.created"))
    assert Counter(each.result for each in await items(database, import_id)) == {"DONE": MANY}


async def test_of_two_sheets_about_the_same_goods_the_second_is_told_of_the_first(database: Database) -> None:
    await stock_up(database, **{f"S{n}": (1, 0) for n in range(AT_A_TIME + 2)})
    skus = [f"S{n}" for n in range(AT_A_TIME + 2)]
    one = await a_checked_sheet(database, "sku,price\n" + "".join(f"{sku},5\n" for sku in skus))
    two = await a_checked_sheet(database, "sku,price\n" + "".join(f"{sku},6\n" for sku in reversed(skus)))
    await do(database, KEEPER, ApplyImport(one))
    await do(database, KEEPER, ApplyImport(two))

    async def work_off(import_id: str) -> None:
        while await apply_some(database, import_id):
            pass

    await asyncio.gather(work_off(one), work_off(two))

    both = [*await items(database, one), *await items(database, two)]
    results: dict[str, list[str]] = {}
    for each in both:
        results.setdefault(each.handle, []).append(each.result)
    assert all(sorted(each) == ["DONE", "REFUSED"] for each in results.values()), results


async def test_a_sheet_is_applied_once_or_not_at_all(database: Database) -> None:
    await a_category(database, "Tea")
    import_id = await a_checked_sheet(database, HEAD + ROW.format("a"))
    seen: Any = await row(database, "catalogue_import", import_id)

    with pytest.raises(StaleVersion):
        await do(database, KEEPER, ApplyImport(import_id, expected_version=seen.version - 1))
    await do(database, KEEPER, ApplyImport(import_id, expected_version=seen.version))
    with pytest.raises(MoveRefused):
        await do(database, KEEPER, ApplyImport(import_id))
    with pytest.raises(MoveRefused):
        await do(database, KEEPER, DiscardImport(import_id))


async def test_a_discarded_sheet_is_not_checked_any_more(database: Database) -> None:
    await a_category(database, "Tea")
    import_id = await a_sheet(database, HEAD + ROW.format("a"))

    await do(database, KEEPER, DiscardImport(import_id))
    await work_off_imports(database)

    assert [each.verdict for each in await items(database, import_id)] == [None]
    assert await counted(database, "product") == 0
