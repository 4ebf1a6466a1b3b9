"""The web application: GraphQL for everybody, the built web, hooks and pay pages of the plugs."""

import asyncio
import contextlib
import gc
import re
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from orderflow.graph.endpoint import Endpoint
from orderflow.graph.negotiation import LARGEST_BODY, too_large
from orderflow.graph.provided import provided_routes
from orderflow.graph.schema import schema
from orderflow.graph.sheets import LARGEST, sheet_routes
from orderflow.graph.uploads import picture_routes
from orderflow.health import about
from orderflow.kernel.db import Database
from orderflow.kernel.deliveries import WORKER, Worker
from orderflow.kernel.live import Live, follow_all
from orderflow.payments.providers import pay_pages
from orderflow.payments.webhooks import receive_webhook
from orderflow.settings import Settings
from orderflow.telemetry.noted import Noted
from orderflow.telemetry.switchboard import Switchboard
from orderflow.web import documents_of_the_web, web_routes

HERE = Path(__file__).resolve().parent
ART = HERE / "catalog" / "demo" / "art"
HEADERS = tuple(
    (name.encode(), value.encode())
    for name, value in {
        "content-security-policy": (
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; "
            "connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; "
            "object-src 'none'"
        ),
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "x-frame-options": "DENY",
    }.items()
)


def build(settings: Settings, dsn: str) -> Starlette:
    """The application over one database."""
    database = Database(
        dsn, settings.pool_size, f"orderflow serve {WORKER if settings.worker_in_serve else ''}".strip()
    )
    worker = Worker(database, yields=lambda: endpoint.turns.strained)
    live = Live(database, worker if settings.worker_in_serve else None)
    telemetry = Switchboard(settings, database, lambda: endpoint.entrance.crowd())
    if telemetry.metrics:
        worker.reacted = telemetry.metrics.reacted
    endpoint = Endpoint(database, live, settings, telemetry.watch)
    schema.documents.know(documents_of_the_web())

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with database:
            await follow_all(database)
            async with telemetry.running(), live.running(), endpoint.entrance.running():
                working = asyncio.create_task(worker.run()) if settings.worker_in_serve else None
                yield
                if working:
                    working.cancel()
                    await asyncio.gather(working, return_exceptions=True)

    routes: list[BaseRoute] = [
        Route("/graphql", endpoint, methods=["GET", "POST"]),
        WebSocketRoute("/graphql", endpoint),
        *about(database, settings, telemetry.metrics),
        *_outside(database, settings),
        *picture_routes(endpoint),
        *sheet_routes(endpoint),
        *provided_routes(endpoint),
        Mount("/art", StaticFiles(directory=ART)),
        *web_routes(settings.default_locale),
    ]
    middleware = [Middleware(SafeHeaders), Middleware(Straight, endpoint)]
    if telemetry.watch:
        paths = [each.path for each in routes if isinstance(each, Route | Mount)]
        places = frozenset(re.split(r"[/{]", path)[1] for path in paths if path)
        middleware.insert(0, Middleware(Noted, telemetry.watch, places))
    return Starlette(routes=routes, lifespan=lifespan, middleware=middleware)


def _outside(database: Database, settings: Settings) -> list[BaseRoute]:
    """The routes by which the outside world calls on its plugs."""

    async def hear_of_payments(request: Request) -> Response:
        reply = await receive_webhook(database, request.path_params["provider"], request.headers, await request.body())
        return PlainTextResponse(reply.body, reply.status)

    async def pay_style(request: Request) -> Response:
        pages = pay_pages(request.path_params["provider"])
        return Response(pages.style, media_type="text/css") if pages else _nowhere()

    async def pay_page(request: Request) -> Response:
        pages, charge = pay_pages(request.path_params["provider"]), request.path_params["charge"]
        html = await pages.page(database, charge, request.query_params.get("locale")) if pages else None
        return HTMLResponse(html, headers={"cache-control": "no-store"}) if html else _nowhere()

    async def press(request: Request) -> Response:
        pages, charge = pay_pages(request.path_params["provider"]), request.path_params["charge"]
        button = parse_qs((await request.body()).decode(errors="replace")).get("button", [""])[0]
        target = await pages.press(database, charge, button) if pages else None
        return RedirectResponse(target, status_code=303) if target else _nowhere()

    return [
        Route("/hooks/payments/{provider}", hear_of_payments, methods=["POST"]),
        Route("/pay/{provider}/page.css", pay_style),
        Route("/pay/{provider}/{charge}", pay_page),
        Route("/pay/{provider}/{charge}", press, methods=["POST"]),
    ]


def _nowhere() -> Response:
    return PlainTextResponse("There is nothing here. Go back and open the link anew.", 404)


class SafeHeaders:
    """Security headers on every answer, and a limit on what may be sent to us."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its answer's headers completed."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                known = {name for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(each for each in HEADERS if each[0] not in known)]
            await send(message)

        await _within_bounds(self.app, scope, receive, send_safely)


class Straight:
    """The way of nearly every request: to the endpoint, without asking one route after the other."""

    def __init__(self, app: ASGIApp, endpoint: ASGIApp) -> None:
        self.app, self.endpoint = app, endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        straight = scope["type"] == "http" and scope["path"] == "/graphql" and not scope.get("root_path")
        await (self.endpoint if straight else self.app)(scope, receive, send)


class _TooLarge(Exception):
    """More was sent than is read."""


async def _within_bounds(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Pass a request on unless its body is too large, as it says beforehand or as is found while it comes."""
    headers, started, read = dict(scope["headers"]), False, 0
    length, largest = headers.get(b"content-length", b"0"), LARGEST.get(scope["path"], LARGEST_BODY)
    if not length.isdigit() or int(length) > largest:
        await too_large(largest)(scope, receive, send)
        return
    if b"transfer-encoding" not in headers:  # as almost always: the length that was said is all that comes
        await app(scope, receive, send)
        return

    async def receive_so_much() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > largest:
            raise _TooLarge
        return message

    async def send_noted(message: Message) -> None:
        nonlocal started
        started = True
        await send(message)

    try:
        await app(scope, receive_so_much, send_noted)
    except _TooLarge:
        if not started:
            await too_large(largest)(scope, receive, send)


def create() -> Starlette:
    """The application over the database the environment names, for a serving process."""
    settings = Settings()
    if settings.database_url is None:
        raise RuntimeError("Start Orderflow with `orderflow serve`: it brings the database up first.")
    app = build(settings, settings.database_url)
    gc.set_threshold(20_000, 20, 20)  # a request makes thousands of short-lived objects, hardly any in circles
    gc.freeze()  # what is there now stays: looking at it again and again would hold the loop for a tenth of a second
    return app
