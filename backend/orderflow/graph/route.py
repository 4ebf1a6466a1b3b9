"""The short way through an operation: read what is given, call the root resolvers, complete their values by plan.

It is gone only where all is plain. A request that is not plainly right goes the stock executor's way from the start; a
value that no plan completes, and an error, are handed to the stock executor, which does nothing a second time.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from inspect import isawaitable
from typing import Any

import strawberry
from graphql import (
    DocumentNode,
    ExecutionResult,
    GraphQLNonNull,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    VariableNode,
    value_from_ast_untyped,
)
from graphql.execution.collect_fields import collect_fields
from strawberry.utils.str_converters import to_camel_case

from orderflow.graph.context import Context
from orderflow.graph.given import Unfit, reader
from orderflow.graph.plan import FALLS_BACK, Complete, Executor

Values = Mapping[str, Any]
Argument = Callable[[Values, Values, dict[str, Any]], None]
"""Puts an argument among those of a call: from the variables as they were read, or as they were given."""
Call = Callable[[], Any]
Stock = Callable[[Callable[..., Any] | None], Awaitable[ExecutionResult]]


@dataclass(slots=True)
class Asked:
    """What resolvers look at of graphql-core's info."""

    context: Context
    field_nodes: list[Any]
    fragments: Mapping[str, Any]
    variable_values: Values


@dataclass(frozen=True, slots=True)
class Failed:
    """A resolver's error, kept until the stock executor words it."""

    error: Exception


@dataclass(frozen=True, slots=True)
class Step:
    """One root field: what it is answered under, its resolver and arguments, and how its value is completed."""

    name: str
    field: Any
    resolve: Callable[..., Any]
    info: str | None
    arguments: tuple[Argument, ...]
    nodes: list[Any]
    complete: Complete


class Route:
    """The short way through one operation of a document, for one outcome of its directives."""

    def __init__(self, executor: Executor) -> None:
        operation = executor.operation
        self.fragments = {name: each.definition for name, each in executor.fragments.items()}
        self.serial = operation.operation is OperationType.MUTATION
        schema = executor.schema
        root = schema.mutation_type if self.serial else schema.query_type
        assert root is not None
        grouped = collect_fields(
            schema, executor.fragments, executor.variable_values, root, operation, executor.hide_suggestions
        ).grouped_field_set
        self.steps = [_step(executor, root, name, details) for name, details in grouped.items()]

    def calls(self, values: Values, given: Values, context: Context) -> list[Call]:
        """The root resolvers with their arguments, which are all read before anything runs."""
        return [self._call(step, values, given, context) for step in self.steps]

    async def follow(self, calls: Sequence[Call], context: Context, stock: Stock) -> ExecutionResult:
        """The data of the operation; what goes wrong, and what no plan completes, is the stock executor's."""
        one_by_one = self.serial or len(calls) == 1
        found = await (_one_by_one(calls) if one_by_one else asyncio.gather(*map(_outcome, calls)))
        if not any(isinstance(value, Failed) for value in found):
            data: dict[str, Any] = {}
            with contextlib.suppress(*FALLS_BACK):
                for step, value in zip(self.steps, found, strict=True):
                    data[step.name] = step.complete(value, context)
                return ExecutionResult(data, None)
        # Which errors of queries that ran side by side are told depends on when each failed: they are asked anew.
        return await stock(self._again(found) if one_by_one else None)

    def _call(self, step: Step, values: Values, given: Values, context: Context) -> Call:
        arguments: dict[str, Any] = {}
        for put in step.arguments:
            put(values, given, arguments)
        if step.info:
            asked: Any = Asked(context, step.nodes, self.fragments, values)
            arguments[step.info] = strawberry.Info(_raw_info=asked, _field=step.field)
        return partial(step.resolve, **arguments)

    def _again(self, found: Sequence[Any]) -> Callable[..., Any]:
        """What stands before each resolver of the stock executor: the root values that were found already."""
        known = {step.name: value for step, value in zip(self.steps, found, strict=False)}

        def resolve(go_on: Callable[..., Any], source: Any, info: Any, **given: Any) -> Any:
            if info.path.prev is not None or info.path.key not in known:
                return go_on(source, info, **given)
            value = known[info.path.key]
            if isinstance(value, Failed):
                raise value.error
            return value

        return resolve


def route_of(
    schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, given: Values
) -> Route | None:
    """The short way through an operation; None when the stock executor has to go it."""
    name = operation.name.value if operation.name else None
    executor = Executor.build(schema, document, raw_variable_values=dict(given), operation_name=name)
    if isinstance(executor, list):
        return None
    try:
        return Route(executor)
    except Unfit:
        return None


async def _one_by_one(calls: Sequence[Call]) -> list[Any]:
    """What the calls came to, up to the first that failed: the stock executor decides what becomes of the others."""
    found: list[Any] = []
    for call in calls:
        found.append(await _outcome(call))
        if isinstance(found[-1], Failed):
            break
    return found


async def _outcome(call: Call) -> Any:
    try:
        value = call()
        return await value if isawaitable(value) else value
    except Exception as error:  # whatever a resolver raises becomes an error of the answer, and its words are not ours
        return Failed(error)


def _step(executor: Executor, root: Any, name: str, details: Any) -> Step:
    node = details[0].node
    field = root.fields.get(node.name.value)
    definition: Any = field.extensions.get("strawberry-definition") if field else None
    resolver = definition.base_resolver if definition else None
    if resolver is None or definition.extensions:
        raise Unfit
    if resolver.parent_parameter or resolver.root_parameter:
        raise Unfit
    complete = executor.plan_of(field.type, details)
    if complete is None:
        raise Unfit
    names = {each.graphql_name or to_camel_case(each.python_name): each.python_name for each in definition.arguments}
    arguments = tuple(
        _argument(names[each.name.value], each.value, field.args[each.name.value].type) for each in node.arguments or ()
    )
    return Step(
        name=name,
        field=definition,
        resolve=partial(resolver.wrapped_func, None) if resolver.self_parameter else resolver.wrapped_func,
        info=resolver.info_parameter.name if resolver.info_parameter else None,
        arguments=arguments,
        nodes=[each.node for each in details],
        complete=complete,
    )


def _argument(name: str, node: Any, type_: Any) -> Argument:
    """How an argument comes from the variables."""
    if not isinstance(node, VariableNode):
        read = reader(type_)

        def put_literal(values: Values, given: Values, arguments: dict[str, Any]) -> None:
            arguments[name] = read(value_from_ast_untyped(node, dict(given)))

        return put_literal
    variable, needed = node.name.value, isinstance(type_, GraphQLNonNull)

    def put(values: Values, given: Values, arguments: dict[str, Any]) -> None:
        value = values.get(variable)
        if value is None and needed:
            raise Unfit
        if variable in values:
            arguments[name] = value

    return put
