"""One operation of a client that keeps its connection: run to its end, or followed for as long as it likes."""

from collections.abc import Collection
from contextlib import aclosing, nullcontext
from dataclasses import dataclass
from typing import Any, Protocol

from graphql import GraphQLError
from strawberry.types import ExecutionResult
from strawberry.types.execution import PreExecutionError
from strawberry.types.graphql import OperationType

from orderflow.graph import admission
from orderflow.graph.channels import Channel, Seat
from orderflow.graph.context import Context
from orderflow.graph.engine import never_ran
from orderflow.graph.hub import Hub, fell_behind
from orderflow.graph.noted import note_result
from orderflow.graph.schema import schema
from orderflow.graph.shapes import encoded
from orderflow.kernel.turns import Overloaded, stepping_aside
from orderflow.telemetry.watch import Note

ANY = frozenset(OperationType)
SAFE = ANY - {OperationType.MUTATION}


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


async def run(hub: Hub, asked: Asked, context: Context, client: Client) -> Channel | None:
    """Answer an operation; a subscription that has caught up goes on by the channel this answers."""
    with hub.arriving(), hub.watch.noting("live") if hub.watch else nullcontext() as note:
        importance = await admission.importance_of(schema.documents, asked.query, asked.operation_name)
        try:
            async with hub.turns.turn(importance):
                return await _run(hub, asked, context, client, note)
        except Overloaded as overloaded:
            error = admission.come_back(overloaded)
            if note:
                note.codes = [str((error.extensions or {})["code"])]
            client.fail([error])
            return None


async def _run(hub: Hub, asked: Asked, context: Context, client: Client, note: Note | None) -> Channel | None:
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
    if context.followed is None:
        client.end()
        return None
    channel = hub.join(context, client)
    if channel is None:
        client.fail([fell_behind()])
    return channel


_REFUSED = {"code": "INVALID_DOCUMENT"}
