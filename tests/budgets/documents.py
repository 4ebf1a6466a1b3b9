"""Every document that our own web and the bench send, by its place and its name."""

import re
from collections.abc import Iterator
from pathlib import Path

from graphql import (
    FragmentDefinitionNode,
    FragmentSpreadNode,
    OperationDefinitionNode,
    Visitor,
    parse,
    print_ast,
    visit,
)

from bench import documents as bench

WEB = Path(__file__).parents[2] / "frontend" / "src"


def all_documents() -> dict[str, str]:
    """Documents by keys such as `orders/staff/HoldOrder` and `bench/Catalog`."""
    return {**_of_the_web(), **_of_the_bench()}


def _of_the_web() -> dict[str, str]:
    """The web's operations, each with the fragments that it spreads."""
    read = {path: parse(path.read_text()) for path in sorted(WEB.rglob("*.graphql"))}
    fragments = {
        each.name.value: each
        for document in read.values()
        for each in document.definitions
        if isinstance(each, FragmentDefinitionNode)
    }
    found = {}
    for path, document in read.items():
        for node in document.definitions:
            if isinstance(node, OperationDefinitionNode) and node.name:
                spread = {name: fragments[name] for name in _spread(node, fragments)}
                rooms = [part for part in path.parent.relative_to(WEB).parts if part not in ("domains", "model")]
                found["/".join([*rooms, node.name.value])] = "\n".join(map(print_ast, (node, *spread.values())))
    return found


def _spread(
    node: OperationDefinitionNode | FragmentDefinitionNode, fragments: dict[str, FragmentDefinitionNode]
) -> Iterator[str]:
    """The names of the fragments that a definition spreads, through others too."""
    names: list[str] = []

    class Spreads(Visitor):
        def enter_fragment_spread(self, spread: FragmentSpreadNode, *_: object) -> None:
            names.append(spread.name.value)

    visit(node, Spreads())
    for name in names:
        yield name
        yield from _spread(fragments[name], fragments)


def _of_the_bench() -> dict[str, str]:
    """The bench's operations: its texts that begin with one."""
    texts = [each for each in vars(bench).values() if isinstance(each, str)]
    named = [(re.match(r"\s*(?:query|mutation|subscription) (\w+)", text), text) for text in texts]
    return {f"bench/{match[1]}": text for match, text in named if match}
