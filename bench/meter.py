"""CPU time of the shop's processes and of the database's, as the kernel counts it."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

TICK = 1000 / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Spent:
    """CPU milliseconds, user and system together."""

    app: float
    db: float

    def __sub__(self, other: "Spent") -> "Spent":
        return Spent(self.app - other.app, self.db - other.db)


class Meter:
    """Reads what the serving process and the PostgreSQL server, each with its children, have spent."""

    def __init__(self, app: int, postmaster: int) -> None:
        self.app = app
        self.postmaster = postmaster

    def read(self) -> Spent:
        """All CPU spent so far; children that have ended are counted with their parents."""
        return Spent(_family(self.app), _family(self.postmaster))

    def memory(self) -> float:
        """What the serving process has of memory at most, in MB."""
        status = Path(f"/proc/{self.app}/status").read_text()
        return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))

    def proportional(self) -> float:
        """What the serving process and its children have of memory now, shared pages shared out, in MB."""
        return sum(_proportional(each) for each in [self.app, *_descendants(self.app)])


def _proportional(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))


def own() -> float:
    """CPU milliseconds of this process."""
    times = os.times()
    return (times.user + times.system) * 1000


def _family(pid: int) -> float:
    return sum(_spent(each) for each in [pid, *_descendants(pid)])


def _spent(pid: int) -> float:
    """CPU of one process and of its children that ended; nothing when it ended meanwhile: its parent has it then."""
    fields = _stat(pid)
    return sum(int(each) for each in fields[11:15]) * TICK if fields else 0.0


def _descendants(pid: int) -> Iterable[int]:
    parents: dict[int, list[int]] = {}
    for name in os.listdir("/proc"):
        if name.isdigit() and (fields := _stat(int(name))):
            parents.setdefault(int(fields[1]), []).append(int(name))
    found = list(parents.get(pid, ()))
    for each in found:
        found += parents.get(each, ())
    return found


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat after the name: state, parent, …"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []
