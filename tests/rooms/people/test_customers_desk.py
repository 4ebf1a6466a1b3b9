"""Staff look for customers, see what belongs to them, and tell each other what to know of them."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from orderflow.erasing import erase_somebody
from orderflow.kernel.access import Actor, Kind
from orderflow.kernel.db import Database, Row
from orderflow.kernel.refusal import Denied, InvalidInput, NotFound
from orderflow.kernel.rights import Can
from orderflow.people.actions.add_customer_note import LONGEST, AddCustomerNote
from orderflow.people.actions.keep_addresses import AddAddress
from orderflow.people.roles import STAFF_ROLES
from tests.asked import asked, denied
from tests.bought import a_received_order
from tests.paying import ADDRESS
from tests.running import held
from tests.wire import value
from tests.world import a_colleague, a_customer, as_customer, as_staff, do, guest

SUPPORT = as_staff("SUPPORT")
MAY = {"ORDER_DESK", "FINANCE", "SUPPORT", "SUPERVISOR", "ADMIN"}
FIND = """query($search: String, $verified: Boolean, $sort: CustomerSort! = NAME, $first: Int! = 25, $after: String) {
  customers(filter: {search: $search, verified: $verified}, sort: $sort, first: $first, after: $after) {
    totalCount nodes { name orderCount lastOrderAt spent { amount currencyCode } }
    pageInfo { hasNextPage endCursor } } }"""
PAGE = """query($id: ID!) {
  customer(id: $id) { name email locale emailVerifiedAt orderCount spent { amount } addresses { phone }
    notes { body authorName } }
  orders(filter: {customerId: $id}) { totalCount nodes { number } }
  tickets(filter: {customerId: $id}) { totalCount } }"""


async def names(database: Database, actor: Actor = SUPPORT, **given: Any) -> list[str]:
    """The names that a search finds, in their order."""
    return [each["name"] for each in (await asked(database, actor, FIND, **given))["customers"]["nodes"]]


@pytest.fixture
async def cast(database: Database) -> dict[str, Row]:
    """Ada ordered twice, Bea once, Cleo never; Ada keeps an address."""
    ada = await a_customer(database, "Ada Lin", email="lin@example.com", email_verified_at=None)
    bea = await a_customer(database, "Bea", locale="zh-Hant")
    cleo = await a_customer(database, "Cleo")
    await do(database, as_customer(ada), AddAddress(replace(ADDRESS, phone="+86 (139) 4242-0001")))
    for who in (ada, bea, ada):
        await a_received_order(database, as_customer(who), captured=20000, email=who.email)
    await a_received_order(database, guest(), email="lin@example.com")
    return {"ada": ada, "bea": bea, "cleo": cleo}


async def test_customers_are_found_by_name_email_phone_and_order(database: Database, cast: dict[str, Row]) -> None:
    number = await value(database, 'select min(number) from "order" where customer_id = :id', id=cast["bea"].id)

    assert await names(database) == ["Ada Lin", "Bea", "Cleo"]
    assert await names(database, search=" ada ") == ["Ada Lin"]
    assert await names(database, search="LIN@ex") == ["Ada Lin"]
    assert await names(database, search=number) == ["Bea"]
    assert await names(database, search="139-4242 0001") == ["Ada Lin"]
    assert await names(database, search="4242") == []
    for nothing in ("%", "_", "'", "\\", "nobody", "\u202e"):
        assert await names(database, search=nothing) == [], nothing


async def test_customers_are_sorted_counted_and_paged(database: Database, cast: dict[str, Row]) -> None:
    async with database.read() as connection:
        await connection.run("update customer set email_verified_at = now() where name = 'Bea'")
        await connection.run('update "order" set placed_at = now() where customer_id = :id', id=cast["bea"].id)
        past = "update \"order\" set placed_at = now() - interval '1 day' where customer_id = :id"
        await connection.run(past, id=cast["ada"].id)

    assert await names(database, sort="NEWEST") == ["Cleo", "Bea", "Ada Lin"]
    assert await names(database, sort="MOST_ORDERS") == ["Ada Lin", "Bea", "Cleo"]
    assert await names(database, sort="LAST_ORDER") == ["Bea", "Ada Lin", "Cleo"]
    assert await names(database, verified=True) == ["Bea"]
    assert await names(database, verified=False) == ["Ada Lin", "Cleo"]
    for sort in ("NAME", "NEWEST", "MOST_ORDERS", "LAST_ORDER"):
        found, after, page = [], None, {}
        for _ in range(3):
            page = (await asked(database, SUPPORT, FIND, sort=sort, first=1, after=after))["customers"]
            found += [each["name"] for each in page["nodes"]]
            after = page["pageInfo"]["endCursor"]
            assert page["totalCount"] == 3
        assert found == await names(database, sort=sort)
        assert page["pageInfo"]["hasNextPage"] is False


async def test_a_customers_page_has_what_belongs_to_them_and_nothing_of_a_guest(
    database: Database, cast: dict[str, Row]
) -> None:
    grace = await a_colleague(database, "SUPPORT")
    note = AddCustomerNote(cast["ada"].id, "  Rings twice.\n")
    await do(database, as_staff("SUPPORT", staff_id=grace.id), note)

    page = await asked(database, SUPPORT, PAGE, id=cast["ada"].id)

    assert page["customer"]["notes"] == [{"body": "Rings twice.", "authorName": "Grace"}]
    assert page["customer"]["spent"] == [{"amount": "400.00"}]
    assert (page["customer"]["orderCount"], page["orders"]["totalCount"]) == (2, 2)
    assert page["customer"]["addresses"] == [{"phone": "+86 (139) 4242-0001"}]
    assert page["customer"]["emailVerifiedAt"] is None
    assert page["tickets"]["totalCount"] == 0


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
async def test_who_may_not_see_customers_reaches_neither_list_page_nor_note(
    database: Database, cast: dict[str, Row], role: str
) -> None:
    actor, id = as_staff(role), cast["ada"].id
    if role in MAY:
        assert await names(database, actor, search="Ada") == ["Ada Lin"]
        await do(database, actor, AddCustomerNote(id, "Hm."))
        return

    assert await denied(database, actor, FIND) == ["FORBIDDEN"]
    assert await denied(database, actor, "query($id: ID!) { customer(id: $id) { name } }", id=id) == ["FORBIDDEN"]
    with pytest.raises(Denied):
        await do(database, actor, AddCustomerNote(id, "Hm."))
    if Can.SEE_CONTACTS in actor.rights:  # who sends parcels sees for whom, and no more
        found = await asked(
            database, actor, "query($id: ID!) { node(id: $id) { ... on Customer { addresses { id } } } }", id=id
        )
        assert found["node"]["addresses"] == []
    else:
        found = await asked(database, actor, "query($id: ID!) { node(id: $id) { id } }", id=id)
        assert found["node"] is None


async def test_customers_see_themselves_and_never_what_is_noted(database: Database, cast: dict[str, Row]) -> None:
    ada, own = as_customer(cast["ada"]), "{ me { customer { orderCount spent { amount } } } }"
    await do(database, SUPPORT, AddCustomerNote(cast["ada"].id, "Hm."))

    assert (await asked(database, ada, own))["me"]["customer"] == {"orderCount": 2, "spent": [{"amount": "400.00"}]}
    assert await denied(database, ada, "{ me { customer { notes { body } } } }") == ["FORBIDDEN"]
    assert await denied(database, ada, FIND) == ["FORBIDDEN"]
    assert await denied(database, guest(), FIND) == ["UNAUTHENTICATED"]


async def test_a_program_needs_both_rights(database: Database, cast: dict[str, Row]) -> None:
    for rights, found in (({Can.SEE_CUSTOMERS, Can.SEE_CONTACTS}, 1), ({Can.SEE_CUSTOMERS}, 0)):
        robot = Actor(Kind.APP, "tok_1", frozenset(rights), "en")
        answer = await asked(database, robot, '{ customers(filter: {search: "Ada"}) { totalCount } }')
        assert answer["customers"]["totalCount"] == found


@pytest.mark.parametrize("body", ["", " \n", "x" * (LONGEST + 1)])
async def test_a_note_says_something_and_not_too_much(database: Database, cast: dict[str, Row], body: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        await do(database, SUPPORT, AddCustomerNote(cast["ada"].id, body))

    assert refused.value.path == ("body",)
    assert await value(database, "select count(*) from customer_note") == 0


@pytest.mark.parametrize("search", ["x" * 101])
async def test_what_nobody_could_search_for_is_refused(database: Database, search: str) -> None:
    assert await denied(database, SUPPORT, FIND, search=search) == ["INVALID_INPUT"]


async def test_what_is_told_of_a_note_names_nobody_and_only_whoever_sees_customers_hears_it(
    database: Database, cast: dict[str, Row]
) -> None:
    await do(database, SUPPORT, AddCustomerNote(cast["ada"].id, "Ada rings twice."))

    async with database.read() as connection:
        event = await connection.one("select * from event where type = 'customer.note_added'")
        note = await connection.one("select * from customer_note")
    assert (event.subject, event.order_id, event.payload) == (cast["ada"].id, None, {"note": note.id})


async def test_of_who_was_erased_nothing_is_noted_or_found(database: Database) -> None:
    bea = await a_customer(database, "Bea")
    await do(database, SUPPORT, AddCustomerNote(bea.id, "Bea rings twice."))

    await erase_somebody(database, bea.email)

    assert await value(database, "select count(*) from customer_note") == 0
    assert await names(database) == []
    with pytest.raises(NotFound):
        await do(database, SUPPORT, AddCustomerNote(bea.id, "Bea was erased."))


async def test_a_note_that_is_written_while_somebody_is_erased_does_not_stay(database: Database) -> None:
    """Both wait for the account, and whoever gets it first, the note goes."""
    bea = await a_customer(database, "Bea")

    async with held(database, "customer where id = :id", 2, id=bea.id):
        erasing = asyncio.create_task(erase_somebody(database, bea.email))
        noting = asyncio.create_task(do(database, SUPPORT, AddCustomerNote(bea.id, "Bea rings twice.")))
    await asyncio.gather(erasing, noting, return_exceptions=True)

    assert await value(database, "select count(*) from customer_note") == 0
