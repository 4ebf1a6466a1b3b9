"""Compiled execution: for each root field of a document one generated function per object type builds plain dicts.

Completing a value is pure: whatever a plan does not cover (arguments below the root, async resolvers, a null where none
may be, a resolver that raises) is completed by the stock executor from the same resolved value, with its errors.
`complete_value` is not public in graphql-core, which is why its version is pinned; tests compare both executors.
"""

import re
from collections.abc import Callable
from typing import Any

from graphql import (
    GraphQLAbstractType,
    GraphQLEnumType,
    GraphQLError,
    GraphQLField,
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
)
from graphql.execution.collect_fields import collect_fields
from graphql.pyutils import is_iterable
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from orderflow.graph.bridge import Seen
from orderflow.graph.text import Text

DIRECTIVE = re.compile(r"@(defer|stream)\b")
PLAIN = {"String": "str", "ID": "str", "Int": "int", "Boolean": "bool"}
FALLS_BACK = (LookupError, TypeError, ValueError, AttributeError, GraphQLError)

Complete = Callable[[Any, Any], Any]


class Unplannable(Exception):
    """The selection holds something a plan does not cover."""


class Executor(StrawberryGraphQLCoreExecutionContext):
    """The stock executor, with a plan for what lies below its root fields."""

    @classmethod
    def build(cls, *given: Any, **options: Any) -> Any:
        """An executor whose errors do not guess at names that the caller got wrong."""
        return super().build(*given, **{**options, "hide_suggestions": True})

    def complete_value(
        self, return_type: Any, field_details_list: Any, info: Any, path: Any, result: Any, position_context: Any
    ) -> Any:
        """Complete a root field's value by its plan; everything else, and what has no plan, the stock way."""
        if path.prev is None and not isinstance(result, Exception):
            plan = self.plan_of(return_type, field_details_list)
            if plan is not None:
                try:
                    return plan(result, info.context)
                except FALLS_BACK:
                    pass
        return super().complete_value(return_type, field_details_list, info, path, result, position_context)

    def build_per_event_executor(self, payload: Any) -> Any:
        """One executor per event with a memory of its own: the stock one grows with every event."""
        executor = super().build_per_event_executor(payload)
        executor._relevant_sub_fields = {}
        self.context_value.executor = self
        return executor

    def plan_of_events(self) -> tuple[str, Complete] | None:
        """The plan for the events of a subscription, with the name they are answered under; None without one."""
        root = self.schema.subscription_type
        assert root is not None
        found = collect_fields(
            self.schema, self.fragments, self.variable_values, root, self.operation, self.hide_suggestions
        )
        [(name, details)] = found.grouped_field_set.items()
        field = self.schema.get_field(root, details[0].node.name.value)
        plan = self.plan_of(field.type, details) if field else None
        return (name, plan) if plan else None

    def plan_of(self, return_type: Any, details: Any) -> Complete | None:
        """The plan of a root field, kept with its document; a document that was read elsewhere has none."""
        nodes = tuple(each.node for each in details)
        source = nodes[0].loc.source
        if not isinstance(source, Text):
            return None

        def make() -> Complete | None:
            try:
                if DIRECTIVE.search(source.body):
                    raise Unplannable
                return Writer(self).plan(return_type, details)
            except Unplannable:
                return None

        return source.remember("plan", nodes, self.variable_values.coerced, make)


def _listed(value: Any) -> Any:
    """A value that is to be a list; a document in its place is none, though one could go through its keys."""
    if type(value) is not list and not is_iterable(value):
        raise TypeError("not a list")
    return value


class Writer:
    """Writes the source of a plan and the names it refers to."""

    def __init__(self, executor: Executor) -> None:
        self.executor = executor
        self.names: dict[str, Any] = {"listed": _listed}
        self.source: list[str] = []
        self.made: dict[tuple[str, ...], str] = {}
        """Functions by what they do: the same selection under many names is written once."""
        self.locals = 0

    def plan(self, return_type: Any, details: Any) -> Complete:
        """Compile the completion of a value of a type under a selection."""
        if isinstance(return_type, GraphQLNonNull) and isinstance(return_type.of_type, GraphQLLeafType):
            raise Unplannable
        body = self._complete("o", return_type, details)
        self.source.append(f"def complete(o, c):\n    return {body}")
        exec("\n".join(self.source), self.names)
        made: Complete = self.names["complete"]
        return made

    def _complete(self, value: str, kind: Any, details: Any) -> str:
        """An expression that completes the expression `value`; a null in a non-null place makes it raise."""
        if isinstance(kind, GraphQLNonNull):
            return self._present(value, kind.of_type, details)
        held = self._local()
        return f"None if ({held} := {value}) is None else {self._present(held, kind, details)}"

    def _present(self, value: str, kind: Any, details: Any) -> str:
        if isinstance(kind, GraphQLList):
            each = self._local()
            return f"[{self._complete(each, kind.of_type, details)} for {each} in listed({value})]"
        if isinstance(kind, GraphQLEnumType):
            names = f"e_{kind.name}"
            self.names[names] = {member.value: name for name, member in kind.values.items()}
            return f"{names}[{value}]"
        if isinstance(kind, GraphQLLeafType):
            convert = f"s_{kind.name}"
            self.names[convert] = kind.coerce_output_value
            if kind.name not in PLAIN:
                return f"{convert}({value})"
            held = self._local()
            return f"({held} if type({held} := {value}) is {PLAIN[kind.name]} else {convert}({held}))"
        if isinstance(kind, GraphQLAbstractType):
            return self._abstract(value, kind, details)
        return f"{self._object(kind, details)}({value}, c)"

    def _abstract(self, value: str, kind: Any, details: Any) -> str:
        """Choose by the object's class, which bears its type's name."""
        possible = self.executor.schema.get_possible_types(kind)
        functions = [f"{each.name!r}: {self._object(each, details)}" for each in possible]
        chosen = self._once("t", f"{{{', '.join(functions)}}}")
        held = self._local()
        return f"{chosen}[type({held} := {value}).__name__]({held}, c)"

    def _object(self, kind: GraphQLObjectType, details: Any) -> str:
        """Write the function that makes a dict of an object of this type."""
        if "strawberry-definition" not in kind.extensions:  # introspection
            raise Unplannable
        grouped = self.executor.collect_subfields(kind, details).grouped_field_set
        seen = issubclass(kind.extensions["strawberry-definition"].origin, Seen)
        outer, self.locals = self.locals, 0
        items = [
            f"{key!r}: {self._value(kind, below[0].node.name.value, below, seen)}" for key, below in grouped.items()
        ]
        self.locals = outer
        unpack = "r = o.row; d = o.found; " if seen else ""
        return self._once("f", f"{unpack}return {{{', '.join(items)}}}")

    def _value(self, parent: GraphQLObjectType, name: str, details: Any, seen: bool) -> str:
        if name == "__typename":
            return repr(parent.name)
        field = parent.fields.get(name)
        if field is None or field.args:
            raise Unplannable
        return self._complete(self._read(field, seen), field.type, details)

    def _read(self, field: GraphQLField, seen: bool) -> str:
        """The expression that reads a field: a loaded child, a column, a computation, or an attribute."""
        definition = field.extensions["strawberry-definition"]
        if compute := definition.metadata.get("compute"):
            return f"{self._function(compute)}(r)"
        if compute := definition.metadata.get("for_viewer"):
            return f"{self._function(compute)}(r, c)"
        if definition.base_resolver is not None:
            raise Unplannable
        name = definition.python_name
        if "load" in definition.metadata:
            return f"d[{name!r}]"
        return f"r[{name!r}]" if seen else f"o.{name}"

    def _local(self) -> str:
        """A fresh name within the function being written."""
        self.locals += 1
        return f"v{self.locals}"

    def _function(self, compute: Any) -> str:
        """The name of a function that computes a field."""
        name = f"g{id(compute)}"
        self.names[name] = compute
        return name

    def _once(self, prefix: str, body: str) -> str:
        """Write a function, or a table of them, unless the same was written before; answers its name."""
        if (prefix, body) not in self.made:
            name = self.made[prefix, body] = f"{prefix}{len(self.made)}"
            self.source.append(f"def {name}(o, c): {body}" if prefix == "f" else f"{name} = {body}")
        return self.made[prefix, body]
