"""One misfortune after the other under load: no event is lost, and nobody who follows stays behind."""

import asyncio
import contextlib
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest

from orderflow import tables
from orderflow.kernel.embedded import EmbeddedPostgres
from tests.faults.following import Following
from tests.faults.lives import Crowd
from tests.faults.restarting import restart
from tests.paying import rows
from tests.running import until
from tests.wire import Shop, open_shop, payment_of, port_of, some_orders, value

ORDERS, BETWEEN = 25, 40
"""Lives that are led meanwhile, and answers from one misfortune to the next."""
_DEAF = """
select count(pg_terminate_backend(pid)) from pg_stat_activity
where datname = current_database() and query ilike 'listen%'
"""
_POSITIONS = "select position from event where position > :start order by position"
_OF_ORDER = "select max(position) from event where order_id = :order and type = any(:heard)"


@dataclass
class Fate:
    """What befalls a shop whose work is done by a process of its own."""

    shop: Shop
    server: EmbeddedPostgres
    worker: str

    async def nobody_listens(self) -> None:
        """All connections that wait for the bell are cut."""
        await until(lambda: value(self.shop.database, _DEAF), "somebody to listen")

    async def the_worker_dies(self) -> None:
        """Killed amid its work; another takes over."""
        await self.shop.served.kill(self.worker)
        self.worker = await self.shop.served.start(works=True)

    async def a_server_dies(self) -> None:
        """One of two is killed; it comes back."""
        address = self.shop.addresses[0]
        await self.shop.served.kill(address)
        await self.shop.served.start(port_of(address))

    async def the_database_dies(self) -> None:
        """Killed, and started again."""
        await restart(self.server, signal.SIGKILL)

    @property
    def misfortunes(self) -> list[Callable[[], Awaitable[None]]]:
        """In this order."""
        return [self.nobody_listens, self.the_worker_dies, self.a_server_dies, self.the_database_dies]


@pytest.mark.timeout(180)
async def test_whatever_dies_no_event_is_lost_and_nobody_who_follows_stays_behind(
    own_server: EmbeddedPostgres,
) -> None:
    """Two serving processes and one that works; followers of the whole log at both, and of single orders."""
    dsn = own_server.dsn()
    await asyncio.to_thread(tables.upgrade, dsn)
    async with open_shop(dsn, works=False) as shop, contextlib.AsyncExitStack() as stack:
        fate = Fate(shop, own_server, await shop.served.start(works=True))
        orders = await some_orders(shop, len(fate.misfortunes))
        await shop.at_rest()  # so that nothing is heard before it is noted where each follower starts
        boards = [Following(each) for each in shop.staff]
        owns = [Following(shop.guests[n % 2], order=order) for n, order in enumerate(orders)]
        for each in (*boards, *owns):
            await stack.enter_async_context(each.running())
        starts = {each: int(each.cursor or 0) for each in (*boards, *owns)}
        crowd = Crowd(shop)

        with crowd.watched():
            async with asyncio.TaskGroup() as all_at_once:
                living = [all_at_once.create_task(crowd.live(n)) for n in range(ORDERS)]
                for n, (strike, order) in enumerate(zip(fate.misfortunes, orders, strict=True), start=1):
                    await crowd.pace.reaches(n * BETWEEN)
                    paying = all_at_once.create_task(_pay(crowd, n, order))
                    await strike()
                    await paying
                    await shop.let_a_minute_pass()
        await shop.assert_clean()

        ends = {row.id: row.status for row in await rows(shop.database, 'select id, status from "order"')}
        lives = [each.result() for each in living]
        assert [ends[life.order["orderId"]] for life in lives] == [life.fate for life in lives]
        for board in boards:
            positions = [row.position for row in await rows(shop.database, _POSITIONS, start=starts[board])]
            await board.hears(positions[-1])
            assert board.positions == positions
        assert boards[0].came > 1
        for n, own in enumerate(owns):
            async with Following(shop.guests[1 - n % 2], "0", own.order).running() as anew:
                await anew.hears(await value(shop.database, _OF_ORDER, order=own.order["orderId"], heard=_PAID))
                await own.hears(anew.positions[-1])
            assert own.positions == [each for each in anew.positions if each > starts[own]]


_PAID = ["order.paid"]


async def _pay(crowd: Crowd, n: int, order: Any) -> None:
    """Its follower is to hear of this while something dies."""
    await crowd.guests[n % 2].do("startPayment", payment_of(order, key=f"pay-{n}"))
