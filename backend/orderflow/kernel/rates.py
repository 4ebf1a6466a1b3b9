"""How much one caller may ask for in a while: counted in the process, settled with the other processes in blocks."""

import asyncio
import ipaddress
import logging
import time
from collections import OrderedDict
from contextvars import Context
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from limits import RateLimitItem
from limits.aio.storage import Storage
from sqlalchemy import DateTime, Index
from sqlmodel import Field, SQLModel

from orderflow.kernel import clock
from orderflow.kernel.db import Database, DatabaseAway

log = logging.getLogger(__name__)

BLOCKS = 10
"""Parts of an allowance: whoever stays within one of them costs no statement, and each more costs one."""
MOST_CALLERS = 50_000
TIDY_EVERY = 100


class RateCount(SQLModel, table=True):
    """What one caller asked for in one stretch of time, all processes together."""

    __tablename__ = "rate_count"
    # Losing the counters in a crash costs nothing, and keeping them out of the log makes a flood cheap.
    __table_args__ = (Index("ix_rate_count_until", "until"), {"prefixes": ["UNLOGGED"]})

    key: str = Field(primary_key=True)
    hits: int
    until: datetime = Field(sa_type=DateTime(timezone=True))


_ADD = """
insert into rate_count (key, hits, until) values (:key, :amount, :until)
on conflict (key) do update set
  hits = case when rate_count.until > :now then rate_count.hits else 0 end + excluded.hits,
  until = case when rate_count.until > :now then rate_count.until else excluded.until end
returning hits
"""
_FOUND = "select hits, until from rate_count where key = :key and until > :now"
_TIDY = "delete from rate_count where key in (select key from rate_count where until <= :now limit 1000)"


class Counts(Storage):
    """The counters as `limits` keeps them, in one table that all processes share."""

    STORAGE_SCHEME = None

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.database = database

    @property
    def base_exceptions(self) -> type[Exception] | tuple[type[Exception], ...]:
        """What it raises while the database is away."""
        return DatabaseAway

    async def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Add to a counter that lives so many seconds, and answer what it stands at."""
        now = clock.real()
        async with self.database.read() as connection:
            until = now + timedelta(seconds=expiry)
            return int(await connection.value(_ADD, key=key, amount=amount, now=now, until=until))

    async def get(self, key: str) -> int:
        """What a counter stands at."""
        async with self.database.read() as connection:
            found = await connection.row(_FOUND, key=key, now=clock.real())
        return found.hits if found else 0

    async def get_expiry(self, key: str) -> float:
        """When a counter starts anew, in seconds of the epoch."""
        async with self.database.read() as connection:
            found = await connection.row(_FOUND, key=key, now=clock.real())
        return float(found.until.timestamp()) if found else time.time()

    async def check(self) -> bool:
        """Whether the counters can be reached."""
        await self.get("")
        return True

    async def reset(self) -> int | None:
        """Forget all counters."""
        async with self.database.read() as connection:
            return await connection.run("delete from rate_count")

    async def clear(self, key: str) -> None:
        """Forget one counter."""
        async with self.database.read() as connection:
            await connection.run("delete from rate_count where key = :key", key=key)

    async def tidy(self) -> int:
        """Delete counters whose time is over."""
        async with self.database.read() as connection:
            return await connection.run(_TIDY, now=clock.real())


@dataclass(slots=True)
class Caller:
    """What this process knows of one caller in the present stretch of time."""

    stretch: int
    everywhere: int = 0
    """what all processes had counted when we last asked"""
    unsettled: int = 0
    """what we counted since"""


class Rates:
    """The allowances of all callers, as one process sees them."""

    def __init__(self, database: Database) -> None:
        self.counts = Counts(database)
        self._callers: OrderedDict[str, Caller] = OrderedDict()
        self._settling: set[asyncio.Task[None]] = set()
        self._settled = 0

    def hit(self, who: str, allowance: RateLimitItem, amount: int = 1) -> int:
        """Count what a caller asks for; answers the seconds to wait when that is more than the allowance, else 0."""
        now, seconds = time.time(), allowance.get_expiry()
        stretch = int(now // seconds)
        caller = self._callers.get(who)
        if caller is None or caller.stretch != stretch:
            caller = self._callers[who] = Caller(stretch)
            self._callers.move_to_end(who)
            if len(self._callers) > MOST_CALLERS:
                self._callers.popitem(last=False)
        if caller.everywhere + caller.unsettled >= allowance.amount:
            return max(1, int((stretch + 1) * seconds - now))
        caller.unsettled += amount
        if caller.unsettled * BLOCKS > allowance.amount:
            self._settle(who, allowance, caller)
        return 0

    def _settle(self, who: str, allowance: RateLimitItem, caller: Caller) -> None:
        """Add a block to what all processes have counted; nobody waits for it."""
        amount, caller.unsettled = caller.unsettled, 0
        caller.everywhere += amount
        key = allowance.key_for(who, str(caller.stretch))
        task = asyncio.create_task(self._count(key, allowance, caller, amount), context=Context())
        self._settling.add(task)
        task.add_done_callback(self._settling.discard)

    async def _count(self, key: str, allowance: RateLimitItem, caller: Caller, amount: int) -> None:
        try:
            caller.everywhere = max(
                caller.everywhere, await self.counts.incr(key, 2 * allowance.get_expiry(), amount=amount)
            )
            self._settled += 1
            if self._settled % TIDY_EVERY == 0:
                await self.counts.tidy()
        except DatabaseAway as away:
            log.warning("could not settle a rate: %r", away)


@lru_cache(maxsize=4096)
def network_of(address: str) -> str:
    """An IPv6 customer has a whole /64 to call from; other names stand for themselves."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else address
