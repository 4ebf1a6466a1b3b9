"""What of all this the settings ask for; what is off costs nothing."""

import asyncio
import contextlib
import importlib
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

from orderflow.kernel.db import Database
from orderflow.settings import Settings
from orderflow.telemetry.lines import access_log, slow_log
from orderflow.telemetry.metrics import Metrics
from orderflow.telemetry.watch import Teller, Watch


class Switchboard:
    """The watch of a process, and whom it tells; to be made before the database is opened."""

    def __init__(self, settings: Settings, database: Database, crowd: Callable[[], Mapping[str, int]]) -> None:
        self.metrics = Metrics(database, crowd) if settings.metrics_token else None
        self._traces = _traces() if settings.traces else None
        tellers: list[Teller] = []
        if self.metrics:
            tellers.append(self.metrics.tell)
        if settings.access_log:
            tellers.append(access_log(settings.access_log))
        if settings.slow_operation:
            tellers.append(slow_log(settings.slow_operation))
        if self._traces:
            tellers.append(self._traces.tell)
        hears = bool(settings.slow_operation or self._traces)
        self.watch = Watch(tellers, hears_statements=hears) if tellers else None
        if self.watch and hears:
            database.heard = self.watch.heard

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Keep the figures true while the block runs, and send the last traces after it."""
        async with self.metrics.running() if self.metrics else contextlib.nullcontext():
            yield
        if self._traces:
            await asyncio.to_thread(self._traces.close)


def _traces() -> Any:
    try:
        return importlib.import_module("orderflow.telemetry.traces").Traces()
    except ModuleNotFoundError as missing:
        raise RuntimeError("ORDERFLOW_TRACES needs OpenTelemetry: pip install 'orderflow[otel]'") from missing
