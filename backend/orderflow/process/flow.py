"""How orders go through the house: how long each step takes, where they wait, what had to be done again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.db import Connection, Row, query
from orderflow.shop import terms

LOOKS_BACK = timedelta(days=60)
"""Orders older than this are of no account: the steps of a period are those of orders placed since then."""
WEEKS = 4
"""So many weeks before say what is usual at an hour or on a day."""


class Step(StrEnum):
    """What an order waits for, in the order of its life."""

    PAY = "PAY"
    ASSIGN = "ASSIGN"
    PICK = "PICK"
    PACK = "PACK"
    LABEL = "LABEL"
    HAND_OVER = "HAND_OVER"
    DELIVER = "DELIVER"
    RECEIVE = "RECEIVE"


WHOLE = "WHOLE"
"""From paid to handed over, all of our steps together."""
IN_THE_HOUSE = (Step.ASSIGN, Step.PICK, Step.PACK, Step.LABEL, Step.HAND_OVER)
"""Steps that are ours: not the customer's, nor the carrier's."""


class Again(StrEnum):
    """What makes an order go a way it should not have to go."""

    DECLINED = "DECLINED"
    HELD = "HELD"
    SHORT_PICKED = "SHORT_PICKED"
    PUT_BACK = "PUT_BACK"
    OFF_THE_ROUTE = "OFF_THE_ROUTE"
    AFTER_SALES = "AFTER_SALES"


@dataclass(frozen=True, slots=True)
class Period:
    """A span of whole days that ends with today, in the shop's time zone."""

    days: int
    since: datetime
    before: datetime
    """When the span of the same length before it begins."""
    until: datetime

    @property
    def bucket(self) -> timedelta:
        """How its course is told: by the hour, or by the day."""
        return timedelta(hours=1) if self.days == 1 else timedelta(days=1)


def period(days: int) -> Period:
    """The last so many days, today included; one day is compared with the same weekday of the week before."""
    zone = terms.current().time_zone
    midnight = clock.now().astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    since = midnight - timedelta(days=days - 1)  # of a local day: an hour more or less where the clock is changed
    return Period(days, since, since - timedelta(days=max(days, 7)), midnight + timedelta(days=1))


# A parcel is one way of its order; what happens to the order as a whole is told of its first parcel only.
WAYS = """
ways as (
  select o.id, o.placed_at, paid.at as paid_at, o.delivered_at as all_delivered_at, o.completed_at,
    s.id as parcel, s.assigned_at, s.picked_at, s.packed_at, s.labelled_at, s.handed_over_at, s.delivered_at,
    s.due_at, s.mispicked, s.team_id, s.state, s.back_reason, o.held_at,
    row_number() over (partition by o.id order by s.id) = 1 as first
  from "order" o
    left join lateral (
      select min(settled_at) as at from payment where order_id = o.id and captured > 0
    ) as paid on true
    left join shipment s on s.order_id = o.id and s.state <> 'CANCELLED'
  where o.placed_at >= :oldest and (cast(:warehouse as text) is null or s.warehouse_id = :warehouse)
)"""
_STEPS = query(f"""
with {WAYS}, steps as (
  select step, begun, done from ways, lateral (values
    ('PAY', placed_at, case when first then paid_at end), ('ASSIGN', paid_at, case when first then assigned_at end),
    ('PICK', assigned_at, picked_at), ('PACK', picked_at, packed_at), ('LABEL', packed_at, labelled_at),
    ('HAND_OVER', labelled_at, handed_over_at), ('DELIVER', handed_over_at, delivered_at),
    ('RECEIVE', all_delivered_at, case when first then completed_at end), ('WHOLE', paid_at, handed_over_at)
  ) as step(step, begun, done)
  where done >= :before and done >= begun and (done >= :since or done < :before + (:until - :since))
)
select step, done >= :since as now, count(*) as count,
  percentile_cont(array[0.5, 0.9]) within group (order by extract(epoch from done - begun)) as seconds
from steps group by 1, 2
""")
_WAITING = query("""
with waiting as (
  select case status when 'AWAITING_PAYMENT' then 'PAY' else 'ASSIGN' end as step, coalesce((
      select min(settled_at) from payment where order_id = "order".id and captured > 0
    ), placed_at) as since
  from "order" where status in ('AWAITING_PAYMENT', 'PAID') and cast(:warehouse as text) is null
  union all
  select case when state = 'PACKED' then 'LABEL' when state = 'LABELLED' then 'HAND_OVER'
      when state = 'EXCEPTION' then 'DELIVER' when picked_at is null then 'PICK' else 'PACK' end,
    coalesce(case state when 'PACKED' then packed_at when 'LABELLED' then labelled_at
      when 'EXCEPTION' then handed_over_at else picked_at end, assigned_at)
  from shipment
  where state in ('ASSIGNED', 'PICKING', 'PACKED', 'LABELLED', 'EXCEPTION')
    and (cast(:warehouse as text) is null or warehouse_id = :warehouse)
)
select step, count(*) as count, min(since) as oldest, to_timestamp(avg(extract(epoch from since))) as on_average
from waiting group by step
""")
_TALLY = query(f"""
with {WAYS}
select count(*) filter (where handed_over_at >= :since) as handed_over,
  count(*) filter (where handed_over_at >= :since and handed_over_at > due_at) as late,
  count(*) filter (where packed_at >= :since) as packed,
  coalesce(sum(mispicked) filter (where packed_at >= :since), 0) as mispicked,
  count(*) filter (where packed_at >= :before and packed_at < :before + (:until - :since)) as packed_before,
  coalesce(sum(mispicked) filter (
    where packed_at >= :before and packed_at < :before + (:until - :since)), 0) as mispicked_before
from ways
""")
_AGAIN = query(f"""
with {WAYS}
select 'DECLINED' as what, count(*) as count from payment where created_at >= :since and state = 'FAILED'
  and (cast(:warehouse as text) is null or order_id in (select id from ways))
union all
select 'HELD', count(*) from ways where first and held_at >= :since
union all
select 'SHORT_PICKED', count(distinct parcel) from ways join shipment_line on shipment_id = parcel
  where picked_at >= :since and short > 0
union all
select 'PUT_BACK', count(*) from ways where assigned_at >= :since and back_reason is not null
union all
select 'OFF_THE_ROUTE', count(*) from ways
  where handed_over_at >= :since and state in ('EXCEPTION', 'RETURNING', 'RETURNED', 'LOST')
union all
select 'AFTER_SALES', count(*) from ticket where created_at >= :since
  and (cast(:warehouse as text) is null or order_id in (select id from ways))
""")
_COURSE = query(f"""
with {WAYS}, spans as (
  select n at time zone :zone as begins, (n + cast(:bucket as interval)) at time zone :zone as ends
  from generate_series(
    cast(:since as timestamptz) at time zone :zone, cast(:until as timestamptz) at time zone :zone - interval '1 s',
    cast(:bucket as interval)
  ) as series(n)
), bought as materialized (
  select placed_at as at from "order" where placed_at >= cast(:since as timestamptz) - interval '{WEEKS * 7} days'
), sent as materialized (select handed_over_at as at from ways where handed_over_at >= :since)
select begins as at,
  (select count(*) from bought where at >= begins and at < ends) as placed,
  (select count(*) from sent where at >= begins and at < ends) as handed_over,
  (select count(*) from bought, generate_series(1, {WEEKS}) as weeks(ago)
    where at >= begins - ago * interval '7 days' and at < ends - ago * interval '7 days') / {WEEKS}.0 as usual
from spans order by begins
""")


@dataclass(frozen=True, slots=True)
class Flow:
    """What was found for a period."""

    period: Period
    as_of: datetime
    steps: list[Row]
    waiting: list[Row]
    tally: Row
    again: list[Row]
    course: list[Row]


async def flow_of(connection: Connection, days: int, warehouse: str | None) -> Flow:
    """Look at the last so many days, of one warehouse or of all."""
    now, span = clock.now(), period(days)
    at: dict[str, Any] = {
        "since": span.since, "before": span.before, "until": span.until, "warehouse": warehouse,
        "oldest": span.before - LOOKS_BACK,
    }  # fmt: skip
    zone = terms.current().time_zone.key
    return Flow(
        period=span,
        as_of=now,
        steps=await connection.rows(_STEPS, **at),
        waiting=await connection.rows(_WAITING, warehouse=warehouse),
        tally=await connection.one(_TALLY, **at),
        again=await connection.rows(_AGAIN, **at),
        course=await connection.rows(_COURSE, zone=zone, bucket=span.bucket, **at),
    )
