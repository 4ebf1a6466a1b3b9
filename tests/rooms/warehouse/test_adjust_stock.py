"""Staff correct the stock."""

from typing import Any

import pytest

from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database
from orderflow.kernel.refusal import Denied, InvalidInput, NotFound
from orderflow.kernel.work import as_system
from orderflow.warehouse import stock
from orderflow.warehouse.actions.adjust_stock import AdjustStock, StockIsReserved
from tests.rooms.catalog.shop import ask
from tests.shelves import FAR, NEAR, level_id, on_shelf, stock_up
from tests.world import as_staff, do, guest

CLERK = as_staff("CATALOGUE")


async def test_a_correction_changes_the_level_and_keeps_its_reason(database: Database) -> None:
    await stock_up(database, CUP=(5, 5))

    await _adjust(database, -2, reason=" two broken ")

    assert await on_shelf(database, "CUP") == [(3, 0), (5, 0)]
    async with database.read() as connection:
        movement = await connection.one("select * from stock_movement order by id desc limit 1")
        told = await connection.one("select * from event order by id desc limit 1")
    assert (movement.kind, movement.on_hand_change, movement.reason) == ("ADJUSTED", -2, "two broken")
    assert movement.cause == told.cause
    assert (told.type, told.payload["skus"]) == ("stock.changed", ["CUP"])
    assert "two broken" not in str(told.payload)


async def test_the_same_key_corrects_once(database: Database) -> None:
    await stock_up(database, CUP=(5, 5))

    first = await _adjust(database, 3, key="one")
    second = await _adjust(database, 3, key="one")

    assert first == second == {"stock_level": await level_id(database, "CUP", NEAR)}
    assert await on_shelf(database, "CUP") == [(8, 0), (5, 0)]


async def test_what_is_sold_already_stays(database: Database) -> None:
    await stock_up(database, CUP=(5, 5))
    await as_system(database, lambda work: stock.reserve(work, "ord_1", {"CUP": 4}, [NEAR]))

    with pytest.raises(StockIsReserved) as refused:
        await _adjust(database, -2)

    assert refused.value.facts == {"on_hand": 5, "reserved": 4, "free": 1}
    assert "4 are sold, so 1 at most" in refused.value.message("en")
    assert await on_shelf(database, "CUP") == [(5, 4), (5, 0)]


@pytest.mark.parametrize(
    ("delta", "reason", "field"),
    [
        (0, "why", "delta"),
        (10**7, "why", "delta"),
        (10**6, "why", "delta"),
        (1, "  ", "reason"),
        (1, "x" * 201, "reason"),
    ],
)
async def test_an_odd_correction_is_refused(database: Database, delta: int, reason: str, field: str) -> None:
    await stock_up(database, CUP=(5, 5))

    with pytest.raises(InvalidInput) as refused:
        await _adjust(database, delta, reason=reason)

    assert refused.value.path == (field,)
    assert await on_shelf(database, "CUP") == [(5, 0), (5, 0)]


async def test_somebody_of_one_warehouse_neither_sees_nor_corrects_another(database: Database) -> None:
    await stock_up(database, CUP=(5, 5))
    local = as_staff("CATALOGUE", warehouse_id=FAR)

    seen = await ask(database, local, "{ stockLevels { totalCount nodes { warehouse { code } onHand } } }")
    with pytest.raises(NotFound):
        await _adjust(database, 1, actor=local)

    assert seen["stockLevels"] == {"totalCount": 1, "nodes": [{"warehouse": {"code": FAR}, "onHand": 5}]}


@pytest.mark.parametrize("actor", [guest(), as_staff("PICKER"), as_staff("SUPPORT")])
async def test_others_may_not_correct_stock(database: Database, actor: Actor) -> None:
    with pytest.raises(Denied):
        await do(database, actor, AdjustStock("stk_none", 1, "why", "key"))


async def test_stock_is_found_by_sku_bin_barcode_and_name(database: Database) -> None:
    await stock_up(database, CUP=(5, 5), POT=(2, 2))

    for search in ("cup", "A-CUP", "20CUP", "good cup", "好cup"):
        found = await ask(
            database,
            CLERK,
            "query ($search: String) { stockLevels(search: $search) { nodes { sku variant { product { slug } } } } }",
            search=search,
        )
        assert found["stockLevels"]["nodes"] == [{"sku": "CUP", "variant": {"product": {"slug": "cup"}}}] * 2, search


async def _adjust(
    database: Database, delta: int, *, reason: str = "counted", key: str = "key", actor: Actor = CLERK
) -> dict[str, Any]:
    level = await level_id(database, "CUP", NEAR)
    return await do(database, actor, AdjustStock(level, delta, reason, key))
