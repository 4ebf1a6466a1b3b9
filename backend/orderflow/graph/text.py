"""The text of a document, with what is remembered of it for as long as it is kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from graphql import DocumentNode, SelectionSetNode, Source, VariableNode

T = TypeVar("T")
Key = tuple[int | bool, ...]
KEPT = 16
"""What is remembered of one document: of each root field, for each way its @skip and @include turned out."""


class Text(Source):
    """The text of a document; every node of the document knows it."""

    def __init__(self, body: str) -> None:
        super().__init__(body)
        self.conditions: tuple[str, ...] = ()
        """Variables that its @skip and @include ask."""
        self._remembered: dict[str, dict[Key, Any]] = {}

    def remember(self, what: str, nodes: Iterable[Any], variables: Mapping[str, Any], make: Callable[[], T]) -> T:
        """What was made for nodes of this document under these variables, or is made now."""
        kept = self._remembered.setdefault(what, {})
        key = (*map(id, nodes), *(bool(variables.get(name)) for name in self.conditions))
        if key not in kept:
            kept[key] = make()
            while len(kept) > KEPT:
                kept.pop(next(iter(kept)))
        found: T = kept[key]
        return found


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
