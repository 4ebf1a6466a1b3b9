"""A sheet is checked before anything changes: what is new, what changes from what to what, and what is wrong where."""

from typing import Any

import pytest

from orderflow.kernel.db import Database
from orderflow.kernel.deliveries import Worker
from tests.rooms.catalog.keeping import a_category, a_form, a_product
from tests.sheets import a_checked_sheet, items
from tests.shelves import stock_up
from tests.world import as_staff


async def digest(database: Database) -> Any:
    """What the shop holds, and what was told."""
    tables = ("product", "variant", "price", "stock_level", "stock_movement", "product_words")
    union = " union all ".join(
        f"select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from {each} as t" for each in tables
    )
    async with database.read() as connection:
        return await connection.rows(union + " union all select max(id)::text from event where type not like 'import%'")


async def wrong(database: Database, said: str, **by: Any) -> list[tuple[int, str]]:
    """Rows and columns of what is wrong with a sheet."""
    found = await items(database, await a_checked_sheet(database, said, **by))
    return [(each["line"], each["column"]) for item in found for each in item.problems]


async def test_a_preview_tells_from_what_to_what_and_changes_nothing(database: Database) -> None:
    await stock_up(database, CUP=(3, 0))
    await a_category(database, "Kitchen")
    await Worker(database).drain()
    before = await digest(database)

    import_id = await a_checked_sheet(
        database,
        "handle,title,category,sku,price,stock_whs_near,barcode\n"
        "cup,A better cup,tea,CUP,120,5,20CUP\n"
        "bowl,Bowl,Kitchen,BOWL,30.00,2,\n",
    )

    cup, bowl = await items(database, import_id)
    assert cup.verdict == "CHANGED"
    assert [(each["column"], each["before"], each["after"]) for each in cup.changes] == [
        ("title_en", "A good CUP", "A better cup"),
        ("price_CNY", "100.00", "120.00"),
        ("stock_whs_near", "3", "5"),
    ]
    assert (bowl.verdict, bowl.problems) == ("NEW", [])
    assert await digest(database) == before


async def test_a_sheet_that_says_what_is_there_changes_nothing(database: Database) -> None:
    await stock_up(database, CUP=(3, 0))

    import_id = await a_checked_sheet(database, "sku;Price;Stock whs_near;Title\ncup;100;3;A good CUP\n")

    (cup,) = await items(database, import_id)
    assert (cup.handle, cup.verdict, cup.changes) == ("cup", "SAME", [])


BAD = {
    "unknown category": ("handle,title,category\nx,X,nowhere", "category"),
    "no category": ("handle,title\nx,X", "category"),
    "no title": ("handle,category\nx,tea", "title_zh_hant"),
    "bad handle": ("handle,title,category\nNo good!,X,tea", "handle"),
    "no price": ("sku,price\nCUP,free", "price_CNY"),
    "price 0": ("sku,price\nCUP,0", "price_CNY"),
    "price below 0": ("sku,price\nCUP,-5", "price_CNY"),
    "thousands": ('sku,price\nCUP,"1,200.00"', "price_CNY"),
    "half a cent": ("sku,price\nCUP,1.005", "price_CNY"),
    "half a yen": ("sku,price jpy\nCUP,1.5", "price_JPY"),
    "fantasy": ("sku,price\nCUP,99999999999999", "price_CNY"),
    "tax class": ("sku,tax class\nCUP,alcohol", "tax_class"),
    "status": ("sku,status\nCUP,sold out", "status"),
    "back to draft": ("sku,status\nCUP,draft", "status"),
    "scheduled": ("sku,status\nCUP,scheduled", "status"),
    "nothing to sell": ("handle,title,category,status\nx,X,tea,published", "status"),
    "stock": ("sku,stock whs_near\nCUP,some", "stock_whs_near"),
    "stock below 0": ("sku,stock whs_near\nCUP,-1", "stock_whs_near"),
    "weight": ("sku,weight_g\nCUP,1.5 kg", "weight_g"),
    "heavy": ("sku,weight_g\nCUP,2000000", "weight_g"),
    "barcode": ("sku,barcode\nCUP,1", "barcode"),
    "barcode taken": ("sku,barcode\nCUP,20POT", "barcode"),
    "form status": ("sku,form status\nCUP,gone", "form_status"),
    "picture": ("sku,pictures\nCUP,https://example.com/cup.jpg", "pictures"),
    "file": ("sku,pictures\nCUP,cup.jpg", "pictures"),
    "bad sku": ("handle,sku\ncup,no good!", "sku"),
    "moved": ("handle,sku\ncup,POT", "sku"),
    "unknown sku": ("sku,price\nNOWHERE,5", "handle"),
    "no sku": ("handle,price\ncup,5", "sku"),
    "option": ("sku,option1_value\nCUP,Blue", "option1_name_zh_hant"),
    "long": (f"sku,title\nCUP,{'x' * 121}", "title_en"),
}


@pytest.mark.parametrize("bad", BAD)
async def test_each_bad_cell_is_told_with_its_row_its_column_and_a_sentence(database: Database, bad: str) -> None:
    await stock_up(database, CUP=(3, 0), POT=(1, 1))
    said, column = BAD[bad]

    (item,) = await items(database, await a_checked_sheet(database, said + "\n"))

    assert item.verdict == "WRONG"
    assert [(each["line"], each["column"]) for each in item.problems] == [(2, column)]
    assert all(item.problems[0]["reason"].values())


async def test_all_that_cells_alone_tell_is_told_at_once(database: Database) -> None:
    await stock_up(database, CUP=(3, 0))

    found = await wrong(database, "sku,price,weight,tax\nCUP,0,x,alcohol\nCUP,0,1,books\n")

    assert found == [
        (2, "tax_class"), (2, "price_CNY"), (2, "weight_g"), (3, "sku"), (3, "price_CNY"),
    ]  # fmt: skip


async def test_rows_of_one_product_may_not_contradict_each_other(database: Database) -> None:
    await a_category(database, "Tea")

    said = "handle,title,category,sku,option1_name,option1_value\nx,X,tea,A,Size,S\nx,Y,,B,Size,M\nx,X,,C,Size,L\n"

    assert await wrong(database, said) == [(3, "title_en")]


async def test_shelves_that_are_spoken_for_are_not_emptied(database: Database) -> None:
    await stock_up(database, CUP=(3, 0))
    async with database.read() as connection:
        await connection.run("update stock_level set reserved = 2 where sku = 'CUP' and warehouse_id = 'whs_near'")

    assert await wrong(database, "sku,stock whs_near\nCUP,1\n") == [(2, "stock_whs_near")]


async def test_who_may_not_set_prices_by_hand_may_not_by_a_sheet(database: Database) -> None:
    await stock_up(database, CUP=(3, 0))
    keeper = as_staff("CATALOGUE")
    lesser = type(keeper)(
        keeper.kind, keeper.id, keeper.rights - {"SET_PRICES", "ADJUST_STOCK"}, "en", staff_id=keeper.staff_id
    )

    found = await wrong(database, "sku,price,stock whs_near\nCUP,5,9\n", who=lesser)

    assert found == [(2, "price_CNY"), (2, "stock_whs_near")]


async def test_a_category_is_found_by_address_by_path_and_in_each_language(database: Database) -> None:
    top = await a_category(database, "Kitchen")
    await a_category(database, "Mugs", top)
    product = await a_product(database)
    await a_form(database, product)

    for said in ("mugs", "Kitchen > Mugs", "kitchen/mugs", "KITCHEN>mugs"):
        (item,) = await items(database, await a_checked_sheet(database, f"sku,category\nCUP,{said}\n"))
        assert [each["after"] for each in item.changes] == ["Kitchen > Mugs"], said
