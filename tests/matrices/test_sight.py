"""Other people's things: nothing is found at the id of a row one may not see, and no verb changes it."""

import pytest

from tests.matrices.furnish import BEA, FAR_PICKER, FOR_ADA, REVOKED
from tests.matrices.inputs import valid
from tests.matrices.stage import Stage, changed
from tests.matrices.written import by_role, lifecycles

LINES = lifecycles()[1]
MAY = by_role("mutations.txt")[1]
KINDS = ("order", "payment", "refund", "shipment", "ticket", "letter", "cart", "customer")
ROOTS = ("order", "payment", "shipment", "ticket")


async def _found(stage: Stage, who: str, id: str, locale: str = "en") -> bool:
    answer = await stage.send(who, "query ($id: ID!) { node(id: $id) { __typename id } }", locale, id=id)
    assert "errors" not in answer, answer
    return answer["data"]["node"] is not None


@pytest.mark.parametrize("kind", KINDS)
async def test_nobody_else_finds_a_customers_things(stage: Stage, kind: str) -> None:
    id = stage.things[kind]

    assert not await _found(stage, BEA, id)
    assert not await _found(stage, "PUBLIC", id)
    assert not await _found(stage, FAR_PICKER, id)
    assert await _found(stage, "CUSTOMER", id) == (kind != "letter")
    assert await _found(stage, FOR_ADA, id) == (kind != "letter")


@pytest.mark.parametrize("kind", ROOTS)
async def test_a_root_field_answers_strangers_as_if_there_were_nothing(stage: Stage, kind: str) -> None:
    document = f"query ($id: ID!, $token: String) {{ {kind}(id: $id, orderToken: $token) {{ id }} }}"
    id, token = stage.things[kind], stage.things["order_token"]

    for who in ("PUBLIC", BEA):
        assert (await stage.send(who, document, id=id))["data"][kind] is None
    assert (await stage.send("PUBLIC", document, id=id, token="guessed"))["data"][kind] is None
    assert (await stage.send("PUBLIC", document, id=id, token=token))["data"][kind] == {"id": id}
    assert (await stage.send("CUSTOMER", document, id=id))["data"][kind] == {"id": id}


async def test_lists_and_log_hold_nothing_of_others(stage: Stage) -> None:
    for who, count in ((BEA, 0), ("PUBLIC", 0), ("CUSTOMER", 1)):
        for name in ("orders", "payments", "shipments", "tickets"):
            answer = await stage.send(who, f"{{ {name} {{ totalCount nodes {{ id }} }} }}")
            assert (who, answer["data"][name]["totalCount"], len(answer["data"][name]["nodes"])) == (who, count, count)
    for who in (BEA, "PUBLIC"):
        heard = await stage.send(who, "{ events(first: 100) { nodes { orderId } } }")
        assert heard["data"]["events"]["nodes"] == []


async def test_nodes_keep_their_places_and_are_null_where_there_is_nothing_to_see(stage: Stage) -> None:
    ids = [stage.things["product"], stage.things["order"], "ord_nowhere", "nonsense", stage.things["cart"]]

    answer = await stage.send(BEA, "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=ids)

    assert answer["data"]["nodes"] == [{"id": ids[0]}, None, None, None, None]


BUYERS = [line.by for line in LINES if line.by != "system" and MAY[line.by]["CUSTOMER"]]
PICKERS = [line.by for line in LINES if line.by != "system" and MAY[line.by]["PICKER"]]


@pytest.mark.parametrize(
    ("who", "mutation"), [(who, by) for by in BUYERS for who in (BEA, "PUBLIC")] + [(FAR_PICKER, by) for by in PICKERS]
)
async def test_a_verb_on_other_peoples_things_finds_nothing(stage: Stage, who: str, mutation: str) -> None:
    async with stage.curtain():
        before = await stage.digest()

        answer = await stage.call(who, mutation, valid(mutation, stage.things))

        assert (answer.code, changed(before, await stage.digest())) == ("NOT_FOUND", [])


async def test_a_revoked_token_opens_nothing_at_all(stage: Stage) -> None:
    for document in (
        "{ me { kind } }",
        "{ orders { totalCount } }",
        "mutation { signOut(input: {}) { errors { code } } }",
    ):
        answer = await stage.send(REVOKED, document)
        assert [error["extensions"]["code"] for error in answer["errors"]] == ["UNAUTHENTICATED"]
        assert answer.get("data") is None


async def test_somebody_who_is_on_no_team_picks_nowhere_and_a_role_that_was_taken_away_is_gone(stage: Stage) -> None:
    async with stage.curtain():
        await stage.run("update staff set team_id = null where roles = '{PICKER}'")
        assert not await _found(stage, "PICKER", stage.things["shipment"])
        await stage.run("update staff set roles = '{}' where roles = '{SUPERVISOR}'")

        answer = await stage.send("SUPERVISOR", "{ orders { totalCount } }")

        assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"
