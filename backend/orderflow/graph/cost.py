"""What an operation costs, worked out from its page sizes before it runs: the values it may answer, and statements.

The walk is done once per document. What is left to do per request is to put the variables into a sum, and for an
operation whose page sizes are written out not even that.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLSchema,
    IntValueNode,
    ListValueNode,
    NullValueNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_composite_type,
    is_enum_type,
    is_list_type,
    is_object_type,
    is_specified_scalar_type,
)

from orderflow.graph.paging import MOST

Variables = Mapping[str, Any]
Cost = int | Callable[[Variables], int]
"""A number, or what is to be worked out from the variables."""

STATEMENT = 10
CHANGE = 50
LIST = 5
"""How many entries a list is taken to have that no argument limits, such as the lines of an order."""

_PARTS = {"args": 1, "enumValues": 1, "inputFields": 1, "interfaces": 1, "possibleTypes": 1}
"""How many a type of the schema has of these, on average over all types and fields."""


def costs_of(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) -> tuple[Cost, Cost]:
    """What one operation of a valid document costs, and what its dearest root field does."""
    root: Any = schema.get_root_type(operation.operation)
    price = CHANGE if operation.operation is OperationType.MUTATION else STATEMENT
    parts = _Walk(schema, document, operation).roots(root, operation.selection_set, price)
    return _total(parts), _largest(parts)


def worked_out(cost: Cost, variables: Variables | None) -> int:
    """The number a cost comes to with these variables."""
    return cost if isinstance(cost, int) else cost(variables or {})


class _Walk:
    def __init__(self, schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) -> None:
        self.schema = schema
        self.fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
        self.statements = 0
        self.defaults = {each.variable.name.value: each.default_value for each in operation.variable_definitions or ()}

    def roots(self, kind: Any, selected: SelectionSetNode, price: int) -> list[Cost]:
        """The cost of each root field: its values, and a price for itself and for each statement below it."""
        parts = []
        for nodes in self._named(kind, [selected]):
            self.statements = 0
            values = self._field(kind, nodes, None)
            parts.append(_total([values, price + STATEMENT * self.statements]))
        return parts

    def selection(self, kind: Any, selected: list[SelectionSetNode], page: Cost | None) -> Cost:
        """The values an object of a type answers with; `page` is how many entries it has if it is a connection.

        Whatever is loaded below it takes a statement for all such objects together.
        """
        if is_abstract_type(kind) and (members := self._members(kind, selected)):
            return _largest([self.selection(each, selected, page) for each in members])
        return _total([self._field(kind, nodes, page) for nodes in self._named(kind, selected)])

    def _named(self, kind: Any, selected: list[SelectionSetNode]) -> list[list[FieldNode]]:
        """The fields asked of an object of a type, those together that answer under one name."""
        named: dict[str, list[FieldNode]] = {}
        for node in self._fields(kind, selected, set()):
            named.setdefault((node.alias or node.name).value, []).append(node)
        return list(named.values())

    def _members(self, kind: Any, selected: list[SelectionSetNode]) -> list[Any]:
        """The object types that a selection on an abstract one tells apart."""
        names = set(self._conditions(selected, set()))
        return [each for each in self.schema.get_possible_types(kind) if each.name in names]

    def _field(self, parent: Any, nodes: list[FieldNode], page: Cost | None) -> Cost:
        field = self.schema.get_field(parent, nodes[0].name.value)
        assert field is not None, "validated"
        kind = get_named_type(field.type)
        self.statements += _is_loaded(field)
        below = [node.selection_set for node in nodes if node.selection_set]
        if not is_composite_type(kind) or not below:
            return 1 if is_enum_type(kind) or is_specified_scalar_type(kind) else 2  # that is converted, value by value
        listed = is_list_type(get_nullable_type(field.type))
        inner = self._size(nodes[0], field, "first") if "first" in field.args else None
        each = _total([1, self.selection(kind, below, inner)])
        if not listed:
            # a type is inside another one about every second time, and hardly ever three times
            return each // 2 if nodes[0].name.value == "ofType" and isinstance(each, int) else each
        return _total([1, _times(self._entries(parent, nodes[0], field, page), each)])

    def _entries(self, parent: Any, node: FieldNode, field: GraphQLField, page: Cost | None) -> Cost:
        """How many entries a list has."""
        if "ids" in field.args:
            return self._size(node, field, "ids")
        if parent.name.startswith("__"):
            return len(self.schema.type_map) if node.name.value == "types" else _PARTS.get(node.name.value, LIST)
        return LIST if page is None else page

    def _size(self, node: FieldNode, field: GraphQLField, argument: str) -> Cost:
        """How many entries an argument asks for: the number of `first`, the length of `ids`."""
        given = next((each.value for each in node.arguments or () if each.name.value == argument), None)
        if not isinstance(given, VariableNode):
            return _entries(_plain(given, field.args[argument].default_value))
        name = given.name.value
        default = _plain(self.defaults.get(name), field.args[argument].default_value)
        return lambda variables: _entries(variables.get(name, default))

    def _conditions(self, selected: Iterable[SelectionSetNode], spread: set[str]) -> Iterator[str]:
        for condition, below, _ in self._fragments(selected, spread):
            if condition:
                yield condition
            yield from self._conditions([below], spread)

    def _fields(self, kind: Any, selected: list[SelectionSetNode], spread: set[str]) -> Iterator[FieldNode]:
        """The fields asked of an object of a type, through the fragments that apply to it."""
        for each in selected:
            yield from (node for node in each.selections if isinstance(node, FieldNode))
        for condition, below, name in self._fragments(selected, spread):
            if condition is None or self._applies(condition, kind):
                spread.add(name)
                yield from self._fields(kind, [below], spread)

    def _fragments(
        self, selected: Iterable[Any], spread: set[str]
    ) -> Iterator[tuple[str | None, SelectionSetNode, str]]:
        for each in selected:
            for node in each.selections:
                if isinstance(node, FragmentSpreadNode):
                    if node.name.value not in spread:
                        fragment = self.fragments[node.name.value]
                        yield fragment.type_condition.name.value, fragment.selection_set, node.name.value
                elif not isinstance(node, FieldNode):
                    condition = node.type_condition
                    yield condition.name.value if condition else None, node.selection_set, ""

    def _applies(self, condition: str, kind: Any) -> bool:
        wanted = self.schema.get_type(condition)
        if wanted is kind:
            return True
        return isinstance(wanted, GraphQLInterfaceType) and is_object_type(kind) and wanted in kind.interfaces


def _is_loaded(field: GraphQLField) -> bool:
    definition = field.extensions.get("strawberry-definition")
    return definition is not None and "load" in definition.metadata


def _plain(value: Any, default: Any) -> Any:
    if isinstance(value, IntValueNode):
        return int(value.value)
    if isinstance(value, ListValueNode):
        return value.values
    return default if value is None or isinstance(value, NullValueNode) else MOST


def _entries(given: Any) -> int:
    """A page size as the resolver will take it: one that is none, or too large, is refused there."""
    found = len(given) if isinstance(given, list | tuple) else given
    return min(found, MOST) if isinstance(found, int) and found >= 0 else MOST


def _total(parts: list[Cost]) -> Cost:
    known, open_ = sum(each for each in parts if isinstance(each, int)), [e for e in parts if not isinstance(e, int)]
    if not open_:
        return known
    if len(open_) == 1 and not known:
        return open_[0]
    return lambda variables: known + sum(each(variables) for each in open_)


def _times(size: Cost, each: Cost) -> Cost:
    if isinstance(size, int) and isinstance(each, int):
        return size * each
    return lambda variables: worked_out(size, variables) * worked_out(each, variables)


def _largest(parts: list[Cost]) -> Cost:
    if all(isinstance(each, int) for each in parts):
        return max((each for each in parts if isinstance(each, int)), default=0)
    return lambda variables: max(worked_out(each, variables) for each in parts)
