"""What every resolver can reach: the viewer, the database, the live stream."""

from dataclasses import dataclass
from typing import Any

import strawberry

from orderflow.graph.selection import Selection
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database
from orderflow.kernel.live import Live
from orderflow.kernel.presence import Person
from orderflow.kernel.rates import Rates
from orderflow.orders.hearing import Ear
from orderflow.settings import Settings


@dataclass(slots=True)
class Followed:
    """What a subscription follows, once it has been told all that it missed up to a position."""

    actor: Actor
    ear: Ear
    order_id: str | None
    below: Selection
    """What is asked of the events' subjects."""
    position: int


@dataclass(slots=True)
class Attends:
    """Where a subscription is seen, and as whom."""

    about: str
    person: Person


@dataclass
class Context:
    """One operation's surroundings."""

    actor: Actor
    database: Database
    live: Live
    settings: Settings
    rates: Rates | None = None
    """What callers may ask for in a while; without it nobody counts."""
    session: str | None = None
    """The session id to hand to the browser with the answer; an empty one ends the session."""
    resume: str | None = None
    """The cursor a stream that was cut goes on from, whatever its document says."""
    position: int | None = None
    """Where the log stood for the latest batch."""
    followed: Followed | None = None
    """Set by a subscription that has caught up: from here on its events come by a channel it may share."""
    attends: Attends | None = None
    """Set by a subscription that says who has a page open: from here on it is one of them."""
    executor: Any = None
    """What completed the latest batch of a subscription, and completes those to come."""


Info = strawberry.Info[Context, None]
