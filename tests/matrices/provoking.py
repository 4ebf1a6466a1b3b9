"""How the code of a refusal is provoked: the register, and what is shown of an error."""

from collections.abc import Awaitable, Callable
from typing import Any

from graphql import GraphQLObjectType, get_named_type

from orderflow.graph.schema import schema
from tests.matrices.inputs import HARMLESS
from tests.matrices.stage import Answer, Stage, changed

Provocation = Callable[[Stage, str], Awaitable[tuple[Answer, dict[str, Any]]]]
PROVOKED: dict[str, Provocation] = {}
COMMON = ("code", "message", "path", "retryable")


def error_types() -> list[GraphQLObjectType]:
    """The typed members of UserError."""
    found = schema._schema.get_implementations(schema._schema.type_map["UserError"])
    return list(found.objects)


def own_fields(kind: GraphQLObjectType) -> list[str]:
    """What an error type tells besides what all tell."""
    return [name for name in kind.fields if name not in COMMON]


def _shown(kind: GraphQLObjectType) -> str:
    inner = " { amount currencyCode }"
    fields = [
        name + (inner if get_named_type(kind.fields[name].type).name == "Money" else "") for name in own_fields(kind)
    ]
    return f"... on {kind.name} {{ {' '.join(fields)} }}" if fields else ""


SHOWS = f"errors {{ __typename {' '.join(COMMON)} {' '.join(_shown(kind) for kind in error_types())} }}"


def provokes(code: str) -> Callable[[Provocation], Provocation]:
    """Enter how a code is provoked."""

    def enter(provocation: Provocation) -> Provocation:
        assert PROVOKED.setdefault(code, provocation) is provocation
        return provocation

    return enter


async def refused(stage: Stage, who: str, mutation: str, given: dict[str, Any], locale: str) -> Answer:
    """The answer to a mutation that changes nothing."""
    before = await stage.digest()
    answer = await stage.call(who, mutation, given, locale, SHOWS)
    assert set(changed(before, await stage.digest())) <= {"sign_in_attempt"}  # that it was tried
    return answer


def simple(code: str, who: str, mutation: str, **facts: Any) -> None:
    """Enter a code that harmless input provokes."""

    async def provoke(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
        return await refused(stage, who, mutation, HARMLESS[mutation], locale), facts

    provokes(code)(provoke)
