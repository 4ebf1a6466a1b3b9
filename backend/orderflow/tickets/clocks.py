"""The promised times of a ticket; they run only while it is the shop's turn."""

from datetime import UTC, datetime, timedelta
from typing import Any

FIRST_REPLY = timedelta(hours=4)
RESOLVE = timedelta(hours=48)
CLOSES_AFTER = timedelta(days=7)
NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""The due time of a ticket that waits for nobody here, so that it stands last in the list."""


def started(now: datetime) -> dict[str, Any]:
    """The clocks of a new ticket."""
    first = now + FIRST_REPLY
    return {"first_reply_due_at": first, "resolve_due_at": now + RESOLVE, "due_at": first}


def paused(ticket: Any, now: datetime) -> dict[str, Any]:
    """The customer has our answer: nothing is due until the ticket comes back."""
    return {"first_reply_due_at": None, "due_at": NEVER, "paused_at": ticket.paused_at or now}


def resumed(ticket: Any, now: datetime) -> dict[str, Any]:
    """It is our turn again: the time in between does not count."""
    due = ticket.resolve_due_at + (now - (ticket.paused_at or now))
    return {"resolve_due_at": due, "due_at": due, "paused_at": None}
