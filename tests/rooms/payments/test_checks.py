"""money_equals_ledger: clean when nothing is wrong, and loud about each thing that is."""

import pytest

from orderflow.kernel.db import Database
from orderflow.payments.checks import money_equals_ledger
from tests.paying import an_unpaid_order, assert_money_adds_up, pay, settle_everything
from tests.rooms.payments.test_refund_payment import refund

BREACHES = [
    'update "order" set captured = captured + 1',
    'update "order" set refunded = 0',
    'update "order" set authorized = 1',
    "update payment set captured = captured - 1",
    "update payment set refunded = refunded + 1",
    "delete from ledger_entry where kind = 'CAPTURE'",
    "delete from ledger_entry where kind = 'REFUND'",
    "update ledger_entry set amount = amount * 2 where kind = 'REFUND'",
    "update refund set amount = amount + 1",
    "delete from simulated_charge",
    "update simulated_charge set refunded = 0",
    "insert into simulated_charge select 'chg_x', 'pay_x', method, scenario, outcome, code, currency, amount, captured,"
    " refunded, order_number, return_path, locale, created_at, expires_at from simulated_charge",
]


@pytest.mark.parametrize("breach", BREACHES)
async def test_each_breach_is_found(database: Database, breach: str) -> None:
    order, buyer = await an_unpaid_order(database)
    payment = await pay(database, buyer, order)
    await refund(database, payment, "50.00")
    await settle_everything(database)
    await assert_money_adds_up(database)

    async with database.read() as connection:
        await connection.run(breach)

        assert await money_equals_ledger(connection) != []
