"""A note travels with its parcel: whoever works on that reads it, is named in it, and hears of it; nobody else does."""

from typing import Any

import pytest

from orderflow.inbox.mentioning import NotForTheirEyes
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database, Row
from orderflow.kernel.refusal import Denied, InvalidInput, NotFound
from orderflow.orders.actions.desk import AddOrderNote
from orderflow.orders.hearing import audible
from orderflow.people.actions.staff import ChangeStaff
from orderflow.shipments.actions.add_shipment_note import AddShipmentNote
from tests.asked import asked, denied
from tests.parcels import a_parcel, a_team_at
from tests.paying import rows
from tests.shelves import FAR, NEAR
from tests.wire import value
from tests.world import a_colleague, as_staff, do, guest

ALONG = "query($id: ID!) { shipment(id: $id) { notes { body authorName shipmentId named { name } } } }"
OF_ORDER = "query($id: ID!) { order(id: $id) { notes { body shipmentId } } }"
INBOX = "{ me { unreadMentions } mentions { nodes { text shipment { number } order { number } ticket { id } } } }"
MAY_NAME = "query($about: ID!) { mentionables(about: $about) { name maySee } }"


@pytest.fixture
async def cast(database: Database) -> dict[str, Row]:
    """A parcel of the near warehouse; Max picks there, Noa picks far away, Grace is at the desk, Cay keeps goods."""
    order, parcel = await a_parcel(database)
    near = await value(database, "select id from team where warehouse_id = :near", near=NEAR)
    far = await a_team_at(database, FAR, "FAR")
    return {
        "order": order,
        "parcel": parcel,
        "max": await a_colleague(database, "PICKER", name="Max", team_id=near),
        "noa": await a_colleague(database, "PICKER", name="Noa", team_id=far.id),
        "grace": await a_colleague(database, "ORDER_DESK", name="Grace"),
        "cay": await a_colleague(database, "CATALOGUE", name="Cay"),
    }


def as_(row: Row, warehouse_id: str | None = None) -> Actor:
    return as_staff(*row.roles, staff_id=row.id, warehouse_id=warehouse_id)


async def note(database: Database, cast: dict[str, Row], body: str, who: str = "grace", **given: Any) -> None:
    """Somebody writes a note that travels with the parcel."""
    here = NEAR if who == "max" else FAR if who == "noa" else None
    await do(database, as_(cast[who], here), AddShipmentNote(cast["parcel"].id, body, **given))


async def test_whoever_picks_reads_what_travels_with_the_parcel_and_nothing_of_the_desk(
    database: Database, cast: dict[str, Row]
) -> None:
    await do(database, as_(cast["grace"]), AddOrderNote(cast["order"].id, "She paid late."))
    await note(database, cast, f"@[{cast['max'].id}] the box is soft.")
    picker = as_(cast["max"], NEAR)

    seen = await asked(database, picker, ALONG, id=cast["parcel"].id)
    [found] = (await asked(database, picker, INBOX))["mentions"]["nodes"]

    said = {"body": "@Max the box is soft.", "authorName": "Grace", "named": [{"name": "Max"}]}
    assert seen["shipment"]["notes"] == [said | {"shipmentId": cast["parcel"].id}]
    assert (found["text"], found["shipment"]) == ("@Max the box is soft.", {"number": cast["parcel"].number})
    assert await denied(database, picker, OF_ORDER, id=cast["order"].id) == ["FORBIDDEN"]


async def test_the_desk_reads_it_among_the_notes_of_the_order(database: Database, cast: dict[str, Row]) -> None:
    await note(database, cast, "One cup had a crack.", "max")

    seen = await asked(database, as_(cast["grace"]), OF_ORDER, id=cast["order"].id)

    assert seen["order"]["notes"] == [{"body": "One cup had a crack.", "shipmentId": cast["parcel"].id}]


async def test_of_another_warehouse_nobody_writes_is_named_or_hears(database: Database, cast: dict[str, Row]) -> None:
    with pytest.raises(NotFound):
        await note(database, cast, "Hm.", "noa")
    with pytest.raises(NotForTheirEyes) as refused:
        await note(database, cast, f"@[{cast['noa'].id}] @[{cast['cay'].id}] look.")
    await note(database, cast, f"@[{cast['max'].id}] look.")

    assert refused.value.names == "Noa, Cay"
    may_name = (await asked(database, as_(cast["max"], NEAR), MAY_NAME, about=cast["parcel"].id))["mentionables"]
    assert {each["name"] for each in may_name if each["maySee"]} >= {"Max", "Grace"}
    assert not {"Noa", "Cay"} & {each["name"] for each in may_name if each["maySee"]}
    assert (await asked(database, as_(cast["noa"], FAR), MAY_NAME, about=cast["parcel"].id))["mentionables"] == []
    [event] = await rows(database, "select * from event where type = 'shipment.note_added'")
    assert (event.subject, event.payload["mentioned"]) == (cast["parcel"].id, [cast["max"].id])
    assert "look" not in str(event.payload)
    async with database.read() as connection:
        assert len(await audible(connection, as_(cast["max"], NEAR), [event])) == 1
        assert await audible(connection, as_(cast["noa"], FAR), [event]) == []
        assert await audible(connection, as_staff("ANALYST"), [event]) == []
        assert await audible(connection, guest(), [event]) == []


async def test_who_no_longer_works_at_the_desk_keeps_only_what_travels(
    database: Database, cast: dict[str, Row]
) -> None:
    """Grace goes to the shelves: of what named her she finds the parcel's note, and no longer the order's."""
    boss = as_staff("ADMIN")
    await do(database, boss, AddOrderNote(cast["order"].id, f"@[{cast['grace'].id}] she paid late."))
    await do(database, boss, AddShipmentNote(cast["parcel"].id, f"@[{cast['grace'].id}] soft box."))
    await do(database, boss, ChangeStaff(cast["grace"].id, 1, roles=["PICKER"]))

    seen = await asked(database, as_staff("PICKER", staff_id=cast["grace"].id, warehouse_id=NEAR), INBOX)
    elsewhere = await asked(database, as_staff("PICKER", staff_id=cast["grace"].id, warehouse_id=FAR), INBOX)

    assert [each["text"] for each in seen["mentions"]["nodes"]] == ["@Grace soft box."]
    assert seen["me"]["unreadMentions"] == 1
    assert [each["text"] for each in elsewhere["mentions"]["nodes"]] == [""]


@pytest.mark.parametrize("body", ["", "  \n ", "x" * 2001, "\x00"])
async def test_a_note_without_words_or_with_too_many_is_refused(
    database: Database, cast: dict[str, Row], body: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await note(database, cast, body)

    assert refused.value.path == ("body",)
    assert await value(database, "select count(*) from order_note") == 0


async def test_only_who_shares_notes_writes_and_a_key_makes_a_double_click_one(
    database: Database, cast: dict[str, Row]
) -> None:
    for _ in range(2):
        await note(database, cast, "Twice.", idempotency_key="one")

    assert await value(database, "select count(*) from order_note") == 1
    for someone in (as_(cast["cay"]), as_staff("ANALYST"), guest()):
        with pytest.raises(Denied):
            await do(database, someone, AddShipmentNote(cast["parcel"].id, "Hm."))
    assert await denied(database, as_staff("ANALYST"), ALONG, id=cast["parcel"].id) == ["FORBIDDEN"]
