"""Any object by its id."""

from collections.abc import Sequence
from typing import Annotated

import strawberry

from orderflow.graph.bridge import BY_PREFIX, Loader, Node, Seen, as_node
from orderflow.graph.context import Info
from orderflow.graph.paging import MOST, bad_input
from orderflow.graph.rights import root
from orderflow.graph.selection import Selection, selection_of
from orderflow.kernel.access import SIGHTS
from orderflow.kernel.inputs import can_be_kept


async def load_nodes(loader: Loader, ids: Sequence[str], selection: Selection) -> dict[str, Seen]:
    """Objects by id as the viewer may see them: one statement per table."""
    groups: dict[str, list[str]] = {}
    for id in filter(can_be_kept, ids):
        groups.setdefault(id.partition("_")[0], []).append(id)
    found: dict[str, Seen] = {}
    for prefix, group in groups.items():
        view = BY_PREFIX.get(prefix)
        if view is not None and view.model in SIGHTS and issubclass(view.type, Node):
            for seen in await loader.find_all(view.type.__name__, "id = any(:ids)", selection, ids=group):
                found[seen.row["id"]] = seen
    return found


@strawberry.type
class NodeQueries:
    """Root fields of nodes."""

    @root("The object with this id, if the viewer may see it.")
    async def node(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="Its id.")]
    ) -> Node | None:
        """The object with this id, if the viewer may see it."""
        return (await _nodes(info, [id]))[0]

    @root("The objects with these ids, in their order; null where there is none to see.")
    async def nodes(
        self, info: Info, ids: Annotated[list[strawberry.ID], strawberry.argument(description="At most 100 ids.")]
    ) -> list[Node | None]:
        """The objects with these ids, in their order."""
        return await _nodes(info, ids)


async def _nodes(info: Info, ids: Sequence[str]) -> list[Node | None]:
    if len(ids) > MOST:
        raise bad_input("ids", f"must be at most {MOST}")
    async with info.context.database.read() as connection:
        found = await load_nodes(Loader(info.context, connection), ids, selection_of(info._raw_info))
    return [as_node(found.get(id)) for id in ids]
