"""The PostgreSQL that comes with Orderflow: started beside it, over a private unix socket, gone when it goes.

One process owns the server: it holds `launcher.lock` as long as it lives. Any other process that starts on the same
folder finds the lock taken and joins the running server. A server whose owner was killed is never joined: it is stopped
and started anew, so nobody connects to one that is about to leave.
"""

import ctypes
import fcntl
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Self
from urllib.parse import quote

import asyncpg

from orderflow.kernel.cluster import PORT, USER, Cluster, DatabaseDidNotStart, environment

SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "update_process_title": "off",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "30s",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
PATIENCE = 60.0  # seconds for a start, recovery after a crash included
LIBC = ctypes.CDLL(None)  # opened here, since little is safe between fork and exec
PR_SET_PDEATHSIG = 1


class EmbeddedPostgres:
    """One PostgreSQL server on the files of one folder; `durable=False` trades safety for speed, for tests."""

    def __init__(self, data_dir: Path, bin_dir: Path | None = None, durable: bool = True) -> None:
        self.cluster = Cluster(data_dir, bin_dir)
        self.durable = durable
        self._lock: IO[bytes] | None = None
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> str:
        """Start the server, or join the one another process runs on these files, and return its DSN."""
        if threading.current_thread() is not threading.main_thread():
            raise RuntimeError("The database dies with the thread that starts it: start it from the main thread.")
        self.cluster.folder.mkdir(parents=True, exist_ok=True)
        self._wait(lambda: self._own() or self._join(), "Another process holds it, and it never became ready.")
        return self.dsn()

    def stop(self) -> None:
        """Stop the server when this process owns it; one that was only joined keeps running."""
        if self._server is not None:
            self._server.send_signal(signal.SIGINT)
            try:
                self._server.wait(30)
            except subprocess.TimeoutExpired:
                self._server.send_signal(signal.SIGQUIT)
                self._server.wait()
        if self._lock is not None:
            self._lock.close()
        self._server = self._lock = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def dsn(self, database: str = USER) -> str:
        """Return the address of one database, in the form asyncpg reads."""
        return f"postgresql://{USER}@/{quote(database)}?host={quote(str(self.cluster.sockets), safe='')}&port={PORT}"

    async def create_database(self, name: str, template: str | None = None) -> str:
        """Create a database, as a copy of `template` when one is named, and return its DSN."""
        how = "" if self.durable else " strategy file_copy"  # cheaper where nothing waits for the disk
        await self._command(f"create database {_quoted(name)} template {_quoted(template or 'template1')}{how}")
        return self.dsn(name)

    async def drop_database(self, name: str) -> None:
        """Drop a database, cutting off whoever is still connected to it."""
        await self._command(f"drop database if exists {_quoted(name)} with (force)")

    async def _command(self, sql: str) -> None:
        connection = await asyncpg.connect(self.dsn("postgres"))
        try:
            await connection.execute(sql)
        finally:
            await connection.close()

    def _own(self) -> bool:
        lock = (self.cluster.folder / "launcher.lock").open("ab")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            return False
        self._lock = lock
        try:
            programs = self.cluster.prepare()
            self._end_orphan()
            self._launch(programs)
        except BaseException:
            self.stop()
            raise
        return True

    def _join(self) -> bool:
        return self.cluster.status()[1] == "ready" and self.cluster.listens()

    def _end_orphan(self) -> None:
        pid, _ = self.cluster.status()
        if self.cluster.runs(pid):
            os.kill(pid, signal.SIGINT)
            self._wait(
                lambda: not self.cluster.runs(pid), f"Its last owner was killed, and process {pid} does not end."
            )
        self.cluster.disown()

    def _launch(self, programs: Path) -> None:
        settings = SETTINGS | {"unix_socket_directories": str(self.cluster.sockets)}
        settings |= {} if self.durable else CARELESS
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with (self.cluster.folder / "server.log").open("wb") as log:
            self._server = subprocess.Popen(
                [programs / "postgres", "-D", self.cluster.files, "-p", str(PORT), *options],
                cwd="/",
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for Orderflow, which stops its database last
                preexec_fn=_die_with_parent,
                **self.cluster.run_as,
            )
        self._wait(self._ready, "It did not become ready.")

    def _ready(self) -> bool:
        if self._server is None or self._server.poll() is not None:
            raise self._failure("It left at once.")
        return self.cluster.status() == (self._server.pid, "ready")

    def _wait(self, condition: Callable[[], bool], failure: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > deadline:
                raise self._failure(failure)
            time.sleep(0.01)

    def _failure(self, reason: str) -> DatabaseDidNotStart:
        log = self.cluster.folder / "server.log"
        last_words = log.read_text(errors="replace")[-2000:] if log.exists() else ""
        return DatabaseDidNotStart(
            f"The database in {self.cluster.folder} did not start. {reason}\n{last_words}".strip()
        )


def _die_with_parent() -> None:
    if sys.platform == "linux":
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
