"""A private copy of the shop's tables in a schema of its own, where orders can be played without anybody noticing."""

import contextlib
from collections.abc import AsyncIterator, Mapping
from io import BytesIO
from urllib.parse import quote

from orderflow import tables
from orderflow.catalog.tables import Category, Price, Product, Variant
from orderflow.kernel.db import Connection, Database, Row, table
from orderflow.kernel.ids import new_id
from orderflow.orders.tables import order_number
from orderflow.people.tables import Staff, Team
from orderflow.shop.tables import DeliveryRate, PaymentTerms, Shop
from orderflow.tickets.tables import ticket_number
from orderflow.warehouse.tables import StockLevel, Warehouse

STANDING = tuple(
    table(model).name
    for model in (
        Shop, DeliveryRate, PaymentTerms, Category, Product, Variant, Price, Warehouse, StockLevel, Team, Staff
    )
)  # fmt: skip
"""What orders refer to and do not bring along; plays may change its numbers, and these changes are counted."""

NUMBERS = (order_number, ticket_number)
NUMBERS_FROM = 77_700_001
SERIALS_FROM = 7_770_000_000_001
SERIALS_APART = 1_000_000_000
POSITIONS_APART = 10_000_000_000
"""Running numbers of the workshop: no shop counts so far, so they are found in any text."""

_COLUMNS = """
select table_name, column_name, data_type, column_default from information_schema.columns
where table_schema = current_schema() order by table_name, ordinal_position
"""
_NUMERIC = ("integer", "bigint", "numeric")


class Workshop:
    """The tables of one workshop, empty but for what is standing."""

    def __init__(self, database: Database, columns: Mapping[str, list[Row]]) -> None:
        self.database = database
        self.columns = columns
        self.serials = sorted(
            name for name, own in columns.items() if any("nextval" in (c.column_default or "") for c in own)
        )
        """Tables whose ids the database counts."""

    def names(self, name: str) -> list[str]:
        """The columns of a table."""
        return [column.column_name for column in self.columns[name]]

    def moving(self) -> list[str]:
        """The tables that plays fill, parents first."""
        found = [each.name for each in tables.metadata().sorted_tables if each.name in self.columns]
        return [name for name in found if name not in STANDING]

    async def text_of(self, name: str) -> str:
        """All rows of a table as COPY writes them, in the order of their ids."""
        listed = ", ".join(f'"{each}"' for each in self.names(name))
        rows = BytesIO()
        async with self.database.read() as connection:
            await connection.raw.copy_from_query(f'select {listed} from "{name}" order by 1', output=rows)
        return rows.getvalue().decode()

    async def clear(self, *, keep: tuple[str, ...] = ()) -> None:
        """Forget what was played."""
        emptied = [f'delete from "{name}"' for name in self.moving() if name not in keep]  # faster than truncating
        async with self.database.read() as connection:
            await connection.run("; ".join(emptied))

    async def number_events(self) -> None:
        """Give events positions that are found in any text, as far from their ids as from those of the shop."""
        async with self.database.read() as connection:
            await connection.run(f"update event set position = id + {POSITIONS_APART}")

    async def standing(self) -> dict[str, dict[str, dict[str, int]]]:
        """The numbers of what is standing: by table, by id, by column."""
        found: dict[str, dict[str, dict[str, int]]] = {}
        async with self.database.read() as connection:
            for name in STANDING:
                numbers = [each.column_name for each in self.columns[name] if each.data_type in _NUMERIC]
                rows = await connection.rows(f'select * from "{name}"')
                found[name] = {row.id: {column: row[column] for column in numbers} for row in rows}
        return found


@contextlib.asynccontextmanager
async def opened(shop: Database) -> AsyncIterator[Workshop]:
    """A workshop beside the shop's tables, gone afterwards."""
    name = new_id("workshop")
    async with shop.read() as connection:
        await _build(connection, name)
    try:
        separator = "&" if "?" in shop.dsn else "?"
        settings = {"search_path": f"{name},public", "timezone": "UTC", "datestyle": "ISO", "synchronous_commit": "off"}
        asked = "&".join(f"{key}={quote(value)}" for key, value in settings.items())
        async with Database(f"{shop.dsn}{separator}{asked}", size=6) as database:
            async with database.read() as connection:
                columns: dict[str, list[Row]] = {}
                for column in await connection.rows(_COLUMNS):
                    columns.setdefault(column.table_name, []).append(column)
            yield Workshop(database, columns)
    finally:
        async with shop.read() as connection:
            await connection.run(f"drop schema {name} cascade")


async def _build(connection: Connection, schema: str) -> None:
    await connection.run(f"create schema {schema}")
    serials = 0
    for each in tables.metadata().sorted_tables:
        own = f'{schema}."{each.name}"'
        await connection.run(f'create unlogged table {own} (like "{each.name}" including all)')
        if each.name in STANDING:
            await connection.run(f'insert into {own} select * from "{each.name}"')
        for column in each.columns:
            if column.primary_key and column is each.autoincrement_column and column.server_default is None:
                counter = f"{schema}.{each.name}_{column.name}_seq"
                await connection.run(f"create sequence {counter} start {SERIALS_FROM + serials * SERIALS_APART}")
                await connection.run(f"alter table {own} alter {column.name} set default nextval('{counter}')")
                serials += 1
    for sequence in NUMBERS:
        await connection.run(f"create sequence {schema}.{sequence.name} start {NUMBERS_FROM}")
