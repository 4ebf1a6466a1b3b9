"""Where a command begins: with settings that can be used, in production with none of a trial, or not at all."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

from orderflow.doctor.findings import Finding, Grade
from orderflow.doctor.machine import no_storage
from orderflow.doctor.production import unfit, unfit_database
from orderflow.doctor.reading import misspelt, read
from orderflow.kernel.db import Database
from orderflow.settings import Settings

_SIGNS = {Grade.WELL: "✓", Grade.NOTE: "·", Grade.WRONG: "✗"}


def usable_settings() -> Settings:
    """The settings; the process leaves with a sentence for each that cannot be used."""
    settings, wrong = read()
    for sentence in misspelt():
        print(f"! {sentence}", file=sys.stderr)
    return settings or _leave(wrong)


def settings_fit_for_use() -> Settings:
    """The settings of a command that acts for the shop; in production it leaves when they are those of a trial."""
    settings = usable_settings()
    if wrong := no_storage(settings):
        _leave(wrong)
    _leave_if_unfit(settings, unfit(settings))
    return settings


async def leave_unless_fit(settings: Settings, dsn: str) -> None:
    """In production, leave when the database is one of a trial."""
    if settings.environment == "production":
        async with Database(dsn, size=2) as database, database.read() as connection:
            _leave_if_unfit(settings, await unfit_database(connection))


def told(found: Sequence[Finding], *, as_json: bool) -> str:
    """What was found, for people or for programs."""
    if as_json:
        return json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=2)
    return "\n".join(f"{_SIGNS[each.grade]} {each.what}: {each.sentence}" for each in found)


def _leave_if_unfit(settings: Settings, wrong: list[str]) -> None:
    if settings.environment == "production" and wrong:
        _leave(["This shop is in production (ORDERFLOW_ENVIRONMENT) and does not start like this.", *wrong])


def _leave(sentences: list[str]) -> Settings:
    sys.exit("\n".join(f"✗ {each}" for each in sentences))
