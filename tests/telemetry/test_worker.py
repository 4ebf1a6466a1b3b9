"""What a process tells that only works: that it lives, whether it can answer, and what it delivers."""

from typing import Any

import httpx2

from orderflow.kernel.db import Database
from tests.running import Client, serving, until
from tests.shelves import stock_up
from tests.telemetry.figures import TOKEN, of, scraped
from tests.wire import fill_cart, payment_of, place


async def test_a_worker_tells_its_health_and_what_it_delivers(database: Database, dsn: str) -> None:
    variants = await stock_up(database, CUP=(10, 0))
    async with serving(dsn, metrics_token=TOKEN, worker_in_serve="false") as (served, [address]):
        worker = await served.start(works=True)
        guest = Client(address)
        order = await place(guest, await fill_cart(guest, variants["CUP"].id))
        await guest.do("startPayment", payment_of(order))
        await guest.close()

        async def delivered() -> Any:
            figures = await scraped(worker)
            return of(figures, "orderflow_deliveries", state="pending") == 0 and figures

        figures = await until(delivered, "everything to be delivered")
        async with httpx2.AsyncClient() as http:
            health = [(await http.get(f"{worker}{path}")).json()["status"] for path in ("/healthz", "/readyz")]
            elsewhere = (await http.get(f"{worker}/graphql")).status_code

    assert (health, elsewhere) == (["alive", "ready"], 404)
    assert of(figures, "orderflow_reaction_seconds_count", consumer="notices.write_letter", outcome="done") >= 1
    assert of(figures, "orderflow_database_connections", state="idle") >= 1
    assert of(figures, "process_resident_memory_bytes") > 1e7
    assert not [name for name, _ in figures if name.startswith("orderflow_connections")]


async def test_a_worker_tells_no_figures_to_whoever_has_not_the_token(dsn: str) -> None:
    async with serving(dsn, 0) as (served, _), httpx2.AsyncClient() as http:
        silent = await served.start(works=True)
        answer = await http.get(f"{silent}/metrics", headers={"authorization": f"Bearer {TOKEN}"})

    assert answer.status_code == 404
