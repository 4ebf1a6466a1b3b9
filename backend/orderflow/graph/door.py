"""Who is connected to this process: how many may be, and only for as long as they are whom they said."""

import asyncio
import contextlib
import logging
import time
from collections import Counter
from collections.abc import AsyncIterator
from typing import Protocol

from orderflow.graph.context import Context
from orderflow.kernel.access import Actor, Kind
from orderflow.kernel.db import Database, DatabaseAway
from orderflow.kernel.live import Live
from orderflow.kernel.rates import Rates
from orderflow.people.access import again
from orderflow.people.standing import standing
from orderflow.settings import Settings

log = logging.getLogger(__name__)

EVERY = 0.75
"""Seconds from one look at all who are connected to the next."""
ENDED = (4401, "Your session or token has ended.")
CHANGED = (1012, "Your session or your rights have changed: connect again.")


class Crowded(Exception):
    """There are too many already; says of what."""


class Connected(Protocol):
    """A socket or an event stream."""

    actor: Actor | None
    address: str

    @property
    def following(self) -> int:
        """How much it follows."""

    def tend(self, now: float) -> None:
        """To be called every moment."""

    def turn_out(self, code: int, reason: str) -> None:
        """End the connection."""


class Door:
    """Counts who comes and goes, and turns out whose session or token has ended."""

    def __init__(self, database: Database, live: Live, settings: Settings, rates: Rates) -> None:
        self.database, self.live, self.settings, self.rates = database, live, settings, rates
        self.inside: set[Connected] = set()
        self._addresses: Counter[str] = Counter()
        self._persons: dict[str, set[Connected]] = {}

    @property
    def full(self) -> bool:
        """Whether this process holds as many connections as it may."""
        return len(self.inside) >= self.settings.connections

    def enter(self, who: Connected) -> None:
        """Let a connection in, or raise Crowded."""
        if self._addresses[who.address] >= self.settings.connections_per_address:
            raise Crowded("There are too many connections from your address.")
        self.inside.add(who)
        self._addresses[who.address] += 1

    def introduce(self, who: Connected, actor: Actor) -> None:
        """Note who somebody inside is, or raise Crowded."""
        if actor.kind is not Kind.GUEST:
            own = self._persons.setdefault(actor.id, set())
            if len(own) >= self.settings.connections_per_person:
                raise Crowded("You have too many connections.")
            own.add(who)
        who.actor = actor

    def leave(self, who: Connected) -> None:
        """Forget a connection that ended."""
        if who not in self.inside:
            return
        self.inside.remove(who)
        self._addresses[who.address] -= 1
        if not self._addresses[who.address]:
            del self._addresses[who.address]
        if who.actor and (own := self._persons.get(who.actor.id)):
            own.discard(who)
            if not own:
                del self._persons[who.actor.id]

    def follow(self, who: Connected) -> Context:
        """The surroundings of one more operation of a connection, or raise Crowded."""
        assert who.actor is not None
        own = self._persons.get(who.actor.id) or {who}
        if sum(each.following for each in own) > self.settings.subscriptions_per_person:
            raise Crowded("You follow too much at once.")
        return Context(who.actor, self.database, self.live, self.settings, self.rates)

    async def recognise(self, who: Connected) -> Actor | None:
        """For whom a connection speaks now; one that was opened for somebody else is ended, and speaks for nobody."""
        then = who.actor
        assert then is not None
        now = await again(self.database, then)
        if now and (now.id, now.rights, now.warehouse_id) == (then.id, then.rights, then.warehouse_id):
            return now
        if now or then.kind is Kind.GUEST:
            who.turn_out(*CHANGED)
        else:
            who.turn_out(*ENDED)
        return None

    @contextlib.asynccontextmanager
    async def watched(self) -> AsyncIterator["Door"]:
        """Look after all who are inside while the block runs."""
        watching = asyncio.create_task(self._watch())
        try:
            yield self
        finally:
            watching.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watching

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(EVERY)
            now = time.monotonic()
            for each in list(self.inside):
                each.tend(now)
            with contextlib.suppress(*DatabaseAway):  # nobody is turned out for our trouble
                await self._turn_out()

    async def _turn_out(self) -> None:
        """Close what a session or token opened that has ended, or that opens something else now."""
        known = [(each, each.actor) for each in self.inside if each.actor and each.actor.kind is not Kind.GUEST]
        if not known:
            return
        async with self.database.read() as connection:
            ended, changed = await standing(connection, [actor for _, actor in known])
        for each, actor in known:
            if actor.opened_by in ended:
                each.turn_out(*ENDED)
            elif actor.opened_by in changed:
                each.turn_out(*CHANGED)
