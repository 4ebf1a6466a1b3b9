"""Compiled plans answer as the stock executor does, over documents nobody thought of: data, order of keys, errors."""

import re
from collections.abc import AsyncIterator, Callable, Iterator
from copy import copy
from inspect import isawaitable
from random import Random
from typing import Any

import orjson
import pytest
from graphql import ExecutionResult, GraphQLError, execute, parse, subscribe
from strawberry.execution import optimized_is_awaitable
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from orderflow.graph.bridge import Loader
from orderflow.graph.context import Context, Followed
from orderflow.graph.events import as_events, batch_of
from orderflow.graph.plan import Executor
from orderflow.graph.route import Route
from orderflow.graph.schema import schema
from orderflow.graph.shapes import Shape
from orderflow.kernel import clock, events
from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.orders.hearing import audible
from tests.graph.curious import Curious, Field
from tests.graph.full import CUSTOMER, GUEST, STAFF, FullShop, a_full_shop
from tests.graph.spoiled import loosened, spoil
from tests.graph.writing import Written, mutation, query, subscription
from tests.matrices.inputs import HARMLESS, valid
from tests.matrices.written import lifecycles

SEED = 20_261_124
MANY, MOST, SPOILED, STREAMS = 120, 400, 120, 15
"""Documents: of each caller at least and at most, over spoiled rows, and subscriptions of each caller."""
OFFERED = {line.by for line in lifecycles()[1]}
MET: set[Field] = set()
PLANNED: list[bool] = []
SHORT: list[Route] = []
UNPLANNED: set[str] = set()


class Stock(StrawberryGraphQLCoreExecutionContext):
    """The stock executor, which notes what it comes to."""

    def execute_field(self, parent_type: Any, source: Any, details: Any, path: Any, position: Any) -> Any:
        """Execute a field the stock way."""
        MET.add((parent_type.name, details[0].node.name.value))
        return super().execute_field(parent_type, source, details, path, position)


class Noting(Executor):
    """Our executor, which notes whether it had a plan."""

    def plan_of(self, return_type: Any, details: Any) -> Any:
        found = super().plan_of(return_type, details)
        PLANNED.append(found is not None)
        if found is None:
            UNPLANNED.add(details[0].node.name.value)
        return found


class Twice(Executor):
    """Our executor, which completes what its plan completed the stock way as well: a mutation cannot be run twice."""

    def complete_value(
        self, return_type: Any, field_details_list: Any, info: Any, path: Any, result: Any, position_context: Any
    ) -> Any:
        """Complete a root field's value both ways."""
        stock = super(Executor, self).complete_value
        given = (return_type, field_details_list, info, path, result, position_context)
        ours = super().complete_value(*given)
        if path.prev is None and not isawaitable(ours):  # without a plan both are the same
            assert orjson.dumps(ours, default=str) == orjson.dumps(stock(*given), default=str)
        return ours


class WithoutPlan(Executor):
    """Our executor without any plan."""

    @classmethod
    def of(cls, executor: Executor) -> Executor:
        """An executor as another one, but without plans."""
        made = copy(executor)
        made.__class__ = cls
        return made

    def plan_of(self, return_type: Any, details: Any) -> Any:
        return None


@pytest.fixture(scope="module")
async def shop(server: EmbeddedPostgres, template: str) -> AsyncIterator[FullShop]:
    """A shop with something in every table."""
    async with a_full_shop(server, template) as made:
        yield made


@pytest.fixture(autouse=True)
def _time_stands(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(schema, "execution_context_class", Noting)
    follow = Route.follow

    async def noted(self: Route, *given: Any) -> Any:
        SHORT.append(self)
        return await follow(self, *given)

    monkeypatch.setattr(Route, "follow", noted)
    for each in (MET, PLANNED, SHORT, UNPLANNED):
        each.clear()
    clock.stop_at(clock.now())
    yield
    clock.stop_at(None)


def curious(shop: FullShop, who: str, seed: int = SEED) -> Curious:
    """Somebody who asks for everything they may ask for."""
    things = shop.things
    kinds = ("order", "payment", "shipment", "ticket", "product", "customer")
    visible = [id for name, id in things.items() if "token" not in name]
    given: dict[str, list[Any]] = {
        **{f"{kind}.id": [id for name, id in things.items() if name.split()[0] == kind] for kind in kinds},
        "id": [*visible, "ord_nowhere", "nonsense"], "ID": visible, "orderId": [things["order"]],
        "importId": [things["catalogueimport"]], "catalogueImport.id": [things["catalogueimport"]],
        "slug": ["cup", "nothing"], "orderToken": [things["order_token"]], "cartToken": [things["cart_token"], "none"],
        "number": ["1"], "first": [1, 2, 5, 100, 100, 0], "search": ["", "a", "cup"], "topics": ["order", "order.paid"],
        "events.after": ["0", "3"], "orderEvents.after": ["0", "3"], "after": ["0", "3", "nonsense"],
        "String": ["cup", "tea"], "Boolean": [True, False], "Int": [1, 2],
        "Decimal": ["1.00", "100.00"], "DateTime": ["2026-01-01T00:00:00Z"],
    }  # fmt: skip
    made = Curious(schema._schema, shop.cast[who].rights, given, seed)
    made.met = MET
    return made


async def some(write: Callable[..., Written], *given: Any) -> AsyncIterator[Written]:
    """Documents that are valid and not too large, without end."""
    while True:
        written = write(*given)
        if not (await schema.documents.read(written.text)).errors:
            yield written


async def answers(shop: FullShop, who: str, text: str, variables: Any) -> tuple[bytes, bytes]:
    """What a query is answered with by us and by the stock executor."""
    ours = await schema.execute(text, variables, shop.context(who))
    ran: Any = execute(schema._schema, parse(text), **stock_way(shop, who, variables))
    return spelled(ours), spelled(await ran if isawaitable(ran) else ran)


def stock_way(shop: FullShop, who: str, variables: Any) -> dict[str, Any]:
    """How graphql-core runs a document."""
    return {
        "variable_values": variables, "context_value": shop.context(who),
        "executor_class": Stock, "is_awaitable": optimized_is_awaitable, "hide_suggestions": True,
    }  # fmt: skip


def spelled(result: Any) -> bytes:
    """A result as bytes, without the numbers of incidents."""
    schema.process_errors(result.errors or [])
    shown = [error.formatted for error in result.errors or ()]
    for each in shown:
        each["message"] = re.sub(r"the number \w+", "the number", each["message"])
        each["extensions"].pop("incident", None)
    if result.data is None:  # of several parts that take the whole with them, those are told that fail in time
        parts = [each for each in shown if len(each.get("path") or ()) > 1]
        shown = [each for each in shown if each not in parts] + [{"message": "a part failed"}] * bool(parts)
    shown.sort(key=lambda each: str(each.get("path")))
    return orjson.dumps({"data": result.data, "errors": shown}, default=str, option=orjson.OPT_INDENT_2)


async def test_queries_are_answered_alike(shop: FullShop) -> None:
    askers = {who: curious(shop, who) for who in (GUEST, CUSTOMER, STAFF)}
    left: set[Field] = set()
    for n in range(MOST):
        for who, asker in askers.items():
            written = await anext(some(query, asker))
            for variables in written.turns():
                ours, stock = await answers(shop, who, written.text, variables)
                assert ours == stock, (who, written.text, variables)
            left |= asker.reachable(schema._schema.query_type)
        left -= MET
        if n >= MANY and not left:
            break

    assert not left
    assert len(SHORT) > 2 * len(PLANNED)
    assert sorted(UNPLANNED) == ["me"], "only who is looking is put together by resolvers"


async def test_mutations_are_completed_alike(shop: FullShop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "execution_context_class", Twice)
    done = set()
    for who in (GUEST, CUSTOMER, STAFF):
        asker = curious(shop, who)
        for name, harmless in HARMLESS.items():
            if name not in asker.may_ask(schema._schema.mutation_type):
                continue
            for given in (harmless, valid(name, shop.things) if name in OFFERED else harmless):
                written = await anext(some(mutation, asker, name))
                ran = await schema.execute(written.text, {**written.variables, "input": given}, shop.context(who))
                assert ran.errors is None, (ran.errors, written.text)
                done.add(name)

    assert done == set(HARMLESS)


async def test_events_are_told_alike(shop: FullShop) -> None:
    for who in (GUEST, CUSTOMER, STAFF):
        asker = curious(shop, who)
        for _ in range(STREAMS):
            written = await anext(some(subscription, asker))
            context = shop.context(who)
            stream = await schema.stream(written.text, written.variables, context)
            [first] = [each async for each in stream]
            begun: Any = subscribe(schema._schema, parse(written.text), **stock_way(shop, who, written.variables))
            told = await begun
            if first.data is None and not isinstance(told, ExecutionResult):  # who is no colleague is nowhere
                with pytest.raises(GraphQLError):
                    await anext(told)
                continue
            stock = told if isinstance(told, ExecutionResult) else await anext(told)

            assert spelled(first) == spelled(stock), written.text
            if context.followed:
                await assert_told_alike_by_a_channel(context, context.followed)


async def assert_told_alike_by_a_channel(context: Context, followed: Followed) -> None:
    """All there is to tell is told by a channel's plan as by its executor."""
    async with context.database.read() as connection:
        rows = await events.missed(connection, 0, followed.ear.types, followed.order_id)
        heard = await audible(connection, followed.actor, rows)
        batch = batch_of(await as_events(Loader(context, connection), heard, followed.below), 9, resync=False)
    shape = Shape(context.executor, followed.below, frozenset())
    ours = await shape.answer(context, batch)
    shape._plan, shape.executor = None, WithoutPlan.of(context.executor)
    assert ours == await shape.answer(context, batch)


async def test_what_fails_fails_alike(server: EmbeddedPostgres, template: str) -> None:
    """Rows that no verb would leave: nulls where none may be, words that are no state, documents without a key."""
    random = Random(SEED)
    async with a_full_shop(server, template) as shop:
        columns = await loosened(shop.database)
        asker, failed = curious(shop, STAFF), 0
        for n in range(SPOILED):
            written = await anext(some(query, asker))
            if n % 2:
                for column in random.sample(columns, 2):  # of all there are, few are asked for
                    await spoil(shop.database, random, *column)
            ours, stock = await answers(shop, STAFF, written.text, written.variables)
            assert ours == stock, (written.text, written.variables)
            failed += b'"errors": []' not in ours
    assert failed > SPOILED / 4
