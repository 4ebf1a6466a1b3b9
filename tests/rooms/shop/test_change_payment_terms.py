"""Ways to pay are opened, closed and ordered by staff; the last one stays open."""

from datetime import timedelta

import pytest

from orderflow.kernel.db import Database
from orderflow.kernel.ids import new_id
from orderflow.kernel.refusal import InvalidInput, StaleVersion
from orderflow.orders.token import order_token
from orderflow.payments.actions import PaymentMethodUnavailable, StartPayment
from orderflow.shop.actions.change_payment_terms import ChangePaymentTerms
from orderflow.shop.promise import LastPaymentMethod
from tests.asked import asked
from tests.paying import APPROVE
from tests.rooms.orders.props import a_full_cart, order, row
from tests.rooms.shop.setting import KEEPER, history, words
from tests.shelves import stock_up
from tests.world import do, guest

METHODS = "{ shop { paymentMethods { code name payWithinSeconds } } }"


async def test_customers_are_offered_what_is_open_in_the_shopkeepers_order(database: Database) -> None:
    await do(database, KEEPER, ChangePaymentTerms("pmt_wallet", 1, offered=False))
    await do(database, KEEPER, ChangePaymentTerms("pmt_transfer", 1, words("By bank"), None, 60, position=0))

    offered = (await asked(database, guest(), METHODS))["shop"]["paymentMethods"]

    assert [(each["code"], each["name"], each["payWithinSeconds"]) for each in offered] == [
        ("transfer", "By bank", 3600),
        ("card", "Card", 1800),
    ]
    first, second = await history(database)
    assert first[2:] == ({"offered": True}, {"offered": False})
    assert (second[0], second[2]["pay_within_minutes"], second[3]["pay_within_minutes"]) == ("PAYMENT", 10080, 60)
    assert (second[2]["position"], second[3]["position"]) == (3, 1)


async def test_a_new_order_has_the_new_time_to_pay_and_an_old_one_its_own(database: Database) -> None:
    variants = await stock_up(database, CUP=(5, 0))
    early, _ = await a_full_cart(database, variants, CUP=1)
    late, _ = await a_full_cart(database, variants, CUP=1)
    before = await row(database, "order", (await order(database, early))["order"])

    await do(database, KEEPER, ChangePaymentTerms("pmt_card", 1, pay_within_minutes=90))

    after = await row(database, "order", (await order(database, late))["order"])
    assert before.pay_by - before.placed_at == timedelta(minutes=30)
    assert (await row(database, "order", before.id)).pay_by == before.pay_by
    assert after.pay_by - after.placed_at == timedelta(minutes=90)


async def test_what_is_closed_takes_no_order_and_no_payment(database: Database) -> None:
    variants = await stock_up(database, CUP=(5, 0))
    buyer, _ = await a_full_cart(database, variants, CUP=1)
    placed = await order(database, buyer)
    other, _ = await a_full_cart(database, variants, CUP=1)
    await do(database, KEEPER, ChangePaymentTerms("pmt_card", 1, offered=False))

    with pytest.raises(InvalidInput) as refused:
        await order(database, other)
    with pytest.raises(PaymentMethodUnavailable):
        await do(
            database,
            guest(order_token(placed["order"])),
            StartPayment(placed["order"], "card", new_id("key"), details={"card": APPROVE}),
        )

    assert refused.value.path == ("paymentMethod",)


async def test_the_last_way_to_pay_stays(database: Database) -> None:
    for each in ("pmt_card", "pmt_wallet"):
        await do(database, KEEPER, ChangePaymentTerms(each, 1, offered=False))

    with pytest.raises(LastPaymentMethod) as refused:
        await do(database, KEEPER, ChangePaymentTerms("pmt_transfer", 1, offered=False))

    assert refused.value.path == ("offered",)


@pytest.mark.parametrize("minutes", [0, 4, -30, 60 * 24 * 60 + 1])
async def test_a_time_to_pay_is_bearable(database: Database, minutes: int) -> None:
    with pytest.raises(InvalidInput) as refused:
        await do(database, KEEPER, ChangePaymentTerms("pmt_card", 1, pay_within_minutes=minutes))

    assert refused.value.path == ("payWithinMinutes",)


async def test_of_two_who_change_one_the_second_is_told(database: Database) -> None:
    await do(database, KEEPER, ChangePaymentTerms("pmt_card", 1, pay_within_minutes=45))

    with pytest.raises(StaleVersion):
        await do(database, KEEPER, ChangePaymentTerms("pmt_card", 1, pay_within_minutes=60))
