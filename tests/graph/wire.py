"""Props: the real endpoint over HTTP without a socket, and how many statements something takes."""

import contextlib
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx2

from orderflow.graph.endpoint import Endpoint
from orderflow.kernel.db import Database, statements
from orderflow.kernel.live import Live
from orderflow.settings import Settings

SHOP = "http://shop.example"


@contextlib.asynccontextmanager
async def a_browser(
    database: Database, settings: Settings | None = None, **headers: str
) -> AsyncIterator[httpx2.AsyncClient]:
    """Somebody with a cookie jar, on the real endpoint."""
    transport = httpx2.ASGITransport(Endpoint(database, Live(database), settings or Settings()))
    async with httpx2.AsyncClient(
        transport=transport, base_url=SHOP, headers={"accept-language": "en", **headers}
    ) as client:
        yield client


async def post(browser: httpx2.AsyncClient, document: str, operation: str | None = None, **variables: Any) -> Any:
    """One request; its status and its whole answer."""
    body: dict[str, Any] = {"query": document, "variables": variables}
    if operation is not None:
        body["operationName"] = operation
    answer = await browser.post("/graphql", json=body)
    return answer.status_code, answer.json()


@contextlib.contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that are run in the block."""
    noted: list[str] = []
    token = statements.set(noted)
    try:
        yield noted
    finally:
        statements.reset(token)
