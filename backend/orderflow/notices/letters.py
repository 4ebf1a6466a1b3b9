"""What is written, on which news, and as long as it is still true: the table of letters."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from orderflow.orders.lifecycle import ORDER
from orderflow.orders.tables import OrderStatus
from orderflow.payments.lifecycle import PAYMENT, REFUND
from orderflow.shipments.actions.pick import SHORT_PICKED
from orderflow.shipments.lifecycle import SHIPMENT
from orderflow.shipments.tables import ShipmentState
from orderflow.tickets.actions.reply_to_ticket import TICKET_REPLIED
from orderflow.tickets.lifecycle import TICKET
from orderflow.tickets.tables import MessageAuthor, TicketState

Still = Callable[[Any, Any], bool]
"""Whether a letter still says the truth, by its order and its subject as they are now."""


def always(order: Any, subject: Any) -> bool:
    """What is said stays true."""
    return True


def not_cancelled(order: Any, subject: Any) -> bool:
    """The order goes on."""
    return bool(order.status != OrderStatus.CANCELLED)


def received(order: Any, subject: Any) -> bool:
    """There is something to review."""
    return bool(order.delivered > 0)


def unpaid(order: Any, subject: Any) -> bool:
    """The order still waits for its money."""
    return bool(order.status == OrderStatus.AWAITING_PAYMENT)


def just_arrived(order: Any, subject: Any) -> bool:
    """The parcel is there and nobody has said so yet."""
    return bool(subject.state == ShipmentState.DELIVERED and order.status == OrderStatus.AWAITING_DELIVERY)


def state_is(*states: str) -> Still:
    """The subject is still in one of these states."""

    def still(order: Any, subject: Any) -> bool:
        return subject.state in states

    return still


@dataclass(frozen=True, slots=True)
class Occasion:
    """A letter's kind, the news it is written on, and its truth; without `repeats`, once for each subject."""

    kind: str
    events: tuple[str, ...]
    still: Still = always
    repeats: bool = False
    with_goods: bool = False


OCCASIONS = (
    Occasion("ORDER_CONFIRMED", (ORDER.secure.event,), not_cancelled, with_goods=True),
    Occasion("PAYMENT_FAILED", (PAYMENT.fail.event,), unpaid),
    Occasion("SHORT_PICK", (SHORT_PICKED,), not_cancelled, repeats=True),
    Occasion("PARCEL_SENT", (SHIPMENT.hand_over.event, SHIPMENT.carry.event), state_is(ShipmentState.IN_TRANSIT)),
    Occasion("PARCEL_OUT_FOR_DELIVERY", (SHIPMENT.take_out.event,), state_is(ShipmentState.OUT_FOR_DELIVERY)),
    Occasion("PARCEL_DELIVERED", (SHIPMENT.deliver.event,), just_arrived),
    Occasion("PARCEL_DELAYED", (SHIPMENT.meet_exception.event,), state_is(ShipmentState.EXCEPTION), repeats=True),
    Occasion("ORDER_COMPLETED", (ORDER.complete.event,), received),
    Occasion("ORDER_CANCELLED", (ORDER.cancel.event,)),
    Occasion("ORDER_EXPIRED", (ORDER.expire.event,)),
    Occasion("REFUNDED", (REFUND.succeed.event,)),
    Occasion("TICKET_REPLIED", (TICKET_REPLIED,), repeats=True),
    Occasion("TICKET_RESOLVED", (TICKET.resolve.event,), state_is(TicketState.RESOLVED), repeats=True),
)
BY_EVENT = {event: each for each in OCCASIONS for event in each.events}
BY_KIND = {each.kind: each for each in OCCASIONS}


def concerns_the_customer(event: Any) -> bool:
    """A customer needs no letter about their own words."""
    return bool(event.type != TICKET_REPLIED or event.payload["author"] != MessageAuthor.CUSTOMER)
