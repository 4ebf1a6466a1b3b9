"""One database server for the whole run, one template with every table, a fresh copy of it per test."""

import asyncio
import fcntl
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy.ext.asyncio import create_async_engine

from orderflow import demo, tables
from orderflow.graph.bridge import Loader, Seen
from orderflow.graph.selection import Selection
from orderflow.kernel import clock
from orderflow.kernel.db import Database, Row, statements
from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.kernel.ids import new_id
from orderflow.kernel.rooms import import_rooms
from orderflow.shipments import rulebook
from orderflow.shop import terms

FOLDER = "ORDERFLOW_TEST_FOLDER"
TEMPLATE = "template_orderflow"
DEMO_TEMPLATE = "template_demo"


def pytest_configure(config: pytest.Config) -> None:
    """The first process owns the server; the parallel ones join it."""
    os.environ["ORDERFLOW_SANDBOX"] = "true"  # the simulators play
    import_rooms()
    if not hasattr(config, "workerinput"):
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="orderflow-tests-")
        os.chmod(os.environ[FOLDER], 0o755)  # the database's account must be able to enter
    server = EmbeddedPostgres(Path(os.environ[FOLDER]) / "postgres", durable=False)
    server.start()
    config.stash[SERVER] = server


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server and take its files away."""
    if SERVER in config.stash:
        config.stash[SERVER].stop()
        if not hasattr(config, "workerinput"):
            shutil.rmtree(os.environ[FOLDER])


SERVER = pytest.StashKey[EmbeddedPostgres]()


@pytest.fixture(scope="session")
def server(pytestconfig: pytest.Config) -> EmbeddedPostgres:
    """The database server of this run."""
    return pytestconfig.stash[SERVER]


@pytest.fixture(scope="session")
def template(server: EmbeddedPostgres) -> str:
    """The database every test gets a copy of; made once per run."""
    return _once(TEMPLATE, lambda: _make_template(server))


@pytest.fixture(scope="session")
def demo_template(server: EmbeddedPostgres, template: str) -> str:
    """The same with the demo shop in it."""
    return _once(DEMO_TEMPLATE, lambda: _make_demo_template(server))


def _once(name: str, make: Callable[[], Coroutine[None, None, None]]) -> str:
    """Make a template in the first of the parallel processes that asks for it."""
    folder = Path(os.environ[FOLDER])
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / f"{name}.done").exists():
            asyncio.run(make())
            (folder / f"{name}.done").touch()
    return name


async def _make_template(server: EmbeddedPostgres) -> None:
    dsn = await server.create_database(TEMPLATE)
    engine = create_async_engine(dsn.replace("postgresql://", "postgresql+asyncpg://"))
    async with engine.begin() as connection:
        await connection.run_sync(tables.metadata().create_all)
    await engine.dispose()
    await asyncio.to_thread(command.stamp, tables.alembic_config(dsn), "head")


async def _make_demo_template(server: EmbeddedPostgres) -> None:
    async with Database(await server.create_database(DEMO_TEMPLATE, template=TEMPLATE), size=2) as database:
        await demo.load(database, lambda step: None)


@pytest.fixture
async def dsn(server: EmbeddedPostgres, template: str) -> AsyncIterator[str]:
    """The address of a fresh database."""
    name = new_id("test")
    yield await server.create_database(name, template=template)
    await server.drop_database(name)


@pytest.fixture
async def demo_dsn(server: EmbeddedPostgres, demo_template: str) -> AsyncIterator[str]:
    """The address of a fresh database with the demo shop."""
    name = new_id("test")
    yield await server.create_database(name, template=demo_template)
    await server.drop_database(name)


@pytest.fixture
async def database(dsn: str) -> AsyncIterator[Database]:
    """A pool on a fresh database."""
    async with Database(dsn) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _as_a_new_process() -> Iterator[None]:
    yield
    clock.set_offset(0)
    terms.forget()
    rulebook.forget()


@pytest.fixture(autouse=True)
def _what_a_verb_left_is_what_its_caller_would_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers come from the rows a verb returns: in tests they are read anew as well, as the caller sees them."""
    left = Loader.left

    async def compared(loader: Loader, target: str, rows: Sequence[Row], selection: Selection) -> list[Seen] | None:
        seen = await left(loader, target, rows, selection)
        if seen is not None:
            noted = statements.set(None)
            ids = [row.id for row in rows]
            reader = Loader(loader.context, loader.connection)
            fresh = await reader.find_all(target, "id = any(:ids)", selection, ids=ids)
            statements.reset(noted)
            assert {each.row.id: shown(each) for each in seen} == {each.row.id: shown(each) for each in fresh}
        return seen

    def shown(seen: Seen) -> Any:
        return dict(seen.row), {name: rows_of(value) for name, value in seen.found.items()}

    def rows_of(value: Any) -> Any:
        if isinstance(value, list):
            return [rows_of(each) for each in value]
        return shown(value) if hasattr(value, "row") else None

    monkeypatch.setattr(Loader, "left", compared)
