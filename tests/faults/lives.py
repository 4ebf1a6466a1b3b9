"""Two hundred lives of orders, led by clients who ask again, with the same key, until they are answered."""

import asyncio
import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx2

from orderflow.kernel.db import DatabaseAway, Row
from orderflow.kernel.ids import new_id
from tests.paying import rows
from tests.running import Client
from tests.wire import Shop, codes, deliver, fill_cart, keeps_no_cookies, pack, payment_of, place

UNPAID, CANCELLED, PAID, LABELLED, COMPLETED = (
    "AWAITING_PAYMENT", "CANCELLED", "PROCESSING", "AWAITING_DELIVERY", "COMPLETED",
)  # fmt: skip
FATES = (UNPAID, CANCELLED, PAID, LABELLED, COMPLETED)
"""How far an order is brought, by turns; a cancelled one was paid before."""

_BOARD = """
select o.id, o.status, s.id as parcel, s.carrier, s.tracking_number,
  (select jsonb_agg(jsonb_build_object('barcode', l.barcode, 'quantity', l.quantity)) from shipment_line l
   where l.shipment_id = s.id) as lines,
  (select array_agg(p.state) from payment p where p.order_id = o.id) as payments
from "order" o left join shipment s on s.order_id = o.id and s.state <> 'CANCELLED'
"""
AT_ONCE = 24
SPREAD = 4  # answers from one life's start to the next one's: at any moment orders stand at every stage


class Pace:
    """How much was answered, and how many requests may be on their way at once."""

    def __init__(self) -> None:
        self.answered = 0
        self.gate = asyncio.Semaphore(AT_ONCE)
        self._changed = asyncio.Condition()

    async def reaches(self, count: int) -> None:
        """Wait until so much was answered."""
        async with self._changed:
            await self._changed.wait_for(lambda: self.answered >= count)

    async def count(self) -> None:
        """One more answer."""
        async with self._changed:
            self.answered += 1
            self._changed.notify_all()


class Stubborn(Client):
    """A client who asks again until it is answered, for a minute."""

    def __init__(self, address: str, pace: Pace, token: str | None = None) -> None:
        super().__init__(address, token)
        self.pace = pace

    async def send(self, document: str, **variables: Any) -> dict[str, Any]:
        """One request, sent again while nobody answers, or the shop says that it cannot for a moment."""
        async with self.pace.gate, asyncio.timeout(60):
            while True:
                with contextlib.suppress(httpx2.TransportError):
                    answer = await super().send(document, **variables)
                    if not _away(answer):
                        await self.pace.count()
                        return answer
                await asyncio.sleep(0.1)


def _away(answer: dict[str, Any]) -> bool:
    codes = {error.get("extensions", {}).get("code") for error in answer.get("errors", ())}
    return bool(codes & {"UNAVAILABLE", "OVERLOADED"})


@dataclass
class Life:
    """One order's life as its clients know it."""

    n: int
    fate: str
    order: Any = None
    again: Any = None


class Crowd:
    """Clients at both processes, and a board on which all of them see how far each order is."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.pace = Pace()
        self.guests = [keeps_no_cookies(Stubborn(address, self.pace)) for address in shop.addresses]
        self.staff = [Stubborn(address, self.pace, shop.token) for address in shop.addresses]
        self.board: dict[str, Row] = {}
        self.fresh = asyncio.Condition()

    async def live(self, n: int) -> Life:
        """Bring one order to its end."""
        await self.pace.reaches(n * SPREAD)
        life = Life(n, FATES[n % len(FATES)])
        guest, other, floor = self.guests[n % 2], self.guests[1 - n % 2], self.staff[n % 2]
        cart, key = await fill_cart(guest, self.shop.variants["CUP"].id, 1 + n % 2), new_id("key")
        life.order = await place(guest, cart, key)
        life.again = await place(other, cart, key)
        if life.fate == UNPAID:
            return life
        await self._pay(guest, life)
        if life.fate == CANCELLED:
            await guest.do("cancelOrder", {**life.order, "reason": "no more", "idempotencyKey": f"cancel-{n}"})
        if life.fate in (LABELLED, COMPLETED):
            await self._send(floor, life)
        return life

    async def _pay(self, guest: Client, life: Life) -> None:
        """Pay, and pay again when an attempt came to nothing, until the money has come."""
        id = life.order["orderId"]
        while "CAPTURED" not in (self.board[id].payments or () if id in self.board else ()):
            paid = await guest.tried("startPayment", payment_of(life.order), "payment { id state }")
            assert set(codes(paid)) <= {"MOVE_REFUSED"}, paid
            await self.wait_for(id, lambda row: not {"PENDING", "ACTION_REQUIRED"} & set(row.payments or ("PENDING",)))

    async def _send(self, floor: Client, life: Life) -> None:
        """Pick, pack and label the parcel; for the last fate, bring it to the door and confirm."""
        id = life.order["orderId"]
        row = await self.wait_for(id, lambda row: row.parcel is not None)
        parcel = {"id": row.parcel, "lines": row.lines}
        await pack(floor, parcel)
        label = {"shipmentId": row.parcel, "carrier": "swift", "idempotencyKey": f"label-{life.n}"}
        await floor.do("dispatchShipment", label)
        row = await self.wait_for(id, lambda row: row.tracking_number is not None)
        if life.fate == COMPLETED:
            await deliver(floor, parcel, row.carrier, row.tracking_number)
            await self.guests[life.n % 2].do("confirmReceipt", {**life.order, "idempotencyKey": f"got-{life.n}"})

    async def wait_for(self, id: str, holds: Any) -> Row:
        """The order's line on the board once it is as hoped."""
        async with self.fresh, asyncio.timeout(90):
            await self.fresh.wait_for(lambda: id in self.board and holds(self.board[id]))
        return self.board[id]

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        """Keep the board fresh meanwhile."""
        watching = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            watching.cancel()

    async def _watch(self) -> None:
        while True:
            with contextlib.suppress(*DatabaseAway):
                found = {row.id: row for row in await rows(self.shop.database, _BOARD)}
                async with self.fresh:
                    self.board = found
                    self.fresh.notify_all()
            await asyncio.sleep(0.25)
