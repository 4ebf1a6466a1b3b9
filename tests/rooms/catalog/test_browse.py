"""Customers look for goods."""

import asyncio
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from orderflow.catalog.rating import rate
from orderflow.kernel.db import Database, statements
from orderflow.kernel.texts import LOCALES
from orderflow.kernel.work import as_system
from orderflow.warehouse import stock
from tests.rooms.catalog.shop import ask, open_shop
from tests.shelves import stock_up
from tests.world import guest

MONEY = "{ amount currencyCode }"
LIST = f"""
query ($first: Int = 24, $after: String, $filter: ProductFilter, $sort: ProductSort = NEWEST) {{
  products(first: $first, after: $after, filter: $filter, sort: $sort) {{
    nodes {{
      id slug name tagline availability priceFrom {MONEY} compareAtPrice {MONEY} pictures {{ url alt tint }}
      rating {{ average count }}
      variants {{ id sku name price {MONEY} compareAtPrice {MONEY} availability availableQuantity }}
    }}
    pageInfo {{ hasNextPage endCursor }}
  }}
}}"""
PRODUCT = f"""
query ($slug: String) {{
  product(slug: $slug) {{
    id slug name description taxClass createdAt version category {{ id slug name }} pictures {{ url alt tint }}
    rating {{ average count }} availability priceFrom {MONEY}
    variants {{ id sku options {{ name value }} price {MONEY} compareAtPrice {MONEY} availability availableQuantity }}
  }}
}}"""
SLUGS = """
query ($first: Int = 100, $after: String, $filter: ProductFilter, $sort: ProductSort = NEWEST) {
  products(first: $first, after: $after, filter: $filter, sort: $sort) {
    nodes { slug priceFrom { amount } } totalCount pageInfo { hasNextPage endCursor }
  }
}"""


async def test_a_page_of_24_products_takes_two_statements(database: Database) -> None:
    await open_shop(database)

    noted: list[str] = []
    statements.set(noted)
    page = (await ask(database, guest(), LIST))["products"]
    statements.set(None)

    assert len(noted) == 2
    assert len(page["nodes"]) == 24
    assert page["pageInfo"]["hasNextPage"]
    newest = page["nodes"][0]
    assert newest["slug"] == "white-porcelain-sake-set"
    assert newest["priceFrom"] == {"amount": "228.00", "currencyCode": "CNY"}
    assert newest["pictures"] == [{"url": "/art/sake.svg", "alt": "White porcelain sake set", "tint": "mist"}]
    assert newest["variants"][0]["availableQuantity"] == 206
    assert newest["availability"] == "IN_STOCK"


async def test_a_product_page_takes_three_statements(database: Database) -> None:
    await open_shop(database)

    noted: list[str] = []
    statements.set(noted)
    product = (await ask(database, guest(), PRODUCT, slug="white-porcelain-sake-set"))["product"]
    statements.set(None)

    assert len(noted) == 3
    assert product["category"]["name"] == "Tea & kitchen"
    assert [each["sku"] for each in product["variants"]] == ["ZX-SAKE-1", "ZX-SAKE-2", "ZX-SAKE-4"]
    assert product["variants"][0]["options"] == [{"name": "Set", "value": "Flask and one cup"}]
    assert product["rating"] is None


async def test_nobody_finds_a_product_that_does_not_exist(database: Database) -> None:
    assert (await ask(database, guest(), PRODUCT, slug="nothing"))["product"] is None


async def test_the_shelves_count_their_products(database: Database) -> None:
    await open_shop(database)

    shelves = (await ask(database, guest(), "{ categories { slug name productCount } }"))["categories"]

    assert shelves[0]["slug"] == "tea-kitchen"
    assert sum(shelf["productCount"] for shelf in shelves) == 133


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("保溫", "保溫"),
        ("不锈钢", "不锈钢"),
        ("porcel", "porcelain"),
        ("\uff30ORCELAIN", "porcelain"),
        ("杯", "杯"),
    ],
)
async def test_words_in_any_language_find_goods(database: Database, search: str, found: str) -> None:
    await open_shop(database)

    products = await _all_texts(database, search)

    assert products
    assert all(found in texts for texts in products)


async def test_a_sku_or_a_barcode_finds_its_product_alone(database: Database) -> None:
    await open_shop(database)

    by_sku = await _slugs(database, filter={"search": " zx-sake-2 "})
    by_barcode = await _slugs(database, filter={"search": "2000010002740"})

    assert by_sku[0] == by_barcode[0] == "white-porcelain-sake-set"
    assert by_barcode == ["white-porcelain-sake-set"]


async def test_any_word_will_do_when_no_product_has_them_all(database: Database) -> None:
    await open_shop(database)

    both = await _slugs(database, filter={"search": "white porcelain"})
    some = await _slugs(database, filter={"search": "porcelain bicycle"}, sort="RELEVANCE")

    assert "white-porcelain-sake-set" in both
    assert "white-porcelain-sake-set" in some


@pytest.mark.parametrize("search", ["!!!", "' OR 1=1 --", "\\", "a:* & !b", "'", "<->", "\x01", "😀", "的" * 3000])
async def test_odd_searches_are_only_searches(database: Database, search: str) -> None:
    await stock_up(database, CUP=(1, 0))

    assert await _slugs(database, filter={"search": search}) in ([], ["cup"])


async def test_a_filter_keeps_category_price_and_stock(database: Database) -> None:
    await open_shop(database)
    await as_system(database, lambda work: work.run("update stock_level set on_hand = 0 where sku like 'ZX-SAKE-%'"))

    tea = await _slugs(database, filter={"categorySlug": "tea-kitchen"})
    stocked = await _slugs(database, filter={"categorySlug": "tea-kitchen", "inStock": True})
    prices = await _prices(database, filter={"priceMin": "100", "priceMax": "200.50"})

    assert set(tea) - set(stocked) >= {"white-porcelain-sake-set"}
    assert prices
    assert all(100 <= price <= 200.5 for price in prices)


async def test_lists_are_sorted_by_price_and_name(database: Database) -> None:
    await open_shop(database)

    up = await _prices(database, sort="PRICE_ASC")
    down = await _prices(database, sort="PRICE_DESC")

    assert up == sorted(up)
    assert down == sorted(down, reverse=True)


_NAMES = """query ($after: String) { products(first: 100, after: $after, sort: NAME) {
  nodes { name } pageInfo { hasNextPage endCursor } } }"""


@pytest.mark.parametrize(
    ("locale", "some"),
    [
        (
            "zh-Hant",
            ["2027 週間桌曆", "小鐵煎鍋", "水洗棉床包四件組", "白瓷清酒組 · 一壺一杯", "龍眼蜜", "霧紫陶杯盤組"],
        ),
        (
            "zh-Hans",
            ["2027 周历（台式）", "白瓷酒器 · 一壶一盏", "钢蓝钢笔", "桂圆花蜜", "水洗棉四件套", "雾紫陶杯与碟"],
        ),
        ("en", ["2027 weekly desk calendar", "A Year at Table", "Airtight glass jar", "Wuchang fragrant rice"]),
    ],
)
async def test_names_are_sorted_as_their_readers_look_them_up(database: Database, locale: str, some: list[str]) -> None:
    """By strokes (2027, 3, 4, 5, 16, 19), by pinyin (bai, gang, gui, shui, wu), by letters whatever their case."""
    await open_shop(database)

    found: list[str] = []
    page: dict[str, Any] = {"hasNextPage": True, "endCursor": None}
    while page["hasNextPage"]:
        products = (await ask(database, replace(guest(), locale=locale), _NAMES, after=page["endCursor"]))["products"]
        found += [each["name"] for each in products["nodes"]]
        page = products["pageInfo"]

    assert [each for each in found if each in some] == some


@pytest.mark.parametrize(
    ("sort", "locale"),
    [*product(["NEWEST", "PRICE_ASC", "PRICE_DESC", "RELEVANCE"], ["en"]), *product(["NAME"], LOCALES)],
)
async def test_pages_show_every_product_once(database: Database, sort: str, locale: str) -> None:
    await open_shop(database)
    asked = {"filter": {"search": "的"}} if sort == "RELEVANCE" else {}

    seen: list[str] = []
    after = None
    while True:
        page = (await ask(database, replace(guest(), locale=locale), SLUGS, first=7, after=after, sort=sort, **asked))[
            "products"
        ]
        seen += [each["slug"] for each in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break

    assert len(seen) == len(set(seen)) == page["totalCount"] > 7


async def test_what_is_left_follows_the_warehouse(database: Database) -> None:
    await stock_up(database, CUP=(4, 3))
    shown = "{ products { nodes { availability variants { availability availableQuantity } } } }"

    async def seen() -> Any:
        return (await ask(database, guest(), shown))["products"]["nodes"][0]["variants"][0]

    plenty = await seen()
    await as_system(database, lambda work: stock.reserve(work, "ord_1", {"CUP": 2}))
    few = await seen()
    await as_system(database, lambda work: stock.reserve(work, "ord_2", {"CUP": 5}))

    assert plenty == {"availability": "IN_STOCK", "availableQuantity": 7}
    assert few == {"availability": "LOW_STOCK", "availableQuantity": 5}
    assert await seen() == {"availability": "SOLD_OUT", "availableQuantity": 0}


async def test_two_reviews_at_once_both_count(database: Database) -> None:
    goods = await stock_up(database, CUP=(1, 0))
    product = goods["CUP"].product_id

    await asyncio.gather(
        as_system(database, lambda work: rate(work, product, 5)),
        as_system(database, lambda work: rate(work, product, 4)),
    )

    shown = (await ask(database, guest(), PRODUCT, slug="cup"))["product"]
    assert shown["rating"] == {"average": 4.5, "count": 2}


async def _slugs(database: Database, **asked: Any) -> list[str]:
    return [each["slug"] for each in (await ask(database, guest(), SLUGS, **asked))["products"]["nodes"]]


async def _prices(database: Database, **asked: Any) -> list[float]:
    nodes = (await ask(database, guest(), SLUGS, **asked))["products"]["nodes"]
    return [float(each["priceFrom"]["amount"]) for each in nodes]


async def _all_texts(database: Database, search: str) -> list[str]:
    """All that is written about each product that a search finds."""
    slugs = await _slugs(database, filter={"search": search}, sort="RELEVANCE")
    async with database.read() as connection:
        rows = await connection.rows(
            """select concat(product.name, tagline, description, category.name,
                 (select string_agg(cast(options as text), '') from variant where product_id = product.id)) as texts
               from product join category on category.id = category_id where product.slug = any(:slugs)""",
            slugs=slugs,
        )
    return [row.texts.lower() for row in rows]


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"inStock": True},
        {"search": "cotton"},
        {"priceMax": "100"},
        {"search": "cotton", "priceMin": "100"},
        {"options": [{"name": "Colour", "values": ["Oat"]}]},
    ],
)
async def test_what_has_no_price_is_neither_listed_nor_counted(database: Database, asked: dict[str, Any]) -> None:
    """Tried with products counted whether they have a price or not: lists and searches count what is not there."""
    await open_shop(database)
    before = await _listed(database, asked)
    slug = before[0]
    async with database.read() as connection:
        await connection.run(
            "delete from price where variant_id in (select variant.id from variant"
            " join product on product.id = product_id where slug = :slug)",
            slug=slug,
        )

    assert await _listed(database, asked) == [each for each in before if each != slug]


async def _listed(database: Database, asked: dict[str, Any]) -> list[str]:
    """What a list shows, page by page; it counts as many."""
    page = (await ask(database, guest(), SLUGS, filter=asked))["products"]
    found, after = [each["slug"] for each in page["nodes"]], page["pageInfo"]["endCursor"]
    while page["pageInfo"]["hasNextPage"]:
        page = (await ask(database, guest(), SLUGS, filter=asked, after=after))["products"]
        found, after = found + [each["slug"] for each in page["nodes"]], page["pageInfo"]["endCursor"]
    assert len(found) == page["totalCount"] > 0
    return found
