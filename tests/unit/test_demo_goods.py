"""The demo shop's files are whole: texts in three languages, codes that scan, pictures that exist."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import TypedDict

DEMO = Path(__file__).parents[2] / "backend" / "orderflow" / "catalog" / "demo"
LOCALES = {"zh-Hant", "zh-Hans", "en"}
WAREHOUSES = {"HZ1", "GZ1"}
EMOJI = re.compile("[\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff]")
ROLES = {"ORDER_DESK", "PICKER", "LOGISTICS", "FINANCE", "SUPPORT", "CATALOGUE", "SUPERVISOR", "ANALYST", "ADMIN"}

Words = dict[str, str]
Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


class Shelf(TypedDict):
    bin: str
    on_hand: int


class Choice(TypedDict):
    name: Words
    value: Words


class Variant(TypedDict):
    sku: str
    options: list[Choice]
    price: int
    compare_at_price: int | None
    weight_g: int
    barcode: str
    stock: dict[str, Shelf]


class Product(TypedDict):
    slug: str
    category: str
    art: str
    tint: str
    tax_class: str
    added_days_ago: int
    name: Words
    tagline: Words
    description: Words
    variants: list[Variant]


class Review(TypedDict):
    product: str
    goods: int
    delivery: int
    service: int
    locale: str
    author: str
    days_ago: int
    body: str


def read(name: str) -> dict[str, Json]:
    loaded: dict[str, Json] = json.loads((DEMO / name).read_text("utf-8"))
    return loaded


def products() -> list[Product]:
    found: list[Product] = json.loads((DEMO / "goods.json").read_text("utf-8"))["products"]
    return found


def variants() -> list[Variant]:
    return [variant for product in products() for variant in product["variants"]]


def reviews() -> list[Review]:
    found: list[Review] = json.loads((DEMO / "reviews.json").read_text("utf-8"))
    return found


def texts(value: Json) -> Iterator[dict[str, Json]]:
    """Every text in three languages found inside a value read from JSON."""
    if isinstance(value, dict):
        if "zh-Hant" in value:
            yield value
        else:
            for inner in value.values():
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def test_every_text_is_worded_in_all_three_languages() -> None:
    for name in ("goods.json", "people.json"):
        for text in texts(read(name)):
            assert set(text) == LOCALES, text
            assert all(isinstance(words, str) and words.strip() == words != "" for words in text.values()), text


def test_the_two_chinese_wordings_differ() -> None:
    found = list(texts(read("goods.json")))
    same = [text["en"] for text in found if text["zh-Hant"] == text["zh-Hans"]]
    assert len(same) <= 0.05 * len(found), same


def test_descriptions_are_two_to_four_sentences() -> None:
    for product in products():
        for locale, words in product["description"].items():
            ends = len(re.findall(r"[.!?](?=\s|$)" if locale == "en" else r"[。！？]", words))
            assert 2 <= ends <= 4, (product["slug"], locale, ends)


def test_no_text_holds_an_emoji() -> None:
    for name in ("goods.json", "reviews.json", "people.json"):
        assert not EMOJI.search((DEMO / name).read_text("utf-8")), name


def test_the_shop_is_large_enough() -> None:
    assert len(products()) >= 120
    assert sum(len(product["variants"]) >= 3 for product in products()) >= 40
    assert all(1 <= len(product["variants"]) <= 4 for product in products())


def test_slugs_skus_barcodes_and_pictures_are_unique() -> None:
    for codes in (
        [product["slug"] for product in products()],
        [product["art"] for product in products()],
        [variant["sku"] for variant in variants()],
        [variant["barcode"] for variant in variants()],
    ):
        assert [code for code, times in Counter(codes).items() if times > 1] == []


def test_no_two_variants_of_a_product_are_called_alike() -> None:
    for product in products():
        for locale in LOCALES:
            called = [tuple(choice["value"][locale] for choice in v["options"]) for v in product["variants"]]
            assert len(set(called)) == len(called), (product["slug"], locale)


def test_barcodes_are_valid_ean_13_of_the_internal_range() -> None:
    for variant in variants():
        assert re.fullmatch(r"2\d{12}", variant["barcode"]), variant["sku"]
        digits = [int(digit) for digit in variant["barcode"]]
        assert (sum(digits[0::2]) + 3 * sum(digits[1::2])) % 10 == 0, variant["sku"]


def test_every_product_stands_in_a_category_and_tax_class() -> None:
    categories = {category["slug"] for category in json.loads((DEMO / "goods.json").read_text("utf-8"))["categories"]}
    assert len(categories) == 10 == len({product["category"] for product in products()} & categories)
    assert {product["tax_class"] for product in products()} == {"standard", "reduced", "books", "zero"}


def test_every_picture_exists_and_neighbours_differ_in_tint() -> None:
    newest = sorted(products(), key=lambda product: product["added_days_ago"])
    for product in newest:
        picture = (DEMO / "art" / f"{product['art']}.svg").read_text("utf-8")
        assert re.match(r'<svg [^>]*viewBox="0 0 32 32"', picture), product["art"]
        assert product["tint"] in {"sand", "sage", "mist", "clay", "lilac", "straw"}
    for step in (1, 2, 4):
        for before, after in zip(newest, newest[step:], strict=False):
            assert before["tint"] != after["tint"], (before["slug"], after["slug"])
    assert "Copyright (c) Microsoft Corporation" in (DEMO / "art" / "LICENSE").read_text("utf-8")


def test_prices_weights_and_bins_are_plausible() -> None:
    used: set[tuple[str, str]] = set()
    for variant in variants():
        assert re.fullmatch(r"ZX-[A-Z]+-[A-Z0-9]+", variant["sku"])
        assert 1000 <= variant["price"] <= 400000, variant["sku"]
        assert 10 <= variant["weight_g"] <= 50000, variant["sku"]
        assert (variant["compare_at_price"] or variant["price"] + 1) > variant["price"], variant["sku"]
        assert set(variant["stock"]) == WAREHOUSES
        for warehouse, shelf in variant["stock"].items():
            assert re.fullmatch(r"[A-J]-\d\d-\d\d", shelf["bin"])
            assert (warehouse, shelf["bin"]) not in used
            used.add((warehouse, shelf["bin"]))


def test_stock_is_mostly_ample_sometimes_low_rarely_sold_out() -> None:
    on_hand = {
        product["slug"]: [sum(shelf["on_hand"] for shelf in v["stock"].values()) for v in product["variants"]]
        for product in products()
    }
    assert sum(not any(left) for left in on_hand.values()) == 4
    assert sum(any(1 <= units <= 9 for units in left) for left in on_hand.values()) >= 8
    assert sum(units >= 20 for left in on_hand.values() for units in left) >= 0.9 * len(variants())


def test_reviews_speak_of_goods_we_sell() -> None:
    added = {product["slug"]: product["added_days_ago"] for product in products()}
    assert len(reviews()) >= 120
    assert len({review["product"] for review in reviews()}) >= 60
    for review in reviews():
        assert 1 <= review["days_ago"] <= added[review["product"]] - 7, review
        assert min(len(review["body"]), len(review["author"])) > 1, review
        assert {review["goods"], review["delivery"], review["service"]} <= {1, 2, 3, 4, 5}
    assert {review["locale"] for review in reviews()} == LOCALES
    assert {review["goods"] for review in reviews()} == {1, 2, 3, 4, 5}


def test_the_cast_covers_every_role_and_every_hour() -> None:
    people = json.loads((DEMO / "people.json").read_text("utf-8"))
    assert {role for member in people["staff"] for role in member["roles"]} == ROLES
    assert all(member["email"].endswith("@orderflow.example") for member in people["staff"])
    assert len({person["email"] for person in people["staff"] + people["customers"]}) == 19
    teams = {team["code"]: team for team in people["teams"]}
    assert {member["team"] for member in people["staff"]} <= {None, *teams}
    for regions in {tuple(team["regions"]) for team in teams.values()}:
        shifts = [team for team in teams.values() if tuple(team["regions"]) == regions]
        for hour in range(24):
            assert any(on_shift(team["shift_start"], team["shift_end"], time(hour)) for team in shifts)


def on_shift(start: str, end: str, at: time) -> bool:
    """Whether a shift that may run over midnight is on at a time of day."""
    begins, ends = time.fromisoformat(start), time.fromisoformat(end)
    return begins <= at < ends if begins < ends else at >= begins or at < ends


def test_addresses_are_complete() -> None:
    people = json.loads((DEMO / "people.json").read_text("utf-8"))
    fields = {"name", "phone", "countryCode", "region", "city", "district", "street", "postalCode"}
    for customer in people["customers"]:
        assert customer["email"].endswith("@example.com")
        assert customer["locale"] in LOCALES
        for address in customer["addresses"]:
            assert {field for field, words in address.items() if words} == fields, customer["email"]
            assert any(address["countryCode"] in team["regions"] for team in people["teams"]), address
