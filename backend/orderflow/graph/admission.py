"""Who may run what: everything that is asked before an operation runs, over HTTP and over sockets alike."""

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Any

import limits
from graphql import GraphQLError
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types.graphql import OperationType

from orderflow.graph.context import Context
from orderflow.graph.cost import worked_out
from orderflow.graph.documents import Document, Documents, Operation
from orderflow.graph.limits import refusal
from orderflow.graph.rights import forbidden
from orderflow.kernel.access import Actor, Kind
from orderflow.kernel.rates import Rates, network_of
from orderflow.kernel.turns import Importance, Overloaded, stepping_aside
from orderflow.people.roles import PUBLIC
from orderflow.settings import Settings

MOST_VALUES = 5000
COST_OF_A_POINT = 2000
DEARER = 5
"""How many times as much CPU a value of the schema's description takes; no plan writes it."""
CHARACTERS_OF_A_POINT = 100
STRANGER = 10
"""What a credential that is none costs its network."""


def text_of(documents: Documents, given: Mapping[str, Any]) -> str:
    """The text of what a request asks for, by itself or by the id of one of our own web's documents."""
    id = given.get("documentId")
    text = given.get("query") if id is None else documents.text_of(str(id))
    if text is None:
        code = {"code": "PERSISTED_DOCUMENT_NOT_FOUND"}
        raise GraphQLError("There is no document of this id here: send its text.", extensions=code)
    return str(text)


async def importance_of(documents: Documents, text: str, name: str | None) -> Importance:
    """Whose turn a request waits for. What was not seen before is read in an ordinary turn, our own web's at once."""
    found = documents.find(text)
    if found is None and documents.knows(text):
        found = await documents.read(text)
    operation = found.operation(name) if found else None
    return operation.importance if operation else Importance.ORDINARY


async def admit(documents: Documents, context: Context, text: str) -> Document:
    """The document of a text; one that was not seen before is read, which costs the caller points by its length."""
    if context.settings.known_documents_only and context.actor.kind is Kind.GUEST and not documents.knows(text):
        return Document(errors=(STRANGE,))
    found = documents.find(text)
    if found is not None:
        return found
    points = 1 + len(text) // CHARACTERS_OF_A_POINT
    if wait := count(context.rates, context.settings, context.actor, points):
        return Document(errors=(wait,))
    with stepping_aside():  # long ones are read one at a time, and whoever waits for that is in nobody's way
        return await documents.read(text)


def choose(document: Document, name: str | None, allowed: Collection[OperationType]) -> Operation | None:
    """The operation to run, or None when it is not said which."""
    operation = document.operation(name)
    if operation is None:
        if name is None:
            return None
        raise CannotGetOperationTypeError(name)
    if operation.type not in allowed:
        raise InvalidOperationTypeError(operation.type)
    return operation


def refuse(
    context: Context, operation: Operation, variables: Mapping[str, Any] | None, cost: int, most: int
) -> GraphQLError | None:
    """Why this caller may not run the operation with these variables, if it may not."""
    actor = context.actor
    for right, path in operation.rights:
        if not actor.may(right):
            return forbidden(right, path, signed_in=actor.kind is not Kind.GUEST)
    if operation.lists and variables and (values := _values(variables)) > MOST_VALUES:
        return refusal("values", values, MOST_VALUES)
    if cost > most:
        return refusal("cost", cost, most)
    if cost > most // 2 and not operation.introspects:
        dearest = worked_out(operation.dearest, variables)
        if dearest > most // 2:
            return refusal("cost_of_one_field", dearest, most // 2)
    worth = COST_OF_A_POINT // (DEARER if operation.introspects else 1)
    return count(context.rates, context.settings, actor, 1 + cost // worth)


def count(rates: Rates | None, settings: Settings, actor: Actor, points: int) -> GraphQLError | None:
    """Take points from a caller's allowance, or say when there are some again."""
    if rates is None or actor.kind is Kind.SYSTEM:
        return None
    who = actor.id if actor.kind is not Kind.GUEST else f"guest {network_of(actor.address or '')}"
    wait = rates.hit(who, allowance(settings, actor), points)
    return slow_down(wait) if wait else None


def tried(rates: Rates | None, settings: Settings, address: str | None) -> GraphQLError | None:
    """Count a credential that is none against the network it came from."""
    return count(rates, settings, Actor(Kind.GUEST, "guest", PUBLIC, address=address), STRANGER)


def allowance(settings: Settings, actor: Actor) -> limits.RateLimitItem:
    """What a caller of this kind may ask for in a while."""
    if actor.kind is Kind.CUSTOMER:
        return _parsed(settings.rate_of_customers)
    if actor.kind is Kind.STAFF:
        return _parsed(settings.rate_of_staff)
    return _parsed(settings.rate_of_apps if actor.kind is Kind.APP else settings.rate_of_guests)


def slow_down(wait: int) -> GraphQLError:
    """The error for whoever has used up an allowance."""
    return GraphQLError(
        f"You asked for too much in a short time. Wait {wait} seconds, then go on.",
        extensions={"code": "RATE_LIMITED", "retryAfter": wait},
    )


def come_back(overloaded: Overloaded) -> GraphQLError:
    """The error for whoever was refused because there is more to do than can be done in time."""
    return GraphQLError(
        f"The shop is very busy. Nothing was done: send the same request again in {overloaded.wait} seconds.",
        extensions={"code": "OVERLOADED", "retryAfter": overloaded.wait},
    )


_parsed = lru_cache(maxsize=32)(limits.parse)
STRANGE = GraphQLError(
    "This shop answers callers it does not know only what its own pages ask. Sign in, or use an app token.",
    extensions={"code": "DOCUMENT_NOT_KNOWN"},
)
WHICH = GraphQLError("Say which operation to run by operationName.")


def _values(given: Any) -> int:
    """How many values a structure holds."""
    found, left = 0, [given]
    while left:
        each = left.pop()
        if isinstance(each, dict):
            left.extend(each.values())
        elif isinstance(each, list):
            left.extend(each)
        found += 1
    return found
