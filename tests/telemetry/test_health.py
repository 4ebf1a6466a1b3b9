"""What a process says of itself: that it lives, and whether it can answer."""

import asyncio

import httpx2

from orderflow.kernel.db import Database
from tests.running import serving, until
from tests.telemetry.figures import TOKEN, of, scraped


async def test_a_process_that_cannot_reach_its_database_lives_and_is_not_ready(database: Database, dsn: str) -> None:
    """Whoever asks hears so soon, with all connections of the pool stuck too, and figures are told all the same."""
    async with serving(dsn, pool_size="2", metrics_token=TOKEN) as (_, [address]), httpx2.AsyncClient() as http:

        async def status(path: str) -> int:
            return (await http.get(f"{address}{path}", timeout=10)).status_code

        async def is_stuck() -> bool:
            return await status("/readyz") == 503

        before = [await status("/healthz"), await status("/readyz")]
        async with database.transaction() as other:
            await other.run("lock table event, delivery, clock_offset in access exclusive mode")
            asked = [asyncio.create_task(http.get(f"{address}/graphql?query={{events{{cursor}}}}")) for _ in range(4)]
            await until(is_stuck, "the pool to be stuck")
            alive = await status("/healthz")
            figures = await scraped(address)
        await asyncio.gather(*asked)
        after = await status("/readyz")

    assert (before, alive, after) == ([200, 200], 200, 200)
    assert of(figures, "orderflow_database_connections", state="busy") == 2
    assert not [name for name, _ in figures if name.startswith("orderflow_deliver")]
