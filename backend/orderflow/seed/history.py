"""Bring a year of orders into a shop: plan when each was placed and by whom, then copy the rows, batch by batch."""

import contextlib
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from orderflow import settings
from orderflow.kernel import clock
from orderflow.kernel.db import Database, Row
from orderflow.kernel.deliveries import Worker
from orderflow.kernel.rights import Can
from orderflow.kernel.work import Work, as_system
from orderflow.seed.buyers import Crowd, Person
from orderflow.seed.copying import Copier, Filling
from orderflow.seed.mould import Mould
from orderflow.seed.play import LONG_AGO, Play, Theatre
from orderflow.seed.seasons import demand
from orderflow.seed.stage import CITIES, City, Crew
from orderflow.seed.stories import TALES, Tale
from orderflow.seed.workshop import opened
from orderflow.shop import terms
from orderflow.warehouse.movements import Change, make
from orderflow.warehouse.tables import MovementKind

A_DAY = timedelta(days=1)
A_YEAR = 365
BATCH = 1000
NOBODY_LOVES: Mapping[str, Collection[str]] = {}
NEEDED = (Can.PICK, Can.PACK, Can.DISPATCH, Can.TRACK, Can.HOLD_ORDERS, Can.REFUND, Can.ANSWER_TICKETS)

Say = Callable[[str], None]


class CannotSeed(Exception):
    """The shop is not ready; the message says what it lacks."""


@dataclass(slots=True)
class Clone:
    """One order to be: its play, so many days later, and whose it is."""

    play: Play
    days: int
    person: Person
    last: bool = False
    """Whether it is its person's latest order, with which the cart was left."""

    @property
    def at(self) -> datetime:
        """When it was placed."""
        placed = self.play.mould.placed_at
        assert placed is not None
        return placed + self.days * A_DAY


async def seed(
    shop: Database,
    orders: int,
    say: Say,
    *,
    tales: Sequence[Tale] = TALES,
    dice: random.Random | None = None,
    days: int = A_YEAR,
    cities: Sequence[City] = CITIES,
    known: Sequence[Person] = (),
    loved: Mapping[str, Collection[str]] = NOBODY_LOVES,
    examples: Callable[[int], int] = lambda count: min(count, 1 + int(count**0.34)),
) -> None:
    """Enter so many orders of the last year or fewer days, each as the verbs would have written it.

    `known` are customers the shop has already; they order more often than those it makes up. `loved` are
    the products, by slug, that readers of a language are seen to buy. `examples` is how often a
    tale is played that is told so often: not all its orders should be of the same goods at the same minutes.
    """
    dice = dice or random.Random()
    crew, variants = await readiness(shop)
    now, offset = clock.now(), clock.offset()
    counts = shares(tales, orders)
    try:
        async with at_lifes_pace(), opened(shop) as workshop:
            theatre = Theatre(workshop, crew, cities, variants, now, dice, loved)
            registrations = await theatre.open()
            copier = Copier(shop, {name: workshop.names(name) for name in workshop.moving()})
            clones: list[Clone] = []
            crowd = Crowd(orders, dice, cities, known)
            for n, (tale, count) in enumerate(counts.items()):
                say(f"playing examples, {n + 1} of {len(counts)}: {tale.story.__name__.replace('_', ' ')}")
                plays = [await theatre.play(tale) for _ in range(count if tale.begun else examples(count))]
                clones += [_clone(plays[each % len(plays)], crowd, now, days, dice) for each in range(count)]
    finally:
        clock.travel(timedelta())
        clock.set_offset(offset.total_seconds())
    clones.sort(key=lambda clone: clone.at)
    latest: dict[int, Clone] = {id(clone.person): clone for clone in clones}
    for clone in latest.values():
        clone.last = True
    say("receiving goods")
    await _receive(shop, clones, now)
    for begun in range(0, len(clones), BATCH):
        say(f"writing orders, {begun:,} of {len(clones):,}")
        await copier.write(list(_fillings(clones[begun : begun + BATCH], registrations)))
    say("looking over the tables")
    await copier.analyze()


@contextlib.asynccontextmanager
async def at_lifes_pace() -> AsyncIterator[None]:
    """Simulated parcels travel as slowly as real ones, whatever the shop is set to."""
    current = settings.current()
    usual, current.simulator_pace = current.simulator_pace, 1
    try:
        yield
    finally:
        current.simulator_pace = usual


async def readiness(shop: Database) -> tuple[Crew, Sequence[Row]]:
    """The people and goods that orders need, or what is missing."""
    if not settings.current().sandbox or settings.current().smtp_url:
        raise CannotSeed("Seeding plays orders with simulators: it needs the sandbox, and no mail server.")
    async with shop.read() as connection:
        if await connection.value("select to_regclass('stock_level')") is None:
            raise CannotSeed("The database has no tables yet. Run `orderflow migrate` first.")
        variants = await connection.rows(_VARIANTS, currency=terms.current().currency)
        staff = await connection.rows("select s.*, t.warehouse_id from staff s left join team t on t.id = s.team_id")
        teams = await connection.value("select count(*) from team")
    crew = Crew(staff)
    if not variants:
        raise CannotSeed("The shop has no goods in stock. Run `orderflow serve --demo` once, or add products first.")
    if not teams or (lacking := crew.lacks(NEEDED)):
        wanted = ", ".join(lacking) if teams else "a warehouse team"
        raise CannotSeed(f"Nobody could work on the orders: the shop lacks {wanted}.")
    return crew, variants


_VARIANTS = """
select variant.id, product.slug from variant join product on product.id = variant.product_id
  join price on price.variant_id = variant.id and price.currency = :currency
where exists (select from stock_level as level where level.sku = variant.sku and level.on_hand > 0) order by variant.id
"""


def shares(tales: Sequence[Tale], orders: int) -> dict[Tale, int]:
    """How many orders each tale gets: by its share, one at least while there are enough."""
    whole = sum(tale.share for tale in tales)
    counts = {tale: max(1, round(orders * tale.share / whole)) for tale in tales}
    largest = sorted(tales, key=lambda tale: -tale.share)
    while (over := sum(counts.values()) - orders) > 0:
        spare = next((tale for tale in largest if counts[tale] > 1), None)
        if spare is None:
            counts = dict.fromkeys(largest[:orders], 1)
            break
        counts[spare] -= min(over, counts[spare] - 1)
    counts[largest[0]] += orders - sum(counts.values())
    return counts


def _clone(play: Play, crowd: Crowd, now: datetime, reach: int, dice: random.Random) -> Clone:
    latest = (now - play.mould.ended_at) // A_DAY
    if play.tale.goes_on:
        days = latest - dice.randint(0, play.rests // A_DAY)
    else:
        earliest = min(LONG_AGO - reach, latest)
        span = range(earliest, latest + 1)
        placed = play.mould.placed_at or play.mould.ended_at
        weights = [(1 + (day - earliest) / reach) * demand((placed + day * A_DAY).date()) for day in span]
        days = dice.choices(span, weights)[0]  # the shop grows
    person = crowd.stranger(play.city) if play.guest else crowd.regular(play.city)
    return Clone(play, days, person)


def _fillings(clones: Sequence[Clone], registrations: Mapping[str, Mould]) -> Iterator[Filling]:
    """What is to be written for some orders: before a person's first order, the account."""
    for clone in clones:
        person, play = clone.person, clone.play
        if not play.guest and person.registered_at is None:
            mould = registrations[play.mould.locale]
            days = (clone.at - mould.ended_at) // A_DAY
            person.registered_at = mould.ended_at + days * A_DAY
            yield Filling(mould, days, person, {})
        without = frozenset() if play.guest or clone.last else frozenset({"cart"})
        yield Filling(play.mould, clone.days, person, play.changes, without)


async def _receive(shop: Database, clones: Sequence[Clone], now: datetime) -> None:
    """Goods for all these orders came a year ago, so that there is as much to sell afterwards as before."""
    needed: Counter[str] = Counter()
    for clone in clones:
        for (name, id, column), change in clone.play.changes.items():
            if name == "stock_level" and column in ("on_hand", "reserved"):
                needed[id] += -change if column == "on_hand" else change

    async def verb(work: Work) -> None:
        levels = await work.rows(
            "select * from stock_level where id = any(:ids) order by id for update", ids=list(needed)
        )
        came = [Change(level, on_hand=needed[level.id]) for level in levels if needed[level.id] > 0]
        await make(work, MovementKind.RECEIVED, came, reason="seeded history")

    clock.travel(-(A_YEAR + 1) * A_DAY)
    try:
        await as_system(shop, verb)
    finally:
        clock.travel(timedelta())
    await Worker(shop).deliver()  # who hears of it has heard of it
