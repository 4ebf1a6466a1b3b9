"""Staff send a sheet of goods, look at what it would do, and have it applied or leave it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from orderflow.imports.lifecycle import IMPORT
from orderflow.imports.sheet import Sheet, SheetRow
from orderflow.imports.tables import CatalogueImport, ImportItem, ImportState
from orderflow.kernel import clock
from orderflow.kernel.access import Actor
from orderflow.kernel.action import action
from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type
from orderflow.kernel.refusal import MoveRefused, NotFound, Refusal, StaleVersion
from orderflow.kernel.rights import Can
from orderflow.kernel.work import Work

SENT = event_type("import.sent", staff=Can.KEEP_CATALOGUE)
LONGEST_FILE_NAME = 120
AT_ONCE = 500


class SheetHasErrors(Refusal):
    """{wrong} products of the file have errors. Mend them and send it again, or leave them out."""

    hant = "檔案中有 {wrong} 件商品有錯誤。請修正後重新上傳，或選擇略過它們。"
    hans = "文件中有 {wrong} 件商品有错误。请修正后重新上传，或选择略过它们。"
    wrong: int


@dataclass
class ApplyImport:
    """A checked sheet that is to be applied."""

    import_id: str
    expected_version: int | None = None
    leave_out_wrong: bool = field(
        default=False, metadata={"doc": "True: products with errors are left out; else they refuse the whole."}
    )


@dataclass
class DiscardImport:
    """A sheet that is not to be applied."""

    import_id: str
    expected_version: int | None = None


_HANDLES = "select sku, slug from variant join product on product.id = product_id where sku = any(:skus)"


async def enter_sheet(work: Work, sheet: Sheet, file_name: str) -> Row:
    """Keep the rows of a sheet, product by product, to be checked; nothing in the shop changes yet."""
    groups = await _by_product(work, sheet.rows)
    entered = await work.add(
        CatalogueImport,
        state=ImportState.CHECKING,
        file_name=file_name[:LONGEST_FILE_NAME],
        row_count=len(sheet.rows),
        ignored=sheet.ignored,
        **_in_the_name_of(work.actor),
        locale=work.actor.locale,
        created_at=clock.now(),
        version=1,
    )
    items = [
        {
            "import_id": entered.id,
            "line": rows[0].line,
            "handle": handle,
            "rows": [asdict(row) for row in rows],
            "changes": [],
            "problems": [],
        }
        for handle, rows in groups
    ]
    for start in range(0, len(items), AT_ONCE):
        await work.add_all(ImportItem, items[start : start + AT_ONCE])
        await work.write()
    work.tell(SENT, entered.id, rows=len(sheet.rows))
    return entered


async def _by_product(work: Work, rows: Sequence[SheetRow]) -> list[tuple[str, list[SheetRow]]]:
    """The rows of each product, in their order; one without a handle belongs to whom its SKU does."""
    skus = [row.cells["sku"].upper() for row in rows if "handle" not in row.cells and "sku" in row.cells]
    handles = {row.sku: row.slug for row in await work.rows(_HANDLES, skus=skus)} if skus else {}
    groups: dict[str, list[SheetRow]] = {}
    for row in rows:
        handle = row.cells.get("handle", handles.get(row.cells.get("sku", "").upper(), "")).lower()
        groups.setdefault(handle or f" {row.line}", []).append(row)
    return [(handle.partition(" ")[0] if handle.startswith(" ") else handle, rows) for handle, rows in groups.items()]


@action(IMPORT.apply, refuses=(NotFound, MoveRefused, StaleVersion, SheetHasErrors))
async def apply_import(work: Work, given: ApplyImport) -> dict[str, Any]:
    """Change the catalogue as a checked sheet says, a few products at a time; what was changed meanwhile is left."""
    taken = await work.take(CatalogueImport, given.import_id, version=given.expected_version)
    moved = await work.move(taken, IMPORT.apply, also=_in_the_name_of(work.actor))
    wrong = int(await work.connection.value(_WRONG, id=taken.id))
    if wrong and not given.leave_out_wrong:
        raise SheetHasErrors(path=("leaveOutWrong",), wrong=wrong)
    await work.run(_LEAVE_OUT, id=taken.id)
    return {"catalogue_import": moved}


_WRONG = "select count(*) from import_item where import_id = :id and verdict = 'WRONG'"
_LEAVE_OUT = "update import_item set result = 'LEFT_OUT' where import_id = :id and verdict = 'WRONG'"


@action(IMPORT.discard, refuses=(NotFound, MoveRefused, StaleVersion))
async def discard_import(work: Work, given: DiscardImport) -> dict[str, Any]:
    """Leave the catalogue as it is, whatever a sheet says."""
    taken = await work.take(CatalogueImport, given.import_id, version=given.expected_version)
    return {"catalogue_import": await work.move(taken, IMPORT.discard)}


def _in_the_name_of(actor: Actor) -> dict[str, Any]:
    return {
        "actor_kind": actor.kind.value,
        "actor_id": actor.id,
        "actor_rights": sorted(right.value for right in actor.rights),
        "warehouse_id": actor.warehouse_id,
    }
