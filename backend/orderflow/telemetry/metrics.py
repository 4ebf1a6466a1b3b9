"""Figures for Prometheus: what operations take and come to, who is connected, what waits, how full the pool is."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from pathlib import Path

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.registry import Collector

from orderflow.kernel import clock
from orderflow.kernel.db import Database, DatabaseAway, query
from orderflow.telemetry import SHARED
from orderflow.telemetry.watch import Note

EVERY = 1.0
TIMES = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0)

_BACKLOG = query(
    """
    select count(*) as pending, coalesce(extract(epoch from cast(:real as timestamptz) - min(next_at)), 0) as late,
      (select count(*) from delivery where state = 'DEAD') as dead
    from delivery where state = 'PENDING'
    """
)


class Metrics:
    """The figures of this process, added up with those of its siblings when it has any."""

    def __init__(self, database: Database, crowd: Callable[[], Mapping[str, int]] | None = None) -> None:
        self._database, self._crowd = database, crowd
        disable_created_metrics()
        self._own = CollectorRegistry()
        self._took = Histogram(
            "orderflow_operation_seconds", "Time until an operation was answered, or a subscription had caught up.",
            ("operation", "kind"), buckets=TIMES, registry=self._own,
        )  # fmt: skip
        self._errors = Counter(
            "orderflow_operation_errors",
            "Errors and refusals by code.",
            ("operation", "code"),
            registry=self._own,
        )
        self._answers = Counter("orderflow_http_answers", "Answers over HTTP.", ("status",), registry=self._own)
        self._reactions = Histogram(
            "orderflow_reaction_seconds", "Time that deliveries took, by who hears of it.",
            ("consumer", "outcome"), buckets=TIMES, registry=self._own,
        )  # fmt: skip
        self._connected = self._gauge("orderflow_connections", "Sockets and event streams that are open.", "kind")
        self._followers = self._gauge("orderflow_followers", "Operations under way on them: who follows what happens.")
        self._channels = self._gauge("orderflow_channels", "Executions that one change leads to at most.")
        self._turns = self._gauge("orderflow_operations", "Operations that run, and that wait for their turn.", "state")
        self._pool = self._gauge("orderflow_database_connections", "Connections of the pool.", "state")

    def _gauge(self, name: str, words: str, *labels: str) -> Gauge:
        return Gauge(name, words, labels, registry=self._own, multiprocess_mode="livesum")

    def tell(self, note: Note) -> None:
        """Count a note."""
        if note.status:
            self._answers.labels(note.status).inc()
        if note.kind:
            self._took.labels(note.operation, note.kind).observe(note.seconds)
        for code in note.codes:
            self._errors.labels(note.operation or "none", code).inc()

    def reacted(self, consumer: str, well: bool, seconds: float) -> None:
        """Count a delivery that was tried."""
        self._reactions.labels(consumer, "done" if well else "failed").observe(seconds)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Look now and then at what cannot be counted as it happens, while the block runs."""
        looking = asyncio.create_task(self._look_again())
        try:
            yield
        finally:
            looking.cancel()
            await asyncio.gather(looking, return_exceptions=True)

    async def _look_again(self) -> None:
        while True:
            self._look()
            await asyncio.sleep(EVERY)

    def _look(self) -> None:
        if self._crowd:
            self._look_around(self._crowd())
        busy, idle = self._database.usage
        self._pool.labels("busy").set(busy)
        self._pool.labels("idle").set(idle)

    def _look_around(self, crowd: Mapping[str, int]) -> None:
        for kind in ("socket", "stream"):
            self._connected.labels(kind).set(crowd[kind])
        self._followers.set(crowd["followers"])
        self._channels.set(crowd["channels"])
        for state in ("running", "waiting"):
            self._turns.labels(state).set(crowd[state])

    async def page(self) -> bytes:
        """All figures as Prometheus reads them; those that only the database knows are left out while it is away."""
        registry = CollectorRegistry()
        with contextlib.suppress(*DatabaseAway):
            async with asyncio.timeout(EVERY), self._database.read() as connection:
                backlog = await connection.one(_BACKLOG, real=clock.real())
            registry.register(_Backlog(backlog.pending, backlog.dead, float(backlog.late)))
        if folder := os.environ.get(SHARED):
            _forget_the_dead(Path(folder))
            MultiProcessCollector(registry, folder)
            return generate_latest(registry)
        self._look()
        ProcessCollector(registry=registry)
        return generate_latest(registry) + generate_latest(self._own)


class _Backlog(Collector):
    """What waits to be delivered, the same whichever process is asked."""

    def __init__(self, pending: int, dead: int, late: float) -> None:
        self.pending, self.dead, self.late = pending, dead, late

    def collect(self) -> Iterator[Metric]:
        """The figures."""
        waiting = GaugeMetricFamily("orderflow_deliveries", "Deliveries that wait, or were given up.", labels=["state"])
        waiting.add_metric(["pending"], self.pending)
        waiting.add_metric(["dead"], self.dead)
        yield waiting
        yield GaugeMetricFamily(
            "orderflow_delivery_delay_seconds", "How long the oldest due delivery waits.", max(0.0, self.late)
        )


def _forget_the_dead(folder: Path) -> None:
    """Leave out what processes had open that are no more."""
    for pid in {int(each.stem.rpartition("_")[2]) for each in folder.glob("gauge_live*.db")}:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            mark_process_dead(pid, str(folder))
