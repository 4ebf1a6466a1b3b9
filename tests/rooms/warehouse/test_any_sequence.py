"""Whatever is done in whatever order, the stock is the sum of its movements and never less than nothing."""

from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orderflow.kernel.db import Database
from orderflow.kernel.refusal import Refusals
from orderflow.kernel.work import Work, as_system
from orderflow.warehouse import stock
from orderflow.warehouse.choice import choose
from tests.shelves import FAR, NEAR, breaches, stock_up

SKUS = ("CUP", "POT")
PLACES = (NEAR, FAR)
Count = Counter[tuple[str, str]]
Step = tuple[str, str, str, dict[str, int]]

quantities = st.dictionaries(st.sampled_from(SKUS), st.integers(1, 3), min_size=1)
steps = st.tuples(
    st.sampled_from(["reserve", "take out", "put back", "reserve", "take out", "release some", "release", "reassign"]),
    st.sampled_from(["ord_1", "ord_2"]),
    st.sampled_from(PLACES),
    st.dictionaries(st.sampled_from(SKUS), st.integers(1, 2), min_size=1),
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(steps, min_size=8, max_size=24))
async def test_stock_equals_its_movements(database: Database, sequence: list[Step]) -> None:
    await _clear(database)
    await stock_up(database, CUP=(4, 2), POT=(1, 6))
    held: Count = Counter()
    taken: Count = Counter()

    for step in sequence:
        await _try(database, step, held, taken)

    assert await breaches(database) == []
    assert await _owned(database) == (+held, +taken)
    assert await _units(database) == 13


async def _try(database: Database, step: Step, held: Count, taken: Count) -> None:
    """Do one step and note what it should have come to; what is refused changes nothing."""
    kind, owner, place, wanted = step
    verbs: dict[str, Callable[[Work], Awaitable[Any]]] = {
        "reserve": lambda work: stock.reserve(work, owner, wanted, [place]),
        "release": lambda work: stock.release(work, owner),
        "release some": lambda work: stock.release(work, owner, wanted, warehouse_id=place),
        "take out": lambda work: stock.take_out(work, owner, place, wanted),
        "put back": lambda work: stock.put_back(work, owner, place, wanted),
        "reassign": lambda work: stock.reassign(work, owner, place),
    }
    try:
        done = await as_system(database, verbs[kind])
    except (Refusals, ValueError):
        return
    if kind.startswith("release"):
        held.subtract({(owner, sku): sum(n for _, n in parts) for sku, parts in done.items()})
    elif kind != "reassign":
        moved = {(owner, sku): n for sku, n in wanted.items()}
        (held.subtract if kind == "take out" else held.update)(moved)
        if kind != "reserve":
            (taken.update if kind == "take out" else taken.subtract)(moved)


async def _owned(database: Database) -> tuple[Count, Count]:
    """What each owner holds and has taken by SKU."""
    async with database.read() as connection:
        rows = await connection.rows(
            """select owner, sku, sum(quantity) as held, sum(taken) as taken
               from reservation join stock_level on stock_level.id = stock_level_id group by owner, sku"""
        )
    held = Counter({(row.owner, row.sku): int(row.held) for row in rows})
    return +held, +Counter({(row.owner, row.sku): int(row.taken) for row in rows})


async def _clear(database: Database) -> None:
    await as_system(database, lambda work: work.run("truncate warehouse, category cascade"))


async def _units(database: Database) -> int:
    """Units on all shelves and in all parcels."""
    async with database.read() as connection:
        return int(
            await connection.value(
                "select (select sum(on_hand) from stock_level) + (select coalesce(sum(taken), 0) from reservation)"
            )
        )


available = st.fixed_dictionaries({sku: st.dictionaries(st.sampled_from(PLACES), st.integers(0, 5)) for sku in SKUS})


@given(quantities, available, st.permutations(PLACES))
def test_shares_are_whole_and_come_from_what_is_there(
    wanted: dict[str, int], there: dict[str, dict[str, int]], order: list[str]
) -> None:
    shares = choose(wanted, there, order)

    enough = all(sum(there[sku].values()) >= quantity for sku, quantity in wanted.items())
    assert (shares is not None) == enough
    for sku, parts in (shares or {}).items():
        assert sum(quantity for _, quantity in parts) == wanted[sku]
        assert all(0 < quantity <= there[sku][place] for place, quantity in parts)
        assert len({place for place, _ in parts}) == len(parts)


@given(quantities, available, st.permutations(PLACES))
def test_one_warehouse_serves_everything_when_it_can(
    wanted: dict[str, int], there: dict[str, dict[str, int]], order: list[str]
) -> None:
    able = [place for place in order if all(there[sku].get(place, 0) >= n for sku, n in wanted.items())]

    shares = choose(wanted, there, order) or {}

    if able:
        assert {place for parts in shares.values() for place, _ in parts} == {able[0]}
