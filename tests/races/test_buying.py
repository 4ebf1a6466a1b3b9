"""Many buyers, impatient buyers, and buyers who change their minds, over HTTP at two processes.

Each race says which guard was taken out of a copy of the tree to see it fail.
"""

import asyncio
from collections import Counter
from typing import Any

from orderflow.kernel.db import Row
from orderflow.kernel.ids import new_id
from orderflow.orders.actions.fill_cart import AddToCart, CartLineGiven, ChooseDelivery, SetCartAddress
from tests.paying import ADDRESS, APPROVE, LOST, SLOW, rows
from tests.wire import EMAIL, Shop, an_order, codes, fill_cart, payment_of, some_orders, value
from tests.world import do, guest

BUYERS = 100
TIMES = 50
RACES = 20
PAST_THE_TIME_TO_PAY = 31 * 60
_ENDS = """
select o.status, o.total, o.captured, o.refunded, o.cancelled = o.ordered as called_off,
  coalesce((select sum(quantity) from reservation where owner = o.id), 0) as held,
  (select count(*) from stock_movement where owner = o.id and kind = 'RELEASED') as released
from "order" o where o.id = any(:ids)
"""
_CHARGES = """
select count(*) from simulated_charge c join payment p on p.id = c.key where p.order_id = :id and c.captured > 0
"""


async def test_of_100_buyers_of_the_last_unit_one_gets_it(shop: Shop) -> None:
    """The others are told that nothing is left.

    Tried without `for update` on the stock levels: the CHECK of the table is broken instead, and this fails.
    """
    carts = await asyncio.gather(*(_cart_of_the_last_unit(shop) for _ in range(BUYERS)))

    answers = await asyncio.gather(*(_order(shop, n, cart, new_id("key")) for n, cart in enumerate(carts)))

    told = Counter((*codes(answer), *(error.get("available") for error in answer["errors"])) for answer in answers)
    assert told == {(): 1, ("INSUFFICIENT_STOCK", 0): BUYERS - 1}
    assert await value(shop.database, "select count(*) from order_line where sku = 'LAST'") == 1


async def test_the_same_key_fifty_times_is_one_order(shop: Shop) -> None:
    """Tried without the look at the key: the second request finds an empty cart, and this fails."""
    cart, key = await fill_cart(shop.guest, shop.variants["CUP"].id), new_id("key")

    answers = await asyncio.gather(*(_order(shop, n, cart, key) for n in range(TIMES)))

    assert {tuple(codes(answer)) for answer in answers} == {()}
    assert len({(answer["order"]["id"], answer["orderToken"]) for answer in answers}) == 1


async def test_the_same_key_fifty_times_is_charged_once(shop: Shop) -> None:
    """Tried without the look at the key: most are told that the order is paid, and this fails."""
    order = await an_order(shop)
    given = payment_of(order)

    answers = await asyncio.gather(*(_pay(shop, n, given) for n in range(TIMES)))

    assert {tuple(codes(answer)) for answer in answers} == {()}
    assert len({answer["payment"]["id"] for answer in answers}) == 1
    assert await value(shop.database, _CHARGES, id=order["orderId"]) == 1


async def test_fifty_keys_at_once_are_charged_once(shop: Shop) -> None:
    """Each new attempt withdraws the one before, and what two of them took goes back but for one.

    Tried without `for update` in Work.take: two attempts secure the order, and this fails.
    """
    order = await an_order(shop)

    answers = await asyncio.gather(*(_pay(shop, n, payment_of(order)) for n in range(TIMES)))

    assert {code for answer in answers for code in codes(answer)} <= {"MOVE_REFUSED"}
    [end] = await _rested(shop, [order])
    assert (end.status, end.captured - end.refunded) == ("PROCESSING", end.total)


async def test_paying_races_cancelling_and_no_money_is_lost(shop: Shop) -> None:
    """Whoever comes first, the order ends cancelled, what was taken went back and the goods came back once.

    Tried without giving back what comes for a cancelled order: money is kept, and this fails.
    """
    orders = await some_orders(shop, RACES)
    cards = [(APPROVE, APPROVE, LOST, SLOW)[n % 4] for n in range(RACES)]

    async def both(n: int) -> Any:
        called_off = {**orders[n], "reason": "changed my mind", "idempotencyKey": new_id("key")}
        paying = asyncio.create_task(_pay(shop, n, payment_of(orders[n], cards[n])))
        await (paying if n == 0 else asyncio.sleep(n * 0.003))
        return await asyncio.gather(paying, shop.guests[1 - n % 2].tried("cancelOrder", called_off))

    answers = await asyncio.gather(*(both(n) for n in range(RACES)))

    assert {tuple(codes(cancelled)) for _, cancelled in answers} == {()}
    assert {code for paid, _ in answers for code in codes(paid)} <= {"MOVE_REFUSED"}
    ends = await _rested(shop, orders)
    assert {(end.status, end.called_off, end.held, end.released) for end in ends} == {("CANCELLED", True, 0, 1)}
    assert [end.captured - end.refunded for end in ends] == [0] * RACES
    print("taken and given back:", sum(end.captured > 0 for end in ends), "never taken:", _untaken(ends))
    assert 0 < _untaken(ends) < RACES


async def test_paying_races_the_end_of_the_time_to_pay(shop: Shop) -> None:
    """Each order is either paid and kept, or closed and free of money; the goods come back once.

    Tried without giving back what comes for a cancelled order: money is kept, and this fails.
    """
    orders = await some_orders(shop, RACES)
    cards = (LOST, APPROVE, APPROVE, SLOW)
    *racing, last = [payment_of(order, cards[n % 4]) for n, order in enumerate(orders)]
    paying = [asyncio.create_task(_pay(shop, n, given, after=n * 0.01)) for n, given in enumerate(racing)]

    await paying[1]
    await shop.floor.do("advanceClock", {"seconds": PAST_THE_TIME_TO_PAY})
    answers = [await _pay(shop, RACES, last), *(await asyncio.gather(*paying))]

    assert {code for answer in answers for code in codes(answer)} <= {"MOVE_REFUSED"}
    ends = await _rested(shop, orders)
    kept = [end for end in ends if end.status != "CANCELLED"]
    gone = [end for end in ends if end.status == "CANCELLED"]
    assert {(end.status, end.captured - end.refunded - end.total, end.released) for end in kept} <= {
        ("PROCESSING", 0, 0)
    }
    assert {(end.captured - end.refunded, end.called_off, end.held, end.released) for end in gone} <= {(0, True, 0, 1)}
    print("paid in time:", len(kept), "closed:", len(gone))
    assert kept
    assert gone


async def _cart_of_the_last_unit(shop: Shop) -> str:
    """A guest's cart, filled without the wire: only the ordering shall race."""
    token: str = (await do(shop.database, guest(), AddToCart([CartLineGiven(shop.variants["LAST"].id, 1)])))[
        "cart_token"
    ]
    await do(shop.database, guest(), SetCartAddress(EMAIL, ADDRESS, token))
    await do(shop.database, guest(), ChooseDelivery("standard", token))
    return token


async def _order(shop: Shop, n: int, cart_token: str, key: str) -> Any:
    given = {"paymentMethod": "card", "cartToken": cart_token, "idempotencyKey": key}
    return await shop.guests[n % 2].tried("placeOrder", given, "order { id } orderToken")


async def _pay(shop: Shop, n: int, given: Any, after: float = 0) -> Any:
    await asyncio.sleep(after)
    return await shop.guests[n % 2].tried("startPayment", given, "payment { id state }")


def _untaken(ends: list[Row]) -> int:
    return sum(end.captured == 0 for end in ends)


async def _rested(shop: Shop, orders: list[Any]) -> list[Row]:
    """What became of some orders once everything is done."""
    await shop.at_rest()
    return await rows(shop.database, _ENDS, ids=[order["orderId"] for order in orders])
