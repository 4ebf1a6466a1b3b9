"""A sheet says what goods cost before, in each currency."""

from decimal import Decimal
from typing import Any

import pytest

from orderflow.catalog.actions.set_price import SetPrice
from orderflow.imports.actions import ApplyImport
from orderflow.kernel.db import Database
from orderflow.kernel.deliveries import Worker
from tests.rooms.imports.test_export import exported, verdicts
from tests.sheets import KEEPER, a_checked_sheet, items
from tests.shelves import stock_up
from tests.world import as_staff, do


async def _listed(database: Database) -> list[tuple[str, int, int | None]]:
    async with database.read() as connection:
        rows = await connection.rows("select currency, amount, compare_at from price order by currency")
    return [(each.currency, each.amount, each.compare_at) for each in rows]


async def _applied(database: Database, said: str) -> list[Any]:
    import_id = await a_checked_sheet(database, said)
    assert [each.problems for each in await items(database, import_id)] == [[]]
    await do(database, KEEPER, ApplyImport(import_id))
    await Worker(database).drain()
    return [each.result for each in await items(database, import_id)]


async def test_prices_before_are_set_changed_and_taken_away(database: Database) -> None:
    await stock_up(database, CUP=(1, 0))

    said = "sku,price,compare at price,price_usd,compare_at_usd\nCUP,90,120,12.50,15\n"
    assert await _applied(database, said) == ["DONE"]
    first = await _listed(database)
    assert await _applied(database, "sku,compare_at\nCUP,130\n") == ["DONE"]
    second = await _listed(database)
    assert await _applied(database, "sku,原價,compare_at_usd\nCUP,0,0.00\n") == ["DONE"]

    assert first == [("CNY", 9000, 12000), ("USD", 1250, 1500)]
    assert second == [("CNY", 9000, 13000), ("USD", 1250, 1500)]
    assert await _listed(database) == [("CNY", 9000, None), ("USD", 1250, None)]


async def test_sent_back_as_it_is_a_sheet_with_prices_before_changes_nothing(database: Database) -> None:
    cup = (await stock_up(database, CUP=(1, 0), POT=(1, 0)))["CUP"].id
    await do(database, KEEPER, SetPrice(cup, Decimal(90), compare_at=Decimal(120)))
    await do(database, KEEPER, SetPrice(cup, Decimal(700), "JPY", Decimal(900)))

    said = await exported(database)

    assert "compare_at_CNY,compare_at_JPY" in said.splitlines()[0]
    assert await verdicts(database, said) == [("SAME", []), ("SAME", [])]


BAD = {
    "not above the price": ("sku,price,compare_at\nCUP,90,90", "compare_at_CNY"),
    "not above the price there is": ("sku,compare_at\nCUP,100", "compare_at_CNY"),
    "the price rises to it": ("sku,price,compare_at\nCUP,120,110", "compare_at_CNY"),
    "no price": ("sku,compare_at_eur\nCUP,10", "compare_at_EUR"),
    "no number": ("sku,compare_at\nCUP,cheap", "compare_at_CNY"),
    "finer than a coin": ("sku,compare_at\nCUP,120.005", "compare_at_CNY"),
    "negative": ("sku,compare_at\nCUP,-5", "compare_at_CNY"),
}


@pytest.mark.parametrize("bad", BAD)
async def test_a_bad_price_before_is_told_at_its_cell(database: Database, bad: str) -> None:
    said, column = BAD[bad]
    await stock_up(database, CUP=(1, 0))

    (item,) = await items(database, await a_checked_sheet(database, said))

    assert [(each["line"], each["column"]) for each in item.problems] == [(2, column)]
    assert item.verdict == "WRONG"
    assert await _listed(database) == [("CNY", 10000, None)]


async def test_who_may_not_set_prices_may_not_say_what_they_were(database: Database) -> None:
    await stock_up(database, CUP=(1, 0))
    stocker = as_staff("SUPPORT")

    (item,) = await items(database, await a_checked_sheet(database, "sku,compare_at\nCUP,120", stocker))

    assert [each["column"] for each in item.problems] == ["compare_at_CNY"]
