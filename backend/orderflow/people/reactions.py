"""What is forgotten when its time is over."""

from orderflow.kernel import clock
from orderflow.kernel.db import Database
from orderflow.kernel.deliveries import every_minute
from orderflow.people.throttle import WINDOW

_SESSIONS = "delete from session where id in (select id from session where expires_at < :now limit 500)"
_ATTEMPTS = "delete from sign_in_attempt where key in (select key from sign_in_attempt where since < :start limit 500)"
_LINKS = "delete from mailed_link where id in (select id from mailed_link where expires_at < :now limit 500)"
_STATES = "delete from used_state where hash in (select hash from used_state where expires_at < :now limit 500)"


@every_minute
async def forget_expired(database: Database) -> int:
    """Delete sessions, links and used states that ended, and attempts that no longer count."""
    now = clock.real()
    async with database.read() as connection:
        await connection.run(_STATES, now=now)
        ended = await connection.run(_SESSIONS, now=now) + await connection.run(_LINKS, now=now)
        return ended + await connection.run(_ATTEMPTS, start=now - WINDOW)
