"""A file is read whatever program wrote it, and one that is no sheet is turned away with a sentence."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orderflow.imports.columns import Headings, own_headings
from orderflow.imports.sheet import MOST_ROWS, NotRead, Sheet, as_said, harmless, read_sheet

HEADINGS = Headings("en", "CNY", ["HZ-1"])
TWO = "handle{0}title\r\ncup{0}A cup\r\nbowl{0}A bowl\r\n"


def read(said: str | bytes) -> Sheet:
    return read_sheet(said.encode() if isinstance(said, str) else said, HEADINGS)


@pytest.mark.parametrize(
    "content",
    [
        TWO.format(",").encode(),
        TWO.format(";").encode(),
        TWO.format("\t").encode(),
        TWO.format(",").encode("utf-8-sig"),
        TWO.format("\t").encode("utf-16"),
        TWO.format(",").replace("\r\n", "\n").encode(),
        TWO.format(",").replace("\r\n", "\r").encode(),
        ("sep=;\r\n" + TWO.format(";")).encode(),
        TWO.format(",").replace("A cup", '"A cup"').encode(),
    ],
    ids=["comma", "semicolon", "tab", "mark", "utf-16", "lf", "cr", "sep", "quoted"],
)
def test_the_same_sheet_is_read_from_what_any_program_writes(content: bytes) -> None:
    rows = read(content).rows

    assert [(row.line, row.cells) for row in rows] == [
        (2, {"handle": "cup", "title_en": "A cup"}),
        (3, {"handle": "bowl", "title_en": "A bowl"}),
    ]


def test_rows_bear_the_numbers_a_spreadsheet_shows() -> None:
    rows = read('handle,description\ncup,"two\nlines"\n\n,\nbowl,one\n').rows

    assert [(row.line, row.cells["handle"]) for row in rows] == [(2, "cup"), (5, "bowl")]
    assert rows[0].cells["description_en"] == "two\nlines"


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Handle", "handle"),
        (" SLUG ", "handle"),
        ("Title", "title_en"),
        ("title (zh-Hant)", "title_zh_hant"),
        ("Name zh-CN", "title_zh_hans"),
        ("商品名稱 繁體中文", "title_zh_hant"),
        ("Option 1 Name", "option1_name_en"),
        ("option2_value_zh_hans", "option2_value_zh_hans"),
        ("Variant SKU", "sku"),
        ("貨號", "sku"),
        ("Price", "price_CNY"),
        ("price (usd)", "price_USD"),
        ("Stock", "stock_HZ-1"),
        ("stock_hz_1", "stock_HZ-1"),
        ("stock elsewhere", None),
        ("Vendor", None),
    ],
)
def test_columns_are_known_by_many_names(heading: str, key: str | None) -> None:
    assert HEADINGS.key_of(heading) == key


def test_our_own_headings_mean_themselves() -> None:
    own = own_headings(4, ["CNY", "JPY"], ["JPY"], ["HZ-1"])

    assert [HEADINGS.key_of(each) for each in own] == own


def test_unknown_headings_are_told_and_left_aside() -> None:
    assert read("handle,Vendor\ncup,Lin\n").ignored == ["Vendor"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "NO_HEADINGS"),
        (b"handle\n", "EMPTY_SHEET"),
        (b"title,price\nCup,1\n", "NO_HEADINGS"),
        (b"handle,slug\ncup,cup\n", "SAME_HEADING"),
        (b'handle,title\ncup,"A cup\n', "NOT_A_SHEET"),
        ("handle,title\ncup,茶杯\n".encode("big5"), "NOT_A_SHEET"),
        ("handle,title\ncup,茶杯\n".encode("gb18030"), "NOT_A_SHEET"),
        (b"PK\x03\x04 and so on", "NOT_A_SHEET"),
        (b"handle,title\ncup,\x00\n", "NOT_A_SHEET"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "NOT_A_SHEET"),
        (b"handle\n" + b"cup\n" * (MOST_ROWS + 1), "TOO_MANY_ROWS"),
        (b"handle,title\ncup," + b"x" * 200_000 + b"\n", "NOT_A_SHEET"),
    ],
    ids=["empty", "bare", "no-key", "twice", "quotes", "big5", "gbk", "xlsx", "zero", "png", "long", "wide"],
)
def test_what_is_no_sheet_is_turned_away_with_a_sentence(content: bytes, code: str) -> None:
    with pytest.raises(NotRead) as said:
        read(content)

    assert said.value.code == code
    assert all(said.value.words.values())


def test_a_cell_too_many_and_what_stands_twice_are_noted_at_their_row() -> None:
    rows = read("handle,sku,barcode\ncup,A,1234,more\nbowl,a,1234\n").rows

    assert [[column for column, _ in row.problems] for row in rows] == [[""], ["sku", "barcode"]]
    assert "row 2" in rows[1].problems[0][1]["en"]


@given(st.text())
def test_no_cell_we_write_is_a_formula_and_each_comes_back_as_it_was(said: str) -> None:
    assert not harmless(said).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert as_said(harmless(said)) == said


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=1, max_size=3))
def test_what_a_csv_writer_quotes_is_read_as_it_was(said: list[str]) -> None:
    page = io.StringIO(newline="")
    names = ["handle", "title", "description"][: len(said)]
    csv.writer(page).writerows([names, [harmless(each) for each in ["cup", *said[1:]]]])

    (row,) = read(page.getvalue()).rows

    told = [row.cells.get(f"{name}_en", "") for name in names[1:]]
    assert told == [each.strip() for each in said[1:]]
