"""Props: a cart that is ready to be ordered."""

from typing import Any

from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database, Row
from orderflow.orders.actions.fill_cart import (
    AddToCart,
    CartLineGiven,
    ChooseDelivery,
    SetCartAddress,
)  # fmt: skip
from orderflow.orders.actions.place_order import PlaceOrder
from orderflow.people.address import AddressGiven
from tests.world import do, guest

HERE = AddressGiven("周曉嵐", "138 0000 6021", "CN", "上海市", "上海市", "徐匯區", "衡山路 811 弄 6 號", "200030")


async def a_full_cart(database: Database, variants: dict[str, Row], **units: int) -> tuple[Actor, str]:
    """A guest's cart with so many of some SKUs, an address and a delivery; answers the guest and the token."""
    lines = [CartLineGiven(variants[sku].id, quantity) for sku, quantity in units.items()]
    made = await do(database, guest(), AddToCart(lines))
    someone, token = guest(made["cart_token"]), made["cart_token"]
    await do(database, someone, SetCartAddress("zhou@example.com", HERE))
    await do(database, someone, ChooseDelivery("standard"))
    return someone, token


async def order(database: Database, actor: Actor, key: str = "once", **given: Any) -> dict[str, Any]:
    """Order what is in the actor's cart."""
    return await do(database, actor, PlaceOrder("card", key, **given))


async def row(database: Database, table: str, id: str) -> Row:
    """A row as it stands."""
    async with database.read() as connection:
        return await connection.one(f'select * from "{table}" where id = :id', id=id)


async def count(database: Database, table: str) -> int:
    """How many rows a table has."""
    async with database.read() as connection:
        return int(await connection.value(f'select count(*) from "{table}"'))
