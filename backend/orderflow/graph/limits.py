"""How large a document may be, measured in one walk that looks at each fragment once.

It runs before validation, whose rules compare fields with one another, and before anything that follows fragments to
the end: twenty fragments that spread the next one twice are a million fields.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    OperationDefinitionNode,
)

LONGEST_TEXT = 40_000
MOST_TOKENS = 1500


class Size(NamedTuple):
    """The size of a selection with all its fragments written out."""

    depth: int = 0
    fields: int = 0
    root_fields: int = 0
    aliases: int = 0


NOTHING = Size()
LARGEST = Size(depth=16, fields=3000, root_fields=20, aliases=30)
"""Introspection as GraphiQL asks for it is 15 deep; the web's largest operation has two thirds of the fields."""
MOST_DIRECTIVES = 50
MOST_REPEATS = 2000
"""Pairs of fields that answer under the same name; validation compares each pair."""


class Circular(Exception):
    """A fragment spreads itself."""


def too_large(document: DocumentNode) -> GraphQLError | None:
    """Why a parsed document is not looked at any further, if it is too large."""
    walk = _Walk(document)
    try:
        for measure, found, most in walk.measured():
            if found > most:
                return refusal(measure, found, most)
    except Circular as circular:
        return GraphQLError(f"The fragment {circular} spreads itself.")
    except RecursionError:
        return refusal("depth", MOST_TOKENS, LARGEST.depth)
    return None


def refusal(measure: str, found: int, most: int) -> GraphQLError:
    """The error for whatever is asked for in too large a number."""
    words = measure.replace("_", " ")
    return GraphQLError(
        f"This operation has {found} {words}; at most {most} are answered. Ask in parts.",
        extensions={"code": "TOO_COMPLEX", "measure": measure.upper(), "requested": found, "limit": most},
    )


class _Walk:
    def __init__(self, document: DocumentNode) -> None:
        self.document = document
        self.fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
        self.sizes: dict[str, Size | None] = {}
        self.directives = 0

    def measured(self) -> Iterator[tuple[str, int, int]]:
        """What was counted, with how much of it there may be; one after another, the cheap ones first."""
        for name in self.fragments:
            self._fragment(name)
        sizes = [self._size(node.selection_set) for node in self._operations()]
        yield "directives", self.directives, MOST_DIRECTIVES
        for size in [*sizes, *(each._replace(root_fields=0) for each in self.sizes.values() if each)]:
            yield from zip(Size._fields, size, LARGEST, strict=True)
        for node in (*self._operations(), *self.fragments.values()):
            yield "repeats", self._repeats([node.selection_set], MOST_REPEATS), MOST_REPEATS

    def _operations(self) -> list[OperationDefinitionNode]:
        return [node for node in self.document.definitions if isinstance(node, OperationDefinitionNode)]

    def _size(self, selected: Any) -> Size:
        """The size of a selection, each fragment measured once; the directives of all are counted as written."""
        depth = fields = roots = aliases = 0
        for node in selected.selections if selected else ():
            self.directives += len(node.directives or ())
            if isinstance(node, FragmentSpreadNode):
                below = self._fragment(node.name.value)
            else:
                below = self._size(node.selection_set)
            if isinstance(node, FieldNode):
                below = Size(below.depth + 1, below.fields + 1, 1, below.aliases + (node.alias is not None))
            depth, fields = max(depth, below.depth), fields + below.fields
            roots, aliases = roots + below.root_fields, aliases + below.aliases
        return Size(depth, fields, roots, aliases)

    def _fragment(self, name: str) -> Size:
        if name not in self.fragments:
            return NOTHING  # validation says so
        if name not in self.sizes:
            self.sizes[name] = None
            self.sizes[name] = self._size(self.fragments[name].selection_set)
        found = self.sizes[name]
        if found is None:
            raise Circular(name)
        return found

    def _repeats(self, selected: list[Any], most: int) -> int:
        """Pairs of fields that answer under one name, here and below; counted until they are more than `most`."""
        named: dict[str, list[FieldNode]] = {}
        for node in self._fields(selected, set()):
            named.setdefault((node.alias or node.name).value, []).append(node)
        found = 0
        for nodes in named.values():
            found += len(nodes) * (len(nodes) - 1) // 2
            if found > most:
                break
            below = [node.selection_set for node in nodes if node.selection_set]
            found += self._repeats(below, most - found) if below else 0
        return found

    def _fields(self, selected: list[Any], spread: set[str]) -> Iterator[FieldNode]:
        for each in selected:
            for node in each.selections:
                if isinstance(node, FieldNode):
                    yield node
                elif not isinstance(node, FragmentSpreadNode):
                    yield from self._fields([node.selection_set], spread)
                elif node.name.value not in spread and node.name.value in self.fragments:
                    spread.add(node.name.value)
                    yield from self._fields([self.fragments[node.name.value].selection_set], spread)
