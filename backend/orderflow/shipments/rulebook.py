"""The shop's own rules, remembered by each process as one value with the revision of the settings it was read at."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from orderflow.kernel.db import Connection, Database, Row
from orderflow.kernel.live import FOLLOWED
from orderflow.kernel.rights import Can
from orderflow.kernel.work import Work
from orderflow.shipments.weighing import OwnRule
from orderflow.shop.changes import settings_event
from orderflow.shop.promise import promise_anew


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules in their order, as they stood at a revision of the settings."""

    revision: int
    rules: tuple[OwnRule, ...]


def current() -> Rulebook:
    """The rules, as far as this process knows."""
    return _current


_READ = """
select revision,
  (select coalesce(jsonb_agg(to_jsonb(r) order by sort, id), '[]') from assignment_rule r) as rules
from shop
"""


async def read(connection: Connection) -> Rulebook:
    """The rules that stand in the database, and their revision, at one instant."""
    row = await connection.one(_READ)
    return Rulebook(row.revision, tuple(map(as_rule, row.rules)))


async def follow(database: Database) -> None:
    """Go by what stands in the database."""
    async with database.read() as connection:
        go_by(await read(connection))


async def catch_up(connection: Connection, revision: int) -> None:
    """Go by what stands in the database if settings are newer there than what this process knows."""
    if revision > _current.revision:
        go_by(await read(connection))


def go_by(rulebook: Rulebook) -> None:
    """Let this process go by these rules, unless it knows newer ones already."""
    global _current
    if rulebook.revision >= _current.revision:
        _current = rulebook


def forget() -> None:
    """Know only what a shop opens with, as a new process does."""
    global _current
    _current = _OPENING


async def rule_anew(work: Work) -> None:
    """Let this process go by the rules as a verb leaves them once it is committed; the others hear of it."""
    await promise_anew(work)
    fresh = await read(work.connection)
    work.then.append(lambda: go_by(fresh))


def as_rule(row: Row | Mapping[str, Any]) -> OwnRule:
    """A stored rule as parcels are held against it."""
    return OwnRule(
        row["id"],
        row["name"],
        tuple(row["regions"]),
        frozenset(row["delivery_codes"]),
        row["total_from"],
        row["currency"],
        frozenset(row["category_ids"]),
        row["oversize"],
        frozenset(row["team_ids"]),
    )


RULE_CREATED = settings_event("assignment_rule.created", Can.KEEP_TEAMS)
RULE_CHANGED = settings_event("assignment_rule.changed", Can.KEEP_TEAMS)
RULE_REMOVED = settings_event("assignment_rule.removed", Can.KEEP_TEAMS)
FOLLOWED.update(dict.fromkeys((RULE_CREATED, RULE_CHANGED, RULE_REMOVED), follow))

_OPENING = Rulebook(1, ())
_current = _OPENING
