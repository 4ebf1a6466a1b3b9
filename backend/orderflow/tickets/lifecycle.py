"""The lifecycle of a ticket: whose turn it is."""

from datetime import datetime
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.lifecycle import Lifecycle, guard, move
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import NOUNS
from orderflow.tickets.clocks import CLOSES_AFTER
from orderflow.tickets.tables import Ticket
from orderflow.tickets.tables import TicketState as S


def closes_at(ticket: Any) -> datetime | None:
    """When a resolved ticket is closed for good."""
    return ticket.resolved_at + CLOSES_AFTER if ticket.resolved_at else None


@guard(
    "工單解決已超過七天。如仍有問題，請再開一張新的工單。",
    "工单解决已超过七天。如仍有问题，请再开一张新的工单。",
    until=closes_at,
)
def resolved_lately(ticket: Any) -> bool:
    """This was resolved more than seven days ago. If something is still wrong, open a new ticket."""
    end = closes_at(ticket)
    return end is None or clock.now() < end


WITH_US = (S.NEW, S.OPEN)
UNRESOLVED = (S.NEW, S.OPEN, S.WAITING_CUSTOMER)
SEE = Can.SEE_TICKETS

# fmt: off
TICKET = Lifecycle(Ticket, S, S.NEW, noun=text("售後工單", "售后工单", "ticket"), moves={
    # move     from                to                  right               event
    "take_up": move(S.NEW,              S.OPEN,             None,               "ticket.taken_up", staff=SEE),
    "wait":    move(WITH_US,            S.WAITING_CUSTOMER, None,               "ticket.waiting",  staff=SEE),
    "answer":  move(S.WAITING_CUSTOMER, S.OPEN,             None,               "ticket.answered", staff=SEE),
    "resolve": move(UNRESOLVED,         S.RESOLVED,         Can.ANSWER_TICKETS, "ticket.resolved", staff=SEE),
    "reopen":  move(S.RESOLVED,         S.OPEN,             Can.OPEN_TICKETS,   "ticket.reopened",
                    resolved_lately, staff=SEE),
    "close":   move(S.RESOLVED,         S.CLOSED,           None,               "ticket.closed",   staff=SEE),
}, words={
    "resolve": text("售後問題已解決", "售后问题已解决", "After-sales ticket resolved"),
    "reopen": text("售後工單重新開啟", "售后工单重新打开", "After-sales ticket reopened"),
}, names={
    S.NEW: text("新工單", "新工单", "New"),
    S.OPEN: text("處理中", "处理中", "In progress"),
    S.WAITING_CUSTOMER: text("等待顧客回覆", "等待顾客回复", "Waiting for the customer"),
    S.RESOLVED: text("已解決", "已解决", "Resolved"),
    S.CLOSED: text("已關閉", "已关闭", "Closed"),
})
# fmt: on
NOUNS["Ticket"] = TICKET.noun
