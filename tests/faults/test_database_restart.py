"""The database goes down under load and comes back: processes recover by themselves, nothing is lost or doubled."""

import asyncio
import signal

import pytest

from orderflow import tables
from orderflow.kernel.embedded import EmbeddedPostgres
from tests.faults.following import Following
from tests.faults.lives import FATES, Crowd
from tests.faults.restarting import restart
from tests.paying import rows
from tests.wire import open_shop, value

ORDERS = 40
DOWNFALLS = (signal.SIGQUIT, signal.SIGKILL)
"""`pg_ctl stop -m immediate`, and kill -9 of the postmaster."""


@pytest.mark.timeout(240)
async def test_the_database_dies_twice_under_load(own_server: EmbeddedPostgres) -> None:
    dsn = own_server.dsn()
    await asyncio.to_thread(tables.upgrade, dsn)
    async with open_shop(dsn) as shop, Following(shop.staff[1]).running() as following:
        start = int(following.cursor or 0)
        crowd = Crowd(shop)
        with crowd.watched():
            async with asyncio.TaskGroup() as all_at_once:
                living = [all_at_once.create_task(crowd.live(n)) for n in range(ORDERS)]
                for n, downfall in enumerate(DOWNFALLS, start=1):
                    await crowd.pace.reaches(n * 100)
                    await restart(own_server, downfall)
                    await shop.let_a_minute_pass()
        lives = [each.result() for each in living]
        await shop.assert_clean()
        ends = {row.id: row.status for row in await rows(shop.database, 'select id, status from "order"')}
        await following.hears(await value(shop.database, "select max(position) from event"))
        positions = await rows(shop.database, "select position from event where position > :start", start=start)

        assert [life.again for life in lives] == [life.order for life in lives]
        assert [ends.pop(life.order["orderId"]) for life in lives] == [FATES[n % len(FATES)] for n in range(ORDERS)]
        assert ends == {}
        assert following.positions == sorted(row.position for row in positions)
