"""One operation of a client that keeps its connection: run to its end, or followed for as long as it likes."""

from collections.abc import Awaitable, Callable, Collection
from contextlib import aclosing, nullcontext
from dataclasses import dataclass
from typing import Any, Protocol

from graphql import GraphQLError
from strawberry.exceptions import MissingQueryError
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionResult
from strawberry.types.execution import PreExecutionError
from strawberry.types.graphql import OperationType

from orderflow.graph import admission
from orderflow.graph.channels import Joined, Seat
from orderflow.graph.context import Context
from orderflow.graph.engine import never_ran
from orderflow.graph.hub import Hub, fell_behind
from orderflow.graph.noted import note_result
from orderflow.graph.schema import schema
from orderflow.graph.shapes import encoded
from orderflow.kernel.access import Actor
from orderflow.kernel.turns import Overloaded, stepping_aside
from orderflow.telemetry.watch import Note

ANY = frozenset(OperationType)
SAFE = ANY - {OperationType.MUTATION}
Asker = Callable[[], Awaitable[Actor | None]]
"""Looks up who asks; answers nobody when nothing is to be answered."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a client asks for."""

    query: str
    variables: dict[str, Any] | None = None
    operation_name: str | None = None
    extensions: dict[str, Any] | None = None
    kinds: Collection[OperationType] = ANY


class Client(Seat, Protocol):
    """Whoever is answered."""

    async def ready(self) -> None:
        """Wait until what was given has left."""

    def end(self) -> None:
        """There is nothing more to come."""


async def run(hub: Hub, asked: Asked, context: Context, client: Client, asker: Asker | None = None) -> Joined | None:
    """Answer an operation for whoever asks; a subscription that has caught up goes on by the channel this answers."""
    with hub.watch.noting("live") if hub.watch else nullcontext() as note:
        importance = await admission.importance_of(schema.documents, asked.query, asked.operation_name)
        try:
            async with hub.turns.turn(importance):
                return await _run(hub, asked, context, client, asker, note)
        except Overloaded as overloaded:
            error = admission.come_back(overloaded)
            if note:
                note.codes = [str((error.extensions or {})["code"])]
            client.fail([error])
            return None


async def _run(
    hub: Hub, asked: Asked, context: Context, client: Client, asker: Asker | None, note: Note | None
) -> Joined | None:
    if asker:
        actor = await asker()
        if actor is None:
            return None
        context.actor = actor
    if not await schema.follows(context, asked.query, asked.operation_name):
        await _answer(hub, asked, context, client, note)
        return None
    with hub.arriving():
        return await _follow(hub, asked, context, client, note)


async def _answer(hub: Hub, asked: Asked, context: Context, client: Client, note: Note | None) -> None:
    """Answer a query or a mutation as over HTTP: within its time, and with where the log stood before it was read."""
    with stepping_aside():
        await client.ready()
    position = hub.live.position
    try:
        result = await schema.execute(
            asked.query,
            asked.variables,
            context,
            operation_name=asked.operation_name,
            allowed_operation_types=asked.kinds,
            operation_extensions=asked.extensions,
        )
    except (MissingQueryError, CannotGetOperationTypeError, InvalidOperationTypeError) as unfit:
        client.fail([GraphQLError(_words(unfit), extensions=_REFUSED)])
        return
    if note and hub.watch:
        note_result(hub.watch, note, asked.query, asked.operation_name, context.actor, result)
    if isinstance(result, PreExecutionError):
        client.fail(result.errors or ())
        return
    result.extensions = {**(result.extensions or {}), "cursor": str(position)}
    client.give(encoded(result), None)
    client.end()


def _words(unfit: Exception) -> str:
    if isinstance(unfit, CannotGetOperationTypeError):
        return unfit.as_http_error_reason()
    return unfit.as_http_error_reason("GET") if isinstance(unfit, InvalidOperationTypeError) else str(unfit)


async def _follow(hub: Hub, asked: Asked, context: Context, client: Client, note: Note | None) -> Joined | None:
    results = await schema.stream(
        asked.query,
        variable_values=asked.variables,
        operation_name=asked.operation_name,
        operation_extensions=asked.extensions,
        context_value=context,
        allowed_operation_types=asked.kinds,
    )
    async with aclosing(results):
        async for result in results:
            if not isinstance(result, ExecutionResult):
                client.fail([GraphQLError("@defer and @stream are not supported.", extensions=_REFUSED)])
                return None
            if note and hub.watch:
                note_result(hub.watch, note, asked.query, asked.operation_name, context.actor, result)
            if result.errors and (isinstance(result, PreExecutionError) or never_ran(result)):
                client.fail(result.errors)
                return None
            client.give(encoded(result), context.position)
            with stepping_aside():
                await client.ready()
    if context.attends is not None:
        return hub.attend(context, client)
    if context.followed is None:
        client.end()
        return None
    channel = hub.join(context, client)
    if channel is None:
        client.fail([fell_behind()])
    return channel


_REFUSED = {"code": "INVALID_DOCUMENT"}
