"""Ten times as much as can be done: who buys is served, lists yield, and what was put off is done in its order."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import httpx2

from tests.bought import ADDRESS
from tests.faults.following import Following
from tests.wire import EMAIL, Shop, open_shop, payment_of, some_orders, value

SECONDS = 5
SHOPPERS, NOTES = 5, 10
"""So many come each second, however it goes: to buy, and to write a note."""
TIMES, MOST = 10, 400
"""How many times as many lists are asked for as one after the other could be answered; our clients bear no more."""
ORDERS = """orders(first: 50, sort: OLDEST) { nodes {
  id number status placedAt total { amount } statusHistory { status at } payments { id state amount { amount } }
  lines { id sku productName quantity lineTotal { amount } } shipments { id state lines { id sku quantity } } } }"""
LISTS = "{ " + " ".join(f"l{n}: {ORDERS}" for n in range(5)) + " }"
_NOTES = "select count(*) from order_note"
_HEAD = "select max(position) from event"


class Refused(Exception):
    """The shop was too busy."""


@dataclass
class Told:
    """How many asked, and how many were answered."""

    http: httpx2.AsyncClient
    asked: int = 0
    answered: int = 0

    @property
    def share(self) -> float:
        """The part that was answered."""
        return self.answered / self.asked


class Crowd:
    """Clients who do not wait for one another."""

    def __init__(self, shop: Shop, guests: httpx2.AsyncClient, staff: httpx2.AsyncClient) -> None:
        self.shop, self.staff = shop, staff
        self.buying, self.noting, self.listing = Told(guests), Told(staff), Told(staff)
        self.orders: list[Any] = []

    async def send(self, told: Told, document: str, **variables: Any) -> Any:
        """One request; it is answered, or refused as it should be."""
        told.asked += 1
        answer = await told.http.post("/graphql", json={"query": document, "variables": variables})
        found = answer.json()
        if answer.status_code == 503:
            assert [each["extensions"]["code"] for each in found["errors"]] == ["OVERLOADED"], found
            assert int(answer.headers["retry-after"]) >= 1
            raise Refused
        assert (answer.status_code, "errors" in found) == (200, False), found
        told.answered += 1
        return next(iter(found["data"].values()))

    async def do(self, told: Told, mutation: str, given: dict[str, Any], shows: str = "") -> Any:
        """One mutation."""
        name = mutation[0].upper() + mutation[1:]
        document = f"mutation ($input: {name}Input!) {{ {mutation}(input: $input) {{ {shows} errors {{ code }} }} }}"
        payload = await self.send(told, document, input=given)
        assert payload["errors"] == [], payload
        return payload

    async def buy(self, n: int) -> None:
        """Fill a cart, order, pay, and look whether it was paid."""
        lines = [{"variantId": self.shop.variants["CUP"].id, "quantity": 1}]
        holding = {"cartToken": (await self.do(self.buying, "addToCart", {"lines": lines}, "cartToken"))["cartToken"]}
        await self.do(self.buying, "setCartAddress", {"email": EMAIL, "address": ADDRESS, **holding})
        await self.do(self.buying, "chooseDelivery", {"code": "standard", **holding})
        given = {"paymentMethod": "card", "idempotencyKey": f"order-{n}", **holding}
        placed = await self.do(self.buying, "placeOrder", given, "order { id } orderToken")
        order = {"orderId": placed["order"]["id"], "orderToken": placed["orderToken"]}
        paid = await self.do(self.buying, "startPayment", payment_of(order), "payment { state }")
        assert paid["payment"]["state"] == "CAPTURED"

    async def note(self, n: int) -> None:
        """Write a note that only staff read."""
        await self.do(self.noting, "addOrderNote", {"orderId": self.orders[0]["orderId"], "body": f"note {n}"})

    async def list(self, n: int) -> None:
        """Ask for all orders, several times over."""
        await self.send(self.listing, LISTS)

    async def lists_per_second(self) -> float:
        """How many lists are answered when nobody asks for anything else, one after the other."""
        began, count = time.monotonic(), 0
        while time.monotonic() - began < 1:
            await self.send(Told(self.staff), LISTS)
            count += 1
        return count / (time.monotonic() - began)

    async def come(self, act: Callable[[int], Awaitable[None]], each_second: float) -> None:
        """Let so many act each second, whether or not those before them are done."""
        began = time.monotonic()
        async with asyncio.TaskGroup() as acting:
            for n in range(int(each_second * SECONDS)):
                await asyncio.sleep(max(0.0, began + n / each_second - time.monotonic()))
                acting.create_task(_unless_refused(act(n)))


async def _unless_refused(acting: Awaitable[None]) -> None:
    try:
        await acting
    except Refused:
        return


@asynccontextmanager
async def crowd_at(shop: Shop) -> AsyncIterator[Crowd]:
    """A crowd that is not limited by its own connections, with orders to look at."""
    limits = httpx2.Limits(max_connections=None, max_keepalive_connections=None, keepalive_expiry=2)
    [guests, staff] = [
        httpx2.AsyncClient(base_url=shop.addresses[0], headers=headers, limits=limits, timeout=30)
        for headers in ({}, {"authorization": f"Bearer {shop.token}"})
    ]
    async with guests, staff:
        guests.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        crowd = Crowd(shop, guests, staff)
        crowd.orders = await some_orders(shop, 25)
        yield crowd


async def test_who_buys_is_served_while_ten_times_too_many_lists_are_asked_for(dsn: str) -> None:
    """Seen to fail when all are equally important: then as many who buy are refused as who ask for lists."""
    async with (
        open_shop(dsn, processes=1) as shop,
        Following(shop.floor).running() as following,
        crowd_at(shop) as crowd,
    ):
        lists = min(MOST, TIMES * await crowd.lists_per_second())
        async with asyncio.TaskGroup() as coming:
            coming.create_task(crowd.come(crowd.buy, SHOPPERS))
            coming.create_task(crowd.come(crowd.note, NOTES))
            coming.create_task(crowd.come(crowd.list, lists))
        bought, noted, listed = crowd.buying, crowd.noting, crowd.listing

        assert bought.share > 0.95
        assert noted.share > listed.share
        assert listed.share < 0.5
        assert await value(shop.database, _NOTES) == noted.answered
        await shop.assert_clean()
        head = await value(shop.database, _HEAD)
        await following.hears(head)
        assert following.positions == list(range(following.positions[0], head + 1))
