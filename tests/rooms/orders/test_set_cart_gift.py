"""A gift note is written before ordering, fixed with the order, and gone from the cart after it."""

import pytest

from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database
from orderflow.kernel.refusal import InvalidInput, NotFound
from orderflow.orders.actions.fill_cart import AddToCart, CartLineGiven, ClaimCart
from orderflow.orders.actions.set_cart_gift import SetCartGift
from orderflow.orders.token import order_token
from tests.asked import asked, denied
from tests.rooms.orders.props import a_full_cart, order, row
from tests.shelves import stock_up
from tests.world import a_customer, as_customer, as_staff, do, guest

GIFT = "query ($id: ID!) { order(id: $id) { giftMessage hidesPrices } }"


async def _offered(database: Database) -> Actor:
    return (await a_full_cart(database, await stock_up(database, CUP=(9, 0)), CUP=1))[0]


async def test_a_gift_note_goes_with_the_order_and_not_with_the_next_one(database: Database) -> None:
    someone = await _offered(database)

    noted = await do(database, someone, SetCartGift("  Happy birthday, \r\nLin!  ", hides_prices=True))
    placed = (await order(database, someone))["order"]

    holder = guest(order_token(placed))
    said = {"giftMessage": "Happy birthday,\nLin!", "hidesPrices": True}
    assert (await asked(database, holder, GIFT, id=placed))["order"] == said
    assert (await asked(database, as_staff("ORDER_DESK"), GIFT, id=placed))["order"] == said
    cart = await row(database, "cart", noted["cart"])
    assert (cart.gift_message, cart.hides_prices, cart.email) == (None, None, "zhou@example.com")


async def test_an_order_that_is_no_gift_says_so(database: Database) -> None:
    someone = await _offered(database)

    await do(database, someone, SetCartGift("Hm.", hides_prices=True))
    await do(database, someone, SetCartGift("  "))
    placed = (await order(database, someone))["order"]

    holder = guest(order_token(placed))
    assert (await asked(database, holder, GIFT, id=placed))["order"] == {"giftMessage": None, "hidesPrices": False}


async def test_the_words_are_for_those_who_may_know_the_customer(database: Database) -> None:
    someone = await _offered(database)
    await do(database, someone, SetCartGift("For you."))
    placed = (await order(database, someone))["order"]

    refused = await denied(database, as_staff("ANALYST"), GIFT, id=placed)
    without = await asked(database, as_staff("ANALYST"), GIFT.replace("giftMessage", ""), id=placed)

    assert refused == ["FORBIDDEN"]
    assert without["order"] == {"hidesPrices": False}


@pytest.mark.parametrize(
    "message", ["x" * 301, "\n".join("123456789"), "before\x1bafter", "turned \u202e round", "\x00"]
)
async def test_what_the_slip_has_no_room_for_is_refused_where_it_was_typed(database: Database, message: str) -> None:
    someone = await _offered(database)

    with pytest.raises(InvalidInput) as refused:
        await do(database, someone, SetCartGift(message))

    assert refused.value.path == ("message",)


async def test_without_a_cart_there_is_nothing_to_give(database: Database) -> None:
    with pytest.raises(NotFound):
        await do(database, guest(), SetCartGift("For you."))


async def test_a_guests_note_comes_along_when_the_cart_is_claimed(database: Database) -> None:
    variants = await stock_up(database, CUP=(9, 0))
    someone, token = await a_full_cart(database, variants, CUP=1)
    await do(database, someone, SetCartGift("For you.", hides_prices=True))
    ada = as_customer(await a_customer(database))
    await do(database, ada, AddToCart([CartLineGiven(variants["CUP"].id, 1)]))

    claimed = await do(database, ada, ClaimCart(token))

    cart = await row(database, "cart", claimed["cart"])
    assert (cart.gift_message, cart.hides_prices) == ("For you.", True)
