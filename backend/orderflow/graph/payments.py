"""Payments and refunds as customers and finance see them."""

from datetime import datetime
from typing import Annotated, Any

import strawberry

from orderflow import settings
from orderflow.graph.bridge import Money, Node, Seen, column, computed, find, for_viewer, money, one, view
from orderflow.graph.context import Context, Info
from orderflow.graph.moves import AvailableAction, available_actions
from orderflow.graph.orders import Order
from orderflow.graph.paging import Connection, page
from orderflow.graph.payment_methods import PaymentMethod, payment_method
from orderflow.graph.rights import root
from orderflow.kernel import money as kernel_money
from orderflow.kernel.db import Row
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import in_locale
from orderflow.kernel.turns import Importance
from orderflow.payments import tables
from orderflow.payments.failures import failure_words, refund_words
from orderflow.payments.tables import PaymentState, RefundState

strawberry.enum(PaymentState, description="Where one attempt to pay stands.")
strawberry.enum(RefundState, description="Where a refund stands.")


@strawberry.type(description="Why a payment did not go through.")
class PaymentFailure:
    """Why a payment did not go through."""

    code: str = strawberry.field(description="Such as card_declined or insufficient_funds.")
    message: str = strawberry.field(description="What happened, and what to do next, in the viewer's language.")
    retryable: bool = strawberry.field(description="Whether the same card or wallet may succeed later.")


@strawberry.type(description="Where the customer has to go to finish a payment.")
class PaymentAction:
    """Where the customer has to go to finish a payment."""

    url: str = strawberry.field(description="Address of the page; without a host, it is at the shop's own address.")
    expires_at: datetime = strawberry.field(description="Until when the page works.")


def _failure(row: Row, context: Context) -> PaymentFailure | None:
    return row.failure_code and PaymentFailure(
        code=row.failure_code,
        message=in_locale(failure_words(row.failure_code), context.actor.locale),
        retryable=row.failure_retryable,
    )


def _action(row: Row) -> PaymentAction | None:
    if row.state != PaymentState.ACTION_REQUIRED or row.action_url is None:
        return None
    host = (settings.current().public_url or "").rstrip("/") if row.action_url.startswith("/") else ""
    return PaymentAction(url=host + row.action_url, expires_at=row.action_expires_at)


@view(tables.Payment)
class Payment(Seen, Node):
    """One attempt to pay for an order."""

    order: Order = one("Order", "order_id", "The order it pays.")
    state: PaymentState = column("Where it stands.")
    method: PaymentMethod = for_viewer("The way to pay.", lambda row, context: payment_method(row.method, context))
    provider: str = column("Who carries it out.")
    provider_reference: str | None = column("What the provider calls it.")
    amount: Money = money("amount", "What it is to bring.")
    refundable: Money = computed(
        "What can still be given back.", lambda row: kernel_money.Money(row.captured - row.refunded, row.currency)
    )
    failure: PaymentFailure | None = for_viewer("Why it did not go through.", _failure)
    action: PaymentAction | None = computed("Where the customer has to go to finish it.", _action)
    created_at: datetime = column("When it was started.")
    settled_at: datetime | None = column("When its end was known.")
    available_actions: list[AvailableAction] = available_actions(tables.Payment)
    version: int = column("Grows with every change.")


def _reason(row: Row, context: Context) -> str:
    return in_locale(refund_words(row.reason), context.actor.locale)


@view(tables.Refund)
class Refund(Seen, Node):
    """Money on its way back to the customer."""

    payment: Payment = one("Payment", "payment_id", "The payment it gives back.")
    order: Order = one("Order", "order_id", "The order it belongs to.")
    state: RefundState = column("Where it stands.")
    amount: Money = money("amount", "How much is given back.")
    reason: str = for_viewer("Why.", _reason)
    failure: str | None = column("The provider's code when it failed.")
    created_at: datetime = column("When it was begun.")
    settled_at: datetime | None = column("When its end was known.")


@strawberry.type
class PaymentQueries:
    """Root fields of payments."""

    @root("One payment by id.", Can.SEE_PAYMENTS, Importance.FIRST)
    async def payment(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="Its id.")],
        order_token: Annotated[str | None, strawberry.argument(description="Token of a guest's order.")] = None,
    ) -> Payment | None:
        """One payment by id; null when there is none the viewer may see."""
        found: Payment | None = await find(info, "Payment", "id = :id", holding=order_token, id=id)
        return found

    @root("Payments the viewer may see, newest first.", Can.SEE_PAYMENTS, Importance.LAST)
    async def payments(
        self,
        info: Info,
        first: Annotated[int, strawberry.argument(description="How many, at most 100.")] = 25,
        after: Annotated[str | None, strawberry.argument(description="Cursor to go on from.")] = None,
        state: Annotated[list[PaymentState] | None, strawberry.argument(description="In one of these states.")] = None,
    ) -> Connection[Payment]:
        """Payments the viewer may see, newest first."""
        where = "true" if state is None else "state = any(:states)"
        given: dict[str, Any] = {} if state is None else {"states": [str(each) for each in state]}
        found: Connection[Payment] = await page(
            info, "Payment", first=first, after=after, where=where, keys=("created_at", "id"), **given
        )
        return found
