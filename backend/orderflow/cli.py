"""The command line: serve, work, migrate, check, and make keys and documents."""

import argparse
import asyncio
import contextlib
import os
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import uvicorn

from orderflow import demo, tables
from orderflow.graph.schema import schema
from orderflow.kernel.db import Database
from orderflow.kernel.deliveries import Worker
from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.kernel.live import Live, follow_clock
from orderflow.kernel.rooms import import_rooms
from orderflow.settings import Settings

SCHEMA = tables.CHECKOUT / "schema.graphql"


def main() -> None:
    """Run one command."""
    given = _parser().parse_args()
    import_rooms()
    try:
        sys.exit(given.run(given))
    except KeyboardInterrupt:
        sys.exit(130)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="orderflow", description="Runs the whole life of an e-commerce order.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], help: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help, description=help)
        made.set_defaults(run=run)
        return made

    serving = command("serve", _serve, "Serve the shop: GraphQL, the web, and the worker.")
    serving.add_argument("--demo", action="store_true", help="a sandbox with the demo shop's goods and people")
    serving.add_argument("--workers", type=int, default=1, metavar="N", help="serving processes (default 1)")
    serving.add_argument("--host", help="address to listen on (default ORDERFLOW_HOST or 127.0.0.1)")
    serving.add_argument("--port", type=int, help="port to listen on (default ORDERFLOW_PORT or 8000)")
    command("worker", _work, "Deliver events and do chores, apart from the serving processes.")
    command("migrate", _migrate, "Bring the database to the newest shape.")
    writing = command("schema", _schema, "Print the GraphQL schema, or keep schema.graphql true to it.")
    writing.add_argument("--write", action="store_true", help="write schema.graphql")
    writing.add_argument("--check", action="store_true", help="fail when schema.graphql is not up to date")
    return parser


@contextlib.contextmanager
def _database(settings: Settings) -> Iterator[str]:
    """The address of the database, started if it is ours and not running, in its newest shape."""
    if settings.database_url:
        tables.upgrade(settings.database_url)
        yield settings.database_url
        return
    with EmbeddedPostgres(settings.postgres_dir, settings.pg_bin) as server:
        tables.upgrade(server.dsn())
        yield server.dsn()


def _serve(given: argparse.Namespace) -> int:
    """Start the database, bring it up to date, serve until stopped."""
    chosen = {"HOST": given.host, "PORT": given.port, "SANDBOX": "true" if given.demo else None}
    os.environ.update({f"ORDERFLOW_{name}": str(value) for name, value in chosen.items() if value is not None})
    settings = Settings()
    _say("starting the database")
    with _database(settings) as dsn:
        os.environ["ORDERFLOW_DATABASE_URL"] = dsn
        if given.demo:
            asyncio.run(_load_demo(dsn))
            _say_accounts(settings)
        _say(f"serving on {settings.address}")
        uvicorn.run(
            "orderflow.app:create",
            factory=True,
            host=settings.host,
            port=settings.port,
            workers=given.workers,
            http="httptools",
            ws="websockets-sansio",
            ws_per_message_deflate=False,
            ws_max_size=256 * 1024,
            access_log=False,
            log_level="warning",
        )
    return 0


async def _load_demo(dsn: str) -> None:
    async with Database(dsn, size=2) as database:
        await demo.load(database, lambda step: _say(f"loading the demo shop: {step}"))


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
    settings = Settings()

    async def work(database: Database) -> None:
        await follow_clock(database)
        worker = Worker(database)
        async with Live(database, worker).running():
            await worker.run()

    return _with_database(settings, work)


def _migrate(given: argparse.Namespace) -> int:
    """Bring the database to the newest shape."""
    with _database(Settings()):
        _say("the database has the newest shape")
    return 0


def _schema(given: argparse.Namespace) -> int:
    """Print, write or check the schema."""
    sdl = schema.as_str().rstrip() + "\n"
    if given.write:
        SCHEMA.write_text(sdl)
    elif given.check:
        return _fresh(SCHEMA, sdl)
    else:
        print(sdl, end="")
    return 0


def _fresh(path: Path, wanted: str) -> int:
    if path.exists() and path.read_text() == wanted:
        return 0
    print(f"{path.name} is not up to date: run `make fix` and look at the difference.", file=sys.stderr)
    return 1


def _with_database(settings: Settings, run: Callable[[Database], Awaitable[None]]) -> int:
    async def opened(dsn: str) -> None:
        async with Database(dsn, settings.pool_size) as database:
            await run(database)

    with _database(settings) as dsn:
        asyncio.run(opened(dsn))
    return 0


def _say(step: str) -> None:
    print(f"· {step}", flush=True)
