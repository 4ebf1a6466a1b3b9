"""A seeded year has its seasons: weekends, festivals, a quiet month."""

from datetime import date, timedelta

from orderflow.seed.seasons import demand

YEAR = [date(2026, 1, 1) + timedelta(days=day) for day in range(365)]


def test_everybody_shops_on_double_eleven() -> None:
    assert max(YEAR, key=demand) == date(2026, 11, 11)
    assert demand(date(2026, 6, 18)) > 3 * demand(date(2026, 6, 16))


def test_a_weekend_is_busier_than_the_days_before_it() -> None:
    assert demand(date(2026, 5, 9)) > demand(date(2026, 5, 8)) == demand(date(2026, 5, 7))


def test_february_is_quiet_and_no_day_is_empty() -> None:
    months = {n: sum(demand(day) for day in YEAR if day.month == n) for n in range(1, 13)}

    assert min(months, key=months.__getitem__) == 2
    assert max(months, key=months.__getitem__) == 11
    assert min(demand(day) for day in YEAR) > 0
