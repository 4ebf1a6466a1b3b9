"""Who was looked up within the last second, so that the requests of one page ask once."""

from collections.abc import Awaitable, Callable
from functools import partial
from weakref import WeakKeyDictionary

from orderflow.kernel import clock
from orderflow.kernel.access import Actor, Kind
from orderflow.kernel.db import Database
from orderflow.kernel.work import Work

LASTS = 1.0
"""Seconds in which another process may still know a session or a token that was just ended."""
MOST = 10_000

_recent: WeakKeyDictionary[Database, dict[bytes, tuple[float, Actor]]] = WeakKeyDictionary()


async def recall(database: Database, mark: bytes, look_up: Callable[[], Awaitable[Actor | None]]) -> Actor | None:
    """Who a mark stood for a moment ago, or stands for now.

    A guest's session is always read: it changes when its cart is opened, perhaps by another process.
    """
    known = _recent.setdefault(database, {})
    now = clock.real().timestamp()
    if mark in known and known[mark][0] > now:
        return known[mark][1]
    actor = await look_up()
    if actor is not None and actor.kind is not Kind.GUEST:
        if len(known) >= MOST:
            known.clear()
        known[mark] = (now + LASTS, actor)
    return actor


def forget(work: Work) -> None:
    """Look everybody up again once a transaction is committed that ends a session or a token."""
    work.then.append(partial(forget_all, work.database))


def forget_all(database: Database) -> None:
    """Look everybody up again."""
    _recent.pop(database, None)
