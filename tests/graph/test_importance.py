"""Whose turn an operation waits for, as far as its document tells."""

import pytest

from orderflow.graph.schema import schema
from orderflow.kernel.action import ACTIONS
from orderflow.kernel.turns import Importance

FIRST, ORDINARY, FOLLOWING, LAST = Importance
SCAN = {
    "start_picking", "confirm_pick", "report_short_pick", "pack_shipment", "dispatch_shipment", "hand_over_shipments",
}  # fmt: skip
BUY = {
    "add_to_cart", "buy_again", "set_cart_line", "set_cart_address", "set_cart_gift", "choose_delivery", "claim_cart",
    "place_order", "start_payment",
}  # fmt: skip
READS = "{ id status lines { id sku quantity product { id name } } shipments { id state lines { id quantity } } }"


def test_buying_paying_and_scanning_go_first_and_no_other_verb() -> None:
    assert {each.name for each in ACTIONS.values() if each.importance is FIRST} == SCAN | BUY


@pytest.mark.parametrize(
    ("document", "importance"),
    [
        ("{ cart { id } }", FIRST),
        ('{ order(id: "ord_1") { id status } shop { now } me { kind } }', FIRST),
        ('{ shipment(id: "shp_1") { id } }', FIRST),
        ("{ products(first: 1) { nodes { id } } }", ORDINARY),
        ("{ orders(first: 1) { nodes { id } } }", LAST),
        ("{ deliveries { nodes { id } } }", LAST),
        ("{ __schema { queryType { name } } }", LAST),
        ("{ __typename }", LAST),
        ("subscription { events { cursor } }", FOLLOWING),
        ("mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } } }", FIRST),
        ("mutation ($input: SignInInput!) { signIn(input: $input) { viewer { kind } } }", ORDINARY),
    ],
)
async def test_root_fields_say_how_much_it_matters(document: str, importance: Importance) -> None:
    assert await _importance(document) is importance


@pytest.mark.parametrize(
    "document",
    [
        "{ cart { id } orders { nodes { id } } }",
        "{ cart { id } ... on Query { orders { nodes { id } } } }",
        "{ cart { id } ...More } fragment More on Query { ...Most } fragment Most on Query { orders { nodes { id } } }",
    ],
)
async def test_of_several_the_one_that_matters_least_counts(document: str) -> None:
    assert await _importance(document) is LAST


async def test_much_of_what_matters_does_not_go_first() -> None:
    orders = " ".join(f'o{n}: order(id: "ord_{n}") {READS}' for n in range(20))

    assert await _importance(f'{{ order(id: "ord_1") {READS} }}') is FIRST
    assert await _importance(f"{{ {orders} }}") is ORDINARY


async def _importance(text: str) -> Importance:
    document = await schema.documents.read(text)
    assert document.errors == ()
    operation = document.operation(None)
    assert operation is not None
    found: Importance = operation.importance
    return found
