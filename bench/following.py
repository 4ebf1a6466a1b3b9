"""What it costs to tell followers: one board for many, everybody's own order, and both for ten thousand."""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bench import documents
from bench.crowd import Crowd, Follower, Wish
from bench.meter import Meter, Spent
from bench.people import WrongAnswer
from orderflow.kernel import clock
from orderflow.kernel.db import Database, Row
from orderflow.kernel.work import Work, as_system
from orderflow.people.sessions import COOKIE, open_session

BOARD = ("order", "shipment")
CHANGE = "shipment.tracked"  # customers and staff hear it, and nothing else comes of it
_CHANGE = """
insert into event (at, type, subject, order_id, actor, cause, payload)
select :at, :type, id, id, 'SYSTEM:system', 'cse_bench', '{}' from unnest(cast(:orders as text[])) as o(id)
"""
_PUBLISH = "select count(*) from publish_events('bench ')"
PATIENCE = 60.0
_ORDERS = """
select id, customer_id from "order" where customer_id is not null order by customer_id, id limit :count
"""


@dataclass(frozen=True, slots=True)
class Told:
    """What one delivered message cost, in milliseconds of CPU, and how late followers heard."""

    scenario: str
    followers: int
    messages: int
    app: float
    db: float
    middle: float
    slowest: float
    memory: float
    """Of the serving process with all followers inside, in MB."""

    def as_json(self) -> dict[str, Any]:
        """For the file of results."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often something happens: so many commits, each to so many orders, a pause between them."""

    commits: int
    orders: int
    pause: float


@dataclass(frozen=True, slots=True)
class Gathering:
    """Who follows what, and what happens meanwhile."""

    name: str
    title: str
    target: float
    board: int
    own: int
    rhythm: Rhythm


GATHERINGS = (
    Gathering(
        "board_followers",
        "one message of a board that 1,000 colleagues follow",
        0.02,
        board=1000,
        own=0,
        rhythm=Rhythm(50, 1, 0.15),
    ),
    Gathering(
        "own_order_followers",
        "one message to one of 1,000 customers who follow an order of theirs",
        0.15,
        board=0,
        own=1000,
        rhythm=Rhythm(100, 50, 0.05),
    ),
    Gathering(
        "ten_thousand",
        "one message while 5,000 follow a board, 5,000 an order of theirs, and 20 orders change each second",
        0.03,
        board=5000,
        own=5000,
        rhythm=Rhythm(400, 1, 0.05),
    ),
)


async def measure_followers(gathering: Gathering, database: Database, address: str, meter: Meter) -> Told:
    """Let something happen with nobody there, then with everybody; the difference is what telling them costs."""
    async with database.read() as connection:
        orders = await connection.rows(_ORDERS, count=max(gathering.own, 1000))
    alone = await _spent(gathering.rhythm, database, orders, meter)
    crowd = Crowd()
    await crowd.gather(address, await _wishes(gathering, database, orders))
    memory, expected = meter.proportional(), _own_messages(gathering, orders)
    crowd.forget()
    told = await _spent(gathering.rhythm, database, orders, meter, lambda: _all_told(crowd, expected, database))
    memory = max(memory, meter.proportional())
    crowd.late.sort()
    result = Told(
        gathering.name, len(crowd.followers), crowd.messages,
        (told.app - alone.app) / crowd.messages, (told.db - alone.db) / crowd.messages,
        crowd.late[len(crowd.late) // 2], crowd.late[int(len(crowd.late) * 0.99)], memory,
    )  # fmt: skip
    if crowd.lost:
        raise WrongAnswer(f"{crowd.lost} followers were lost")
    crowd.leave()
    return result


async def _spent(
    rhythm: Rhythm,
    database: Database,
    orders: Sequence[Row],
    meter: Meter,
    told: Callable[[], Awaitable[None]] | None = None,
) -> Spent:
    before = meter.read()
    for n in range(rhythm.commits):
        chosen = [orders[(n * rhythm.orders + each) % len(orders)].id for each in range(rhythm.orders)]
        async with database.read() as connection:
            await connection.run(_CHANGE, at=clock.now(), type=CHANGE, orders=chosen)
            await connection.value(_PUBLISH)
        await asyncio.sleep(rhythm.pause)
    if told:
        await told()
    return meter.read() - before


async def _all_told(crowd: Crowd, expected: dict[str, int], database: Database) -> None:
    """Wait until every follower of the board stands at the head, and everybody heard of their own order."""
    async with database.read() as connection:
        head = await connection.value("select max(position) from event")
    deadline = time.monotonic() + PATIENCE
    while stale := sum(not _is_up_to_date(each, head, expected) for each in crowd.followers):
        if time.monotonic() > deadline:
            raise WrongAnswer(f"{stale} followers are stale")
        await asyncio.sleep(0.05)


def _is_up_to_date(follower: Follower, head: int, expected: dict[str, int]) -> bool:
    if follower.about is None:
        return follower.cursor >= head
    return follower.events >= expected[follower.about]


def _own_messages(gathering: Gathering, orders: Sequence[Row]) -> dict[str, int]:
    """How often each order will change."""
    rhythm = gathering.rhythm
    changes = Counter(orders[n % len(orders)].id for n in range(rhythm.commits * rhythm.orders))
    return {each.id: changes[each.id] for each in orders}


async def _wishes(gathering: Gathering, database: Database, orders: Sequence[Row]) -> list[Wish]:
    async with database.read() as connection:
        desk = await connection.value("select id from staff where email = 'desk@orderflow.example'")
    colleagues = await _sessions(database, [{"staff_id": desk}] * gathering.board)
    customers = await _sessions(database, [{"customer_id": each.customer_id} for each in orders[: gathering.own]])
    return [Wish(cookie, documents.BOARD, {"topics": BOARD}) for cookie in colleagues] + [
        Wish(cookie, documents.OWN_ORDER, {"orderId": each.id}, each.id)
        for cookie, each in zip(customers, orders, strict=False)
    ]


async def _sessions(database: Database, owners: Sequence[dict[str, Any]]) -> list[str]:
    """The cookies of new sessions, one for each owner."""

    async def opened(work: Work) -> list[str]:
        return [await open_session(work, **owner) for owner in owners]

    return [f"{COOKIE}={cookie}" for cookie in await as_system(database, opened)]
