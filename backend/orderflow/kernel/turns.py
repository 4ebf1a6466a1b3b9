"""Whose turn it is when there is more to do than can be done at once: what matters most, and the rest is told soon."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Iterator
from contextvars import ContextVar, Token
from dataclasses import dataclass, field
from enum import IntEnum
from types import TracebackType

STRAINED_FOR = 5.0
"""Seconds after a refusal in which the line it came from stays short of patience."""
SOON = 0.02
"""Seconds a turn is waited for in a strained line: whoever is refused then is told within a twentieth of a second."""


class Importance(IntEnum):
    """How much it matters that something is done now: the lower the figure, the more."""

    FIRST = 0
    """Somebody stands at the checkout, or with a scanner in hand."""
    ORDINARY = 1
    FOLLOWING = 2
    """A subscription that begins, or comes back: it waits longer than others, and nobody looks at an empty page."""
    LAST = 3
    """Reports, exports, lists of a board."""


class Overloaded(Exception):
    """There is more to do than can be done in time; says after how many seconds to come back."""

    def __init__(self, wait: int) -> None:
        super().__init__(f"come back in {wait} s")
        self.wait = wait


@dataclass(slots=True)
class Line:
    """Those of one importance who wait for their turn, the oldest first."""

    most: int
    """How many turns are taken when they begin to wait; the rest is kept for what matters more."""
    longest: int
    """How many wait at most."""
    patience: float
    """Seconds a turn is waited for in quiet times, such as a burst that will be over in a moment."""
    hurries: bool
    """Whether it has little patience when it is strained: as many wait as have turns, and not for long."""
    come_back: int
    """Seconds after which those who were refused may ask again."""
    waiting: deque[asyncio.Future[None]] = field(default_factory=deque)
    strained_until: float = 0.0


def _lines(turns: int) -> tuple[Line, ...]:
    """A line for each importance; in the first one, who is let in is served, for it is short."""
    return (
        Line(most=turns, longest=200, patience=5.0, hurries=False, come_back=1),
        Line(most=max(1, 3 * turns // 4), longest=200, patience=2.0, hurries=True, come_back=2),
        Line(most=max(1, turns // 2), longest=20_000, patience=10.0, hurries=False, come_back=2),
        Line(most=max(1, turns // 4), longest=100, patience=2.0, hurries=True, come_back=3),
    )


class Turns:
    """So many operations run at once in a process; the others wait for a turn, or are refused."""

    def __init__(self, most: int) -> None:
        self.taken = 0
        self.lines = _lines(most)

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return sum(len(line.waiting) for line in self.lines)

    @property
    def strained(self) -> bool:
        """Whether what is no pressing matter should be left for later."""
        return any(line.waiting for line in self.lines) or self.taken > self.lines[Importance.FOLLOWING].most

    def turn(self, importance: Importance) -> "_Turn":
        """A turn for the block, or Overloaded."""
        return _Turn(self, importance)

    async def wait(self, importance: Importance) -> None:
        """Wait until a turn is there that those before do not need, as long as it is worth waiting."""
        line, loop = self.lines[importance], asyncio.get_running_loop()
        now = loop.time()
        hurried = line.hurries and now < line.strained_until
        if len(line.waiting) >= (line.most if hurried else line.longest):
            raise self._refused(line, now)
        turn: asyncio.Future[None] = loop.create_future()
        line.waiting.append(turn)
        end = loop.call_at(now + (SOON if hurried else line.patience), self._give_up, line, turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.cancelled():
                with contextlib.suppress(ValueError):  # its turn came just then, and went to the next
                    line.waiting.remove(turn)
            elif turn.exception() is None:
                self.give_back()
            raise
        finally:
            end.cancel()

    def fits(self, importance: Importance) -> bool:
        """Whether there is a turn at once; nobody waits where there is one."""
        return self.taken < self.lines[importance].most

    def give_back(self) -> None:
        """A turn is over: it goes to whoever matters most, and of those to whoever waits the longest."""
        self.taken -= 1
        for line in self.lines:
            while line.waiting and self.taken < line.most:
                turn = line.waiting.popleft()
                if not turn.done():
                    self.taken += 1
                    turn.set_result(None)

    def _give_up(self, line: Line, turn: asyncio.Future[None]) -> None:
        if not turn.done():
            line.waiting.remove(turn)
            turn.set_exception(self._refused(line, asyncio.get_running_loop().time()))

    def _refused(self, line: Line, now: float) -> Overloaded:
        line.strained_until = now + STRAINED_FOR
        return Overloaded(line.come_back)


class _Turn:
    """A turn, from the moment it comes until it is given back."""

    __slots__ = ("_importance", "_mark", "_turns")

    def __init__(self, turns: Turns, importance: Importance) -> None:
        self._turns, self._importance = turns, importance
        self._mark: Token[Turns | None]

    async def __aenter__(self) -> None:
        if self._turns.fits(self._importance):
            self._turns.taken += 1
        else:
            await self._turns.wait(self._importance)
        self._mark = _mine.set(self._turns)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _mine.reset(self._mark)
        self._turns.give_back()


_mine: ContextVar[Turns | None] = ContextVar("mine", default=None)


@contextlib.contextmanager
def stepping_aside() -> Iterator[None]:
    """Leave the turn that is held here to others while the world outside is waited for; it is resumed at once."""
    turns = _mine.get()
    if turns is None:
        yield
        return
    turns.give_back()
    try:
        yield
    finally:
        turns.taken += 1
