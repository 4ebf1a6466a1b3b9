"""Ask for after-sales."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.action import action, require_open
from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type
from orderflow.kernel.ids import check_digit
from orderflow.kernel.lifecycle import guard
from orderflow.kernel.refusal import MoveRefused, NotFound, Refusal
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import NOUNS, Work
from orderflow.orders.tables import Order, OrderStatus
from orderflow.shop import terms
from orderflow.tickets.clocks import started
from orderflow.tickets.lifecycle import TICKET
from orderflow.tickets.tables import Ticket, TicketKind, TicketLine
from orderflow.tickets.thread import LONGEST_BODY, say, worded

TICKET_OPENED = event_type(
    "ticket.opened",
    customer=True,
    staff=Can.SEE_TICKETS,
    words=text("已提出售後申請", "已提交售后申请", "After-sales ticket opened"),
)
NOUNS["OrderLine"] = text("訂單商品", "订单商品", "order line")

MOST_OPEN = 20
BEFORE_ARRIVAL = (TicketKind.QUESTION, TicketKind.NOT_RECEIVED)


class WindowClosed(Refusal):
    """After-sales for this order ended on {until_day}, {days} days after it arrived. Write to us if you need help."""

    hant = "這筆訂單的售後申請期限為送達後 {days} 天，已於 {until_day} 截止。如需協助，請直接寫信給我們。"
    hans = "这笔订单的售后申请期限为送达后 {days} 天，已于 {until_day} 截止。如需帮助，请直接给我们写信。"
    closed_at: datetime


class NotArrivedYet(Refusal):
    """Nothing of this order has arrived yet. Until then you can ask a question or tell us that it did not come."""

    hant = "這筆訂單還沒有商品送達。在此之前，可以選擇「諮詢」或「沒有收到」。"
    hans = "这笔订单还没有商品送达。在此之前，可以选择“咨询”或“没有收到”。"


class TooManyTickets(Refusal):
    """This order has {most} open tickets already. Add to one of them instead."""

    hant = "這筆訂單已有 {most} 張處理中的工單。請在其中一張補充說明。"
    hans = "这笔订单已有 {most} 张处理中的工单。请在其中一张补充说明。"


def closes_at(order: Any) -> datetime | None:
    """Until when after-sales may be asked for; None while the order is still on its way."""
    arrived: datetime | None = order.delivered_at or order.completed_at
    return arrived + timedelta(days=terms.current().after_sales_days) if arrived else None


def _window_closed(order: Any) -> WindowClosed:
    end, zone, days = closes_at(order), terms.current().time_zone, terms.current().after_sales_days
    assert end is not None
    return WindowClosed(closed_at=end, until_day=f"{end.astimezone(zone):%Y-%m-%d}", days=days)


@guard("售後申請期限已過。", "售后申请期限已过。", until=closes_at, refuses=_window_closed)
def within_after_sales_days(order: Any) -> bool:
    """The time to ask for after-sales is over."""
    end = closes_at(order)
    return end is None or clock.now() <= end


@dataclass
class OpenTicket:
    """What is wrong, and with which goods; before anything has arrived, only QUESTION and NOT_RECEIVED."""

    order_id: str
    kind: TicketKind
    body: str = field(metadata={"doc": "The whole story, at most 5000 characters.", "max": LONGEST_BODY})
    idempotency_key: str
    order_line_ids: list[str] = field(
        default_factory=list, metadata={"doc": "The lines it is about; empty when it is the whole order."}
    )
    order_token: str | None = None
    subject: str | None = field(
        default=None,
        metadata={"doc": "In a few words, at most 120 characters; the kind in words when left out.", "max": 120},
    )


@action(
    Can.OPEN_TICKETS,
    offered_on=Order,
    sources=tuple(OrderStatus),
    guards=(within_after_sales_days,),
    refuses=(NotFound, MoveRefused, WindowClosed, NotArrivedYet, TooManyTickets),
)
async def open_ticket(work: Work, given: OpenTicket) -> dict[str, Any]:
    """Ask for after-sales; somebody of support is assigned by itself."""
    subject = "" if given.subject is None else worded("subject", given.subject)
    body = worded("body", given.body)
    order = await work.take(Order, given.order_id)
    require_open(open_ticket, order)
    if refusal := refusal_of_kind(order, given.kind):
        raise refusal
    lines = await _lines(work, order, given.order_line_ids)
    if await work.connection.value(_OPEN, order=order.id) >= MOST_OPEN:
        raise TooManyTickets(most=MOST_OPEN)
    ticket = await _write(work, order, given.kind, " ".join(subject.split()))
    await work.add_all(TicketLine, [{"ticket_id": ticket.id, "order_line_id": line} for line in lines])
    await say(work, ticket, body)
    work.tell(TICKET_OPENED, ticket.id, order.id, to=ticket.state, kind=ticket.kind)
    return {"ticket": ticket, "order": order}


def refusal_of_kind(order: Row, kind: TicketKind) -> Refusal | None:
    """Why a ticket about an order cannot be of some kind now."""
    return NotArrivedYet(path=("kind",)) if order.delivered == 0 and kind not in BEFORE_ARRIVAL else None


_OPEN = "select count(*) from ticket where order_id = :order and state not in ('RESOLVED', 'CLOSED')"
_LINES = "select id from order_line where order_id = :order and id = any(:ids)"


async def _lines(work: Work, order: Row, ids: list[str]) -> list[str]:
    """The given lines, each once; a line of another order is not found."""
    wanted = list(dict.fromkeys(ids))
    found = {row.id for row in await work.rows(_LINES, order=order.id, ids=wanted)} if wanted else set()
    if len(found) < len(wanted):
        raise NotFound(path=("orderLineIds",), what=NOUNS["OrderLine"])
    return wanted


async def _write(work: Work, order: Row, kind: TicketKind, subject: str) -> Row:
    now = clock.now()
    running = await work.connection.value("select nextval('ticket_number')")
    digits = f"{running:05d}"
    return await work.add(
        Ticket,
        number=f"T-{digits}-{check_digit(digits)}",
        order_id=order.id,
        kind=kind,
        subject=subject,
        state=TICKET.start,
        locale=order.locale,
        created_at=now,
        version=1,
        **started(now),
    )
