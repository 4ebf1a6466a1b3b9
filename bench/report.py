"""What was measured, as a table to read, a file of numbers, and a page of the documentation."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bench import finding, keeping, overload
from bench.floors import Floor
from bench.following import GATHERINGS, Gathering, Told
from bench.measure import Result
from bench.scenarios import SCENARIOS, Scenario

HERE = Path(__file__).parent
RESULTS = HERE / "results"
PAGE = HERE.parent / "docs" / "reference" / "performance.md"


@dataclass(slots=True)
class Figures:
    """All that was measured in one run."""

    orders: int
    """Orders of history."""
    results: list[Result] = field(default_factory=list)
    floors: dict[str, Floor] = field(default_factory=dict)
    kept: list[keeping.Kept] = field(default_factory=list)
    searches: list[finding.Found] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    flooded: list[overload.Told] = field(default_factory=list)
    memory: float = 0.0
    """Of the serving process at most, in MB."""


_TOLD = ("scenario", "followers", "messages", "app", "database", "sum", "target", "p50", "p99", "MB")
_HEAD = ("scenario", "at once", "app", "database", "sum", "target", "bare SQL", "statements", "p50", "p99")


def _table(results: Sequence[Result], floors: dict[str, Floor]) -> str:
    """All results as a table of Markdown."""
    targets = {each.name: each.target for each in SCENARIOS}
    rows = [_HEAD, ("---", *("--:" for _ in _HEAD[1:]))]
    for each in results:
        floor = floors.get(each.scenario)
        bare = f"{floor.db + floor.client:.1f}" if floor else "–"
        total = each.app + each.db
        met = "" if total <= targets[each.scenario] else " ✗"
        rows.append(
            (
                each.scenario.replace("_", " "), str(each.concurrency), f"{each.app:.1f}", f"{each.db:.1f}",
                f"{total:.1f}{met}", f"≤ {targets[each.scenario]:g}", bare, f"{each.statements:.0f}",
                f"{each.middle:.0f}", f"{each.slowest:.0f}",
            )
        )  # fmt: skip
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _told_table(told: Sequence[Told]) -> str:
    """What telling followers cost as a table of Markdown."""
    known = {each.name: each for each in GATHERINGS}
    rows = [_TOLD, ("---", *("--:" for _ in _TOLD[1:]))]
    for each in told:
        target, total = known[each.scenario].target, each.app + each.db
        rows.append(
            (
                each.scenario.replace("_", " "), f"{each.followers:,}", f"{each.messages:,}", f"{each.app:.4f}",
                f"{each.db:.4f}", f"{total:.4f}{'' if total <= target else ' ✗'}", f"≤ {target:g}",
                f"{each.middle:.0f}", f"{each.slowest:.0f}", f"{each.memory:.0f}",
            )
        )  # fmt: skip
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def tables(figures: Figures) -> str:
    """Whatever was measured, to be read at once."""
    measured = {
        _table(figures.results, figures.floors): figures.results,
        keeping.table(figures.kept): figures.kept,
        finding.table(figures.searches): figures.searches,
        _told_table(figures.told): figures.told,
        overload.table(figures.flooded): figures.flooded,
    }
    return "\n\n".join(table for table, found in measured.items() if found) + "\n"


def keep(figures: Figures) -> Path:
    """Write the numbers to a file of their own."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{datetime.now(UTC):%Y%m%d-%H%M%S}.json"
    path.write_text(json.dumps(asdict(figures), indent=2))
    return path


def write_page(figures: Figures) -> None:
    """Write the page of the documentation."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(
        _PAGE.format(
            table=_table(figures.results, figures.floors), scenarios=_titles(SCENARIOS), told=_told_table(figures.told),
            gatherings=_titles(GATHERINGS), kept=keeping.table(figures.kept), searches=finding.table(figures.searches),
            flooded=overload.table(figures.flooded), products=finding.PRODUCTS, orders=figures.orders,
            memory=figures.memory, cores=os.cpu_count(), load=os.getloadavg()[2],
            python=platform.python_version(), day=datetime.now(UTC).date().isoformat(),
        )
    )  # fmt: skip


def _titles(measured: Sequence[Scenario | Gathering]) -> str:
    return "\n".join(f"- **{each.name.replace('_', ' ')}**: {each.title}." for each in measured)


_PAGE = """# Performance

What one operation costs, in milliseconds of CPU, on a shop with {orders:,} orders of history. `app` is the serving
process, worker included; `database` is all of PostgreSQL. An operation counts until everything it set going is done:
every delivery made, every event numbered. `bare SQL` is the same reading and writing by prepared statements
over one connection, database and driver together, without any application. `statements` are those of one operation,
without begin and commit.
p50 and p99 are milliseconds of waiting, which depend on what else the machine does; CPU depends on it much less.

{table}

A ✗ marks a sum above its target. The serving process took {memory:.0f} MB of memory at most.

{scenarios}

Measured on {day} on a virtual machine with {cores} cores, Python {python}, the PostgreSQL that comes with Orderflow,
fsync on, over a unix socket. Client, server and database shared the cores, with a load of {load:.0f} on the machine,
whatever else ran there included. CPU time swells on a crowded machine; the bare SQL tells by how much.

## Telling those who follow

What one delivered message costs, in milliseconds of CPU: the same changes are made with nobody there and with
everybody there, and the difference is shared out over the messages. p50 and p99 are milliseconds from the time an event
bears, which is before its commit, until a follower has it; the followers share the cores. `MB` is the serving process
with its worker and with all followers inside. A run in which anybody is lost, or in the end does not know the latest,
counts as failed.

{told}

{gatherings}

## Searching among {products:,} products

What the database spends on one page of a search, in milliseconds of CPU. Each product bears the words of two of the
demo shop's, so that a word stands in many more products than it would in a real shop.

{searches}

## Keeping a copy

`orderflow backup` while orders are placed at a rate that does not wait for answers. What comes back from it has passed
every check of `orderflow check`. p50 and p99 are the milliseconds a customer waited for the answer to placing an order.

{kept}

## More than can be done

Ten times as many of the staff's longest lists are asked for as can be answered, while customers look at an order and
fill a cart, 20 of each a second. p50 and p99 are milliseconds until the answer, and until the refusal (503 with
Retry-After).

{flooded}

## Measure it yourself

```sh
make bench
```

It takes some minutes: it starts a database of its own in a temporary folder, enters the demo shop and a year of
orders, serves them with one process, and asks as a storefront, a customer and the staff would. Every answer is checked.
`python -m bench --help` tells how to measure less; `python -m bench --write` writes this page.
"""
