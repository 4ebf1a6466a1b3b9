"""Everything a role may ask for, asked for at once: no resolver fails, and nobody reads what is not theirs to know."""

import orjson
import pytest
from graphql import GraphQLObjectType, get_named_type, is_composite_type, is_required_argument

from orderflow.graph.limits import MOST_TOKENS
from orderflow.graph.schema import schema
from tests.matrices.furnish import COLLEAGUE
from tests.matrices.stage import Stage
from tests.matrices.written import by_role

ROLES, MAY, _ = by_role("fields.txt")
KINDS = ("Order", "Payment", "Refund", "Shipment", "Ticket", "Letter", "Cart", "Product", "Variant")
DEPTH = 3
NOTE = "Smells of fraud"
# What must not reach a role: a customer learns nothing about the people and the doubts of the shop, and who needs no
# ways to reach a customer has none; who packs reads the address that stands on the slip.
REACHED_AT = ("ada@example.com", "+86 138")
CONTACTS = (*REACHED_AT, "文三路", '"Lin"')
AMOUNTS = ('"amount"', '"total"', "20000", "currencyCode")
HIDDEN = {
    **dict.fromkeys(("PUBLIC", "CUSTOMER"), (COLLEAGUE, NOTE, "FRAUD", "stf_")),
    **dict.fromkeys(("CATALOGUE", "ANALYST"), CONTACTS),
    "PICKER": (*REACHED_AT, *AMOUNTS),
}


def everything(kind: GraphQLObjectType, role: str, depth: int = DEPTH) -> str:
    """All fields of a type that a role may ask for, and theirs."""
    fields = []
    for name, field in kind.fields.items():
        inner = get_named_type(field.type)
        may = MAY.get(f"{kind.name}.{name}", {}).get(role, True)
        if not may or any(is_required_argument(each) for each in field.args.values()):
            continue
        if not is_composite_type(inner):
            fields.append(name)
        elif isinstance(inner, GraphQLObjectType) and depth and (below := everything(inner, role, depth - 1)):
            fields.append(f"{name} {{ {below} }}")
    return " ".join(fields)


def document(kind: str, role: str) -> str:
    """The widest document about one object that is not too long to be read."""
    found = schema._schema.type_map[kind]
    assert isinstance(found, GraphQLObjectType)
    for depth in range(DEPTH, 0, -1):
        if len((shown := everything(found, role, depth)).split()) < MOST_TOKENS - 40:
            return f"query ($id: ID!) {{ node(id: $id) {{ ... on {kind} {{ {shown} }} }} }}"
    raise AssertionError(f"{kind} has too many fields")


@pytest.mark.parametrize("role", ROLES)
async def test_a_role_reads_all_it_may_and_nothing_that_is_hidden_from_it(stage: Stage, role: str) -> None:
    hold = {"orderId": stage.things["order"], "reason": "FRAUD", "note": NOTE}
    note = {"ticketId": stage.things["ticket"], "body": NOTE, "internal": True, "idempotencyKey": "k"}
    async with stage.curtain():
        assert (await stage.call("ORDER_DESK", "holdOrder", hold)).code == ""
        assert (await stage.call("ORDER_DESK", "addOrderNote", {"orderId": hold["orderId"], "body": NOTE})).code == ""
        assert (await stage.call("SUPPORT", "replyToTicket", note)).code == ""
        for kind in KINDS:
            answer = await stage.send(role, document(kind, role), id=stage.things[kind.lower()])

            assert "errors" not in answer, (kind, answer["errors"])
            told = orjson.dumps(answer["data"]).decode()
            assert [word for word in HIDDEN.get(role, ()) if word in told] == [], (kind, told)


@pytest.mark.parametrize("role", ROLES)
async def test_a_role_hears_nothing_that_is_hidden_from_it(stage: Stage, role: str) -> None:
    async with stage.curtain():
        for mutation, given in (
            ("holdOrder", {"orderId": stage.things["order"], "reason": "FRAUD", "note": NOTE}),
            ("addOrderNote", {"orderId": stage.things["order"], "body": NOTE}),
        ):
            assert (await stage.call("ORDER_DESK", mutation, given)).code == ""
        await stage.run("select publish_events('')")

        answer = await stage.send(role, "{ events { nodes { type actor data cause orderId } } }")

        told = orjson.dumps(answer["data"]).decode()
        assert [word for word in (*HIDDEN.get(role, ()), *CONTACTS, NOTE) if word in told] == [], told
