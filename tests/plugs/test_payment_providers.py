"""What Orderflow relies on with every payment provider; a new one is listed with the details that bring each answer."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from orderflow.kernel.db import Database
from orderflow.kernel.ids import new_id
from orderflow.payments.asking import asked
from orderflow.payments.failures import FAILURES
from orderflow.payments.providers import (
    Authorized,
    Captured,
    Charge,
    Declined,
    Ended,
    Forged,
    Giveback,
    GivenBack,
    NeverHeard,
    NotGivenBack,
    PaymentProvider,
    Pending,
    Unknown,
    provider_of,
    providers,
)
from orderflow.shop import terms
from tests.paying import APPROVE, ASK, DECLINE, LOST, NO_FUNDS, SET_ASIDE

DETAILS: Mapping[str, Mapping[str, Mapping[str, Any]]] = {
    "simulator": {
        "approve": {"card": APPROVE},
        "decline": {"card": DECLINE},
        "no funds": {"card": NO_FUNDS},
        "ask": {"card": ASK},
        "set aside": {"card": SET_ASIDE},
        "answer lost": {"card": LOST},
    }
}


@pytest.fixture(params=sorted(providers.all()))
def plug(request: pytest.FixtureRequest) -> PaymentProvider:
    """Every provider in the drawer."""
    return providers.all()[request.param]


def charge_of(plug: PaymentProvider, what: str) -> Charge:
    """A charge that brings a certain answer."""
    return Charge(
        key=new_id("pay"),
        method="card",
        amount=12345,
        currency="CNY",
        order_number="2611-00001-1",
        locale="en",
        return_path="/orders/x/pay",
        pay_by=None,
        details=DETAILS[plug.name][what],
    )


def giveback_of(charge: Charge, reference: str, amount: int) -> Giveback:
    """A refund of a charge."""
    return Giveback(new_id("rfd"), charge.key, reference, amount, charge.currency)


async def test_every_method_of_the_shop_is_served_by_somebody() -> None:
    assert [method for method in terms.current().payment_methods if provider_of(method) is None] == []


async def test_an_approved_charge_is_captured_as_asked(database: Database, plug: PaymentProvider) -> None:
    charge = charge_of(plug, "approve")

    answer = await plug.start(database, charge)

    assert isinstance(answer, Captured)
    assert (answer.amount, answer.currency) == (charge.amount, charge.currency)
    assert await plug.query(database, charge.key, answer.reference) == answer
    assert await plug.query(database, charge.key, None) == answer


async def test_the_same_key_charges_once_and_answers_the_same(database: Database, plug: PaymentProvider) -> None:
    charge = charge_of(plug, "approve")

    answers = await asyncio.gather(*(plug.start(database, charge) for _ in range(8)))

    assert len(set(answers)) == 1


async def test_the_same_key_with_another_amount_charges_nothing_more(database: Database, plug: PaymentProvider) -> None:
    charge = charge_of(plug, "approve")
    first = await plug.start(database, charge)

    second = await plug.start(database, replace(charge, amount=charge.amount + 1))

    assert isinstance(second, Declined)
    assert await plug.query(database, charge.key, None) == first


@pytest.mark.parametrize(("what", "retryable"), [("decline", False), ("no funds", True)])
async def test_a_decline_has_words_and_says_whether_to_try_again(
    database: Database, plug: PaymentProvider, what: str, retryable: bool
) -> None:
    answer = await plug.start(database, charge_of(plug, what))

    assert isinstance(answer, Declined)
    assert answer.code in FAILURES
    assert answer.retryable is retryable


async def test_a_charge_to_confirm_says_where_and_until_when(database: Database, plug: PaymentProvider) -> None:
    answer = await plug.start(database, charge_of(plug, "ask"))

    assert isinstance(answer, Pending)
    assert answer.action_url
    assert answer.expires_at


async def test_a_lost_answer_is_no_answer_and_found_by_asking(database: Database, plug: PaymentProvider) -> None:
    charge = charge_of(plug, "answer lost")

    assert isinstance(await asked(plug.start(database, charge)), Unknown)

    assert isinstance(await plug.query(database, charge.key, None), Captured)


async def test_what_was_never_started_was_never_heard_of(database: Database, plug: PaymentProvider) -> None:
    assert await plug.query(database, "pay_nobody", None) == NeverHeard()
    assert await plug.query_refund(database, "rfd_nobody", None) == NeverHeard()


async def test_a_voided_charge_never_captures(database: Database, plug: PaymentProvider) -> None:
    charge = charge_of(plug, "set aside")
    answer = await plug.start(database, charge)
    assert isinstance(answer, Authorized)

    ended = [await plug.void(database, charge.key, answer.reference) for _ in range(2)]

    assert [type(each) for each in ended] == [Ended, Ended]
    assert isinstance(await plug.capture(database, charge.key, answer.reference, charge.amount), Ended)


async def test_a_charge_voided_before_it_arrives_is_not_charged(database: Database, plug: PaymentProvider) -> None:
    charge = charge_of(plug, "approve")

    await plug.void(database, charge.key, None)

    assert isinstance(await plug.start(database, charge), Ended)


async def test_voiding_too_late_says_that_the_money_has_moved(database: Database, plug: PaymentProvider) -> None:
    charge = charge_of(plug, "approve")
    answer = await plug.start(database, charge)

    assert await plug.void(database, charge.key, None) == answer


async def test_money_set_aside_is_captured_once(database: Database, plug: PaymentProvider) -> None:
    charge = charge_of(plug, "set aside")
    answer = await plug.start(database, charge)
    assert isinstance(answer, Authorized)

    captured = [await plug.capture(database, charge.key, answer.reference, charge.amount) for _ in range(2)]

    assert captured == [Captured(answer.reference, charge.amount, charge.currency)] * 2


async def test_refunds_are_given_once_and_never_exceed_the_charge(database: Database, plug: PaymentProvider) -> None:
    charge = charge_of(plug, "approve")
    answer = await plug.start(database, charge)
    assert isinstance(answer, Captured)
    part = giveback_of(charge, answer.reference, 10000)

    given = [await plug.refund(database, part) for _ in range(2)]
    more = await plug.refund(database, giveback_of(charge, answer.reference, 2346))
    rest = await plug.refund(database, giveback_of(charge, answer.reference, 2345))

    assert isinstance(given[0], GivenBack)
    assert given[0] == given[1] == await plug.query_refund(database, part.key, None)
    assert isinstance(more, NotGivenBack)
    assert isinstance(rest, GivenBack)


async def test_a_refund_of_what_was_not_charged_fails(database: Database, plug: PaymentProvider) -> None:
    charge = charge_of(plug, "decline")
    await plug.start(database, charge)

    assert isinstance(await plug.refund(database, giveback_of(charge, "x", 1)), NotGivenBack)
    assert isinstance(await plug.refund(database, Giveback("rfd_x", "pay_nobody", "x", 1, "CNY")), NotGivenBack)


@pytest.mark.parametrize("body", [b"", b"{}", b'{"id": 1}', b"\xff\xfe", b"a=1&b=2"])
async def test_a_message_without_a_signature_is_forged(plug: PaymentProvider, body: bytes) -> None:
    with pytest.raises(Forged):
        plug.parse_webhook({"simulator-signature": "t=x,v1=é", "content-type": "application/json"}, body)
