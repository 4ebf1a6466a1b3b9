"""A field's right is asked for wherever the field hides in a document, before anything of the document runs."""

import pytest

from orderflow.graph.bridge import BY_PREFIX
from orderflow.kernel.access import SIGHTS, Actor, Kind
from orderflow.kernel.db import Database
from orderflow.kernel.rights import Can
from tests.asked import asked, denied
from tests.graph.wire import a_browser, counted, post

PICKER = Actor(Kind.STAFF, "stf_1", frozenset({Can.BROWSE, Can.SEE_ORDERS}), "en", staff_id="stf_1")
STRANGER = Actor(Kind.GUEST, "guest", frozenset({Can.BROWSE, Can.SEE_ORDERS}), "en")
ANALYST = Actor(Kind.STAFF, "stf_2", frozenset(Can), "en", staff_id="stf_2")

HIDDEN = {
    "plainly": "{ order(id: $id) { email } }",
    "under another name": "{ order(id: $id) { status: email } }",
    "in a fragment": "{ order(id: $id) { ...a } } fragment a on Order { email }",
    "in a fragment of a fragment": (
        "{ order(id: $id) { ...a } } fragment a on Order { id ...b } fragment b on Order { email }"
    ),
    "in an inline fragment": "{ order(id: $id) { ... on Order { ... { email } } } }",
    "in a fragment on the interface": "{ order(id: $id) { ...a } } fragment a on Node { ... on Order { email } }",
    "in any object": "{ node(id: $id) { id ... on Order { email } } }",
    "in several objects": "{ nodes(ids: [$id]) { ...a } } fragment a on Order { email }",
    "in what an event is about": "{ events { nodes { subject { ... on Order { email } } } } }",
    "in a list": "{ orders { edges { node { id email } } } }",
    "below a field that is allowed": "{ order(id: $id) { lines { id } statusHistory { at } notes { id } } }",
    "beside allowed ones": "{ categories { id } a: order(id: $id) { id } b: order(id: $id) { id team { id } } }",
    "left out this time": "query($id: ID! = 1) { order(id: $id) { id email @include(if: false) } }",
    "at the root": "{ categories { id } teams { id } }",
    "in a mutation": 'mutation($id: ID! = 1) { holdOrder(input: {orderId: $id, reason: "RISK"}) { order { id } } }',
    "in a subscription": "subscription { events { events { subject { ... on Order { email } } } } }",
}


def with_id(document: str) -> str:
    return f"query($id: ID! = 1) {document}" if document.startswith("{") and "$id" in document else document


@pytest.mark.parametrize("where", HIDDEN)
async def test_a_field_without_its_right_is_forbidden_wherever_it_hides_and_nothing_runs(
    database: Database, where: str
) -> None:
    with counted() as ran:
        codes = await denied(database, PICKER, with_id(HIDDEN[where]))

    assert codes == ["FORBIDDEN"]
    assert ran == []


@pytest.mark.parametrize("where", HIDDEN)
async def test_somebody_unknown_is_asked_to_sign_in_instead(database: Database, where: str) -> None:
    assert await denied(database, STRANGER, with_id(HIDDEN[where])) == ["UNAUTHENTICATED"]


@pytest.mark.parametrize("where", [name for name in HIDDEN if name not in ("in a mutation", "in a subscription")])
async def test_who_holds_the_rights_may_ask(database: Database, where: str) -> None:
    assert await denied(database, ANALYST, with_id(HIDDEN[where])) == []


async def test_the_error_names_the_right_and_the_field(database: Database) -> None:
    async with a_browser(database) as browser:
        status, answer = await post(browser, "{ categories { id } teams { id } }")

    (error,) = answer["errors"]
    assert error["message"] == "Sign in to use Query.teams."
    assert error["extensions"] == {"code": "UNAUTHENTICATED", "right": "SEE_TEAMS"}
    assert not answer.get("data")
    assert status == 200


async def test_an_id_opens_no_row_that_is_seen_with_its_parent_only(database: Database) -> None:
    closed = [prefix for prefix, view in BY_PREFIX.items() if view.model not in SIGHTS]
    with counted() as ran:
        answer = await asked(
            database,
            ANALYST,
            "query($ids: [ID!]!) { nodes(ids: $ids) { id } }",
            ids=[
                *(f"{prefix}_01" for prefix in closed),
                "dlv_1",
                "evt_1",
                "nothing",
                "",
                "_",
            ],
        )

    assert closed
    assert set(answer["nodes"]) == {None}
    assert ran == []


async def test_only_the_operation_that_is_asked_for_counts(database: Database) -> None:
    two = "query Mine { me { kind } } query Theirs { teams { id } }"
    async with a_browser(database) as browser:
        assert "errors" not in (await post(browser, two, "Mine"))[1]
        for name in ("Theirs", "", "Nobodys"):
            answer = (await post(browser, two, name))[1]
            assert answer["errors"]
            assert not answer.get("data")


@pytest.mark.parametrize(
    "document",
    [
        "{ order(id: 1) { ...nowhere } }",
        "{ order(id: 1) { ...a } } fragment a on Order { id ...b } fragment b on Order { id ...a }",
        "{ order(id: 1) { ...a } } fragment a on Nothing { email }",
        "{ order(id: 1) { ... on Nothing { email } } }",
        "{ order(id: 1) { nothing { email } } }",
        "{ order(id: 1) { id { email } } }",
        "{ nothing { email } }",
        "subscription { nothing }",
        "fragment a on Order { id }",
        "{",
        "",
        "\0",
        "{ a" * 900,
        "{ me " * 900 + "}" * 900,
        "{ " + "a: me { kind } " * 900 + "}",
        "query(" + "$a: [" * 600 + "Int" + "]" * 600 + ") { me { kind } }",
    ],
)
async def test_a_document_that_is_no_document_is_the_callers_fault(database: Database, document: str) -> None:
    async with a_browser(database) as browser:
        status, answer = await post(browser, document)

    codes = {error.get("extensions", {}).get("code") for error in answer["errors"]}
    assert status in (200, 400)
    assert "INTERNAL" not in codes
    assert not answer.get("data")
