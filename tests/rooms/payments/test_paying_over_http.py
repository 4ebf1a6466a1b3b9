"""Paying as a browser and a third party do it: mutation, pay page, hook, queries, in three languages."""

from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from orderflow import app
from orderflow.kernel.db import Database
from orderflow.kernel.ids import new_id
from orderflow.orders.token import order_token
from orderflow.settings import Settings
from tests.paying import ASK, DECLINE, an_unpaid_order, pay, settle_everything
from tests.rooms.payments.test_refund_payment import refund

PAY = """mutation($input: StartPaymentInput!) { startPayment(input: $input) {
  payment { id state method { code name } amount { amount currencyCode } refundable { amount }
    failure { code message retryable } action { url expiresAt } availableActions { action } }
  order { status paymentStatus availableActions { action allowed until } } errors { code message path } } }"""
SEE = """query($id: ID!, $token: String) { payment(id: $id, orderToken: $token) {
  state settledAt order { id payments { id } refunds { reason amount { amount } state } } } }"""


@pytest.fixture
async def shop(database: Database, dsn: str) -> AsyncIterator[httpx2.AsyncClient]:
    """A browser at the whole application."""
    built = app.build(Settings(worker_in_serve=False), dsn)
    async with built.router.lifespan_context(built):
        transport = httpx2.ASGITransport(built)
        async with httpx2.AsyncClient(transport=transport, base_url="http://shop.example") as client:
            yield client


async def ask(shop: httpx2.AsyncClient, query: str, locale: str = "en", **variables: Any) -> Any:
    """The answer of one operation, which must have no errors of its own."""
    answer = await shop.post(
        "/graphql", json={"query": query, "variables": variables}, headers={"accept-language": locale}
    )
    body = answer.json()
    assert "errors" not in body, body
    return body["data"]


def an_input(order: Any, card: str, **given: Any) -> dict[str, Any]:
    """The input of startPayment."""
    plain = {"orderId": order.id, "orderToken": order_token(order.id), "method": "card", "details": {"card": card}}
    return {**plain, "idempotencyKey": new_id("key"), **given}


async def test_a_guest_is_told_of_the_decline_and_pays_again(database: Database, shop: httpx2.AsyncClient) -> None:
    order, _ = await an_unpaid_order(database)

    declined = (await ask(shop, PAY, "zh-Hant", input=an_input(order, DECLINE)))["startPayment"]
    paid = (await ask(shop, PAY, input=an_input(order, "4242 4242 4242 4242")))["startPayment"]

    assert declined["errors"] == []
    assert declined["payment"]["failure"] == {
        "code": "card_declined",
        "message": "發卡銀行拒絕了這次付款，沒有扣款。請換一張卡，或改用其他付款方式。",
        "retryable": False,
    }
    may_pay = [each for each in declined["order"]["availableActions"] if each["action"] == "startPayment"]
    assert may_pay[0]["allowed"] is True
    assert may_pay[0]["until"]
    assert (paid["payment"]["state"], paid["payment"]["refundable"]) == ("CAPTURED", {"amount": "200.00"})
    assert (paid["order"]["status"], paid["order"]["paymentStatus"]) == ("PAID", "PAID")


async def test_the_page_confirms_in_three_languages(database: Database, shop: httpx2.AsyncClient) -> None:
    order, _ = await an_unpaid_order(database)
    started = (await ask(shop, PAY, input=an_input(order, ASK)))["startPayment"]["payment"]
    url = started["action"]["url"]

    pages = {locale: await shop.get(url, params={"locale": locale}) for locale in ("zh-Hant", "zh-Hans", "en")}
    style = await shop.get("/pay/simulator/page.css")
    pressed = await shop.post(url, data={"button": "approve"})
    seen = await ask(shop, SEE, id=started["id"], token=order_token(order.id))
    again = await shop.get(url)

    assert "確認付款" in pages["zh-Hant"].text
    assert "确认付款" in pages["zh-Hans"].text
    assert "Approve" in pages["en"].text
    assert "CNY 200.00" in pages["en"].text
    assert all("<script" not in page.text and " style=" not in page.text for page in pages.values())
    assert (style.status_code, style.headers["content-type"].split(";")[0]) == (200, "text/css")
    assert (pressed.status_code, pressed.headers["location"]) == (303, f"/orders/{order.id}/pay")
    assert seen["payment"]["state"] == "CAPTURED"
    assert "This payment is complete." in again.text
    assert (await shop.get("/pay/simulator/chg_nobody")).status_code == 404
    assert (await shop.get("/pay/nobody/chg_x")).status_code == 404


async def test_a_forged_hook_is_turned_away(shop: httpx2.AsyncClient) -> None:
    assert (await shop.post("/hooks/payments/simulator", content=b"{}")).status_code == 400
    assert (await shop.post("/hooks/payments/nobody", content=b"{}")).status_code == 404


async def test_others_do_not_see_a_payment(database: Database, shop: httpx2.AsyncClient) -> None:
    order, buyer = await an_unpaid_order(database)
    payment = await pay(database, buyer, order)

    assert (await ask(shop, SEE, id=payment.id))["payment"] is None
    assert (await ask(shop, "query($id: ID!) { node(id: $id) { id } }", id=payment.id))["node"] is None
    assert (await ask(shop, "{ payments { totalCount } }"))["payments"]["totalCount"] == 0


async def test_the_reason_of_our_own_refunds_is_told_in_the_readers_language(
    database: Database, shop: httpx2.AsyncClient
) -> None:
    order, buyer = await an_unpaid_order(database)
    payment = await pay(database, buyer, order)
    await refund(database, payment, "1.50", reason="PAID_TWICE")
    await refund(database, payment, "2.50", reason="破損賠償")
    await settle_everything(database)

    seen = await ask(shop, SEE, "zh-Hans", id=payment.id, token=order_token(order.id))

    assert seen["payment"]["order"]["refunds"] == [
        {"reason": "重复付款", "amount": {"amount": "1.50"}, "state": "SUCCEEDED"},
        {"reason": "破損賠償", "amount": {"amount": "2.50"}, "state": "SUCCEEDED"},
    ]


async def test_details_that_are_no_object_are_refused(database: Database, shop: httpx2.AsyncClient) -> None:
    order, _ = await an_unpaid_order(database)

    answers = [
        (await ask(shop, PAY, input=an_input(order, ASK, details=details)))["startPayment"]["errors"]
        for details in ("4242", 42, ["4242"])
    ]

    assert [[(each["code"], each["path"]) for each in errors] for errors in answers] == [
        [("INVALID_INPUT", ["details"])]
    ] * 3
