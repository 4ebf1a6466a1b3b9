"""Sheets of goods that were sent: what each would do, what is wrong in it, and what was done."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

import strawberry

from orderflow.graph import paging
from orderflow.graph.bridge import Loader, Node, Seen, column, computed, find, for_viewer, loaded, view
from orderflow.graph.catalog import KEEP
from orderflow.graph.context import Context, Info
from orderflow.graph.moves import AvailableAction, available_actions
from orderflow.graph.rights import root
from orderflow.graph.selection import Selection
from orderflow.imports import tables
from orderflow.kernel.db import Row, query
from orderflow.kernel.texts import in_locale
from orderflow.kernel.turns import Importance

strawberry.enum(tables.ImportState, description="How far a sheet has come.")
strawberry.enum(tables.Verdict, description="What a sheet would do to one product.", name="ImportVerdict")
strawberry.enum(tables.Result, description="What was done with one product of a sheet.", name="ImportResult")


@strawberry.type(description="How many products of a sheet there are of each kind.")
class ImportCounts:
    """How many products of a sheet there are of each kind."""

    products: int = strawberry.field(description="All.")
    checked: int = strawberry.field(description="Those that were looked at.")
    fresh: int = strawberry.field(description="Those that would be new.")
    changed: int = strawberry.field(description="Those that would change.")
    same: int = strawberry.field(description="Those that would stay as they are.")
    wrong: int = strawberry.field(description="Those with errors.")
    worked_off: int = strawberry.field(description="Those that are finished, one way or another.")
    done: int = strawberry.field(description="Those that are as the sheet says.")
    refused: int = strawberry.field(description="Those that could not be changed after all.")
    left_out: int = strawberry.field(description="Those that were left out because of their errors.")


_COUNTS = query("""
select import_id, count(*) as products, count(verdict) as checked,
  count(*) filter (where verdict = 'NEW') as fresh, count(*) filter (where verdict = 'CHANGED') as changed,
  count(*) filter (where verdict = 'SAME') as same, count(*) filter (where verdict = 'WRONG') as wrong,
  count(result) as worked_off, count(*) filter (where result = 'DONE') as done,
  count(*) filter (where result = 'REFUSED') as refused, count(*) filter (where result = 'LEFT_OUT') as left_out
from import_item where import_id = any(:ids) group by import_id
""")


async def _counts(loader: Loader, parents: Sequence[Seen], selection: Selection) -> Sequence[Any]:
    ids = [parent.row["id"] for parent in parents]
    found = {row.import_id: dict(row) for row in await loader.connection.rows(_COUNTS, ids=ids)}
    for each in found.values():
        each.pop("import_id")
    return [ImportCounts(**found[id]) for id in ids]


@view(tables.CatalogueImport)
class CatalogueImport(Seen, Node):
    """A sheet of goods that somebody sent; nothing in the shop changes before it is applied."""

    state: tables.ImportState = column("How far it has come.")
    file_name: str = column("What the file was called.")
    row_count: int = column("Rows in it, without the headings.")
    ignored: list[str] = column("Headings that we do not know, and leave aside.")
    counts: ImportCounts = loaded("How many products there are of each kind.", _counts)
    available_actions: list[AvailableAction] = available_actions(tables.CatalogueImport)
    created_at: datetime = column("When it was sent.")
    version: int = column("Grows with every change.")


@strawberry.type(description="A cell that changes something.")
class ImportChange:
    """A cell that changes something."""

    line: int = strawberry.field(description="Its row; the headings are row 1.")
    column: str = strawberry.field(description="Its column, as our own sheets call it.")
    before: str = strawberry.field(description="What the shop has; empty where there is nothing.")
    after: str = strawberry.field(description="What the sheet says.")


@strawberry.type(description="A cell or a row that cannot be what it says.")
class ImportProblem:
    """A cell or a row that cannot be what it says."""

    line: int = strawberry.field(description="Its row; the headings are row 1.")
    column: str = strawberry.field(description="Its column, as our own sheets call it; empty for the whole row.")
    reason: str = strawberry.field(description="What is wrong and what to do, in the reader's language.")


def _changes(row: Row) -> list[ImportChange]:
    return [ImportChange(**each) for each in row.changes]


def _problems(row: Row, context: Context) -> list[ImportProblem]:
    return [
        ImportProblem(line=each["line"], column=each["column"], reason=in_locale(each["reason"], context.actor.locale))
        for each in row.problems
    ]


def _skus(row: Row) -> list[str]:
    return [sku for each in row.rows if (sku := each["cells"].get("sku"))]


@view(tables.ImportItem)
class ImportItem(Seen):
    """One product of a sheet."""

    id: strawberry.ID = column("Opaque, prefixed, time-ordered id.")
    line: int = column("Its first row; the headings are row 1.")
    handle: str = column("The product's name in addresses; empty when the sheet names none.")
    skus: list[str] = computed("The SKUs of its rows.", _skus)
    verdict: tables.Verdict | None = column("What would come of it; null until it is checked.")
    result: tables.Result | None = column("What came of it; null until it is applied.")
    changes: list[ImportChange] = computed("What changes from what to what.", _changes)
    problems: list[ImportProblem] = for_viewer("What is wrong, or why it was refused.", _problems)


@strawberry.type
class ImportQueries:
    """Root fields of the imports."""

    @root("One sheet of goods that was sent.", KEEP)
    async def catalogue_import(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="Its id.")]
    ) -> CatalogueImport | None:
        """One sheet."""
        found: CatalogueImport | None = await find(info, "CatalogueImport", "id = :id", id=id)
        return found

    @root("The sheets of goods that were sent, the newest first.", KEEP, Importance.LAST)
    async def catalogue_imports(
        self,
        info: Info,
        first: Annotated[int, strawberry.argument(description="Entries on a page, 1 to 100.")] = 20,
        after: Annotated[str | None, strawberry.argument(description="Cursor of the last entry seen.")] = None,
    ) -> paging.Connection[CatalogueImport]:
        """One page of sheets."""
        found: paging.Connection[CatalogueImport] = await paging.page(
            info, "CatalogueImport", first=first, after=after, keys=("created_at", "id")
        )
        return found

    @root("The products of a sheet in its order.", KEEP, Importance.LAST)
    async def import_items(
        self,
        info: Info,
        import_id: Annotated[strawberry.ID, strawberry.argument(description="Id of the sheet.")],
        verdict: Annotated[
            list[tables.Verdict] | None, strawberry.argument(description="Of which one of these would come.")
        ] = None,
        result: Annotated[
            list[tables.Result] | None, strawberry.argument(description="Of which one of these came.")
        ] = None,
        first: Annotated[int, strawberry.argument(description="Entries on a page, 1 to 100.")] = 50,
        after: Annotated[str | None, strawberry.argument(description="Cursor of the last entry seen.")] = None,
    ) -> paging.Connection[ImportItem]:
        """One page of the products of a sheet."""
        where = ["import_id = :import_id"]
        values: dict[str, Any] = {"import_id": import_id}
        for name, chosen in (("verdict", verdict), ("result", result)):
            if chosen is not None:
                where.append(f"{name} = any(:{name}s)")
                values[f"{name}s"] = [each.value for each in chosen]
        found: paging.Connection[ImportItem] = await paging.page(
            info,
            "ImportItem",
            first=first,
            after=after,
            where=" and ".join(where),
            keys=("line", "id"),
            descending=False,
            **values,
        )
        return found
