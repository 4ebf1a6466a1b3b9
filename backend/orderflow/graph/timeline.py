"""An order's history, read from the event log."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import strawberry

from orderflow.graph.bridge import Loader, Seen
from orderflow.graph.enums import OrderStatus
from orderflow.graph.selection import Selection
from orderflow.kernel import money as kernel_money
from orderflow.kernel.access import Actor, Kind
from orderflow.kernel.db import Row
from orderflow.kernel.events import EventType
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import in_locale
from orderflow.notices.phrases import amount
from orderflow.orders.hearing import ear_of
from orderflow.orders.lifecycle import ORDER
from orderflow.orders.story import Expected, next_step
from orderflow.payments.lifecycle import PAYMENT_STARTED

STATUS_EVENTS = frozenset({"order.placed", *(move.event for move in ORDER.moves.values())})
ENDS = frozenset({"payment.authorized", "payment.captured", "payment.failed", "payment.expired", "payment.cancelled"})
"""How an attempt to pay ends; the end says that it had begun."""
PARTS = {"order.paid": "payment.captured", "order.packed": "shipment.packed", "order.labelled": "shipment.dispatched"}
"""What adds up to a step of the order; with one part alone, the part has said it."""
_EVENTS = "select order_id, type, subject, at, actor, payload from event where order_id = any(:ids) order by id"


@strawberry.type(description="One status an order has had.")
class StatusChange:
    """One status an order has had."""

    status: OrderStatus = strawberry.field(description="The status it came to.")
    at: datetime = strawberry.field(description="When.")
    by: str = strawberry.field(description="Who made the change: CUSTOMER, GUEST, STAFF, APP or SYSTEM.")
    reason: str | None = strawberry.field(description="The reason that was given.")


@strawberry.type(description="Something that happened to an order.")
class TimelineStep:
    """Something that happened to an order."""

    code: str = strawberry.field(description="The event's type.")
    text: str = strawberry.field(description="What happened, in the viewer's language.")
    at: datetime = strawberry.field(description="When.")
    by: str = strawberry.field(description="Who did it: CUSTOMER, GUEST, STAFF, APP or SYSTEM.")
    staff_id: strawberry.ID | None = strawberry.field(description="Which colleague did it; null for customers.")
    detail: str | None = strawberry.field(description="An amount, a number, a place or a reason.")
    staff_only: bool = strawberry.field(description="Whether customers do not see this step.")


@strawberry.type(description="What is expected to happen next.")
class NextStep:
    """What is expected to happen next."""

    code: str = strawberry.field(description="PAY, ASSIGN, RELEASE, PACK, SHIP, DELIVER or CONFIRM.")
    expected: str = strawberry.field(description="What, in the viewer's language.")
    by: str = strawberry.field(description="Who acts: CUSTOMER, SYSTEM, ORDER_DESK, WAREHOUSE, LOGISTICS or CARRIER.")
    due_at: datetime | None = strawberry.field(description="By when.")


@strawberry.type(description="What happened to an order, oldest first, and what comes next.")
class Timeline:
    """What happened to an order, oldest first, and what comes next."""

    steps: list[TimelineStep] = strawberry.field(description="Past steps, oldest first.")
    next_step: NextStep | None = strawberry.field(description="The next one; null when nothing is left to happen.")


async def load_history(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    """The statuses each order has had, oldest first."""
    return [
        [
            StatusChange(status=event.payload["to"], at=event.at, by=_who(event), reason=event.payload.get("reason"))
            for event in events
            if event.type in STATUS_EVENTS
        ]
        for events in await _events(loader, parents)
    ]


async def load_timeline(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    """What happened to each order as far as the viewer may know it, and what comes next."""
    actor = loader.context.actor
    following = [next_step(parent.row, for_staff=actor.is_staff) for parent in parents]
    coming = [parent.row["id"] for parent, expected in zip(parents, following, strict=True) if _comes(expected)]
    arrivals = {row.order_id: row.at for row in await loader.connection.rows(_ARRIVALS, ids=coming)} if coming else {}
    answer = []
    for parent, expected, events in zip(parents, following, await _events(loader, parents), strict=True):
        steps = [step for event in _telling(events) if (step := _step(event, parent.row["currency"], actor))]
        if expected and (at := arrivals.get(parent.row["id"])):
            expected = replace(expected, due_at=at)
        answer.append(Timeline(steps=steps, next_step=_next(expected, actor.locale) if expected else None))
    return answer


_ARRIVALS = """
select order_id, max(eta_latest) as at from shipment
where order_id = any(:ids) and state in ('LABELLED', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'EXCEPTION') group by order_id
"""


def _comes(expected: Expected | None) -> bool:
    """Whether the carriers know better than the promise when the next step happens."""
    return expected is not None and expected.code == "DELIVER"


def _telling(events: Sequence[Row]) -> Iterator[Row]:
    """The events that say something of their own."""
    times = Counter(event.type for event in events)
    ended = {event.subject for event in events if event.type in ENDS}
    for event in events:
        begun = event.type == PAYMENT_STARTED and event.subject in ended
        if not begun and times[PARTS.get(event.type, "")] != 1:
            yield event


def _next(expected: Expected, locale: str) -> NextStep:
    words = in_locale(expected.words, locale)
    return NextStep(code=expected.code, expected=words, by=expected.by, due_at=expected.due_at)


async def _events(loader: Loader, parents: Sequence[Seen]) -> list[list[Row]]:
    groups: dict[str, list[Row]] = {parent.row["id"]: [] for parent in parents}
    for event in await loader.connection.rows(_EVENTS, ids=list(groups)):
        groups[event.order_id].append(event)
    return list(groups.values())


def _step(event: Row, currency: str, actor: Actor) -> TimelineStep | None:
    kind = EventType.all[event.type]
    if kind.words is None or event.type not in ear_of(actor).types:
        return None
    who, _, id = event.actor.partition(":")
    return TimelineStep(
        code=event.type,
        text=in_locale(kind.words, actor.locale),
        at=event.at,
        by=who,
        staff_id=strawberry.ID(id) if who == Kind.STAFF and actor.is_staff else None,
        detail=_detail(event.payload, currency, actor),
        staff_only=not kind.customer,
    )


def _detail(payload: dict[str, Any], currency: str, actor: Actor) -> str | None:
    """The one fact of an event that a person would ask for."""
    if "amount" in payload and actor.may(Can.SEE_PRICES):
        return amount(kernel_money.Money(payload["amount"], currency), actor.locale)
    found = next((payload[key] for key in ("tracking_number", "place", "reason") if payload.get(key)), None)
    return None if found is None else str(found)


def _who(event: Row) -> str:
    return str(event.actor.partition(":")[0])
