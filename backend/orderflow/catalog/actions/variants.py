"""Staff say in which forms a product can be bought."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from orderflow.catalog.actions.set_price import SetPrice, priced
from orderflow.catalog.search import index_product
from orderflow.catalog.tables import Product, Variant
from orderflow.catalog.titles import joined
from orderflow.kernel.action import action
from orderflow.kernel.db import UniqueViolation
from orderflow.kernel.events import event_type
from orderflow.kernel.refusal import InvalidInput, NotFound, Refusal, StaleVersion, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work
from orderflow.shop import terms
from orderflow.shop.words import TextsGiven, worded

ADDED = event_type("variant.added", staff=Can.BROWSE, everyone=True)
CHANGED = event_type("variant.changed", staff=Can.BROWSE, everyone=True)
MOST_FORMS = 100
MOST_OPTIONS = 4
LONGEST_WORD = 60
HEAVIEST = 1_000_000  # grams
LONGEST_SIDE = 10_000  # millimetres
_SKU = re.compile(r"[A-Z0-9][A-Z0-9._/-]{0,39}")
_BARCODE = re.compile(r"[0-9A-Za-z-]{4,32}")
_SIDES = {"length_mm": "lengthMm", "width_mm": "widthMm", "height_mm": "heightMm"}


class SkuTaken(Refusal):
    """Another form has the SKU {sku} already. Each form needs its own; choose another."""

    hant = "貨號 {sku} 已用於另一款商品。每一款都要有自己的貨號，請換一個。"
    hans = "货号 {sku} 已用于另一款商品。每一款都要有自己的货号，请换一个。"
    sku: str


@dataclass
class OptionGiven:
    """What sets a form apart, such as Colour: Blue."""

    name: TextsGiven
    value: TextsGiven


@dataclass
class AddVariant:
    """A new form of a product."""

    product_id: str
    sku: str = field(metadata={"doc": "Unique; letters, digits, dot, slash and hyphen. It stays for good."})
    barcode: str = ""
    options: list[OptionGiven] = field(default_factory=list)
    weight_g: int = field(default=0, metadata={"doc": "Grams, packed."})
    length_mm: int | None = None
    width_mm: int | None = None
    height_mm: int | None = None
    price: Decimal | None = field(
        default=None, metadata={"doc": "Price in major units of the shop's own currency, tax included."}
    )


@dataclass
class ChangeVariant:
    """What is different about a form from now on; what is left out stays."""

    variant_id: str
    expected_version: int
    barcode: str | None = None
    options: list[OptionGiven] | None = None
    weight_g: int | None = field(default=None, metadata={"doc": "Grams, packed."})
    length_mm: int | None = None
    width_mm: int | None = None
    height_mm: int | None = None
    retired: bool | None = field(default=None, metadata={"doc": "True: nobody can buy it any more."})


@action(Can.KEEP_CATALOGUE, refuses=(InvalidInput, NotFound, SkuTaken))
async def add_variant(work: Work, given: AddVariant) -> dict[str, Any]:
    """Add a form to a product; each warehouse gets an empty shelf for it."""
    sku = given.sku.strip().upper()
    if not _SKU.fullmatch(sku):
        raise invalid("sku", _BAD_SKU)
    product = await work.take(Product, given.product_id)
    forms = await work.rows("select options, sort from variant where product_id = :id", id=product.id)
    if len(forms) >= MOST_FORMS:
        raise invalid("sku", _TOO_MANY)
    options = _options(given.options)
    if any(form.options == options for form in forms):
        raise invalid("options", _SAME_OPTIONS)
    variant = await work.add(
        Variant,
        product_id=product.id,
        sku=sku,
        name=joined(options),
        options=options,
        barcode=await _barcode(work, given.barcode, ""),
        weight_g=_within("weightG", given.weight_g, 0, HEAVIEST),
        **{name: _side(name, getattr(given, name)) for name in _SIDES},
        sort=max((form.sort for form in forms), default=-1) + 1,
        retired=False,
        version=1,
    )
    try:
        await work.write()
    except UniqueViolation as taken:
        raise SkuTaken(path=("sku",), sku=sku) from taken
    if given.price is not None:
        await priced(work, variant, SetPrice(variant.id, given.price), terms.current().currency, "price")
    await index_product(work, product.id)
    work.tell(ADDED, variant.id, products=[product.id], skus=[sku])
    return {"variant": variant, "product": await work.change(Product, product)}


@action(Can.KEEP_CATALOGUE, refuses=(InvalidInput, NotFound, StaleVersion))
async def change_variant(work: Work, given: ChangeVariant) -> dict[str, Any]:
    """Change a form: its options, barcode, weight and size, or whether it can be bought."""
    variant = await work.take(Variant, given.variant_id, version=given.expected_version)
    changed: dict[str, Any] = {name: _side(name, side) for name in _SIDES if (side := getattr(given, name)) is not None}
    if given.barcode is not None:
        changed["barcode"] = await _barcode(work, given.barcode, variant.id)
    if given.weight_g is not None:
        changed["weight_g"] = _within("weightG", given.weight_g, 0, HEAVIEST)
    if given.retired is not None:
        changed["retired"] = given.retired
    if given.options is not None:
        changed["options"] = _options(given.options)
        changed["name"] = joined(changed["options"])
    variant = await work.change(Variant, variant, **changed)
    if "options" in changed:
        await index_product(work, variant.product_id)
    work.tell(CHANGED, variant.id, products=[variant.product_id], skus=[variant.sku])
    return {"variant": variant}


def _options(given: list[OptionGiven]) -> list[dict[str, dict[str, str]]]:
    if len(given) > MOST_OPTIONS:
        raise invalid("options", _TOO_MANY_OPTIONS)
    return [
        {
            "name": worded(f"options.{n}.name", each.name, LONGEST_WORD, needed=True),
            "value": worded(f"options.{n}.value", each.value, LONGEST_WORD, needed=True),
        }
        for n, each in enumerate(given)
    ]


async def _barcode(work: Work, given: str, variant_id: str) -> str:
    """A barcode that no other form has: the scanner must know what it reads."""
    barcode = given.strip()
    if not barcode:
        return ""
    if not _BARCODE.fullmatch(barcode):
        raise invalid("barcode", _BAD_BARCODE)
    await work.run("select pg_advisory_xact_lock(hashtextextended(:barcode, 727206))", barcode=barcode)
    if await work.row("select 1 from variant where barcode = :code and id <> :id", code=barcode, id=variant_id):
        raise invalid("barcode", _BARCODE_TAKEN)
    return barcode


def _side(name: str, given: int | None) -> int | None:
    return None if given is None else _within(_SIDES[name], given, 1, LONGEST_SIDE)


def _within(path: str, given: int, least: int, most: int) -> int:
    if not least <= given <= most:
        raise invalid(path, _BAD_MEASURE)
    return given


_BAD_SKU = text(
    "貨號請用英文字母、數字、點、斜線或連字號，最多 40 個字元。",
    "货号请用英文字母、数字、点、斜线或连字符，最多 40 个字符。",
    "A SKU has letters, digits, dots, slashes or hyphens, at most 40 of them.",
)
_BAD_BARCODE = text(
    "條碼請用 4 到 32 個英文字母或數字。",
    "条码请用 4 到 32 个英文字母或数字。",
    "A barcode has 4 to 32 letters or digits.",
)
_BARCODE_TAKEN = text(
    "這個條碼已用於另一款商品。請確認後換一個。",
    "这个条码已用于另一款商品。请确认后换一个。",
    "Another form has this barcode. Check it, or choose another.",
)
_TOO_MANY = text("一件商品最多一百款。", "一件商品最多一百款。", "A product has at most a hundred forms.")
_TOO_MANY_OPTIONS = text("一款商品最多四個選項。", "一款商品最多四个选项。", "A form has at most four options.")
_SAME_OPTIONS = text(
    "已有一款商品的選項完全相同。請填寫不同的選項。",
    "已有一款商品的选项完全相同。请填写不同的选项。",
    "There is a form with the same options. Say what sets this one apart.",
)
_BAD_MEASURE = text(
    "重量最多一百萬克，邊長 1 到一萬毫米。",
    "重量最多一百万克，边长 1 到一万毫米。",
    "A weight is at most a million grams, a side 1 to ten thousand millimetres.",
)
