"""The short way answers as the stock executor does, and whatever goes wrong, no resolver is called a second time."""

from enum import Enum
from types import SimpleNamespace
from typing import Any, cast

import pytest
import strawberry

from orderflow.graph.engine import Schema
from orderflow.graph.given import Unfit
from orderflow.graph.plan import Executor
from orderflow.graph.route import Route
from tests.world import guest

CALLED: list[str] = []


@strawberry.enum
class Colour(Enum):
    """What a cup may be."""

    RED = "r"
    BLUE = "b"


@strawberry.input
class Wish:
    """What somebody wants."""

    name: str
    colour: Colour = Colour.RED
    times: int | None = None
    tags: list[str] = strawberry.field(default_factory=list)
    inner: "Wish | None" = None


@strawberry.type
class Cup:
    """One of them."""

    name: str


@strawberry.type
class Query:
    """What can be asked."""

    @strawberry.field
    def told(self, wish: Wish | None = None, first: int = 3, only: list[strawberry.ID] | None = None) -> str | None:
        """What arrived."""
        return repr((wish, first, only))

    @strawberry.field
    async def late(self) -> int | None:
        """Something to wait for."""
        return 7


@strawberry.type
class Mutation:
    """What can be done."""

    @strawberry.mutation
    async def pour(self, name: str) -> list[Cup | None]:
        """A cup, none for `null`; `break` breaks."""
        CALLED.append(name)
        if name == "break":
            raise RuntimeError("the pot")
        return [None if name == "null" else Cup(name=name)]

    @strawberry.mutation
    def strictly(self, name: str) -> list[Cup]:
        """The same, but a cup there must be."""
        CALLED.append(name)
        return [cast(Cup, None) if name == "null" else Cup(name=name)]


@pytest.fixture
def schema() -> Schema:
    """A schema of its own, and a fresh memory of what was called."""
    CALLED.clear()
    return Schema(query=Query, mutation=Mutation, execution_context_class=Executor)


async def answered(schema: Schema, document: str, variables: dict[str, Any] | None) -> tuple[Any, list[Any]]:
    """The data and the errors as they go out, without the numbers of incidents."""
    settings = SimpleNamespace(operation_seconds=5, most_cost=10**6, known_documents_only=False)
    context = SimpleNamespace(actor=guest(), settings=settings, rates=None)
    found = await schema.execute(document, variables, context)
    errors = [each.formatted for each in found.errors or ()]
    for each in errors:
        if each["extensions"].pop("incident", None):
            each["message"] = "masked"
    return found.data, errors


Question = tuple[str, dict[str, Any] | None]
PLAIN: list[Question] = [
    ("{ told }", None),
    ("query($w: Wish) { told(wish: $w) }", {}),
    ("query($w: Wish) { told(wish: $w) }", {"w": None}),
    ("query($w: Wish!) { told(wish: $w) }", {"w": {"name": "x", "colour": "BLUE", "inner": {"name": "y"}}}),
    ("query($w: Wish!) { told(wish: $w) }", {"w": {"name": "x", "times": None, "tags": ["a", "b"]}}),
    ("query($f: Int! = 9) { told(first: $f) }", {}),
    ("query($o: [ID!]) { told(only: $o) }", {"o": ["1", "2"]}),
    ("query($no: Boolean!) { late @skip(if: $no) told }", {"no": True}),
    ("query($no: Boolean = true) { late @skip(if: $no) told }", {}),
    ('mutation { pour(name: "tea") { name } }', None),
    ('mutation { pour(name: "null") { name } }', None),
    ('mutation { a: pour(name: "tea") { name } b: pour(name: "break") { name } c: pour(name: "milk") { name } }', None),
    ('mutation { a: strictly(name: "tea") { name } b: strictly(name: "null") { name } }', None),
    ('mutation { a: pour(name: "null") { name } b: strictly(name: "tea") { name } }', None),
    ("query($n: String!, $t: Int) { told(wish: {name: $n, times: $t, colour: BLUE}) }", {"n": "x", "t": 2}),
]
DOUBTFUL: list[Question] = [
    ("{ a: told(first: 1) b: told(first: 2) late __typename }", None),
    ("query($w: Wish!) { told(wish: $w) }", {"w": {"name": "x", "tags": "one"}}),
    ("query($w: Wish!) { told(wish: $w) }", {"w": {"name": "x", "colour": "GREEN"}}),
    ("query($w: Wish!) { told(wish: $w) }", {"w": {"name": "x", "times": 2**31}}),
    ("query($w: Wish!) { told(wish: $w) }", {"w": {"name": "x", "size": 1}}),
    ("query($w: Wish!) { told(wish: $w) }", {"w": {"colour": "RED"}}),
    ("query($w: Wish!) { told(wish: $w) }", {}),
    ("query($w: Wish!) { told(wish: $w) }", {"w": 5}),
    ("query($n: String!, $t: Int) { told(wish: {name: $n, times: $t, colour: BLUE}) }", {"n": "x"}),
    ("query($n: String!, $t: Int = 4) { told(wish: {name: $n, times: $t}) }", {"n": "x"}),
    ("query($f: Int! = 9) { told(first: $f) }", {"f": None}),
    ("query($f: Int = 9) { told(first: $f) }", {"f": None}),
    ("query($f: Int) { told(first: $f) }", {"f": True}),
    ("query($f: Int) { told(first: $f) }", {"f": 4.0}),
    ("query($o: [ID!]) { told(only: $o) }", {"o": [1, None]}),
    ("query($o: [ID!]) { told(only: $o) }", {"o": 7}),
    ("query($unused: Int!) { late }", {"unused": "x"}),
    ("mutation($n: String!) { pour(name: $n) { name } }", {"n": 5}),
]


@pytest.mark.parametrize(("document", "variables"), [*PLAIN, *DOUBTFUL])
async def test_it_answers_as_the_stock_executor(
    schema: Schema, monkeypatch: pytest.MonkeyPatch, document: str, variables: dict[str, Any] | None
) -> None:
    short = await answered(schema, document, variables)
    called = list(CALLED)
    CALLED.clear()
    monkeypatch.setattr(Schema, "_route", refused)

    assert await answered(schema, document, variables) == short
    assert called == CALLED


@pytest.mark.parametrize(("question", "short"), [*((each, 1) for each in PLAIN), *((each, 0) for each in DOUBTFUL)])
async def test_what_is_plain_goes_the_short_way(
    schema: Schema, monkeypatch: pytest.MonkeyPatch, question: Question, short: int
) -> None:
    """So that the comparison above compares something."""
    gone: list[Route] = []
    follow = Route.follow

    async def noted(self: Route, *given: Any) -> Any:
        gone.append(self)
        return await follow(self, *given)

    monkeypatch.setattr(Route, "follow", noted)
    await answered(schema, *question)

    assert len(gone) == short


def refused(*given: Any) -> Any:
    """No short way at all."""
    raise Unfit
