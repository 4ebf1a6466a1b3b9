"""Pages hold still while rows come and go, and a cursor that is none is refused."""

import base64
import json
from typing import Any

import pytest
from graphql import is_required_argument

from orderflow.kernel import clock
from orderflow.kernel.access import Actor, Kind
from orderflow.kernel.db import Database
from orderflow.kernel.rights import Can
from tests.asked import asked, denied
from tests.graph.nasty import queries

BOSS = Actor(Kind.STAFF, "stf_boss", frozenset(Can), "en", staff_id="stf_boss")
LISTS = sorted(name for name, (_, arguments) in queries().items() if {"first", "after"} <= arguments.keys())
PAGE = """query($after: String) { deliveries(first: 7, after: $after) {
  nodes { id } edges { cursor node { id } } totalCount
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""


async def add_deliveries(database: Database, many: int) -> None:
    async with database.read() as connection:
        await connection.run(
            """
            insert into delivery (event_id, consumer, lane, state, attempts, next_at)
            select n, 'nobody', 'x', 'DONE', 1, :at from generate_series(1, cast(:many as int)) as n
            """,
            many=many,
            at=clock.real(),
        )


async def test_every_row_comes_once_while_others_come_and_go(database: Database) -> None:
    await add_deliveries(database, 50)
    seen: list[str] = []
    after: str | None = None
    while True:
        page = (await asked(database, BOSS, PAGE, after=after))["deliveries"]
        seen += [node["id"] for node in page["nodes"]]
        assert [edge["node"]["id"] for edge in page["edges"]] == [node["id"] for node in page["nodes"]]
        assert page["pageInfo"]["hasPreviousPage"] == (after is not None)
        assert page["pageInfo"]["endCursor"] == page["edges"][-1]["cursor"]
        await add_deliveries(database, 3)
        async with database.read() as connection:
            await connection.run("delete from delivery where id = :id", id=int(seen[-1].removeprefix("dlv_")))
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]

    assert seen == [f"dlv_{n}" for n in range(50, 0, -1)]
    assert page["totalCount"] == 50 - 7 + 7 * 3 + 3 - 3


async def test_the_last_page_says_so(database: Database) -> None:
    await add_deliveries(database, 7)

    page = (await asked(database, BOSS, PAGE))["deliveries"]

    assert page["pageInfo"]["hasNextPage"] is False
    assert page["totalCount"] == 7
    empty = (await asked(database, BOSS, PAGE, after=page["pageInfo"]["endCursor"]))["deliveries"]
    assert (empty["nodes"], empty["pageInfo"]["endCursor"]) == ([], None)


def _must(name: str) -> str:
    """The arguments without which a list is not asked for."""
    needed = [arg for arg, given in queries()[name][1].items() if is_required_argument(given)]
    return "".join(f'{arg}: "nowhere", ' for arg in needed)


@pytest.mark.parametrize("name", LISTS)
async def test_a_page_has_from_one_to_a_hundred_entries(database: Database, name: str) -> None:
    for first, expected in ((0, ["INVALID_INPUT"]), (-5, ["INVALID_INPUT"]), (101, ["INVALID_INPUT"]), (100, [])):
        document = f"{{ {name}({_must(name)}first: {first}) {{ nodes {{ __typename }} }} }}"
        assert await denied(database, BOSS, document) == expected


NO_CURSORS: list[Any] = [
    [], ["a"], [1], [1.5], [None], [True], [{}], [[]], [-1, "x"], ["2026-01-01", "x"], [10**30], ["a\0b"], ["\x7f"],
    ["2026-01-01T00:00:00+00:00", "x"], ["x", "2026-01-01"], [1, 2, 3, 4, 5], {"id": 1}, "text", 5, None,
]  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
async def test_what_is_no_cursor_of_a_list_is_refused(database: Database, name: str) -> None:
    """What decodes to a position of the list's own shape may be taken for one; it then only says where to go on."""
    type_ = queries()[name][1]["after"].type
    document = f"query($after: {type_}) {{ {name}({_must(name)}after: $after) {{ nodes {{ __typename }} }} }}"
    sealed = [base64.urlsafe_b64encode(json.dumps(each).encode()).decode().rstrip("=") for each in NO_CURSORS]

    for cursor in [*sealed, "", "=", "!!!", "字", "a" * 5000]:
        assert await denied(database, BOSS, document, after=cursor) in ([], ["INVALID_INPUT"]), cursor
    assert await denied(database, BOSS, document, after="!!!") == ["INVALID_INPUT"]
