"""An account shows that letters to its e-mail reach its owner, and only then gets what guests ordered with it."""

import asyncio
from typing import Any

import pytest

from orderflow.erasing import erase_somebody
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database, Row
from orderflow.kernel.refusal import Denied, Refusals
from orderflow.orders.access import orders_visible_to
from orderflow.orders.token import order_token
from orderflow.people.access import actor_of
from orderflow.people.account import NotSignedIn
from orderflow.people.actions.register_customer import RegisterCustomer
from orderflow.people.actions.reset_password import ResetPassword
from orderflow.people.actions.verify_email import RequestVerification, VerifyEmail
from orderflow.people.mailed import LinkOver
from orderflow.people.throttle import TooManyLetters
from tests.bought import a_received_order
from tests.parcels import drain
from tests.rooms.people.links import NEW, OLD, newest_link, reset_link, signed_in
from tests.running import held
from tests.wire import value
from tests.world import as_staff, do, guest

ADA = "ada@example.com"


async def register(database: Database, email: str = ADA) -> Actor:
    answer = await do(database, guest(), RegisterCustomer("Ada", email, OLD, "en"))
    return await actor_of(database, cookie=answer["session"])


async def a_guests_order(database: Database, email: str = "Ada@Example.com") -> Row:
    order, _ = await a_received_order(database, guest(), email=email)
    return order


async def seen_by(database: Database, actor: Actor) -> list[str]:
    sight = orders_visible_to(actor)
    async with database.read() as connection:
        found = await connection.rows(f'select id from "order" where {sight.where} order by id', **sight.values)
    return [row.id for row in found]


async def test_orders_of_guests_come_to_an_account_with_its_verification_and_not_before(database: Database) -> None:
    mine, other = await a_guests_order(database), await a_guests_order(database, "bea@example.com")
    ada = await register(database)
    await drain(database)
    assert await seen_by(database, ada) == []

    answer = await do(database, ada, VerifyEmail(await newest_link(database, "EMAIL_VERIFICATION")))
    await drain(database)

    assert answer["customer"] == ada.customer_id
    assert await seen_by(database, ada) == [mine.id]
    assert await seen_by(database, guest(order_token(mine.id))) == [mine.id]
    assert await value(database, 'select customer_id from "order" where id = :id', id=other.id) is None
    claimed = "select array_agg(order_id) from event where type = 'order.claimed'"
    assert await value(database, claimed) == [mine.id]
    assert await value(database, "select count(*) from mailed_link") == 0


async def test_a_link_alone_verifies_nothing(database: Database) -> None:
    """Or whoever opens an account with somebody else's e-mail gets their orders once they follow the link."""
    await a_guests_order(database)
    mallory = await register(database)
    token = await newest_link(database, "EMAIL_VERIFICATION")
    bea = await register(database, "bea@example.com")

    with pytest.raises(NotSignedIn):
        await do(database, guest(), VerifyEmail(token))
    with pytest.raises(LinkOver):
        await do(database, bea, VerifyEmail(token))
    await drain(database)

    assert await value(database, "select count(*) from customer where email_verified_at is not null") == 0
    assert await seen_by(database, mallory) == await seen_by(database, bea) == []


async def test_who_gets_the_letters_takes_the_account_from_whoever_opened_it_in_their_name(database: Database) -> None:
    order = await a_guests_order(database)
    mallory = await register(database)

    came = await do(database, guest(), ResetPassword(await reset_link(database), NEW))
    await drain(database)

    assert await seen_by(database, await actor_of(database, cookie=came["session"])) == [order.id]
    assert await value(database, "select count(*) from session where id = :id", id=mallory.session_id) == 0


async def test_a_letter_is_sent_again_and_ends_the_link_of_the_first(database: Database) -> None:
    ada = await register(database)
    first = await newest_link(database, "EMAIL_VERIFICATION")

    await do(database, ada, RequestVerification("zh-Hant"))
    second = await newest_link(database, "EMAIL_VERIFICATION")

    assert await value(database, "select array_agg(locale order by id) from letter") == ["en", "zh-Hant"]
    with pytest.raises(LinkOver):
        await do(database, ada, VerifyEmail(first))
    await do(database, ada, VerifyEmail(second))
    with pytest.raises(LinkOver):
        await do(database, ada, VerifyEmail(second))
    await do(database, ada, RequestVerification())
    await drain(database)
    assert await value(database, "select count(*) from letter") == 2


async def test_a_link_to_verify_opens_no_account_and_a_link_to_reset_verifies_by_itself_only(
    database: Database,
) -> None:
    ada = await register(database)
    verifies = await newest_link(database, "EMAIL_VERIFICATION")
    resets = await reset_link(database)

    with pytest.raises(LinkOver):
        await do(database, guest(), ResetPassword(verifies, NEW))
    with pytest.raises(LinkOver):
        await do(database, ada, VerifyEmail(resets))


async def test_of_those_who_use_one_link_one_verifies(database: Database) -> None:
    """All four wait for the account before one goes on."""
    await register(database)
    token = await newest_link(database, "EMAIL_VERIFICATION")
    browsers = [await signed_in(database) for _ in range(4)]

    async with held(database, "customer where email = :email", 4, email=ADA):
        tries = [asyncio.create_task(do(database, each, VerifyEmail(token))) for each in browsers]
    answers = await asyncio.gather(*tries, return_exceptions=True)

    assert sorted(type(answer).__name__ for answer in answers) == ["LinkOver"] * 3 + ["Outcome"]
    assert await value(database, "select count(*) from event where type = 'email.verified'") == 1


async def test_who_may_not_and_what_is_wrong_is_refused(database: Database) -> None:
    ada = await register(database)

    with pytest.raises(Refusals):
        await do(database, ada, RequestVerification("tlh"))
    with pytest.raises(NotSignedIn):
        await do(database, guest(), RequestVerification())
    with pytest.raises(Denied):
        await do(database, as_staff("ADMIN"), RequestVerification())
    for _ in range(3):
        await do(database, ada, RequestVerification())
    with pytest.raises(TooManyLetters):
        await do(database, ada, RequestVerification())


async def test_of_who_is_erased_no_link_and_no_letter_knows_the_email(database: Database) -> None:
    ada = await register(database)
    await reset_link(database)

    await erase_somebody(database, ADA)
    await drain(database)

    for table in ("mailed_link", "letter", "customer", "event"):
        found: Any = await value(database, f"select count(*) from {table} as t where t::text ilike '%ada@%'")
        assert found == 0, table
    assert await value(database, "select count(*) from mailed_link") == 0
    assert ada.customer_id


async def test_an_erased_account_claims_nothing(database: Database) -> None:
    """Its news may come after it was erased; a new account with the e-mail has to verify it itself."""
    ada = await register(database)
    token = await newest_link(database, "EMAIL_VERIFICATION")
    order = await a_guests_order(database)
    await do(database, ada, VerifyEmail(token))
    await erase_somebody(database, ada.customer_id or "")
    await drain(database)

    assert await value(database, 'select customer_id from "order" where id = :id', id=order.id) is None
