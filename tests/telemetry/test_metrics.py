"""What Prometheus is told of a shop that is running, by whom and how much."""

import asyncio
from typing import Any

import httpx2

from orderflow.kernel.db import Database
from orderflow.telemetry.watch import LONGEST_NAME, MOST_NAMES
from tests.running import Client, serving, until
from tests.shelves import stock_up
from tests.telemetry.figures import TOKEN, of, scraped
from tests.wire import fill_cart, payment_of, place

ADD = "mutation Add($input: AddToCartInput!) { addToCart(input: $input) { errors { code message } } }"
NOTHING = {"lines": [{"variantId": "var_nothing", "quantity": 1}]}


async def test_nobody_is_told_who_has_not_the_token(dsn: str) -> None:
    async with serving(dsn) as (_, [silent]), httpx2.AsyncClient() as http:
        unset = await http.get(f"{silent}/metrics", headers={"authorization": "Bearer None"})
    async with serving(dsn, metrics_token=TOKEN) as (_, [address]), httpx2.AsyncClient() as http:
        bare = await http.get(f"{address}/metrics")
        wrong = await http.get(f"{address}/metrics", headers={"authorization": f"Bearer {TOKEN}."})

    assert [unset.status_code, bare.status_code, wrong.status_code] == [404, 401, 401]
    assert "orderflow" not in unset.text + bare.text + wrong.text


async def test_operations_are_counted_by_name_with_their_errors(demo_dsn: str) -> None:
    async with serving(demo_dsn, metrics_token=TOKEN) as (_, [address]):
        guest = Client(address)
        for _ in range(3):
            await guest.ask("query Goods { products(first: 3) { nodes { id } } }")
        await guest.send("query Mine { deliveries(first: 1) { nodes { id } } }")
        await guest.send("{ nonsense }")
        await guest.send(ADD, input=NOTHING)
        await guest.ask("{ shop { name } }")
        figures = await scraped(address)
        await guest.close()

    def took(operation: str, kind: str) -> float:
        return of(figures, "orderflow_operation_seconds_count", operation=operation, kind=kind)

    def went_wrong(operation: str, code: str) -> float:
        return of(figures, "orderflow_operation_errors_total", operation=operation, code=code)

    assert (took("Goods", "query"), took("anonymous", "query"), took("Add", "mutation")) == (3, 1, 1)
    assert (took("none", "invalid"), took("other", "query")) == (1, 1)
    assert went_wrong("none", "INVALID_DOCUMENT") == 1
    assert went_wrong("other", "UNAUTHENTICATED") == 1
    assert went_wrong("Add", "NOT_FOUND") == 1
    assert of(figures, "orderflow_http_answers_total", status="200") >= 6
    assert of(figures, "process_resident_memory_bytes") > 1e7


async def test_clients_cannot_make_the_figures_grow(dsn: str) -> None:
    """Names are theirs to choose, and so are the names of fields: neither may become labels without end."""
    async with serving(dsn, metrics_token=TOKEN) as (_, [address]):
        guest = Client(address)
        for start in range(0, MOST_NAMES + 40, 20):
            await asyncio.gather(*(guest.ask(f"query N{start + n} {{ shop {{ name }} }}") for n in range(20)))
        await guest.ask(f"query {'a' * (LONGEST_NAME + 1)} {{ shop {{ name }} }}")
        await guest.send(ADD.replace("code message", "code: message"), input=NOTHING)
        figures = await scraped(address)
        await guest.close()

    counted = {dict(labels)["operation"] for name, labels in figures if name == "orderflow_operation_seconds_count"}
    assert len(counted) == MOST_NAMES + 1
    assert of(figures, "orderflow_operation_seconds_count", operation="other", kind="query") == 41
    assert not [labels for name, labels in figures if name == "orderflow_operation_errors_total"]


async def test_who_is_connected_and_what_waits_is_told(database: Database, dsn: str) -> None:
    variants = await stock_up(database, CUP=(10, 0))
    async with serving(dsn, metrics_token=TOKEN, worker_in_serve="false") as (_, [address]):
        guest = Client(address)
        order = await place(guest, await fill_cart(guest, variants["CUP"].id))
        await guest.do("startPayment", payment_of(order))
        document = (
            "subscription Mine($id: ID!, $token: String!) { orderEvents(orderId: $id, orderToken: $token) { cursor } }"
        )
        followed: Any = guest.subscribe(document, id=order["orderId"], token=order["orderToken"])
        await anext(followed)

        async def told() -> Any:
            figures = await scraped(address)
            return of(figures, "orderflow_followers") == 1 and figures

        figures = await until(told, "the follower to be counted")
        await followed.aclose()
        await until(lambda: _nobody(address), "the follower to be forgotten")
        await guest.close()

    assert of(figures, "orderflow_connections", kind="socket") == 1
    assert of(figures, "orderflow_connections", kind="stream") == 0
    assert of(figures, "orderflow_channels") == 1
    assert of(figures, "orderflow_operation_seconds_count", operation="Mine", kind="subscription") == 1
    assert of(figures, "orderflow_database_connections", state="idle") >= 1
    assert of(figures, "orderflow_deliveries", state="pending") >= 1
    assert of(figures, "orderflow_deliveries", state="dead") == 0
    assert of(figures, "orderflow_delivery_delay_seconds") > 0


async def _nobody(address: str) -> bool:
    figures = await scraped(address)
    return of(figures, "orderflow_followers") == 0 == of(figures, "orderflow_connections", kind="socket")


async def test_several_processes_answer_with_the_figures_of_all(dsn: str) -> None:
    async with serving(dsn, metrics_token=TOKEN, workers=2) as (_, [address]):
        for _ in range(30):
            guest = Client(address)  # each by a connection of its own, which either process may take
            await guest.ask("query Name { shop { name } }")
            await guest.close()

        async def pools() -> Any:
            figures = await scraped(address)
            return of(figures, "orderflow_database_connections", state="idle") >= 6 and figures

        await until(pools, "both processes to tell of their pools")
        scrapes = [await scraped(address) for _ in range(6)]

    for figures in scrapes:
        assert of(figures, "orderflow_operation_seconds_count", operation="Name", kind="query") == 30
