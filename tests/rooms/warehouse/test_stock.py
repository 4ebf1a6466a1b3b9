"""Other rooms reserve, release, take out and put back goods."""

import pytest

from orderflow.kernel.db import Database, Row
from orderflow.kernel.refusal import Refusals
from orderflow.kernel.work import Work, as_system
from orderflow.warehouse import stock
from tests.shelves import FAR, NEAR, on_shelf, stock_up


async def test_a_reservation_comes_from_the_nearest_warehouse_that_has_everything(database: Database) -> None:
    await stock_up(database, CUP=(5, 5), POT=(1, 5))

    both = await _reserve(database, "ord_1", {"CUP": 2, "POT": 3}, NEAR, FAR)
    one = await _reserve(database, "ord_2", {"CUP": 2}, NEAR, FAR)

    assert both == {"CUP": [(FAR, 2)], "POT": [(FAR, 3)]}
    assert one == {"CUP": [(NEAR, 2)]}
    assert await on_shelf(database, "CUP") == [(5, 2), (5, 2)]


async def test_a_reservation_is_split_by_line_when_no_warehouse_has_everything(database: Database) -> None:
    await stock_up(database, CUP=(5, 0), POT=(0, 5), TRAY=(2, 2))

    shares = await _reserve(database, "ord_1", {"CUP": 1, "POT": 1, "TRAY": 3}, NEAR, FAR)

    assert shares == {"CUP": [(NEAR, 1)], "POT": [(FAR, 1)], "TRAY": [(NEAR, 2), (FAR, 1)]}


async def test_every_short_line_is_refused_at_once_and_nothing_is_held(database: Database) -> None:
    await stock_up(database, CUP=(1, 1), POT=(9, 9))

    with pytest.raises(Refusals) as refused:
        await _reserve(database, "ord_1", {"CUP": 3, "POT": 2, "GONE": 1}, NEAR)

    facts = [(each.facts["sku"], each.facts["available"], each.facts["asked"]) for each in refused.value.several]
    assert facts == [("CUP", 2, 3), ("GONE", 0, 1)]
    assert refused.value.several[0].message("en").startswith("Of A good CUP (One) we have 2 left")
    assert await on_shelf(database, "POT") == [(9, 0), (9, 0)]


async def test_a_release_gives_back_once_what_is_still_reserved(database: Database) -> None:
    await stock_up(database, CUP=(5, 5), POT=(5, 5))
    await _reserve(database, "ord_1", {"CUP": 3, "POT": 2}, NEAR)
    await _reserve(database, "ord_2", {"CUP": 1}, NEAR)
    await as_system(database, lambda work: stock.take_out(work, "ord_1", NEAR, {"POT": 1}))

    first = await as_system(database, lambda work: stock.release(work, "ord_1"))
    second = await as_system(database, lambda work: stock.release(work, "ord_1"))

    assert first == {"CUP": [(NEAR, 3)], "POT": [(NEAR, 1)]}
    assert second == {}
    assert await on_shelf(database, "CUP") == [(5, 1), (5, 0)]
    assert await on_shelf(database, "POT") == [(4, 0), (5, 0)]


async def test_a_part_of_a_reservation_is_released(database: Database) -> None:
    await stock_up(database, CUP=(2, 2))
    await _reserve(database, "ord_1", {"CUP": 4}, NEAR)

    elsewhere = await as_system(database, lambda work: stock.release(work, "ord_1", {"CUP": 9}, warehouse_id=FAR))
    some = await as_system(database, lambda work: stock.release(work, "ord_1", {"CUP": 1}))

    assert elsewhere == {"CUP": [(FAR, 2)]}
    assert some == {"CUP": [(NEAR, 1)]}
    assert await on_shelf(database, "CUP") == [(2, 1), (2, 0)]


async def test_goods_taken_out_may_be_put_back_and_nothing_else(database: Database) -> None:
    await stock_up(database, CUP=(5, 5))
    await _reserve(database, "ord_1", {"CUP": 3}, NEAR)

    await as_system(database, lambda work: stock.take_out(work, "ord_1", NEAR, {"CUP": 3}))
    assert await on_shelf(database, "CUP") == [(2, 0), (5, 0)]
    with pytest.raises(ValueError, match="fewer units held"):
        await as_system(database, lambda work: stock.take_out(work, "ord_1", NEAR, {"CUP": 1}))
    with pytest.raises(ValueError, match="fewer units taken"):
        await as_system(database, lambda work: stock.put_back(work, "ord_1", FAR, {"CUP": 1}))

    await as_system(database, lambda work: stock.put_back(work, "ord_1", NEAR, {"CUP": 2}))
    assert await on_shelf(database, "CUP") == [(4, 2), (5, 0)]
    assert [(each.quantity, each.taken) for each in await _held(database, "ord_1")] == [(2, 1)]


async def test_an_owner_moves_to_another_warehouse_when_it_has_everything(database: Database) -> None:
    await stock_up(database, CUP=(5, 5), POT=(5, 1))
    await _reserve(database, "ord_1", {"CUP": 3, "POT": 2}, NEAR)
    await _reserve(database, "ord_2", {"CUP": 2}, NEAR)

    short = await as_system(database, lambda work: stock.reassign(work, "ord_1", FAR))
    moved = await as_system(database, lambda work: stock.reassign(work, "ord_2", FAR))

    assert [(each.facts["sku"], each.facts["available"]) for each in short] == [("POT", 1)]
    assert moved == []
    assert await on_shelf(database, "CUP") == [(5, 3), (5, 2)]
    held = [(each.warehouse_id, each.quantity) for each in await _held(database, "ord_2") if each.quantity]
    assert held == [(FAR, 2)]


async def test_a_change_of_what_can_be_bought_is_told_once(database: Database) -> None:
    goods = await stock_up(database, CUP=(5, 5), POT=(5, 5))

    async def swap(work: Work) -> None:
        await stock.reserve(work, "ord_1", {"CUP": 1}, [NEAR])
        await stock.reserve(work, "ord_2", {"CUP": 1, "POT": 1}, [NEAR])

    await as_system(database, swap)
    await as_system(database, lambda work: stock.take_out(work, "ord_1", NEAR, {"CUP": 1}))

    async with database.read() as connection:
        told = await connection.rows("select type, payload from event order by id desc limit 2")
    assert [each.type for each in told] == ["stock.moved", "stock.changed"]
    assert told[1].payload["skus"] == ["CUP", "POT"]
    assert told[1].payload["variants"] == [goods["CUP"].id, goods["POT"].id]


async def _reserve(database: Database, owner: str, wanted: dict[str, int], *prefer: str) -> object:
    return await as_system(database, lambda work: stock.reserve(work, owner, wanted, prefer))


async def _held(database: Database, owner: str) -> list[Row]:
    return await as_system(database, lambda work: stock.reservations_of(work, owner))
