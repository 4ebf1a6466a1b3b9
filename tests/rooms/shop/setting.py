"""Props: who sets the shop up, and what stands in its rows."""

from decimal import Decimal
from typing import Any

from orderflow.kernel.db import Database, Row
from orderflow.shop.actions.delivery_rates import ChangeDeliveryRate, CreateDeliveryRate
from orderflow.shop.words import TextsGiven
from tests.world import as_staff, do

KEEPER = as_staff("ADMIN")


def words(en: str) -> TextsGiven:
    """A text in English alone."""
    return TextsGiven(en=en)


async def a_rate(database: Database, **given: Any) -> str:
    """A new way to deliver."""
    plain = {"name": words("Bike"), "countries": ["CN"], "fee": Decimal(5), "idempotency_key": "bike"}
    return str((await do(database, KEEPER, CreateDeliveryRate(**{**plain, **given})))["delivery_rate"])


async def change_rate(database: Database, id: str = "dlr_standard", **given: Any) -> None:
    """Change a way to deliver, from whatever it is."""
    version = (await row(database, "delivery_rate", id)).version
    await do(database, KEEPER, ChangeDeliveryRate(id, version, **given))


async def row(database: Database, table: str, id: str) -> Row:
    """A row as it stands."""
    async with database.read() as connection:
        return await connection.one(f'select * from "{table}" where id = :id', id=id)


async def history(database: Database) -> list[tuple[str, str, dict[str, Any], dict[str, Any]]]:
    """What was changed, oldest first: kind, event, before, after."""
    async with database.read() as connection:
        rows = await connection.rows("select * from settings_change order by id")
    return [(each.kind, each.event, each.before, each.after) for each in rows]
