"""The columns of a sheet: which there are, and the many ways in which people head them."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orderflow.kernel.texts import LOCALES

TAGS = {"zh-Hant": "zh_hant", "zh-Hans": "zh_hans", "en": "en"}
"""How a heading names a language."""
WORDED = {"title": "name", "tagline": "tagline", "description": "description"}
"""What a product says in each language, by heading; and the column of its table."""
OF_PRODUCT = ("handle", *WORDED, "category", "tax_class", "status", "pictures")
COMPARED = "compare_at"
"""The column of what a form cost before, by currency as its price."""
MEASURES = ("weight_g", "length_mm", "width_mm", "height_mm")
MOST_OPTIONS = 4
_ORDER = (
    *OF_PRODUCT[:-1],
    "sku",
    "barcode",
    "option",
    "price",
    COMPARED,
    "stock",
    *MEASURES,
    "form_status",
    "pictures",
)

_LANGUAGES = {
    "zh-Hant": "zh_hant zh_tw zh_hk zh_mo hant tw hk 繁體 繁體中文 繁中",
    "zh-Hans": "zh_hans zh_cn zh_sg hans cn 简体 简体中文 简中",
    "en": "en en_us en_gb english 英文 英語 英语",
}
_NAMES = {
    "handle": "handle slug address 網址名稱 网址名称",
    "title": "title name product product_name 名稱 名称 商品名稱 商品名称 標題 标题",
    "tagline": "tagline subtitle 副標題 副标题 一句話 一句话",
    "description": "description body 描述 說明 说明",
    "category": "category category_path 分類 分类 類別 类别",
    "tax_class": "tax_class tax 稅別 税种",
    "status": "status state 狀態 状态",
    "pictures": "pictures picture images image 圖片 图片",
    "sku": "sku variant_sku 貨號 货号",
    "barcode": "barcode variant_barcode ean gtin upc 條碼 条码",
    "form_status": "form_status variant_status 款式狀態 款式状态",
    "weight_g": "weight_g weight grams 重量 重量_克",
    "length_mm": "length_mm length 長 长",
    "width_mm": "width_mm width 寬 宽",
    "height_mm": "height_mm height 高",
}
_LANGUAGE_OF = {tag: locale for locale, tags in _LANGUAGES.items() for tag in tags.split()}
_KEY_OF = {name: key for key, names in _NAMES.items() for name in names.split()}
_PRICE = re.compile(r"(?:price|variant_price|售價|售价|價格|价格)(?:_([a-z]{3}))?")
_COMPARED = re.compile(r"(?:variant_)?(?:compare_at(?:_price)?|list_price|原價|原价|劃線價|划线价)(?:_([a-z]{3}))?")
_STOCK = re.compile(r"(?:stock|quantity|on_hand|庫存|库存)(?:_(.+))?")
_OPTION = re.compile(r"(?:option|選項|选项)_?([1-4])_(name|value|名稱|名称|值)")
_PARTS = {"名稱": "name", "名称": "name", "值": "value"}


@dataclass(frozen=True, slots=True)
class Headings:
    """What headings may name besides what is the same in every shop."""

    locale: str
    """The language of who sends the sheet: a heading that names none means it."""
    currency: str
    warehouses: Sequence[str]
    """Their codes."""

    def key_of(self, heading: str) -> str | None:
        """The column a heading means, by the name it has in our own sheets; None when we do not know it."""
        plain = _plain(heading)
        if found := _PRICE.fullmatch(plain):
            return f"price_{(found[1] or self.currency).upper()}"
        if found := _COMPARED.fullmatch(plain):
            return f"{COMPARED}_{(found[1] or self.currency).upper()}"
        if found := _STOCK.fullmatch(plain):
            return self._stock(found[1])
        name, locale = _language(plain)
        tag = TAGS[locale or self.locale]
        if option := _OPTION.fullmatch(name):
            return f"option{option[1]}_{_PARTS.get(option[2], option[2])}_{tag}"
        key = _KEY_OF.get(name)
        return f"{key}_{tag}" if key in WORDED else _KEY_OF.get(plain)

    def _stock(self, code: str | None) -> str | None:
        codes = {_plain(each): each for each in self.warehouses}
        if code is None:
            return f"stock_{self.warehouses[0]}" if len(codes) == 1 else None
        return f"stock_{codes[code]}" if code in codes else None


def _plain(heading: str) -> str:
    """A heading in small letters, its words joined by one underscore each."""
    return re.sub(r"[\W_]+", "_", unicodedata.normalize("NFKC", heading).lower()).strip("_")


def _language(plain: str) -> tuple[str, str | None]:
    """A heading without the language at its end, and which that is."""
    for tag, locale in _LANGUAGE_OF.items():
        if plain.endswith(f"_{tag}"):
            return plain.removesuffix(f"_{tag}"), locale
    return plain, None


def is_of_product(key: str) -> bool:
    """Whether a column is about the product as a whole, and not about one of its forms."""
    return key in OF_PRODUCT or any(key in (f"{name}_{tag}" for tag in TAGS.values()) for name in WORDED)


def place_of(key: str) -> tuple[int, str]:
    """Where a column stands among the others."""
    return next((n for n, name in enumerate(_ORDER) if key.startswith(name)), -1), key


def own_headings(
    options: int, currencies: Sequence[str], compared: Sequence[str], warehouses: Sequence[str]
) -> list[str]:
    """The columns of a sheet that we write, in their order; prices before only in currencies that have some."""
    worded = [f"{name}_{TAGS[locale]}" for name in WORDED for locale in LOCALES]
    chosen = [
        f"option{n}_{part}_{TAGS[locale]}"
        for n in range(1, options + 1)
        for part in ("name", "value")
        for locale in LOCALES
    ]
    of_form = ["sku", "barcode", *chosen, *(f"price_{each}" for each in currencies)]
    before = [f"{COMPARED}_{each}" for each in compared]
    stock = [f"stock_{each}" for each in warehouses]
    return [
        "handle",
        *worded,
        "category",
        "tax_class",
        "status",
        *of_form,
        *before,
        *stock,
        *MEASURES,
        "form_status",
        "pictures",
    ]


def option_cells(options: Sequence[Mapping[str, Mapping[str, str]]]) -> dict[str, str]:
    """A form's options as they stand in a sheet."""
    return {
        f"option{n}_{part}_{TAGS[locale]}": each[part].get(locale, "")
        for n, each in enumerate(options, 1)
        for part in ("name", "value")
        for locale in LOCALES
    }
