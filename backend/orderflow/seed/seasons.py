"""When people shop: at weekends, before festivals, and most of all on the days when everybody does."""

from datetime import date

PEAKS = {
    (6, 18): 4.0,
    (11, 11): 6.0,
    (12, 12): 3.0,
    (9, 9): 1.8,
    (5, 20): 1.8,
    (3, 8): 1.6,
    (11, 10): 2.0,
    (6, 17): 1.6,
}
"""Days of great sales by month and day, each with how many times an ordinary day's orders it brings."""
MONTHS = {1: 1.15, 2: 0.7, 9: 1.1, 10: 1.1, 11: 1.3, 12: 1.25}
"""Months that are not like the others: the quiet one after New Year, the busy end of the year."""
WEEKEND = 1.35


def demand(day: date) -> float:
    """How many times an ordinary day's orders a day brings."""
    weekend = WEEKEND if day.weekday() >= 5 else 1.0
    return MONTHS.get(day.month, 1.0) * weekend * PEAKS.get((day.month, day.day), 1.0)
