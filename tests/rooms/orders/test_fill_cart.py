import asyncio
from typing import Any

import pytest

from orderflow.kernel.access import hash_token
from orderflow.kernel.db import Database
from orderflow.kernel.refusal import InvalidInput, NotFound, Refusals
from orderflow.orders.actions.fill_cart import (
    AddToCart,
    CartLineGiven,
    ChooseDelivery,
    ClaimCart,
    SetCartAddress,
    SetCartLine,
)  # fmt: skip
from orderflow.people.address import AddressGiven
from tests.rooms.orders.props import HERE, a_full_cart, count, row
from tests.shelves import stock_up
from tests.world import ada, do, guest


async def lines_of(database: Database, cart_id: str) -> Any:
    async with database.read() as connection:
        rows = await connection.rows("select * from cart_line where cart_id = :id order by id", id=cart_id)
    return [(line.variant_id, line.quantity) for line in rows]


async def test_a_guest_gets_a_cart_and_its_token_with_the_first_thing(database: Database) -> None:
    variants = await stock_up(database, CUP=(5, 0))

    made = await do(database, guest(), AddToCart([CartLineGiven(variants["CUP"].id, 2)]))

    cart = await row(database, "cart", made["cart"])
    assert cart.token_hash == hash_token(made["cart_token"])
    assert await lines_of(database, cart.id) == [(variants["CUP"].id, 2)]


async def test_the_same_variant_is_summed_and_set_to_zero_it_is_gone(database: Database) -> None:
    variants = await stock_up(database, CUP=(9, 0))
    cup = variants["CUP"].id
    someone, _ = await a_full_cart(database, variants, CUP=1)

    more = await do(database, someone, AddToCart([CartLineGiven(cup, 2), CartLineGiven(cup, 1)]))
    assert await lines_of(database, more["cart"]) == [(cup, 4)]

    await do(database, someone, SetCartLine(cup, 0))
    assert await lines_of(database, more["cart"]) == []


async def test_more_than_there_is_names_what_is_left(database: Database) -> None:
    variants = await stock_up(database, CUP=(2, 1))

    with pytest.raises(Refusals) as refused:
        await do(database, guest(), AddToCart([CartLineGiven(variants["CUP"].id, 4)]))

    (short,) = refused.value.several
    assert (short.code, short.facts["available"], short.facts["asked"]) == ("INSUFFICIENT_STOCK", 3, 4)
    assert "3 left" in short.message("en")
    assert await count(database, "cart") == 0


async def test_what_nothing_is_left_of_is_called_sold_out(database: Database) -> None:
    variants = await stock_up(database, CUP=(0, 0))

    with pytest.raises(Refusals) as refused:
        await do(database, guest(), AddToCart([CartLineGiven(variants["CUP"].id, 1)]))

    (short,) = refused.value.several
    assert (short.code, short.facts["available"]) == ("INSUFFICIENT_STOCK", 0)
    assert "sold out" in short.message("en")
    assert "已賣完" in short.message("zh-Hant")


@pytest.mark.parametrize("quantity", [0, -1, 100, 2**31 - 1])
async def test_odd_quantities_are_refused_with_their_place(database: Database, quantity: int) -> None:
    variants = await stock_up(database, CUP=(5, 0))

    with pytest.raises(InvalidInput) as refused:
        await do(database, guest(), AddToCart([CartLineGiven(variants["CUP"].id, quantity)]))

    assert refused.value.path == ("lines", "0", "quantity")


async def test_somebody_elses_cart_does_not_exist(database: Database) -> None:
    variants = await stock_up(database, CUP=(5, 0))
    await a_full_cart(database, variants, CUP=1)

    with pytest.raises(NotFound):
        await do(database, guest("another token"), SetCartLine(variants["CUP"].id, 1))


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", " "), ("country_code", "CHN"), ("phone", "no"), ("street", "x" * 201), ("city", "")],
)
async def test_an_address_no_label_can_bear_is_refused_at_its_field(database: Database, field: str, value: str) -> None:
    variants = await stock_up(database, CUP=(5, 0))
    someone, _ = await a_full_cart(database, variants, CUP=1)

    with pytest.raises(InvalidInput) as refused:
        await do(database, someone, SetCartAddress("a@example.com", AddressGiven(**{**vars(HERE), field: value})))

    assert refused.value.path[0] == "address"


async def test_only_the_options_of_the_address_can_be_chosen(database: Database) -> None:
    variants = await stock_up(database, CUP=(5, 0))
    someone, _ = await a_full_cart(database, variants, CUP=1)

    with pytest.raises(InvalidInput):
        await do(database, someone, ChooseDelivery("regional"))


async def test_after_signing_in_the_guest_cart_is_taken_over_and_summed(database: Database) -> None:
    variants = await stock_up(database, CUP=(9, 0), POT=(9, 0))
    _, token = await a_full_cart(database, variants, CUP=2, POT=1)
    her = await ada(database)
    await do(database, her, AddToCart([CartLineGiven(variants["CUP"].id, 1)]))

    claimed = await do(database, her, ClaimCart(token))

    assert dict(await lines_of(database, claimed["cart"])) == {variants["CUP"].id: 3, variants["POT"].id: 1}
    assert (await row(database, "cart", claimed["cart"])).address["name"] == "周曉嵐"
    again = await do(database, her, ClaimCart(token))
    assert dict(await lines_of(database, again["cart"]))[variants["CUP"].id] == 3


async def test_a_guest_claims_what_the_token_opens_and_nothing_else(database: Database) -> None:
    """A cart that nobody holds a token to would be lost at once."""
    someone, token = await a_full_cart(database, await stock_up(database, CUP=(9, 0)), CUP=2)

    claimed = await do(database, guest(token), ClaimCart(token))

    assert claimed["cart"] == (await do(database, someone, ClaimCart()))["cart"]
    with pytest.raises(NotFound):
        await do(database, guest(), ClaimCart())
    assert await count(database, "cart") == 1


async def test_two_tabs_of_one_customer_fill_one_cart(database: Database) -> None:
    """Without the advisory lock in `_open_cart` two carts are made (tried)."""
    variants = await stock_up(database, CUP=(50, 0))
    her = await ada(database)

    await asyncio.gather(*(do(database, her, AddToCart([CartLineGiven(variants["CUP"].id, 1)])) for _ in range(8)))

    assert await count(database, "cart") == 1
    async with database.read() as connection:
        assert await connection.value("select quantity from cart_line") == 8
