"""What the demo shop has sold in the last three months, what it is at now, and what its customers said of it."""

import random
from collections import defaultdict
from collections.abc import Callable

from orderflow.catalog.demo.load import read
from orderflow.feedback import demo as feedback_demo
from orderflow.kernel import clock
from orderflow.kernel.db import Database, Row
from orderflow.kernel.work import as_system
from orderflow.seed import stories
from orderflow.seed.buyers import Person
from orderflow.seed.history import CannotSeed, seed
from orderflow.seed.stage import City
from orderflow.seed.stories import Tale

DAYS = 90
PAST = (
    Tale(stories.completed, 90),
    Tale(stories.confirmed_by_itself, 24),
    Tale(stories.reviewed, 10),
    Tale(stories.paid_by_wallet, 14),
    Tale(stories.paid_again, 8),
    Tale(stories.partly_refunded, 2),
    Tale(stories.asked_for_help, 4),
    Tale(stories.short_picked, 2),
    Tale(stories.delayed, 3),
    Tale(stories.lost, 1),
    Tale(stories.cancelled, 5),
    Tale(stories.cancelled_unpaid, 2),
    Tale(stories.expired, 4),
    Tale(stories.awaits_payment, 1, goes_on=True, begun=(2, 8)),
    Tale(stories.held, 1, goes_on=True, begun=(1, 3)),
    Tale(stories.waits_for_picking, 4, goes_on=True, begun=(0.3, 3)),
    Tale(stories.being_picked, 2, goes_on=True, begun=(1, 4)),
    Tale(stories.waits_for_label, 2, goes_on=True, begun=(7, 9)),
    Tale(stories.waits_for_carrier, 2, goes_on=True, begun=(7, 9)),
    Tale(stories.waits_for_word, 4, goes_on=True),
    Tale(stories.asks_something, 2, goes_on=True, begun=(0.8, 3)),
    Tale(stories.waits_for_support, 1, goes_on=True),
)
"""How often each thing befell an order. None is on its way: at a demo's pace a parcel arrives within minutes."""


async def enter_past(database: Database, say: Callable[[str], None]) -> None:
    """Enter what a demo shop without orders has sold so far, what it is at now, and what was said of it."""
    async with database.read() as connection:
        if await connection.value('select exists (select from "order")'):
            return
        say("three months of orders")
        customers = await connection.rows(_CUSTOMERS)
    try:
        await seed(
            database,
            int(sum(tale.share for tale in PAST)),
            lambda step: None,
            tales=PAST,
            dice=random.Random(DAYS),
            days=DAYS,
            cities=[_home(customer) for customer in customers],
            examples=lambda count: 1 + count // 4,
            loved=_loved(),
            known=[_buyer(city, customer) for city, customer in enumerate(customers)],
        )
    except CannotSeed as reason:
        say(f"no orders. {reason}")
    else:
        await as_system(database, lambda work: feedback_demo.load(work, clock.now()))


_CUSTOMERS = """
select distinct on (customer.id) customer.*, address
from customer join customer_address on customer_id = customer.id order by customer.id, customer_address.id
"""


def _loved() -> dict[str, set[str]]:
    """What was reviewed in a language."""
    loved: dict[str, set[str]] = defaultdict(set)
    for said in read("reviews"):
        loved[said["locale"]].add(said["product"])
    return loved


def _home(customer: Row) -> City:
    given = customer.address
    place = {name: given[name] for name in ("region", "city", "district")}
    return customer.locale, {**place, "country_code": given["countryCode"], "postal_code": given["postalCode"]}


def _buyer(city: int, customer: Row) -> Person:
    said = {name: customer.address[name] for name in ("phone", "street")}
    id = customer.id.partition("_")[2]
    return Person(city, customer.name, customer.email, **said, customer=id, registered_at=customer.created_at)
