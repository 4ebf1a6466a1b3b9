"""From the log to those who follow it: each event goes to the channels it concerns, and costs the others nothing."""

import asyncio
import contextlib
import logging
import time
from collections import deque
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from graphql import GraphQLError

from orderflow.graph.attending import Attending
from orderflow.graph.channels import Channel, Heard, Joined, Seat
from orderflow.graph.context import Context
from orderflow.graph.directory import Directory
from orderflow.graph.schema import schema
from orderflow.graph.selection import Selection
from orderflow.graph.shapes import shape_of, shared_viewer
from orderflow.kernel.db import Connection, DatabaseAway, Row
from orderflow.kernel.live import Live
from orderflow.kernel.turns import Turns
from orderflow.orders import tables
from orderflow.orders.hearing import orders_of
from orderflow.telemetry.watch import Watch

log = logging.getLogger(__name__)

REMEMBERED = 1000
"""Events kept for those who join a moment after they caught up."""
MOST_WAITING = 4000
"""Events that wait for a channel; one that is further behind ends, and its followers resume by their cursors."""
LANES = 4
PAUSE = 0.1
"""Seconds a board gathers events; more when it has so many followers that telling them takes long."""
SHARE = 3
TOLD_AT_ONCE = 200
RETRY = 0.5


class Hub:
    """All channels of a process."""

    def __init__(self, live: Live, turns: Turns, watch: Watch | None = None) -> None:
        self.live, self.turns, self.watch = live, turns, watch
        self.position = 0
        self.directory = Directory()
        self._recent: deque[Heard] = deque()
        self._recent_from = 0
        self._fresh: list[Row] = []
        self._arriving = 0
        self._woken = asyncio.Event()
        self._due: asyncio.Queue[Channel] = asyncio.Queue()
        self._lanes: dict[asyncio.Task[None], Channel | None] = {}

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator["Hub"]:
        """Hand events out while the block runs."""
        self.position = self._recent_from = self.live.position
        self.live.hearers.append(self._hear)
        for _ in range(LANES):
            self._open_lane()
        routing = asyncio.create_task(self._route())
        try:
            yield self
        finally:
            self.live.hearers.remove(self._hear)
            lanes, self._lanes = self._lanes, {}
            for task in (routing, *lanes):
                task.cancel()
            await asyncio.gather(routing, *lanes, return_exceptions=True)

    @contextlib.contextmanager
    def arriving(self) -> Iterator[None]:
        """While somebody catches up in the block, what happens meanwhile is kept for them."""
        self._arriving += 1
        try:
            yield
        finally:
            self._arriving -= 1

    def join(self, context: Context, seat: Seat) -> Channel | None:
        """Let a follower who has caught up hear what comes; None when it fell behind meanwhile."""
        followed = context.followed
        assert followed is not None
        if followed.position < self._recent_from:
            return None
        shape = shape_of(context.executor, followed.below)
        context.executor = None
        limited = followed.order_id or followed.ear.by_key
        viewer = shared_viewer(followed.actor, shape.models | ({tables.Order} if limited else set()))
        key = (shape, followed.order_id, followed.ear, viewer)
        channel = self.directory.channels.get(key)
        if channel is None:
            channel = Channel(key, followed, shape, replace(context, actor=viewer, followed=None))
            self.directory.put(channel)
        if channel.admit(seat, followed.position, self._since(followed.position), self.position):
            self._make_due(channel)
        return channel

    def attend(self, context: Context, seat: Seat) -> Attending:
        """Let a follower be seen at the place whose colleagues it asked for, and hear of them."""
        shape = shape_of(context.executor, Selection())
        context.executor = None
        return Attending(context, shape, seat)

    def leave(self, joined: Joined, seat: Seat) -> None:
        """Let a follower go."""
        if joined.leave(seat) and isinstance(joined, Channel):
            self.directory.drop(joined)

    def _since(self, position: int) -> list[Heard]:
        """What was handed out after a position."""
        newer = list(takewhile(lambda heard: heard.row.position > position, reversed(self._recent)))
        return newer[::-1]

    def _hear(self, rows: Sequence[Row]) -> None:
        self._fresh += rows
        self._woken.set()

    async def _route(self) -> None:
        """Hand events out in their order; of each order concerned one look tells who may hear of it."""
        while True:
            await self._woken.wait()
            self._woken.clear()
            rows, self._fresh = self._fresh, []
            if not self.directory.channels and not self._arriving:
                self._recent.clear()
                self.position = self._recent_from = rows[-1].position
                continue
            orders = await self._orders(rows)
            for n, row in enumerate(rows, 1):
                self._hand_out(Heard(row, orders))
                if n % TOLD_AT_ONCE == 0:
                    await asyncio.sleep(0)

    async def _orders(self, rows: Sequence[Row]) -> dict[str, Row]:
        while True:
            try:
                async with self.live.database.read() as connection:
                    return await orders_of(connection, rows)
            except DatabaseAway as away:
                log.warning("cannot look up who hears: %s", away)
                await asyncio.sleep(RETRY)

    def _hand_out(self, heard: Heard) -> None:
        row = heard.row
        self.position = row.position
        if len(self._recent) == REMEMBERED:
            self._recent_from = self._recent.popleft().row.position
        self._recent.append(heard)
        for channel in list(self.directory.concerned(heard)):
            if channel.offer(heard):
                self._make_due(channel)

    def _make_due(self, channel: Channel) -> None:
        if len(channel.waiting) > MOST_WAITING:
            self._end(channel, fell_behind())
        elif not channel.queued:
            channel.queued = True
            loop = asyncio.get_running_loop()
            if (wait := channel.due_at - loop.time()) > 0:
                loop.call_later(wait, self._due.put_nowait, channel)
            else:
                self._due.put_nowait(channel)

    def _open_lane(self) -> None:
        task = asyncio.create_task(self._lane())
        self._lanes[task] = None
        task.add_done_callback(self._lane_ended)

    async def _lane(self) -> None:
        """Execute channels one after the other, over one connection while there are any."""
        lane = asyncio.current_task()
        assert lane is not None
        while True:
            channel = self._lanes[lane] = await self._due.get()
            async with self.live.database.read() as connection:
                while True:
                    await self._execute(channel, connection)
                    if self._due.empty():
                        break
                    channel = self._lanes[lane] = self._due.get_nowait()
            self._lanes[lane] = None

    def _lane_ended(self, lane: asyncio.Task[None]) -> None:
        """Whatever went wrong in a lane ends the channel it was at, and no other."""
        channel = self._lanes.pop(lane, None)
        if lane.cancelled() or (fault := lane.exception()) is None:
            return
        self._open_lane()
        if channel:
            error = GraphQLError("", original_error=fault if isinstance(fault, Exception) else None)
            schema.process_errors([error])
            self._end(channel, error)

    async def _execute(self, channel: Channel, connection: Connection) -> None:
        started = time.monotonic()
        async with contextlib.aclosing(channel.answers(connection, self.position)) as answers:
            async for seats, payload, position in answers:
                for n, seat in enumerate(seats, 1):
                    seat.give(payload, position)
                    if n % TOLD_AT_ONCE == 0:
                        await asyncio.sleep(0)
        if channel.order_id is None:
            took = time.monotonic() - started
            channel.due_at = asyncio.get_running_loop().time() + max(PAUSE - took, (SHARE - 1) * took)
        channel.queued = False
        if channel.waiting:
            self._make_due(channel)

    def _end(self, channel: Channel, error: GraphQLError) -> None:
        self.directory.drop(channel)
        for seat in [*channel.seats, *channel.joining]:
            seat.fail([error])


def fell_behind() -> GraphQLError:
    """What a follower is told who is to come back with its cursor."""
    return GraphQLError("The shop could not keep up; resume from your cursor.", extensions={"code": "FELL_BEHIND"})
