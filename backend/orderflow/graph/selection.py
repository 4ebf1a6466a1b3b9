"""What a query asks for below a field, merged over aliases and fragments."""

from collections.abc import Iterable, Mapping
from typing import Any

from graphql import (
    DirectiveNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLResolveInfo,
    InlineFragmentNode,
    SelectionSetNode,
    VariableNode,
)

from orderflow.graph.text import Text


class Selection(dict[str, "Selection"]):
    """Field names asked for, each with the selection below it; names are the schema's."""

    def below(self, *path: str) -> "Selection":
        """The selection under a path of fields, empty when it was not asked for."""
        found = self
        for name in path:
            found = found.get(name, _EMPTY)
        return found

    def merge(self, other: "Selection") -> "Selection":
        """This selection and another one together, as a third."""
        both = Selection(self)
        for name, below in other.items():
            both[name] = both[name].merge(below) if name in both else below
        return both


_EMPTY = Selection()


def selection_of(info: GraphQLResolveInfo[Any]) -> Selection:
    """The selection below the field that is being resolved; for a document that is kept it is worked out once."""

    variables: Any = info.variable_values  # strawberry hands on the values alone

    def collected() -> Selection:
        walk = _Walk(info.fragments, variables)
        selection = Selection()
        for node in info.field_nodes:
            if node.selection_set:
                walk.collect(node.selection_set, selection)
        return selection

    source = info.field_nodes[0].loc and info.field_nodes[0].loc.source
    if not isinstance(source, Text):
        return collected()
    return source.remember("selection", info.field_nodes, variables, collected)


class _Walk:
    def __init__(self, fragments: Mapping[str, FragmentDefinitionNode], variables: Any) -> None:
        self.fragments = fragments
        self.variables = variables

    def collect(self, selected: SelectionSetNode, into: Selection) -> None:
        for node in self._kept(selected.selections):
            if isinstance(node, FieldNode):
                below = into.setdefault(node.name.value, Selection())
                if node.selection_set:
                    self.collect(node.selection_set, below)
            elif isinstance(node, InlineFragmentNode):
                self.collect(node.selection_set, into)
            elif isinstance(node, FragmentSpreadNode):
                self.collect(self.fragments[node.name.value].selection_set, into)

    def _kept(self, nodes: Iterable[Any]) -> Iterable[Any]:
        for node in nodes:
            if all(self._keeps(directive) for directive in node.directives or ()):
                yield node

    def _keeps(self, directive: DirectiveNode) -> bool:
        if directive.name.value not in ("skip", "include"):
            return True
        condition: Any = directive.arguments[0].value if directive.arguments else None
        holds = self.variables.get(condition.name.value) if isinstance(condition, VariableNode) else condition.value
        return bool(holds) == (directive.name.value == "include")
