"""Keep a copy of the shop, taken while it serves, and bring it back: all of it or nothing.

A backup is one tar file: what it is, the database as `pg_dump` writes it, and the files of the var folder that the
database points to. It holds everything the shop knows, personal data and the secret included.
"""

import contextlib
import hashlib
import io
import json
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from orderflow import tables
from orderflow.kernel.cluster import Cluster, environment
from orderflow.settings import Settings

FORMAT = 1
MANIFEST, DUMP, FILES = "manifest.json", "database.dump", "files/"
KEPT = ("secret", "pictures")
"""What the var folder holds besides the database."""
_EMPTY = "drop schema public cascade; create schema public"
Say = Callable[[str], None]


class CannotKeep(Exception):
    """A backup that could not be taken or brought back; the message says why, and nothing was changed."""


def take_backup(dsn: str, settings: Settings, target: Path, say: Say) -> None:
    """Write a backup beside its place and move it there once it is whole and has been read again."""
    if target.exists():
        raise CannotKeep(f"{target} exists already: choose another name.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        dump, half = Path(folder) / DUMP, Path(folder) / "half"
        say("copying the database, as it is at this moment")
        quickly = ("--format=custom", "--compress=1", "--no-owner", "--no-privileges")  # the shop needs the processor
        _run(settings, "pg_dump", *quickly, f"--file={dump}", dsn)
        say("copying the files")
        with tarfile.open(half, "w") as archive:
            about = {"format": FORMAT, "orderflow": version("orderflow"), "taken_at": datetime.now(UTC).isoformat()}
            _add(archive, MANIFEST, json.dumps(about | {"sha256": _digest(dump)}).encode())
            archive.add(dump, DUMP)
            for name in KEPT:
                if (settings.var_dir / name).exists():
                    archive.add(settings.var_dir / name, FILES + name)
        say("reading it again")
        verify(settings, half)
        half.chmod(0o600)
        half.rename(target)


def verify(settings: Settings, source: Path) -> None:
    """Read a backup from its first byte to its last."""
    with _opened(source) as (_, folder):
        _script(settings, folder / DUMP, Path(os.devnull))


def restore_backup(dsn: str, settings: Settings, source: Path, say: Say, *, replace: bool = False) -> None:
    """Bring a backup into an empty database, or in place of all there is, in one transaction."""
    has_tables, others = _run(settings, "psql", "-Atc", _WHO_AND_WHAT, dsn).strip().split("|")
    if others != "0":
        raise CannotKeep("Somebody is still connected to this database: stop `serve` and `worker` first.")
    if has_tables == "t" and not replace:
        raise CannotKeep("This database has tables already: say --replace to lose what is in them.")
    with _opened(source) as (manifest, folder):
        script = folder / "script.sql"
        say(f"bringing back what was there at {manifest['taken_at']}")
        _script(settings, folder / DUMP, script)
        once = ("-q", "--single-transaction", "-v", "ON_ERROR_STOP=1")
        _run(settings, "psql", *once, "-c", _EMPTY, "-f", str(script), dsn)
        say("bringing the files back")
        for kept in (folder / FILES).glob("*"):
            _put_back(kept, settings.var_dir / kept.name)
    tables.upgrade(dsn)


_WHO_AND_WHAT = """
select exists (select from pg_tables where schemaname = 'public'), (
  select count(*) from pg_stat_activity
  where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid())
"""


@contextlib.contextmanager
def _opened(source: Path) -> Iterator[tuple[dict[str, Any], Path]]:
    """What a backup says of itself, and a folder with all that is in it, as it was written."""
    with tempfile.TemporaryDirectory(prefix="orderflow-") as scratch:
        folder = Path(scratch)
        try:
            with tarfile.open(source) as archive:
                archive.extractall(folder, filter="data")
            manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_bytes())
        except (tarfile.TarError, OSError, ValueError) as error:
            raise CannotKeep(f"{source} is no backup of Orderflow, or not all of one: {error}") from error
        if manifest.get("format") != FORMAT or manifest.get("sha256") != _digest(folder / DUMP):
            raise CannotKeep(f"{source} is not what was written: its checksum or its format is another.")
        yield manifest, folder


def _script(settings: Settings, dump: Path, script: Path) -> None:
    _run(settings, "pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(dump))


def _put_back(kept: Path, place: Path) -> None:
    """Files in place of those of the same name; others stay, for nothing points to them."""
    for each in [kept] if kept.is_file() else [found for found in kept.rglob("*") if found.is_file()]:
        there = place / each.relative_to(kept) if kept.is_dir() else place
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(each.read_bytes())
        there.chmod(each.stat().st_mode)


def _run(settings: Settings, program: str, *arguments: str) -> str:
    found = Cluster(settings.postgres_dir, settings.pg_bin).programs() / program
    done = subprocess.run([found, *arguments], cwd="/", env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotKeep(f"{program}: {done.stderr.strip()}")
    return done.stdout


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    archive.addfile(entry, io.BytesIO(content))


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
