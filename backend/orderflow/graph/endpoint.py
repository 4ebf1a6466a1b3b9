"""The GraphQL endpoint: who asks, over HTTP or a socket, and what their browser is to keep."""

import json
import logging
from typing import Any, cast

from cross_web import HTTPException
from graphql import GraphQLError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from strawberry.http import process_result
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types.execution import PreExecutionError
from strawberry.types.graphql import OperationType

from orderflow.graph import admission
from orderflow.graph.context import Context
from orderflow.graph.engine import ANSWERED, AWAY
from orderflow.graph.entrance import Entrance
from orderflow.graph.identify import recognise
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
from orderflow.graph.noted import note_result
from orderflow.graph.operations import ANY, SAFE, Asked
from orderflow.graph.schema import schema
from orderflow.graph.streams import framing_of, may_stream
from orderflow.kernel.db import Database, DatabaseAway
from orderflow.kernel.live import Live
from orderflow.kernel.rates import Rates
from orderflow.kernel.turns import Overloaded, Turns
from orderflow.people.sessions import COOKIE, mark_of, session_id
from orderflow.settings import Settings
from orderflow.telemetry.noted import NOTE
from orderflow.telemetry.watch import Note, Watch

log = logging.getLogger(__name__)

QUERIES = frozenset({OperationType.QUERY})
KEPT_FOR = 30 * 24 * 3600
CURSOR = "orderflow-cursor"
"""Where the log stood before an answer was read: who follows it from there misses nothing that the answer lacks."""

SESSION = "orderflow-session"
"""Which session the browser has after an answer: a socket that says another one speaks for somebody else."""


class Endpoint:
    """One endpoint for browsers, staff and third parties."""

    def __init__(self, database: Database, live: Live, settings: Settings, watch: Watch | None = None) -> None:
        self.database = database
        self.live = live
        self.settings = settings
        self.rates = Rates(database)
        self.watch = watch
        self.turns = Turns(settings.operations_at_once)
        self.entrance = Entrance(database, live, settings, self.rates, self.turns, watch)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; one that is none, or whose token is not good, is told so before anything runs."""
        if scope["type"] != "http":
            await self.entrance.open_socket(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            if request.method not in ("GET", "POST"):
                raise HTTPException(405, "GraphQL only supports GET and POST requests.")
            if await self._streams(request, send):
                return
            request.state.kind = chosen_type(request.headers.get("accept"))
            refuse_other_bodies(request)
            found = await self._found(request)
            importance = await admission.importance_of(schema.documents, found["query"], found.get("operationName"))
            async with self.turns.turn(importance):
                response = await self._answer(request, found)
        except Overloaded as overloaded:
            response = self._turned_away(request, admission.come_back(overloaded))
        except HTTPException as refused:
            allowed = "POST" if request.method == "GET" else "GET, POST"
            response = problem(refused.status_code, refused.reason, allowed)
        except GraphQLError as error:
            response = self._turned_away(request, error)
        except DatabaseAway as away:
            log.warning("the database is away: %r", away)
            _note_code(request, "UNAVAILABLE")
            body = {"errors": [{"message": AWAY, "extensions": {"code": "UNAVAILABLE"}}]}
            response = as_json(body, 503, headers={"retry-after": "1"})
        except ClientDisconnect:
            return  # went on to another page before the question was fully asked
        await response(scope, receive, send)

    async def _answer(self, request: Request, found: Any) -> Response:
        """Run the request, and answer in the media type the caller prefers, with where the log stood before."""
        position = self.live.position
        context = Context(
            await recognise(request, self.database, self.settings), self.database, self.live, self.settings, self.rates
        )
        try:
            result = await schema.execute(
                found["query"],
                found.get("variables"),
                context,
                operation_name=found.get("operationName"),
                allowed_operation_types=QUERIES if request.method == "GET" else ANSWERED,
                operation_extensions=found.get("extensions"),
            )
        except CannotGetOperationTypeError as error:
            raise GraphQLError(error.as_http_error_reason(), extensions={"code": "INVALID_DOCUMENT"}) from error
        except InvalidOperationTypeError as error:
            status = 405 if error.operation_type is OperationType.MUTATION else 400
            raise HTTPException(status, error.as_http_error_reason(cast(Any, request.method))) from error
        if note := _note_of(request):
            assert self.watch is not None
            note_result(self.watch, note, found["query"], found.get("operationName"), context.actor, result)
        refused = isinstance(result, PreExecutionError)
        reason = result.errors[0].extensions if result.errors and result.data is None else None
        response = answer(process_result(result), request.state.kind, reason, refused=refused)
        response.headers[CURSOR] = str(position)
        session = context.actor.session_id
        if context.session is not None:
            self.keep(context.session, response)
            session = session_id(context.session) if context.session else None
        if session is not None:
            response.headers[SESSION] = mark_of(session)
        return response

    def keep(self, session: str, response: Response) -> None:
        """Set the cookie that a sign-in or a new cart brought, or take it away."""
        response.set_cookie(
            COOKIE,
            session,
            max_age=KEPT_FOR if session else 0,
            httponly=True,
            samesite="lax",
            secure=self.settings.address.startswith("https:"),
        )

    def _turned_away(self, request: Request, error: GraphQLError) -> Response:
        """The answer to a request that does not run: it names a token or a document nobody knows, or must wait.

        Trying many tokens is made slow.
        """
        reason = error.extensions or {}
        _note_code(request, str(reason.get("code")))
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
        found = await self._found(request)
        framing = framing_of(accept or "", found["query"])
        if framing:
            kinds = SAFE if request.method == "GET" else ANY
            asked = Asked(
                found["query"], found.get("variables"), found.get("operationName"), found.get("extensions"), kinds
            )
            await self.entrance.open_stream(request, framing, asked, send)
        return framing is not None

    async def _found(self, request: Request) -> Any:
        """The request, strictly read."""
        try:
            if request.method == "GET":
                given: Any = {name: value for name, value in request.query_params.items() if value}
                given |= {name: strict_json(given[name]) for name in ("variables", "extensions") if name in given}
            else:
                given = strict_json(await request.body())
        except json.JSONDecodeError as error:
            raise HTTPException(400, "The request is not JSON as its standard has it.") from error
        found = checked_request(given)
        return {**found, "query": admission.text_of(schema.documents, found)}


def _note_of(request: Request) -> Note | None:
    return cast(Note | None, request.scope.get(NOTE))


def _note_code(request: Request, code: str) -> None:
    if note := _note_of(request):
        note.codes = [code]
