"""Put the demo shop's goods into the catalog."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import orjson

from orderflow.catalog.search import index_product
from orderflow.catalog.tables import Banner, Category, Price, Product, ProductState, Variant
from orderflow.catalog.titles import joined
from orderflow.kernel.db import Row
from orderflow.kernel.work import Work

FOLDER = Path(__file__).parent
ART = FOLDER / "art"
CURRENCY = "CNY"

Json = dict[str, Any]


def read(name: str) -> Any:
    """One of the content files, such as `goods`."""
    return orjson.loads((FOLDER / f"{name}.json").read_bytes())


async def load(work: Work, now: datetime) -> dict[str, Row]:
    """Write categories, products, variants, prices and the first page; answers the variants by SKU."""
    goods = read("goods")
    categories = {}
    for sort, each in enumerate(goods["categories"]):
        categories[each["slug"]] = await work.add(
            Category, slug=each["slug"], name=each["name"], sort=sort, retired=False, version=1
        )
    variants: dict[str, Row] = {}
    # the file begins with the newest; ids and times then grow in the same order
    for nth, each in enumerate(reversed(goods["products"])):
        product = await _add_product(work, each, categories[each["category"]].id, now + timedelta(milliseconds=nth))
        for sort, form in enumerate(each["variants"]):
            variants[form["sku"]] = await _add_variant(work, product.id, form, sort)
        await index_product(work, product.id)
    await _open_with(work, goods["banner"], categories)
    return variants


async def _open_with(work: Work, given: Json, categories: dict[str, Row]) -> None:
    await work.change(
        Banner,
        await work.take(Banner, "bnr_front"),
        heading=given["heading"],
        body=given["body"],
        button=given["button"],
        category_id=categories[given["category"]].id,
        picture={"url": f"/art/{given['art']}.svg", "alt": {}, "tint": given["tint"]},
    )


async def _add_product(work: Work, given: Json, category_id: str, now: datetime) -> Row:
    return await work.add(
        Product,
        slug=given["slug"],
        category_id=category_id,
        name=given["name"],
        tagline=given["tagline"],
        description=given["description"],
        pictures=[{"url": f"/art/{given['art']}.svg", "alt": given["name"], "tint": given["tint"]}],
        tax_class=given["tax_class"],
        state=ProductState.PUBLISHED,
        rating_sum=0,
        rating_count=0,
        created_at=now - timedelta(days=given["added_days_ago"]),
        version=1,
    )


async def _add_variant(work: Work, product_id: str, given: Json, sort: int) -> Row:
    variant = await work.add(
        Variant,
        product_id=product_id,
        sku=given["sku"],
        name=joined(given["options"]),
        options=given["options"],
        barcode=given["barcode"],
        weight_g=given["weight_g"],
        sort=sort,
        retired=False,
        version=1,
    )
    await work.add(
        Price,
        variant_id=variant.id,
        currency=CURRENCY,
        amount=given["price"],
        compare_at=given["compare_at_price"],
    )
    return variant
