"""Reads every SQL text of the house for what no statement may do."""

import re

import pytest

from orderflow.kernel.db import table
from orderflow.kernel.deliveries import Delivery
from orderflow.kernel.lifecycle import LIFECYCLES
from tests.house.reading import listed, sql_texts

SET = r"\s+set\s+(.*?)(?=\bwhere\b|\bfrom\b|\breturning\b|$)"
UPDATES = re.compile(r'\bupdate\s+"?(\w+)"?(?:\s+(?:as\s+)?(?!set\b)\w+)?' + SET, re.I | re.S)
UPSERTS = re.compile(r'\binsert\s+into\s+"?(\w+)"?.*?\bdo\s+update' + SET, re.I | re.S)
WRITERS = {"kernel/work.py", "kernel/deliveries.py", "kernel/events.py"}


def states() -> dict[str, str]:
    """The state column of each table that has one."""
    return {table(each.model).name: each.column for each in LIFECYCLES.values()} | {table(Delivery).name: "state"}


def test_the_house_is_read_at_all() -> None:
    assert len(sql_texts()) > 100
    assert {"order", "shipment", "payment", "refund", "ticket", "delivery"} <= states().keys()


def written_states(sql: str) -> list[str]:
    """The tables whose state a statement writes."""
    assignments = [found.groups() for each in (UPDATES, UPSERTS) for found in each.finditer(sql)]
    return [
        name
        for name, assigned in assignments
        if name in states() and re.search(rf'\b{states()[name]}"?\s*[=,)]', assigned)
    ]


def test_no_statement_writes_a_state() -> None:
    """Because a state that changes without an event is missing from history, live pages, letters and the ERP."""
    wrong = [found for found in sql_texts() if found.file not in WRITERS and written_states(found.text)]

    assert not wrong, listed(wrong)


@pytest.mark.parametrize(
    "sql",
    [
        "update \"order\" set status = 'PAID' where id = :id",
        "update payment p set version = 2, state = :state from x where true",
        "with gone as (select 1) update shipment set state=:s",
        "update ticket set (version, state) = (1, 'OPEN')",
        "insert into refund (id) values (1) on conflict (id) do update set state = 'FAILED'",
    ],
)
def test_the_check_sees_a_state_being_written(sql: str) -> None:
    """Because a check that cannot fail proves nothing."""
    assert written_states(sql)
    assert not written_states(sql.replace("state", "stated").replace("status", "stated"))


COMPARING_CLOCKS = {"doctor/database.py"}
"""Where the database's time is what is looked at."""


def test_no_statement_asks_the_database_for_the_time() -> None:
    """Because the shop's clock may run ahead of the database's, and tests and replays live at other times."""
    asking = re.compile(
        r"\bnow\s*\(|current_(timestamp|date|time)\b|localtime|clock_timestamp|statement_timestamp", re.I
    )

    wrong = [found for found in sql_texts() if asking.search(found.text) and found.file not in COMPARING_CLOCKS]
    assert not wrong, listed(wrong)


def test_no_parameter_is_cast_with_colons() -> None:
    """Because `:ids::text[]` reads as two parameters; `cast(:ids as text[])` does not."""
    wrong = [found for found in sql_texts() if re.search(r":\w+::", found.text)]

    assert not wrong, listed(wrong)


def test_nobody_rings_the_bell_but_who_publishes() -> None:
    """Because a NOTIFY in a verb's transaction makes all writers of the cluster wait in one line.

    `publish_events` is a transaction of its own, and those who publish wait for each other anyway; so is a whisper of
    who has a page open, which no verb ever sends.
    """
    whisper = "select pg_notify(:channel, :words)"
    wrong = [
        found
        for found in sql_texts()
        if re.search(r"\bpg_notify\b|^\s*(notify|listen)\b", found.text, re.I)
        and not found.text.lstrip().startswith("create function publish_events")
        and (found.file, found.text) != ("kernel/live.py", whisper)
    ]

    assert not wrong, listed(wrong)


def test_nobody_changes_the_session() -> None:
    """Because the pool hands a connection on as it is: what one caller sets, the next would meet."""
    setting = re.compile(r"^\s*set\s+(?!.*=\s*:)|\bset_config\b|pg_advisory_lock\b", re.I)
    wrong = [found for found in sql_texts() if setting.search(found.text) and found.room == "kernel"]

    assert not [found for found in wrong if found.file not in ("kernel/cluster.py", "kernel/embedded.py")], listed(
        wrong
    )


def test_lists_are_given_as_arrays() -> None:
    """Because `in (…)` built from a list is a new statement for every length, and a door for what was typed."""
    wrong = [found for found in sql_texts() if re.search(r"\bin\s*\(\s*…", found.text, re.I)]

    assert not wrong, listed(wrong)


def test_no_column_hides_behind_a_rows_own_methods() -> None:
    """Because `row.items` would be the method, not the column."""
    reserved = {"get", "items", "keys", "values"}
    wrong = [f"{each.model.__name__}" for each in LIFECYCLES.values() if reserved & set(table(each.model).c.keys())]

    assert not wrong
