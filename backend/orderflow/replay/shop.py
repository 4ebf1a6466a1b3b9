"""The shop a history moves into: its public schema, asked in-process by a program that holds a token."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from orderflow import settings
from orderflow.graph.context import Context
from orderflow.graph.schema import schema
from orderflow.kernel import clock, events
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database
from orderflow.kernel.deliveries import Worker
from orderflow.kernel.live import Live
from orderflow.replay.goods import Shelf
from orderflow.shop import terms


class Refused(Exception):
    """The shop would not do it; what it said."""


@dataclass
class Shop:
    """One door to the shop, and its clock."""

    database: Database
    actor: Actor
    shelf: Shelf
    at: datetime
    cart_token: str | None = None
    prices: dict[str, int] = field(default_factory=dict)
    """What goods cost now, by product."""

    def __post_init__(self) -> None:
        self.currency = terms.current().currency
        self.worker = Worker(self.database)
        self.context = Context(self.actor, self.database, Live(self.database), settings.current())

    async def do(self, mutation: str, shows: str = "", **given: Any) -> dict[str, Any]:
        """Perform one mutation; answers its payload or raises Refused."""
        payload: dict[str, Any] = (await self.ask(_document(mutation, shows), input=given))[mutation]
        if payload["errors"]:
            said = " ".join(each["message"] for each in payload["errors"])
            raise Refused(f"{mutation}: {said}")
        return payload

    async def ask(self, document: str, **variables: Any) -> dict[str, Any]:
        """One request that must be understood; its data."""
        answer = await schema.execute(document, variable_values=variables, context_value=self.context)
        if answer.errors:
            raise Refused("; ".join(str(each.message) for each in answer.errors))
        found: dict[str, Any] = answer.data
        return found

    def turn_clock(self, at: datetime) -> None:
        """Let the shop's time stand at an instant; it never goes back."""
        self.at = max(self.at, at)
        clock.stop_at(self.at)

    async def settle(self) -> None:
        """Let everything happen that was caused."""
        await self.worker.deliver()

    async def sweep(self) -> None:
        """Do the shop's chores, let what they cause happen, and give the log its positions."""
        await self.worker.drain()
        async with self.database.read() as connection:
            await events.publish(connection)


@lru_cache(maxsize=64)
def _document(mutation: str, shows: str) -> str:
    name = mutation[0].upper() + mutation[1:]
    return f"mutation ($input: {name}Input!) {{ {mutation}(input: $input) {{ {shows} errors {{ message }} }} }}"
