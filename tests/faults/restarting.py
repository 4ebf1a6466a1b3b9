"""Props: the end of a database server, and its next start."""

import os
import signal

from orderflow.kernel.cluster import DatabaseDidNotStart
from orderflow.kernel.embedded import EmbeddedPostgres
from tests.running import until


async def restart(server: EmbeddedPostgres, downfall: signal.Signals) -> None:
    """End the server the hard way; start it as soon as its orphans have let go of the files."""
    pid, _ = server.cluster.status()
    os.kill(pid, downfall)
    await until(lambda: _ended(server, pid), "the database to end")
    server.stop()

    async def started() -> bool:
        try:
            server.start()
        except DatabaseDidNotStart:
            server.stop()
            return False
        return True

    await until(started, "the database to start again", 60)


async def _ended(server: EmbeddedPostgres, pid: int) -> bool:
    return not server.cluster.runs(pid)
