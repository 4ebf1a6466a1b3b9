"""Whatever is sent, the answer is a typed error or success, never our own fault; what is refused changes nothing."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from orderflow.graph.errors import ErrorCode
from orderflow.kernel import clock
from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.kernel.ids import new_id
from orderflow.kernel.work import as_system
from orderflow.orders.actions.desk import AddOrderNote
from orderflow.people.actions.app_tokens import issue_token
from orderflow.shop.actions.policies import CreatePolicy
from orderflow.shop.words import TextsGiven
from tests.faults.evil import FRESH, SCHEMA, Inputs
from tests.matrices.furnish import a_rule
from tests.paying import rows
from tests.running import Client
from tests.sheets import a_sheet
from tests.wire import Shop, a_parcel, an_order, fill_cart, open_shop, port_of, value
from tests.world import a_colleague, a_customer, as_staff, do

TYPED = {str(code.value) for code in ErrorCode} | {
    "TOO_COMPLEX",
    "INVALID_DOCUMENT",
    "INVALID_INPUT",
    "FORBIDDEN",
    "NOT_FOUND",
    "BAD_REQUEST",
}
_TABLES = "select tablename from pg_tables where schemaname = 'public' and tablename <> all(:left_out) order by 1"
REMEMBERED = ["sign_in_attempt", "rate_count", "alembic_version"]
"""What a refused request may leave behind: that it was tried."""
OTHERS = "mutation ($input: %sInput!) { %s(input: $input) { errors { code path } } }"


class World:
    """A shop with one of everything, the inputs that name it, and who may do what."""

    def __init__(self, shop: Shop, inputs: Inputs, everything: str) -> None:
        self.shop = shop
        self.inputs = inputs
        self.everything = everything
        """A statement that answers one text: all that stands in the database."""

    async def asks(self, mutation: str, given: Any, client: Client) -> tuple[int, Any]:
        """Status and body of the answer to a mutation with whatever input."""
        document = OTHERS % (mutation[0].upper() + mutation[1:], mutation)
        if isinstance(given, dict) and given.get("idempotencyKey") == FRESH:
            given = {**given, "idempotencyKey": new_id("key")}
        body = json.dumps({"query": document, "variables": {"input": given}}).encode()
        answer = await client.http.post("/graphql", content=body, headers={"content-type": "application/json"})
        return answer.status_code, answer.json()

    async def asker(self, mutation: str) -> Client:
        """Who holds the right to a mutation: a guest or a member of staff."""
        _, answer = await self.asks(mutation, self.inputs.plain(mutation), self.shop.guest)
        denied = {each["extensions"]["code"] for each in answer.get("errors", ())} & {"FORBIDDEN", "UNAUTHENTICATED"}
        return self.shop.floor if denied else self.shop.guest

    async def all_that_is(self) -> str:
        """A fingerprint of the database."""
        return str(await value(self.shop.database, self.everything))


def refusals(mutation: str, answer: Any) -> list[str]:
    """The codes of an answer's errors, top-level or typed."""
    top = [each["extensions"]["code"] for each in answer.get("errors", ())]
    payload = (answer.get("data") or {}).get(mutation) or {}
    return top + [each["code"] for each in payload.get("errors", ())]


@pytest.fixture(scope="module")
async def world(server: EmbeddedPostgres, template: str) -> AsyncIterator[World]:
    """One serving process without a worker: nothing changes by itself."""
    name = new_id("evil")
    dsn = await server.create_database(name, template=template)
    async with open_shop(dsn, processes=1, CUP=1000, MUG=1000) as shop:
        known = await _one_of_everything(shop)
        await shop.at_rest()
        await shop.served.stop()
        shop.served.processes.clear()
        shop.served.settings["ORDERFLOW_WORKER_IN_SERVE"] = "false"
        await shop.served.start(port_of(shop.addresses[0]))
        schema = await shop.guest.ask(SCHEMA)
        yield World(shop, Inputs(schema, known), await _fingerprint_of(shop))
    await server.drop_database(name)


async def test_evil_input_is_refused_in_words_and_changes_nothing(world: World) -> None:
    """Every leaf of every mutation's input, one at a time: wrong types, huge, negative and malicious values."""
    wrong: list[Any] = []
    tried = 0
    for mutation in world.inputs.mutations:
        client = await world.asker(mutation)
        before = await world.all_that_is()
        for given in world.inputs.evil(mutation):
            status, answer = await world.asks(mutation, given, client)
            codes, tried = refusals(mutation, answer), tried + 1
            after = await world.all_that_is()
            if status not in (200, 400) or not set(codes) <= TYPED or (codes and after != before):
                wrong.append((mutation, status, codes, after != before, str(given)[:300]))
            before = after
    assert wrong == []
    assert tried > 1500


async def test_other_peoples_orders_are_not_found(world: World) -> None:
    """A token opens one order: with it, no verb finds another one."""
    mine, theirs = await an_order(world.shop), await an_order(world.shop)
    before = await world.all_that_is()
    for mutation in world.inputs.mutations:
        if {"orderId", "orderToken"} <= world.inputs.fields(mutation):
            given = {**world.inputs.plain(mutation), "orderId": theirs["orderId"], "orderToken": mine["orderToken"]}
            assert refusals(mutation, (await world.asks(mutation, given, world.shop.guest))[1]) == ["NOT_FOUND"], (
                mutation
            )
    assert await world.all_that_is() == before


async def test_stale_versions_are_refused(world: World) -> None:
    """Who edits what they saw before it changed is told so."""
    before = await world.all_that_is()
    for mutation in world.inputs.mutations:
        if "expectedVersion" in world.inputs.fields(mutation):
            given = {**world.inputs.plain(mutation), "expectedVersion": 1_000_000}
            found = refusals(mutation, (await world.asks(mutation, given, world.shop.floor))[1])
            assert found == ["STALE_VERSION"], mutation
    assert await world.all_that_is() == before


async def _one_of_everything(shop: Shop) -> dict[str, Any]:
    """One of everything that an input can name."""
    order, parcel = await a_parcel(shop)
    unpaid = await an_order(shop)
    [line] = await rows(shop.database, "select * from order_line where order_id = :id", id=order["orderId"])
    [inside] = await rows(shop.database, "select * from shipment_line where shipment_id = :id", id=parcel["id"])
    token, _ = await as_system(shop.database, lambda work: issue_token(work, "another", ["PICKER"]))
    customer, staff = await a_customer(shop.database), await a_colleague(shop.database, "SUPPORT")
    asked = {"kind": "QUESTION", "subject": "How?", "body": "How?", "idempotencyKey": new_id("key")}
    ticket = await shop.guest.do("openTicket", {**order, **asked}, "ticket { id }")
    policy = await do(shop.database, as_staff("ADMIN"), CreatePolicy(TextsGiven(en="Returns"), new_id("key")))
    team = await rows(shop.database, "select * from team order by id limit 1")
    rule = await a_rule(shop.database, team[0])
    payment = await value(shop.database, "select id from payment where order_id = :id", id=order["orderId"])
    noted = AddOrderNote(order["orderId"], f"@[{staff.id}] Which door?")
    await do(shop.database, as_staff("ORDER_DESK"), noted)
    mention = await value(shop.database, "select id from mention")
    return {
        **unpaid,
        "cartToken": await fill_cart(shop.guest, shop.variants["CUP"].id),
        "variantId": shop.variants["MUG"].id,  # evil input may retire it; the cup is still sold afterwards
        "productId": shop.variants["MUG"].product_id,
        "categoryId": await value(shop.database, "select id from category limit 1"),
        "publishAt": (clock.now() + timedelta(days=1)).isoformat(),
        "shipmentId": parcel["id"],
        "lineId": inside.id,
        "orderLineId": line.id,
        "paymentId": payment,
        "ticketId": ticket["ticket"]["id"],
        "warehouseId": await value(shop.database, "select id from warehouse order by id limit 1"),
        "teamId": await value(shop.database, "select id from team order by id limit 1"),
        "assignmentRuleId": rule,
        "orderNumber": await value(shop.database, 'select number from "order" where id = :id', id=order["orderId"]),
        "stockLevelId": await value(shop.database, "select id from stock_level where on_hand > 0 limit 1"),
        "staffId": staff.id,
        "deliveryRateId": "dlr_international",
        "paymentTermsId": "pmt_card",
        "mentionId": mention,
        "newestId": mention,
        "policyId": policy["policy"],
        "importId": await a_sheet(shop.database, "sku,price\nCUP,90.00\n"),
        "customerId": customer.id,
        "appTokenId": token.id,
        "deliveryId": "dlv_1",
        "email": "eve@example.com",
        "password": "a long password",
        "method": "card",
        "paymentMethod": "card",
        "carrier": "swift",
        "countryCode": "CN",
        "kind": "QUESTION",
        "reason": "OTHER",
        "scopes": ["PICKER"],
        "idempotencyKey": FRESH,
    }


async def _fingerprint_of(shop: Shop) -> str:
    """A statement over every table that answers one text."""
    tables = [row.tablename for row in await rows(shop.database, _TABLES, left_out=REMEMBERED)]
    row = "cast(to_jsonb(t) - 'position' as text)"  # an event gets its position a moment after its verb
    told = f"(select md5(coalesce(string_agg({row}, '' order by {row}), '')) from \"%s\" as t)"
    return f"select concat({', '.join(told % name for name in tables)})"
