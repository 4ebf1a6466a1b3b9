"""Props: whoever keeps the catalogue, and what they put into it."""

from decimal import Decimal
from typing import Any

from orderflow.catalog.actions.categories import CreateCategory
from orderflow.catalog.actions.products import CreateProduct
from orderflow.catalog.actions.variants import AddVariant, OptionGiven
from orderflow.kernel.db import Database, Row
from orderflow.kernel.ids import new_id
from orderflow.shop.words import TextsGiven
from tests.world import as_staff, do

KEEPER = as_staff("CATALOGUE")


def words(en: str, hant: str = "", hans: str = "") -> TextsGiven:
    """A text, in English at least."""
    return TextsGiven(hant, hans, en)


async def a_category(database: Database, name: str = "Tea", parent_id: str | None = None) -> str:
    """A new shelf; its id."""
    return str((await do(database, KEEPER, CreateCategory(words(name), parent_id)))["category"])


async def a_product(database: Database, name: str = "Cup", **given: Any) -> str:
    """A new draft; its id."""
    category = given.pop("category_id", None) or await a_category(database, f"For {name}")
    made = await do(database, KEEPER, CreateProduct(words(name), category, new_id("key"), **given))
    return str(made["product"])


async def a_form(database: Database, product: str, sku: str = "CUP", price: str | None = "10.00", **given: Any) -> str:
    """A new form of a product; its id."""
    options = [OptionGiven(words("Size"), words(given.pop("size", sku)))]
    adding = AddVariant(product, sku, options=options, price=None if price is None else Decimal(price), **given)
    return str((await do(database, KEEPER, adding))["variant"])


async def row(database: Database, table: str, id: str) -> Row:
    """A row as it is now."""
    async with database.read() as connection:
        return await connection.one(f'select * from "{table}" where id = :id', id=id)


async def told(database: Database, type: str) -> list[Row]:
    """The events of a type, in order."""
    async with database.read() as connection:
        return await connection.rows("select * from event where type = :type order by id", type=type)
