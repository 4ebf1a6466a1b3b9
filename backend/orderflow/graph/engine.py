"""How an operation runs: its document read once, its caller asked, its time limited, its errors worded."""

import asyncio
import logging
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from inspect import isawaitable
from typing import Any, cast

import strawberry
from graphql import DocumentNode, ExecutionResult, GraphQLDefaultInput, GraphQLError, GraphQLInputObjectType, execute
from strawberry.exceptions import MissingQueryError
from strawberry.execution import optimized_is_awaitable
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionContext
from strawberry.types import ExecutionResult as Executed
from strawberry.types.execution import PreExecutionError
from strawberry.types.graphql import OperationType

from orderflow.graph import admission
from orderflow.graph.context import Context
from orderflow.graph.cost import worked_out
from orderflow.graph.documents import Documents, Operation
from orderflow.graph.given import Unfit
from orderflow.graph.rights import forbidden
from orderflow.graph.route import Route, route_of
from orderflow.graph.text import Text
from orderflow.kernel.db import DatabaseAway
from orderflow.kernel.refusal import Denied

log = logging.getLogger(__name__)

TOO_LONG = (
    "This took too long and was stopped. Ask for less at a time; send a mutation again with the same idempotencyKey, "
    "for it may have been carried out."
)
ANSWERED = frozenset({OperationType.QUERY, OperationType.MUTATION})
AWAY = "The shop cannot answer for a moment. Send the same request again, with the same idempotencyKey if it has one."


@dataclass(slots=True)
class Prepared:
    """What is to run, or why it is not, and what the caller is told besides."""

    node: DocumentNode | None = None
    operation: Operation | None = None
    errors: list[GraphQLError] = field(default_factory=list)
    told: dict[str, Any] = field(default_factory=dict)


class Schema(strawberry.Schema):
    """The schema: it reads a document once, asks before it runs, stops what takes long, and tells a stranger little.

    Strawberry's own limits are extensions that run for each request; two of them follow fragments without end.
    """

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        for type_ in self._schema.type_map.values():
            for each in type_.fields.values() if isinstance(type_, GraphQLInputObjectType) else ():
                if isinstance(each.default_value, dict):  # introspection cannot spell it otherwise
                    each.default = GraphQLDefaultInput(each.default_value)
        self.documents = Documents(self._schema)
        self._introspecting = asyncio.Lock()

    async def follows(self, context: Context, text: str, name: str | None) -> bool:
        """Whether a text asks to follow something, rather than for one answer."""
        document = await admission.admit(self.documents, context, text)
        operation = document.operation(name)
        return operation is not None and operation.type is OperationType.SUBSCRIPTION

    async def execute(
        self,
        query: str | None,
        variable_values: dict[str, Any] | None = None,
        context_value: Any = None,
        root_value: Any = None,
        operation_name: str | None = None,
        allowed_operation_types: Iterable[OperationType] | None = None,
        operation_extensions: dict[str, Any] | None = None,
    ) -> Any:
        """Answer a query or a mutation, within the time it may take; its statement in the database is stopped with it.

        This is strawberry's own way without its extensions, of which we have none and which cost more than they do.
        """
        kinds = set(OperationType) if allowed_operation_types is None else set(allowed_operation_types)
        prepared = await self._prepared(context_value, query, operation_name, variable_values, kinds)
        if prepared.errors:
            self.process_errors(prepared.errors)
            return PreExecutionError(data=None, errors=prepared.errors, extensions=prepared.told)
        try:
            async with asyncio.timeout(context_value.settings.operation_seconds):
                if cast(Operation, prepared.operation).introspects:
                    found = await self._introspect(cast(DocumentNode, prepared.node), variable_values, operation_name)
                else:
                    found = await self._run(
                        prepared, variable_values, operation_name, context_value, operation_extensions
                    )
        except TimeoutError:
            found = ExecutionResult(None, [GraphQLError(TOO_LONG, extensions={"code": "TIMEOUT"})])
        if found.errors:
            self.process_errors(found.errors)
            if never_ran(found):
                return PreExecutionError(data=None, errors=found.errors, extensions=prepared.told)
        return Executed(data=found.data, errors=found.errors, extensions=prepared.told)

    async def _run(self, prepared: Prepared, variables: Any, name: str | None, context: Any, extensions: Any) -> Any:
        """The short way where there is one, else the stock executor's."""
        node, operation = cast(DocumentNode, prepared.node), cast(Operation, prepared.operation)

        async def stock(before: Any = None) -> Any:
            ran: Any = execute(
                self._schema,
                node,
                variable_values=variables,
                operation_name=name,
                context_value=context,
                is_awaitable=cast(Any, optimized_is_awaitable),
                executor_class=cast(Any, self.execution_context_class),
                operation_extensions=extensions,
                middleware=[before] if before else None,
            )
            return await ran if isawaitable(ran) else ran

        try:
            route, values = self._route(node, operation, variables or {})
            calls = route.calls(values, variables or {}, context)
        except Unfit:
            return await stock()
        return await route.follow(calls, context, stock)

    def _route(self, document: DocumentNode, operation: Operation, given: dict[str, Any]) -> tuple[Route, Any]:
        """The short way through an operation, kept with its document, and the variables as they were read."""
        source = operation.node.loc and operation.node.loc.source
        if operation.variables is None or not isinstance(source, Text):
            raise Unfit
        values = operation.variables.read(given)
        route = source.remember(
            "route", (operation.node,), values, lambda: route_of(self._schema, document, operation.node, given)
        )
        if route is None:
            raise Unfit
        return route, values

    async def _introspect(self, node: DocumentNode, variables: Any, name: str | None) -> Any:
        """Describe the schema beside the loop, to one caller at a time: many values, and nothing to wait for."""
        async with self._introspecting:
            return await asyncio.to_thread(
                execute, self._schema, node, variable_values=variables, operation_name=name, hide_suggestions=True
            )

    async def _prepare_operation_async(self, context: ExecutionContext, extensions_runner: Any) -> Any:
        """Prepare an operation that strawberry runs: a subscription's."""
        caller, kinds = context.context, set(context.allowed_operations)
        try:
            prepared = await self._prepared(
                caller, context.query, context._provided_operation_name, context.variables, kinds
            )
        except CannotGetOperationTypeError as error:
            prepared = Prepared(errors=[_invalid(error.as_http_error_reason())])
        except InvalidOperationTypeError as error:
            prepared = Prepared(errors=[_invalid(error.as_http_error_reason("GET"))])
        if prepared.errors:
            context.pre_execution_errors = prepared.errors
            return PreExecutionError(data=None, errors=prepared.errors)
        context.extensions_results.update(prepared.told)
        context.graphql_document = prepared.node
        return None

    async def _prepared(
        self, caller: Context, query: str | None, name: str | None, variables: Any, kinds: Collection[OperationType]
    ) -> "Prepared":
        """Find the document and the operation, and ask whether this caller may run it; what it costs is told."""
        if not query:
            raise MissingQueryError
        document = await admission.admit(self.documents, caller, query)
        if document.errors:
            return Prepared(errors=list(document.errors))
        operation = admission.choose(document, name, kinds)
        if operation is None:
            return Prepared(errors=[admission.WHICH])
        cost = worked_out(operation.cost, variables)
        most = self.documents.most_introspection if operation.introspects else caller.settings.most_cost
        refused = admission.refuse(caller, operation, variables, cost, most)
        told: dict[str, Any] = {}
        if operation.type is not OperationType.SUBSCRIPTION:
            told = {"cost": {"requested": cost, "limit": most}}
        return Prepared(document.node, operation, [refused] if refused else [], told)

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Give every error a code; mask what is our own fault with an id that is in the log."""
        for error in errors:
            extensions = dict(error.extensions or {})
            if isinstance(error.original_error, Denied):
                denied = error.original_error
                shown = forbidden(
                    denied.right, str(error.path[0]) if error.path else "this", signed_in=denied.signed_in
                )
                error.message, extensions = shown.message, dict(shown.extensions or {})
            elif isinstance(error.original_error, DatabaseAway):
                log.warning("the database is away at %s: %r", error.path, error.original_error)
                error.message, extensions = AWAY, {"code": "UNAVAILABLE"}
            elif error.original_error is not None and not isinstance(error.original_error, GraphQLError):
                incident = uuid.uuid4().hex[:12]
                log.error("incident %s at %s", incident, error.path, exc_info=error.original_error)
                error.message = f"Something went wrong on our side. Tell us the number {incident} if it stays."
                extensions = {"code": "INTERNAL", "incident": incident}
            extensions.setdefault("code", "INVALID_DOCUMENT")
            error.extensions = extensions


def _invalid(words: str) -> GraphQLError:
    return GraphQLError(words, extensions={"code": "INVALID_DOCUMENT"})


def never_ran(result: Any) -> bool:
    """Whether a result tells of a request that failed as a whole: its errors belong to no field."""
    return result.data is None and all(error.path is None for error in result.errors or ())
