"""Asking a provider: never for longer than a lease, and no answer is an answer of its own."""

import asyncio
from collections.abc import Awaitable
from datetime import timedelta
from typing import TypeVar

from orderflow.kernel.turns import stepping_aside
from orderflow.payments.providers import NoAnswer, Unknown

A = TypeVar("A")

PATIENCE = 20.0
"""Seconds we wait for an answer."""

ASK_AFTER = timedelta(seconds=30)
"""When the sweep asks about an attempt of which nothing was heard: later than any answer could still come."""


async def asked(question: Awaitable[A]) -> A | Unknown:
    """The provider's answer, or Unknown when none came in time."""
    try:
        with stepping_aside():
            async with asyncio.timeout(PATIENCE):
                return await question
    except (NoAnswer, TimeoutError, OSError):
        return Unknown()
