"""Nothing that can be sent is our own fault: bad input is a typed error with its path, and changes nothing."""

from typing import Any

import pytest

from orderflow.kernel.access import Actor, Kind
from orderflow.kernel.db import Database
from orderflow.kernel.rights import Can
from tests.asked import asked, denied
from tests.graph.nasty import NASTY, mutations, one_by_one, queries, values

BOSS = Actor(Kind.STAFF, "stf_boss", frozenset(Can), "en", staff_id="stf_boss")
ADA = Actor(Kind.CUSTOMER, "cus_ada", frozenset(Can), "en", customer_id="cus_ada")
GUEST = Actor(Kind.GUEST, "guest", frozenset(Can), "en", tokens=(b"x" * 32,))


@pytest.mark.parametrize("name", mutations())
async def test_a_mutation_answers_nonsense_with_typed_errors(database: Database, name: str) -> None:
    """One field at a time, then all at once; by staff, a customer and a guest who hold every right there is."""
    document, type_ = mutations()[name]
    tries = [*one_by_one(type_), *(values(type_, n) for n in range(len(NASTY["String"])))]
    if name == "signIn":  # each try is slow on purpose
        tries = tries[::4]

    for n, given in enumerate(tries):
        found = await denied(database, (BOSS, ADA, GUEST)[n % 3], document, input=given)
        assert "INTERNAL" not in found, given


@pytest.mark.parametrize("name", queries())
async def test_a_query_answers_nonsense_with_typed_errors(database: Database, name: str) -> None:
    document, arguments = queries()[name]
    for n in range(max(len(each) for each in NASTY.values())):
        for actor in (BOSS, ADA, GUEST):
            given = {arg: values(what.type, n) for arg, what in arguments.items()}
            assert "INTERNAL" not in await denied(database, actor, document, **given), given
        for arg, what in arguments.items():
            given = {arg: values(what.type, n)}
            assert "INTERNAL" not in await denied(database, BOSS, document, **given), given


async def test_a_character_that_cannot_be_kept_is_pointed_at(database: Database) -> None:
    document = "mutation($input: AddOrderNoteInput!) { addOrderNote(input: $input) { errors { code path message } } }"
    given: dict[str, Any] = {"orderId": "ord_nothing", "body": "a\0b"}

    answer = await asked(database, BOSS, document, input=given)

    assert answer["addOrderNote"]["errors"] == [
        {
            "code": "INVALID_INPUT",
            "path": ["body"],
            "message": "This text has characters that cannot be kept. Take them out.",
        }
    ]
