"""Staff open warehouses; whatever the shop sells has a shelf in each, whichever came first."""

import asyncio
from typing import Any

import pytest

from orderflow.kernel.db import Database
from orderflow.kernel.refusal import Denied, InvalidInput, StaleVersion
from orderflow.kernel.work import Work, as_system
from orderflow.shop.words import TextsGiven
from orderflow.warehouse.actions.warehouses import ChangeWarehouse, CreateWarehouse, WarehouseCodeTaken
from orderflow.warehouse.reactions import fill_with_shelves, make_room
from tests.asked import asked
from tests.parcels import drain
from tests.rooms.catalog.keeping import a_form, a_product, told
from tests.rooms.shop.setting import KEEPER, history, words
from tests.running import all_wait
from tests.world import as_staff, do

SHELVES = "{ stockLevels { nodes { sku onHand warehouse { code } } } }"


def a_warehouse(code: str = "HZ1", **given: Any) -> CreateWarehouse:
    """What a keeper might write."""
    return CreateWarehouse(code, **{"name": words("Hangzhou"), "city": words("Hangzhou"), **given})


async def shelves(database: Database) -> list[tuple[str, str, int]]:
    """SKU, warehouse and units of every shelf."""
    nodes = (await asked(database, KEEPER, SHELVES))["stockLevels"]["nodes"]
    return sorted((each["sku"], each["warehouse"]["code"], each["onHand"]) for each in nodes)


async def test_goods_have_a_shelf_in_each_warehouse_whichever_came_first(database: Database) -> None:
    product = await a_product(database)
    await a_form(database, product, "OLD")
    await do(database, KEEPER, a_warehouse("hz1"))
    await drain(database)
    await a_form(database, product, "NEW")
    await do(database, KEEPER, a_warehouse("SZ1"))
    await drain(database)

    assert await shelves(database) == [("NEW", "HZ1", 0), ("NEW", "SZ1", 0), ("OLD", "HZ1", 0), ("OLD", "SZ1", 0)]


async def test_a_form_and_a_warehouse_that_are_new_at_once_open_their_shelf_once(database: Database) -> None:
    form = await a_form(database, await a_product(database), "CUP")
    await do(database, KEEPER, a_warehouse())
    [event] = await told(database, "warehouse.created")
    opened = asyncio.Event()

    async def for_the_form(work: Work) -> None:
        await make_room(work, form)
        await work.write()
        opened.set()
        await all_wait(database, 1)

    async def for_the_warehouse(work: Work) -> None:
        await opened.wait()
        await fill_with_shelves(work, event)

    await asyncio.gather(as_system(database, for_the_form), as_system(database, for_the_warehouse))

    assert await shelves(database) == [("CUP", "HZ1", 0)]


async def test_the_history_says_what_a_warehouse_was_called(database: Database) -> None:
    id = (await do(database, KEEPER, a_warehouse()))["warehouse"]

    await do(database, KEEPER, ChangeWarehouse(id, 1, name=words("West lake")))
    await do(database, KEEPER, ChangeWarehouse(id, 2, name=words("West lake")))

    opened, changed = await history(database)
    assert (opened[1], opened[3]["code"], opened[3]["city.en"]) == ("warehouse.created", "HZ1", "Hangzhou")
    assert changed == ("SHOP", "warehouse.changed", {"name.en": "Hangzhou"}, {"name.en": "West lake"})


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"code": "H"}, ("code",)),
        ({"code": "HANGZHOU-ONE"}, ("code",)),
        ({"code": "仓库"}, ("code",)),
        ({"name": TextsGiven()}, ("name", "zhHant")),
        ({"name": words("x" * 61)}, ("name", "en")),
        ({"city": TextsGiven()}, ("city", "zhHant")),
    ],
)
async def test_what_makes_no_sense_is_refused_where_it_was_typed(
    database: Database, given: dict[str, Any], path: tuple[str, ...]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await do(database, KEEPER, a_warehouse(**{"code": "HZ1", **given}))

    assert refused.value.path == path


async def test_of_eight_who_open_the_same_warehouse_at_once_one_does(database: Database) -> None:
    outcomes = await asyncio.gather(*(do(database, KEEPER, a_warehouse()) for _ in range(8)), return_exceptions=True)

    assert [type(each) for each in outcomes if isinstance(each, BaseException)] == [WarehouseCodeTaken] * 7
    assert len(await history(database)) == 1


async def test_who_comes_second_is_told(database: Database) -> None:
    id = (await do(database, KEEPER, a_warehouse()))["warehouse"]
    await do(database, KEEPER, ChangeWarehouse(id, 1, city=words("Suzhou")))

    with pytest.raises(StaleVersion):
        await do(database, KEEPER, ChangeWarehouse(id, 1, city=words("Ningbo")))


async def test_only_who_keeps_the_settings_opens_warehouses(database: Database) -> None:
    with pytest.raises(Denied):
        await do(database, as_staff("SUPERVISOR"), a_warehouse())
