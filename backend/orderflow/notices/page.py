"""A letter's page: its words as data, and the plain text and HTML made of them."""

from collections.abc import Sequence
from html import escape
from typing import Any

from orderflow import settings
from orderflow.catalog.titles import title
from orderflow.kernel.db import Row
from orderflow.kernel.money import Money
from orderflow.kernel.texts import Text, in_locale
from orderflow.notices import wording
from orderflow.notices.facts import Facts
from orderflow.notices.links import KINDS
from orderflow.notices.phrases import amount, said, shop_name
from orderflow.notices.wording import Wording
from orderflow.orders.token import order_token
from orderflow.people.invited import invitation_token
from orderflow.people.mailed import link_token

Page = dict[str, Any]


def subject_of(words: Wording, facts: Facts, locale: str) -> str:
    """The subject of a letter, on one line."""
    return " ".join(_filled(words.subject, facts, locale).split())


def page_of(words: Wording, facts: Facts, locale: str, order: Row, lines: Sequence[Row] | None) -> Page:
    """The page of a letter in one language, with the goods when there are lines."""
    paragraphs = [_filled(each, facts, locale) for each in words.body]
    page: Page = {
        "greeting": _filled(wording.GREETING, facts, locale),
        "paragraphs": [each for each in paragraphs if each],
        "button": in_locale(words.button, locale),
        "path": words.path.format(**facts),
    }
    if lines is not None:
        page["goods"] = [
            [
                in_locale(title(line.product_name, line.variant_name), locale),
                str(line.quantity),
                amount(Money(line.unit_price, order.currency), locale),
                amount(Money(line.line_total, order.currency), locale),
            ]
            for line in lines
        ]
        page["sums"] = [
            [in_locale(label, locale), amount(Money(value, order.currency), locale)]
            for label, value in (
                (wording.SUBTOTAL, order.subtotal),
                (wording.SHIPPING, order.shipping_fee),
                (wording.TOTAL, order.total),
            )
        ]
    return page


def _filled(words: Text, facts: Facts, locale: str) -> str:
    return in_locale(words, locale).format(**{name: said(value, locale) for name, value in facts.items()})


def link_of(letter: Row, *, with_token: bool) -> str:
    """Where the button leads; with its token it opens the order, or the house, to whoever reads the letter."""
    mark = letter.page.get("before_token", "?token=")
    token = f"{mark}{_token_of(letter)}" if with_token and mark else ""
    return f"{settings.current().address}{letter.page['path']}{token}"


def _token_of(letter: Row) -> str:
    if letter.order_id:
        return order_token(letter.order_id)
    if letter.kind in KINDS.values():
        return link_token(letter.once)
    id, _, sent = letter.once.partition(":")
    return invitation_token(id, int(sent))


def _footer(letter: Row) -> str:
    return str(letter.page.get("footer") or in_locale(wording.FOOTER, letter.locale))


def to_text(letter: Row, *, with_token: bool) -> str:
    """The letter as plain text."""
    page = letter.page
    goods = [f"{name}  × {quantity}  {total}" for name, quantity, _, total in page.get("goods", ())]
    sums = [f"{label}  {value}" for label, value in page.get("sums", ())]
    parts = [
        page["greeting"],
        *page["paragraphs"],
        "\n".join(goods),
        "\n".join(sums),
        f"{page['button']}: {link_of(letter, with_token=with_token)}",
        f"-- \n{shop_name(letter.locale)}\n{_footer(letter)}",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def to_html(letter: Row, *, with_token: bool) -> str:
    """The letter as HTML; whatever a person wrote is escaped."""
    page, locale = letter.page, letter.locale
    shop = escape(shop_name(locale))
    paragraphs = "".join(f'<p style="{_P}">{_lines(each)}</p>' for each in page["paragraphs"])
    link = escape(link_of(letter, with_token=with_token))
    return _FRAME.format(
        lang=escape(locale),
        title=escape(letter.subject),
        shop=shop,
        greeting=escape(page["greeting"]),
        paragraphs=paragraphs,
        goods=_goods(page, locale) if "goods" in page else "",
        link=link,
        button=escape(page["button"]),
        footer=escape(_footer(letter)),
    )


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")


def _goods(page: Page, locale: str) -> str:
    heads = [in_locale(each, locale) for each in (wording.GOODS, wording.QUANTITY, wording.PRICE)]
    head = "".join(f'<th style="{_TH}{_RIGHT if n else ""}">{escape(each)}</th>' for n, each in enumerate(heads))
    rows = "".join(
        f'<tr><td style="{_TD}padding-left:0">{escape(name)}</td>'
        f'<td style="{_TD}{_RIGHT}">{escape(quantity)} × {escape(price)}</td>'
        f'<td style="{_TD}{_RIGHT}">{escape(total)}</td></tr>'
        for name, quantity, price, total in page["goods"]
    )
    sums = "".join(
        f'<tr><td style="{style}" colspan="2">{escape(label)}</td><td style="{style}{_RIGHT}">{escape(value)}</td></tr>'
        for (label, value), style in zip(page["sums"], (_SUM, _SUM, _TOTAL), strict=True)
    )
    return f'<table role="presentation" style="{_TABLE}"><tr>{head}</tr>{rows}{sums}</table>'


_P = "margin:0 0 16px;line-height:1.65"
_TABLE = "width:100%;border-collapse:collapse;margin:0 0 24px;font-size:14px"
_TH = "text-align:left;font-weight:600;color:#52525b;padding:8px 0;border-bottom:1px solid #d4d4d8;"
_TD = "padding:10px 0 10px 16px;border-bottom:1px solid #e8e8eb;vertical-align:top;"
_SUM = "padding:6px 0;color:#18181b;"
_TOTAL = f"{_SUM}font-weight:600;border-top:1px solid #d4d4d8;"
_RIGHT = "text-align:right;white-space:nowrap;"
_FRAME = """<!doctype html>
<html lang="{lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title></head>
<body style="margin:0;padding:24px 12px;background:#fafafa;color:#18181b;\
font-family:-apple-system,'PingFang SC','PingFang TC','Noto Sans CJK SC','Segoe UI',sans-serif;font-size:16px">
<div style="max-width:560px;margin:0 auto;background:#ffffff;border:1px solid #e8e8eb;border-radius:12px;padding:32px">
<p style="margin:0 0 24px;font-size:20px;font-weight:600">{shop}</p>
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.4">{title}</h1>
<p style="margin:0 0 16px">{greeting}</p>
{paragraphs}
{goods}
<p style="margin:0"><a href="{link}" style="display:inline-block;padding:12px 24px;border-radius:999px;\
background:#1d4ed8;color:#ffffff;text-decoration:none;font-weight:600">{button}</a></p>
</div>
<p style="max-width:560px;margin:16px auto 0;text-align:center;font-size:12px;color:#52525b">{footer}</p>
</body>
</html>
"""
