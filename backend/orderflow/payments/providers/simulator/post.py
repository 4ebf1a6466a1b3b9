"""The simulated provider's post: signed messages to the shop, sent when they are due, again until they are accepted."""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import orjson

from orderflow import settings
from orderflow.kernel import clock
from orderflow.kernel.db import Database
from orderflow.kernel.deliveries import every_second
from orderflow.payments.providers import Forged
from orderflow.payments.webhooks import receive_webhook

HEADER = "simulator-signature"
OLDEST = 300

_CLAIM = """
with due as (
  select id, due_at from simulated_webhook where sent_at is null and due_at <= :due order by due_at, id limit 50
  for update skip locked
)
update simulated_webhook w set due_at = :again from due where w.id = due.id returning w.id, w.body, due.due_at
"""


@every_second
async def send_simulated_webhooks(database: Database) -> int:
    """Send what is due."""
    return await send_due(database, clock.real())


async def send_due(database: Database, due: datetime) -> int:
    """Send what is due by some time; answers how many messages were sent."""
    async with database.read() as connection:
        rows = await connection.rows(_CLAIM, due=due, again=clock.real() + timedelta(seconds=30))
    for row in sorted(rows, key=lambda row: (row.due_at, row.id)):
        body = orjson.dumps(row.body)
        reply = await receive_webhook(database, "simulator", {HEADER: sign(body)}, body)
        if reply.status == 200:
            async with database.read() as connection:
                await connection.run(
                    "update simulated_webhook set sent_at = :at where id = :id", id=row.id, at=clock.real()
                )
    return len(rows)


def sign(body: bytes) -> str:
    """The signature of a message sent now."""
    at = str(int(clock.real().timestamp()))
    return f"t={at},v1={_mac(at, body)}"


def opened(headers: Mapping[str, str], body: bytes) -> dict[str, Any]:
    """What a message says, if it is ours and fresh; else raises Forged."""
    parts = dict(part.partition("=")[::2] for part in headers.get(HEADER, "").split(","))
    at, mac = parts.get("t", ""), parts.get("v1", "")
    if not hmac.compare_digest(_mac(at, body).encode(), mac.encode(errors="replace")):
        raise Forged("signature")
    if abs(clock.real().timestamp() - int(at)) > OLDEST:
        raise Forged("age")
    says: dict[str, Any] = orjson.loads(body)
    return says


def _mac(at: str, body: bytes) -> str:
    key = settings.current().signing_key.encode()
    return hmac.digest(key, b"simulator:" + at.encode(errors="replace") + b"." + body, hashlib.sha256).hex()
