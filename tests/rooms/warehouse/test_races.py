"""Many buyers at once, each on a connection of their own."""

import asyncio
from collections import Counter

from orderflow.kernel.db import Database
from orderflow.kernel.refusal import Refusals
from orderflow.kernel.work import Work, as_system
from orderflow.warehouse import stock
from orderflow.warehouse.stock import InsufficientStock
from tests.shelves import FAR, NEAR, breaches, on_shelf, stock_up

BUYERS = 100


async def test_of_100_buyers_of_the_last_unit_one_gets_it(dsn: str) -> None:
    """Exactly one reserves, 99 read what is left.

    Tried without `for update`: the losers break the CHECK of the table instead of reading a refusal, and this fails.
    """
    async with Database(dsn, size=32) as database:
        await stock_up(database, CUP=(0, 1))

        answers = await asyncio.gather(*(_buy(database, f"ord_{n}", {"CUP": 1}) for n in range(BUYERS)))

        assert Counter(answers) == {"GOT IT": 1, "CUP: 0 left": BUYERS - 1}
        assert await on_shelf(database, "CUP") == [(0, 0), (1, 1)]
        assert await breaches(database) == []


async def test_buyers_of_the_same_goods_in_other_orders_never_lock_each_other_out(dsn: str) -> None:
    """Baskets in any order, bought and cancelled at once: whatever is left adds up, and nobody met a deadlock.

    Tried with the levels of a release locked in another order than those of a reservation: it deadlocks.
    """
    async with Database(dsn, size=32) as database:
        await stock_up(database, CUP=(30, 30), POT=(30, 30), TRAY=(20, 20))
        baskets = [{"CUP": 2, "POT": 1}, {"POT": 2, "TRAY": 1, "CUP": 1}, {"TRAY": 1, "CUP": 1}]

        async def come_and_go(n: int) -> None:
            owner = f"ord_{n}"
            await _buy(database, owner, baskets[n % 3], FAR if n % 2 else NEAR)
            if n % 4 == 0:
                await as_system(database, lambda work: stock.release(work, owner))
            elif n % 4 == 1:
                await as_system(database, lambda work: stock.reassign(work, owner, NEAR))

        await asyncio.gather(*(come_and_go(n) for n in range(BUYERS)))

        assert await breaches(database) == []


async def test_two_releases_at_once_give_back_once(dsn: str) -> None:
    async with Database(dsn, size=32) as database:
        await stock_up(database, CUP=(5, 0))
        await _buy(database, "ord_1", {"CUP": 3})
        await _buy(database, "ord_2", {"CUP": 2})

        given_back = await asyncio.gather(
            *(as_system(database, lambda work: stock.release(work, "ord_1")) for _ in range(20))
        )

        assert [each for each in given_back if each] == [{"CUP": [(NEAR, 3)]}]
        assert await on_shelf(database, "CUP") == [(5, 2), (0, 0)]
        assert await breaches(database) == []


async def _buy(database: Database, owner: str, wanted: dict[str, int], *prefer: str) -> str:
    async def verb(work: Work) -> None:
        await stock.reserve(work, owner, wanted, prefer)

    try:
        await as_system(database, verb)
    except Refusals as refused:
        short = refused.several[0]
        assert isinstance(short, InsufficientStock)
        return f"{short.sku}: {short.available} left"
    return "GOT IT"
