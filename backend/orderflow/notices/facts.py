"""What a letter needs to know: its order, the subject of the news, and what is to be said of both."""

from collections.abc import Awaitable, Callable
from functools import lru_cache
from typing import Any

from sqlmodel import SQLModel

from orderflow.catalog.titles import title
from orderflow.kernel.db import Query, Row, prefix, query, table
from orderflow.kernel.money import Money
from orderflow.kernel.pending import beside, side_by_side
from orderflow.kernel.texts import Text, text
from orderflow.kernel.work import Work
from orderflow.notices import wording
from orderflow.notices.phrases import Window, amount
from orderflow.orders.lifecycle import active_units
from orderflow.orders.tables import Order
from orderflow.payments.failures import failure_words, refund_words
from orderflow.payments.tables import Payment, Refund
from orderflow.shipments.carriers import carriers
from orderflow.shipments.tables import Shipment
from orderflow.shop import terms
from orderflow.tickets.kinds import WORDS
from orderflow.tickets.tables import Ticket

Facts = dict[str, Any]

_SUBJECTS = {prefix(model): model for model in (Order, Payment, Refund, Shipment, Ticket)}
_CARRIER = text("物流公司", "物流公司", "the carrier")


async def order_and_subject(
    work: Work, order_id: str, subject_id: str, kind: str = "", once: str = ""
) -> tuple[Row, Row, bool]:
    """The order of a letter, what the news was about, and whether its letter of a kind was written already."""
    model = _SUBJECTS[subject_id.partition("_")[0]]
    found = await work.connection.one(_about(model), order=order_id, subject=subject_id, kind=kind, once=once)
    order, subject = side_by_side(found, Order, model)
    return order, subject, found["written"]


@lru_cache(maxsize=8)
def _about(model: type[SQLModel]) -> Query:
    columns = beside(("about", Order), ("subject", model))
    return query(
        f"select {columns}, exists(select from letter where kind = :kind and once = :once and recipient = about.email)"
        f' as written from "order" as about join "{table(model).name}" as subject on subject.id = :subject'
        " where about.id = :order"
    )


async def facts_of(work: Work, event: Row, order: Row, subject: Row) -> Facts:
    """Everything the words of a letter may name."""
    common = {
        "name": order.address["name"],
        "number": order.number,
        "order_id": order.id,
        "subject_id": subject.id,
        "ships_at": order.expected_ship_at,
        "window": Window(order.expected_earliest, order.expected_latest),
        "pay_by": order.pay_by or order.expected_latest,
        "days": terms.current().after_sales_days,
        "money_back": _money_back(order),
    }
    more = _MORE.get(subject.id.partition("_")[0])
    return {**common, **(await more(work, event, order, subject) if more else {})}


def _money_back(order: Row) -> Text:
    if order.captured <= order.refunded:
        return wording.NOTHING_PAID if order.captured == 0 else text("", "", "")
    paid = Money(order.captured - order.refunded, order.currency)
    return {locale: words.format(paid=amount(paid, locale)) for locale, words in wording.MONEY_GOES_BACK.items()}


async def _payment(work: Work, event: Row, order: Row, payment: Row) -> Facts:
    return {"reason": failure_words(payment.failure_code or "")}


async def _refund(work: Work, event: Row, order: Row, refund: Row) -> Facts:
    return {"amount": Money(refund.amount, refund.currency), "reason": refund_words(refund.reason)}


async def _shipment(work: Work, event: Row, order: Row, shipment: Row) -> Facts:
    carrier = carriers.get(shipment.carrier) if shipment.carrier else None
    all_here = order.delivered >= active_units(order)
    facts = {
        "carrier": carrier.title if carrier else _CARRIER,
        "tracking_number": shipment.tracking_number or "",
        "eta": Window(shipment.eta_earliest or order.expected_earliest, shipment.eta_latest or order.expected_latest),
        "what_next": wording.CONFIRM if all_here else wording.MORE_TO_COME,
        "units": event.payload.get("units", 0),
    }
    if line_id := event.payload.get("line"):
        line = await work.connection.one("select * from order_line where id = :id", id=line_id)
        facts["goods"] = title(line.product_name, line.variant_name)
    return facts


async def _ticket(work: Work, event: Row, order: Row, ticket: Row) -> Facts:
    words = ticket.resolution
    if message_id := event.payload.get("message"):
        words = await work.connection.value("select body from ticket_message where id = :id", id=message_id)
    return {"ticket": ticket.number, "title": ticket.subject or WORDS[ticket.kind], "words": words or ""}


_MORE: dict[str, Callable[[Work, Row, Row, Row], Awaitable[Facts]]] = {
    "pay": _payment,
    "rfd": _refund,
    "shp": _shipment,
    "tkt": _ticket,
}
