"""A database server that may be killed: the tests' own must live."""

import shutil
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from orderflow.kernel.embedded import EmbeddedPostgres


@pytest.fixture
async def own_server() -> AsyncIterator[EmbeddedPostgres]:
    """A database server of its own, as careful as in real life."""
    folder = Path(tempfile.mkdtemp(prefix="orderflow-restart-"))
    folder.chmod(0o755)
    server = EmbeddedPostgres(folder / "postgres")
    server.start()
    yield server
    server.stop()
    shutil.rmtree(folder)
