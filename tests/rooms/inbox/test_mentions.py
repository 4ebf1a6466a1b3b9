"""Whoever is named in a note finds it in their inbox: once, by who they are, and only what they may see."""

from typing import Any

import pytest

from orderflow.erasing import erase_somebody
from orderflow.inbox.actions import ReadAllMentions, ReadMention
from orderflow.inbox.mentioning import NotForTheirEyes
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database, Row
from orderflow.kernel.refusal import Denied, InvalidInput, NotFound
from orderflow.orders.actions.desk import AddOrderNote
from orderflow.orders.hearing import audible
from orderflow.people.access import colleague
from orderflow.people.actions.staff import ChangeStaff, DisableStaff
from orderflow.tickets.actions.desk import ResolveTicket
from tests.asked import asked
from tests.bought import a_received_order
from tests.paying import rows
from tests.rooms.tickets.props import a_ticket, reply
from tests.wire import value
from tests.world import a_colleague, a_customer, a_team, ada, as_customer, as_staff, do, guest

INBOX = """{ me { unreadMentions } mentions { totalCount nodes {
  id text authorName teamName readAt order { number } ticket { number } } } }"""
NOTES = "query($id: ID!) { order(id: $id) { notes { body named { id name } } } }"
THREAD = "query($id: ID!) { ticket(id: $id) { messages { body named { name } } } }"
MAY_NAME = "query($about: ID!) { mentionables(about: $about) { name isTeam maySee } }"
BOSS = as_staff("ADMIN")


async def inbox(database: Database, row: Row) -> list[dict[str, Any]]:
    """What somebody finds in their inbox, newest first."""
    seen = await asked(database, _as(row), INBOX)
    assert seen["me"]["unreadMentions"] == sum(each["readAt"] is None for each in seen["mentions"]["nodes"])
    return list(seen["mentions"]["nodes"])


def _as(row: Row) -> Actor:
    return as_staff(*row.roles, staff_id=row.id)


@pytest.fixture
async def cast(database: Database) -> dict[str, Row]:
    """Grace of the desk writes; Ivo answers customers, Lea is of logistics and of the day team, Max picks in it."""
    team = await a_team(database)
    order, _ = await a_received_order(database, await ada(database))
    return {
        "team": team,
        "order": order,
        "grace": await a_colleague(database, "ORDER_DESK", name="Grace"),
        "ivo": await a_colleague(database, "SUPPORT", name="Ivo"),
        "lea": await a_colleague(database, "LOGISTICS", name="Lea", team_id=team.id),
        "max": await a_colleague(database, "PICKER", name="Max", team_id=team.id),
    }


async def note(database: Database, cast: dict[str, Row], body: str, who: str = "grace", **values: Any) -> None:
    """Grace writes a note about the order."""
    await do(database, _as(cast[who]), AddOrderNote(cast["order"].id, body, **values))


async def test_who_is_named_finds_the_note_in_their_inbox(database: Database, cast: dict[str, Row]) -> None:
    await note(database, cast, f"@[{cast['ivo'].id}] please call them.")

    [found] = await inbox(database, cast["ivo"])
    assert (found["text"], found["authorName"], found["teamName"]) == ("@Ivo please call them.", "Grace", None)
    assert found["order"] == {"number": cast["order"].number}
    assert found["ticket"] is None
    assert await inbox(database, cast["grace"]) == []
    assert await inbox(database, cast["lea"]) == []


async def test_a_mention_is_kept_by_id_and_shown_by_name(database: Database, cast: dict[str, Row]) -> None:
    ivo = cast["ivo"].id
    await note(database, cast, f"@[{ivo}], @[{cast['team'].id}]: @[stf_ is no mention.")
    await value(database, "update staff set name = 'Ivo Stern' where id = :id returning 1", id=ivo)

    seen = await asked(database, BOSS, NOTES, id=cast["order"].id)

    assert seen["order"]["notes"] == [
        {
            "body": "@Ivo Stern, @Day team: @[stf_ is no mention.",
            "named": [{"id": ivo, "name": "Ivo Stern"}, {"id": cast["team"].id, "name": "Day team"}],
        }
    ]
    assert (await inbox(database, cast["ivo"]))[0]["text"].startswith("@Ivo Stern, @Day team")


async def test_of_a_team_each_who_may_see_it_is_told_once_but_not_the_author(
    database: Database, cast: dict[str, Row]
) -> None:
    """Max only picks: he cannot read notes, and so finds nothing; Lea is named twice and told once."""
    sam = await a_colleague(database, "LOGISTICS", name="Sam", team_id=cast["team"].id)
    await note(database, cast | {"sam": sam}, f"@[{cast['team'].id}] and @[{cast['lea'].id}], hurry.", "sam")

    assert [each["teamName"] for each in await inbox(database, cast["lea"])] == [None]
    assert await value(database, "select array_agg(staff_id) from mention") == [cast["lea"].id]
    assert await inbox(database, sam) == []

    await note(database, cast, f"@[{cast['team'].id}] it rains.")
    assert [each["teamName"] for each in await inbox(database, sam)] == ["Day team"]


async def test_a_note_for_somebody_who_may_not_see_it_is_refused_and_says_who_that_is(
    database: Database, cast: dict[str, Row]
) -> None:
    night = await a_team(database, "NIGHT", name={"zh-Hant": "夜班", "zh-Hans": "夜班", "en": "Night team"})
    await a_colleague(database, "PICKER", name="Noa", team_id=night.id)
    several = f"@[{cast['ivo'].id}] @[{cast['max'].id}] @[{night.id}]"

    with pytest.raises(NotForTheirEyes) as refused:
        await note(database, cast, several)

    assert (refused.value.path, refused.value.names) == (("body",), "Max, Night team")
    assert await value(database, "select count(*) from order_note") == 0
    assert await value(database, "select count(*) from mention") == 0


async def test_who_left_or_never_was_cannot_be_named(database: Database, cast: dict[str, Row]) -> None:
    await do(database, BOSS, DisableStaff(cast["ivo"].id))
    await value(database, "update team set retired_at = now() where id = :id returning 1", id=cast["team"].id)

    for id in (cast["ivo"].id, cast["team"].id, "stf_nobody"):
        with pytest.raises(InvalidInput):
            await note(database, cast, f"@[{id}] hello.")
    may_name = (await asked(database, BOSS, MAY_NAME, about=cast["order"].id))["mentionables"]
    assert {each["name"] for each in may_name} == {"Grace", "Lea", "Max"}


async def test_a_note_in_a_ticket_reaches_whoever_may_see_tickets(database: Database, cast: dict[str, Row]) -> None:
    ticket = await a_ticket(database, as_customer(await a_customer(database, "Bea")))
    support = _as(cast["ivo"])
    grace, lea = cast["grace"].id, cast["lea"].id

    with pytest.raises(NotForTheirEyes):
        await reply(database, support, ticket, f"@[{lea}] where is it?", internal=True)
    await reply(database, support, ticket, f"@[{grace}] what now?", internal=True)

    [found] = await inbox(database, cast["grace"])
    assert (found["ticket"], found["text"]) == ({"number": ticket.number}, "@Grace what now?")
    seen = await asked(database, support, THREAD, id=ticket.id)
    assert seen["ticket"]["messages"][-1] == {"body": "@Grace what now?", "named": [{"name": "Grace"}]}


async def test_what_a_customer_reads_names_nobody(database: Database, cast: dict[str, Row]) -> None:
    """Whatever stands in an answer, or in what a customer writes, is words and nothing else."""
    bea = as_customer(await a_customer(database, "Bea"))
    ticket = await a_ticket(database, bea)
    words = f"@[{cast['grace'].id}] hello"

    await reply(database, _as(cast["ivo"]), ticket, words)
    await reply(database, bea, ticket, words, idempotency_key="hers")

    seen = await asked(database, bea, THREAD, id=ticket.id)
    assert [each["body"] for each in seen["ticket"]["messages"][1:]] == [words, words]
    assert await value(database, "select count(*) from mention") == 0


async def test_rights_that_were_taken_away_take_the_mention_along(database: Database, cast: dict[str, Row]) -> None:
    ticket = await a_ticket(database, as_customer(await a_customer(database, "Bea")))
    await reply(database, _as(cast["ivo"]), ticket, f"@[{cast['grace'].id}] secret", internal=True)
    await note(database, cast, f"@[{cast['grace'].id}] self")
    await note(database, cast, f"@[{cast['lea'].id}] order")
    changed = await do(database, BOSS, ChangeStaff(cast["grace"].id, 1, roles=["LOGISTICS"]))
    [grace] = await rows(database, "select * from staff where id = :id", id=changed["staff"])

    assert await inbox(database, grace) == []
    [lea] = await inbox(database, cast["lea"])
    assert (await asked(database, _as(cast["ivo"]), "query($id: ID!) { node(id: $id) { id } }", id=lea["id"])) == {
        "node": None
    }


async def test_a_key_makes_a_double_click_one_note(database: Database, cast: dict[str, Row]) -> None:
    for _ in range(2):
        await note(database, cast, f"@[{cast['ivo'].id}] twice", idempotency_key="one")

    assert len(await inbox(database, cast["ivo"])) == 1
    assert await value(database, "select count(*) from order_note") == 1


async def test_reading_is_told_once_and_only_ones_own(database: Database, cast: dict[str, Row]) -> None:
    ivo = _as(cast["ivo"])
    for body in ("one", "two", "three"):
        await note(database, cast, f"@[{cast['ivo'].id}] {body}")
    three, two, one = [each["id"] for each in await inbox(database, cast["ivo"])]

    with pytest.raises(NotFound):
        await do(database, _as(cast["grace"]), ReadMention(one))
    with pytest.raises(NotFound):
        await do(database, _as(cast["grace"]), ReadAllMentions(three))
    for _ in range(2):
        await do(database, ivo, ReadMention(one))
    for _ in range(2):
        await do(database, ivo, ReadAllMentions(two))

    unread = [each["id"] for each in await inbox(database, cast["ivo"]) if each["readAt"] is None]
    assert unread == [three]
    told = await rows(database, "select subject, payload from event where type = 'mention.read' order by id")
    assert [(each.subject, each.payload) for each in told] == [
        (ivo.id, {"mention": one}),
        (ivo.id, {"until": two}),
    ]
    with pytest.raises(NotFound):
        await do(database, _as(cast["max"]), ReadMention(one))
    with pytest.raises(Denied):
        await do(database, as_staff("CATALOGUE"), ReadMention(one))


async def test_the_notes_event_tells_by_id_who_is_named_and_reaches_them(
    database: Database, cast: dict[str, Row]
) -> None:
    await note(database, cast, f"@[{cast['ivo'].id}] secret words")

    async with database.read() as connection:
        [event] = await connection.rows("select * from event where type = 'order.note_added'")
        for who, heard in (("ivo", 1), ("grace", 1)):
            assert len(await audible(connection, _as(cast[who]), [event])) == heard
        assert await audible(connection, guest(), [event]) == []
    assert event.payload["mentioned"] == [cast["ivo"].id]
    assert "secret" not in str(event.payload)


async def test_of_an_order_that_forgot_its_customer_the_inbox_repeats_nothing(
    database: Database, cast: dict[str, Row]
) -> None:
    bea = await a_customer(database, "Bea")
    ticket = await a_ticket(database, as_customer(bea))
    await reply(database, _as(cast["ivo"]), ticket, f"@[{cast['grace'].id}] Bea is angry", internal=True)
    await do(database, _as(cast["ivo"]), ResolveTicket(ticket.id, "Done."))
    noted = AddOrderNote(ticket.order_id, f"@[{cast['grace'].id}] Bea again")
    await do(database, _as(cast["ivo"]), noted)
    await value(database, "update \"order\" set status = 'COMPLETED' where id = :id returning 1", id=ticket.order_id)

    await erase_somebody(database, bea.email)

    assert [each["text"] for each in await inbox(database, cast["grace"])] == ["—", "—"]
    assert "Bea" not in str(await rows(database, "select to_jsonb(mention) as row from mention"))


async def test_who_can_be_named_says_who_may_see_it(database: Database, cast: dict[str, Row]) -> None:
    ticket = await a_ticket(database, as_customer(await a_customer(database, "Bea")))
    ivo = _as(cast["ivo"])

    of_order = (await asked(database, ivo, MAY_NAME, about=cast["order"].id))["mentionables"]
    of_ticket = (await asked(database, ivo, MAY_NAME, about=ticket.id))["mentionables"]

    assert [(each["name"], each["maySee"]) for each in of_order] == [
        ("Grace", True), ("Ivo", True), ("Lea", True), ("Max", False), ("Day team", True)
    ]  # fmt: skip
    assert [each["name"] for each in of_ticket if each["maySee"]] == ["Grace", "Ivo"]
    assert (await asked(database, ivo, MAY_NAME, about="ord_nowhere"))["mentionables"] == []
    assert (await asked(database, _as(cast["lea"]), MAY_NAME, about=ticket.id))["mentionables"] == []


async def test_a_long_note_is_shown_by_its_beginning(database: Database, cast: dict[str, Row]) -> None:
    await note(database, cast, f"@[{cast['ivo'].id}]\n{'word ' * 100}")

    [found] = await inbox(database, cast["ivo"])

    assert len(found["text"]) <= 140
    assert found["text"].startswith("@Ivo word word")
    assert found["text"].endswith("word…")


async def test_somebody_sees_through_a_colleague_as_they_would_themselves(database: Database) -> None:
    """What is asked in a colleague's name before they are told is what they could ask themselves."""
    team = await a_team(database)
    picker = await a_colleague(database, "PICKER", team_id=team.id)
    [row] = await rows(
        database,
        "select s.*, t.warehouse_id from staff s join team t on t.id = s.team_id where s.id = :id",
        id=picker.id,
    )

    assert colleague(row).warehouse_id == team.warehouse_id
