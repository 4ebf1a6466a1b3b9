"""Do a scenario so many times, and say what one operation cost, all that it set going included."""

import asyncio
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.meter import Meter, Spent
from bench.scenarios import Part, Scenario, Shopping
from orderflow.kernel.db import Database

COUNTED = 8
_STATEMENT = re.compile(r"LOG: +(?:execute [^:]+|statement): (?!begin|commit|rollback|savepoint)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Result:
    """What one operation cost: CPU milliseconds, statements, and how long it took while others worked too."""

    scenario: str
    concurrency: int
    operations: int
    app: float
    db: float
    statements: float
    middle: float
    slowest: float

    def as_json(self) -> dict[str, Any]:
        """For the file of results."""
        return asdict(self)


async def measure(
    scenario: Scenario, shopping: Shopping, meter: Meter, log: Path, concurrency: int, operations: int
) -> Result:
    """Warm up, count statements, then measure."""
    warm = max(3, operations // 2)  # each connection has to have read each statement once
    parts = await scenario.prepare(shopping, warm + COUNTED + operations)
    await shopping.settled()
    await _all(parts, range(warm), concurrency, shopping, [])
    statements = await _statements(parts, range(warm, warm + COUNTED), shopping, log)
    took: list[float] = []
    before = meter.read()
    numbers = range(warm + COUNTED, warm + COUNTED + operations)
    await _all(parts, numbers, concurrency, shopping, took)
    spent: Spent = meter.read() - before
    took.sort()
    return Result(
        scenario.name, concurrency, operations, spent.app / operations, spent.db / operations, statements,
        took[len(took) // 2], took[int(len(took) * 0.99)],
    )  # fmt: skip


async def _all(
    parts: Sequence[Part], numbers: Sequence[int], concurrency: int, shopping: Shopping, took: list[float]
) -> None:
    """Every part for every number, part by part, a few visitors at once."""
    for part in parts:
        waiting = list(reversed(numbers))

        async def visitor(part: Part = part, waiting: list[int] = waiting) -> None:
            while waiting:
                started = time.perf_counter()
                await part(waiting.pop())
                took.append((time.perf_counter() - started) * 1000)

        await asyncio.gather(*(visitor() for _ in range(concurrency)))
        await shopping.settled()


async def _statements(parts: Sequence[Part], numbers: Sequence[int], shopping: Shopping, log: Path) -> float:
    """Statements of one operation by the server's own log, less those that run when nobody asks for anything."""
    await _log_statements(shopping.database, "all")
    quiet = await _logged(log, lambda: asyncio.sleep(3))
    started = time.monotonic()
    busy = await _logged(log, lambda: _all(parts, numbers, 1, shopping, []))
    idle = quiet / 3 * (time.monotonic() - started)
    await _log_statements(shopping.database, "none")
    return max(0.0, (busy - idle) / len(numbers))


async def _logged(log: Path, run: Callable[[], Any]) -> int:
    before = _count(log)
    await run()
    return _count(log) - before


def _count(log: Path) -> int:
    return len(_STATEMENT.findall(log.read_text(errors="replace")))


async def _log_statements(database: Database, which: str) -> None:
    async with database.read() as connection:
        await connection.raw.execute(f"alter system set log_statement = '{which}'")
        await connection.raw.execute("select pg_reload_conf()")
    await asyncio.sleep(0.2)  # backends read the new setting before their next statement
