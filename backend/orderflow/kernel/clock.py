"""The shop's clock: real time plus an offset that a sandbox may advance; SQL never asks the database for the time."""

from datetime import UTC, datetime, timedelta

_offset = timedelta()


def real() -> datetime:
    """Real time, for sessions, tokens, leases and signatures."""
    return datetime.now(UTC)


def now() -> datetime:
    """The shop's time, for everything a customer or a deadline sees."""
    return datetime.now(UTC) + _offset


def offset() -> timedelta:
    """How far the shop's clock runs ahead of real time."""
    return _offset


def set_offset(seconds: float) -> None:
    """Follow the offset that stands in the database."""
    global _offset
    _offset = timedelta(seconds=seconds)
