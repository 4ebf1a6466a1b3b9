"""Play each tale a few times in the workshop, at different hours, and make a mould of every play."""

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from orderflow.demo import PASSWORD
from orderflow.kernel import clock
from orderflow.kernel.db import Row
from orderflow.kernel.texts import LOCALES
from orderflow.kernel.work import Work, as_system
from orderflow.orders.actions.fill_cart import CartLineGiven
from orderflow.people.actions.register_customer import RegisterCustomer
from orderflow.people.address import AddressGiven
from orderflow.people.tables import Customer
from orderflow.seed.mould import EMAIL, NAME, PHONE, STREET, Mould, cast_mould
from orderflow.seed.stage import Buyer, City, Crew, Stage, go_to
from orderflow.seed.stories import Tale
from orderflow.seed.workshop import Workshop
from orderflow.shop import terms

A_DAY = timedelta(days=1)
LONG_AGO = 45
HOURS = (8, 4, 2, 1, 1, 1, 2, 5, 12, 22, 32, 32, 30, 28, 28, 28, 28, 28, 30, 38, 52, 56, 42, 20)
"""How busy each hour of a day is, in the shop's time zone."""
GUESTS = 0.12
STAYS = timedelta(days=3)
"""How much longer an order that goes on may have been waiting already."""

Changes = Mapping[tuple[str, str, str], int]
"""What a play changes of what is standing, by table, id and column."""


@dataclass(slots=True)
class Play:
    """A tale that was played: its mould, where its buyer lives, what it changed, how long it may have rested since."""

    tale: Tale
    mould: Mould
    city: int
    guest: bool
    changes: Changes
    rests: timedelta


class Theatre:
    """Plays tales in a workshop; all of them end before `now`."""

    def __init__(
        self,
        workshop: Workshop,
        crew: Crew,
        cities: Sequence[City],
        variants: Sequence[Row],
        now: datetime,
        dice: random.Random,
        loved: Mapping[str, Collection[str]],
    ) -> None:
        self.workshop = workshop
        self.cities = cities
        self.crew = crew
        self.variants = variants
        self.now = now
        self.dice = dice
        self.wishes = {locale: self._wishes(slugs) for locale, slugs in loved.items()}
        self.standing_ids: frozenset[str] = frozenset()
        self.customers: dict[str, Row] = {}

    async def open(self) -> dict[str, Mould]:
        """Make room: full shelves, everybody on duty, and a customer for every language; answers their moulds."""
        async with self.workshop.database.read() as connection:
            await connection.run("update stock_level set on_hand = 1000000, reserved = 0 where on_hand > 0")
            await connection.run("update team set on_duty = true")
        self.numbers = await self.workshop.standing()
        self.standing_ids = frozenset(id.partition("_")[2] for rows in self.numbers.values() for id in rows)
        accounts = {locale: await self._register(locale) for locale in LOCALES}
        for row in self.customers.values():
            kept = {**row, "email": row.id}
            await as_system(self.workshop.database, partial(Work.add, model=Customer, **kept))
        return accounts

    async def _register(self, locale: str) -> Mould:
        go_to(self._some_time() - A_DAY)
        stage = self._stage(Buyer(EMAIL, locale, self._address(0)))
        await stage.do(stage.actor, RegisterCustomer(NAME, EMAIL, PASSWORD))
        [row] = await stage.rows("select * from customer")
        self.customers[locale] = row
        return await self._mould(Mould(locale, clock.now(), row.id.partition("_")[2]))

    async def play(self, tale: Tale) -> Play:
        """Play a tale once."""
        city, guest = self.dice.randrange(len(self.cities)), self.dice.random() < GUESTS
        go_to(self._some_time() if tale.begun is None else self._lately(*tale.begun))
        locale, _ = self.cities[city]
        customer = self.customers[locale].id
        stage = self._stage(Buyer(EMAIL, locale, self._address(city), None if guest else customer))
        await tale.story(stage)
        order = await stage.order()
        rests = await self._rests(stage, order) if tale.goes_on and not tale.begun else timedelta()
        mould = Mould(locale, clock.now(), customer.partition("_")[2], order.id, order.placed_at)
        await self._mould(mould, keep=("customer",))
        return Play(tale, mould, city, guest, await self._changes(), rests)

    def _some_time(self) -> datetime:
        """A moment of a day some weeks ago, as likely as people shop at that hour."""
        zone = terms.current().time_zone
        hour = self.dice.choices(range(24), HOURS)[0]
        day = (self.now - LONG_AGO * A_DAY).astimezone(zone).replace(hour=hour, minute=0, second=0, microsecond=0)
        return day + timedelta(seconds=3600 * self.dice.random())

    def _lately(self, least: float, most: float) -> datetime:
        """A moment some weeks ago that is so many hours short of the time of day it is now."""
        return self.now - LONG_AGO * A_DAY - timedelta(hours=least + (most - least) * self.dice.random())

    def _stage(self, buyer: Buyer) -> Stage:
        count = min(len(self.variants), self.dice.choices((1, 2, 3), (4, 4, 3))[0])
        basket = [
            CartLineGiven(id, self.dice.choices((1, 2, 3), (8, 2, 1))[0]) for id in self._chosen(buyer.locale, count)
        ]
        until = self.now - timedelta(minutes=5)
        return Stage(self.workshop.database, self.crew, buyer, basket, self.dice, until)

    def _chosen(self, locale: str, count: int) -> list[str]:
        """What somebody buys: what readers of their language love, until each of it was bought; then anything."""
        wishes = self.wishes.get(locale, [])
        granted = [wishes.pop() for _ in range(min(count, len(wishes)))]
        others = self.dice.sample(self.variants, k=count - len(granted))
        return list(dict.fromkeys([*granted, *(each.id for each in others)]))

    def _wishes(self, slugs: Collection[str]) -> list[str]:
        """A form of each product, in any order."""
        forms = {each.slug: each.id for each in self.dice.sample(self.variants, k=len(self.variants))}
        return [id for slug, id in forms.items() if slug in slugs]

    def _address(self, city: int) -> AddressGiven:
        return AddressGiven(name=NAME, phone=PHONE, street=STREET, **self.cities[city][1])

    async def _mould(self, mould: Mould, keep: tuple[str, ...] = ()) -> Mould:
        """Make a mould of everything in the workshop, and clear it away."""
        await self.workshop.number_events()
        texts = {name: await self.workshop.text_of(name) for name in self.workshop.moving() if name not in keep}
        cast_mould(mould, texts, self.standing_ids)
        async with self.workshop.database.read() as connection:
            latest = datetime.min.replace(tzinfo=UTC)
            for event in await connection.rows("select id, position, at from event order by id"):
                latest = max(latest, event.at)
                mould.events.append((mould.place("serial", event.id), mould.place("position", event.position), latest))
            for parcel in await connection.rows(_LABELLED):
                places = mould.place("tracking", parcel.tracking_number), mould.place("id", parcel.id.partition("_")[2])
                mould.parcels.append((*places, parcel.tracking_number, parcel.voided))
        await self.workshop.clear(keep=keep)
        return mould

    async def _changes(self) -> Changes:
        before, self.numbers = self.numbers, await self.workshop.standing()
        return {
            (name, id, column): value - before[name][id][column]
            for name, rows in self.numbers.items()
            for id, columns in rows.items()
            for column, value in columns.items()
            if value != before[name][id][column]
        }

    async def _rests(self, stage: Stage, order: Row) -> timedelta:
        """How much longer nothing would happen by itself."""
        news = await stage.next_news()
        due = [at for at in (order.pay_by, order.auto_confirm_at, news) if at is not None and at > clock.now()]
        return min([STAYS, *(at - clock.now() for at in due)])


_LABELLED = "select id, tracking_number, voided from shipment where carrier = 'swift' and tracking_number is not null"
