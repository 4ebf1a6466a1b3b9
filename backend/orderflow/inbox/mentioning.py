"""Name colleagues in a note: each of them finds it in their inbox."""

from collections.abc import Callable

from orderflow.inbox.marks import marked_in
from orderflow.inbox.tables import Mention
from orderflow.kernel import clock
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Row
from orderflow.kernel.refusal import Refusal, invalid
from orderflow.kernel.texts import in_locale, text
from orderflow.kernel.work import Work
from orderflow.people.access import colleague

MaySee = Callable[[Actor], bool]
_GONE = text(
    "您提到的同事或團隊已經不在了。請從清單中重新選擇。",
    "您提到的同事或团队已经不在了。请从列表中重新选择。",
    "Somebody you named no longer works here. Choose from the list again.",
)


class NotForTheirEyes(Refusal):
    """{names} may not see this, so the note would not reach them. Name somebody else."""

    hant = "{names} 沒有權限看這裡的內容，備註不會送達。請改提其他人。"
    hans = "{names} 没有权限查看这里的内容，备注不会送达。请改提其他人。"
    names: str


_COLLEAGUES = """
select s.id, s.name, s.roles, s.team_id, t.warehouse_id
from staff s left join team t on t.id = s.team_id
where s.disabled_at is null and (s.id = any(:ids) or s.team_id = any(:ids)) order by s.id
"""
_TEAMS = "select id, name from team where id = any(:ids) and retired_at is null"


async def mention(work: Work, note: Row, may_see: MaySee, *, order_id: str, **about: str) -> dict[str, list[str]]:
    """Put a note into the inbox of each colleague it names, once, and answer who that is, as the note's event tells it.

    It is about an order, or `about` says which ticket or parcel of it: `ticket_id`, `shipment_id`.
    Of a team, those who may see what the note is about; raises NotForTheirEyes when somebody named may not, or nobody
    of a team.
    """
    marked = marked_in(note.body)
    if not marked:
        return {}
    people = {row.id: row for row in await work.rows(_COLLEAGUES, ids=marked)}
    teams = {row.id: row for row in await work.rows(_TEAMS, ids=marked)}
    if any(id not in people and id not in teams for id in marked):
        raise invalid("body", _GONE)
    seeing = [row for row in people.values() if may_see(colleague(row))]
    called: dict[str, str | None] = {}
    blind: list[str] = []
    for id in marked:
        reached = [row.id for row in seeing if id in (row.id, row.team_id)]
        if not reached:
            blind.append(people[id].name if id in people else in_locale(teams[id].name, work.actor.locale))
        for each in reached:
            if called.setdefault(each, id if id in teams else None) and id == each:
                called[each] = None  # named as a person too
    if blind:
        raise NotForTheirEyes(path=("body",), names=", ".join(blind))
    called.pop(work.actor.staff_id or "", None)
    same = {"ticket_id": None, "shipment_id": None, **about, "note_id": note.id, "order_id": order_id}
    same |= {"author": work.actor.id}
    rows = [{**same, "staff_id": id, "team_id": team, "at": clock.now()} for id, team in called.items()]
    await work.add_all(Mention, rows)
    return {"mentioned": list(called)} if called else {}
