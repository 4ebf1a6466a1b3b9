"""A seeded shop is one in which the verbs were used: nobody can tell the difference."""

import random
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import orjson
import pytest

from orderflow import demo, tables
from orderflow.kernel import clock
from orderflow.kernel.db import Database, Row
from orderflow.kernel.deliveries import Worker
from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.kernel.ids import new_id
from orderflow.kernel.work import Work, as_system
from orderflow.orders.actions.fill_cart import CartLineGiven
from orderflow.people.actions.register_customer import RegisterCustomer
from orderflow.people.address import AddressGiven
from orderflow.process.inspection import breaches
from orderflow.seed import CannotSeed, enter_past, seed
from orderflow.seed.history import readiness, shares
from orderflow.seed.stage import Buyer, Stage, go_to
from orderflow.seed.stories import TALES, Tale, partly_refunded, reviewed, waits_for_label
from orderflow.shipments.carriers.simulator import HUBS
from orderflow.warehouse.movements import Change, make
from orderflow.warehouse.tables import MovementKind
from tests.world import do, guest

COUNTED = {"event": {"id", "position"}, "delivery": {"id", "event_id"}, "letter": {"event_id", "once"}}
MASKS = {
    r"_[0-9a-hjkmnp-tv-z]{26}": "_#",
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(\+00:00)?": "<time>",
    r"(\\\\x)?[0-9a-f]{64}": "<hash>",
    r"\$argon2[^\"]*": "<password>",
    r"\b\d{4}-\d{5}-\d": "<number>",
    r"SW\d{13}": "<tracking>",
    "|".join(name for hub in HUBS for name in hub.values()): "<hub>",  # follows from the tracking number
}


class Loaded(random.Random):
    """Dice that always fall the same way, so that a tale is told the same way twice."""

    def random(self) -> float:
        """The middle."""
        return 0.5

    def choice(self, seq: Any) -> Any:
        """The first."""
        return seq[0]

    def choices(self, population: Any, weights: Any = None, *, cum_weights: Any = None, k: int = 1) -> list[Any]:
        """The first, again and again."""
        return [population[0]] * k

    def sample(self, population: Any, k: int, *, counts: Any = None) -> list[Any]:
        """The first few."""
        return list(population[:k])

    def randrange(self, start: int, stop: int | None = None, step: int = 1) -> int:
        """The least."""
        return 0 if stop is None else start

    def randint(self, a: int, b: int) -> int:
        """The least."""
        return a


@pytest.fixture
async def demo_shops(server: EmbeddedPostgres, template: str) -> AsyncIterator[tuple[Database, Database]]:
    """The demo shop, twice: the same goods and people under the same ids."""
    names = new_id("test"), new_id("test")
    async with Database(await server.create_database(names[0], template=template)) as first:
        await demo.load(first, lambda step: None)
    await server.create_database(names[1], template=names[0])
    async with Database(server.dsn(names[0])) as first, Database(server.dsn(names[1])) as second:
        yield first, second
    for name in names:
        await server.drop_database(name)


@pytest.fixture(autouse=True)
def _back_in_time() -> Any:
    yield
    clock.travel(timedelta())


@pytest.mark.parametrize("tale", [Tale(reviewed, 1), Tale(partly_refunded, 1)], ids=lambda tale: tale.story.__name__)
async def test_a_seeded_order_equals_one_made_by_verbs_but_for_ids_numbers_and_times(
    demo_shops: tuple[Database, Database], tale: Tale
) -> None:
    seeded, lived = demo_shops

    await seed(seeded, 1, lambda step: None, tales=[tale], dice=Loaded())
    await _live(lived, tale, await _first_order(seeded))

    for name in tables.metadata().tables:
        assert await _masked(seeded, name) == await _masked(lived, name), name
    assert not any((await breaches(seeded)).values())
    assert not any((await breaches(lived)).values())


async def test_all_tales_twice_leave_a_shop_in_order_that_goes_on(demo_shops: tuple[Database, Database]) -> None:
    shop, _ = demo_shops

    await seed(shop, 40, lambda step: None, dice=random.Random(1))
    await seed(shop, 9, lambda step: None, tales=[Tale(reviewed, 1), Tale(waits_for_label, 2, goes_on=True)])

    assert await _values(shop, 'select count(*) from "order"') == [49]
    assert await _values(shop, 'select status from "order" group by 1 order by count(*) desc limit 1') == ["COMPLETED"]
    assert len(await _values(shop, 'select distinct status from "order"')) == 7
    assert await _values(shop, "select true from event where position is null or at > :now", now=clock.now()) == []
    assert not any((await breaches(shop)).values())
    await Worker(shop).drain()
    assert not any((await breaches(shop)).values())


async def test_stock_to_sell_is_what_it_was(demo_shops: tuple[Database, Database]) -> None:
    shop, _ = demo_shops
    free = "select sku, warehouse_id, on_hand - reserved as free from stock_level order by 1, 2"
    async with shop.read() as connection:
        before = await connection.rows(free)

    await seed(shop, 6, lambda step: None, tales=[Tale(reviewed, 1), Tale(waits_for_label, 1, goes_on=True)])

    async with shop.read() as connection:
        assert await connection.rows(free) == before


async def test_a_shop_without_goods_says_what_it_lacks(database: Database) -> None:
    with pytest.raises(CannotSeed, match="no goods"):
        await readiness(database)


def test_every_tale_has_its_share_and_all_shares_make_up_the_whole() -> None:
    for orders in (1, 5, 22, 60, 300, 20_000):
        counts = shares(TALES, orders)

        assert sum(counts.values()) == orders
        assert len(counts) == min(orders, len(TALES))


async def _first_order(shop: Database) -> tuple[Row, Row, list[Row], list[Row]]:
    async with shop.read() as connection:
        order = await connection.one('select * from "order"')
        customer = await connection.one("select * from customer where id = :id", id=order.customer_id)
        lines = await connection.rows("select * from order_line order by position")
        came = await connection.rows("select * from stock_movement where reason is not null order by id")
    return order, customer, lines, came


async def _live(shop: Database, tale: Tale, before: tuple[Row, Row, list[Row], list[Row]]) -> None:
    """Let the same buyer order the same things in another shop, by the verbs."""
    order, customer, lines, came = before
    async with shop.read() as connection:
        crew, _ = await readiness(shop)
        levels = {row.id: row for row in await connection.rows("select * from stock_level")}

    async def receive(work: Work) -> None:
        changes = [Change(levels[each.stock_level_id], on_hand=each.on_hand_change) for each in came]
        await make(work, MovementKind.RECEIVED, changes, reason=came[0].reason)

    await as_system(shop, receive)
    await Worker(shop).deliver()
    go_to(customer.created_at)
    await do(shop, guest(), RegisterCustomer(customer.name, customer.email, demo.PASSWORD, customer.locale))
    async with shop.read() as connection:
        account = await connection.value("select id from customer where email = :email", email=customer.email)
    go_to(order.placed_at - timedelta(minutes=4))
    given = {re.sub("([A-Z])", r"_\1", name).lower(): value for name, value in order.address.items()}
    buyer = Buyer(order.email, order.locale, AddressGiven(**given), account)
    basket = [CartLineGiven(each.variant_id, each.quantity) for each in lines]
    await tale.story(Stage(shop, crew, buyer, basket, Loaded(), clock.now()))
    async with shop.read() as connection:
        await connection.value("select count(*) from publish_events('')")


async def _masked(shop: Database, name: str) -> list[str]:
    """The rows of a table without what must differ."""
    async with shop.read() as connection:
        rows = await connection.rows(f'select * from "{name}"')
    found = []
    for row in rows:
        shown = {key: value for key, value in row.items() if key not in COUNTED.get(name, ())}
        text = orjson.dumps(
            shown, default=lambda value: value.hex() if isinstance(value, bytes) else str(value)
        ).decode()
        for pattern, mask in MASKS.items():
            text = re.sub(pattern, mask, text)
        found.append(text)
    return sorted(found)


async def _values(shop: Database, sql: str, **values: Any) -> list[Any]:
    async with shop.read() as connection:
        return [row[0] for row in await connection.rows(sql, **values)]


async def test_the_demo_shops_past_is_whole_and_soon_entered(demo_shops: tuple[Database, Database]) -> None:
    shop, _ = demo_shops

    await enter_past(shop, lambda step: None)

    assert not any((await breaches(shop)).values())
    assert await _values(shop, "select count(*) from \"order\" where status = 'COMPLETED'") > [100]
    assert len(await _values(shop, "select distinct state from shipment")) >= 6
    assert await _values(shop, "select count(*) from review where at < :now", now=clock.now()) > [20]
    known = 'select count(*) from "order" as o join customer as c on c.id = customer_id where c.email = :email'
    assert await _values(shop, known, email=demo.accounts()[0][0]) > [0]
    await Worker(shop).drain()
    assert not any((await breaches(shop)).values())
