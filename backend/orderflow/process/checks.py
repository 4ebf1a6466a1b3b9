"""What must always hold of the log and its deliveries."""

from datetime import timedelta

from orderflow.kernel import clock
from orderflow.kernel.db import Connection

PATIENCE = timedelta(minutes=2)


async def positions_have_no_gap(connection: Connection) -> list[str]:
    """The log counts from its oldest to its newest entry without a gap."""
    row = await connection.one("select count(position) as n, min(position) as low, max(position) as high from event")
    if row.n and row.high - row.low + 1 != row.n:
        return [f"The log has {row.n} events between position {row.low} and {row.high}."]
    return []


async def no_event_waits_for_its_position(connection: Connection) -> list[str]:
    """Every committed event is numbered within seconds."""
    waiting = await connection.value(
        "select count(*) from event where position is null and at < :then", then=clock.now() - PATIENCE
    )
    return [f"{waiting} events have had no position for minutes."] if waiting else []


async def no_delivery_is_overdue(connection: Connection) -> list[str]:
    """What is due is delivered, what failed for good is looked at."""
    rows = await connection.rows(
        "select consumer, state, count(*) as n, min(last_error) as error from delivery"
        " where state = 'DEAD' or (state = 'PENDING' and next_at < :then) group by consumer, state",
        then=clock.real() - PATIENCE,
    )
    return [f"{row.n} deliveries to {row.consumer} are {row.state.lower()}: {row.error or 'overdue'}." for row in rows]
