"""The dearest documents that are still admitted: everything there is below each list, as large a page as may be."""

import asyncio
import gc
import time
from collections.abc import Iterator
from typing import Any

from graphql import GraphQLField, get_named_type, is_abstract_type, is_leaf_type, is_required_argument

from orderflow.graph.cost import worked_out
from orderflow.graph.documents import Documents
from orderflow.graph.schema import schema
from orderflow.settings import Settings

QUERY: Any = schema._schema.query_type


def everything(kind: Any, depth: int, above: tuple[str, ...] = ()) -> str:
    """A selection of all that can be asked of a type, so many objects inside one another."""
    kind = get_named_type(kind)
    if is_abstract_type(kind):
        return "{ __typename }"
    asked = []
    for name, field in kind.fields.items():
        below = get_named_type(field.type)
        if any(is_required_argument(each) for each in field.args.values()):
            continue
        if is_leaf_type(below):
            asked.append(name)
        elif depth > 1 and below.name not in above and (inner := everything(below, depth - 1, (*above, kind.name))):
            asked.append(f"{name} {inner}")
    return f"{{ {' '.join(asked)} }}" if asked else ""


def candidates() -> Iterator[tuple[str, str]]:
    """Documents with a name; `$n` is their page size."""
    lists = {name: field for name, field in QUERY.fields.items() if "first" in field.args}
    for name, field in lists.items():
        depths = dict.fromkeys(everything(_node(field), depth) for depth in range(1, 6))
        for selection in [*depths, _again(field)]:
            yield f"{name} of {len(selection)} characters", _document({name: selection})
    yield "all lists at once", _document({name: everything(_node(field), 2) for name, field in lists.items()})


def admitted() -> Iterator[tuple[str, str, int]]:
    """The candidates with the largest page that is admitted."""
    documents, most = Documents(schema._schema), Settings().most_cost
    for name, document in candidates():
        operation = documents._read(document).operation(None)
        if operation is not None:
            sizes = [
                size
                for size in range(1, 101)
                if worked_out(operation.cost, {"n": size}) <= most
                and worked_out(operation.dearest, {"n": size}) <= most // 2
            ]
            if sizes:
                yield name, document, max(sizes)


def _document(selections: dict[str, str]) -> str:
    asked = (f"{name}(first: $n) {{ {_entries(name)} {selection} }}" for name, selection in selections.items())
    return f"query($n: Int!) {{ {' '.join(asked)} }}"


def _entries(name: str) -> str:
    """The part of a list in which its entries stand."""
    connection: Any = get_named_type(QUERY.fields[name].type)
    return "edges { cursor } nodes" if "nodes" in connection.fields else next(iter(connection.fields))


def _node(field: GraphQLField) -> Any:
    connection: Any = get_named_type(field.type)
    return connection.fields["nodes" if "nodes" in connection.fields else next(iter(connection.fields))].type


def _again(field: GraphQLField) -> str:
    """An object's part with the most below it, asked again under many names."""
    kind: Any = get_named_type(_node(field))
    parts = {
        name: everything(each.type, 2)
        for name, each in kind.fields.items()
        if not is_leaf_type(get_named_type(each.type))
    }
    name = max(parts, key=lambda each: len(parts[each]))
    return "{ " + " ".join(f"a{n}: {name} {parts[name]}" for n in range(28)) + " }"


class Held:
    """How long the loop was held at most, in seconds of CPU, by any one thing that ran on it."""

    def __init__(self) -> None:
        self.most = 0.0
        self._run: Any = asyncio.events.Handle._run

    def __enter__(self) -> "Held":
        def run(handle: asyncio.events.Handle) -> None:
            before = time.thread_time()
            self._run(handle)
            self.most = max(self.most, time.thread_time() - before)

        gc.disable()  # a collection of the test's own heap is not the document's doing
        self._replace(run)
        return self

    def __exit__(self, *_: object) -> None:
        self._replace(self._run)
        gc.enable()

    def _replace(self, run: Any) -> None:
        handle: Any = asyncio.events.Handle
        handle._run = run
