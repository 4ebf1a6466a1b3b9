"""The shop's clock: real time plus an offset that a sandbox may advance; SQL never asks the database for the time."""

from datetime import UTC, datetime, timedelta

_offset = timedelta()
_away = timedelta()
_stopped: datetime | None = None


def real() -> datetime:
    """Real time, for sessions, tokens, leases and signatures."""
    return datetime.now(UTC) + _away


def now() -> datetime:
    """The shop's time, for everything a customer or a deadline sees."""
    return _stopped or datetime.now(UTC) + _away + _offset


def offset() -> timedelta:
    """How far the shop's clock runs ahead of real time."""
    return _offset


def set_offset(seconds: float) -> None:
    """Follow the offset that stands in the database."""
    global _offset
    _offset = timedelta(seconds=seconds)


def stop_at(at: datetime | None) -> None:
    """Let the shop's time stand at an instant in this process, for whoever enters what happened then; None: go on."""
    global _stopped
    _stopped = at and at.astimezone(UTC)


def travel(away: timedelta) -> None:
    """Let this whole process live at another time, its ids too: whoever plays the past writes what it would have."""
    global _away
    _away = away


def away() -> timedelta:
    """How far from real time this process lives."""
    return _away
