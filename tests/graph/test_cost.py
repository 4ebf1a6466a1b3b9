"""A verb costs few statements, whatever its payload shows; a replayed one fewer."""

from typing import Any

import pytest

from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database
from orderflow.kernel.ids import new_id
from orderflow.orders.actions.fill_cart import ChooseDelivery, SetCartAddress
from tests.asked import asked
from tests.graph.wire import counted
from tests.paying import ADDRESS, an_unpaid_order
from tests.shelves import stock_up
from tests.world import as_staff, do, guest

ADD = """mutation($input: AddToCartInput!) { addToCart(input: $input) {
  cartToken cart { id lines { quantity variant { sku } } } errors { code } } }"""
PLACE = """mutation($input: PlaceOrderInput!) { placeOrder(input: $input) {
  orderToken order { id number status total { amount } lines { id quantity } } errors { code message } } }"""
HOLD = "mutation($input: HoldOrderInput!) { holdOrder(input: $input) { order { id hold { reason } } errors { code } } }"


async def cost(database: Database, actor: Actor, document: str, **given: Any) -> tuple[int, Any]:
    """How many statements a mutation takes, and what it answers."""
    with counted() as ran:
        answer = await asked(database, actor, document, input=given)
    (payload,) = answer.values()
    assert payload["errors"] == []
    return len(ran), payload


async def test_shopping_costs_few_statements(database: Database) -> None:
    variants = await stock_up(database, CUP=(5, 0), POT=(5, 0), TEA=(5, 0))
    lines = [{"variantId": row.id, "quantity": 1} for row in variants.values()]

    adding, cart = await cost(database, guest(), ADD, lines=lines)
    token = cart["cartToken"]
    await do(database, guest(), SetCartAddress("lin@example.com", ADDRESS, token))
    await do(database, guest(), ChooseDelivery("standard", token))
    order = {"cartToken": token, "paymentMethod": "card", "idempotencyKey": new_id("key")}
    placing, placed = await cost(database, guest(), PLACE, **order)
    replaying, again = await cost(database, guest(), PLACE, **order)

    assert again["order"] == placed["order"]
    assert adding <= 9
    assert placing <= 14
    assert replaying <= 4


@pytest.mark.parametrize("shows", ["order { id }", "order { id lines { id } shipments { id } payments { id } }"])
async def test_a_change_costs_a_lock_a_write_with_its_event_and_what_it_shows(database: Database, shows: str) -> None:
    order, _ = await an_unpaid_order(database)
    document = HOLD.replace("order { id hold { reason } }", shows)

    statements, _ = await cost(database, as_staff("SUPERVISOR"), document, orderId=order.id, reason="FRAUD")

    assert statements == 2 + shows.count("{") - 1, "whoever sees all orders needs not read the order again"
