"""Whoever waits for something sold out is told once when it can be bought again."""

import asyncio
from typing import Any

import pytest

from orderflow.erasing import erase_somebody
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database, Row
from orderflow.kernel.refusal import InvalidInput, NotFound, Refusals
from orderflow.kernel.work import as_system
from orderflow.people.throttle import NOTICES_PER_EMAIL, TooManyLetters
from orderflow.tickets.actions.erase_account import erase
from orderflow.warehouse.actions.adjust_stock import AdjustStock
from orderflow.wishes.actions.stock_notice import RequestStockNotice, WithdrawStockNotice
from tests.parcels import drain
from tests.rooms.catalog.shop import ask
from tests.shelves import stock_up
from tests.world import ada, as_staff, do, guest

BOSS = as_staff("ADMIN")
MINE = "{ me { customer { stockNotices { sku } } } }"


async def test_one_letter_is_sent_when_there_are_units_again_in_the_language_that_was_asked_for(
    database: Database,
) -> None:
    goods = await stock_up(database, CUP=(0, 0))
    for locale in ("zh-Hant", "zh-Hans", "en"):
        await do(database, guest(), RequestStockNotice(goods["CUP"].id, f"Lin.{locale}@example.com ", locale))

    await _restock(database, "CUP", 5)
    await _restock(database, "CUP", 5)

    letters = {each.recipient: each for each in await _letters(database)}
    assert letters.keys() == {"lin.zh-hant@example.com", "lin.zh-hans@example.com", "lin.en@example.com"}
    assert {each.subject for each in letters.values()} == {
        "「好CUP（一只）」到貨了", "“好CUP（一只）”到货了", "“A good CUP (One)” is back in stock",
    }  # fmt: skip
    english = letters["lin.en@example.com"]
    assert english.page["path"] == "/p/cup?sku=CUP"
    assert "CUP" in english.page["paragraphs"][0]


async def test_asked_twice_and_restocked_twice_at_once_it_is_one_letter(database: Database) -> None:
    goods = await stock_up(database, CUP=(0, 0))
    someone = await ada(database)
    await asyncio.gather(*(do(database, someone, RequestStockNotice(goods["CUP"].id)) for _ in range(3)))

    levels = await _levels(database, "CUP")
    await asyncio.gather(*(do(database, BOSS, AdjustStock(level.id, 4, "Counted", level.id)) for level in levels))
    await asyncio.gather(drain(database), drain(database))

    assert [each.recipient for each in await _letters(database)] == ["ada@example.com"]


async def test_whoever_was_told_may_ask_again_and_is_told_again(database: Database) -> None:
    goods = await stock_up(database, CUP=(0, 0))
    someone = await ada(database)

    for _ in range(2):
        await do(database, someone, RequestStockNotice(goods["CUP"].id))
        await _restock(database, "CUP", 5)
        await _restock(database, "CUP", -5)

    assert len(await _letters(database)) == 2


async def test_nobody_waits_for_what_is_there_or_was_never_sold(database: Database) -> None:
    goods = await stock_up(database, CUP=(1, 0), POT=(0, 0))

    with pytest.raises((InvalidInput, Refusals)):
        await do(database, guest(), RequestStockNotice(goods["CUP"].id, "lin@example.com"))
    with pytest.raises((InvalidInput, Refusals)):
        await do(database, guest(), RequestStockNotice(goods["POT"].id, "nobody"))
    await as_system(database, lambda work: work.run("update product set state = 'RETIRED' where slug = 'pot'"))
    with pytest.raises(NotFound):
        await do(database, guest(), RequestStockNotice(goods["POT"].id, "lin@example.com"))


async def test_a_customer_withdraws_at_the_account_and_a_guest_by_the_token_alone(database: Database) -> None:
    goods = await stock_up(database, CUP=(0, 0))
    cup, someone = goods["CUP"].id, await ada(database)
    await do(database, someone, RequestStockNotice(cup))
    token = (await do(database, guest(), RequestStockNotice(cup, "lin@example.com")))["notice_token"]
    assert await _mine(database, someone) == ["CUP"]

    await do(database, guest(), WithdrawStockNotice(cup, "a guess"))
    await do(database, someone, WithdrawStockNotice(cup))
    await _restock(database, "CUP", 5)
    assert [each.recipient for each in await _letters(database)] == ["lin@example.com"]

    await _restock(database, "CUP", -5)
    token = (await do(database, guest(), RequestStockNotice(cup, "lin@example.com")))["notice_token"]
    await do(database, guest(), WithdrawStockNotice(cup, token))
    await _restock(database, "CUP", 5)
    assert len(await _letters(database)) == 1
    assert await _mine(database, someone) == []


async def test_a_stranger_who_asks_for_an_email_that_waits_already_cannot_withdraw_it(database: Database) -> None:
    goods = await stock_up(database, CUP=(0, 0))
    cup = goods["CUP"].id
    await do(database, guest(), RequestStockNotice(cup, "lin@example.com"))

    theirs = (await do(database, guest(), RequestStockNotice(cup, "lin@example.com")))["notice_token"]
    await do(database, guest(), WithdrawStockNotice(cup, theirs))
    await _restock(database, "CUP", 5)

    assert len(await _letters(database)) == 1


async def test_an_email_is_asked_for_only_so_often(database: Database) -> None:
    goods = await stock_up(database, CUP=(0, 0))

    someone, asked = guest(address="192.0.2.7"), RequestStockNotice(goods["CUP"].id, "lin@example.com")
    for _ in range(NOTICES_PER_EMAIL):
        await do(database, someone, asked)

    with pytest.raises(TooManyLetters):
        await do(database, someone, asked)


@pytest.mark.parametrize("told", [False, True])
async def test_whoever_is_erased_waits_for_nothing_and_is_named_nowhere(database: Database, told: bool) -> None:
    goods = await stock_up(database, CUP=(0, 0))
    someone = await ada(database)
    await do(database, someone, RequestStockNotice(goods["CUP"].id))
    await do(database, guest(), RequestStockNotice(goods["CUP"].id, "lin@example.com"))
    if told:
        await _restock(database, "CUP", 5)
    id = str(someone.customer_id)

    await as_system(database, lambda work: erase(work, id))
    assert await erase_somebody(database, "Lin@example.com") == 1
    await drain(database)

    async with database.read() as connection:
        assert await connection.value("select count(*) from stock_notice") == 0
    assert len(await _letters(database)) == (2 if told else 0)
    assert all("erased.invalid" in each.recipient and each.subject == "—" for each in await _letters(database))


async def _restock(database: Database, sku: str, units: int) -> None:
    """Count units in, or out, in the first warehouse; and all that follows."""
    level = (await _levels(database, sku))[0]
    await do(database, BOSS, AdjustStock(level.id, units, "Counted", f"{level.version}:{units}"))
    await drain(database)


async def _levels(database: Database, sku: str) -> list[Row]:
    async with database.read() as connection:
        return await connection.rows("select * from stock_level where sku = :sku order by id", sku=sku)


async def _letters(database: Database) -> list[Row]:
    async with database.read() as connection:
        return await connection.rows("select * from letter where kind = 'BACK_IN_STOCK' order by id")


async def _mine(database: Database, who: Actor) -> list[str]:
    found: dict[str, Any] = (await ask(database, who, MINE))["me"]["customer"]
    return [each["sku"] for each in found["stockNotices"]]
