"""Props: sheets of goods, as somebody sends them."""

from orderflow.imports.actions import enter_sheet
from orderflow.imports.reactions import check_some
from orderflow.imports.sheet import read_sheet
from orderflow.imports.shop import shop_of
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database, Row
from orderflow.kernel.work import Work, perform
from tests.world import as_staff

KEEPER = as_staff("CATALOGUE")


async def a_sheet(database: Database, said: str | bytes, who: Actor = KEEPER, name: str = "goods.csv") -> str:
    """Send a sheet; the id of the import."""
    async with database.read() as connection:
        shop = await shop_of(connection, who.locale)
    sheet = read_sheet(said.encode() if isinstance(said, str) else said, shop.headings)

    async def enter(work: Work) -> Row:
        return await enter_sheet(work, sheet, name)

    return str((await perform(database, who, enter)).id)


async def a_checked_sheet(database: Database, said: str | bytes, who: Actor = KEEPER) -> str:
    """Send a sheet and have it checked; the id of the import."""
    id = await a_sheet(database, said, who)
    while await check_some(database, id):
        pass
    return id


async def items(database: Database, import_id: str) -> list[Row]:
    """The products of a sheet, in its order."""
    async with database.read() as connection:
        return await connection.rows("select * from import_item where import_id = :id order by line, id", id=import_id)
