"""What every resolver can reach: the viewer, the database, the live stream."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import strawberry

from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database
from orderflow.kernel.live import Live
from orderflow.kernel.rates import Rates
from orderflow.settings import Settings


@dataclass
class Context:
    """One operation's surroundings; `identify` asks again who the caller is, for streams that outlive a right."""

    actor: Actor
    database: Database
    live: Live
    settings: Settings
    identify: Callable[[], Awaitable[Actor]]
    connection_params: Mapping[str, Any] = field(default_factory=dict)
    """What a socket said in its connection_init."""
    rates: Rates | None = None
    """What callers may ask for in a while; without it nobody counts."""
    session: str | None = None
    """The session id to hand to the browser with the answer; an empty one ends the session."""


Info = strawberry.Info[Context, None]
