"""What many follow together: a batch is read, executed and encoded once, and its bytes go to everybody."""

from collections.abc import AsyncGenerator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from graphql import GraphQLError

from orderflow.graph.bridge import Loader
from orderflow.graph.context import Context, Followed
from orderflow.graph.events import as_events, batch_of
from orderflow.graph.shapes import Shape
from orderflow.kernel.db import Connection, Row
from orderflow.orders.hearing import hears, keys_of

LARGEST_BATCH = 500
"""Events told together at most."""


class Seat(Protocol):
    """A follower's end of a channel: a subscription of a socket, or an event stream."""

    def give(self, payload: bytes, position: int | None) -> None:
        """Send an answer to the follower, or keep it for a moment; `position` is where the log stood."""

    def fail(self, errors: Sequence[GraphQLError]) -> None:
        """End with errors."""


class Joined(Protocol):
    """What a follower has joined."""

    def leave(self, seat: Seat) -> bool:
        """Let a follower go; answers whether it is a channel that nobody follows any more."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An event with the orders concerned by those that came with it, as they are now."""

    row: Row
    orders: Mapping[str, Row]


@dataclass(slots=True)
class Joining:
    """A follower who came since the latest batch: up to where they know the log, and what they have not been told."""

    position: int
    untold: list[Heard]


class Channel:
    """One stream of batches for all who follow the same with the same rights."""

    __slots__ = (
        "context",
        "due_at",
        "ear",
        "joining",
        "key",
        "keys",
        "order_id",
        "queued",
        "seats",
        "shape",
        "waiting",
    )

    def __init__(self, key: Any, followed: Followed, shape: Shape, context: Context) -> None:
        self.key, self.shape, self.context = key, shape, context
        self.order_id, self.ear = followed.order_id, followed.ear
        self.keys = keys_of(context.actor)
        self.seats: set[Seat] = set()
        self.joining: dict[Seat, Joining] = {}
        self.waiting: list[Heard] = []
        self.queued = False
        """Whether it is about to be executed, or is right now."""
        self.due_at = 0.0

    def offer(self, heard: Heard) -> bool:
        """Take an event in that concerns its followers; answers whether it was new."""
        if self.waiting and self.waiting[-1] is heard:
            return False
        self.waiting.append(heard)
        for each in self.joining.values():
            if heard.row.position > each.position:
                each.untold.append(heard)
        return True

    def admit(self, seat: Seat, position: int, since: Iterable[Heard], head: int) -> bool:
        """Take a follower in who knows the log up to a position, given what was handed out since then, up to a head.

        Answers whether there is something to tell it.
        """
        untold = [each for each in since if self._hears(each)]
        if untold or self.queued or position > head:
            self.joining[seat] = Joining(position, untold)
        else:
            self.seats.add(seat)
        return bool(untold)

    def leave(self, seat: Seat) -> bool:
        """Let a follower go; answers whether nobody is left."""
        self.seats.discard(seat)
        self.joining.pop(seat, None)
        return not self.seats and not self.joining

    async def answers(
        self, connection: Connection, head: int
    ) -> AsyncGenerator[tuple[Iterable[Seat], bytes, int], None]:
        """Execute what has been waiting: once for all, and apart for those who came in between."""
        shared, self.waiting = self.waiting, []
        joined = [(seat, each, each.untold) for seat, each in self.joining.items()]
        for _, each, _ in joined:
            each.untold = []
        for several in _batches(shared) if self.seats else ():
            yield list(self.seats), await self._answer(connection, several), several[-1].row.position
        for seat, each, untold in joined:
            for several in _batches(untold):
                yield [seat], await self._answer(connection, several), several[-1].row.position
            if each.position <= head and seat in self.joining:
                del self.joining[seat]
                self.seats.add(seat)

    def _hears(self, heard: Heard) -> bool:
        of_order = self.order_id is None or heard.row.order_id == self.order_id
        return of_order and hears(self.ear, self.keys, heard.row, heard.orders)

    async def _answer(self, connection: Connection, several: Sequence[Heard]) -> bytes:
        rows = [each.row for each in several]
        orders = {id: each.orders[id] for each in several if (id := each.row.order_id) in each.orders}
        told = await as_events(Loader(self.context, connection), rows, self.shape.below, orders)
        return await self.shape.answer(self.context, batch_of(told, rows[-1].position))


def _batches(several: Sequence[Heard]) -> Iterator[Sequence[Heard]]:
    for start in range(0, len(several), LARGEST_BATCH):
        yield several[start : start + LARGEST_BATCH]
