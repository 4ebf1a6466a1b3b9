"""Props: rows as no verb would leave them."""

from random import Random

from orderflow.graph.bridge import VIEWS
from orderflow.kernel.db import Database, table

WORDS = {"text": ("null", "'NONSENSE'"), "jsonb": ("null", "'{}'")}
_CHECKS = "select conrelid::regclass::text as name, conname from pg_constraint where contype = 'c' and conrelid <> 0"
_COLUMNS = """select table_name, column_name, data_type from information_schema.columns
  where table_name = any(:shown) and column_name !~ '(^|_)id$' order by 1, 2"""


async def loosened(database: Database) -> list[tuple[str, str, str]]:
    """Take every promise off the tables that are shown; answers their columns with their types."""
    async with database.read() as connection:
        for row in await connection.rows(_CHECKS):
            await connection.run(f'alter table {row.name} drop constraint "{row.conname}"')
        shown = sorted({table(view.model).name for view in VIEWS.values()})
        found = await connection.rows(_COLUMNS, shown=shown)
        for row in found:
            await connection.run(f'alter table "{row.table_name}" alter column {row.column_name} drop not null')
    return [(row.table_name, row.column_name, row.data_type) for row in found]


async def spoil(database: Database, random: Random, name: str, column: str, kind: str) -> None:
    """Spoil a column in one row or in all."""
    value = random.choice(WORDS.get(kind, ("null",)))
    rows = random.choice(("true", f'id = (select min(id) from "{name}")'))
    async with database.read() as connection:
        await connection.run(f'update "{name}" set {column} = {value} where {rows}')
