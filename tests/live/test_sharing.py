"""What many follow is executed once; who may see less is told less; nobody misses anything or hears it twice."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from typing import Any

import orjson
import pytest
from graphql import GraphQLError

from orderflow.graph import hub as hubs
from orderflow.graph.context import Context
from orderflow.graph.hub import Hub
from orderflow.graph.operations import Asked, run
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database
from orderflow.kernel.live import Live
from orderflow.kernel.rights import Can
from orderflow.kernel.turns import Turns
from orderflow.kernel.work import Work, as_system
from orderflow.settings import Settings
from orderflow.shipments.tracking import TRACKED
from orderflow.warehouse.movements import CHANGED
from tests.bought import an_order
from tests.live.house import happen, until
from tests.world import a_customer, as_customer, as_staff, guest

BOARD = """subscription($topics: [String!], $after: Cursor) { events(topics: $topics, after: $after) {
  events { type orderId data subject { id ... on Order { number status } } } cursor } }"""
PLAIN = "subscription($topics: [String!]) { events(topics: $topics) { events { type orderId } cursor } }"
PRICED = "subscription { events { events { type subject { ... on Order { total { amount } } } } cursor } }"
OWN = """subscription($id: ID!, $after: Cursor) {
  orderEvents(orderId: $id, after: $after) { events { type cursor } cursor } }"""
DESK = "ORDER_DESK"


class Follower:
    """A seat in a channel that writes down what it is given."""

    def __init__(self, takes: float = 0.0) -> None:
        self.takes = takes
        self.given: list[bytes] = []
        self.failed: list[str] = []

    def give(self, payload: bytes, position: int | None) -> None:
        """One answer, which may take the server some time."""
        time.sleep(self.takes)
        self.given.append(payload)

    def fail(self, errors: Sequence[GraphQLError]) -> None:
        """It ended."""
        self.failed += [(error.extensions or {})["code"] for error in errors]

    def end(self) -> None:
        """It is done."""

    async def ready(self) -> None:
        """It reads at once."""

    @property
    def batches(self) -> list[Any]:
        """What it was told after the greeting."""
        return [next(iter(orjson.loads(each)["data"].values())) for each in self.given[1:]]

    @property
    def events(self) -> list[Any]:
        """All events it was ever told of."""
        return [e for each in self.given for e in next(iter(orjson.loads(each)["data"].values()))["events"]]


class Square:
    """A hub, and those who come to follow."""

    def __init__(self, database: Database, live: Live, hub: Hub) -> None:
        self.database, self.live, self.hub = database, live, hub

    async def follow(self, actor: Actor, document: str = PLAIN, **variables: Any) -> Follower:
        """One more follower."""
        follower = Follower()
        await self.let(follower, actor, document, **variables)
        return follower

    async def let(self, follower: Follower, actor: Actor, document: str, **variables: Any) -> Any:
        """Let somebody follow; answers the channel."""
        context = Context(actor, self.database, self.live, Settings())
        return await run(self.hub, Asked(document, variables), context, follower)

    async def reaches(self, position: int) -> None:
        """Wait until the log was handed out so far."""
        await until(lambda: self.hub.position >= position)

    @property
    def channels(self) -> int:
        """How many executions a change may lead to."""
        return len(self.hub.directory.channels)


@pytest.fixture
async def square(database: Database) -> AsyncIterator[Square]:
    live = Live(database)
    async with live.running(), Hub(live, Turns(16)).running() as hub:
        yield Square(database, live, hub)


async def test_what_many_colleagues_follow_is_executed_once(database: Database, square: Square) -> None:
    order, _ = await an_order(database)
    colleagues = [await square.follow(as_staff(DESK, staff_id=f"stf_{n}"), BOARD) for n in range(20)]

    await happen(database, order.id)
    await until(lambda: all(len(each.given) == 2 for each in colleagues))

    assert square.channels == 1
    assert len({id(each.given[1]) for each in colleagues}) == 1  # the very same bytes
    assert colleagues[0].batches[0]["events"][0]["subject"] == {
        "id": order.id,
        "number": order.number,
        "status": "PAID",
    }


async def test_who_has_other_rights_or_another_language_is_told_apart(database: Database, square: Square) -> None:
    order, _ = await an_order(database)
    desk, packer = as_staff(DESK), as_staff("PICKER", warehouse_id="whs_far")
    chinese = Actor(desk.kind, desk.id, desk.rights, "zh-Hant", staff_id=desk.staff_id)
    heard = [await square.follow(each, BOARD) for each in (desk, packer, chinese)]

    await happen(database, order.id)
    await until(lambda: len(heard[0].given) == len(heard[2].given) == 2)

    assert square.channels == 3
    assert len(heard[1].given) == 1  # nothing of it lies in that warehouse


async def test_amounts_are_shown_to_those_alone_who_may_see_them(database: Database, square: Square) -> None:
    order, _ = await an_order(database)
    desk = as_staff(DESK)
    may_not = Actor(desk.kind, desk.id, desk.rights - {Can.SEE_PRICES}, "en", staff_id=desk.staff_id)
    document = "subscription { events { events { data } cursor } }"
    seeing, blind = [await square.follow(each, document) for each in (desk, may_not)]

    async def verb(work: Work) -> None:
        work.tell(TRACKED, order.id, order.id, amount=500, currency="CNY")

    await as_system(database, verb)
    await until(lambda: len(seeing.given) == len(blind.given) == 2)

    assert seeing.events == [{"data": {"amount": 500, "currency": "CNY"}}]
    assert blind.events == [{"data": {"currency": "CNY"}}]
    assert await _refused(square, may_not, PRICED) == ["FORBIDDEN"]


async def test_whoever_looks_at_the_shelves_shares_with_all_other_visitors(database: Database, square: Square) -> None:
    """A cart in hand, or an account, changes nothing in what everybody may hear."""
    ada = as_customer(await a_customer(database))
    visitors = [await square.follow(each, topics=["stock"]) for each in (guest(), guest("cart"), guest("other"), ada)]

    async def verb(work: Work) -> None:
        work.tell(CHANGED, "var_1")

    await as_system(database, verb)
    await until(lambda: all(len(each.given) == 2 for each in visitors))

    assert len({id(each.given[1]) for each in visitors}) == 1 + 1  # guests, and those who have an account
    assert square.channels == 2


async def test_customers_hear_of_their_own_orders_only(database: Database, square: Square) -> None:
    ada, bob = [as_customer(await a_customer(database, name)) for name in ("Ada", "Bob")]
    (hers, _), (his, _) = await an_order(database, ada), await an_order(database, bob)
    adas, bobs = await square.follow(ada), await square.follow(bob)
    her_order = await square.follow(ada, OWN, id=hers.id)

    await happen(database, hers.id)
    await happen(database, his.id)
    await happen(database, hers.id, held=True)  # for the desk alone
    await until(lambda: len(adas.given) == len(bobs.given) == len(her_order.given) == 2)

    assert adas.events == [{"type": TRACKED, "orderId": hers.id}]
    assert bobs.events == [{"type": TRACKED, "orderId": his.id}]
    assert [event["type"] for event in her_order.events] == [TRACKED]
    assert await _refused(square, bob, OWN, id=hers.id) == ["NOT_FOUND"]


async def test_what_concerns_others_costs_a_follower_nothing(database: Database, square: Square) -> None:
    """Not even a look: it is not among those an event is held against."""
    customers = [as_customer(await a_customer(database, f"Ada{n}")) for n in range(5)]
    orders = [(await an_order(database, each))[0] for each in customers]
    for customer, order in zip(customers, orders, strict=True):
        await square.follow(customer)
        await square.follow(customer, OWN, id=order.id)

    await happen(database, orders[0].id)
    await until(lambda: square.hub.position == 1)
    asked = list(square.hub.directory.concerned(square.hub._recent[-1]))

    assert len(asked) == 2
    assert square.channels == 10


async def test_followers_who_join_while_it_pours_miss_nothing_and_hear_nothing_twice(
    database: Database, square: Square
) -> None:
    ada = as_customer(await a_customer(database))
    order, _ = await an_order(database, ada)
    await happen(database, order.id, 3)
    await until(lambda: square.live.position == 3)
    desk, followers = as_staff(DESK), list[Follower]()

    async def pour() -> None:
        for n in range(100):
            await happen(database, order.id, 1 + n % 3)

    async def come() -> None:
        for n in range(60):
            followers.append(await square.follow(*((ada, OWN) if n % 2 else (desk, _CURSORS)), id=order.id, after="0"))
            await asyncio.sleep(0.003 * (n % 5))

    await asyncio.gather(pour(), pour(), come())
    last = 3 + 2 * (100 + 33 + 66)
    await until(lambda: all(int(each.events[-1]["cursor"]) == last for each in followers))

    assert all([int(e["cursor"]) for e in each.events] == list(range(1, last + 1)) for each in followers)


_CURSORS = "subscription($after: Cursor) { events(after: $after) { events { cursor } cursor } }"


@pytest.mark.parametrize(("pause", "reading"), [(1.5, 0.0), (0.0, 0.3)])
async def test_a_board_gathers_what_comes_within_a_moment(
    database: Database, square: Square, monkeypatch: pytest.MonkeyPatch, pause: float, reading: float
) -> None:
    """A moment is longer the longer it takes to tell everybody, so that there is time for others too."""
    monkeypatch.setattr(hubs, "PAUSE", pause)
    order, _ = await an_order(database)
    desk = Follower(reading)
    await square.let(desk, as_staff(DESK), PLAIN)

    for position in range(1, 6):
        await happen(database, order.id)
        await square.reaches(position)
        if position == 1:
            await until(lambda: len(desk.events) == 1)  # at once, for it was quiet before
    await until(lambda: len(desk.events) == 5)

    assert [len(batch["events"]) for batch in desk.batches] == [1, 4]


async def test_who_caught_up_so_slowly_that_the_rest_is_forgotten_comes_again(
    database: Database, square: Square, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hubs, "REMEMBERED", 5)
    order, _ = await an_order(database)
    slow, reads = Follower(), asyncio.Event()
    monkeypatch.setattr(slow, "ready", reads.wait)
    joining = asyncio.create_task(square.let(slow, as_staff(DESK), PLAIN))
    await until(lambda: len(slow.given) == 1)

    for n in range(1, 11):
        await happen(database, order.id)
        await square.reaches(n)
    reads.set()

    assert await joining is None
    assert slow.failed == ["FELL_BEHIND"]


async def test_who_leaves_is_forgotten(database: Database, square: Square) -> None:
    ada = as_customer(await a_customer(database))
    order, _ = await an_order(database, ada)
    seats = [Follower() for _ in range(4)]
    wanted: list[tuple[Actor, str]] = [(as_staff(DESK), PLAIN), (ada, PLAIN), (ada, OWN), (ada, OWN)]
    channels = [await square.let(s, a, d, id=order.id) for s, (a, d) in zip(seats, wanted, strict=True)]
    assert square.channels == 3

    for seat, channel in zip(seats, channels, strict=True):
        square.hub.leave(channel, seat)
    await happen(database, order.id)
    await until(lambda: square.hub.position == 1)

    assert (square.channels, square.hub.directory.by_order, square.hub.directory.boards) == (0, {}, {})
    assert all(len(each.given) == 1 for each in seats)


async def test_a_channel_that_falls_too_far_behind_ends_and_its_followers_resume(
    database: Database, square: Square, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hubs, "MOST_WAITING", 50)
    order, _ = await an_order(database)
    desk = await square.follow(as_staff(DESK))

    await happen(database, order.id, 400)
    await until(lambda: bool(desk.failed))

    assert desk.failed == ["FELL_BEHIND"]
    again = await square.follow(as_staff(DESK), _CURSORS, after="0")
    assert len(again.events) == 400


async def test_a_fault_ends_the_channel_it_happens_in_and_no_other(database: Database, square: Square) -> None:
    """Its followers are told to come back; what others follow goes on."""
    order, _ = await an_order(database)
    broken = await square.follow(as_staff(DESK), BOARD)
    sound = await square.follow(as_staff(DESK))
    [channel] = [each for each in square.hub.directory.channels.values() if broken in each.seats]
    shape: Any = channel.shape
    shape.below = object()  # which is no selection

    await happen(database, order.id)
    await until(lambda: bool(broken.failed) and len(sound.given) == 2)
    await happen(database, order.id)
    await until(lambda: len(sound.events) == 2)

    assert broken.failed == ["INTERNAL"]
    assert len(square.hub._lanes) == hubs.LANES


async def _refused(square: Square, actor: Actor, document: str, **variables: Any) -> list[str]:
    follower = await square.follow(actor, document, **variables)
    assert not follower.given
    return follower.failed
