"""Whether those who keep a connection open are still whom they said they were."""

from collections.abc import Iterable

from orderflow.kernel import clock
from orderflow.kernel.access import Actor, Kind
from orderflow.kernel.db import Connection, Row
from orderflow.kernel.rights import Can
from orderflow.people.access import only_warehouse, rights_of_token
from orderflow.people.roles import rights_of

_SESSIONS_NOW = """
select given.id, s.id is not null as open, f.roles, t.warehouse_id
from unnest(cast(:ids as text[])) as given(id) left join session s on s.id = given.id and s.expires_at > :now
left join staff f on f.id = s.staff_id left join team t on t.id = f.team_id
where s.id is null or s.staff_id is not null
"""
_TOKENS_NOW = """
select a.id, a.scopes, a.customer_id, a.staff_id, f.roles, t.warehouse_id
from app_token a left join staff f on f.id = a.staff_id left join team t on t.id = f.team_id
where a.id = any(:ids) and a.revoked_at is null and (a.expires_at is null or a.expires_at > :now)
and f.disabled_at is null
"""


async def standing(connection: Connection, actors: Iterable[Actor]) -> tuple[set[str], set[str]]:
    """Of those who opened a connection with a session or token: whose has ended, and whose opens something else now."""
    known = {actor.opened_by: actor for actor in actors if actor.opened_by}
    tokens = {key for key, actor in known.items() if actor.kind is Kind.APP}
    sessions, now = known.keys() - tokens, clock.real()
    ended, changed = set(tokens), set()
    for row in await connection.rows(_SESSIONS_NOW, ids=list(sessions), now=now) if sessions else ():
        if not row.open:
            ended.add(row.id)
        elif not _is_still(known[row.id], rights_of(row.roles), row):
            changed.add(row.id)
    for row in await connection.rows(_TOKENS_NOW, ids=list(tokens), now=now) if tokens else ():
        ended.discard(row.id)
        if not _is_still(known[row.id], rights_of_token(row), row):
            changed.add(row.id)
    return ended, changed


def _is_still(actor: Actor, rights: frozenset[Can], row: Row) -> bool:
    return actor.rights == rights and actor.warehouse_id == only_warehouse(row.roles, row.warehouse_id)
