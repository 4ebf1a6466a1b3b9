"""Who has the page of an order, a ticket or a parcel open right now: followed by whoever has it open too."""

from collections.abc import AsyncGenerator
from typing import Annotated

import strawberry
from graphql import GraphQLError

from orderflow.graph.bridge import Loader
from orderflow.graph.context import Attends, Info
from orderflow.graph.nodes import load_nodes
from orderflow.graph.rights import stream
from orderflow.graph.selection import Selection
from orderflow.kernel.presence import Person

PAGES = ("ord_", "tkt_", "shp_")
_NAME = "select name from staff where id = :id"


@strawberry.type(description="A colleague who has a page open.")
class Colleague:
    """A colleague who has a page open."""

    id: strawberry.ID = strawberry.field(description="Their id.")
    name: str = strawberry.field(description="What they are called.")


@strawberry.type(description="Who else has a page open right now.")
class Presence:
    """Who else has a page open right now."""

    colleagues: list[Colleague] = strawberry.field(description="Each once, however often they opened it; at most 20.")


def told(people: list[Person]) -> Presence:
    """People as they are told."""
    return Presence(colleagues=[Colleague(id=strawberry.ID(each.id), name=each.name) for each in people])


@strawberry.type
class PresenceSubscription:
    """What is followed of who is there."""

    @stream("Colleagues who have the same page open; whoever follows it is seen there by them, until they stop.")
    async def presence(
        self,
        info: Info,
        about: Annotated[strawberry.ID, strawberry.argument(description="The id of the order, ticket or parcel.")],
    ) -> AsyncGenerator[Presence, None]:
        """Who else has a page open, for staff who may see what it shows; programs and customers are nowhere."""
        context, actor = info.context, info.context.actor
        found: list[object] = []
        name = None
        if actor.is_staff and actor.staff_id and about.startswith(PAGES):
            async with context.database.read() as connection:
                found = list(await load_nodes(Loader(context, connection), [about], Selection()))
                name = await connection.value(_NAME, id=actor.staff_id)
        if not found or name is None:
            raise GraphQLError("There is no such page for you.", extensions={"code": "NOT_FOUND"})
        context.attends = Attends(about, Person(actor.staff_id or "", name))
        place = context.live.presence.places.get(about)
        yield told([each for each in place.everybody() if each.id != actor.staff_id] if place else [])
