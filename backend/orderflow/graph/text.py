"""The text of a document, with what is remembered of it for as long as it is kept."""

from collections.abc import Iterator
from typing import Any

from graphql import DocumentNode, SelectionSetNode, Source, VariableNode


class Text(Source):
    """The text of a document; every node of the document knows it."""

    def __init__(self, body: str) -> None:
        super().__init__(body)
        self.conditions: tuple[str, ...] = ()
        """Variables that its @skip and @include ask."""
        self.plans: dict[tuple[int, ...], Any] = {}
        """How its root fields are answered."""


def conditions_of(document: DocumentNode) -> tuple[str, ...]:
    """The variables that a document's directives ask."""
    return tuple(sorted({name for each in document.definitions for name in _conditions(each)}))


def _conditions(node: Any) -> Iterator[str]:
    for directive in node.directives or ():
        for argument in directive.arguments or ():
            if isinstance(argument.value, VariableNode):
                yield argument.value.name.value
    selected: SelectionSetNode | None = getattr(node, "selection_set", None)
    for below in selected.selections if selected else ():
        yield from _conditions(below)
