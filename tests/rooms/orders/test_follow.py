import itertools
from types import SimpleNamespace
from typing import Any

import pytest

from orderflow.kernel.db import Database
from orderflow.kernel.refusal import InvalidInput, MoveRefused, NotFound, StaleVersion
from orderflow.kernel.work import Work, as_system
from orderflow.orders import checks
from orderflow.orders.actions.desk import AddOrderNote, HoldOrder, ReleaseOrder
from orderflow.orders.follow import follow
from orderflow.orders.lifecycle import payment_status
from orderflow.orders.tables import Order
from tests.rooms.orders.props import a_full_cart, order, row
from tests.shelves import stock_up
from tests.world import ada, as_staff, do


async def a_placed_order(database: Database, **units: Any) -> Any:
    variants = await stock_up(database, CUP=(9, 0))
    someone, _ = await a_full_cart(database, variants, **(units or {"CUP": 2}))
    return (await order(database, someone))["order"]


async def learn(database: Database, id: str, **facts: Any) -> Any:
    async def verb(work: Work) -> Any:
        return await follow(work, await work.take(Order, id), facts)

    return await as_system(database, verb)


async def story(database: Database, id: str) -> Any:
    async with database.read() as connection:
        rows = await connection.rows("select type from event where order_id = :id order by id", id=id)
    return [each.type for each in rows if each.type.startswith("order.")]


async def test_the_status_walks_with_the_facts_and_never_leaves_the_path(database: Database) -> None:
    id = await a_placed_order(database)

    for facts in (
        {"captured": 21200},
        {"team_id": "tem_1", "warehouse_id": "whs_near"},
        {"packed": 1, "picking": 2},
        {"packed": 2},
        {"labelled": 2},
        {"labelled": 0},
        {"packed": 1},
        {"packed": 2, "labelled": 2},
    ):
        await learn(database, id, **facts)

    assert await story(database, id) == [
        "order.placed", "order.paid", "order.assigned", "order.packed", "order.labelled",
        "order.label_voided", "order.unpacked", "order.packed", "order.labelled",
    ]  # fmt: skip
    async with database.read() as connection:
        assert await checks.history_is_a_legal_path(connection) == []
        assert await checks.status_is_what_the_facts_project(connection) == []


async def test_less_than_the_total_secures_nothing(database: Database) -> None:
    id = await a_placed_order(database)

    part = await learn(database, id, captured=100)

    assert part.status == "AWAITING_PAYMENT"
    assert payment_status(part) == "PARTIALLY_PAID"


async def test_breaking_the_status_by_hand_is_found(database: Database) -> None:
    id = await a_placed_order(database)
    async with database.read() as connection:
        await connection.run("update \"order\" set status = 'PROCESSING' where id = :id", id=id)

        assert len(await checks.status_is_what_the_facts_project(connection)) == 1
        assert len(await checks.history_is_a_legal_path(connection)) == 1


@pytest.mark.parametrize(
    ("captured", "authorized", "refunded", "expected"),
    [
        (0, 0, 0, "UNPAID"), (0, 100, 0, "AUTHORIZED"), (40, 0, 0, "PARTIALLY_PAID"), (100, 0, 0, "PAID"),
        (120, 0, 0, "OVERPAID"), (100, 0, 30, "PARTIALLY_REFUNDED"), (100, 0, 100, "REFUNDED"),
    ],
)  # fmt: skip
def test_payment_status_follows_the_sums(captured: int, authorized: int, refunded: int, expected: str) -> None:
    sums = SimpleNamespace(total=100, captured=captured, authorized=authorized, refunded=refunded)

    assert payment_status(sums) == expected


async def test_a_hold_needs_a_reason_a_right_and_the_newest_version(database: Database) -> None:
    id = await a_placed_order(database)
    desk = as_staff("ORDER_DESK")

    with pytest.raises(InvalidInput):
        await do(database, desk, HoldOrder(id, "BORED"))
    with pytest.raises(StaleVersion):
        await do(database, desk, HoldOrder(id, "FRAUD", expected_version=7))
    with pytest.raises(MoveRefused):
        await do(database, desk, ReleaseOrder(id))

    await do(database, desk, HoldOrder(id, "FRAUD", "two cards, one name", expected_version=1))
    held = await row(database, "order", id)
    assert (held.hold_reason, held.version) == ("FRAUD", 2)
    with pytest.raises(MoveRefused):
        await do(database, desk, HoldOrder(id, "OTHER"))

    await do(database, desk, ReleaseOrder(id))
    assert (await row(database, "order", id)).hold_reason is None


async def test_notes_are_for_staff_and_an_unknown_order_is_not_found(database: Database) -> None:
    id = await a_placed_order(database)
    desk = as_staff("ORDER_DESK")

    await do(database, desk, AddOrderNote(id, "gift, no prices"))

    with pytest.raises(InvalidInput):
        await do(database, desk, AddOrderNote(id, "  "))
    with pytest.raises(NotFound):
        await do(database, desk, AddOrderNote("ord_nothing", "hello"))
    assert list(itertools.islice(reversed(await story(database, id)), 1)) == ["order.note_added"]


async def test_another_customers_order_does_not_exist(database: Database) -> None:
    id = await a_placed_order(database)
    her = await ada(database)

    async def look(work: Work) -> None:
        work.actor = her
        await work.take(Order, id)

    with pytest.raises(NotFound):
        await as_system(database, look)
