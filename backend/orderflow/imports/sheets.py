"""Sheets that we write: the catalogue, and the report of an import."""

import csv
import io
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from typing import Any

from orderflow.imports.columns import own_headings
from orderflow.imports.sheet import harmless
from orderflow.imports.shop import PRODUCT, form_cells, product_cells, shop_of
from orderflow.kernel.db import Database, query
from orderflow.kernel.texts import in_locale
from orderflow.shop import terms

AT_A_TIME = 200
BOM = "\ufeff"
"""By which a spreadsheet knows that the words are in UTF-8."""
_WIDTH = """
select coalesce((select max(jsonb_array_length(options)) from variant), 0) as options,
  array(select distinct currency from price where currency <> :own order by currency) as currencies,
  array(select distinct currency from price where compare_at is not null order by currency) as compared
"""
_ITEMS = "select * from import_item where import_id = :id and (line, id) > (:line, :last) order by line, id limit :most"


async def catalogue_sheet(
    database: Database, locale: str, source: str, where: str, values: Mapping[str, Any]
) -> AsyncIterator[str]:
    """The products of a list as a sheet that can be sent back, a few hundred at a time, the newest first."""
    own = terms.current().currency
    async with database.read() as connection:
        shop = await shop_of(connection, locale)
        width = await connection.one(_WIDTH, own=own)
    headings = own_headings(width.options, [own, *width.currencies], width.compared, shop.headings.warehouses)
    yield BOM + _written([headings])
    chosen = f"select id from ({source}) as product where {where} and id < :before order by id desc limit {AT_A_TIME}"
    listed = query(PRODUCT.format(where=f"id in ({chosen})") + " order by id desc")
    before = "~"
    while True:
        async with database.read() as connection:
            products = await connection.rows(listed, before=before, **{"locale": locale, **values})
        yield _written(
            [cells.get(heading, "") for heading in headings]
            for product in products
            for cells in _rows(product, product_cells(product, shop.shelves))
        )
        if len(products) < AT_A_TIME:
            return
        before = products[-1].id


def _rows(product: Any, cells: Mapping[str, str]) -> Iterable[dict[str, str]]:
    """A row for each form; what is said of the product as a whole stands in the first one."""
    first, *others = [form_cells(form) for form in product.forms] or [{}]
    yield {**cells, **first}
    for form in others:
        yield {"handle": cells["handle"], **form}


async def import_report(database: Database, import_id: str, locale: str) -> AsyncIterator[str]:
    """Each row of a sheet with what became of it and why."""
    yield BOM + _written([["row", "handle", "sku", "result", "column", "reason"]])
    line, last = 0, ""
    while True:
        async with database.read() as connection:
            items = await connection.rows(_ITEMS, id=import_id, line=line, last=last, most=AT_A_TIME)
        yield _written(row for item in items for row in _report(item, locale))
        if len(items) < AT_A_TIME:
            return
        line, last = items[-1].line, items[-1].id


def _report(item: Any, locale: str) -> Iterable[Sequence[str]]:
    result = (item.result or item.verdict or "").lower()
    for row in item.rows:
        told = [str(row["line"]), item.handle, row["cells"].get("sku", ""), result]
        problems = [each for each in item.problems if each["line"] == row["line"]]
        for each in problems:
            yield [*told, each["column"], in_locale(each["reason"], locale)]
        if not problems:
            yield [*told, "", ""]


def _written(rows: Iterable[Sequence[str]]) -> str:
    page = io.StringIO(newline="")
    csv.writer(page, lineterminator="\r\n").writerows([harmless(cell) for cell in row] for row in rows)
    return page.getvalue()
