"""Pictures in a folder of this machine, or of a file system that all processes share."""

import asyncio
import contextlib
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from orderflow import settings
from orderflow.catalog.storages import require_key


class FolderStorage:
    """A file for each key below `pictures` in the var folder."""

    name = "folder"

    async def put(self, key: str, content: bytes) -> None:
        """Write a file under another name first, so that nobody reads half of it."""
        await asyncio.to_thread(_write, _place(key), content)

    async def get(self, key: str) -> bytes | None:
        """Read a file, if it is there."""
        return await asyncio.to_thread(_read, _place(key))

    async def remove(self, key: str) -> None:
        """Take a file away, and its folder with the last one."""
        await asyncio.to_thread(_remove, _place(key))


def _place(key: str) -> Path:
    return settings.current().var_dir.absolute() / "pictures" / require_key(key)


def _write(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=place.parent, prefix=".", delete=False) as fresh:
        fresh.write(content)
    os.chmod(fresh.name, 0o644)
    os.replace(fresh.name, place)


def _read(place: Path) -> bytes | None:
    try:
        return place.read_bytes()
    except FileNotFoundError:
        return None


def _remove(place: Path) -> None:
    place.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # others are in it, or it is gone already
        place.parent.rmdir()


plug = FolderStorage()
