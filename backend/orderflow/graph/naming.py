"""The words of notes, with the names of those they name."""

from collections.abc import Iterable, Sequence
from typing import Any

import strawberry

from orderflow.graph.bridge import Loader, Seen
from orderflow.graph.selection import Selection
from orderflow.inbox.marks import marked_in, marked_in_all, with_names
from orderflow.kernel.db import Row
from orderflow.kernel.texts import in_locale


@strawberry.type(description="Somebody who is named in a note: a colleague, or a team.")
class Named:
    """Somebody who is named in a note: a colleague, or a team."""

    id: strawberry.ID = strawberry.field(description="Their id, or the team's.")
    name: str = strawberry.field(description="What they are called now; it stands in the note with an @ before it.")


_NAMES = """
select id, name, null as names from staff where id = any(:ids)
union all select id, null, name from team where id = any(:ids)
"""


async def names_in(loader: Loader, bodies: Iterable[str]) -> dict[str, str]:
    """What those who are named in some notes are called now, by id; nobody is asked for where nobody is named."""
    ids = marked_in_all(bodies)
    found = await loader.connection.rows(_NAMES, ids=ids) if ids else []
    return {row.id: row.name or in_locale(row.names, loader.context.actor.locale) for row in found}


async def load_words(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    """The words of each note as people read them."""
    names = await _names(loader, parents)
    return [with_names(body, names) if (body := _marked(parent.row)) else parent.row["body"] for parent in parents]


async def load_named(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    """Who is named in each note."""
    names = await _names(loader, parents)
    return [
        [Named(id=strawberry.ID(id), name=names[id]) for id in marked_in(_marked(parent.row)) if id in names]
        for parent in parents
    ]


_FOUND = "the names in these notes"


async def _names(loader: Loader, parents: Sequence[Seen]) -> dict[str, str]:
    """Looked up once, whether the words are asked for, those they name, or both."""
    first = parents[0].found
    if _FOUND not in first:
        first[_FOUND] = await names_in(loader, (body for parent in parents if (body := _marked(parent.row))))
    known: dict[str, str] = first[_FOUND]
    return known


def _marked(row: Row) -> str:
    """The words in which somebody may be named: what a customer reads names nobody."""
    return str(row["body"]) if row.get("internal", True) else ""
