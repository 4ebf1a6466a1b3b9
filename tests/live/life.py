"""Whoever acts, and after each act the look at every open screen."""

import asyncio
from collections.abc import Mapping
from typing import Any

import httpx2

from orderflow.kernel.db import Database
from orderflow.kernel.ids import new_id
from tests.live.browsers import Browsers
from tests.live.screens import Queries
from tests.paying import make_due
from tests.running import until
from tests.wire import value

APART = {
    "Shop.now": "the clock itself",
    "Customer.addresses": "one's own book: no event tells of it, and whoever opens the page asks anew",
    "Customer.favourites": "one's own wishes: no event tells of them, and whoever opens the page asks anew",
    "Customer.stockNotices": "one's own wishes: no event tells of them, and whoever opens the page asks anew",
    "Viewer.sessions": "one's own sign-ins: no event tells of them, and whoever opens the page asks anew",
    "Query.mentionables": "not everybody who names hears who comes and goes; whoever begins to name asks anew",
    "AppToken.lastUsedAt": "a stamp of every request; no event tells of requests",
}
PATIENT = ["Deliveries"]  # they arrive without an event: whoever watches them asks every few seconds
_HEAD = "select coalesce(max(position), 0) from event"

_UNDONE = """
select (select count(*) from delivery where state = 'PENDING') + (select count(*) from event where position is null)
  + (select count(*) from catalogue_import where state in ('CHECKING', 'APPLYING'))
  + (select count(*) from payment where state = 'PENDING') + (select count(*) from refund where state = 'PENDING')
  + (select count(*) from simulated_webhook where sent_at is null)
"""


class Life:
    """One shop, its people at the endpoint, and their browsers, which only look."""

    def __init__(
        self, database: Database, address: str, browsers: Browsers, keys: Mapping[str, Mapping[str, str]]
    ) -> None:
        self.database = database
        self.browsers = browsers
        self.keys = keys
        self.http = httpx2.AsyncClient(base_url=address, timeout=30)
        self.acted: list[str] = []
        self.opened: dict[str, set[str]] = {}
        self.stale: list[str] = []

    async def look_at(self, browser: str, queries: Queries) -> None:
        """Open screens in a browser."""
        asked = [{"name": name, "variables": each} for name, several in queries.items() for each in several]
        self.opened.setdefault(browser, set()).update(await self.browsers.ask(browser, "open", asked=asked))

    async def ask(self, who: str, document: str, **variables: Any) -> Any:
        """One request of somebody that must go well; its data."""
        sent = {"query": document, "variables": variables}
        answer = await self.http.post("/graphql", json=sent, headers={"accept-language": "en", **self.keys[who]})
        said = answer.json()
        assert "errors" not in said, said
        return said["data"]

    async def do(self, who: str, mutation: str, given: Mapping[str, Any], shows: str = "") -> Any:
        """A mutation at the endpoint, by somebody whose browser is another; then the look at the screens."""
        kind = mutation[0].upper() + mutation[1:]
        document = (
            f"mutation ($input: {kind}Input!) {{ {mutation}(input: $input) {{ {shows} errors {{ code message }} }} }}"
        )
        payload = (await self.ask(who, document, input=given))[mutation]
        assert payload["errors"] == [], (mutation, payload["errors"])
        await self.look(mutation)
        return payload

    async def once(self, who: str, mutation: str, given: Mapping[str, Any], shows: str = "") -> Any:
        """The same for a mutation that takes a key."""
        return await self.do(who, mutation, {**given, "idempotencyKey": new_id("key")}, shows)

    async def send(self, who: str, path: str, content: str, kind: str) -> Any:
        """A file that somebody sends; then the look at the screens."""
        headers = {"content-type": kind, **self.keys[who]}
        answer = await self.http.post(path, content=content.encode(), headers=headers)
        assert answer.status_code == 201, answer.text
        await self.look(path)
        return answer.json()

    async def in_another_tab(self, browser: str, mutation: str, given: Mapping[str, Any]) -> Any:
        """A mutation of the web in a second tab of a browser."""
        name = mutation[0].upper() + mutation[1:]
        payload = (await self.browsers.ask(browser, "mutate", name=name, input=given))[mutation]
        assert payload["errors"] == [], (mutation, payload["errors"])
        await self.look(mutation)
        return payload

    async def look(self, after: str) -> None:
        """Once nothing is left to do: compare every screen with a new one. What happens meanwhile is looked at anew."""
        self.acted.append(after)

        async def looked() -> list[list[str]] | None:
            await until(self._nothing_left, "everything to be done")
            head = await value(self.database, _HEAD)
            asked = [
                self.browsers.ask(each, "compare", apart=[*APART], patient=PATIENT) for each in self.browsers.names
            ]
            found = await asyncio.gather(*asked)
            return found if head == await value(self.database, _HEAD) else None

        found = await until(looked, "the shop to be at rest", 60)
        for browser, lines in zip(self.browsers.names, found, strict=True):
            self.stale += [f"after {after}, {browser}: {line}" for line in lines]

    async def _nothing_left(self) -> bool:
        left = await value(self.database, _UNDONE)
        if left:
            await make_due(self.database)
        return not left

    async def becomes(self, sql: str, what: str, **values: Any) -> Any:
        """Wait until a statement answers something true."""
        return await until(lambda: value(self.database, sql, **values), what)
