"""Doing what a sheet says, by the verbs of the catalogue desk and the warehouse: what they refuse is said of a cell."""

import contextlib
from collections.abc import Awaitable, Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from orderflow.catalog.actions.products import ChangeProduct, CreateProduct, change_product, create_product
from orderflow.catalog.actions.publishing import (
    PublishProduct,
    RetireProduct,
    UnscheduleProduct,
    publish_product,
    retire_product,
    unschedule_product,
)
from orderflow.catalog.actions.set_pictures import PictureGiven, SetPictures, set_pictures
from orderflow.catalog.actions.set_price import SetPrice, set_price
from orderflow.catalog.actions.variants import AddVariant, ChangeVariant, OptionGiven, add_variant, change_variant
from orderflow.catalog.tables import ProductState
from orderflow.imports.columns import COMPARED, MEASURES, MOST_OPTIONS, TAGS, WORDED, option_cells
from orderflow.imports.plan import FormRow, Plan, Problem
from orderflow.imports.shop import form_cells
from orderflow.kernel.action import ACTIONS
from orderflow.kernel.db import Row
from orderflow.kernel.refusal import Refusal, Refusals
from orderflow.kernel.texts import LOCALES, text
from orderflow.kernel.work import Work
from orderflow.shop.words import TextsGiven
from orderflow.warehouse.actions.adjust_stock import AdjustStock, adjust_stock
from orderflow.warehouse.reactions import make_room

KEY = "import"
"""A key that nobody looks at: what a sheet does is done once because its item remembers it."""
Verb = Callable[[Work, Any], Awaitable[dict[str, Any]]]
_SET_BY: dict[str, tuple[Verb, Any]] = {
    ProductState.PUBLISHED.lower(): (publish_product, PublishProduct),
    ProductState.RETIRED.lower(): (retire_product, RetireProduct),
    ProductState.DRAFT.lower(): (unschedule_product, UnscheduleProduct),
}
_COLUMNS = {
    "name": "title", "tagline": "tagline", "description": "description", "slug": "handle", "categoryId": "category",
    "taxClass": "tax_class", "pictures": "pictures", "sku": "sku", "barcode": "barcode", "weightG": "weight_g",
    "lengthMm": "length_mm", "widthMm": "width_mm", "heightMm": "height_mm",
}  # fmt: skip
_LANGUAGES = {"zhHant": "zh_hant", "zhHans": "zh_hans", "en": "en"}
_LEVEL = """
select stock_level.id from stock_level join warehouse on warehouse.id = warehouse_id
where variant_id = :variant and code = :code
"""


class Refused(Exception):
    """A verb would not do what a cell says."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.reason["en"])
        self.problem = problem


async def carry_out(work: Work, plan: Plan, reason: str) -> None:
    """Do all that a plan would change, or raise Refused; `reason` is kept with what moves on the shelves."""
    product = await _product(work, plan)
    for form in plan.forms:
        if changed := plan.changed(form.line, of_product=False):
            await _form(work, plan, form, changed, product, reason)
    if "status" in _changed_of_product(plan):
        line, (status, _) = plan.product["status"]
        with _of(line, "status"):
            verb, given = _SET_BY[status]
            await _do(work, verb, given(product.id))
    await work.write()


async def _product(work: Work, plan: Plan) -> Row:
    """The product as its rows would have it, but for whether it is on sale."""
    changed, line = _changed_of_product(plan), min((at for at, _ in plan.product.values()), default=0)
    words: dict[str, Any] = {
        column: _texts(plan, name, column) for name, column in WORDED.items() if _touches(changed, name)
    }
    plain: dict[str, Any] = {name: plan.product[key][1][1] for name, key in _PLAIN.items() if key in changed}
    product: Row | None = plan.stored
    if product is None:
        filled = {"name": TextsGiven(), "category_id": "", **words, **plain}
        with _of(line, "handle"):
            product = await _do(work, create_product, CreateProduct(**filled, idempotency_key=KEY, slug=_handle(plan)))
    elif words or plain:
        with _of(line, ""):
            given = ChangeProduct(product.id, product.version, **words, **plain)
            product = await _do(work, change_product, given)
    if "pictures" in changed:
        at, (_, urls) = plan.product["pictures"]
        with _of(at, "pictures"):
            known = {each["url"]: _given(each["alt"]) for each in product.pictures}
            chosen = [PictureGiven(url, known.get(url, TextsGiven())) for url in urls]
            product = await _do(work, set_pictures, SetPictures(product.id, product.version, chosen))
    return product


_PLAIN = {"category_id": "category", "tax_class": "tax_class"}


def _changed_of_product(plan: Plan) -> set[str]:
    lines = {line for line, _ in plan.product.values()}
    return {key for line in lines for key in plan.changed(line, of_product=True)}


def _touches(changed: set[str], name: str) -> bool:
    return any(f"{name}_{tag}" in changed for tag in TAGS.values())


def _handle(plan: Plan) -> str:
    return str(plan.product["handle"][1][1])


def _texts(plan: Plan, name: str, column: str) -> TextsGiven:
    """A text in each language: what the rows say, else what stands there."""
    there = plan.stored[column] if plan.stored else {}
    said = {locale: plan.product.get(f"{name}_{tag}") for locale, tag in TAGS.items()}
    return _given({locale: each[1][1] if each else there.get(locale, "") for locale, each in said.items()})


def _given(texts: Mapping[str, str]) -> TextsGiven:
    return TextsGiven(*(texts.get(locale, "") for locale in LOCALES))


async def _form(work: Work, plan: Plan, form: FormRow, changed: set[str], product: Row, reason: str) -> None:
    """One form as its row would have it."""
    stored = plan.stored_forms.get(form.sku)
    values = {name: form.cells[name][1] for name in ("barcode", *MEASURES) if name in changed}
    if any(key.startswith("option") for key in changed):
        values["options"] = _options(form, stored)
    if stored is None:
        with _of(form.line, "sku"):
            variant = await _do(work, add_variant, AddVariant(product.id, form.sku, **values))
        variant_id, values, version = variant.id, {}, variant.version
    else:
        variant_id, version = stored["id"], stored["version"]
    if "form_status" in changed:
        values["retired"] = form.cells["form_status"][1]
    if values:
        with _of(form.line, "sku"):
            await _do(work, change_variant, ChangeVariant(variant_id, version, **values))
    for currency in sorted({key[-3:] for key in changed if key.startswith(("price_", f"{COMPARED}_"))}):
        await _price(work, form, stored, currency, variant_id)
    for key in sorted(key for key in changed if key.startswith("stock_")):
        with _of(form.line, key):
            await _count(work, plan, form, key, variant_id, reason)


async def _price(work: Work, form: FormRow, stored: Mapping[str, Any] | None, currency: str, variant_id: str) -> None:
    """What a form costs in a currency and cost before: what the row says, else what stands there."""
    column, before = f"price_{currency}", f"{COMPARED}_{currency}"
    cells = form_cells(stored) if stored else {}
    amount = form.cells[column][1] if column in form.cells else Decimal(cells.get(column, "0"))
    if not amount:
        raise Refused(Problem(form.line, before, _NO_PRICE))
    compare_at = form.cells[before][1] if before in form.cells else None
    with _of(form.line, column if compare_at is None else before):
        await _do(work, set_price, SetPrice(variant_id, amount, currency, compare_at))


_NO_PRICE = text(
    "這一款在這個幣別還沒有售價，無法標示原價。",
    "这一款在这个币种还没有售价，无法标示原价。",
    "It has no price in this currency that a price before could be compared with.",
)


def _options(form: FormRow, stored: Mapping[str, Any] | None) -> list[OptionGiven]:
    """A form's options: what the row says, else what stands there, as far as there are any."""
    cells = option_cells(stored["options"]) if stored else {}
    cells |= {key: said for key, (said, _) in form.cells.items() if key.startswith("option")}
    last = max(
        (n for n in range(1, MOST_OPTIONS + 1) if any(key.startswith(f"option{n}_") for key in cells)), default=0
    )
    return [
        OptionGiven(*(TextsGiven(*(cells.get(f"option{n}_{part}_{tag}", "") for tag in _ORDER)) for part in _PARTS))
        for n in range(1, last + 1)
    ]


_PARTS = ("name", "value")
_ORDER = [TAGS[locale] for locale in LOCALES]


async def _count(work: Work, plan: Plan, form: FormRow, key: str, variant_id: str, reason: str) -> None:
    """Correct a shelf by what it holds less or more than it held when this was planned."""
    stored = plan.stored_forms.get(form.sku)
    code = key.removeprefix("stock_")
    before = stored["stock"].get(code, {}).get("on_hand", 0) if stored else 0
    await make_room(work, variant_id)
    row = await work.connection.one(_LEVEL, variant=variant_id, code=code)
    delta = form.cells[key][1] - before
    await _do(work, adjust_stock, AdjustStock(row.id, delta, reason, KEY))


async def _do(work: Work, verb: Verb, given: Any) -> Any:
    """Perform a verb under the right it needs; answers the first thing it answers."""
    work.actor.needs(ACTIONS[verb.__name__].right)
    return next(iter((await verb(work, given)).values()))


@contextlib.contextmanager
def _of(line: int, column: str) -> Iterator[None]:
    """Say of which cell a verb's refusal is."""
    try:
        yield
    except Refusals as several:
        raise Refused(_problem(line, column, several.several[0])) from several
    except Refusal as refusal:
        raise Refused(_problem(line, column, refusal)) from refusal


def _problem(line: int, column: str, refusal: Refusal) -> Problem:
    words = text(*(refusal.message(locale) for locale in LOCALES))
    return Problem(line, _column_of(refusal.path) or column, words)


def _column_of(path: tuple[str, ...]) -> str:
    """The column an input field of a verb comes from."""
    if not path:
        return ""
    tag = f"_{_LANGUAGES[path[-1]]}" if path[-1] in _LANGUAGES else ""
    if path[0] == "options":
        return f"option{int(path[1]) + 1}_{path[2]}{tag}" if len(path) > 2 else ""
    return _COLUMNS[path[0]] + tag if path[0] in _COLUMNS else ""
