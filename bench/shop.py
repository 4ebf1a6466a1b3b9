"""A shop of its own to measure: a database in a temporary folder, a year of orders, one serving process."""

import asyncio
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2

from bench.meter import Meter
from orderflow import demo, tables
from orderflow.kernel.db import Database
from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.kernel.work import Work, as_system
from orderflow.seed import seed
from orderflow.warehouse.movements import Change, make
from orderflow.warehouse.tables import MovementKind

PATIENCE = 60.0
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Shop:
    """Where the shop is and how it is measured."""

    address: str
    dsn: str
    meter: Meter
    log: Path
    """The database's own log."""
    server: EmbeddedPostgres


@contextlib.contextmanager
def opened(orders: int, say: Say, kept: Path | None = None) -> Iterator[Shop]:
    """A shop with so many orders, in a folder to be kept, or gone afterwards."""
    folder = kept or Path(tempfile.mkdtemp(prefix="orderflow-bench-"))
    settings = {
        "SANDBOX": "true",
        "SECRET": "a secret that only the bench knows, and for an hour",
        "VAR_DIR": str(folder),
        **{f"RATE_OF_{who}": "1000000/second" for who in ("GUESTS", "CUSTOMERS", "STAFF", "APPS")},
        "CONNECTIONS_PER_ADDRESS": "20000",  # the whole crowd lives in one house
        "CONNECTIONS_PER_PERSON": "20000",
        "SUBSCRIPTIONS_PER_PERSON": "20000",
    }
    os.environ.update({f"ORDERFLOW_{name}": value for name, value in settings.items()})
    say("starting a database")
    try:
        with EmbeddedPostgres(folder / "postgres") as server:
            tables.upgrade(server.dsn())
            asyncio.run(_fill(server.dsn(), orders, say))
            with serving(server.dsn()) as (address, pid):
                meter = Meter(pid, server.cluster.status()[0])
                yield Shop(address, server.dsn(), meter, server.cluster.folder / "server.log", server)
    finally:
        if kept is None:
            shutil.rmtree(folder, ignore_errors=True)


async def _fill(dsn: str, orders: int, say: Say) -> None:
    async with Database(dsn, size=4) as database:
        async with database.read() as connection:
            before = int(await connection.value('select count(*) from "order"'))
        if before < orders:
            await demo.load(database, say)
            await as_system(database, _fill_shelves)
            await seed(database, orders - before, say)
        async with database.read() as connection:
            say("vacuuming")
            await connection.raw.execute("vacuum (analyze)", timeout=600)


async def _fill_shelves(work: Work) -> None:
    """Enough of everything for any number of operations."""
    levels = await work.rows("select * from stock_level where on_hand > 0 order by id for update")
    await make(work, MovementKind.RECEIVED, [Change(each, on_hand=100_000) for each in levels])


@contextlib.contextmanager
def serving(dsn: str) -> Iterator[tuple[str, int]]:
    """A serving process of a database: its address and its process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "ORDERFLOW_DATABASE_URL": dsn}
    command = [sys.executable, "-m", "orderflow.cli", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_until_ready(address, process)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait()


def _wait_until_ready(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(httpx2.TransportError):
            if httpx2.get(f"{address}/readyz").status_code == 200:
                return
        time.sleep(0.1)
    raise RuntimeError("the serving process did not become ready")
