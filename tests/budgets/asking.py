"""Props: ask as the web asks, and count what it takes."""

from collections.abc import Mapping
from typing import Any

import httpx2

from orderflow.graph.context import Context
from orderflow.graph.endpoint import Endpoint
from orderflow.graph.schema import schema
from orderflow.kernel import events
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database
from orderflow.kernel.live import Live
from orderflow.settings import Settings
from tests.budgets.documents import all_documents
from tests.graph.wire import counted

WHOSE = "from session s left join staff"
"""The look at the caller's session, which is remembered for a moment."""


class Day:
    """Asks, counts, and keeps what is needed later."""

    def __init__(self, database: Database, things: dict[str, str], keys: Mapping[str, Mapping[str, str]]) -> None:
        self.database, self.things = database, things
        self.documents = all_documents()
        self.counts: dict[str, int] = {}
        transport = httpx2.ASGITransport(Endpoint(database, Live(database), Settings()))
        self.callers = {
            who: httpx2.AsyncClient(transport=transport, base_url="http://shop.example", headers=headers)
            for who, headers in {
                "stranger": {}, "guest": {}, "ada": keys["CUSTOMER"], "boss": keys["ADMIN"],
            }.items()
        }  # fmt: skip

    async def ask(self, who: str, key: str, **variables: Any) -> Any:
        """What a query is answered with."""
        with counted() as ran:
            sent = await self.callers[who].post(
                "/graphql",
                json={"query": self.documents[key], "variables": variables},
                headers={"accept-language": "en"},
            )
        answer = sent.json()
        assert "errors" not in answer, (key, answer["errors"])
        assert key not in self.counts, key
        self.counts[key] = len([sql for sql in ran if WHOSE not in sql])
        return next(iter(answer["data"].values()))

    async def do(self, who: str, key: str, **given: Any) -> Any:
        """What a mutation is answered with that must be carried out."""
        payload = await self.ask(who, key, input=given)
        assert payload["errors"] == [], (key, payload["errors"])
        return payload

    async def again(self, who: str, key: str, **given: Any) -> None:
        """Carry a mutation out once more, without counting."""
        counted_once = self.counts.pop(key)
        await self.do(who, key, **given)
        self.counts[key] = counted_once

    async def follow(self, key: str, actor: Actor, **variables: Any) -> None:
        """Follow a stream from the beginning of the log."""
        live = Live(self.database)
        async with self.database.read() as connection:
            await events.publish(connection)
            live.position = await events.head(connection)
        with counted() as ran:
            results = await schema.stream(
                self.documents[key], {**variables, "after": "0"}, Context(actor, self.database, live, Settings())
            )
            [first] = [each async for each in results]
        assert first.errors is None, (key, first.errors)
        assert next(iter(first.data.values())).get("events") != [], key  # who is present is no event
        self.counts[key] = len(ran)
