"""The keys of programs."""

import pytest

from orderflow.kernel.access import Actor, Kind
from orderflow.kernel.db import Database
from orderflow.kernel.refusal import Denied, InvalidInput, NotFound, Refusals
from orderflow.kernel.rights import Can
from orderflow.people.access import UnknownToken, actor_of
from orderflow.people.actions.app_tokens import CreateAppToken, RevokeAppToken, ScopeTooWide
from orderflow.people.recent import forget_all
from orderflow.people.roles import CUSTOMER, PICKER, SUPERVISOR
from tests.world import a_colleague, a_customer, as_staff, do, guest


@pytest.fixture
async def boss(database: Database) -> Actor:
    row = await a_colleague(database, "SUPERVISOR", name="Boss")
    return as_staff("SUPERVISOR", staff_id=row.id)


async def test_a_token_does_what_its_scopes_say_rights_or_roles(database: Database, boss: Actor) -> None:
    answer = await do(database, boss, CreateAppToken("Robot", ["PICKER", "TRACK"]))

    app = await actor_of(database, bearer=answer["token"], locale="en")
    assert (app.kind, app.id, app.rights) == (Kind.APP, answer["app_token"], PICKER | {Can.TRACK})
    assert (app.customer_id, app.staff_id, app.is_staff) == (None, None, True)


async def test_a_token_that_acts_as_a_customer_is_that_customer(database: Database, boss: Actor) -> None:
    customer = await a_customer(database)

    answer = await do(database, boss, CreateAppToken("Agent", ["CUSTOMER"], customer_id=customer.id))

    app = await actor_of(database, bearer=answer["token"])
    assert (app.kind, app.customer_id, app.rights, app.is_staff) == (Kind.APP, customer.id, CUSTOMER, False)


@pytest.mark.parametrize(
    ("scopes", "as_customer", "wider"),
    [
        (["SET_PRICES", "SEE_ORDERS"], False, ["SET_PRICES"]),
        (
            ["ADMIN"],
            False,
            ["IMPORT_ORDERS", "KEEP_CATALOGUE", "KEEP_SETTINGS", "MANAGE_STAFF", "SEE_CHANGES", "SET_PRICES"],
        ),
        (["SHOP"], False, ["SHOP"]),
        (["SHOP", "REFUND"], True, ["REFUND"]),
    ],
)
async def test_a_token_is_never_wider_than_its_owner(
    database: Database, boss: Actor, scopes: list[str], as_customer: bool, wider: list[str]
) -> None:
    customer_id = (await a_customer(database)).id if as_customer else None

    with pytest.raises(ScopeTooWide) as refused:
        await do(database, boss, CreateAppToken("Robot", scopes, customer_id=customer_id))

    assert refused.value.facts == {"scopes": wider}


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (CreateAppToken("Robot", []), "scopes"),
        (CreateAppToken("Robot", ["SEE_ORDERS", "EVERYTHING"]), "scopes"),
        (CreateAppToken(" ", ["SEE_ORDERS"]), "name"),
        (CreateAppToken("Robot", ["SEE_ORDERS"], expires_in_days=0), "expiresInDays"),
        (CreateAppToken("Robot", ["SEE_ORDERS"], expires_in_days=10**9), "expiresInDays"),
    ],
)
async def test_bad_input_is_refused(database: Database, boss: Actor, given: CreateAppToken, field: str) -> None:
    with pytest.raises((InvalidInput, Refusals)) as refused:
        await do(database, boss, given)

    assert field in str([each.path for each in getattr(refused.value, "several", [refused.value])])


async def test_an_unknown_customer_cannot_be_acted_for(database: Database, boss: Actor) -> None:
    with pytest.raises(NotFound):
        await do(database, boss, CreateAppToken("Agent", ["CUSTOMER"], customer_id="cus_nobody"))


@pytest.mark.parametrize("actor", [guest(), as_staff("ORDER_DESK"), as_staff("ANALYST")])
async def test_only_who_manages_tokens_makes_and_revokes_them(database: Database, actor: Actor) -> None:
    for given in (CreateAppToken("Robot", ["SEE_ORDERS"]), RevokeAppToken("tok_1")):
        with pytest.raises(Denied):
            await do(database, actor, given)


async def test_a_revoked_token_opens_nothing_and_a_second_revoke_changes_nothing(
    database: Database, boss: Actor
) -> None:
    answer = await do(database, boss, CreateAppToken("Robot", ["SEE_ORDERS"]))

    for _ in range(2):
        await do(database, boss, RevokeAppToken(answer["app_token"]))

    with pytest.raises(UnknownToken):
        await actor_of(database, bearer=answer["token"])
    async with database.read() as connection:
        types = [row.type for row in await connection.rows("select type from event order by id")]
    assert types == ["app_token.created", "app_token.revoked"]


async def test_an_expired_token_opens_nothing(database: Database, boss: Actor) -> None:
    answer = await do(database, boss, CreateAppToken("Robot", ["SEE_ORDERS"], expires_in_days=1))
    assert (await actor_of(database, bearer=answer["token"])).rights == {Can.SEE_ORDERS}

    async with database.read() as connection:
        await connection.run("update app_token set expires_at = expires_at - cast('1 day' as interval)")
    forget_all(database)

    with pytest.raises(UnknownToken):
        await actor_of(database, bearer=answer["token"])


@pytest.mark.parametrize("bearer", ["", "nonsense", "of_12345678_", "of_' or true --", "x" * 10_000, "\ud800"])
async def test_an_unknown_token_is_nobody_not_even_a_guest(database: Database, bearer: str) -> None:
    with pytest.raises(UnknownToken):
        await actor_of(database, bearer=bearer)


async def test_a_token_loses_what_its_maker_loses(database: Database, boss: Actor) -> None:
    answer = await do(database, boss, CreateAppToken("Robot", ["SEE_ORDERS", "REFUND"]))

    async with database.read() as connection:
        await connection.run("update staff set roles = cast('{ORDER_DESK}' as text[])")
    forget_all(database)

    assert boss.rights == SUPERVISOR
    assert (await actor_of(database, bearer=answer["token"])).rights == {Can.SEE_ORDERS}


async def test_the_secret_is_shown_once_and_not_kept_and_its_use_is_noted(database: Database, boss: Actor) -> None:
    answer = await do(database, boss, CreateAppToken("Robot", ["SEE_ORDERS"]))

    await actor_of(database, bearer=answer["token"])

    async with database.read() as connection:
        row = await connection.one("select * from app_token")
        events = await connection.rows("select * from event")
    assert answer["token"].startswith(f"of_{row.prefix}_")
    assert row.last_used_at is not None
    secret = answer["token"].removeprefix(f"of_{row.prefix}_")
    assert secret not in repr([*row.values(), *map(tuple, events)])
