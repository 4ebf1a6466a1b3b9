"""The simulated provider's page, where a customer confirms a payment: plain HTML without scripts."""

from collections.abc import Mapping
from html import escape
from typing import Any

from orderflow.kernel.money import Money, exponent
from orderflow.kernel.texts import Text, in_locale, text

_LANGUAGES = {"zh-Hant": "繁體中文", "zh-Hans": "简体中文", "en": "English"}

_NAME = text("模擬付款平台", "模拟支付平台", "Simulated payment platform")
_PLAY = text("這是沙盒，不會動用真實款項。", "这是沙箱，不会动用真实款项。", "This is a sandbox. No real money moves.")
_ORDER = text("訂單", "订单", "Order")
_BACK = text("回到訂單", "返回订单", "Back to the order")

_TITLE: Mapping[str, Text] = {
    "card": text("請確認是您本人付款", "请确认是您本人付款", "Confirm that it is you"),
    "wallet": text("用錢包付款", "用钱包付款", "Pay with your wallet"),
    "transfer": text("銀行轉帳", "银行转账", "Bank transfer"),
}
_SAYS: Mapping[str, Text] = {
    "card": text(
        "您的發卡銀行要求驗證這筆付款。",
        "您的发卡银行要求验证这笔付款。",
        "Your bank asks you to confirm this payment.",
    ),
    "wallet": text(
        "確認後，款項會從您的錢包扣除。",
        "确认后，款项会从您的钱包扣除。",
        "Once you confirm, the amount is taken from your wallet.",
    ),
    "transfer": text(
        "請轉帳到以下帳戶，並在備註填寫訂單編號。",
        "请转账到以下账户，并在备注填写订单编号。",
        "Transfer to this account and give the order number as the reference.",
    ),
}
_BUTTONS: Mapping[str, tuple[tuple[str, Text], ...]] = {
    "card": (
        ("approve", text("確認付款", "确认付款", "Approve")),
        ("refuse", text("這不是我，拒絕", "不是我，拒绝", "This is not me, refuse")),
        ("close", text("先離開", "先离开", "Leave for now")),
    ),
    "wallet": (
        ("approve", text("確認付款", "确认付款", "Confirm payment")),
        ("refuse", text("取消付款", "取消付款", "Cancel payment")),
        ("close", text("先離開", "先离开", "Leave for now")),
    ),
    "transfer": (
        ("approve", text("模擬：款項已入帳", "模拟：款项已到账", "Simulate: the money has arrived")),
        ("close", text("回到訂單", "返回订单", "Back to the order")),
    ),
}
_ACCOUNT: tuple[tuple[Text, str], ...] = (
    (text("收款人", "收款人", "Payee"), "Orderflow Sandbox"),
    (text("銀行", "银行", "Bank"), "Sandbox Bank"),
    (text("帳號", "账号", "Account"), "0000 1234 5678 9010"),
)
_REFERENCE = text("備註", "备注", "Reference")
_OVER: Mapping[str, Text] = {
    "CAPTURED": text("付款已完成。", "付款已完成。", "This payment is complete."),
    "AUTHORIZED": text("付款已授權。", "付款已授权。", "This payment is authorised."),
    "DECLINED": text(
        "付款沒有完成，沒有扣款。", "付款没有完成，没有扣款。", "This payment did not go through. Nothing was charged."
    ),
    "VOIDED": text(
        "付款已取消，沒有扣款。", "付款已取消，没有扣款。", "This payment was withdrawn. Nothing was charged."
    ),
    "EXPIRED": text(
        "付款已逾時，沒有扣款。請回到訂單再試一次。",
        "付款已超时，没有扣款。请返回订单再试一次。",
        "This payment timed out and nothing was charged. Go back to the order and try again.",
    ),
}


def render(charge: Any, locale: str) -> str:
    """The page of a charge in one language."""
    locale = locale if locale in _LANGUAGES else "zh-Hant"

    def word(words: Text) -> str:
        return escape(in_locale(words, locale))

    waiting = charge.outcome == "PENDING"
    says = _SAYS[charge.method] if waiting else _OVER[charge.outcome]
    parts = [
        f'<p class="order">{word(_ORDER)} {escape(charge.order_number)}</p>',
        f'<p class="amount">{escape(_amount(charge))}</p>',
        f'<p role="status">{word(says)}</p>',
        _account(charge, word) if waiting and charge.method == "transfer" else "",
        _form(charge, word) if waiting else f'<a class="button" href="{escape(charge.return_path)}">{word(_BACK)}</a>',
    ]
    title = word(_TITLE.get(charge.method, _NAME))
    return (
        f'<!doctype html><html lang="{locale}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">'
        f'<title>{title}</title><link rel="stylesheet" href="/pay/simulator/page.css"></head><body>'
        f"<header><strong>{word(_NAME)}</strong>{_languages(locale)}</header>"
        f"<main><h1>{title}</h1>{''.join(parts)}</main><footer>{word(_PLAY)}</footer></body></html>"
    )


def _amount(charge: Any) -> str:
    money = Money(charge.amount, charge.currency)
    return f"{charge.currency} {money.amount:,.{exponent(charge.currency)}f}"


def _account(charge: Any, word: Any) -> str:
    rows = [*_ACCOUNT, (_REFERENCE, charge.order_number)]
    return "<dl>" + "".join(f"<dt>{word(name)}</dt><dd>{escape(value)}</dd>" for name, value in rows) + "</dl>"


def _form(charge: Any, word: Any) -> str:
    buttons = [
        f'<button name="button" value="{value}" class="{value}">{word(words)}</button>'
        for value, words in _BUTTONS[charge.method]
    ]
    return f'<form method="post">{"".join(buttons)}</form>'


def _languages(current: str) -> str:
    links = [
        f'<a href="?locale={code}" lang="{code}" hreflang="{code}"'
        + (' aria-current="true"' if code == current else "")
        + f">{name}</a>"
        for code, name in _LANGUAGES.items()
    ]
    return f"<nav>{''.join(links)}</nav>"
