"""Where pictures are kept, outside the database: one file for each way, binding a `Storage` to the name `plug`.

Others add theirs by the entry point group `orderflow.catalog.storages`.
"""

import re
from typing import Protocol

from orderflow import settings
from orderflow.kernel.plugs import Drawer


class Storage(Protocol):
    """What a plug must offer; what lies under a key never changes, so it may be kept for ever.

    A place that cannot be reached or does not let us in is an OSError.
    """

    name: str

    async def put(self, key: str, content: bytes) -> None:
        """Keep content under a key such as `abc-10x10-def/480.webp`; all of it or nothing, and again is no harm."""

    async def get(self, key: str) -> bytes | None:
        """What lies under a key, or None."""

    async def remove(self, key: str) -> None:
        """Take away what lies under a key; nothing there is no harm."""


_KEY = re.compile(r"[0-9a-z-]+/[0-9a-z]+\.[a-z]+")


def require_key(key: str) -> str:
    """A key that leads nowhere but to a picture, or ValueError."""
    if not _KEY.fullmatch(key):
        raise ValueError(f"{key!r} is no key of a picture")
    return key


STORAGES: Drawer[Storage] = Drawer("orderflow.catalog.storages")


def storage() -> Storage:
    """The place the settings name."""
    return STORAGES.all()[settings.current().picture_storage]
