"""The embedded PostgreSQL: it starts anywhere, keeps what was committed, and never outlives its owner."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

import asyncpg
import pytest

from orderflow.kernel.cluster import LONGEST_SOCKET_PATH, Cluster, DatabaseDidNotStart
from orderflow.kernel.embedded import EmbeddedPostgres

# A process of its own that starts the server, says where it is, and waits to be killed.
OWNER = """
import sys
from pathlib import Path
from orderflow.kernel.embedded import EmbeddedPostgres
server = EmbeddedPostgres(Path(sys.argv[1]))
server.start()
print(server.cluster.status()[0], flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    with TemporaryDirectory(prefix="orderflow-test-", dir="/tmp") as name:
        Path(name).chmod(0o755)
        yield Path(name) / "postgres"


async def test_starts_and_serves_a_database_of_our_own(folder: Path) -> None:
    with EmbeddedPostgres(folder, durable=False) as server:
        assert await ask(server.dsn(), "select current_database()") == "orderflow"
        assert await ask(server.dsn(), "select pg_encoding_to_char(encoding) from pg_database limit 1") == "UTF8"
        assert await ask(server.dsn(), "show lock_timeout") == "5s"
        assert await ask(server.dsn(), "show listen_addresses") == ""


async def test_keeps_fsync_unless_told_otherwise(folder: Path) -> None:
    with EmbeddedPostgres(folder) as server:
        assert await ask(server.dsn(), "show fsync") == "on"
    with EmbeddedPostgres(folder, durable=False) as server:
        assert await ask(server.dsn(), "show fsync") == "off"


async def test_copies_a_database_from_a_template(folder: Path) -> None:
    with EmbeddedPostgres(folder, durable=False) as server:
        model = await server.create_database("model")
        await ask(model, "create table parcel (number text)")
        copy = await server.create_database('a "copy"', template="model")
        assert await ask(copy, "select count(*) from parcel") == 0
        await server.drop_database('a "copy"')
        with pytest.raises(asyncpg.InvalidCatalogNameError):
            await asyncpg.connect(copy)


async def test_a_second_start_joins_and_leaves_the_server_alone(folder: Path) -> None:
    with EmbeddedPostgres(folder, durable=False) as owner:
        with EmbeddedPostgres(folder) as guest:
            assert guest.dsn() == owner.dsn()
            assert await ask(guest.dsn(), "select 1") == 1
        assert await ask(owner.dsn(), "select 1") == 1


async def test_the_server_goes_when_its_owner_is_killed_and_committed_rows_stay(folder: Path) -> None:
    owner, pid = start_owner(folder)
    dsn = EmbeddedPostgres(folder).dsn()
    await ask(dsn, "create table parcel (number text)")
    await ask(dsn, "insert into parcel values ('SF1')")

    owner.kill()
    owner.wait()
    with EmbeddedPostgres(folder) as next_owner:  # at once, while the old server may still be leaving
        assert next_owner.cluster.status()[0] != pid
        assert await ask(next_owner.dsn(), "select number from parcel") == "SF1"
        assert not next_owner.cluster.runs(pid)


def test_the_server_of_a_killed_owner_goes_by_itself(folder: Path) -> None:
    owner, pid = start_owner(folder)
    owner.kill()
    owner.wait()
    await_true(lambda: not EmbeddedPostgres(folder).cluster.runs(pid))


async def test_starts_over_the_control_file_of_a_killed_server(folder: Path) -> None:
    owner, pid = start_owner(folder)
    await ask(EmbeddedPostgres(folder).dsn(), "create table parcel (number text)")
    os.kill(pid, 9)
    owner.kill()
    owner.wait()
    control = folder / "cluster" / "postmaster.pid"
    control.write_text(control.read_text().replace(str(pid), str(os.getppid()), 1))  # the number now means a stranger

    with EmbeddedPostgres(folder, durable=False) as server:
        assert await ask(server.dsn(), "select count(*) from parcel") == 0


async def test_a_long_path_gets_a_short_socket(folder: Path) -> None:
    deep = folder / ("a-long-name-" * 8)
    with EmbeddedPostgres(deep, durable=False) as server:
        assert len(str(server.cluster.sockets)) < LONGEST_SOCKET_PATH
        assert await ask(server.dsn(), "select 1") == 1
        sockets = server.cluster.sockets
    sockets.rmdir()


async def test_programs_of_another_folder_may_serve(folder: Path) -> None:
    folder.mkdir()
    programs = Cluster(folder, None).prepare()
    with EmbeddedPostgres(folder, bin_dir=programs, durable=False) as server:
        assert await ask(server.dsn(), "select 1") == 1


async def test_files_of_root_move_where_the_servers_account_may_enter(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    with EmbeddedPostgres(folder, durable=False) as server:
        assert await ask(server.dsn(), "select 1") == 1
        home = server.cluster.home
    assert (home != folder) == (os.geteuid() == 0)  # anybody else's server runs as themselves
    rmtree(home)


def test_lost_files_are_asked_for(folder: Path) -> None:
    folder.mkdir()
    (folder / "home").symlink_to(folder / "gone")
    with pytest.raises(DatabaseDidNotStart, match="bring them back"):
        EmbeddedPostgres(folder).start()


def test_a_folder_without_programs_is_named(folder: Path) -> None:
    with pytest.raises(DatabaseDidNotStart, match="ORDERFLOW_PG_BIN"):
        EmbeddedPostgres(folder, bin_dir=Path("/nowhere")).start()


async def ask(dsn: str, sql: str) -> object:
    connection = await asyncpg.connect(dsn)
    try:
        return await connection.fetchval(sql)
    finally:
        await connection.close()


def start_owner(folder: Path) -> tuple[subprocess.Popen[str], int]:
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert owner.stdout is not None
    return owner, int(owner.stdout.readline())


def await_true(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)
