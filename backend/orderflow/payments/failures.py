"""Why a payment did not go through and why money goes back, in the shop's words."""

from collections.abc import Mapping

from orderflow.kernel.texts import Text, text

FAILURES: Mapping[str, Text] = {
    "card_declined": text(
        "發卡銀行拒絕了這次付款，沒有扣款。請換一張卡，或改用其他付款方式。",
        "发卡银行拒绝了这次付款，没有扣款。请换一张卡，或改用其他付款方式。",
        "Your bank declined this payment and nothing was charged. Use another card or another way to pay.",
    ),
    "insufficient_funds": text(
        "卡片餘額或額度不足，沒有扣款。請換一張卡，或儲值後再試。",
        "卡内余额或额度不足，没有扣款。请换一张卡，或充值后再试。",
        "The card has not enough funds and nothing was charged. Use another card, or try again once it is topped up.",
    ),
    "expired_card": text(
        "這張卡已過期，沒有扣款。請換一張卡。",
        "这张卡已过期，没有扣款。请换一张卡。",
        "This card has expired and nothing was charged. Use another card.",
    ),
    "invalid_number": text(
        "卡號不正確，沒有扣款。請核對卡號後再試。",
        "卡号不正确，没有扣款。请核对卡号后再试。",
        "The card number is not right and nothing was charged. Check the number and try again.",
    ),
    "authentication_failed": text(
        "銀行驗證未通過，沒有扣款。請再試一次，或改用其他付款方式。",
        "银行验证未通过，没有扣款。请再试一次，或改用其他付款方式。",
        "Your bank could not confirm that it was you, and nothing was charged. Try again or use another way to pay.",
    ),
    "refused_by_customer": text(
        "您在付款頁面取消了，沒有扣款。需要時可以再付一次。",
        "您在付款页面取消了，没有扣款。需要时可以再付一次。",
        "You stopped on the payment page and nothing was charged. Pay again whenever you like.",
    ),
    "no_answer": text(
        "付款平台沒有收到這次付款，沒有扣款。請再試一次。",
        "付款平台没有收到这次付款，没有扣款。请再试一次。",
        "The payment never reached the payment platform and nothing was charged. Try again.",
    ),
    "other": text(
        "付款沒有成功，沒有扣款。請再試一次，或改用其他付款方式。",
        "付款没有成功，没有扣款。请再试一次，或改用其他付款方式。",
        "The payment did not go through and nothing was charged. Try again or use another way to pay.",
    ),
}

REFUND_REASONS: Mapping[str, Text] = {
    "ORDER_CANCELLED": text("訂單已取消", "订单已取消", "Order cancelled"),
    "PAID_TOO_LATE": text("訂單關閉後才收到款項", "订单关闭后才收到款项", "Paid after the order was closed"),
    "PAID_TWICE": text("重複付款", "重复付款", "Paid twice"),
}


def failure_words(code: str) -> Text:
    """What to tell a customer of a failure."""
    return FAILURES.get(code, FAILURES["other"])


def refund_words(reason: str) -> Text:
    """A refund's reason: ours in the reader's language, a colleague's as it was written."""
    return REFUND_REASONS.get(reason) or text(reason, reason, reason)
