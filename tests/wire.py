"""Props: an order's life over the wire, as guests and third parties live it at serving processes of one shop."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from http.cookiejar import DefaultCookiePolicy
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.db import Database, DatabaseAway, Row
from orderflow.kernel.ids import new_id
from orderflow.kernel.live import follow_clock
from orderflow.kernel.work import Work, as_system
from orderflow.people.actions.app_tokens import issue_token
from orderflow.process.inspection import breaches
from tests.bought import ADDRESS
from tests.parcels import a_team_at
from tests.paying import APPROVE, make_due
from tests.running import Client, Served, serving, until
from tests.shelves import FAR, NEAR, stock_up

EMAIL = "lin@example.com"
STATUS = "query($id: ID!) { order(id: $id) { status waitingReason statusHistory { status } } }"
PARCELS = """query($id: ID!) { order(id: $id) { version shipments {
  id state version carrier trackingNumber lines { barcode quantity } } } }"""
PAYMENT = "payment { id state failure { code } } order { status }"


@dataclass
class Shop:
    """Serving processes over one database, and who talks to each of them."""

    database: Database
    served: Served
    addresses: list[str]
    token: str
    variants: dict[str, Row]
    guests: list[Client]
    staff: list[Client]

    @property
    def guest(self) -> Client:
        """A program that keeps no cookies; whoever it acts for is named by the token in each input."""
        return self.guests[0]

    @property
    def floor(self) -> Client:
        """A member of staff who may do everything."""
        return self.staff[-1]

    async def at_rest(self, seconds: float = 60) -> None:
        """Wait until everything that is due is done; an hour passes for what waits to be asked or sent."""

        async def nothing_left() -> bool:
            if left := await value(self.database, _UNDONE):
                await make_due(self.database)
                await asyncio.sleep(0.3)
            return not left

        await until(nothing_left, "everything to be done", seconds)

    async def let_a_minute_pass(self) -> None:
        """The leases that dead workers held are over, and what they began to pay is asked about."""

        async def passed() -> bool:
            with contextlib.suppress(*DatabaseAway):  # after a restart our own connections are broken too
                async with self.database.read() as connection:
                    await connection.run(_OVER, over=clock.real() - timedelta(seconds=1))
                await make_due(self.database)
                return True
            return False

        await until(passed, "the database to answer")

    async def assert_clean(self, seconds: float = 60) -> None:
        """Nothing is left to do, and every check of `orderflow check` finds nothing."""
        await self.at_rest(seconds)
        await follow_clock(self.database)
        found = {name: sentences for name, sentences in (await breaches(self.database)).items() if sentences}
        assert not found, found


@contextlib.asynccontextmanager
async def open_shop(
    dsn: str, processes: int = 2, *, pool_size: int = 16, works: bool = True, **on_hand: int
) -> AsyncIterator[Shop]:
    """A shop with SKUs at ¥100.00 on its shelves and a team at any hour, served by some processes that work or not."""
    async with Database(dsn, size=8) as database:
        variants = await stock_up(database, **{sku: (units, 0) for sku, units in (on_hand or {"CUP": 1000}).items()})
        for place in (NEAR, FAR):
            await a_team_at(database, place, f"TEAM-{place}")
        token = await as_system(database, _key)
        async with serving(dsn, processes, pool_size=str(pool_size), worker_in_serve=str(works)) as (served, addresses):
            guests = [keeps_no_cookies(Client(address)) for address in addresses]
            staff = [Client(address, token) for address in addresses]
            yield Shop(database, served, addresses, token, variants, guests, staff)
            for client in (*guests, *staff):
                await client.close()


async def _key(work: Work) -> str:
    return (await issue_token(work, "a program", ["ADMIN"]))[1]


def keeps_no_cookies(client: Client) -> Client:
    """The client as a program that sends no cookie it was given."""
    client.http.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    return client


async def fill_cart(client: Client, variant_id: str, quantity: int = 1) -> str:
    """Fill a guest's cart up to the last step before ordering; answers its token."""
    lines = [{"variantId": variant_id, "quantity": quantity}]
    token: str = (await client.do("addToCart", {"lines": lines}, "cartToken"))["cartToken"]
    await client.do("setCartAddress", {"email": EMAIL, "address": ADDRESS, "cartToken": token})
    await client.do("chooseDelivery", {"code": "standard", "cartToken": token})
    return token


async def place(client: Client, cart_token: str, key: str | None = None) -> Any:
    """Order what is in a cart; answers id and token of the order."""
    given = {"paymentMethod": "card", "cartToken": cart_token, "idempotencyKey": key or new_id("key")}
    placed = await client.do("placeOrder", given, "order { id } orderToken")
    return {"orderId": placed["order"]["id"], "orderToken": placed["orderToken"]}


async def an_order(shop: Shop, quantity: int = 1, n: int = 0) -> Any:
    """A guest's order that waits for its money: id and token."""
    client = shop.guests[n % len(shop.guests)]
    return await place(client, await fill_cart(client, shop.variants["CUP"].id, quantity))


async def some_orders(shop: Shop, count: int, quantity: int = 1) -> list[Any]:
    """Several of them."""
    return list(await asyncio.gather(*(an_order(shop, quantity, n) for n in range(count))))


def payment_of(order: Any, card: str = APPROVE, key: str | None = None) -> dict[str, Any]:
    """The input of startPayment for an order."""
    return {**order, "method": "card", "details": {"card": card}, "idempotencyKey": key or new_id("key")}


async def a_parcel(shop: Shop, quantity: int = 1) -> tuple[Any, Any]:
    """An order that was paid and whose parcel is packed, and the parcel."""
    order = await an_order(shop, quantity)
    await shop.guest.do("startPayment", payment_of(order))
    parcel = await parcel_of(shop, order)
    await pack(shop.floor, parcel)
    return order, parcel


async def parcel_of(shop: Shop, order: Any) -> Any:
    """The one parcel of an order, as soon as a team has it."""

    async def found() -> Any:
        return (await shop.floor.ask(PARCELS, id=order["orderId"]))["shipments"]

    [parcel] = await until(found, "a parcel")
    return parcel


async def pack(floor: Client, parcel: Any) -> None:
    """Pick and pack a parcel; what was done already is simply found done."""
    await floor.tried("startPicking", {"shipmentId": parcel["id"]})
    for line in parcel["lines"]:
        scan = {"shipmentId": parcel["id"], "code": line["barcode"], "quantity": line["quantity"]}
        await floor.tried("confirmPick", {**scan, "scanId": f"{parcel['id']}-{line['barcode']}"})
    await floor.tried("packShipment", {"shipmentId": parcel["id"]})


async def deliver(floor: Client, parcel: Any, carrier: str, tracking_number: str) -> None:
    """Hand a labelled parcel over and tell that it arrived."""
    await floor.tried("handOverShipments", {"shipmentIds": [parcel["id"]]})
    news = {"carrier": carrier, "trackingNumber": tracking_number, "code": "DELIVERED", "place": "杭州"}
    told = {**news, "description": "Signed for", "eventId": f"door-{tracking_number}"}
    await floor.tried("recordTrackingEvent", {**told, "occurredAt": clock.now().isoformat()})


def port_of(address: str) -> int:
    """The port of an address."""
    return int(address.rpartition(":")[2])


def codes(payload: Any) -> list[str]:
    """The codes of a payload's errors."""
    return [error["code"] for error in payload["errors"]]


async def value(database: Database, sql: str, **values: Any) -> Any:
    """The first column of the first row."""
    async with database.read() as connection:
        return await connection.value(sql, **values)


_OVER = "update delivery set lease_until = :over where lease_until is not null"
_UNDONE = """
select concat_ws(', ',
  (select string_agg(distinct consumer, ' ') from delivery where state = 'PENDING'),
  (select count(*) || ' events without position' from event where position is null having count(*) > 0),
  (select count(*) || ' payments to ask about' from payment where ask_at is not null having count(*) > 0),
  (select count(*) || ' refunds to ask about' from refund where ask_at is not null having count(*) > 0),
  (select count(*) || ' hooks to come' from simulated_webhook where sent_at is null having count(*) > 0))
"""
