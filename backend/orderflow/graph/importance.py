"""Whose turn an operation waits for: as its root fields say, and of several the one that matters least."""

from collections.abc import Iterator
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
)

from orderflow.graph.cost import Cost, worked_out
from orderflow.graph.rights import IMPORTANCE
from orderflow.kernel.turns import Importance

MODEST = 3000
"""Cost of what may go first: whoever asks for twenty orders at once may not."""


def importance_of(
    schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, cost: Cost
) -> Importance:
    """How much it matters that an operation is answered now."""
    if operation.operation is OperationType.SUBSCRIPTION:
        return Importance.FOLLOWING
    root = schema.get_root_type(operation.operation)
    assert root is not None, "validated"
    fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
    names = {each.name.value for each in _fields(operation.selection_set, fragments)}
    # What asks about the schema, and nothing else, comes last.
    least = max((_declared(root.fields[name]) for name in names if name in root.fields), default=Importance.LAST)
    modest = worked_out(cost, None) <= MODEST  # no field that may go first takes a number of entries
    return Importance.ORDINARY if least is Importance.FIRST and not modest else least


def _fields(selected: SelectionSetNode, fragments: dict[str, FragmentDefinitionNode]) -> Iterator[FieldNode]:
    """The root fields of a selection; a document that was measured has no fragment inside itself."""
    for node in selected.selections:
        if isinstance(node, FieldNode):
            yield node
        elif isinstance(node, FragmentSpreadNode):
            yield from _fields(fragments[node.name.value].selection_set, fragments)
        elif isinstance(node, InlineFragmentNode):
            yield from _fields(node.selection_set, fragments)


def _declared(field: Any) -> Importance:
    definition = field.extensions.get("strawberry-definition")
    found: Importance = definition.metadata.get(IMPORTANCE, Importance.ORDINARY) if definition else Importance.ORDINARY
    return found
