"""Who is here is said again and again, however much stirs elsewhere."""

import asyncio
import json
from collections import Counter
from dataclasses import dataclass

import pytest

from orderflow.kernel import presence
from orderflow.kernel.presence import Person, Presence
from tests.kernel.props import until


@dataclass(eq=False)
class Page:
    """A page nobody looks at."""

    person: Person

    async def see(self, people: list[Person]) -> None:
        """Take in who is there."""


async def test_a_quiet_place_is_not_forgotten_while_another_is_never_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tried with a heart that beats only once nothing has stirred for its whole time: the quiet place is said once."""
    monkeypatch.setattr(presence, "HEART", 0.2)
    said: Counter[str] = Counter()

    async def whisper(words: str) -> None:
        said.update(json.loads(words)["at"].keys())

    async def come_and_go(here: Presence) -> None:
        while True:
            page = Page(Person("stf_2", "Ivo"))
            here.enter("ord_busy", page)
            await asyncio.sleep(0.02)
            here.leave("ord_busy", page)
            await asyncio.sleep(0.02)

    async with Presence(whisper).running() as here:
        here.enter("ord_quiet", Page(Person("stf_1", "Grace")))
        stirring = asyncio.create_task(come_and_go(here))
        await until(lambda: said["ord_quiet"] >= 3)
        stirring.cancel()
