"""The history of settings: who set what when, as it was and as it is."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

import orjson
import strawberry

from orderflow.graph.bridge import IDENTITY, Loader, Seen, column, computed, loaded, localized, view
from orderflow.graph.context import Info
from orderflow.graph.paging import Connection, page
from orderflow.graph.rights import root
from orderflow.graph.selection import Selection
from orderflow.kernel.db import Row
from orderflow.kernel.rights import Can
from orderflow.kernel.turns import Importance
from orderflow.shop import tables
from orderflow.shop.tables import ChangeKind

strawberry.enum(ChangeKind, description="What a change of the settings is about.")


@strawberry.type(description="One field of a setting, as it was and as it is.")
class FieldChange:
    """One field of a setting, as it was and as it is."""

    field: str = strawberry.field(description="Which one, such as fee; a language of a text as in name.en.")
    before: str | None = strawberry.field(description="What it was, as text; null where there was nothing.")
    after: str | None = strawberry.field(description="What it is, as text; null where there is nothing any more.")


def _fields(row: Row) -> list[FieldChange]:
    return [
        FieldChange(field=name, before=_said(row.before.get(name)), after=_said(row.after.get(name)))
        for name in row["fields"]
    ]


def _said(value: Any) -> str | None:
    """A value as text: lists by commas, true and false as JSON has them."""
    if isinstance(value, list):
        return ", ".join(_said(each) or "" for each in value)
    return value if value is None or isinstance(value, str) else orjson.dumps(value).decode()


_NAMES = "select id, name from staff where id = any(:ids)"


async def _load_names(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    ids = list({id for parent in parents if (id := parent.row["staff_id"])})
    names = {row.id: row.name for row in await loader.connection.rows(_NAMES, ids=ids)} if ids else {}
    return [names.get(parent.row["staff_id"]) for parent in parents]


@view(tables.SettingsChange)
class SettingsChange(Seen):
    """One change of the settings."""

    id: strawberry.ID = column(IDENTITY)
    at: datetime = column("When, by the shop's clock.")
    actor: str = column("Who, by kind and id, as in the log.")
    by: str | None = loaded(
        "The name of the member of staff who did it; null when it was the system or a program.", _load_names
    )
    kind: ChangeKind = column("What it is about.")
    event: str = column("What the log calls it, such as delivery_rate.changed.")
    subject_id: strawberry.ID = computed("The id of what was set.", lambda row: row.subject)
    called: str = localized("called", "What it was called then.")
    fields: list[FieldChange] = computed("What changed.", _fields)


@strawberry.type
class ChangeQueries:
    """Root fields of the history of settings."""

    @root("What was changed in the settings, newest first.", Can.SEE_CHANGES, Importance.LAST)
    async def settings_changes(
        self,
        info: Info,
        first: Annotated[int, strawberry.argument(description="Entries on a page, 1 to 100.")] = 50,
        after: Annotated[str | None, strawberry.argument(description="Cursor of the last entry seen.")] = None,
        kind: Annotated[ChangeKind | None, strawberry.argument(description="Only changes of this kind.")] = None,
    ) -> Connection[SettingsChange]:
        """What was changed in the settings, newest first."""
        wanted = list(ChangeKind) if kind is None else [kind]
        found: Connection[SettingsChange] = await page(
            info, "SettingsChange", first=first, after=after, where="kind = any(:kinds)", kinds=wanted
        )
        return found
