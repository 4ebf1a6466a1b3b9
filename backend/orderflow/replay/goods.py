"""What must stand in the shop before its history comes: goods, one warehouse with shelves, a team that serves it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from orderflow.catalog.search import index_product
from orderflow.catalog.tables import Category, Product, ProductState, Variant
from orderflow.catalog.tax import TaxClass
from orderflow.kernel.db import Row
from orderflow.kernel.ids import new_id
from orderflow.kernel.texts import LOCALES, Text, text
from orderflow.kernel.work import Work
from orderflow.people.tables import Team
from orderflow.replay.history import Good
from orderflow.warehouse.tables import StockLevel, Warehouse

NOT_RECORDED = "goods-not-recorded"
PLACE = "HISTORY"
COUNTRY = "BR"
_NO_PRODUCT = Good(NOT_RECORDED, "other", "other", 0)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The ids of variants and of their stock levels, by the product they stand for."""

    variants: dict[str, str]
    levels: dict[str, str]


async def enter(work: Work, goods: Sequence[Good], now: datetime) -> Shelf:
    """Write categories, products, variants and empty shelves; prices and stock come by their verbs."""
    warehouse = await _place(work)
    names = {good.category: good.category_en for good in (*goods, _NO_PRODUCT)}
    categories = [
        {"slug": f"history-{slug}", "name": _same(name), "sort": sort, "retired": False, "version": 1}
        for sort, (slug, name) in enumerate(sorted(names.items()))
    ]
    ids = {row.slug: row.id for row in await work.add_all(Category, categories)}
    products = [_product(good, ids[f"history-{good.category}"], now) for good in (*goods, _NO_PRODUCT)]
    await work.add_all(Product, products)
    variants = [_variant(good, row) for good, row in zip((*goods, _NO_PRODUCT), products, strict=True)]
    await work.add_all(Variant, variants)
    levels = [_level(variant, warehouse) for variant in variants]
    await work.add_all(StockLevel, levels)
    for product in products:
        await index_product(work, product["id"])
    return Shelf(
        {variant["sku"]: variant["id"] for variant in variants}, {level["sku"]: level["id"] for level in levels}
    )


async def _place(work: Work) -> Row:
    """One warehouse, and a team that works round the clock: the record says nothing of either."""
    names = text("歷史訂單倉庫", "历史订单仓库", "Warehouse of the history")
    place = await work.add(
        Warehouse, code=PLACE, name=names, city=text("未記錄", "未记录", "Not recorded"), sort=999, version=1
    )
    await work.add(
        Team,
        code=PLACE,
        name=text("歷史訂單團隊", "历史订单班组", "Team of the history"),
        warehouse_id=place.id,
        regions=[COUNTRY],
        skills=["fragile", "food", "oversize"],
        shift_start="00:00",
        shift_end="00:00",
        on_duty=True,
        version=1,
    )
    return place


def _product(good: Good, category_id: str, now: datetime) -> dict[str, Any]:
    name = f"{good.category_en.replace('_', ' ').capitalize()} {good.id[:6]}"
    unknown = text("未記錄的商品", "未记录的商品", "Goods not recorded")
    return {
        "id": new_id(Product.PREFIX),
        "slug": f"history-{good.id}",
        "category_id": category_id,
        "name": unknown if good is _NO_PRODUCT else _same(name),
        "tagline": text("", "", ""),
        "description": text("", "", ""),
        "pictures": [],
        "tax_class": TaxClass.ZERO,
        "state": ProductState.PUBLISHED,
        "rating_sum": 0,
        "rating_count": 0,
        "created_at": now,
        "version": 1,
    }


def _variant(good: Good, product: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": new_id(Variant.PREFIX),
        "product_id": product["id"],
        "sku": good.id,
        "name": text("", "", ""),
        "options": [],
        "barcode": good.id,
        "weight_g": good.weight_g,
        "sort": 0,
        "retired": False,
        "version": 1,
    }


def _level(variant: dict[str, Any], warehouse: Row) -> dict[str, Any]:
    return {
        "id": new_id(StockLevel.PREFIX),
        "sku": variant["sku"],
        "variant_id": variant["id"],
        "warehouse_id": warehouse.id,
        "bin": "-",
        "on_hand": 0,
        "reserved": 0,
        "version": 1,
    }


def _same(words: str) -> Text:
    return dict.fromkeys(LOCALES, words)
