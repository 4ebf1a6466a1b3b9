"""Sessions and tokens that were looked up within the last second, so that the requests of one page ask once."""

from collections.abc import Awaitable, Callable
from functools import partial
from weakref import WeakKeyDictionary

from orderflow.kernel import clock
from orderflow.kernel.db import Database, Row
from orderflow.kernel.work import Work

LASTS = 1.0
"""Seconds in which another process may still know a session or a token that was just ended."""
MOST = 10_000

_recent: WeakKeyDictionary[Database, dict[str, tuple[float, Row]]] = WeakKeyDictionary()


async def recall(database: Database, id: str, look_up: Callable[[], Awaitable[Row | None]]) -> Row | None:
    """The row of an id as it was a moment ago, or as it is.

    A guest's session is always read: it changes when its cart is opened, perhaps by another process.
    """
    known = _recent.setdefault(database, {})
    now = clock.real().timestamp()
    if id in known and known[id][0] > now:
        return known[id][1]
    row = await look_up()
    if row is not None and (row.customer_id or row.staff_id):
        if len(known) >= MOST:
            known.clear()
        known[id] = (now + LASTS, row)
    return row


def forget(work: Work) -> None:
    """Look everybody up again once a transaction is committed that ends a session or a token."""
    work.then.append(partial(forget_all, work.database))


def forget_all(database: Database) -> None:
    """Look everybody up again."""
    _recent.pop(database, None)
