"""What every resolver can reach: the viewer, the database, the live stream."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import strawberry

from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database
from orderflow.kernel.live import Live
from orderflow.settings import Settings


@dataclass
class Context:
    """One operation's surroundings; `identify` asks again who the caller is, for streams that outlive a right."""

    actor: Actor
    database: Database
    live: Live
    settings: Settings
    identify: Callable[[], Awaitable[Actor]]
    session: str | None = None
    """The session id to hand to the browser with the answer; an empty one ends the session."""


Info = strawberry.Info[Context, None]
