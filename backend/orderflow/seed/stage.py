"""Where a play happens: one buyer, one order, the shop's people, and a clock that only this process hears."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.access import Actor, Kind
from orderflow.kernel.action import ACTIONS, act
from orderflow.kernel.db import Database, Row
from orderflow.kernel.deliveries import Worker
from orderflow.kernel.rights import Can
from orderflow.orders.actions.fill_cart import CartLineGiven
from orderflow.orders.token import order_token
from orderflow.people.access import guest
from orderflow.people.address import AddressGiven
from orderflow.people.roles import CUSTOMER, rights_of

A_MOMENT = timedelta(minutes=8)


@dataclass(frozen=True, slots=True)
class Buyer:
    """Who buys and where it goes; without a customer, a guest."""

    email: str
    locale: str
    address: AddressGiven
    customer_id: str | None = None


@dataclass(frozen=True, slots=True)
class Crew:
    """The shop's people, each by what they may do."""

    staff: Sequence[Row]

    def who_may(self, right: Can, warehouse_id: str | None = None) -> Actor:
        """Somebody who holds a right, of a warehouse when one is given and has somebody."""
        able = [each for each in self.staff if right in rights_of(each.roles)]
        there = [each for each in able if each.warehouse_id == warehouse_id]
        found = (there or able)[0]
        return Actor(Kind.STAFF, found.id, rights_of(found.roles), "zh-Hans", staff_id=found.id)

    def lacks(self, rights: Sequence[Can]) -> list[Can]:
        """The rights that nobody holds."""
        return [right for right in rights if not any(right in rights_of(each.roles) for each in self.staff)]


class Stage:
    """One play under way."""

    def __init__(
        self,
        database: Database,
        crew: Crew,
        buyer: Buyer,
        basket: Sequence[CartLineGiven],
        dice: random.Random,
        until: datetime,
    ) -> None:
        self.database = database
        self.worker = Worker(database)
        self.crew = crew
        self.buyer = buyer
        self.basket = list(basket)
        self.dice = dice
        self.until = until
        self.cart_token: str | None = None
        self.order_id = ""

    @property
    def actor(self) -> Actor:
        """The buyer, with what they hold in hand."""
        if self.buyer.customer_id:
            known = self.buyer.customer_id
            return Actor(Kind.CUSTOMER, known, CUSTOMER, self.buyer.locale, customer_id=known)
        someone = guest(self.buyer.locale)
        return someone.holding(order_token(self.order_id)) if self.order_id else someone.holding(self.cart_token)

    async def do(self, actor: Actor, given: Any) -> dict[str, Any]:
        """Perform the verb an input is for, and let everything it causes happen."""
        verb = re.sub(r"(?<!^)(?=[A-Z])", "_", type(given).__name__).lower()
        outcome = await act(self.database, actor, ACTIONS[verb], given)
        if await self.rows("select id from delivery where state = 'PENDING' limit 1"):
            await self.worker.drain()
        return outcome

    async def wait(self, least: timedelta, most: timedelta | None = None) -> None:
        """Let time pass, and everything that falls due in it happen at the end; a moment changes nothing."""
        span = least if most is None else least + (most - least) * self.dice.random()
        clock.travel(clock.away() + span)
        if span > A_MOMENT:
            await self.worker.drain()

    async def rows(self, sql: str, **values: Any) -> list[Row]:
        """What the tables say now."""
        async with self.database.read() as connection:
            return await connection.rows(sql, **values)

    async def order(self) -> Row:
        """The order as it is now."""
        [found] = await self.rows('select * from "order" where id = :id', id=self.order_id)
        return found

    async def parcels(self) -> list[Row]:
        """The order's parcels as they are now."""
        return await self.rows("select * from shipment where order_id = :id order by number", id=self.order_id)

    async def next_news(self) -> datetime | None:
        """When a carrier will have something to tell."""
        [found] = await self.rows(
            "select min(ask_at) as at from shipment where order_id = :id and handed_over_at is not null",
            id=self.order_id,
        )
        at: datetime | None = found.at
        return at

    async def until_delivered(self) -> None:
        """Follow the carriers until everything has arrived or nothing more is heard."""
        while (at := await self.next_news()) is not None:
            await self._pass(at)

    async def until_today(self) -> None:
        """Let time pass until it is as late in the day as it is today, so that whatever is due has happened."""
        left = (self.until - clock.now()) % timedelta(days=1)
        end = clock.now() + left
        while (at := await self.next_news()) is not None and at < end:
            await self._pass(at)
        await self._pass(end)

    async def _pass(self, moment: datetime) -> None:
        """Let everything happen that is due a second after a moment."""
        clock.travel(clock.away() + max(moment - clock.now(), timedelta()) + timedelta(seconds=1))
        await self.worker.drain()


def go_to(moment: datetime) -> None:
    """Live at another time from now on, in this process."""
    clock.set_offset(0)
    clock.travel(moment - datetime.now(UTC))


def _place(country_code: str, region: str, city: str, district: str, postal_code: str) -> Mapping[str, str]:
    return {
        "country_code": country_code, "region": region, "city": city, "district": district, "postal_code": postal_code
    }  # fmt: skip


City = tuple[str, Mapping[str, str]]
CITIES: Sequence[City] = (
    ("zh-Hans", _place("CN", "浙江省", "杭州市", "拱墅区", "310011")),
    ("zh-Hans", _place("CN", "上海市", "上海市", "静安区", "200040")),
    ("zh-Hans", _place("CN", "广东省", "深圳市", "南山区", "518057")),
    ("zh-Hans", _place("CN", "四川省", "成都市", "青羊区", "610031")),
    ("zh-Hans", _place("CN", "北京市", "北京市", "朝阳区", "100020")),
    ("zh-Hant", _place("TW", "臺灣", "臺北市", "中山區", "104028")),
    ("zh-Hant", _place("TW", "臺灣", "臺中市", "西屯區", "407009")),
    ("zh-Hant", _place("HK", "香港", "香港", "灣仔區", "999077")),
    ("en", _place("CN", "Shanghai", "Shanghai", "Changning", "200050")),
)
"""Where buyers live, with the language they read."""
