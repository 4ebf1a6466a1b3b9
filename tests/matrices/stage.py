"""The stage: a shop behind its real endpoint, and a curtain that puts everything back after each cell."""

import contextlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

import httpx2
from sqlmodel import SQLModel
from starlette.applications import Starlette
from starlette.routing import Route

from orderflow import settings
from orderflow.graph.endpoint import Endpoint
from orderflow.kernel.db import Connection, Database, Row
from orderflow.kernel.live import Live
from orderflow.people.recent import forget_all
from orderflow.shipments import rulebook
from orderflow.shop import terms

RATES = {f"rate_of_{who}": "1000000000/minute" for who in ("guests", "customers", "staff", "apps")}
"""So generous that no count is ever settled: that happens in the background, on the connection a cell may be using."""
ERRORS = "errors { __typename code message path retryable ... on MoveRefused { from } }"


class Rehearsal(Database):
    """A database on one connection: what verbs commit are savepoints of a transaction that is never committed."""

    def __init__(self, database: Database, raw: Any) -> None:
        super().__init__(database.dsn)
        self.raw = raw

    @contextlib.asynccontextmanager
    async def read(self) -> AsyncIterator[Connection]:
        """The one connection."""
        yield Connection(self.raw)

    on_demand = read

    @contextlib.asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        """A savepoint on the one connection."""
        async with self.raw.transaction():
            yield Connection(self.raw)


@dataclass(frozen=True)
class Answer:
    """What came of a mutation: the code of its first error (empty when it was done), the message, the rest."""

    code: str
    message: str = ""
    error: Mapping[str, Any] | None = None
    payload: Mapping[str, Any] | None = None


class Stage:
    """The shop as callers meet it over HTTP, and as the database knows it."""

    def __init__(self, database: Rehearsal, things: Mapping[str, str], keys: Mapping[str, Mapping[str, str]]) -> None:
        self.database = database
        self.things = things
        self.keys = keys
        endpoint = Endpoint(database, Live(database), settings.current().model_copy(update=RATES))
        app = Starlette(routes=[Route("/graphql", endpoint, methods=["POST"])])
        self.http = httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://shop.example")
        tables = sorted(table.name for table in SQLModel.metadata.tables.values())
        self._digest = " union all ".join(
            f"select '{name}' as name, md5(string_agg(t::text, '|' order by t::text)) as digest from \"{name}\" as t"
            for name in tables
        )

    @contextlib.asynccontextmanager
    async def curtain(self) -> AsyncIterator[None]:
        """Everything done meanwhile is undone."""
        undo = self.database.raw.transaction()
        await undo.start()
        try:
            yield
        finally:
            await undo.rollback()
            forget_all(self.database)
            terms.forget()
            rulebook.forget()

    async def send(self, who: str, document: str, locale: str = "en", **variables: Any) -> dict[str, Any]:
        """One request of somebody; the whole answer."""
        sent = await self.http.post(
            "/graphql",
            json={"query": document, "variables": variables},
            headers={"accept-language": locale, **self.keys[who]},
        )
        found: dict[str, Any] = sent.json()
        return found

    async def call(
        self, who: str, mutation: str, given: Mapping[str, Any], locale: str = "en", shows: str = ERRORS
    ) -> Answer:
        """One mutation of somebody."""
        kind = mutation[0].upper() + mutation[1:]
        document = f"mutation ($input: {kind}Input!) {{ {mutation}(input: $input) {{ {shows} }} }}"
        answer = await self.send(who, document, locale, input=given)
        if "errors" in answer:
            first = answer["errors"][0]
            return Answer(first["extensions"]["code"], first["message"], first)
        payload = answer["data"][mutation]
        first = next(iter(payload["errors"]), None)
        return Answer(first["code"], first["message"], first, payload) if first else Answer("", payload=payload)

    async def digest(self) -> dict[str, str]:
        """What every table holds, in short."""
        async with self.database.read() as connection:
            return {row.name: row.digest for row in await connection.rows(self._digest)}

    async def run(self, sql: str, **values: Any) -> int:
        """Set the scene by a statement."""
        async with self.database.read() as connection:
            touched = await connection.run(sql, **values)
        forget_all(self.database)
        return touched

    async def one(self, sql: str, **values: Any) -> Row:
        """The one row of a statement."""
        async with self.database.read() as connection:
            return await connection.one(sql, **values)


def changed(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """The tables that are not what they were."""
    return [name for name in before if before[name] != after[name]]
