"""Props: news about an order, and the letters that come of it."""

from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.db import Database, Row
from orderflow.kernel.deliveries import Worker
from orderflow.kernel.ids import new_id
from orderflow.kernel.work import Work, as_system
from orderflow.payments.tables import Payment, Refund
from orderflow.shipments.tables import Shipment


async def hear(database: Database, type: str, subject: Row, order: Row, **payload: Any) -> None:
    """Something happens to an order; everybody who listens hears of it."""

    async def verb(work: Work) -> None:
        work.tell(type, subject.id, order.id, **payload)

    await as_system(database, verb)
    await listen(database)


async def listen(database: Database) -> None:
    """Deliver to notices alone what is due until nothing is left; what failed waits for its next time."""
    async with database.transaction() as connection:
        await connection.run("delete from delivery where not starts_with(consumer, 'notices.')")
    await Worker(database).drain()


async def letters(database: Database) -> list[Row]:
    """All letters, oldest first."""
    async with database.read() as connection:
        return await connection.rows("select * from letter order by id")


async def a_payment(database: Database, order: Row, **values: Any) -> Row:
    """An attempt to pay that the bank declined."""
    plain = {
        "order_id": order.id,
        "method": "card",
        "provider": "simulator",
        "state": "FAILED",
        "currency": order.currency,
        "amount": order.total,
        "captured": 0,
        "refunded": 0,
        "failure_code": "insufficient_funds",
        "failure_retryable": True,
        "created_at": clock.now(),
        "asked": 0,
        "version": 1,
    }
    return await as_system(database, lambda work: work.add(Payment, **{**plain, **values}))


async def a_refund(database: Database, order: Row) -> Row:
    """Money that went back for a cancelled order."""
    return await as_system(
        database,
        lambda work: work.add(
            Refund,
            order_id=order.id,
            payment_id="pay_1",
            state="SUCCEEDED",
            currency=order.currency,
            amount=4210,
            reason="ORDER_CANCELLED",
            created_at=clock.now(),
            asked=0,
            version=1,
        ),
    )


async def a_parcel(database: Database, order: Row, **values: Any) -> Row:
    """A parcel on its way."""
    now = clock.now()
    plain = {
        "number": new_id("n"),
        "order_id": order.id,
        "state": "IN_TRANSIT",
        "version": 1,
        "warehouse_id": "whs_near",
        "team_id": "tem_1",
        "units": 2,
        "picked": 2,
        "mispicked": 0,
        "held": False,
        "due_at": now,
        "carrier": "nobody_we_know",
        "tracking_number": "SF123456",
        "voided": 0,
        "route": [],
        "hops": [],
        "assigned_at": now,
    }
    return await as_system(database, lambda work: work.add(Shipment, **{**plain, **values}))


async def set_facts(database: Database, table: str, row: Row, **values: Any) -> None:
    """Force columns of a row, as if the world had moved on."""
    columns = ", ".join(f"{name} = :{name}" for name in values)
    async with database.transaction() as connection:
        await connection.run(f'update "{table}" set {columns} where id = :id', id=row.id, **values)
