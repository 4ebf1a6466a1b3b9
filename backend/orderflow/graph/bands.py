"""Bands of prices with round bounds, few enough to choose from."""

from collections.abc import Mapping
from dataclasses import dataclass

BORDERS = [step * 10**power for power in range(13) for step in (1, 2, 5)]
"""Where a band may begin or end, in minor units."""
_MOST = 5


@dataclass(frozen=True, slots=True)
class Band:
    """Prices from `low` up to `high`, both included, in minor units; None at an open end."""

    low: int | None
    high: int | None
    count: int


def bands(counts: Mapping[str, int]) -> list[Band]:
    """Bands of about as many products each, or none when all cost about the same.

    Given under `n` is how many cost between border n-1 and border n, both excluded; under `n=`, exactly border n-1.
    """
    on = {int(key[:-1]): count for key, count in counts.items() if key.endswith("=")}
    between = {int(key): count for key, count in counts.items() if not key.endswith("=")}
    steps = sorted(on.keys() | between.keys())
    if not steps:
        return []
    parts = [(n, n, on.get(n, 0) + between.get(n, 0)) for n in range(steps[0], steps[-1] + 1)]
    while len(parts) > _MOST or any(not count for _, _, count in parts):
        parts = _joined(parts)
    if len(parts) == 1:
        return []
    return [
        Band(
            low=BORDERS[first - 1] if first > parts[0][0] else None,
            high=BORDERS[last] if last < parts[-1][1] else None,
            count=count + on.get(last + 1, 0),
        )
        for first, last, count in parts
    ]


def _joined(parts: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """With the two neighbours made one that are the fewest together."""
    n = min(range(len(parts) - 1), key=lambda n: parts[n][2] + parts[n + 1][2])
    (first, _, one), (_, last, other) = parts[n], parts[n + 1]
    return [*parts[:n], (first, last, one + other), *parts[n + 2 :]]
