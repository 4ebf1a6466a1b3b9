"""What a ticket may be about, as people say it."""

from collections.abc import Mapping

from orderflow.kernel.texts import Text, text
from orderflow.tickets.tables import TicketKind

WORDS: Mapping[str, Text] = {
    TicketKind.QUESTION: text("諮詢", "咨询", "A question"),
    TicketKind.DAMAGED: text("收到時已損壞", "收到时已损坏", "Arrived damaged"),
    TicketKind.WRONG_ITEM: text("和訂的不一樣", "和买的不一样", "Not what was ordered"),
    TicketKind.NOT_RECEIVED: text("沒有收到", "没有收到", "Did not arrive"),
    TicketKind.RETURN: text("退貨", "退货", "Return"),
    TicketKind.EXCHANGE: text("換貨", "换货", "Exchange"),
    TicketKind.REFUND: text("退款", "退款", "Refund"),
    TicketKind.OTHER: text("其他問題", "其他问题", "Something else"),
}
