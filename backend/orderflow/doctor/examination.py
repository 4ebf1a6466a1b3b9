"""One look at everything."""

from orderflow.doctor.database import Unreachable, connected, look_at_database
from orderflow.doctor.findings import Finding, Grade, judged
from orderflow.doctor.machine import look_at_machine
from orderflow.doctor.production import unfit, unfit_database
from orderflow.doctor.reading import misspelt
from orderflow.settings import Settings


def has_database(settings: Settings) -> bool:
    """Whether there is one to look at: a look shall not make one."""
    ours = [settings.postgres_dir / name for name in ("cluster", "home")]
    return settings.database_url is not None or any(each.exists() for each in ours)


async def examine(settings: Settings, dsn: str | None) -> list[Finding]:
    """Everything worth knowing, from the settings to the deliveries; without a database, all but that."""
    found = judged("settings", misspelt(), "All settings can be used.")
    found += await look_at_machine(settings)
    unready = unfit(settings)
    if dsn is None:
        found.append(
            Finding("database", Grade.NOTE, "There is none yet: `orderflow serve` makes one in the var folder.")
        )
    else:
        try:
            async with connected(dsn) as connection:
                looked = await look_at_database(connection, settings)
                if any(each.what == "worker" for each in looked):
                    unready += await unfit_database(connection)
                found += looked
        except Unreachable as error:
            why = str(error) or type(error).__name__
            found += judged("database", [f"It cannot be reached ({why}): look at DATABASE_URL and at the server."], "")
    return [*found, *_for_production(settings, unready)]


def _for_production(settings: Settings, unready: list[str]) -> list[Finding]:
    """What stands between this shop and real orders: wrong where it takes them, else worth knowing."""
    if settings.environment == "production":
        return judged("production", unready, "Nothing of a trial is left.")
    trial = (
        "This is a trial; ORDERFLOW_ENVIRONMENT=production says that orders are real, and watches over what follows."
    )
    return [Finding("production", Grade.NOTE, each) for each in [trial, *unready]]
