"""The GraphQL endpoint: who asks, over HTTP or a socket, and what their browser is to keep."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, cast

import orjson
from cross_web import HTTPException
from graphql import GraphQLError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.http import GraphQLHTTPResponse, GraphQLRequestData
from strawberry.types.execution import PreExecutionError

from orderflow.graph import admission
from orderflow.graph.context import Context
from orderflow.graph.engine import AWAY
from orderflow.graph.entrance import Entrance
from orderflow.graph.identify import identify
from orderflow.graph.negotiation import (
    JSON,
    answer,
    as_json,
    checked_request,
    chosen_type,
    problem,
    refuse_other_bodies,
    strict_json,
)
from orderflow.graph.operations import ANY, SAFE, Asked
from orderflow.graph.schema import schema
from orderflow.graph.streams import framing_of, may_stream
from orderflow.kernel.db import Database, DatabaseAway
from orderflow.kernel.live import Live
from orderflow.kernel.rates import Rates
from orderflow.people.sessions import COOKIE
from orderflow.settings import Settings

log = logging.getLogger(__name__)

KEPT_FOR = 30 * 24 * 3600
CURSOR = "orderflow-cursor"
"""Where the log stood before an answer was read: who follows it from there misses nothing that the answer lacks."""


class Answer(Response):
    """What is known of an answer before it is written."""

    def __init__(self, kind: str, position: int) -> None:
        super().__init__()
        self.kind = kind
        self.position = position
        self.refused = False
        self.reason: Mapping[str, Any] = {}


class Endpoint(GraphQL[Context, None]):
    """One endpoint for browsers, staff and third parties."""

    def __init__(self, database: Database, live: Live, settings: Settings) -> None:
        super().__init__(schema, graphql_ide=None, subscription_protocols=())
        self.database = database
        self.live = live
        self.settings = settings
        self.rates = Rates(database)
        self.entrance = Entrance(database, live, settings, self.rates)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; one that is none, or whose token is not good, is told so before anything runs."""
        if scope["type"] != "http":
            await self.entrance.open_socket(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            if await self._streams(request, send):
                return
            request.state.kind = chosen_type(request.headers.get("accept"))
            refuse_other_bodies(request)
            response = await self.run(request)
        except HTTPException as refused:
            response = problem(refused.status_code, refused.reason)
        except GraphQLError as error:
            response = self._turned_away(request, error)
        except DatabaseAway as away:
            log.warning("the database is away: %r", away)
            body = {"errors": [{"message": AWAY, "extensions": {"code": "UNAVAILABLE"}}]}
            response = as_json(body, 503, headers={"retry-after": "1"})
        except ClientDisconnect:
            return  # went on to another page before the question was fully asked
        await response(scope, receive, send)

    async def execute_operation(self, *args: Any, **kwargs: Any) -> Any:
        """Run the request, and remember whether anything of it ran, and why it did not."""
        result: Any = await super().execute_operation(*args, **kwargs)
        held: Answer = kwargs["sub_response"]
        held.refused = isinstance(result, PreExecutionError)
        if result.errors and result.data is None:
            held.reason = result.errors[0].extensions or {}
        return result

    def _turned_away(self, request: Request, error: GraphQLError) -> Response:
        """The answer to a request that names a token or a document nobody knows; trying many tokens is made slow."""
        reason = error.extensions or {}
        if reason.get("code") != "UNAUTHENTICATED":
            return answer({"errors": [error.formatted]}, request.state.kind, reason)
        if wait := admission.tried(self.rates, self.settings, request.client.host if request.client else None):
            return answer({"errors": [wait.formatted]}, request.state.kind, wait.extensions)
        return as_json({"errors": [error.formatted]}, 401)

    async def _streams(self, request: Request, send: Send) -> bool:
        """Answer by a stream where the caller would rather have one."""
        accept = request.headers.get("accept")
        if not may_stream(accept):
            return False
        request.state.kind = JSON
        refuse_other_bodies(request)
        found = await self._found(request.method, request.query_params, request.body)
        text = self._text(found)
        framing = framing_of(accept or "", text)
        if framing:
            kinds = SAFE if request.method == "GET" else ANY
            asked = Asked(text, found.get("variables"), found.get("operationName"), found.get("extensions"), kinds)
            await self.entrance.open_stream(request, framing, asked, send)
        return framing is not None

    async def _found(self, method: str, params: Mapping[str, Any], body: Callable[[], Awaitable[Any]]) -> Any:
        """The request, strictly read."""
        if method == "GET":
            given = {name: value for name, value in params.items() if value}
            given |= {name: self.parse_json(given[name]) for name in ("variables", "extensions") if name in given}
        else:
            given = self.parse_json(await body())
        return checked_request(given)

    async def parse_http_body(self, request: Any) -> GraphQLRequestData:
        """The request, strictly read."""
        found = await self._found(request.method, request.query_params, request.get_body)
        return GraphQLRequestData(
            query=self._text(found),
            variables=found.get("variables"),
            operation_name=found.get("operationName"),
            extensions=found.get("extensions"),
        )

    def _text(self, found: Any) -> str:
        """The document of a request, which may come by its id alone."""
        if found.get("documentId") is None:
            return str(found["query"])
        text: str | None = schema.documents.known.get(found["documentId"])
        if text is None:
            raise admission.unknown_id()
        return text

    async def get_sub_response(self, request: Request | WebSocket) -> Response:
        """The part of the answer that cookies are set on."""
        request.state.answer = Answer(request.state.kind, self.live.position)
        answer: Response = request.state.answer
        return answer

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Context:
        """Who asks."""
        actor = await identify(request, self.database, self.settings)
        request.state.context = Context(actor, self.database, self.live, self.settings, self.rates)
        context: Context = request.state.context
        return context

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

    def create_response(self, response_data: Any, sub_response: Response) -> Response:
        """The answer in the media type the caller prefers, with the cookies it is to keep and where the log stood."""
        held = cast(Answer, sub_response)
        response = answer(response_data, held.kind, held.reason, refused=held.refused)
        response.headers[CURSOR] = str(held.position)
        response.raw_headers.extend(pair for pair in held.raw_headers if pair[0] == b"set-cookie")
        return response

    def decode_json(self, data: str | bytes) -> object:
        """JSON as its standard has it."""
        return strict_json(data)

    def encode_json(self, data: object) -> str:
        """JSON by orjson; as text, since a socket would send bytes as a binary frame."""
        return orjson.dumps(data, default=str).decode()
