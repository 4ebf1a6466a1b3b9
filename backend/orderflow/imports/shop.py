"""What a sheet is compared with: the goods as they stand in the shop, cell by cell."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from orderflow.catalog.tables import ProductState
from orderflow.imports.columns import COMPARED, MEASURES, TAGS, WORDED, Headings, option_cells
from orderflow.kernel.db import Connection, Row
from orderflow.kernel.money import Money
from orderflow.kernel.texts import LOCALES, in_locale
from orderflow.kernel.work import Work
from orderflow.shop import terms

SOLD, RETIRED = "sold", "retired"
JOINED = " > "
_CATEGORIES = "select id, slug, name, parent_id from category order by id"
_WAREHOUSES = "select code from warehouse order by sort, id"
PRODUCT = """
select product.*, coalesce((
  select jsonb_agg(to_jsonb(variant) || jsonb_build_object(
    'prices', (select coalesce(jsonb_object_agg(currency, amount), '{{}}') from price where variant_id = variant.id),
    'compared', (
      select coalesce(jsonb_object_agg(currency, compare_at), '{{}}') from price
      where variant_id = variant.id and compare_at is not null
    ),
    'stock', (
      select coalesce(jsonb_object_agg(code, jsonb_build_object('id', stock_level.id, 'on_hand', on_hand)), '{{}}')
      from stock_level join warehouse on warehouse.id = warehouse_id where variant_id = variant.id
    )
  ) order by variant.sort, variant.id)
  from variant where product_id = product.id
), '[]') as forms
from product where {where}
"""
"""Products with their forms, and the prices and stock of these."""
_BY_HANDLE = PRODUCT.format(where="slug = :handle")


@dataclass(frozen=True, slots=True)
class Shelves:
    """How categories are called in a sheet: by their address, or by the names from the top down."""

    ids: Mapping[str, str]
    """Their ids by whatever they may be called, in small letters."""
    names: Mapping[str, str]
    """What our own sheets call them, by id."""

    def find(self, said: str) -> str | None:
        """The id of the category that is meant, if there is just one."""
        return self.ids.get(_path(said.split(">"))) or self.ids.get(_path(said.split("/")))


def _path(names: list[str]) -> str:
    return JOINED.join(name.strip().lower() for name in names)


@dataclass(frozen=True, slots=True)
class Shop:
    """What a sheet may speak of."""

    headings: Headings
    shelves: Shelves


async def shop_of(connection: Connection | Work, locale: str) -> Shop:
    """The shop as somebody names its parts who reads a language."""
    warehouses = [row.code for row in await connection.rows(_WAREHOUSES)]
    shelves = _shelves(await connection.rows(_CATEGORIES), locale)
    return Shop(Headings(locale, terms.current().currency, warehouses), shelves)


def _shelves(rows: list[Row], locale: str) -> Shelves:
    by_id = {row.id: row for row in rows}
    ids: dict[str, str] = {}
    several: set[str] = set()
    paths: dict[str, str] = {}
    for row in rows:
        above = [row]
        while above[0].parent_id is not None:
            above.insert(0, by_id[above[0].parent_id])
        paths[row.id] = JOINED.join(in_locale(each.name, locale) for each in above)
        told = {_path([in_locale(each.name, one) for each in above]) for one in LOCALES}
        for name in told | {_path([each.slug for each in above])}:
            if ids.setdefault(name, row.id) != row.id:
                several.add(name)
    ids = {name: id for name, id in ids.items() if name not in several}
    ids |= {row.slug: row.id for row in rows}
    shelves = Shelves(ids, {})
    names = {id: path if shelves.find(path) == id else by_id[id].slug for id, path in paths.items()}
    return Shelves(ids, names)


async def product_of(work: Work, handle: str) -> Row | None:
    """A product with all a sheet may say of it."""
    return await work.row(_BY_HANDLE, handle=handle)


def product_cells(product: Row, shelves: Shelves) -> dict[str, str]:
    """What a sheet says of a product as a whole."""
    worded = {
        f"{name}_{TAGS[locale]}": product[column].get(locale, "")
        for name, column in WORDED.items()
        for locale in LOCALES
    }
    return {
        "handle": product.slug,
        **worded,
        "category": shelves.names[product.category_id],
        "tax_class": product.tax_class,
        "status": ProductState(product.state).lower(),
        "pictures": " ".join(each["url"] for each in product.pictures),
    }


def form_cells(form: Mapping[str, Any]) -> dict[str, str]:
    """What a sheet says of one form of a product."""
    prices = {
        f"{column}_{currency}": str(Money(amount, currency).amount)
        for column, listed in (("price", form["prices"]), (COMPARED, form["compared"]))
        for currency, amount in listed.items()
    }
    return {
        "sku": form["sku"],
        "barcode": form["barcode"],
        **option_cells(form["options"]),
        **prices,
        **{f"stock_{code}": str(level["on_hand"]) for code, level in form["stock"].items()},
        **{name: "" if form[name] is None else str(form[name]) for name in MEASURES},
        "form_status": RETIRED if form["retired"] else SOLD,
    }
