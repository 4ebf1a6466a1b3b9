"""Props: paid orders, and their parcels as far as the warehouse and the carrier have brought them."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database, Row
from orderflow.kernel.deliveries import Worker
from orderflow.kernel.ids import new_id
from orderflow.kernel.work import Work, as_system
from orderflow.orders import checks as order_checks
from orderflow.orders.actions.fill_cart import AddToCart, CartLineGiven, ChooseDelivery, SetCartAddress
from orderflow.orders.actions.place_order import PlaceOrder
from orderflow.orders.follow import follow
from orderflow.orders.tables import Order
from orderflow.orders.token import order_token
from orderflow.shipments import checks
from orderflow.shipments.actions.dispatch import DispatchShipment, HandOverShipments
from orderflow.shipments.actions.pack import PackShipment
from orderflow.shipments.actions.pick import ConfirmPick, StartPicking
from orderflow.shipments.carriers.simulator import plug as swift
from orderflow.warehouse import checks as stock_checks
from tests.paying import ADDRESS
from tests.shelves import NEAR, stock_up
from tests.world import a_team, as_staff, do, guest

FLOOR = as_staff("SUPERVISOR")
ROUND_THE_CLOCK = {"shift_start": "00:00", "shift_end": "00:00"}


async def a_team_at(database: Database, warehouse_id: str = NEAR, code: str = "DAY", **values: Any) -> Row:
    """A team of a warehouse that is on duty at any hour."""
    plain: dict[str, Any] = {"regions": ["CN"], **ROUND_THE_CLOCK}
    return await a_team(database, code, warehouse_id=warehouse_id, **{**plain, **values})


async def an_unpaid_order_of(
    database: Database, shelf: dict[str, tuple[int, int]], units: dict[str, int], **address: str
) -> tuple[Row, Actor]:
    """An order of so many units of some SKUs from a shelf, and the guest who placed it."""
    return await order_again(database, await stock_up(database, **shelf), units, **address)


async def order_again(
    database: Database, variants: dict[str, Row], units: dict[str, int], **address: str
) -> tuple[Row, Actor]:
    """Another order of what lies on the shelf already."""
    lines = [CartLineGiven(variants[sku].id, count) for sku, count in units.items()]
    token = (await do(database, guest(), AddToCart(lines)))["cart_token"]
    await do(database, guest(), SetCartAddress("lin@example.com", replace(ADDRESS, **address), token))
    await do(database, guest(), ChooseDelivery("standard", token))
    placed = await do(database, guest(), PlaceOrder("card", new_id("key"), token))
    return await now(database, "order", placed["order"]), guest(order_token(placed["order"]))


async def secure(database: Database, order: Row) -> None:
    """The money of an order has come."""

    async def verb(work: Work) -> None:
        taken = await work.take(Order, order.id)
        await follow(work, taken, {"captured": taken.total})

    await as_system(database, verb)


async def a_paid_order(
    database: Database,
    units: dict[str, int] | None = None,
    shelf: dict[str, tuple[int, int]] | None = None,
    **address: str,
) -> tuple[Row, Actor]:
    """A paid order, by default of two cups, given to whatever team there is."""
    wanted = units or {"CUP": 2}
    placed, someone = await an_unpaid_order_of(database, shelf or dict.fromkeys(wanted, (9, 9)), wanted, **address)
    await secure(database, placed)
    await drain(database)
    return await now(database, "order", placed.id), someone


async def a_parcel(database: Database, **given: Any) -> tuple[Row, Row]:
    """A paid order and its one parcel, waiting to be picked by a team."""
    await a_team_at(database)
    order, _ = await a_paid_order(database, **given)
    return order, await parcel_of(database, order)


async def a_picked_parcel(database: Database, **given: Any) -> tuple[Row, Row]:
    """A parcel that only has to be closed."""
    order, parcel = await a_parcel(database, **given)
    await pick(database, parcel)
    return order, await now(database, "shipment", parcel.id)


async def a_packed_parcel(database: Database, **given: Any) -> tuple[Row, Row]:
    """A parcel without a label."""
    order, parcel = await a_picked_parcel(database, **given)
    await do(database, FLOOR, PackShipment(parcel.id))
    return order, await now(database, "shipment", parcel.id)


async def a_labelled_parcel(database: Database, **given: Any) -> tuple[Row, Row]:
    """A parcel its carrier has not taken yet."""
    order, parcel = await a_packed_parcel(database, **given)
    await do(database, FLOOR, dispatch(parcel))
    await drain(database)
    return order, await now(database, "shipment", parcel.id)


async def a_parcel_on_its_way(database: Database, **given: Any) -> tuple[Row, Row]:
    """A parcel its carrier has just taken."""
    order, parcel = await a_labelled_parcel(database, **given)
    await do(database, FLOOR, HandOverShipments([parcel.id]))
    await drain(database)
    return order, await now(database, "shipment", parcel.id)


async def pick(database: Database, parcel: Row) -> None:
    """Scan everything that belongs into a parcel."""
    await do(database, FLOOR, StartPicking(parcel.id))
    for line in await lines_of(database, parcel):
        await do(database, FLOOR, ConfirmPick(parcel.id, line.barcode, line.quantity))


def dispatch(parcel: Row, carrier: str = "swift", tracking_number: str | None = None) -> DispatchShipment:
    """A request for a label."""
    return DispatchShipment(parcel.id, carrier, new_id("key"), tracking_number)


def swift_number(seed: str = "any") -> str:
    """A number that could be Swift's."""
    digits = f"{int.from_bytes(seed.encode()[:5]):012d}"
    return next(number for n in range(10) if swift.validate(number := f"SW{digits}{n}"))


async def lines_of(database: Database, parcel: Row) -> list[Row]:
    """The lines of a parcel by SKU."""
    async with database.read() as connection:
        return await connection.rows("select * from shipment_line where shipment_id = :id order by sku", id=parcel.id)


async def parcels_of(database: Database, order: Row) -> list[Row]:
    """The parcels of an order."""
    async with database.read() as connection:
        return await connection.rows("select * from shipment where order_id = :id order by number", id=order.id)


async def parcel_of(database: Database, order: Row) -> Row:
    """The one parcel of an order that is not cancelled."""
    (found,) = [each for each in await parcels_of(database, order) if each.state != "CANCELLED"]
    return found


async def now(database: Database, table: str, id: str) -> Row:
    """A row as it is now."""
    async with database.read() as connection:
        return await connection.one(f'select * from "{table}" where id = :id', id=id)


async def drain(database: Database) -> None:
    """Let everything happen that is due."""
    await Worker(database).drain()


async def pass_time(database: Database, **span: float) -> None:
    """Move the shop's clock and let everything happen that is due then."""
    clock.set_offset(clock.offset().total_seconds() + timedelta(**span).total_seconds())
    await drain(database)


async def history(database: Database, order: Row) -> list[str]:
    """The types of the events of an order."""
    async with database.read() as connection:
        events = await connection.rows("select type from event where order_id = :id order by id", id=order.id)
    return [event.type for event in events]


async def at_once(*verbs: Any) -> list[Any]:
    """Run verbs at the same time; answers what came of each, refusals included."""
    return await asyncio.gather(*verbs, return_exceptions=True)


async def assert_all_adds_up(database: Database) -> None:
    """Orders, parcels and stock say the same."""
    async with database.read() as connection:
        for room in (checks, order_checks, stock_checks):
            for name, check in vars(room).items():
                if asyncio.iscoroutinefunction(check):
                    assert await check(connection) == [], name
