"""SIGTERM: a serving process answers what it was asked and ends within seconds, whoever still follows it."""

import asyncio
import signal

from tests.faults.following import Following
from tests.wire import open_shop, payment_of, port_of, some_orders, value

SECONDS = 10


async def test_a_process_told_to_end_ends_within_seconds_with_no_work_half_done(dsn: str) -> None:
    async with open_shop(dsn, processes=1) as shop, Following(shop.floor).running():
        orders = await some_orders(shop, 10)
        asked = [asyncio.create_task(shop.guest.tried("startPayment", payment_of(order))) for order in orders]
        await asyncio.sleep(0)
        port = port_of(shop.addresses[0])
        process = shop.served.processes.pop(port)

        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(SECONDS):
            await process.wait()
        await asyncio.gather(*asked, return_exceptions=True)
        held = await value(shop.database, "select count(*) from delivery where lease_until > now()")

        assert process.returncode in (0, -signal.SIGTERM)
        assert held == 0
        await shop.served.start(port)
        await shop.assert_clean()
