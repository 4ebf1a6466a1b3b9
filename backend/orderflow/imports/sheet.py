"""From a file somebody sent to the rows of a sheet: opened with suspicion, whatever program wrote it."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from orderflow.imports.columns import Headings
from orderflow.kernel.texts import Text, text

LARGEST_SHEET = 10 * 1024 * 1024
MOST_ROWS = 10_000
MOST_COLUMNS = 200
_SEPARATORS = ",;\t"
# What a program that opens a sheet takes for a formula; the mark before it says that it is text.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_MARKED = re.compile(r"'+[=+\-@\t\r]")


class NotRead(Exception):
    """A file is not taken as a sheet; `words` say why and what to do."""

    def __init__(self, code: str, words: Text) -> None:
        super().__init__(code)
        self.code = code
        self.words = words


@dataclass(slots=True)
class SheetRow:
    """One row: its number as a spreadsheet shows it, what stands in it by column, and what is wrong with it."""

    line: int
    cells: dict[str, str]
    problems: list[tuple[str, Text]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file, and the headings that we do not know."""

    rows: list[SheetRow]
    ignored: list[str]


def harmless(said: str) -> str:
    """A cell that no program takes for a formula."""
    return f"'{said}" if _FORMULA.match(said) else said


def as_said(cell: str) -> str:
    """What a cell says: the mark that made it harmless is taken off."""
    return cell[1:] if _MARKED.match(cell) else cell


def read_sheet(content: bytes, headings: Headings) -> Sheet:
    """The rows of a file; it takes a while."""
    if len(content) > LARGEST_SHEET:
        raise NotRead("TOO_LARGE", _TOO_LARGE)
    said = _decoded(content)
    first, _, rest = said.partition("\n")
    if found := re.fullmatch(r"sep=(.)\r?", first):
        separator, said = found[1], rest
    else:
        separator = max(_SEPARATORS, key=re.sub(r'"[^"]*"', "", first).count)
    records = _records(said, separator)
    keys, ignored = _keys(next(records, []), headings)
    rows = []
    for line, record in enumerate(records, 2):
        if any(cell.strip() for cell in record):
            rows.append(_row(line, record, keys))
        if len(rows) > MOST_ROWS:
            raise NotRead("TOO_MANY_ROWS", _TOO_MANY_ROWS)
    if not rows:
        raise NotRead("EMPTY_SHEET", _EMPTY)
    _find_repeated(rows)
    return Sheet(rows, ignored)


def _decoded(content: bytes) -> str:
    if content.startswith(b"PK\x03\x04") or content.startswith(b"\xd0\xcf\x11\xe0"):
        raise NotRead("NOT_A_SHEET", _WORKBOOK)
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        said = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotRead("NOT_A_SHEET", _BINARY if b"\0" in content else _ENCODING) from error
    if "\0" in said:
        raise NotRead("NOT_A_SHEET", _BINARY)
    return said


def _records(said: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(_lines(said), delimiter=separator, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        raise NotRead("NOT_A_SHEET", _broken(reader.line_num)) from error


def _lines(said: str) -> Iterator[str]:
    """Each line with its end, whichever of the three ways it ends; text of many megabytes is not copied at once."""
    begin = 0
    for found in re.finditer(r"\r\n|\n|\r", said):
        yield said[begin : found.start()] + "\n"
        begin = found.end()
    if begin < len(said):
        yield said[begin:]


def _keys(names: Sequence[str], headings: Headings) -> tuple[list[str | None], list[str]]:
    keys = [headings.key_of(name) for name in names]
    known = [key for key in keys if key]
    twice = next((name for name, key in zip(names, keys, strict=True) if key and known.count(key) > 1), None)
    if twice is not None:
        raise NotRead("SAME_HEADING", _twice(twice[:60]))
    if not {"handle", "sku"}.intersection(known) or len(names) > MOST_COLUMNS:
        raise NotRead("NO_HEADINGS", _NO_HEADINGS)
    ignored = [name.strip()[:60] for name, key in zip(names, keys, strict=True) if key is None and name.strip()]
    return keys, ignored


def _row(line: int, record: Sequence[str], keys: Sequence[str | None]) -> SheetRow:
    cells = {key: as_said(cell).strip() for key, cell in zip(keys, record, strict=False) if key}
    row = SheetRow(line, {key: said for key, said in cells.items() if said})
    if any(cell.strip() for cell in record[len(keys) :]):
        row.problems.append(("", _TOO_WIDE))
    return row


def _find_repeated(rows: Sequence[SheetRow]) -> None:
    """Note where a SKU or barcode stands a second time."""
    first: dict[tuple[str, str], int] = {}
    for row in rows:
        for key in ("sku", "barcode"):
            if said := row.cells.get(key, "").upper():
                before = first.setdefault((key, said), row.line)
                if before != row.line:
                    row.problems.append((key, _repeated(before)))


_TOO_LARGE = text(
    "檔案超過 10 MB。請分成幾個檔案。", "文件超过 10 MB。请分成几个文件。", "The file is over 10 MB. Split it up."
)
_TOO_MANY_ROWS = text(
    "檔案超過一萬列。請分成幾個檔案。",
    "文件超过一万行。请分成几个文件。",
    "The file has more than ten thousand rows. Split it up.",
)
_EMPTY = text("檔案裡沒有任何商品。", "文件里没有任何商品。", "There is no product in the file.")
_WORKBOOK = text(
    "這是 Excel 活頁簿。請在 Excel 另存為「CSV UTF-8」再上傳。",
    "这是 Excel 工作簿。请在 Excel 中另存为“CSV UTF-8”后再上传。",
    "This is an Excel workbook. In Excel save it as “CSV UTF-8”, then send that.",
)
_BINARY = text("這不是 CSV 檔案。", "这不是 CSV 文件。", "This is not a CSV file.")
_ENCODING = text(
    "這個檔案不是 UTF-8 編碼，文字會變成亂碼。請另存為「CSV UTF-8」再上傳。",
    "这个文件不是 UTF-8 编码，文字会变成乱码。请另存为“CSV UTF-8”后再上传。",
    "The file is not in UTF-8, so its words cannot be read. Save it as “CSV UTF-8”, then send that.",
)
_NO_HEADINGS = text(
    "第一列必須是欄位名稱，其中要有 handle 或 sku。",
    "第一行必须是列名，其中要有 handle 或 sku。",
    "The first row must have the names of the columns, and among them handle or sku.",
)
_TOO_WIDE = text(
    "這一列的儲存格比欄位名稱多。請檢查分隔符號和引號。",
    "这一行的单元格比列名多。请检查分隔符和引号。",
    "This row has more cells than there are headings. Check separators and quotes.",
)


def _broken(line: int) -> Text:
    return text(
        f"第 {line} 行的引號沒有成對。請修正後再上傳。",
        f"第 {line} 行的引号没有成对。请修正后再上传。",
        f"Quotes do not match up in line {line} of the file. Mend them, then send it again.",
    )


def _twice(name: str) -> Text:
    return text(
        f"有兩欄都是「{name}」。請刪去一欄。",
        f"有两列都是“{name}”。请删去一列。",
        f"Two columns mean “{name}”. Take one out.",
    )


def _repeated(line: int) -> Text:
    return text(f"和第 {line} 列重複。", f"和第 {line} 行重复。", f"It stands in row {line} already.")
