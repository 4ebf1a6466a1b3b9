"""What payments does by itself: sends refunds, takes reserved money at dispatch, asks about all that is still open."""

import asyncio
from collections.abc import Awaitable, Callable

from orderflow.kernel import clock
from orderflow.kernel.db import Database, Row
from orderflow.kernel.deliveries import every_second
from orderflow.kernel.events import on
from orderflow.kernel.work import Work, as_system
from orderflow.orders.lifecycle import ORDER
from orderflow.payments.asking import asked
from orderflow.payments.attempts import capture_authorized
from orderflow.payments.lifecycle import REFUND_REQUESTED
from orderflow.payments.providers import (
    Answer,
    Authorized,
    Captured,
    Declined,
    Giveback,
    NeverHeard,
    PaymentProvider,
    Unknown,
    providers,
)  # fmt: skip
from orderflow.payments.refunds import settle_refund
from orderflow.payments.settle import settle
from orderflow.payments.tables import PaymentState, RefundState

BATCH = 20
AT_ONCE = 5


@on(REFUND_REQUESTED, outside=True)
async def send_refund(work: Work, event: Row) -> None:
    """Ask the provider to give money back; without an answer, the sweep sends it again."""
    refund = await work.row(_REFUND, id=event.subject)
    plug = refund and providers.get(refund.provider)
    if refund is None or plug is None or refund.state != RefundState.PENDING:
        return
    async with work.outside():
        answer = await asked(plug.refund(work.database, _giveback(refund)))
    await settle_refund(work, refund.id, answer)


@on(ORDER.label.event, when=lambda payload: payload.get("authorized"))
async def capture_at_dispatch(work: Work, event: Row) -> None:
    """Take the money that was set aside once the parcels have their labels."""
    await capture_authorized(work, event.subject)


@every_second
async def ask_about_open_payments(database: Database) -> int:
    """Ask the provider about every attempt whose end we have not heard, and withdraw what we cancelled."""
    async with database.read() as connection:
        due = await connection.rows(_DUE, real=clock.real(), batch=BATCH)
    await _each(due, lambda payment: _ask(database, payment))
    return len(due)


@every_second
async def send_refunds_again(database: Database) -> int:
    """Ask about every refund whose end we have not heard; one that never arrived is sent again."""
    async with database.read() as connection:
        due = await connection.rows(_DUE_REFUNDS, real=clock.real(), batch=BATCH)
    await _each(due, lambda refund: _ask_refund(database, refund))
    return len(due)


async def _ask(database: Database, payment: Row) -> None:
    plug = providers.get(payment.provider)
    if plug is None:
        return
    answer = await asked(_question(plug, database, payment))
    if isinstance(answer, NeverHeard):  # our start is long over; what still comes of it must find the door closed
        closed = await asked(plug.void(database, payment.id, None))
        answer = closed if isinstance(closed, Captured | Authorized | Unknown) else Declined("no_answer", True)
    await as_system(database, lambda work: settle(work, payment.id, answer))


def _question(plug: PaymentProvider, database: Database, payment: Row) -> Awaitable[Answer]:
    """What there is to ask in the state an attempt is in."""
    match payment.state:
        case PaymentState.CANCELLED:
            return plug.void(database, payment.id, payment.provider_reference)
        case PaymentState.AUTHORIZED:
            return plug.capture(database, payment.id, payment.provider_reference, payment.amount)
        case _:
            return plug.query(database, payment.id, payment.provider_reference)


async def _ask_refund(database: Database, refund: Row) -> None:
    plug = providers.get(refund.provider)
    if plug is None:
        return
    answer = await asked(plug.query_refund(database, refund.id, refund.provider_reference))
    if isinstance(answer, NeverHeard):
        answer = await asked(plug.refund(database, _giveback(refund)))
    await as_system(database, lambda work: settle_refund(work, refund.id, answer))


def _giveback(refund: Row) -> Giveback:
    return Giveback(refund.id, refund.payment_id, refund.charge, refund.amount, refund.currency)


async def _each(due: list[Row], ask: Callable[[Row], Awaitable[None]]) -> None:
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(row: Row) -> None:
        async with gate:
            await ask(row)

    await asyncio.gather(*(one(each) for each in due))


_REFUND = """
select r.*, p.provider, p.provider_reference as charge from refund r join payment p on p.id = r.payment_id
where r.id = :id
"""
# Claiming pushes the next asking back, doubling up to ten minutes: no two workers ask at once, and none asks in a loop.
_LATER = "cast(:real as timestamptz) + least(interval '5 s' * power(2, least(asked, 7)), interval '10 min')"
_DUE = f"""
update payment set asked = asked + 1, ask_at = {_LATER} where id in (
  select id from payment where ask_at <= :real order by ask_at limit :batch for update skip locked
) returning *
"""
_DUE_REFUNDS = f"""
with due as (
  update refund set asked = asked + 1, ask_at = {_LATER} where id in (
    select id from refund where ask_at <= :real order by ask_at limit :batch for update skip locked
  ) returning *
) select due.*, p.provider, p.provider_reference as charge from due join payment p on p.id = due.payment_id
"""
