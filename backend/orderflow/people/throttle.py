"""Attempts to sign in or to open an account, counted first: many at once get no more tries than one by one."""

import hashlib
from datetime import timedelta

from orderflow import settings
from orderflow.kernel import clock
from orderflow.kernel.rates import network_of
from orderflow.kernel.refusal import Refusal
from orderflow.kernel.work import Work

WINDOW = timedelta(minutes=15)
NOTICES_PER_EMAIL = 20
NOTICES_PER_NETWORK = 100


class TooManyAttempts(Refusal):
    """There were too many attempts to sign in. Wait {minutes} minutes, then try again."""

    hant = "登入嘗試次數過多。請等 {minutes} 分鐘後再試。"
    hans = "登录尝试次数过多。请等 {minutes} 分钟后再试。"
    retryable = True
    retry_after_seconds: int


class RateLimited(Refusal):
    """Many accounts were opened from your network just now. Wait {minutes} minutes, then try again."""

    hant = "剛才從您的網路開立了許多帳號。請等 {minutes} 分鐘後再試。"
    hans = "刚才从您的网络注册了许多账号。请等 {minutes} 分钟后再试。"
    retryable = True
    retry_after_seconds: int


class TooManyLetters(Refusal):
    """Several letters were asked for just now. Look into your mailbox, or wait {minutes} minutes and try again."""

    hant = "剛才已經索取過好幾封信。請先查看信箱，或等 {minutes} 分鐘後再試。"
    hans = "刚才已经获取过好几封邮件。请先查看邮箱，或等 {minutes} 分钟后再试。"
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
    """Count one attempt to sign in for the e-mail and for the caller's network, or refuse it."""
    if seconds := await _count(work, _limits(work, email)):
        raise TooManyAttempts(retry_after_seconds=seconds, minutes=-(-seconds // 60))


async def count_account(work: Work) -> None:
    """Count one attempt to open an account for the caller's network, or refuse it."""
    if not work.actor.address:
        return
    key = _key("accounts", network_of(work.actor.address))
    if seconds := await _count(work, {key: settings.current().accounts_per_network}):
        raise RateLimited(retry_after_seconds=seconds, minutes=-(-seconds // 60))


async def count_letter(work: Work, email: str) -> None:
    """Count one letter with a link that was asked for an e-mail, by the caller's network, or refuse it."""
    limits = {_key("letters", email): settings.current().letters_per_email}
    if work.actor.address:
        limits[_key("letters", network_of(work.actor.address))] = settings.current().letters_per_network
    if seconds := await _count(work, limits):
        raise TooManyLetters(retry_after_seconds=seconds, minutes=-(-seconds // 60))


async def count_notice(work: Work, email: str) -> None:
    """Count one letter about goods that was asked for an e-mail, by the caller's network, or refuse it."""
    limits = {_key("notices", email): NOTICES_PER_EMAIL}
    if work.actor.address:
        limits[_key("notices", network_of(work.actor.address))] = NOTICES_PER_NETWORK
    if seconds := await _count(work, limits):
        raise TooManyLetters(retry_after_seconds=seconds, minutes=-(-seconds // 60))


async def _count(work: Work, limits: dict[str, int]) -> int:
    """Count one for each key; answers the seconds to wait when that is more than its limit, else 0."""
    now = clock.real()
    rows = await work.rows(_COUNT, keys=list(limits), now=now, start=now - WINDOW)
    waits = [row.since + WINDOW - now for row in rows if row.tried > limits[row.key]]
    return max(1, int(max(waits).total_seconds())) if waits else 0


async def forgive(work: Work, email: str) -> None:
    """The password was right: the e-mail starts anew, and the network's attempt does not count."""
    for key in sorted(_limits(work, email)):
        if key == _key("email", email):
            await work.run("delete from sign_in_attempt where key = :key", key=key)
        else:
            await work.run("update sign_in_attempt set tried = tried - 1 where key = :key", key=key)


async def forgive_email(work: Work, email: str) -> None:
    """Whoever reads the letters to an e-mail has shown who they are: wrong passwords no longer count."""
    await work.run("delete from sign_in_attempt where key = :key", key=_key("email", email))


def _limits(work: Work, email: str) -> dict[str, int]:
    limits = {_key("email", email): settings.current().sign_ins_per_email}
    if work.actor.address:
        limits[_key("network", network_of(work.actor.address))] = settings.current().sign_ins_per_network
    return limits


def _key(kind: str, value: str) -> str:
    # A hash, for people type their passwords into the wrong field.
    return hashlib.sha256(f"{kind}:{value}".encode("utf-8", "surrogatepass")).hexdigest()
