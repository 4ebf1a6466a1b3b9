"""The GraphQL endpoint: who asks, over HTTP or a socket, and what their browser is to keep."""

from datetime import timedelta
from typing import Any

import orjson
from graphql import GraphQLError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.exceptions import ConnectionRejectionError
from strawberry.http import GraphQLHTTPResponse
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL

from orderflow.graph.context import Context
from orderflow.graph.identify import identify
from orderflow.graph.schema import schema
from orderflow.kernel.access import Actor, Kind
from orderflow.kernel.db import Database
from orderflow.kernel.live import Live
from orderflow.people.roles import PUBLIC
from orderflow.people.sessions import COOKIE
from orderflow.settings import Settings

KEPT_FOR = 30 * 24 * 3600
INIT_WAIT = timedelta(seconds=10)
NOBODY = Actor(Kind.GUEST, "guest", PUBLIC)


class Endpoint(GraphQL[Context, None]):
    """One endpoint for browsers, staff and third parties."""

    def __init__(self, database: Database, live: Live, settings: Settings) -> None:
        super().__init__(
            schema,
            graphql_ide=None,
            subscription_protocols=(GRAPHQL_TRANSPORT_WS_PROTOCOL,),
            connection_init_wait_timeout=INIT_WAIT,
        )
        self.database = database
        self.live = live
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; a caller whose token is not good is told so before anything runs."""
        try:
            await super().__call__(scope, receive, send)
        except GraphQLError as error:
            if scope["type"] != "http":
                raise
            await JSONResponse({"errors": [error.formatted]}, status_code=401)(scope, receive, send)

    async def get_sub_response(self, request: Request | WebSocket) -> Response:
        """The part of the answer that cookies are set on."""
        request.state.answer = await super().get_sub_response(request)
        answer: Response = request.state.answer
        return answer

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Context:
        """Who asks; a socket says so again in its connection_init."""

        async def ask() -> Actor:
            params = context.connection_params if isinstance(request, WebSocket) else None
            return await identify(request, self.database, self.settings, params)

        context = Context(NOBODY, self.database, self.live, self.settings, ask)
        if isinstance(request, Request):
            context.actor = await ask()
            request.state.context = context
        return context

    async def on_ws_connect(self, context: Context) -> Any:
        """Learn who opened the socket, now that its connection_init has come."""
        try:
            context.actor = await context.identify()
        except GraphQLError as error:
            raise ConnectionRejectionError({"message": error.message, **(error.extensions or {})}) from error
        return await super().on_ws_connect(context)

    async def process_result(self, request: Request, result: Any) -> GraphQLHTTPResponse:
        """Set the cookie that a sign-in or a new cart brought, or take it away."""
        context: Context = request.state.context
        if context.session is not None:
            request.state.answer.set_cookie(
                COOKIE,
                context.session,
                max_age=KEPT_FOR if context.session else 0,
                httponly=True,
                samesite="lax",
                secure=self.settings.address.startswith("https:"),
            )
        return await super().process_result(request, result)

    def encode_json(self, data: object) -> str:
        """JSON by orjson; as text, since a socket would send bytes as a binary frame."""
        return orjson.dumps(data, default=str).decode()
