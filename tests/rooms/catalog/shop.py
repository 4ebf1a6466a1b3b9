"""Props: the demo shop, and somebody who asks for its goods."""

from typing import Any, cast

from orderflow import settings
from orderflow.catalog.demo.load import load
from orderflow.graph.context import Context
from orderflow.graph.schema import schema
from orderflow.kernel import clock
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database
from orderflow.kernel.work import Work, as_system
from orderflow.warehouse import demo


async def open_shop(database: Database) -> None:
    """Put the demo goods into the shop."""

    async def verb(work: Work) -> None:
        await demo.load(work, await load(work, clock.now()), clock.now())

    await as_system(database, verb)


async def ask(database: Database, actor: Actor, document: str, **variables: Any) -> dict[str, Any]:
    """What an actor is answered; an error is an AssertionError."""
    context = Context(actor, database, cast(Any, None), settings.current(), cast(Any, None))
    answer = await schema.execute(document, variable_values=variables, context_value=context)
    assert not answer.errors, answer.errors
    assert answer.data is not None
    return cast(dict[str, Any], answer.data)
