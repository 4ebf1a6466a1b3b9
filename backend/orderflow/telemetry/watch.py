"""What is noted of each request and operation, for as long as it takes, and told when it is over."""

import asyncio
import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field

MOST_NAMES = 200
LONGEST_NAME = 64
MOST_STATEMENTS = 500
"""Statements noted of one operation; more would not be read by anybody."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as it was run, without its values."""

    sql: str
    seconds: float
    ended: int
    """Nanoseconds since 1970."""


@dataclass(slots=True, eq=False)
class Note:
    """What is known of a request, or of an operation on a connection that stays open."""

    via: str
    """How it came: `http` or `live`."""
    began: int = field(default_factory=time.time_ns)
    """Nanoseconds since 1970."""
    seconds: float = 0.0
    operation: str = ""
    kind: str = ""
    """What kind of operation it is, empty when it is none."""
    caller: str = ""
    codes: Sequence[str] = ()
    """Codes of its errors and refusals."""
    method: str = ""
    path: str = ""
    status: int = 0
    sent: int = 0
    """Bytes of the answer."""
    streamed: bool = False
    """Whether it was answered for as long as somebody cared to listen."""
    traced_by: str | None = None
    """The trace it belongs to, as its caller says in `traceparent`."""
    statements: list[Statement] = field(default_factory=list)
    left_out: int = 0
    """Statements beyond the most that are noted."""


Teller = Callable[[Note], None]


class Names:
    """Names of operations, as many as figures can be kept of: clients choose them, and may choose ever new ones."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def bounded(self, name: str, *, ran: bool) -> str:
        """A name that may stand in a label; only operations that ran are learnt."""
        if name in self._known:
            return name
        if not ran or len(self._known) >= MOST_NAMES or len(name) > LONGEST_NAME:
            return "other"
        self._known.add(name)
        return name


_noting: ContextVar[Note | None] = ContextVar("noting", default=None)


class Watch:
    """Takes notes, and tells them to whoever was set up to be told."""

    def __init__(self, tellers: Sequence[Teller], *, hears_statements: bool) -> None:
        self.tellers = tellers
        self.hears_statements = hears_statements
        self.names = Names()

    @contextlib.contextmanager
    def noting(self, via: str) -> Iterator[Note]:
        """Note what goes on in the block, and tell it when it is over."""
        note, began = Note(via), time.perf_counter()
        before = _noting.set(note) if self.hears_statements else None
        try:
            yield note
        finally:
            note.seconds = time.perf_counter() - began
            if before:
                _noting.reset(before)
                # A statement is heard a turn of the loop after it ended; the last of them must not come too late.
                asyncio.get_running_loop().call_soon(self._tell, note)
            else:
                self._tell(note)

    def heard(self, sql: str, seconds: float) -> None:
        """A statement was run on behalf of whatever is noted here."""
        note = _noting.get()
        if note is None:
            return
        if len(note.statements) < MOST_STATEMENTS:
            note.statements.append(Statement(sql, seconds, time.time_ns()))
        else:
            note.left_out += 1

    def _tell(self, note: Note) -> None:
        for tell in self.tellers:
            tell(note)
