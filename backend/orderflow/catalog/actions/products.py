"""Staff write down what the shop sells."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.catalog.search import index_product
from orderflow.catalog.tables import Product, ProductState
from orderflow.catalog.tax import TaxClass
from orderflow.kernel import clock
from orderflow.kernel.action import action
from orderflow.kernel.db import UniqueViolation
from orderflow.kernel.events import event_type
from orderflow.kernel.ids import new_id
from orderflow.kernel.refusal import InvalidInput, NotFound, StaleVersion, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work
from orderflow.shop.words import (
    LONGEST_DESCRIPTION,
    LONGEST_NAME,
    LONGEST_TAGLINE,
    SlugTaken,
    TextsGiven,
    slug_of,
    worded,
)

CREATED = event_type("product.created", staff=Can.KEEP_CATALOGUE)
CHANGED = event_type("product.changed", staff=Can.BROWSE, everyone=True)
_TAX = "How it is taxed: standard, reduced, books or zero."


@dataclass
class CreateProduct:
    """A new product: a draft that customers do not see, without a form to buy yet."""

    name: TextsGiven
    category_id: str
    idempotency_key: str
    tax_class: str = field(default="standard", metadata={"doc": _TAX})
    tagline: TextsGiven | None = None
    description: TextsGiven | None = None
    slug: str | None = None


@dataclass
class ChangeProduct:
    """New words, category or tax class of a product; what is left out stays."""

    product_id: str
    expected_version: int
    name: TextsGiven | None = None
    tagline: TextsGiven | None = None
    description: TextsGiven | None = None
    slug: str | None = None
    category_id: str | None = None
    tax_class: str | None = field(default=None, metadata={"doc": _TAX})


@action(Can.KEEP_CATALOGUE, refuses=(InvalidInput, SlugTaken))
async def create_product(work: Work, given: CreateProduct) -> dict[str, Any]:
    """Enter a product; it is a draft until it is published."""
    id = new_id(Product.PREFIX)
    name = worded("name", given.name, LONGEST_NAME, needed=True)
    slug = slug_of(given.slug, name, id)
    if not given.slug and await _is_taken(work, slug, id):
        slug = f"{slug}-{id[-6:]}"
    product = await work.add(
        Product,
        id=id,
        slug=slug,
        category_id=await _standing(work, given.category_id),
        name=name,
        tagline=worded("tagline", given.tagline or TextsGiven(), LONGEST_TAGLINE),
        description=worded("description", given.description or TextsGiven(), LONGEST_DESCRIPTION),
        pictures=[],
        tax_class=_tax_class(given.tax_class),
        state=ProductState.DRAFT,
        rating_sum=0,
        rating_count=0,
        created_at=clock.now(),
        version=1,
    )
    await _write_unless_taken(work)
    await index_product(work, id)
    work.tell(CREATED, id)
    return {"product": product}


@action(Can.KEEP_CATALOGUE, refuses=(InvalidInput, NotFound, StaleVersion, SlugTaken))
async def change_product(work: Work, given: ChangeProduct) -> dict[str, Any]:
    """Change what is written of a product; who looks at it sees it at once."""
    product = await work.take(Product, given.product_id, version=given.expected_version)
    changed: dict[str, Any] = {}
    if given.name is not None:
        changed["name"] = worded("name", given.name, LONGEST_NAME, needed=True)
    if given.tagline is not None:
        changed["tagline"] = worded("tagline", given.tagline, LONGEST_TAGLINE)
    if given.description is not None:
        changed["description"] = worded("description", given.description, LONGEST_DESCRIPTION)
    if given.slug is not None:
        changed["slug"] = slug_of(given.slug, changed.get("name", product.name), product.id)
    if given.category_id not in (None, product.category_id):
        changed["category_id"] = await _standing(work, given.category_id)
    if given.tax_class is not None:
        changed["tax_class"] = _tax_class(given.tax_class)
    product = await work.change(Product, product, **changed)
    await _write_unless_taken(work)
    await index_product(work, product.id)
    work.tell(CHANGED, product.id)
    return {"product": product}


_TAKEN = "select 1 from product where slug = :slug and id <> :id"


async def _is_taken(work: Work, slug: str, id: str) -> bool:
    return await work.row(_TAKEN, slug=slug, id=id) is not None


async def _write_unless_taken(work: Work) -> None:
    try:
        await work.write()
    except UniqueViolation as taken:
        raise SlugTaken(path=("slug",)) from taken


async def _standing(work: Work, category_id: str | None) -> str:
    """A category that goods may stand in; it cannot be retired meanwhile."""
    category = await work.row("select id, retired from category where id = :id for share", id=category_id)
    if category is None or category.retired:
        raise invalid("categoryId", _NO_CATEGORY)
    return str(category.id)


def _tax_class(given: str) -> TaxClass:
    if given not in list(TaxClass):
        raise invalid("taxClass", _NO_TAX_CLASS)
    return TaxClass(given)


_NO_CATEGORY = text("請選擇一個現有的分類。", "请选择一个现有的分类。", "Choose a category that is there.")
_NO_TAX_CLASS = text("請選擇一個稅別。", "请选择一个税种。", "Choose a tax class: standard, reduced, books or zero.")
