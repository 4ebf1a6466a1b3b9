"""What a business day came to, for whoever runs the shop."""

import re
from datetime import date, datetime
from typing import Annotated

import strawberry

from orderflow.graph.bridge import Money
from orderflow.graph.context import Info
from orderflow.graph.delivery import in_currency
from orderflow.graph.paging import bad_input
from orderflow.graph.rights import root
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Row
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import in_locale
from orderflow.kernel.turns import Importance
from orderflow.process.day import Day, Figure, day_of, today

strawberry.enum(Figure, name="DayFigureKind", description="What is counted of a day.")
EARLIEST = date(2000, 1, 1)


@strawberry.type(description="How often something happened on the day.")
class DayFigure:
    """How often something happened on the day."""

    kind: Figure = strawberry.field(
        description="What; LATE are parcels that were due on the day and left later, or have not left."
    )
    count: int = strawberry.field(description="How often.")
    before: int = strawberry.field(description="How often on the day before.")


@strawberry.type(description="What came in and went back in one currency.")
class DayMoney:
    """What came in and went back in one currency."""

    taken: Money = strawberry.field(description="Taken on the day.")
    refunded: Money = strawberry.field(description="Given back on the day.")
    taken_before: Money = strawberry.field(description="Taken on the day before.")
    refunded_before: Money = strawberry.field(description="Given back on the day before.")


@strawberry.type(description="What a team did on the day.")
class DayTeam:
    """What a team did on the day."""

    id: strawberry.ID = strawberry.field(description="Its id.")
    name: str = strawberry.field(description="What it is called.")
    packed: int = strawberry.field(description="Parcels packed.")
    shipped: int = strawberry.field(description="Parcels handed to a carrier.")
    late: int = strawberry.field(description="Parcels that were due on the day and left later, or have not left.")


@strawberry.type(description="Goods of which the last unit went on the day, and that are still sold out.")
class RanOut:
    """Goods of which the last unit went on the day, and that are still sold out."""

    sku: str = strawberry.field(description="Stock keeping unit.")
    product_id: strawberry.ID = strawberry.field(description="Id of the product.")
    product_name: str = strawberry.field(description="What the product is called.")
    variant_name: str = strawberry.field(description="Which form of it.")


@strawberry.type(description="What a business day came to, in the shop's time zone, beside the day before.")
class DaySummary:
    """What a business day came to, in the shop's time zone, beside the day before."""

    day: str = strawberry.field(description="Which day, such as 2026-11-30.")
    since: datetime = strawberry.field(description="When it begins.")
    until: datetime = strawberry.field(description="When it ends.")
    figures: list[DayFigure] = strawberry.field(description="Each figure, in the order of an order's life.")
    money: list[DayMoney] | None = strawberry.field(
        description="By currency, of those that moved on either day; null for who may not see payments."
    )
    teams: list[DayTeam] = strawberry.field(description="Teams that did something, or should have.")
    ran_out: list[RanOut] = strawberry.field(description="What ran out on it and is still sold out; at most 100.")


@strawberry.type
class DayQueries:
    """The root field of a day."""

    @root("What a business day came to.", Can.SEE_DESK, Importance.LAST)
    async def day_summary(
        self,
        info: Info,
        day: Annotated[
            str | None, strawberry.argument(description="Which day, such as 2026-11-30; today when left out.")
        ] = None,
    ) -> DaySummary:
        """What a business day came to."""
        async with info.context.database.read() as connection:
            return _as_told(await day_of(connection, _day(day)), info.context.actor)


def _day(given: str | None) -> date:
    """The day that is meant; raises where it is none, or has not begun."""
    if given is None:
        return today()
    try:
        found = date.fromisoformat(given) if re.fullmatch(r"\d{4}-\d\d-\d\d", given, re.ASCII) else None
    except ValueError:
        found = None
    if found is None:
        raise bad_input("day", "is no day such as 2026-11-30")
    if not EARLIEST <= found <= today():
        raise bad_input("day", f"must be between {EARLIEST} and today")
    return found


def _as_told(found: Day, actor: Actor) -> DaySummary:
    locale, sees_money = actor.locale, actor.may(Can.SEE_PAYMENTS)
    counted = {row.what: row for row in found.figures}
    return DaySummary(
        day=found.day.isoformat(),
        since=found.span.since,
        until=found.span.until,
        figures=[
            DayFigure(kind=kind, count=row.count if row else 0, before=row.before if row else 0)
            for kind in Figure
            for row in (counted.get(kind),)
        ],
        money=[_money(row) for row in found.money] if sees_money else None,
        teams=[
            DayTeam(
                id=strawberry.ID(row.id),
                name=in_locale(row.name, locale),
                packed=row.packed,
                shipped=row.shipped,
                late=row.late,
            )
            for row in found.teams
        ],
        ran_out=[
            RanOut(
                sku=row.sku,
                product_id=strawberry.ID(row.product_id),
                product_name=in_locale(row.product_name, locale),
                variant_name=in_locale(row.variant_name, locale),
            )
            for row in found.ran_out
        ],
    )


def _money(row: Row) -> DayMoney:
    sums = ("taken", "refunded", "taken_before", "refunded_before")
    return DayMoney(**{name: in_currency(int(row[name]), row.currency) for name in sums})
