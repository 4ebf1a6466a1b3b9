"""Turns: what matters most goes first, the oldest first among equals, and whoever cannot be served is told soon."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest

from orderflow.kernel.turns import Importance, Line, Overloaded, Turns, stepping_aside

FIRST, ORDINARY, FOLLOWING, LAST = Importance


class Counter:
    """A shop with few turns, and a list of who was served in which order."""

    def __init__(self, most: int = 1) -> None:
        self.turns = Turns(most)
        self.served: list[str] = []
        self.refused: list[str] = []
        self.open = asyncio.Event()

    async def come(self, name: str, importance: Importance) -> None:
        """Ask for a turn, and keep it until the counter opens."""
        try:
            async with self.turns.turn(importance):
                self.served.append(name)
                await self.open.wait()
        except Overloaded:
            self.refused.append(name)

    @contextlib.asynccontextmanager
    async def with_all_turns_taken(self) -> AsyncIterator[None]:
        """Nobody else is served while the block runs; afterwards all are."""
        async with contextlib.AsyncExitStack() as stack:
            for _ in range(self.turns.lines[FIRST].most):
                await stack.enter_async_context(self.turns.turn(FIRST))
            yield
        self.open.set()


async def queued(counter: Counter, *coming: tuple[str, Importance]) -> list[asyncio.Task[None]]:
    """Let several come, one after the other."""
    tasks = []
    for name, importance in coming:
        tasks.append(asyncio.create_task(counter.come(name, importance)))
        await asyncio.sleep(0)
    return tasks


async def test_what_matters_most_goes_first_and_among_equals_the_oldest() -> None:
    counter = Counter()
    names = (("report", LAST), ("page", ORDINARY), ("pay", FIRST), ("board", LAST), ("scan", FIRST))
    async with counter.with_all_turns_taken():
        tasks = await queued(counter, *names)

        assert counter.served == []

    await asyncio.gather(*tasks)
    assert counter.served == ["pay", "scan", "page", "report", "board"]
    assert (counter.turns.taken, counter.turns.waiting) == (0, 0)


async def test_some_turns_are_kept_for_what_matters() -> None:
    counter = Counter(most=8)
    tasks = await queued(counter, *((f"report {n}", LAST) for n in range(8)), ("pay", FIRST))

    assert counter.served == ["report 0", "report 1", "pay"]
    assert counter.turns.strained

    counter.open.set()
    await asyncio.gather(*tasks)
    assert len(counter.served) == 9


async def test_a_full_line_refuses_at_once_and_says_when_to_come_back() -> None:
    counter = Counter()
    counter.turns.lines[LAST].longest = 1
    async with counter.with_all_turns_taken():
        tasks = await queued(counter, ("report", LAST))

        with pytest.raises(Overloaded) as refused:
            async with counter.turns.turn(LAST):
                raise AssertionError("there was no turn")

        assert refused.value.wait == counter.turns.lines[LAST].come_back
    await asyncio.gather(*tasks)


async def test_after_a_refusal_nobody_waits_long_in_that_line_and_in_the_others_as_before() -> None:
    counter = Counter(most=3)
    line = counter.turns.lines[ORDINARY]
    line.patience = 600.0
    async with counter.with_all_turns_taken():
        early = await queued(counter, ("early", ORDINARY))
        _strain(line)
        late = await queued(counter, ("late", ORDINARY), ("one too many", ORDINARY), ("pay", FIRST))
        assert counter.refused == ["one too many"]
        await asyncio.wait_for(late[0], 10)

        assert counter.refused == ["one too many", "late"]
    await asyncio.gather(*early, *late)
    assert counter.served == ["pay", "early"]


async def test_who_leaves_the_line_takes_nobodys_turn() -> None:
    counter = Counter()
    async with counter.with_all_turns_taken():
        left, stayed = await queued(counter, ("left", FIRST), ("stayed", FIRST))
        left.cancel()
    await asyncio.gather(left, stayed, return_exceptions=True)

    assert counter.served == ["stayed"]
    assert (counter.turns.taken, counter.turns.waiting) == (0, 0)


async def test_who_is_called_and_leaves_in_that_moment_gives_the_turn_on() -> None:
    counter = Counter()
    tasks = []
    async with counter.with_all_turns_taken():
        tasks += await queued(counter, ("called", FIRST), ("next", FIRST))
    tasks[0].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)

    assert counter.served == ["next"]
    assert counter.turns.taken == 0


async def test_who_waits_for_the_world_outside_holds_nobody_up() -> None:
    counter = Counter()
    async with counter.turns.turn(FIRST):
        tasks = await queued(counter, ("pay", FIRST))
        assert counter.served == []
        with stepping_aside():
            counter.open.set()
            await asyncio.gather(*tasks)

        assert counter.served == ["pay"]
        assert counter.turns.taken == 1
    assert counter.turns.taken == 0


def _strain(line: Line) -> None:
    """As a refusal does."""
    line.strained_until = asyncio.get_running_loop().time() + 600
