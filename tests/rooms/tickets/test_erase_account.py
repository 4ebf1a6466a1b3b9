"""A person who wants to be forgotten is: no table knows the name any more, and the shop's figures stay."""

from collections.abc import AsyncIterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import httpx2
import pytest

from orderflow.amendments.actions import CancelOrder
from orderflow.erasing import erase_somebody, erased
from orderflow.feedback.actions import SubmitReview
from orderflow.graph.endpoint import Endpoint
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database, Row
from orderflow.kernel.ids import new_id
from orderflow.kernel.live import Live
from orderflow.kernel.refusal import NotFound
from orderflow.orders.actions.desk import AddOrderNote
from orderflow.orders.actions.fill_cart import AddToCart, CartLineGiven, ChooseDelivery, SetCartAddress
from orderflow.orders.actions.place_order import PlaceOrder
from orderflow.orders.actions.set_cart_gift import SetCartGift
from orderflow.orders.token import order_token
from orderflow.people import passwords
from orderflow.people.actions.app_tokens import CreateAppToken
from orderflow.people.actions.keep_addresses import AddAddress
from orderflow.settings import Settings
from orderflow.tickets.actions.desk import ResolveTicket
from orderflow.tickets.actions.erase_account import StillUnderWay
from tests.bought import a_received_order
from tests.parcels import drain
from tests.paying import ADDRESS, one, pay, rows
from tests.rooms.people.test_people_over_http import SIGN_IN, ask
from tests.rooms.tickets.props import damaged, opened, reply
from tests.shelves import stock_up
from tests.world import a_colleague, a_customer, as_customer, as_staff, do, guest

NAME, MAIL, PASSWORD = "Zephyrine", "zephyrine@example.com", "a good long password"
HOME = replace(ADDRESS, name=f"{NAME} Quill", street=f"{NAME} Road 1")
SAYS = f"I am {NAME}"
ERASE = "mutation($p: String!) { eraseAccount(input: {password: $p}) { viewer { kind } errors { code } } }"


@pytest.fixture
async def browser(database: Database) -> AsyncIterator[httpx2.AsyncClient]:
    """A browser with a cookie jar, on the real endpoint."""
    transport = httpx2.ASGITransport(Endpoint(database, Live(database), Settings()))
    async with httpx2.AsyncClient(transport=transport, base_url="http://shop.example") as client:
        yield client


async def test_no_table_knows_who_was_erased_and_every_figure_stays(database: Database) -> None:
    zephyrine = await _who_left_traces_everywhere(database)
    figures = await _figures(database)
    assert {"customer", "order", "letter", "ticket_message", "review"} <= set(await _tables_with(database, NAME))

    assert await erase_somebody(database, MAIL.upper()) == 1
    await drain(database)

    assert await _tables_with(database, NAME) == []
    assert await _figures(database) == figures
    assert await erased(database) == [zephyrine.customer_id]
    assert await erase_somebody(database, zephyrine.id) == 0


async def test_of_a_guest_it_is_the_orders_that_forget(database: Database) -> None:
    [cup] = (await stock_up(database, CUP=(9, 9))).values()
    order = await _called_off(database, guest(), cup)
    await drain(database)

    assert await erase_somebody(database, MAIL) == 1
    await drain(database)

    assert await _tables_with(database, NAME) == []
    assert await erased(database) == [order.id]
    assert await erase_somebody(database, order.id) == 0
    with pytest.raises(NotFound):
        await erase_somebody(database, MAIL)


async def test_nothing_is_erased_while_something_is_under_way(database: Database) -> None:
    zephyrine = as_customer(await a_customer(database, NAME))
    order, _ = await a_received_order(database, zephyrine)
    ticket = await opened(database, zephyrine, damaged(order))

    with pytest.raises(StillUnderWay) as waiting:
        await erase_somebody(database, MAIL)
    await _complete(database, order)
    with pytest.raises(StillUnderWay) as asking:
        await erase_somebody(database, MAIL)
    await do(database, as_staff("SUPERVISOR"), ResolveTicket(ticket.id, "Sent another one."))

    assert (waiting.value.orders, waiting.value.tickets) == (1, 1)
    assert (asking.value.orders, asking.value.tickets) == (0, 1)
    assert await erase_somebody(database, MAIL) == 1


async def test_who_erases_their_account_is_a_guest_and_needs_their_password(
    database: Database, browser: httpx2.AsyncClient
) -> None:
    await a_customer(database, NAME, password_hash=await passwords.hashed(PASSWORD))
    await ask(browser, SIGN_IN, email=MAIL, password=PASSWORD)

    guessed = (await ask(browser, ERASE, p="a good long guess"))["eraseAccount"]
    gone = (await ask(browser, ERASE, p=PASSWORD))["eraseAccount"]
    again = (await ask(browser, SIGN_IN, email=MAIL, password=PASSWORD))["signIn"]

    assert [error["code"] for error in guessed["errors"]] == ["PASSWORD_WRONG"]
    assert gone == {"viewer": {"kind": "GUEST"}, "errors": []}
    assert again["failure"]["code"] == "WRONG_PASSWORD"
    assert await rows(database, "select 1 from session where customer_id is not null") == []


async def _who_left_traces_everywhere(database: Database) -> Actor:
    """Somebody with addresses, a program, an order called off, and one that came, was reviewed and asked about."""
    [cup] = (await stock_up(database, CUP=(9, 9))).values()
    zephyrine = as_customer(await a_customer(database, NAME, password_hash="x"))
    boss = await a_colleague(database, "ADMIN")
    await do(database, zephyrine, AddAddress(HOME))
    await do(
        database,
        as_staff("ADMIN", staff_id=boss.id),
        CreateAppToken("Robot", ["CUSTOMER"], zephyrine.customer_id),
    )
    off = await _called_off(database, zephyrine, cup)
    await do(database, as_staff("SUPERVISOR"), AddOrderNote(off.id, SAYS))
    await do(database, zephyrine, AddToCart([CartLineGiven(cup.id, 1)]))
    await do(database, zephyrine, SetCartAddress(MAIL, HOME))
    await do(database, zephyrine, SetCartGift(SAYS))
    address = {**(await one(database, 'select address from "order" where id = :id', id=off.id)).address}
    order, lines = await a_received_order(database, zephyrine, email=MAIL, address=address, product_id=cup.product_id)
    review = SubmitReview(order_line_id=lines[0].id, idempotency_key="r", goods=5, delivery=5, service=5, body=SAYS)
    await do(database, zephyrine, review)
    ticket = await opened(database, zephyrine, damaged(order, subject=SAYS, body=SAYS))
    await reply(database, as_staff("SUPERVISOR"), ticket, f"Dear {NAME}", idempotency_key="k2")
    await do(database, as_staff("SUPERVISOR"), ResolveTicket(ticket.id, f"{NAME} was sent another one."))
    await _complete(database, order)
    await drain(database)
    return zephyrine


async def _called_off(database: Database, actor: Actor, cup: Row) -> Row:
    """An order that was paid and cancelled, with the name wherever one can be written."""
    token = (await do(database, actor, AddToCart([CartLineGiven(cup.id, 1)]))).get("cart_token")
    token = None if actor.customer_id else token
    await do(database, actor, SetCartAddress(MAIL, HOME, token))
    await do(database, actor, ChooseDelivery("standard", token))
    await do(database, actor, SetCartGift(f"Yours, {NAME}", cart_token=token))
    placed = (await do(database, actor, PlaceOrder("card", new_id("key"), token)))["order"]
    order = await one(database, 'select * from "order" where id = :id', id=placed)
    holder = actor if actor.customer_id else guest(order_token(placed))
    await pay(database, holder, order)
    await do(database, holder, CancelOrder(order_id=placed, reason=SAYS, idempotency_key=new_id("key")))
    return order


async def _complete(database: Database, order: Row) -> None:
    async with database.read() as connection:
        await connection.run("update \"order\" set status = 'COMPLETED' where id = :id", id=order.id)


async def _tables_with(database: Database, word: str) -> list[str]:
    """The tables in any of whose rows a word stands."""
    names = await rows(database, "select tablename as name from pg_tables where schemaname = 'public' order by 1")
    found = []
    for each in names:
        sql = f'select 1 from "{each.name}" as t where t::text ilike :word limit 1'
        if await rows(database, sql, word=f"%{word}%"):
            found.append(str(each.name))
    return found


async def _figures(database: Database) -> Any:
    """What the shop sold, took and was told, whoever it was."""
    sums = await one(
        database,
        """select (select sum(total) from "order") as sold, (select sum(amount) from ledger_entry) as taken,
             (select count(*) from order_line) as lines, (select sum(goods) from review) as stars,
             (select count(*) from ticket_message) as said, (select count(*) from payment) as paid""",
    )
    assert all(isinstance(value, int | Decimal) for value in sums.values())
    return dict(sums.items())
