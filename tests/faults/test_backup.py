"""A backup taken while orders are placed and paid comes back whole, or not at all."""

import asyncio
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from orderflow.erasing import erased
from orderflow.kernel.db import Database
from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.kernel.ids import new_id
from tests.paying import rows
from tests.running import SECRET, serving, until
from tests.wire import EMAIL, PAYMENT, Shop, an_order, open_shop, payment_of, value

BUYERS = 6
FIRST = 30
"""Orders that are there before the backup begins."""
_COUNT = 'select count(*) from "order"'


@pytest.mark.timeout(180)
async def test_what_was_there_when_it_began_comes_back_and_goes_on(
    dsn: str, server: EmbeddedPostgres, tmp_path: Path
) -> None:
    file = tmp_path / "shop.backup"
    async with open_shop(dsn, 1, CUP=5000) as shop:
        enough = asyncio.Event()
        async with asyncio.TaskGroup() as all_at_once:
            for n in range(BUYERS):
                all_at_once.create_task(_buy(shop, n, enough))
            await until(lambda: _holds(shop.database, FIRST), "some orders")
            before = {row.id for row in await rows(shop.database, 'select id from "order"')}
            assert await _orderflow(dsn, tmp_path, "backup", str(file)) == (0, "")
            enough.set()
        after = await value(shop.database, _COUNT)
    assert oct(file.stat().st_mode & 0o777) == "0o600"

    name = new_id("test")
    empty = await server.create_database(name)
    assert await _orderflow(empty, tmp_path, "restore", str(file)) == (0, "")
    async with Database(empty, size=2) as database:
        kept = {row.id for row in await rows(database, 'select id from "order"')}
        assert before <= kept
        assert len(kept) <= after
        async with serving(empty):
            await replace(shop, database=database).assert_clean()
    await server.drop_database(name)


async def test_what_is_damaged_or_in_the_way_is_refused_and_nothing_is_lost(dsn: str, tmp_path: Path) -> None:
    file, cut, other = (tmp_path / name for name in ("whole", "cut", "other"))
    picture = tmp_path / "var" / "pictures" / "ab" / "cup.webp"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"a cup")
    async with open_shop(dsn, 1, CUP=10) as shop:
        await an_order(shop)
        assert (await _orderflow(dsn, tmp_path, "backup", str(file)))[0] == 0
        assert "exists already" in (await _orderflow(dsn, tmp_path, "backup", str(file)))[1]
        assert "still connected" in (await _orderflow(dsn, tmp_path, "restore", str(file), "--replace"))[1]
        await an_order(shop)
    picture.unlink()
    whole = file.read_bytes()
    cut.write_bytes(whole[: len(whole) // 2])
    other.write_bytes(whole.replace(b"PGDMP", b"PGDMQ", 1))

    assert "has tables already" in (await _orderflow(dsn, tmp_path, "restore", str(file)))[1]
    assert "not all of one" in (await _orderflow(dsn, tmp_path, "restore", str(cut), "--replace"))[1]
    assert "checksum" in (await _orderflow(dsn, tmp_path, "restore", str(other), "--replace"))[1]
    async with Database(dsn, size=1) as database:
        assert await value(database, _COUNT) == 2

    assert await _orderflow(dsn, tmp_path, "restore", str(file), "--replace") == (0, "")
    async with Database(dsn, size=1) as database:
        assert await value(database, _COUNT) == 1
    assert picture.read_bytes() == b"a cup"


async def test_who_was_erased_meanwhile_is_erased_again_from_what_came_back(dsn: str, tmp_path: Path) -> None:
    """The step of docs/how-to/back-it-up.md; an id that is not in the backup keeps none of the others from it."""
    file, known = tmp_path / "shop.backup", 'select email from "order"'
    async with open_shop(dsn, 1, CUP=10) as shop:
        order = await an_order(shop)
        await shop.guest.do("cancelOrder", {**order, "reason": "No need", "idempotencyKey": new_id("key")})
        await shop.at_rest()
    assert await _orderflow(dsn, tmp_path, "backup", str(file)) == (0, "")
    assert await _orderflow(dsn, tmp_path, "erase", EMAIL) == (0, "")
    async with Database(dsn, size=1) as database:
        listed = await erased(database)
        assert await value(database, known) != EMAIL

    assert await _orderflow(dsn, tmp_path, "restore", str(file), "--replace") == (0, "")
    async with Database(dsn, size=1) as database:
        assert await value(database, known) == EMAIL
    code, said = await _orderflow(dsn, tmp_path, "erase", "ord_of_later", *listed)

    assert (code, "ord_of_later: We cannot find" in said) == (1, True)
    async with Database(dsn, size=1) as database:
        assert EMAIL not in await value(database, known)
        assert await erased(database) == listed


async def _buy(shop: Shop, n: int, enough: asyncio.Event) -> None:
    """Order and pay, again and again; every other order stays without its money."""
    while not enough.is_set():
        order = await an_order(shop, n=n)
        if n % 2:
            await shop.guest.do("startPayment", payment_of(order), PAYMENT)


async def _holds(database: Database, count: int) -> bool:
    return bool(await value(database, _COUNT) >= count)


async def _orderflow(dsn: str, folder: Path, *arguments: str) -> tuple[int | None, str]:
    """A command as somebody types it: its code, and what it complains of."""
    settings = {"ORDERFLOW_DATABASE_URL": dsn, "ORDERFLOW_SECRET": SECRET, "ORDERFLOW_VAR_DIR": str(folder / "var")}
    command = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "orderflow.cli", *arguments, env={**os.environ, **settings},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    _, complained = await command.communicate()
    return command.returncode, complained.decode() if command.returncode else ""
