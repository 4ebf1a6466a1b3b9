"""How a process is: whether it lives, whether it can answer, its figures; at a port of its own where it has none."""

import asyncio
import contextlib
import hmac
from collections.abc import AsyncIterator, Iterator

import uvicorn
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from orderflow.kernel.db import Database, DatabaseAway
from orderflow.settings import Settings
from orderflow.telemetry.metrics import Metrics

READY_WITHIN = 2.0


def about(database: Database, settings: Settings, metrics: Metrics | None) -> list[BaseRoute]:
    """Where those ask who look after the process: whether it lives, whether it can answer, and its figures."""

    async def ready(request: Request) -> Response:
        try:
            async with asyncio.timeout(READY_WITHIN), database.read() as connection:
                await connection.value("select 1")
        except DatabaseAway:
            return JSONResponse({"status": "the database is away"}, status_code=503)
        return JSONResponse({"status": "ready"})

    async def figures(request: Request) -> Response:
        given = request.headers.get("authorization", "")
        if metrics is None or settings.metrics_token is None:
            return PlainTextResponse("There is nothing here.", 404)
        if not hmac.compare_digest(given.encode(), f"Bearer {settings.metrics_token}".encode()):
            return PlainTextResponse("Send the token.", 401, {"www-authenticate": "Bearer"})
        return Response(await metrics.page(), headers={"content-type": CONTENT_TYPE_PLAIN_0_0_4})

    return [
        Route("/healthz", lambda request: JSONResponse({"status": "alive"})),
        Route("/readyz", ready),
        Route("/metrics", figures),
    ]


class _Beside(uvicorn.Server):
    """A server that leaves the signals to whom it stands beside."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """As they are."""
        yield


@contextlib.asynccontextmanager
async def told_at(
    port: int, host: str, database: Database, settings: Settings, metrics: Metrics | None
) -> AsyncIterator[None]:
    """Tell how the process is at a port while the block runs."""
    app = Starlette(routes=about(database, settings, metrics))
    server = _Beside(uvicorn.Config(app, host=host, port=port, access_log=False, log_level="warning", lifespan="off"))
    serving = asyncio.create_task(server.serve())
    try:
        yield
    finally:
        server.should_exit = True
        await asyncio.gather(serving, return_exceptions=True)
