"""Each invariant holds, and breaking it by hand is found out."""

import pytest

from orderflow.kernel.db import Database
from orderflow.kernel.work import as_system
from orderflow.warehouse import stock
from tests.shelves import NEAR, breaches, stock_up


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (
            "update stock_level set on_hand = on_hand + 1",
            "6 on hand and 2 reserved, but its movements add up to 5 and 2",
        ),
        ("update stock_level set reserved = 1 where reserved = 2", "1 reserved, but its owners hold 2"),
        ("delete from reservation", "2 reserved, but its owners hold 0"),
        ("update reservation set taken = 1", "took 1, but its movements add up to 2 and 0"),
        ("delete from stock_movement where kind = 'RESERVED'", "its movements add up to 5 and 0"),
    ],
)
async def test_what_does_not_add_up_is_found(database: Database, broken: str, said: str) -> None:
    await stock_up(database, CUP=(5, 5))
    await as_system(database, lambda work: stock.reserve(work, "ord_1", {"CUP": 2}, [NEAR]))
    before = await breaches(database)

    await as_system(database, lambda work: work.run(broken))

    assert before == []
    assert any(said in sentence for sentence in await breaches(database))
