"""The letter to somebody who waited for something that was sold out."""

from typing import Any

from orderflow.catalog.titles import title
from orderflow.kernel.db import Row
from orderflow.kernel.texts import in_locale, text
from orderflow.notices.phrases import shop_name

KIND = "BACK_IN_STOCK"
WAITING = """
select notice.id, email, locale, product.slug, variant.sku, product.name as product, variant.name as variant
from stock_notice as notice
join variant on variant.id = notice.variant_id join product on product.id = variant.product_id
where notice.id = :id and told_at is not null
"""
SUBJECT = text("「{goods}」到貨了", "“{goods}”到货了", "“{goods}” is back in stock")
GREETING = text("您好：", "您好：", "Hello,")
BODY = (
    text(
        "您請{shop}在「{goods}」有貨時通知您，現在可以買了。",
        "您请{shop}在“{goods}”到货时通知您，现在可以购买了。",
        "You asked {shop} to tell you when “{goods}” is back. It can be bought now.",
    ),
    text(
        "數量有限，我們沒有為您保留；先下單的先得。",
        "数量有限，我们没有为您预留，先到先得。",
        "We do not keep one aside: whoever orders first gets it.",
    ),
)
BUTTON = text("看看這項商品", "查看商品", "See it in the shop")
FOOTER = text(
    "這是您索取的通知，只會寄這一次。如果不是您要求的，請直接刪除。",
    "这是您订阅的到货通知，只会发送这一次。如果不是您本人操作，请直接删除。",
    "You asked for this notice, and it is sent this one time. If it was not you, simply delete it.",
)


def restocked_letter(notice: Row) -> dict[str, Any]:
    """What a letter says, to whom, in which language."""
    locale = notice.locale
    facts = {"shop": shop_name(locale), "goods": in_locale(title(notice.product, notice.variant), locale)}
    page = {
        "greeting": in_locale(GREETING, locale),
        "paragraphs": [in_locale(words, locale).format(**facts) for words in BODY],
        "button": in_locale(BUTTON, locale),
        "path": f"/p/{notice.slug}?sku={notice.sku}",
        "before_token": "",
        "footer": in_locale(FOOTER, locale),
    }
    return {
        "kind": KIND,
        "subject_id": notice.id,
        "order_id": None,
        "recipient": notice.email,
        "locale": locale,
        "subject": in_locale(SUBJECT, locale).format(**facts),
        "page": page,
    }
