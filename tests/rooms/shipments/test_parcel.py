"""A parcel is taken with its order and all the parcels the order has at that moment."""

import asyncio

from orderflow.kernel.db import Database
from orderflow.kernel.work import Work, as_system
from orderflow.shipments.parcel import all_parcels, take_parcel
from tests.parcels import a_packed_parcel
from tests.running import until

_ANOTHER = """
insert into shipment select (jsonb_populate_record(s, jsonb_build_object('id', 'shp_two', 'number', 'two'))).*
from shipment s where id = :id
"""
_WAITING = "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"


async def test_who_waited_for_an_order_sees_the_parcel_it_got_meanwhile(database: Database) -> None:
    _, parcel = await a_packed_parcel(database)

    async def take(work: Work) -> set[str]:
        order, _ = await take_parcel(work, parcel.id)
        return {each.id for each in await all_parcels(work, order)}

    async def waits() -> bool:
        async with database.read() as connection:
            return bool(await connection.value(_WAITING))

    async with asyncio.TaskGroup() as both, database.transaction() as other:
        await other.row('select id from "order" where id = :id for update', id=parcel.order_id)
        taken = both.create_task(as_system(database, take))
        await until(waits, "the second to wait for the order")
        await other.run(_ANOTHER, id=parcel.id)
        await other.run('update "order" set version = version + 1 where id = :id', id=parcel.order_id)

    assert taken.result() == {parcel.id, "shp_two"}
