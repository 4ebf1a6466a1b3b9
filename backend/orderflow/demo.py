"""The demo shop: goods and people, entered once into an empty database."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from orderflow.catalog.demo import load as catalog_demo
from orderflow.kernel import clock
from orderflow.kernel.db import Database
from orderflow.kernel.work import Work, as_system
from orderflow.people import demo as people_demo
from orderflow.people.demo import PASSWORD as PASSWORD
from orderflow.shipments import demo as shipments_demo
from orderflow.shop import demo as shop_demo
from orderflow.warehouse import demo as warehouse_demo

CAST = Path(__file__).parent / "catalog" / "demo" / "people.json"


async def load(database: Database, say: Callable[[str], None]) -> bool:
    """Enter the demo shop unless the database has goods already; answers whether it was entered."""
    async with database.read() as connection:
        if await connection.value("select exists (select 1 from product)"):
            return False
    cast: dict[str, Any] = json.loads(CAST.read_text())

    async def enter(work: Work) -> None:
        say("goods and stock")
        await shop_demo.load(work)
        variants = await catalog_demo.load(work, clock.now())
        places = await warehouse_demo.load(work, variants, clock.now())
        say("people")
        await people_demo.load(work, cast, PASSWORD, {code: place.id for code, place in places.items()})
        await work.write()
        await shipments_demo.load(work)

    await as_system(database, enter)
    return True


def accounts() -> list[tuple[str, str]]:
    """Who can sign in to the demo shop: e-mail and what for."""
    cast: dict[str, Any] = json.loads(CAST.read_text())
    staff = [(each["email"], ", ".join(each["roles"]).lower().replace("_", " ")) for each in cast["staff"]]
    return [(cast["customers"][0]["email"], "customer"), *staff]
