"""How an operation runs: its document read once, its caller asked, its time limited, its errors worded."""

import asyncio
import logging
import uuid
from typing import Any, cast

import strawberry
from graphql import DocumentNode, ExecutionResult, GraphQLDefaultInput, GraphQLError, GraphQLInputObjectType, execute
from strawberry.exceptions import MissingQueryError
from strawberry.types import ExecutionContext
from strawberry.types.execution import PreExecutionError
from strawberry.types.graphql import OperationType

from orderflow.graph import admission
from orderflow.graph.context import Context
from orderflow.graph.cost import worked_out
from orderflow.graph.documents import Documents, Operation
from orderflow.graph.rights import forbidden
from orderflow.kernel.db import DatabaseAway
from orderflow.kernel.refusal import Denied

log = logging.getLogger(__name__)

TOO_LONG = (
    "This took too long and was stopped. Ask for less at a time; send a mutation again with the same idempotencyKey, "
    "for it may have been carried out."
)
AWAY = "The shop cannot answer for a moment. Send the same request again, with the same idempotencyKey if it has one."


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

    async def _prepare_operation_async(self, context: ExecutionContext, extensions_runner: Any) -> Any:
        """Find the document and the operation, and ask whether this caller may run it."""
        if not context.query:
            raise MissingQueryError
        document = admission.admit(self.documents, context.context, context.query)
        errors = list(document.errors)
        if not errors:
            operation = admission.choose(document, context._provided_operation_name, set(context.allowed_operations))
            refused = self._refused(context, operation) if operation else admission.WHICH
            errors = [refused] if refused else []
        if errors:
            context.pre_execution_errors = errors
            return PreExecutionError(data=None, errors=errors)
        context.graphql_document = document.node
        return None

    def _refused(self, context: ExecutionContext, operation: Operation) -> GraphQLError | None:
        """Why the operation may not run; what it costs is told to the caller either way."""
        caller: Context = context.context
        cost, most = worked_out(operation.cost, context.variables), self._most_cost(caller, operation)
        if operation.type is not OperationType.SUBSCRIPTION:
            context.extensions_results["cost"] = {"requested": cost, "limit": most}
        return admission.refuse(caller, operation, context.variables, cost, most)

    def _most_cost(self, caller: Context, operation: Operation) -> int:
        return self.documents.most_introspection if operation.introspects else caller.settings.most_cost

    async def _execute_operation(self, execution_context: ExecutionContext, *given: Any, **more: Any) -> Any:
        """Run a query or a mutation for as long as it may take; its statement in the database is stopped with it."""
        document = self.documents.find(execution_context.query or "")
        operation = document.operation(execution_context._provided_operation_name) if document else None
        try:
            async with asyncio.timeout(execution_context.context.settings.operation_seconds):
                if operation and operation.introspects:
                    return await self._introspect(execution_context)
                return await super()._execute_operation(execution_context, *given, **more)
        except TimeoutError:
            return ExecutionResult(None, [GraphQLError(TOO_LONG, extensions={"code": "TIMEOUT"})])

    async def _introspect(self, context: ExecutionContext) -> Any:
        """Describe the schema beside the loop, to one caller at a time: many values, and nothing to wait for."""
        async with self._introspecting:
            answer: Any = await asyncio.to_thread(
                execute,
                self._schema,
                cast(DocumentNode, context.graphql_document),
                variable_values=context.variables,
                operation_name=context.operation_name,
                hide_suggestions=True,
            )
        self._process_errors(answer.errors or [], context)
        return answer

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
