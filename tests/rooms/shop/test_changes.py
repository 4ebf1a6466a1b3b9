"""A change of settings is an event of codes and a row of the history, in the verb's own transaction."""

import orjson
import pytest

from orderflow.kernel.db import Database
from orderflow.kernel.refusal import NotFound
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work, perform
from orderflow.shop.changes import record, settings_event
from orderflow.shop.tables import ChangeKind
from tests.asked import asked, denied
from tests.world import a_colleague, as_staff, guest

POT_CHANGED = settings_event("teapot.changed", Can.KEEP_SETTINGS)
POT = text("茶壺", "茶壶", "Teapot")
OLD = {"name": POT, "cups": 4, "tags": ["clay"], "glazed": False}
NEW = {"name": text("茶壺", "茶壶", "Pot for tea"), "cups": 6, "tags": ["clay", "red"], "glazed": False}
HISTORY = """query ($kind: ChangeKind) { settingsChanges(kind: $kind) { totalCount nodes {
  by actor kind event subjectId called fields { field before after } } } }"""
ADMIN = as_staff("ADMIN")


async def test_the_history_says_who_changed_what_from_what_to_what(database: Database) -> None:
    grace = await a_colleague(database, "ADMIN", name="Grace")
    by = as_staff("ADMIN", staff_id=grace.id)

    await perform(database, by, lambda work: _set(work, OLD, NEW))

    found = (await asked(database, ADMIN, HISTORY))["settingsChanges"]
    assert found["nodes"] == [
        {
            "by": "Grace",
            "actor": f"STAFF:{grace.id}",
            "kind": "RULE",
            "event": "teapot.changed",
            "subjectId": "pot_1",
            "called": "Teapot",
            "fields": [
                {"field": "name.en", "before": "Teapot", "after": "Pot for tea"},
                {"field": "cups", "before": "4", "after": "6"},
                {"field": "tags", "before": "clay", "after": "clay, red"},
            ],
        }
    ]
    assert (await asked(database, ADMIN, HISTORY, kind="RULE"))["settingsChanges"]["totalCount"] == 1
    assert (await asked(database, ADMIN, HISTORY, kind="SHOP"))["settingsChanges"]["totalCount"] == 0


async def test_the_log_names_the_fields_and_holds_no_words(database: Database) -> None:
    await perform(database, ADMIN, lambda work: _set(work, OLD, NEW))

    async with database.read() as connection:
        told = await connection.one("select payload, (select id from settings_change) as change from event")
    assert told.payload == {"change": told.change, "fields": ["name.en", "cups", "tags"]}
    assert "tea" not in orjson.dumps(told.payload).decode().lower().replace("teapot.changed", "")


async def test_what_changes_nothing_is_no_news(database: Database) -> None:
    assert not await perform(database, ADMIN, lambda work: _set(work, OLD, dict(OLD)))

    async with database.read() as connection:
        assert await connection.value("select count(*) from event") == 0
        assert await connection.value("select count(*) from settings_change") == 0


async def test_what_is_new_has_no_before_and_what_is_gone_no_after(database: Database) -> None:
    await perform(database, ADMIN, lambda work: _set(work, {}, {"cups": 4}))
    await perform(database, ADMIN, lambda work: _set(work, {"cups": 4}, {}))

    found = (await asked(database, ADMIN, HISTORY))["settingsChanges"]["nodes"]
    assert [each["fields"] for each in found] == [
        [{"field": "cups", "before": "4", "after": None}],
        [{"field": "cups", "before": None, "after": "4"}],
    ]


async def test_a_verb_that_fails_leaves_no_history(database: Database) -> None:
    async def refused(work: Work) -> None:
        await _set(work, OLD, NEW)
        raise NotFound(what=text("茶壺", "茶壶", "teapot"))

    with pytest.raises(NotFound):
        await perform(database, ADMIN, refused)

    assert (await asked(database, ADMIN, HISTORY))["settingsChanges"]["totalCount"] == 0


@pytest.mark.parametrize("role", ["SUPERVISOR", "CATALOGUE", "ANALYST"])
async def test_staff_without_the_right_do_not_reach_the_history(database: Database, role: str) -> None:
    assert await denied(database, as_staff(role), HISTORY) == ["FORBIDDEN"]
    assert await denied(database, guest(), HISTORY) == ["UNAUTHENTICATED"]


async def _set(work: Work, before: dict[str, object], after: dict[str, object]) -> bool:
    return await record(work, POT_CHANGED, ChangeKind.RULE, "pot_1", POT, before, after)
