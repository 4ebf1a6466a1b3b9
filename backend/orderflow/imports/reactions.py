"""What the house does by itself with a sheet: check it and apply it, a few products at a time, in its sender's name.

Whatever stops it between two steps, the next look goes on where the last one ended: an item remembers in the same
transaction what was done for it.
"""

from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from orderflow.imports.carry_out import Refused, carry_out
from orderflow.imports.lifecycle import IMPORT
from orderflow.imports.plan import Plan, Problem, planned
from orderflow.imports.shop import Shop, shop_of
from orderflow.imports.tables import CatalogueImport, ImportState, Result, Verdict
from orderflow.kernel.access import Actor, Kind
from orderflow.kernel.db import Database, Row
from orderflow.kernel.deliveries import every_second
from orderflow.kernel.events import event_type
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work, as_system, perform

PROGRESSED = event_type("import.progressed", staff=Can.KEEP_CATALOGUE)
AT_A_TIME = 20
"""How many products are changed in one transaction, and checked between two news of it."""
_OPEN = "select id, state from catalogue_import where state in ('CHECKING', 'APPLYING') order by created_at, id"
_UNCHECKED = "select * from import_item where import_id = :id and verdict is null order by line, id limit :most"
_UNDONE = "select * from import_item where import_id = :id and result is null order by line, id limit :most"
_CHECKED = """
update import_item set verdict = :verdict, changes = cast(:changes as jsonb), problems = cast(:problems as jsonb)
where id = :id and verdict is null
"""
_DID = """
update import_item set result = :result, problems = cast(:problems as jsonb) where id = :id and result is null
"""


class _Undone(Exception):
    """What was tried and is to be rolled back."""


class _Stumbled(Exception):
    """A product cannot be changed as it was planned; the others are tried again without it."""

    def __init__(self, item_id: str, problem: Problem) -> None:
        super().__init__(item_id)
        self.item_id = item_id
        self.problem = problem


@every_second
async def work_off_imports(database: Database) -> int:
    """Check the sheets that were sent, and apply those that somebody wants applied, the oldest first."""
    steps = 0
    async with database.read() as connection:
        found = await connection.rows(_OPEN)
    for each in found:
        step = check_some if each.state == ImportState.CHECKING else apply_some
        while await step(database, each.id):
            steps += 1
    return steps


async def check_some(database: Database, import_id: str) -> bool:
    """Check the next few products of a sheet; answers whether more may follow."""
    async with database.read() as connection:
        sent = await connection.one("select * from catalogue_import where id = :id", id=import_id)
        items = await connection.rows(_UNCHECKED, id=import_id, most=AT_A_TIME)
        shop = await shop_of(connection, sent.locale)
    plans = [await _tried(database, sent, shop, item) for item in items]
    return await as_system(database, partial(_keep_verdicts, import_id=import_id, items=items, plans=plans))


async def _tried(database: Database, sent: Row, shop: Shop, item: Row) -> Plan:
    """What an item would do: it is done and undone, so that what a verb would refuse is known beforehand."""
    plans: list[Plan] = []

    async def attempt(work: Work) -> None:
        plan = await planned(work, item.handle, item.rows, shop)
        plans[:] = [plan]
        if plan.verdict in (Verdict.NEW, Verdict.CHANGED):
            try:
                await carry_out(work, plan, _reason(sent))
            except Refused as refused:
                plan.problems.append(refused.problem)
        raise _Undone

    try:
        await perform(database, _sender(sent), attempt)
    except _Undone:
        return plans[0]
    raise AssertionError("unreachable")


async def _keep_verdicts(work: Work, import_id: str, items: Sequence[Row], plans: Sequence[Plan]) -> bool:
    sent = await work.take(CatalogueImport, import_id)
    if sent.state != ImportState.CHECKING:
        return False
    for item, plan in zip(items, plans, strict=True):
        changes, problems = _as_kept(plan.changes), _as_kept(plan.problems)
        await work.run(_CHECKED, id=item.id, verdict=plan.verdict, changes=changes, problems=problems)
    if len(items) < AT_A_TIME:
        await work.move(sent, IMPORT.check)
        return False
    work.tell(PROGRESSED, import_id)
    return True


async def apply_some(database: Database, import_id: str) -> bool:
    """Apply the next few products of a sheet; answers whether more may follow."""
    async with database.read() as connection:
        sent = await connection.one("select * from catalogue_import where id = :id", id=import_id)
        shop = await shop_of(connection, sent.locale)
    try:
        return await perform(database, _sender(sent), partial(_apply, import_id=import_id, shop=shop))
    except _Stumbled as stumbled:
        item, problems = stumbled.item_id, _as_kept([stumbled.problem])
        await as_system(database, lambda work: work.run(_DID, id=item, result=Result.REFUSED, problems=problems))
        return True


async def _apply(work: Work, import_id: str, shop: Shop) -> bool:
    sent = await work.take(CatalogueImport, import_id)
    if sent.state != ImportState.APPLYING:
        return False
    items = await work.rows(_UNDONE, id=import_id, most=AT_A_TIME)
    for item in sorted(items, key=lambda item: str(item.handle)):  # two sheets lock the same products in one order
        await _apply_one(work, sent, shop, item)
    if len(items) < AT_A_TIME:
        await work.move(sent, IMPORT.finish)
        return False
    work.tell(PROGRESSED, import_id)
    return True


async def _apply_one(work: Work, sent: Row, shop: Shop, item: Row) -> None:
    """Do what was shown to whoever said yes, and nothing else."""
    await work.run("select 1 from product where slug = :handle for update", handle=item.handle)
    plan = await planned(work, item.handle, item.rows, shop)
    stale = plan.verdict != item.verdict or _as_kept(plan.changes) != item.changes
    problems = [Problem(item.line, "", _CHANGED_MEANWHILE)] if stale else []
    if plan.changes and not stale:
        try:
            await carry_out(work, plan, _reason(sent))
        except Refused as refused:
            raise _Stumbled(item.id, refused.problem) from refused
    result = Result.REFUSED if stale else Result.DONE
    await work.run(_DID, id=item.id, result=result, problems=_as_kept(problems))


def _sender(sent: Row) -> Actor:
    """Whoever sent a sheet or had it applied, with the rights they had then."""
    kind, known = Kind(sent.actor_kind), set(Can)
    rights = frozenset(Can(right) for right in sent.actor_rights if right in known)
    staff_id = sent.actor_id if kind is Kind.STAFF else None
    return Actor(kind, sent.actor_id, rights, sent.locale, staff_id=staff_id, warehouse_id=sent.warehouse_id)


def _reason(sent: Row) -> str:
    return f"CSV: {sent.file_name}"


def _as_kept(found: Sequence[Any]) -> list[dict[str, Any]]:
    return [asdict(each) for each in found]


_CHANGED_MEANWHILE = text(
    "預覽之後有人改過這件商品，所以沒有套用。請重新上傳，再看一次。",
    "预览之后有人改过这件商品，所以没有应用。请重新上传，再看一次。",
    "Somebody changed this product after the preview, so it was left alone. Send the file again and look anew.",
)
