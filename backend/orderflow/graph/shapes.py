"""How the batches of one document are answered, and with whom an answer may be shared."""

import contextlib
import re
from collections.abc import Collection, Iterator
from copy import copy
from dataclasses import dataclass, replace
from typing import Any
from weakref import WeakValueDictionary

import orjson
from graphql import (
    ExecutionResult,
    FieldNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    SelectionSetNode,
    VariableNode,
    execute_subscription_event,
    get_named_type,
)

from orderflow.graph.bridge import VIEWS
from orderflow.graph.context import Context
from orderflow.graph.negotiation import shortened
from orderflow.graph.plan import FALLS_BACK
from orderflow.graph.schema import schema
from orderflow.graph.selection import Selection
from orderflow.kernel.access import SIGHTS, Actor, sight_of


@dataclass(eq=False)
class Shape:
    """How the batches of one document are answered, with the same variables below its root field."""

    executor: Any
    below: Selection
    models: frozenset[type]
    """Tables whose types it names: their row filters decide with whom its answers may be shared."""

    def __post_init__(self) -> None:
        self._plan = self.executor.plan_of_events()

    async def answer(self, context: Context, batch: Any) -> bytes:
        """The answer to a batch for a viewer, encoded; what no plan completes, the stock executor does."""
        if self._plan:
            name, complete = self._plan
            with contextlib.suppress(*FALLS_BACK):
                return orjson.dumps({"data": {name: complete(batch, context)}}, default=str)
        self.executor.context_value = context
        executed = execute_subscription_event(self.executor.build_per_event_executor(batch))
        result = executed if isinstance(executed, ExecutionResult) else await executed
        if result.errors:
            schema.process_errors(result.errors)
        return encoded(result)


def encoded(result: Any) -> bytes:
    """A result as a client reads it."""
    answer = {"data": result.data}
    if result.errors:
        answer["errors"] = shortened([error.formatted for error in result.errors])
    if extensions := getattr(result, "extensions", None):
        answer["extensions"] = extensions
    return orjson.dumps(answer, default=str)


_SHAPES: WeakValueDictionary[Any, Shape] = WeakValueDictionary()


def shape_of(executor: Any, below: Selection) -> Shape:
    """The shape of a subscription that an executor has begun; whoever sends the same document has the same one."""
    operation, given = executor.operation, executor.variable_values.coerced
    own = _only_of_the_root(operation)
    key = (id(operation), orjson.dumps({name: given[name] for name in given.keys() - own}, default=str))
    shape = _SHAPES.get(key)
    if shape is None:  # it keeps the operation, so that its id stays its own
        shape = _SHAPES[key] = Shape(copy(executor), below, frozenset(_named(executor)))
    return shape


def _only_of_the_root(operation: Any) -> set[str]:
    """The variables that nothing but the root field's arguments uses: cursors, the order, its token."""
    root = operation.selection_set.selections[0]
    if not isinstance(root, FieldNode):
        return set()
    names = {each.value.name.value for each in root.arguments or () if isinstance(each.value, VariableNode)}
    text = operation.loc.source.body
    return {name for name in names if len(re.findall(rf"\${name}\b", text)) == 2}  # where it is declared, and there


def _named(executor: Any) -> Iterator[type]:
    """The tables of the types that a document names or reaches by their own fields."""
    fragments, types, spread = executor.fragment_definitions, executor.schema.get_type, set[str]()

    def walk(selected: SelectionSetNode | None, parent: Any) -> Iterator[type]:
        if parent.name in VIEWS:
            yield VIEWS[parent.name].model
        for node in selected.selections if selected else ():
            if isinstance(node, FieldNode):
                field = getattr(parent, "fields", {}).get(node.name.value)
                if field is not None:
                    yield from walk(node.selection_set, get_named_type(field.type))
            elif isinstance(node, InlineFragmentNode):
                condition = node.type_condition
                yield from walk(node.selection_set, types(condition.name.value) if condition else parent)
            elif isinstance(node, FragmentSpreadNode) and (name := node.name.value) not in spread:
                spread.add(name)
                yield from walk(fragments[name].selection_set, types(fragments[name].type_condition.name.value))

    yield from walk(executor.operation.selection_set, executor.schema.subscription_type)


def shared_viewer(actor: Actor, models: Collection[type]) -> Actor:
    """The actor without what is theirs alone, as far as no row filter of these tables looks at it.

    Everybody with the same one is answered the same: a field computed for a viewer may look at these parts only.
    """
    limited = [model for model in models if model in SIGHTS]
    nobody: tuple[dict[str, Any], ...] = (
        {"id": actor.kind.value, "staff_id": None, "session_id": None, "address": None},
        {"customer_id": None},
        {"tokens": ()},
    )
    for part in nobody:
        without = replace(actor, **part)
        same = without.is_staff == actor.is_staff
        if same and all(sight_of(model, without) == sight_of(model, actor) for model in limited):
            actor = without
    return actor
