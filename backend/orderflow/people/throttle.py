"""Attempts to sign in, counted before a password is looked at: many at once get no more tries than one by one."""

import hashlib
import ipaddress
from datetime import timedelta

from orderflow.kernel import clock
from orderflow.kernel.refusal import Refusal
from orderflow.kernel.work import Work

WINDOW = timedelta(minutes=15)
PER_EMAIL = 5
PER_NETWORK = 20


class TooManyAttempts(Refusal):
    """There were too many attempts to sign in. Wait {minutes} minutes, then try again."""

    hant = "登入嘗試次數過多。請等 {minutes} 分鐘後再試。"
    hans = "登录尝试次数过多。请等 {minutes} 分钟后再试。"
    retryable = True
    retry_after_seconds: int


_COUNT = """
insert into sign_in_attempt (key, tried, since)
select key, 1, :now from unnest(cast(:keys as text[])) as key order by key
on conflict (key) do update set
  tried = case when sign_in_attempt.since > :start then sign_in_attempt.tried + 1 else 1 end,
  since = case when sign_in_attempt.since > :start then sign_in_attempt.since else excluded.since end
returning key, tried, since
"""


async def count_attempt(work: Work, email: str) -> None:
    """Count one attempt for the e-mail and for the caller's network, or refuse it."""
    now, limits = clock.real(), _limits(work, email)
    rows = await work.rows(_COUNT, keys=list(limits), now=now, start=now - WINDOW)
    waits = [row.since + WINDOW - now for row in rows if row.tried > limits[row.key]]
    if waits:
        seconds = max(1, int(max(waits).total_seconds()))
        raise TooManyAttempts(retry_after_seconds=seconds, minutes=-(-seconds // 60))


async def forgive(work: Work, email: str) -> None:
    """The password was right: the e-mail starts anew, and the network's attempt does not count."""
    for key in sorted(_limits(work, email)):
        if key == _key("email", email):
            await work.run("delete from sign_in_attempt where key = :key", key=key)
        else:
            await work.run("update sign_in_attempt set tried = tried - 1 where key = :key", key=key)


def _limits(work: Work, email: str) -> dict[str, int]:
    limits = {_key("email", email): PER_EMAIL}
    if work.actor.address:
        limits[_key("network", _network(work.actor.address))] = PER_NETWORK
    return limits


def _key(kind: str, value: str) -> str:
    # A hash, for people type their passwords into the wrong field.
    return hashlib.sha256(f"{kind}:{value}".encode("utf-8", "surrogatepass")).hexdigest()


def _network(address: str) -> str:
    """An IPv6 customer has a whole /64 to call from; other names stand for themselves."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else address
