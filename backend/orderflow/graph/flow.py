"""How orders go through the house, for whoever runs it."""

from datetime import datetime
from enum import Enum
from typing import Annotated

import strawberry

from orderflow.graph.context import Info
from orderflow.graph.paging import bad_input
from orderflow.graph.rights import root
from orderflow.kernel.db import Row, UnfitValue
from orderflow.kernel.rights import Can
from orderflow.kernel.turns import Importance
from orderflow.process import flow
from orderflow.process.flow import Again, Step, flow_of

strawberry.enum(Step, name="FlowStep", description="What an order waits for, in the order of its life.")
strawberry.enum(Again, name="ReworkKind", description="What makes an order go a way it should not have to go.")


@strawberry.enum(description="A span of whole days that ends with today.")
class FlowPeriod(Enum):
    """A span of whole days that ends with today."""

    TODAY = strawberry.enum_value(1, description="Today, compared with the same weekday a week ago.")
    WEEK = strawberry.enum_value(7, description="Seven days, compared with the seven before.")
    FOUR_WEEKS = strawberry.enum_value(28, description="Twenty-eight days, compared with those before.")


@strawberry.type(description="How long a step took that ended in the period.")
class StepTime:
    """How long a step took that ended in the period."""

    step: Step = strawberry.field(description="What was waited for.")
    count: int = strawberry.field(description="How often it ended.")
    median: float | None = strawberry.field(description="Seconds it took at the middle one; null when there is none.")
    ninetieth: float | None = strawberry.field(description="Seconds in which nine of ten had it behind them.")
    ours: bool = strawberry.field(description="Whether it is the house that is waited for.")


@strawberry.type(description="Where orders and parcels wait now.")
class Queue:
    """Where orders and parcels wait now."""

    step: Step = strawberry.field(description="What they wait for.")
    count: int = strawberry.field(description="How many wait.")
    oldest: datetime = strawberry.field(description="Since when the one waits that has waited longest.")
    on_average: datetime = strawberry.field(description="Since when they wait on average, which does not age.")


@strawberry.type(description="How often something had to be done again in the period.")
class Rework:
    """How often something had to be done again in the period."""

    kind: Again = strawberry.field(description="What it was.")
    count: int = strawberry.field(description="How often.")


@strawberry.type(description="An hour or a day of the period.")
class FlowSpan:
    """An hour or a day of the period."""

    at: datetime = strawberry.field(description="When it begins.")
    placed: int = strawberry.field(description="Orders placed in it.")
    handed_over: int = strawberry.field(description="Parcels handed over in it.")
    usual: float = strawberry.field(description="Orders placed at this time on average of the four weeks before.")


@strawberry.type(description="How orders go through the house.")
class Flow:
    """How orders go through the house."""

    as_of: datetime = strawberry.field(description="The moment of these figures.")
    since: datetime = strawberry.field(description="When the period begins.")
    steps: list[StepTime] = strawberry.field(description="Each step of an order's life, in its order.")
    queues: list[Queue] = strawberry.field(description="Where they wait now, in the order of their life.")
    rework: list[Rework] = strawberry.field(description="What had to be done again.")
    course: list[FlowSpan] = strawberry.field(description="Hour by hour, or day by day; what is to come is empty.")
    paid_to_handed_over: float | None = strawberry.field(description="Seconds from paid to handed over, at the middle.")
    paid_to_handed_over_before: float | None = strawberry.field(description="The same of the period compared with.")
    handed_over: int = strawberry.field(description="Parcels handed over.")
    late: int = strawberry.field(description="Parcels handed over later than was promised.")
    packed: int = strawberry.field(description="Parcels packed.")
    mispicked: int = strawberry.field(description="Wrong scans in the parcels packed.")
    packed_before: int = strawberry.field(description="Parcels packed in the period compared with.")
    mispicked_before: int = strawberry.field(description="Wrong scans in those.")


@strawberry.type
class FlowQueries:
    """Root fields about how the shop runs."""

    @root("How orders go through the house.", Can.SEE_DESK, Importance.LAST)
    async def flow(
        self,
        info: Info,
        period: Annotated[FlowPeriod, strawberry.argument(description="Of which days.")] = FlowPeriod.TODAY,
        warehouse_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Of this warehouse only.")
        ] = None,
    ) -> Flow:
        """How orders go through the house."""
        try:
            async with info.context.database.read() as connection:
                return _as_told(await flow_of(connection, int(period.value), warehouse_id))
        except UnfitValue as error:
            raise bad_input("warehouseId", "is no id") from error


def _as_told(found: flow.Flow) -> Flow:
    now = {row.step: row for row in found.steps if row.now}
    before = {row.step: row for row in found.steps if not row.now}
    tally, waiting = found.tally, {row.step: row for row in found.waiting}
    return Flow(
        as_of=found.as_of,
        since=found.period.since,
        steps=[_step(step, now.get(step)) for step in Step],
        queues=[
            Queue(step=step, count=row.count, oldest=row.oldest, on_average=row.on_average)
            for step in Step
            if (row := waiting.get(step))
        ],
        rework=[Rework(kind=Again(row.what), count=row.count) for row in found.again],
        course=[
            FlowSpan(at=row.at, placed=row.placed, handed_over=row.handed_over, usual=float(row.usual))
            for row in found.course
        ],
        paid_to_handed_over=_median(now.get(flow.WHOLE)),
        paid_to_handed_over_before=_median(before.get(flow.WHOLE)),
        handed_over=tally.handed_over,
        late=tally.late,
        packed=tally.packed,
        mispicked=tally.mispicked,
        packed_before=tally.packed_before,
        mispicked_before=tally.mispicked_before,
    )


def _step(step: Step, row: Row | None) -> StepTime:
    return StepTime(
        step=step, count=row.count if row else 0, median=_median(row), ninetieth=float(row.seconds[1]) if row else None,
        ours=step in flow.IN_THE_HOUSE,
    )  # fmt: skip


def _median(row: Row | None) -> float | None:
    return float(row.seconds[0]) if row else None
