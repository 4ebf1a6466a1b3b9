"""Props: what the API answers to somebody, without a wire between."""

from typing import Any

from orderflow import settings
from orderflow.graph.context import Context
from orderflow.graph.schema import schema
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database
from orderflow.kernel.live import Live


async def asked(database: Database, actor: Actor, document: str, **variables: Any) -> Any:
    """The data of an operation that must not fail."""
    result = await _run(database, actor, document, variables)
    assert result.errors is None, result.errors
    return result.data


async def denied(database: Database, actor: Actor, document: str, **variables: Any) -> list[str]:
    """The codes of the errors of an operation."""
    result = await _run(database, actor, document, variables)
    return [error.extensions["code"] for error in result.errors or ()]


async def _run(database: Database, actor: Actor, document: str, variables: dict[str, Any]) -> Any:
    context = Context(actor, database, Live(database), settings.current())
    return await schema.execute(document, variable_values=variables, context_value=context)
