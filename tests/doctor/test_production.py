"""In production the shop does not start with what only a trial may have, and says how to mend each."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from orderflow.doctor.production import unfit, unfit_database
from orderflow.kernel.db import Database
from orderflow.settings import Settings
from tests.running import SECRET, Served

FIT = {"environment": "production", "sandbox": "false", "public_url": "https://shop.example.com"}


async def refused(dsn: str, folder: Path, *command: str, **settings: str) -> list[str]:
    """What a command that does not start says, line by line."""
    given = {"database_url": dsn, "secret": SECRET, "var_dir": str(folder)} | FIT | settings
    env = {**os.environ, **{f"ORDERFLOW_{name.upper()}": value for name, value in given.items()}}
    ran = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "orderflow.cli", *command, env=env, stdout=-1, stderr=-1
    )
    try:
        _, said = await ran.communicate()
    finally:
        if ran.returncode is None:  # it started after all, and would go on for ever
            ran.kill()
    assert ran.returncode == 1, said.decode()
    return said.decode().splitlines()


async def test_a_shop_that_is_fit_starts(dsn: str, tmp_path: Path) -> None:
    served = Served(dsn, None, 1, **FIT, var_dir=str(tmp_path))
    try:
        assert await served.start()
    finally:
        await served.stop()


@pytest.mark.parametrize("command", ["serve", "worker"])
async def test_neither_serving_nor_working_starts_over_a_demo(demo_dsn: str, tmp_path: Path, command: str) -> None:
    said = await refused(demo_dsn, tmp_path, command)

    assert said[0].startswith("✗ This shop is in production")
    assert [line for line in said[1:] if "have the password of the demo shop" in line] == said[1:]


@pytest.mark.parametrize("command", [["serve", "--demo"], ["seed"], ["replay", "."]])
async def test_what_makes_a_sandbox_is_refused_before_anything_is_written(
    dsn: str, tmp_path: Path, command: list[str]
) -> None:
    said = await refused(dsn, tmp_path, *command)

    assert len(said) == 2
    assert said[1].startswith("✗ ORDERFLOW_SANDBOX is on")
    async with Database(dsn, size=2) as database, database.read() as connection:
        assert await connection.value("select count(*) from product") == 0


def test_every_setting_of_a_trial_is_named() -> None:
    trial = Settings(sandbox=True, secret=None, public_url="http://shop.example.com")

    assert [sentence.partition(" ")[0] for sentence in unfit(trial)] == [
        "ORDERFLOW_SANDBOX",
        "ORDERFLOW_SECRET",
        "ORDERFLOW_PUBLIC_URL",
    ]


def test_the_guide_of_the_demo_shop_is_none_of_a_real_one() -> None:
    fit = Settings(sandbox=False, secret=SECRET, public_url="https://shop.example.com")

    assert [each.partition(" ")[0] for each in unfit(fit.model_copy(update={"demo": True}))] == ["ORDERFLOW_DEMO"]


def test_a_secret_that_was_typed_is_none() -> None:
    fit = Settings(sandbox=False, secret=SECRET, public_url="https://shop.example.com")

    assert unfit(fit) == []
    assert "can be guessed" in unfit(fit.model_copy(update={"secret": "changeme" * 4}))[0]


async def test_a_clock_that_was_moved_is_found(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.run("insert into clock_offset (id, seconds) values (1, 7200)")
        [sentence] = await unfit_database(connection)

    assert "runs 7,200 s ahead" in sentence
