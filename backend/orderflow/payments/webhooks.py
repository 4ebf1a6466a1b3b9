"""What providers tell us unasked: signed, entered once, and settled like any other answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from orderflow.kernel import clock
from orderflow.kernel.db import Database
from orderflow.kernel.ids import new_id
from orderflow.kernel.refusal import NotFound
from orderflow.kernel.work import Work, as_system
from orderflow.payments.providers import Forged, GivenBack, GivingBack, News, NotGivenBack, providers
from orderflow.payments.refunds import settle_refund
from orderflow.payments.settle import settle

LARGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class Reply:
    """What the provider reads of us."""

    status: int
    body: str


async def receive_webhook(database: Database, provider: str, headers: Mapping[str, str], body: bytes) -> Reply:
    """Take in a provider's message (header names in lower case); one that came before changes nothing."""
    plug = providers.get(provider)
    if plug is None:
        return Reply(404, "no such provider")
    if len(body) > LARGEST:
        return Reply(413, "too large")
    try:
        news = plug.parse_webhook(headers, body)
    except Forged:
        return Reply(400, "signature or age not accepted")
    for each in news:
        await as_system(database, partial(_enter, provider=provider, news=each))
    return Reply(200, "success")


_RECEIPT = """
insert into webhook_receipt (id, provider, event_id, subject, outcome, received_at)
values (:id, :provider, :event, :subject, 'SETTLED', :at) on conflict (provider, event_id) do nothing returning id
"""


async def _enter(work: Work, provider: str, news: News) -> None:
    """The receipt and what follows from the news stand in one transaction: both or neither."""
    receipt = new_id("whr")
    values = {"id": receipt, "provider": provider, "event": news.id, "subject": news.key, "at": clock.now()}
    if await work.row(_RECEIPT, **values) is None:
        return
    try:
        if isinstance(news.answer, GivenBack | GivingBack | NotGivenBack):
            await settle_refund(work, news.key, news.answer)
        else:
            await settle(work, news.key, news.answer)
    except NotFound:
        await work.run("update webhook_receipt set outcome = 'NOT_OURS' where id = :id", id=receipt)
