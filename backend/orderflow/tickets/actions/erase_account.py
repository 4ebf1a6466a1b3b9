"""Forget a customer: their account, and everything personal in what they ordered and asked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from orderflow.kernel.action import action
from orderflow.kernel.db import Row
from orderflow.kernel.refusal import InvalidInput, NotFound, Refusal
from orderflow.kernel.rights import Can
from orderflow.kernel.work import Work
from orderflow.orders.erasure import erase_beside, erase_order
from orderflow.orders.tables import Order, OrderStatus
from orderflow.payments.erasure import erase_words
from orderflow.people.access import guest
from orderflow.people.account import NotSignedIn, PasswordWrong, prove_password
from orderflow.people.checks import refuse_if_any, wrong_password
from orderflow.people.erasure import ERASED, erase_customer
from orderflow.people.tables import Customer
from orderflow.people.throttle import TooManyAttempts
from orderflow.wishes.erasure import erase_wishes

ENDED = (OrderStatus.COMPLETED, OrderStatus.CANCELLED)


class StillUnderWay(Refusal):
    """Still open: orders {orders}, after-sales tickets {tickets}. Erase the account when they are done."""

    hant = "還有 {orders} 張訂單和 {tickets} 件售後尚未結束。等它們完成後再刪除帳號。"
    hans = "还有 {orders} 个订单和 {tickets} 个售后单没有结束。请等它们完成后再注销账号。"
    orders: int
    tickets: int


@dataclass
class EraseAccount:
    """The password, so that nobody else erases an account at a browser that was left open."""

    password: str = field(metadata={"any": True})


@action(Can.SHOP, refuses=(InvalidInput, NotSignedIn, PasswordWrong, StillUnderWay, TooManyAttempts, NotFound))
async def erase_account(work: Work, given: EraseAccount) -> dict[str, Any]:
    """Erase the caller's account and what is personal in its orders, for good; orders and figures stay."""
    refuse_if_any(wrong_password(given.password))
    if work.actor.customer_id is None:
        raise NotSignedIn
    await prove_password(work, given.password, "password")
    async with work.outside():  # that it was right is on record even if something is still under way
        pass
    await erase(work, work.actor.customer_id)
    return {"viewer": guest(work.actor.locale), "session": ""}


async def erase(work: Work, customer_id: str) -> Row:
    """Erase an account with its orders; raises StillUnderWay while something of it is open."""
    customer = await work.take(Customer, customer_id)
    await erase_orders(work, await work.whole(Order, "customer_id", customer.id), customer.id)
    await erase_wishes(work, customer)
    return await erase_customer(work, customer)


_OPEN = "select count(*) as n from ticket where order_id = any(:orders) and state not in ('RESOLVED', 'CLOSED')"
_TICKETS = """
with said as (
  update ticket_message set body = :erased,
    author_name = case when author = 'CUSTOMER' then :erased else author_name end
  where ticket_id in (select id from ticket where order_id = any(:orders))
)
update ticket set subject = :erased, resolution = case when resolution is null then null else :erased end
where order_id = any(:orders)
"""


async def erase_orders(work: Work, orders: Sequence[Row], customer_id: str | None = None) -> None:
    """Erase what is personal in taken orders; raises StillUnderWay while one of them is not done."""
    ids = [order.id for order in orders]
    under_way = sum(order.status not in ENDED for order in orders)
    tickets = (await work.rows(_OPEN, orders=ids))[0].n
    if under_way or tickets:
        raise StillUnderWay(orders=under_way, tickets=tickets)
    for order in orders:
        await erase_order(work, order)
    await erase_beside(work, orders, customer_id)
    await erase_words(work, ids)
    await work.run(_TICKETS, orders=ids, erased=ERASED)
