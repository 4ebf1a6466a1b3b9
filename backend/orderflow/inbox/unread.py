"""What waits in somebody's inbox."""

from orderflow.inbox.access import mentions_visible_to
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Connection, query


async def count_unread(connection: Connection, actor: Actor) -> int:
    """How many mentions somebody may see and has not read."""
    sight = mentions_visible_to(actor)
    counted = query(f"select count(*) from mention where ({sight.where}) and read_at is null")
    return int(await connection.value(counted, **sight.values))
