"""Serving processes killed with -9: no order is lost, doubled or stuck, and every due letter is written once."""

import asyncio
from collections import Counter

import pytest

from tests.faults.lives import CANCELLED, COMPLETED, FATES, LABELLED, PAID, UNPAID, Crowd
from tests.paying import LOST, SLOW, rows
from tests.running import until
from tests.wire import PAYMENT, an_order, open_shop, payment_of, port_of, value

ORDERS = 200
KILLS, BETWEEN = 5, 280  # answers; all the lives together ask some 1,600 times
LETTERS = {
    UNPAID: [],
    CANCELLED: ["ORDER_CANCELLED", "ORDER_CONFIRMED", "REFUNDED"],
    PAID: ["ORDER_CONFIRMED"],
    LABELLED: ["ORDER_CONFIRMED"],
    COMPLETED: ["ORDER_COMPLETED", "ORDER_CONFIRMED", "PARCEL_DELIVERED", "PARCEL_SENT"],
}
OVERTAKEN = {"PARCEL_SENT", "PARCEL_DELIVERED", "ORDER_CONFIRMED", "PAYMENT_FAILED"}
"""Letters that are written only while they are still true."""
_ENDS = """
select o.id, o.status, o.total, o.captured, o.refunded,
  (select array_agg(kind order by kind) from letter l where l.order_id = o.id) as letters,
  (select count(*) from simulated_charge c join payment p on p.id = c.key
   where p.order_id = o.id and c.captured > 0) as charges
from "order" o
"""
_STATE = "select state from payment"


@pytest.mark.timeout(240)
async def test_killed_five_times_among_two_hundred_orders_all_go_on(dsn: str) -> None:
    async with open_shop(dsn, CUP=1000) as shop:
        crowd = Crowd(shop)
        with crowd.watched():
            async with asyncio.TaskGroup() as all_at_once:
                living = [all_at_once.create_task(crowd.live(n)) for n in range(ORDERS)]
                all_at_once.create_task(_kill_by_and_by(crowd))
        lives = [each.result() for each in living]
        await shop.assert_clean()
        ends = {row.id: row for row in await rows(shop.database, _ENDS)}

        assert [life.again for life in lives] == [life.order for life in lives]
        assert len(ends) == ORDERS == len({life.order["orderId"] for life in lives})
        told = {life.n: ends[life.order["orderId"]] for life in lives}
        assert Counter(end.status for end in told.values()) == dict.fromkeys(FATES, ORDERS // len(FATES))
        assert [end.status for end in told.values()] == [life.fate for life in lives]
        for life in lives:
            end, paid = told[life.n], life.fate != UNPAID
            assert (end.charges, end.captured) == (int(paid), end.total * paid)
            assert end.refunded == (end.total if life.fate == CANCELLED else 0)
            due = set(LETTERS[life.fate])
            letters = Counter(end.letters or ())
            assert set(letters.values()) <= {1}, letters
            assert due - OVERTAKEN <= set(letters) <= due | OVERTAKEN, (life, letters)
            assert "ORDER_CONFIRMED" in letters or life.fate in (UNPAID, CANCELLED), (life, letters)


async def _kill_by_and_by(crowd: Crowd) -> None:
    """Kill one process, then the other, at last both at once, whenever so much more was answered; each starts again."""
    served, addresses = crowd.shop.served, crowd.shop.addresses
    for n in range(1, KILLS + 1):
        await crowd.pace.reaches(n * BETWEEN)
        chosen = addresses if n == KILLS else [addresses[n % 2]]
        for address in chosen:
            await served.kill(address)
        await asyncio.gather(*(served.start(port_of(address)) for address in chosen))
        await crowd.shop.let_a_minute_pass()


@pytest.mark.parametrize(("card", "becomes"), [(SLOW, "FAILED"), (LOST, "CAPTURED")])
async def test_killed_while_the_provider_is_asked_the_sweep_finishes_it(dsn: str, card: str, becomes: str) -> None:
    """What the provider never heard of can be paid again, what it has taken is found; charged once either way."""
    async with open_shop(dsn, processes=1) as shop:
        order = await an_order(shop)
        lost = asyncio.create_task(shop.guest.tried("startPayment", payment_of(order, card, "once")))
        await until(lambda: value(shop.database, _STATE), "the attempt to be written down")
        await shop.served.kill(shop.addresses[0])
        await asyncio.gather(lost, return_exceptions=True)
        assert await value(shop.database, _STATE) == "PENDING"

        await shop.served.start(port_of(shop.addresses[0]))
        await shop.at_rest()
        again = await shop.guest.do("startPayment", payment_of(order, card, "once"), PAYMENT)
        if becomes == "FAILED":
            assert again["payment"]["failure"]["code"] == "no_answer"
            await shop.guest.do("startPayment", payment_of(order))

        assert again["payment"]["state"] == becomes
        await shop.assert_clean()
        [end] = await rows(shop.database, _ENDS)
        assert (end.status, end.charges, end.captured) == ("PROCESSING", 1, end.total)
