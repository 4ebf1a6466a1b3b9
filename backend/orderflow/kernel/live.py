"""From the log to the subscribers of this process; the only file that knows broadcaster."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any

from broadcaster import Broadcast, BroadcastBackend
from broadcaster import Event as Bell

from orderflow.kernel import clock, events
from orderflow.kernel.db import Database, DatabaseAway, Row
from orderflow.kernel.deliveries import Worker
from orderflow.kernel.events import BELL
from orderflow.kernel.ids import new_id
from orderflow.kernel.presence import Presence

log = logging.getLogger(__name__)

WHISPER = "orderflow_whisper"
"""What processes tell each other that is kept nowhere: whoever does not hear it now never will."""
HELP = "help"
"""What a bell says when the process that rang it has no worker of its own."""
RETRY = 0.5


class PostgresBell(BroadcastBackend):
    """A broadcaster backend on LISTEN/NOTIFY: a connection of its own that reconnects, publishing through the pool."""

    def __init__(
        self,
        database: Database,
        numbered: Callable[[list[Row]], Awaitable[None]],
        overhear: Callable[[str], None],
    ) -> None:
        self._database = database
        self._numbered = numbered
        self._overhear = overhear
        self._name = new_id("bel")
        self._rings: asyncio.Queue[Bell] = asyncio.Queue(maxsize=1)
        self._listening: asyncio.Task[None] | None = None

    async def connect(self) -> None:
        """Start listening."""
        self._listening = asyncio.create_task(self._listen())

    async def disconnect(self) -> None:
        """Stop listening."""
        if self._listening:
            self._listening.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._listening

    async def subscribe(self, channel: str) -> None:
        """One channel is listened to from the start."""

    async def unsubscribe(self, channel: str) -> None:
        """The channel is left when the process ends."""

    async def publish(self, channel: str, message: Any) -> None:
        """Number what was committed, and ring the bell of the other processes."""
        async with self._database.read() as connection:
            rows = await events.publish(connection, f"{self._name} {message}")
        await self._numbered(rows)

    async def next_published(self) -> Bell:
        """The next ring."""
        return await self._rings.get()

    def _rang(self, _connection: Any, _pid: int, channel: str, message: str) -> None:
        name, _, note = message.partition(" ")
        if name == self._name:
            return  # what this process numbered it has in hand
        # A bell that has not been heard yet need not ring again, unless it says more: readers fetch by position.
        if self._rings.full() and note == HELP:
            self._rings.get_nowait()
        if not self._rings.full():
            self._rings.put_nowait(Bell(channel, note))

    async def _listen(self) -> None:
        while True:
            try:
                await self._listen_until_dropped()
            except DatabaseAway as away:
                log.warning("cannot listen: %s", away)
            await asyncio.sleep(RETRY)

    async def _listen_until_dropped(self) -> None:
        raw = await self._database.lone_connection()
        dropped = asyncio.Event()
        raw.add_termination_listener(lambda _: dropped.set())
        try:
            await raw.add_listener(BELL, self._rang)
            await raw.add_listener(WHISPER, lambda _raw, _pid, _channel, words: self._overhear(words))
            self._rang(raw, 0, BELL, f"all {HELP}")
            await dropped.wait()
            log.warning("the LISTEN connection dropped; reconnecting")
        finally:
            await raw.close()


Hearer = Callable[[Sequence[Row]], None]


class Live:
    """Reads new events once per process and hands them to whoever hears them; wakes the worker."""

    def __init__(self, database: Database, worker: Worker | None = None) -> None:
        self.database = database
        self.worker = worker
        self.position = 0
        self.hearers: list[Hearer] = []
        """Called with the events of the log, each once and in its order, all up to `position`."""
        self.presence = Presence(self._whisper)
        self._broadcast = Broadcast(backend=PostgresBell(database, self._take_in, self.presence.overhear))
        self._publisher = events.Publisher(self._publish)
        self._hurry = asyncio.Event()
        self._asked_for_help = False

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator["Live"]:
        """Listen, publish and sweep while the block runs."""
        async with self.database.read() as connection:
            self.position = await events.head(connection)
        await self._broadcast.connect()
        self.database.committed = self._publisher.committed
        tasks = [asyncio.create_task(each) for each in (self._hear(), self._read(), self._publisher.run())]
        try:
            async with self.presence.running():
                yield self
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self._broadcast.disconnect()

    async def _whisper(self, words: str) -> None:
        async with self.database.read() as connection:
            await connection.value("select pg_notify(:channel, :words)", channel=WHISPER, words=words)

    async def _publish(self) -> None:
        try:
            await self._broadcast.publish(BELL, "" if self.worker else HELP)
        except DatabaseAway as away:
            log.warning("could not ring the bell, the sweep will find the events: %s", away)

    async def _hear(self) -> None:
        async with self._broadcast.subscribe(BELL) as rings:
            while True:
                ring = await rings.get()
                self._asked_for_help |= ring.message == HELP
                self._hurry.set()

    async def _read(self) -> None:
        """Read new events at each ring, and every second in case a ring was lost."""
        while True:
            try:
                await self.read_new()
            except DatabaseAway as away:
                log.warning("the database is away: %s", away)
            try:
                async with asyncio.timeout(1.0):
                    await self._hurry.wait()
            except TimeoutError:
                await self._number_strays()
            self._hurry.clear()

    async def read_new(self) -> None:
        """Hand events that are new since the last look to the hearers."""
        while True:
            help, self._asked_for_help = self._asked_for_help, False
            async with self.database.read() as connection:
                rows = await events.since(connection, self.position)
            await self._hand_out(rows, work=help)
            if len(rows) < events.PAGE:
                return

    async def _take_in(self, numbered: list[Row]) -> None:
        """Hand out what this process numbered; when others came between, or it is much, by reading page by page."""
        if numbered and (numbered[0].position > self.position + 1 or len(numbered) > events.PAGE):
            await self.read_new()
        await self._hand_out(numbered, work=True)

    async def _hand_out(self, rows: list[Row], *, work: bool) -> None:
        for follow in {found for row in rows if (found := FOLLOWED.get(row.type))}:
            await follow(self.database)
        if work and self.worker:
            self.worker.wake(lane for row in rows for lane in events.lanes_of(row))
        fresh = [row for row in rows if row.position > self.position]
        if fresh:
            self.position = fresh[-1].position
            for hear in self.hearers:
                hear(fresh)

    async def _number_strays(self) -> None:
        """Number events of a process that died between its commit and its bell."""
        try:
            async with self.database.read() as connection:
                stray = await connection.value("select 1 from event where position is null limit 1")
            if stray:
                await self._broadcast.publish(BELL, HELP)
        except DatabaseAway as away:
            log.warning("the database is away: %s", away)


async def follow_clock(database: Database) -> None:
    """Take over the clock offset that stands in the database."""
    async with database.read() as connection:
        clock.set_offset(float(await connection.value("select seconds from clock_offset where id = 1") or 0))


async def follow_all(database: Database) -> None:
    """Take over all of which a process later hears that it changed."""
    for follow in dict.fromkeys(FOLLOWED.values()):
        await follow(database)


FOLLOWED: dict[str, Callable[[Database], Awaitable[None]]] = {events.CLOCK_ADVANCED: follow_clock}
"""What a process takes over from the database when it hears of an event, before anybody in it hears of that."""
