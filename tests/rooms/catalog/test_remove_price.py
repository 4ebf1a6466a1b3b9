"""Staff of the catalogue take a price out of the list of one currency."""

from decimal import Decimal

import pytest

from orderflow.catalog.actions.remove_price import LastPrice, OwnCurrencyPrice, RemovePrice
from orderflow.catalog.actions.set_price import SetPrice
from orderflow.kernel.db import Database, Row
from orderflow.kernel.refusal import Denied, InvalidInput, NotFound
from orderflow.kernel.work import as_system
from tests.shelves import stock_up
from tests.world import as_staff, do

CLERK = as_staff("CATALOGUE")


async def test_a_removed_price_is_gone_and_told_with_what_it_was(database: Database) -> None:
    cup = (await stock_up(database, CUP=(1, 1)))["CUP"].id
    await do(database, CLERK, SetPrice(cup, Decimal(15), "USD", Decimal(20)))

    await do(database, CLERK, RemovePrice(cup, "USD"))

    assert [each.currency for each in await _rows(database, "select currency from price")] == ["CNY"]
    (told,) = await _rows(database, "select * from event where type = 'price.removed'")
    assert (told.subject, told.payload["variants"]) == (cup, [cup])
    change = {name: told.payload[name] for name in ("from", "to", "compare_at_from", "compare_at_to", "currency")}
    assert change == {"from": 1500, "to": None, "compare_at_from": 2000, "compare_at_to": None, "currency": "USD"}


async def test_the_price_in_the_shops_own_currency_stays(database: Database) -> None:
    cup = (await stock_up(database, CUP=(1, 1)))["CUP"].id
    await do(database, CLERK, SetPrice(cup, Decimal(15), "USD"))

    with pytest.raises(OwnCurrencyPrice) as refused:
        await do(database, CLERK, RemovePrice(cup, "CNY"))

    assert "CNY" in refused.value.message("en")
    assert len(await _rows(database, "select 1 from price")) == 2


@pytest.mark.parametrize("state", ["PUBLISHED", "SCHEDULED"])
async def test_the_last_price_of_what_customers_see_stays(database: Database, state: str) -> None:
    """As it may be after the shop began to sell in another currency."""
    cup = (await stock_up(database, CUP=(1, 1)))["CUP"].id
    await as_system(database, lambda work: work.run("update price set currency = 'USD'"))
    publish = "update product set state = :state, publish_at = now()"
    await as_system(database, lambda work: work.run(publish, state=state))

    with pytest.raises(LastPrice):
        await do(database, CLERK, RemovePrice(cup, "USD"))

    assert len(await _rows(database, "select 1 from price")) == 1


async def test_the_last_price_of_a_draft_may_go(database: Database) -> None:
    cup = (await stock_up(database, CUP=(1, 1)))["CUP"].id
    await as_system(database, lambda work: work.run("update price set currency = 'USD'"))
    await as_system(database, lambda work: work.run("update product set state = 'DRAFT'"))

    await do(database, CLERK, RemovePrice(cup, "USD"))

    assert await _rows(database, "select 1 from price") == []


@pytest.mark.parametrize("currency", ["EUR", "usd", "元元元", "", "DOLLAR"])
async def test_a_price_that_is_not_there_is_refused(database: Database, currency: str) -> None:
    cup = (await stock_up(database, CUP=(1, 1)))["CUP"].id

    with pytest.raises(InvalidInput) as refused:
        await do(database, CLERK, RemovePrice(cup, currency))

    assert refused.value.path == ("currencyCode",)


async def test_an_unknown_variant_and_others_are_refused(database: Database) -> None:
    with pytest.raises(NotFound):
        await do(database, CLERK, RemovePrice("var_none", "USD"))
    with pytest.raises(Denied):
        await do(database, as_staff("SUPPORT"), RemovePrice("var_none", "USD"))


async def _rows(database: Database, statement: str) -> list[Row]:
    async with database.read() as connection:
        return await connection.rows(statement)
