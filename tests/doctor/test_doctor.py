"""The doctor finds what is wrong with a shop, and says how to mend it."""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from orderflow import settings as shop_settings
from orderflow.doctor.database import look_at_database
from orderflow.doctor.examination import examine, has_database
from orderflow.doctor.findings import Finding, Grade
from orderflow.doctor.machine import look_at_machine
from orderflow.doctor.reading import misspelt, read
from orderflow.kernel.db import Database
from orderflow.payments.providers import providers
from orderflow.settings import Settings
from tests.rooms.notices.mail_server import mail_server
from tests.running import serving, until

NOWHERE = "127.0.0.1:1"
"""A port that nobody listens on."""


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are kept where the settings of the process say."""
    monkeypatch.setattr(shop_settings.current(), "var_dir", tmp_path)


def of(found: list[Finding], what: str) -> list[tuple[Grade, str]]:
    return [(each.grade, each.sentence) for each in found if each.what == what]


def wrongs(found: list[Finding], what: str) -> list[str]:
    return [sentence for grade, sentence in of(found, what) if grade is Grade.WRONG]


async def database_findings(database: Database) -> list[Finding]:
    async with database.read() as connection:
        return await look_at_database(connection, Settings())


async def run(database: Database, *statements: str) -> None:
    async with database.transaction() as connection:
        for statement in statements:
            await connection.run(statement)


async def test_a_database_that_is_well_has_nothing_wrong(database: Database) -> None:
    found = await database_findings(database)

    assert {each.what for each in found} == {"database", "clock", "migrations", "time zone", "worker"}
    assert [each for each in found if each.grade is Grade.WRONG] == []
    assert of(found, "worker") == [(Grade.NOTE, "The shop is not running: nothing of Orderflow is connected.")]


@pytest.mark.parametrize(("revision", "advice"), [("0001", "`orderflow migrate`"), ("9999", "update the code")])
async def test_tables_of_another_version_are_found(database: Database, revision: str, advice: str) -> None:
    await run(database, f"update alembic_version set version_num = '{revision}'")

    [sentence] = wrongs(await database_findings(database), "migrations")

    assert advice in sentence
    assert revision in sentence


async def test_deliveries_that_failed_for_good_are_told(database: Database) -> None:
    await run(
        database,
        "insert into delivery (id, event_id, consumer, lane, state, attempts, next_at)"
        " values (1, 1, 'notices.write_letter', 'x', 'DEAD', 12, now())",
    )

    [(grade, sentence)] = of(await database_findings(database), "deliveries")

    assert grade is Grade.NOTE
    assert sentence.startswith("1 deliveries failed for good")


async def test_a_shop_that_serves_without_a_worker_is_found_and_one_with_it_is_well(
    database: Database, dsn: str
) -> None:
    async with serving(dsn, worker_in_serve="false") as (served, _):
        [alone] = wrongs(await database_findings(database), "worker")
        await served.start(works=True)

        async def worked_for() -> Any:
            return of(await database_findings(database), "worker")[0][0] is Grade.WELL

        await until(worked_for, "the worker to be seen")

    assert alone.startswith("Nobody delivers: start `orderflow worker`")


async def test_a_database_that_is_away_is_one_sentence_and_the_rest_is_looked_at(tmp_path: Path) -> None:
    found = await examine(Settings(var_dir=tmp_path), f"postgresql://nobody@{NOWHERE}/none")

    [sentence] = wrongs(found, "database")
    assert "cannot be reached" in sentence
    assert {"disk", "pictures", "mail", "production"} <= {each.what for each in found}


async def test_a_look_makes_no_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ORDERFLOW_DATABASE_URL", raising=False)
    assert not has_database(Settings(var_dir=tmp_path))
    assert [each.grade for each in await examine(Settings(var_dir=tmp_path), None) if each.what == "database"] == [
        Grade.NOTE
    ]


async def test_what_is_wrong_on_the_machine_is_found(tmp_path: Path) -> None:
    kept = tmp_path / "secret"
    kept.write_text("x" * 64)
    kept.chmod(0o644)
    (tmp_path / "pictures").write_text("a file where a folder should be")
    settings = Settings(
        var_dir=tmp_path,
        smtp_url=f"smtp://{NOWHERE}",
        metrics_token="a" * 16,
        pool_size=4,
        operations_at_once=4,
    )

    found = await look_at_machine(settings)

    assert [sentence.partition(" ")[0] for sentence in wrongs(found, "secret")] == [
        str(kept),
        "ORDERFLOW_METRICS_TOKEN",
    ]
    assert "cannot keep pictures" in wrongs(found, "pictures")[0]
    assert [sentence[:20] for sentence in wrongs(found, "mail")] == ["The mail server does", "ORDERFLOW_SMTP_FROM "]
    assert len(wrongs(found, "connections")) == 1


async def test_a_mail_server_that_lets_us_in_is_well(tmp_path: Path) -> None:
    async with mail_server() as server:
        address = f"smtp://127.0.0.1:{server.port}"
        found = await look_at_machine(Settings(var_dir=tmp_path, smtp_url=address, smtp_from="shop@shop.example"))

    assert of(found, "mail") == [(Grade.WELL, "The mail server lets us in.")]
    assert server.got == []


async def test_who_takes_money_is_said_and_that_nobody_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    played = of(await look_at_machine(Settings(var_dir=tmp_path)), "payments")
    monkeypatch.setattr(providers, "_plugs", {})
    [(grade, sentence)] = of(await look_at_machine(Settings(var_dir=tmp_path)), "payments")

    assert played == [(Grade.WELL, "simulator takes card, wallet, transfer.")]
    assert grade is Grade.NOTE
    assert sentence.startswith("Nobody takes money")


async def test_pictures_in_a_drawer_nobody_has_are_found(tmp_path: Path) -> None:
    found = await look_at_machine(Settings(var_dir=tmp_path, picture_storage="cellar"))

    assert wrongs(found, "pictures") == ["ORDERFLOW_PICTURE_STORAGE names no plug: it may be folder, s3."]


def test_a_setting_that_cannot_be_used_is_named_and_its_value_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"SECRET": "too-short-s3cret", "PORT": "99999", "DEFAULT_LOCALE": "Klingon", "RATE_OF_APPS": "plenty"}
    for name, value in given.items():
        monkeypatch.setenv(f"ORDERFLOW_{name}", value)

    settings, wrong = read()

    assert settings is None
    assert {sentence.partition(" ")[0] for sentence in wrong} == {f"ORDERFLOW_{name}" for name in given}
    assert "s3cret" not in " ".join(wrong)


def test_a_name_that_is_misspelt_is_told_with_the_one_that_was_meant() -> None:
    [sentence] = misspelt({"ORDERFLOW_PROT": "8000", "ORDERFLOW_PORT": "8000", "PROT": "1"})

    assert sentence == "ORDERFLOW_PROT is no setting, so it is not read: did you mean ORDERFLOW_PORT?"


async def test_the_command_tells_programs_too_and_ends_with_1(dsn: str, tmp_path: Path) -> None:
    env = {**os.environ, "ORDERFLOW_DATABASE_URL": dsn, "ORDERFLOW_VAR_DIR": str(tmp_path), "ORDERFLOW_PROT": "1"}
    ran = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "orderflow.cli", "doctor", "--json", env=env, stdout=-1
    )
    output, _ = await ran.communicate()

    found = json.loads(output)
    assert ran.returncode == 1
    assert {"what": "settings", "grade": "wrong", "sentence": misspelt({"ORDERFLOW_PROT": "1"})[0]} in found
    assert {each["grade"] for each in found if each["what"] == "migrations"} == {"well"}
