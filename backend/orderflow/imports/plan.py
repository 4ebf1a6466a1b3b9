"""What the rows of one product would do to it: what is new, what changes from what to what, and what is wrong."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from orderflow.catalog.pictures import kept_at
from orderflow.catalog.tables import ProductState
from orderflow.imports.cells import Cell, Wrong, read_cell
from orderflow.imports.columns import COMPARED, is_of_product, place_of
from orderflow.imports.shop import SOLD, Shop, form_cells, product_cells, product_of
from orderflow.imports.tables import Verdict
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Row
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import Text, text
from orderflow.kernel.work import Work
from orderflow.shop.words import tidy

BLANK_PRODUCT = {"status": "draft", "tax_class": "standard"}
BLANK_FORM = {"form_status": SOLD, "weight_g": "0"}
_OWNERS = """
select sku, slug from variant join product on product.id = product_id where sku = any(:skus) and slug <> :handle
"""


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that would change something."""

    line: int
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that cannot be what it says, and why; without a column it is the whole row."""

    line: int
    column: str
    reason: Text


@dataclass(slots=True)
class FormRow:
    """What one row says of a form."""

    line: int
    sku: str
    cells: dict[str, Cell]


@dataclass(slots=True)
class Plan:
    """The rows of one product beside what the shop has."""

    stored: Row | None
    product: dict[str, tuple[int, Cell]] = field(default_factory=dict)
    forms: list[FormRow] = field(default_factory=list)
    changes: list[Difference] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def verdict(self) -> Verdict:
        """What would come of it."""
        if self.problems:
            return Verdict.WRONG
        return Verdict.NEW if self.stored is None else Verdict.CHANGED if self.changes else Verdict.SAME

    @property
    def stored_forms(self) -> Mapping[str, Mapping[str, Any]]:
        """The forms there are, by SKU."""
        return {form["sku"]: form for form in self.stored.forms} if self.stored else {}

    def changed(self, line: int, *, of_product: bool) -> set[str]:
        """The columns of a row that would change something."""
        return {each.column for each in self.changes if each.line == line and is_of_product(each.column) is of_product}


async def planned(work: Work, handle: str, rows: Sequence[Mapping[str, Any]], shop: Shop) -> Plan:
    """What the rows of one product would do to it now."""
    plan = Plan(await product_of(work, handle))
    if not handle:
        plan.problems.append(Problem(rows[0]["line"], "handle", _NO_HANDLE))
    for row in rows:
        plan.problems += [Problem(row["line"], column, reason) for column, reason in row["problems"]]
        _read(plan, row["line"], row["cells"], shop)
    await _find_foreign(work, plan, handle)
    plan.changes = [*_differences_of_product(plan, shop), *_differences_of_forms(plan)]
    plan.problems += _forbidden(plan, work.actor)
    plan.changes.sort(key=_place)
    plan.problems.sort(key=_place)
    return plan


def _place(found: Difference | Problem) -> tuple[int, tuple[int, str]]:
    return found.line, place_of(found.column)


def _read(plan: Plan, line: int, cells: Mapping[str, str], shop: Shop) -> None:
    form: dict[str, Cell] = {}
    for key, said in cells.items():
        try:
            cell = read_cell(key, said, shop)
        except Wrong as wrong:
            plan.problems.append(Problem(line, key, wrong.words))
            continue
        if not is_of_product(key):
            form[key] = cell
        elif key in plan.product and plan.product[key][1][0] != cell[0]:
            plan.problems.append(Problem(line, key, _otherwise(plan.product[key][0])))
        else:
            plan.product.setdefault(key, (line, cell))
    if "sku" in form:
        plan.forms.append(FormRow(line, form["sku"][0], form))
    elif form:
        plan.problems.append(Problem(line, "sku", _NO_SKU))


async def _find_foreign(work: Work, plan: Plan, handle: str) -> None:
    """A SKU stays with its product for good: what was ordered of it must not become something else."""
    skus = [form.sku for form in plan.forms if form.sku not in plan.stored_forms]
    owners = {row.sku: row.slug for row in await work.rows(_OWNERS, skus=skus, handle=handle)} if skus else {}
    for form in plan.forms:
        if owner := owners.get(form.sku):
            plan.problems.append(Problem(form.line, "sku", _elsewhere(owner)))


def _differences_of_product(plan: Plan, shop: Shop) -> Iterator[Difference]:
    before = BLANK_PRODUCT if plan.stored is None else product_cells(plan.stored, shop.shelves)
    for key, (line, (said, _)) in plan.product.items():
        if said != tidy(before.get(key, "")):
            yield Difference(line, key, before.get(key, ""), said)
            if key == "pictures":
                plan.problems += _unknown_pictures(line, said, before.get(key, ""))
            if key == "status" and said == ProductState.SCHEDULED.lower():
                plan.problems.append(Problem(line, key, _NO_TIME))


def _unknown_pictures(line: int, said: str, before: str) -> list[Problem]:
    known = set(before.split())
    unknown = any(url not in known and kept_at(url) is None for url in said.split())
    return [Problem(line, "pictures", _NOT_FETCHED)] if unknown else []


def _differences_of_forms(plan: Plan) -> Iterator[Difference]:
    for form in plan.forms:
        stored = plan.stored_forms.get(form.sku)
        before = BLANK_FORM if stored is None else form_cells(stored)
        for key, (said, _) in form.cells.items():
            had = before.get(key, "0" if key.startswith("stock_") else "")
            if said != tidy(had):
                yield Difference(form.line, key, had, said)


def _forbidden(plan: Plan, actor: Actor) -> Iterator[Problem]:
    """What whoever sent the sheet may not do by hand either."""
    for each in plan.changes:
        if each.column.startswith(("price_", f"{COMPARED}_")) and not actor.may(Can.SET_PRICES):
            yield Problem(each.line, each.column, _NO_RIGHT_TO_PRICES)
        if each.column.startswith("stock_") and not actor.may(Can.ADJUST_STOCK):
            yield Problem(each.line, each.column, _NO_RIGHT_TO_STOCK)


_NO_HANDLE = text(
    "沒有這個貨號。若是新商品，請填 handle；同一商品的各款填一樣的 handle。",
    "没有这个货号。若是新商品，请填 handle；同一商品的各款填一样的 handle。",
    "No form has this SKU. Give a new product a handle, the same one in each row of the product.",
)
_NO_SKU = text("這一款沒有貨號。", "这一款没有货号。", "This form has no SKU.")
_NO_TIME = text(
    "上架時間請在商品頁面選擇。",
    "上架时间请在商品页面选择。",
    "Choose the time on the product's page; a sheet has none.",
)
_NOT_FETCHED = text(
    "圖片不會從網路或電腦抓取。請在商品頁面上傳。",
    "图片不会从网络或电脑抓取。请在商品页面上传。",
    "Pictures are not fetched. Upload them on the product's page.",
)
_NO_RIGHT_TO_PRICES = text("您沒有訂價的權限。", "您没有定价的权限。", "You may not set prices.")
_NO_RIGHT_TO_STOCK = text("您沒有調整庫存的權限。", "您没有调整库存的权限。", "You may not adjust stock.")


def _otherwise(line: int) -> Text:
    return text(
        f"和同一商品的第 {line} 列不一致。",
        f"和同一商品的第 {line} 行不一致。",
        f"Row {line} of the same product says something else.",
    )


def _elsewhere(handle: str) -> Text:
    return text(
        f"這個貨號屬於商品 {handle}，不能移到別的商品。",
        f"这个货号属于商品 {handle}，不能移到别的商品。",
        f"This SKU belongs to the product {handle}, and cannot move to another.",
    )
