"""A backup taken while orders are placed, and whether what comes back from it is whole."""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import documents
from bench.overload import Flood, Told, middle_and_slowest, request
from bench.people import WrongAnswer
from bench.scenarios import ADDRESS, Shopping
from bench.shop import Shop
from orderflow.kernel.db import Database
from orderflow.kernel.ids import new_id

EACH_SECOND = 50
SECONDS = 30
"""How long orders come; the backup must begin and end in this time."""
RESTORED = "restored"
HEAD = ("backup", "orders meanwhile", "each second", "p50", "p99", "refused", "MB", "seconds", "seconds to restore")
_ORDERS = 'select count(*) from "order"'


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of orders and backup."""

    meanwhile: int
    took: float
    placing: Told
    megabytes: float
    restoring: float

    def row(self) -> tuple[str, ...]:
        """A line of the table."""
        return (
            "orders placed", f"{self.meanwhile:,}", f"{self.meanwhile / self.took:.0f}",
            *middle_and_slowest(self.placing.answered), f"{len(self.placing.refused)}", f"{self.megabytes:.0f}",
            f"{self.took:.1f}", f"{self.restoring:.1f}",
        )  # fmt: skip


async def measure_backup(shopping: Shopping, shop: Shop) -> Kept:
    """Place orders at their time, take a backup meanwhile, bring it back beside, and let every check run on it."""
    orders = [await _nearly_ordered(shopping, n) for n in range(EACH_SECOND * SECONDS)]
    flood, placing = Flood(shop.address), Told("orders placed")
    with tempfile.TemporaryDirectory(prefix="orderflow-kept-") as folder:
        file = Path(folder) / "shop.backup"
        async with asyncio.TaskGroup() as coming:
            placed = coming.create_task(flood.come(placing, lambda n: orders[n], EACH_SECOND, SECONDS))
            await asyncio.sleep(1)  # so that orders are under way when the backup begins
            before, began = await _count(shopping.database), time.monotonic()
            await _orderflow(shop.dsn, "backup", str(file))
            took, meanwhile = time.monotonic() - began, await _count(shopping.database) - before
            if placed.done():
                raise WrongAnswer("the last order was placed before the backup was taken")
        flood.close()
        await shopping.settled()
        empty, began = await shop.server.create_database(new_id(RESTORED)), time.monotonic()
        await _orderflow(empty, "restore", str(file))  # ends with an error when a check finds something
        restoring = time.monotonic() - began
        async with Database(empty, size=1) as restored:
            if not before <= await _count(restored) <= before + meanwhile:
                raise WrongAnswer("orders are missing from the backup")
        return Kept(meanwhile, took, placing, file.stat().st_size / 1e6, restoring)


def table(kept: Sequence[Kept]) -> str:
    """How the backup went."""
    rows = [HEAD, ("---", *("--:" for _ in HEAD[1:])), *(each.row() for each in kept)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


async def _nearly_ordered(shopping: Shopping, n: int) -> bytes:
    """The last request of a guest whose cart needs only to be ordered."""
    guest = shopping.cast.guest
    guest.become_another()
    goods = [shopping.goods[(n * 3 + each) % len(shopping.goods)] for each in range(3)]
    await guest.do(documents.ADD_TO_CART, lines=[{"variantId": each.id, "quantity": 1} for each in goods])
    await guest.do(documents.SET_CART_ADDRESS, email="lin@example.com", address=ADDRESS)
    await guest.do(documents.CHOOSE_DELIVERY, code="standard")
    given = {"paymentMethod": "card", "idempotencyKey": new_id("key")}
    return request(guest, documents.PLACE_ORDER, input=given)


async def _count(database: Database) -> int:
    async with database.read() as connection:
        return int(await connection.value(_ORDERS))


async def _orderflow(dsn: str, *arguments: str) -> None:
    """A command as somebody types it, which must go well."""
    command = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "orderflow.cli", *arguments, env={**os.environ, "ORDERFLOW_DATABASE_URL": dsn},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    said, _ = await command.communicate()
    if command.returncode:
        raise WrongAnswer(f"orderflow {arguments[0]}: {said.decode()}")
