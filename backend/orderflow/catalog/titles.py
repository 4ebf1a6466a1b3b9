"""How goods are called in a sentence."""

from collections.abc import Mapping, Sequence

from orderflow.kernel.texts import LOCALES, Text, in_locale, text
from orderflow.kernel.work import Work

_NAMES = """
select sku, product.name as product, variant.name as variant
from variant join product on product.id = product_id where sku = any(:skus)
"""
_UNKNOWN = text("這項商品", "这件商品", "this item")


async def titles(work: Work, skus: Sequence[str]) -> dict[str, Text]:
    """Product and variant in one text, by SKU."""
    found = {row.sku: title(row.product, row.variant) for row in await work.rows(_NAMES, skus=list(skus))}
    return {sku: found.get(sku, _UNKNOWN) for sku in skus}


def title(product: Text, variant: Text) -> Text:
    """A product's name with its variant's in brackets, when that says more."""
    return {locale: _title(in_locale(product, locale), in_locale(variant, locale), locale) for locale in LOCALES}


def _title(product: str, variant: str, locale: str) -> str:
    if not variant or variant == product:
        return product
    return f"{product} ({variant})" if locale == "en" else f"{product}（{variant}）"


def joined(options: Sequence[Mapping[str, Text]]) -> Text:
    """A variant's name: its option values, joined."""
    return {locale: " / ".join(in_locale(each["value"], locale) for each in options) for locale in LOCALES}
