"""The command line: serve, work, migrate, check, and make keys and documents."""

import argparse
import asyncio
import contextlib
import os
import resource
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn

from orderflow import demo, docs, persons, tables
from orderflow.backup import CannotKeep, restore_backup, take_backup
from orderflow.doctor.door import leave_unless_fit, settings_fit_for_use, told, usable_settings
from orderflow.doctor.examination import examine, has_database
from orderflow.doctor.findings import Grade, judged
from orderflow.doctor.reading import read
from orderflow.graph.schema import schema
from orderflow.health import told_at
from orderflow.kernel.db import Database
from orderflow.kernel.deliveries import WORKER, Worker
from orderflow.kernel.live import Live, follow_all
from orderflow.kernel.rooms import import_rooms
from orderflow.opening import database_at, server_at, with_database
from orderflow.people.roles import STAFF_ROLES
from orderflow.process.inspection import breaches
from orderflow.replay import CannotReplay, Report, page, replay
from orderflow.seed import CannotSeed, enter_past, seed
from orderflow.settings import Settings
from orderflow.telemetry import SHARED
from orderflow.telemetry.metrics import Metrics

RECORDED_IN = {"CURRENCY": "BRL", "TIME_ZONE": "America/Sao_Paulo"}
"""What the amounts and the stamps of a replayed history are in, unless the environment says otherwise."""
SCHEMA = tables.CHECKOUT / "schema.graphql"
DEMO_PACE = 1800  # a demo parcel arrives within minutes


def main() -> None:
    """Run one command."""
    given = parser().parse_args()
    import_rooms()
    try:
        sys.exit(given.run(given))
    except KeyboardInterrupt:
        sys.exit(130)


def parser() -> argparse.ArgumentParser:
    """What may be asked for on the command line."""
    whole = argparse.ArgumentParser(prog="orderflow", description="Runs the whole life of an e-commerce order.")
    commands = whole.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], help: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help, description=help)
        made.set_defaults(run=run)
        return made

    serving = command("serve", _serve, "Serve the shop: GraphQL, the web, and the worker.")
    serving.add_argument("--demo", action="store_true", help="a sandbox with the demo shop's goods and people")
    serving.add_argument("--workers", type=int, default=1, metavar="N", help="serving processes (default 1)")
    serving.add_argument("--host", help="address to listen on (default ORDERFLOW_HOST or 127.0.0.1)")
    serving.add_argument("--port", type=int, help="port to listen on (default ORDERFLOW_PORT or 8000)")
    working = command("worker", _work, "Deliver events and do chores, apart from the serving processes.")
    working.add_argument("--host", help="address to tell its health and figures at (default ORDERFLOW_HOST)")
    working.add_argument("--port", type=int, help="port to tell its health and figures at (default: nowhere)")
    command("migrate", _migrate, "Bring the database to the newest shape.")
    seeding = command(
        "seed", _seed, "Enter a year of made-up orders, as the verbs would have written them; a sandbox only."
    )
    seeding.add_argument("--orders", type=_at_least_one, default=2000, metavar="N", help="how many (default 2000)")
    replaying = command(
        "replay", _replay, "Move recorded orders in, each step at its instant, into a shop that has no orders yet."
    )
    replaying.add_argument("folder", type=Path, help="folder of orders.csv and its sisters, plain or gzipped")
    replaying.add_argument("--orders", type=_at_least_one, metavar="N", help="only so many, spread evenly over all")
    replaying.add_argument("--report", type=Path, metavar="FILE", help="write the report there too, as Markdown")
    command("check", _check, "Test what must always hold of the database: stock, money, statuses, the log.")
    looking = command("doctor", _doctor, "Look the shop over: what is wrong, and how to mend it.")
    looking.add_argument("--json", action="store_true", help="print what was found as JSON")
    keeping = command("backup", _backup, "Write all the shop knows to one file, while it serves.")
    keeping.add_argument("file", type=Path, help="the file to write; it holds personal data and the secret")
    restoring = command("restore", _restore, "Bring a backup back, all of it or nothing, and check it.")
    restoring.add_argument("file", type=Path, help="a file that `orderflow backup` wrote")
    restoring.add_argument("--replace", action="store_true", help="lose what is in the database now")
    erasing = command("erase", persons.erase, "Erase people: accounts and what is personal in orders.")
    erasing.add_argument("who", nargs="*", help="an e-mail, an account's id, or a guest order's number or id")
    erasing.add_argument("--list", action="store_true", help="print the ids of all who were erased; they name nobody")
    keys = command("token", persons.token, "Make an app token and print its secret once.")
    keys.add_argument("scopes", nargs="+", metavar="SCOPE", help="a role such as ORDER_DESK, or rights such as PICK")
    keys.add_argument("--name", default="command line", help="what the token is for")
    keys.add_argument("--customer", metavar="EMAIL", help="the customer it acts as")
    people = command("staff", persons.staff, "Let a colleague sign in, with a password that is printed once.")
    people.add_argument("email", help="the address they sign in with; of a colleague who is here, the password is new")
    people.add_argument("--name", help="what others call them (default: the address)")
    people.add_argument("--role", nargs="+", choices=STAFF_ROLES, default=["ADMIN"], help="their roles (default ADMIN)")
    people.add_argument("--without-code", action="store_true", help="their sign-in asks for no code any more")
    for name, run, what in (("schema", _schema, "schema.graphql"), ("docs", _docs, "the reference pages")):
        writing = command(name, run, f"Keep {what} true to the code; prints it unless told otherwise.")
        writing.add_argument("--write", action="store_true", help=f"write {what}")
        writing.add_argument("--check", action="store_true", help="fail when it is not up to date")
    return whole


def _serve(given: argparse.Namespace) -> int:
    """Start the database, bring it up to date, serve until stopped."""
    chosen: dict[str, object] = {"HOST": given.host, "PORT": given.port}
    if given.demo:
        chosen |= {"SANDBOX": "true", "DEMO": "true", "SIMULATOR_PACE": DEMO_PACE}
    os.environ.update({f"ORDERFLOW_{name}": str(value) for name, value in chosen.items() if value is not None})
    settings = settings_fit_for_use()
    _say("starting the database")
    with database_at(settings) as dsn:
        os.environ["ORDERFLOW_DATABASE_URL"] = dsn
        asyncio.run(leave_unless_fit(settings, dsn))
        if given.demo:
            asyncio.run(_load_demo(dsn))
            _say_accounts(settings)
        _say(f"serving on {settings.address}")
        _allow_many_connections()
        with _figures_added_up(settings, given.workers):
            uvicorn.run(
                "orderflow.app:create",
                factory=True,
                host=settings.host,
                port=settings.port,
                workers=given.workers,
                http="orderflow.kernel.requests:Requests",
                ws="orderflow.kernel.wire:Wire",
                access_log=False,
                log_level="warning",
                timeout_worker_healthcheck=60,  # on a busy machine a process takes longer than 5 s to come up
            )
    return 0


@contextlib.contextmanager
def _figures_added_up(settings: Settings, processes: int) -> Iterator[None]:
    """Whichever of several processes is asked for figures, it answers with those of all."""
    if processes == 1 or not settings.metrics_token:
        yield
        return
    with TemporaryDirectory(prefix="orderflow-") as folder:
        os.environ[SHARED] = folder
        yield


def _allow_many_connections() -> None:
    """Each connection is an open file; most systems let a process have more of them than it begins with."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError):  # some systems have a limit that they do not name
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


async def _load_demo(dsn: str) -> None:
    async with Database(dsn, size=2) as database:
        await follow_all(database)
        await demo.load(database, lambda step: _say(f"loading the demo shop: {step}"))
        await enter_past(database, lambda step: _say(f"loading the demo shop: {step}"))


def _say_accounts(settings: Settings) -> None:
    rows = [f"  {email:<34} {purpose}" for email, purpose in demo.accounts()]
    lines = [
        "",
        f"Shop      {settings.address}/",
        f"Staff     {settings.address}/staff",
        f"GraphiQL  {settings.address}/graphiql",
        "",
        f"Demo accounts, all with the password {demo.PASSWORD}:",
        *rows,
        "",
    ]
    print("\n".join(lines), flush=True)


def _work(given: argparse.Namespace) -> int:
    """Work until stopped."""
    settings = settings_fit_for_use()

    async def work(database: Database) -> None:
        await leave_unless_fit(settings, database.dsn)
        await follow_all(database)
        worker = Worker(database)
        metrics = Metrics(database) if settings.metrics_token and given.port else None
        async with contextlib.AsyncExitStack() as stack:
            if metrics:
                worker.reacted = metrics.reacted
                await stack.enter_async_context(metrics.running())
            if given.port:
                host = given.host or settings.host
                await stack.enter_async_context(told_at(given.port, host, database, settings, metrics))
            await stack.enter_async_context(Live(database, worker).running())
            await worker.run()

    return with_database(settings, work, f"orderflow {WORKER}")


def _migrate(given: argparse.Namespace) -> int:
    """Bring the database to the newest shape."""
    with database_at(usable_settings()):
        _say("the database has the newest shape")
    return 0


def _at_least_one(given: str) -> int:
    if not given.isdecimal() or int(given) == 0:
        raise argparse.ArgumentTypeError("give a whole number, 1 or more")
    return int(given)


def _seed(given: argparse.Namespace) -> int:
    """Enter made-up orders; simulators play them, and no letter leaves the house."""
    os.environ["ORDERFLOW_SANDBOX"] = "true"
    os.environ.pop("ORDERFLOW_SMTP_URL", None)

    async def enter(database: Database) -> None:
        await follow_all(database)
        try:
            await seed(database, given.orders, _say)
        except CannotSeed as reason:
            sys.exit(str(reason))

    settings = settings_fit_for_use()
    with_database(settings, enter)
    _say(f"{given.orders:,} orders are in; customers among them sign in with the password {demo.PASSWORD}")
    return 0


def _replay(given: argparse.Namespace) -> int:
    """Move a history in; the simulated provider plays the payments, and no letter leaves the house."""
    os.environ["ORDERFLOW_SANDBOX"] = "true"
    os.environ.pop("ORDERFLOW_SMTP_URL", None)
    for name, value in RECORDED_IN.items():
        os.environ.setdefault(f"ORDERFLOW_{name}", value)

    async def move(dsn: str) -> Report:
        # A replay that is killed starts anew with an empty database, so no commit needs to wait for the disk.
        hasty = f"{dsn}{'&' if '?' in dsn else '?'}synchronous_commit=off"
        async with Database(hasty, settings.pool_size) as database:
            return await replay(database, given.folder, _say, given.orders)

    settings = settings_fit_for_use()
    try:
        with database_at(settings) as dsn:
            report = asyncio.run(move(dsn))
    except CannotReplay as reason:
        sys.exit(str(reason))
    written = page(report)
    if given.report:
        given.report.write_text(written)
    print(written, end="")
    return 0 if report.faithful else 1


def _check(given: argparse.Namespace) -> int:
    """Run every check and print what it found."""
    found: dict[str, list[str]] = {}

    async def inspect(database: Database) -> None:
        await follow_all(database)
        found.update(await breaches(database))

    with_database(usable_settings(), inspect)
    for name, sentences in found.items():
        print(f"{'✗' if sentences else '✓'} {name.partition('.')[2].replace('_', ' ')}")
        for sentence in sentences:
            print(f"    {sentence}")
    return 1 if any(found.values()) else 0


def _doctor(given: argparse.Namespace) -> int:
    """Look at everything and print what was found."""
    settings, wrong = read()
    found = judged("settings", wrong, "")
    if settings:
        with server_at(settings) if has_database(settings) else contextlib.nullcontext() as dsn:
            found = asyncio.run(examine(settings, dsn))
    print(told(found, as_json=given.json))
    return 1 if any(each.grade is Grade.WRONG for each in found) else 0


def _backup(given: argparse.Namespace) -> int:
    """Take a backup and read it again."""
    settings = usable_settings()
    try:
        with server_at(settings) as dsn:
            take_backup(dsn, settings, given.file.resolve(), _say)
    except CannotKeep as reason:
        sys.exit(str(reason))
    _say(f"{given.file} holds the shop, and is readable by its owner only: keep it as safe as the database")
    return 0


def _restore(given: argparse.Namespace) -> int:
    """Bring a backup back, and check what came."""
    settings = usable_settings()
    try:
        with server_at(settings) as dsn:
            restore_backup(dsn, settings, given.file.resolve(), _say, replace=given.replace)
    except CannotKeep as reason:
        sys.exit(str(reason))
    return _check(given)


def _schema(given: argparse.Namespace) -> int:
    """Print, write or check the schema."""
    return _keep_true({SCHEMA: schema.as_str().rstrip() + "\n"}, given)


def _docs(given: argparse.Namespace) -> int:
    """Print, write or check the reference pages."""
    return _keep_true(docs.pages(), given)


def _keep_true(files: dict[Path, str], given: argparse.Namespace) -> int:
    stale = [path for path, wanted in files.items() if not path.exists() or path.read_text() != wanted]
    if given.check:
        for path in stale:
            print(f"{path.relative_to(tables.CHECKOUT)} is not up to date: run `make fix`.", file=sys.stderr)
        return 1 if stale else 0
    for path, wanted in files.items():
        if given.write:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted)
        else:
            print(wanted, end="")
    return 0


def _say(step: str) -> None:
    print(f"· {step}", flush=True)


if __name__ == "__main__":
    main()
