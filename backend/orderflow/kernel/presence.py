"""Who is at which place right now, in all processes together: kept in memory, told in whispers, and soon forgotten."""

import asyncio
import contextlib
import json
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from orderflow.kernel.db import DatabaseAway
from orderflow.kernel.ids import new_id

log = logging.getLogger(__name__)

HEART = 20.0
"""Seconds from one time a process says who is with it to the next."""
FORGOTTEN_AFTER = 50.0
"""Seconds after which whoever was with a process is gone that says nothing any more."""
MOST_TOLD = 20
"""People told of at one place; more are seldom at one, and a whisper has room for 8000 bytes."""
LONGEST_NAME = 30
MOST_AT_ONCE = 2
"""Places in one whisper."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works here."""

    id: str
    name: str


class Visitor(Protocol):
    """A page that somebody has open at a place."""

    person: Person

    async def see(self, people: list[Person]) -> None:
        """Take in who is there."""


@dataclass(slots=True)
class Place:
    """What a process knows of a place at which it has visitors."""

    here: set[Visitor] = field(default_factory=set)
    elsewhere: dict[str, tuple[list[Person], float]] = field(default_factory=dict)
    """Who is with each other process, and when that said so."""

    def own(self) -> list[Person]:
        """Who is here, each once."""
        return sorted({each.person for each in self.here}, key=lambda person: person.id)[:MOST_TOLD]

    def everybody(self) -> list[Person]:
        """Who is here and with all other processes, each once."""
        found = {each.id: each for people, _ in self.elsewhere.values() for each in people}
        found |= {each.id: each for each in self.own()}
        return [found[id] for id in sorted(found)][:MOST_TOLD]


class Presence:
    """The places of one process; nothing is said, kept or timed while nobody is at any."""

    def __init__(self, whisper: Callable[[str], Awaitable[None]]) -> None:
        self._whisper = whisper
        self._name = new_id("prs")
        self.places: dict[str, Place] = {}
        self._to_say: dict[str, bool] = {}
        """The places to whisper of, and whether to ask who else is there."""
        self._to_tell: set[str] = set()
        self._stirred = asyncio.Event()

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator["Presence"]:
        """Whisper, and tell visitors of each other, while the block runs."""
        running = asyncio.create_task(self._run())
        try:
            yield self
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    def enter(self, id: str, visitor: Visitor) -> None:
        """Somebody has a page open at a place."""
        self.places.setdefault(id, Place()).here.add(visitor)
        self._stir(id, asks=True)

    def leave(self, id: str, visitor: Visitor) -> None:
        """The page is closed, or its connection lost."""
        if place := self.places.get(id):
            place.here.discard(visitor)
            if not place.here:
                del self.places[id]
            self._stir(id)

    def overhear(self, words: str) -> None:
        """Take in what another process whispered of places at which this one has visitors."""
        said = json.loads(words)
        if said["by"] == self._name:
            return
        for id in said["at"].keys() & self.places.keys():
            place, people = self.places[id], [Person(*each) for each in said["at"][id]]
            before = place.everybody()
            place.elsewhere[said["by"]] = (people, time.monotonic())
            if not people:
                del place.elsewhere[said["by"]]
            if place.everybody() != before:
                self._to_tell.add(id)
            if said["asks"]:
                self._to_say.setdefault(id, False)
        if self._to_tell or self._to_say:
            self._stirred.set()

    def _stir(self, id: str, *, asks: bool = False) -> None:
        self._to_say[id] = asks or self._to_say.get(id, False)
        self._to_tell.add(id)
        self._stirred.set()

    async def _run(self) -> None:
        beat = 0.0
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(max(0.0, beat - time.monotonic()) if self.places else None):
                    await self._stirred.wait()
            self._stirred.clear()
            if time.monotonic() >= beat:  # also where so much stirs that it is never quiet for long
                self._beat()
                beat = time.monotonic() + HEART
            await self._say()
            await self._tell()

    def _beat(self) -> None:
        """Say everything again, and forget whoever was with a process that no longer does."""
        late = time.monotonic() - FORGOTTEN_AFTER
        for id, place in self.places.items():
            self._to_say.setdefault(id, False)
            gone = [name for name, (_, said_at) in place.elsewhere.items() if said_at < late]
            for name in gone:
                del place.elsewhere[name]
            if gone:
                self._to_tell.add(id)

    async def _say(self) -> None:
        to_say, self._to_say = self._to_say, {}
        for asks in (True, False):
            for ids in _some([id for id, each in to_say.items() if each is asks]):
                at = {id: self._own(id) for id in ids}
                try:
                    await self._whisper(json.dumps({"by": self._name, "asks": asks, "at": at}, ensure_ascii=False))
                except DatabaseAway as away:  # the next time it is said again
                    log.warning("could not say who is here: %s", away)

    def _own(self, id: str) -> list[tuple[str, str]]:
        place = self.places.get(id)
        return [(each.id, each.name[:LONGEST_NAME]) for each in place.own()] if place else []

    async def _tell(self) -> None:
        to_tell, self._to_tell = self._to_tell, set()
        for id in to_tell & self.places.keys():
            everybody = self.places[id].everybody()
            for visitor in list(self.places[id].here):
                await visitor.see([each for each in everybody if each.id != visitor.person.id])


def _some(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), MOST_AT_ONCE):
        yield ids[start : start + MOST_AT_ONCE]
