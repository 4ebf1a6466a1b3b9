"""What a business day came to, in the shop's time zone, beside the day before it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.db import Connection, Row, query
from orderflow.process.flow import LOOKS_BACK, WAYS
from orderflow.shop import terms


class Figure(StrEnum):
    """What is counted of a day, in the order of an order's life."""

    PLACED = "PLACED"
    PAID = "PAID"
    SHIPPED = "SHIPPED"
    DELIVERED = "DELIVERED"
    CANCELLED = "CANCELLED"
    LATE = "LATE"
    TICKETS_OPENED = "TICKETS_OPENED"
    TICKETS_SOLVED = "TICKETS_SOLVED"


def today() -> date:
    """The day it is in the shop."""
    return clock.now().astimezone(terms.current().time_zone).date()


@dataclass(frozen=True, slots=True)
class Span:
    """A day in the shop's time zone, and when the day before it begins."""

    since: datetime
    until: datetime
    before: datetime


def span(day: date) -> Span:
    """When a day begins and ends: an hour more or less where the clock is changed."""
    since = datetime.combine(day, time(), terms.current().time_zone)
    return Span(since, since + timedelta(days=1), since - timedelta(days=1))


# A parcel is late that was due on the day and left later, or has not left yet.
_FIGURES = query(f"""
with {WAYS}, called_off as (
  select min(event.at) as at from "order" o join event on event.order_id = o.id and event.type = 'order.cancelled'
  where o.status = 'CANCELLED' and o.placed_at >= :oldest group by o.id
), facts as (
  select 'PLACED' as what, placed_at as at from ways where first
  union all select 'PAID', paid_at from ways where first
  union all select 'SHIPPED', handed_over_at from ways
  union all select 'DELIVERED', delivered_at from ways
  union all select 'CANCELLED', at from called_off
  union all select 'LATE', due_at from ways where due_at < coalesce(handed_over_at, :now)
  union all select 'TICKETS_OPENED', created_at from ticket
  union all select 'TICKETS_SOLVED', resolved_at from ticket
)
select what, count(*) filter (where at >= :since) as count, count(*) filter (where at < :since) as before
from facts where at >= :before and at < :until group by what
""")
_MONEY = query("""
select currency,
  coalesce(sum(amount) filter (where kind = 'CAPTURE' and at >= :since), 0) as taken,
  coalesce(-sum(amount) filter (where kind = 'REFUND' and at >= :since), 0) as refunded,
  coalesce(sum(amount) filter (where kind = 'CAPTURE' and at < :since), 0) as taken_before,
  coalesce(-sum(amount) filter (where kind = 'REFUND' and at < :since), 0) as refunded_before
from ledger_entry where at >= :before and at < :until group by currency order by currency
""")
_TEAMS = query(f"""
with {WAYS}, done as (
  select team_id, count(*) filter (where packed_at >= :since and packed_at < :until) as packed,
    count(*) filter (where handed_over_at >= :since and handed_over_at < :until) as shipped,
    count(*) filter (where due_at >= :since and due_at < :until and due_at < coalesce(handed_over_at, :now)) as late
  from ways where team_id is not null group by team_id
)
select team.id, team.name, done.packed, done.shipped, done.late from done join team on team.id = done.team_id
where done.packed + done.shipped + done.late > 0 order by team.code
""")
_RAN_OUT = query("""
with gone as (
  select sku, array_agg(id) as levels from stock_level group by sku having sum(on_hand - reserved) = 0
), since as (
  select gone.sku, (
    select max(at) from stock_movement where stock_level_id = any(gone.levels) and on_hand_change - reserved_change < 0
  ) as at from gone
)
select since.sku, product.id as product_id, product.name as product_name, variant.name as variant_name
from since join variant on variant.sku = since.sku join product on product.id = variant.product_id
where since.at >= :since and since.at < :until and not variant.retired order by since.at, since.sku limit 100
""")


@dataclass(frozen=True, slots=True)
class Day:
    """What was found of a day."""

    day: date
    span: Span
    figures: list[Row]
    money: list[Row]
    teams: list[Row]
    ran_out: list[Row]


async def day_of(connection: Connection, day: date) -> Day:
    """Sum a day up."""
    found = span(day)
    at: dict[str, Any] = {"since": found.since, "until": found.until}
    ways = {"oldest": found.before - LOOKS_BACK, "warehouse": None, "now": clock.now()}
    return Day(
        day=day,
        span=found,
        figures=await connection.rows(_FIGURES, **at, **ways, before=found.before),
        money=await connection.rows(_MONEY, **at, before=found.before),
        teams=await connection.rows(_TEAMS, **at, **ways),
        ran_out=await connection.rows(_RAN_OUT, **at),
    )
