"""Somebody is asked to work here, and comes in."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from orderflow.kernel import clock
from orderflow.kernel.access import Actor, Kind
from orderflow.kernel.db import Database
from orderflow.kernel.refusal import Denied, InvalidInput, NotFound, Refusals
from orderflow.notices.page import link_of, to_html, to_text
from orderflow.people.access import actor_of
from orderflow.people.actions.accept_invitation import AcceptInvitation
from orderflow.people.actions.invitations import (
    AlreadyHere,
    AlreadyInvited,
    InviteStaff,
    ResendInvitation,
    WithdrawInvitation,
)
from orderflow.people.actions.sign_in import SignIn
from orderflow.people.appointing import RoleTooWide
from orderflow.people.invited import InvitationOver
from orderflow.people.roles import PICKER, rights_of
from tests.parcels import drain
from tests.running import held
from tests.wire import value
from tests.world import a_colleague, a_customer, a_team, as_staff, do, guest

MAY = "may@shop.example"
PASSWORD = "long and hard to guess"


@pytest.fixture
async def boss(database: Database) -> Actor:
    row = await a_colleague(database, "ADMIN", name="Boss")
    return as_staff("ADMIN", staff_id=row.id)


async def invite(database: Database, boss: Actor, *roles: str, **values: Any) -> tuple[str, str]:
    """The id of an invitation, and the token of its link."""
    answer = await do(database, boss, InviteStaff(MAY, list(roles or ["PICKER"]), **values))
    return answer["invitation"], token_of(answer)


def token_of(answer: dict[str, Any]) -> str:
    address, _, token = answer["link"].partition("/staff/join#")
    assert address.startswith("http")
    return str(token)


def accept(token: str, name: str = "May") -> AcceptInvitation:
    return AcceptInvitation(token, name, PASSWORD)


async def test_who_is_invited_chooses_name_and_password_and_is_in(database: Database, boss: Actor) -> None:
    team = await a_team(database)
    given = InviteStaff(" May@Shop.Example ", ["SUPPORT", "PICKER", "PICKER"], team.id)
    invited = await do(database, boss, given)

    came = await do(database, guest(), accept(token_of(invited), "  May   Chen "))

    actor = await actor_of(database, cookie=came["session"])
    assert (actor.kind, actor.rights) == (Kind.STAFF, rights_of(["PICKER", "SUPPORT"]))
    async with database.read() as connection:
        row = await connection.one("select * from staff where id = :id", id=actor.staff_id)
        kept = await connection.one("select * from invitation")
        events = await connection.rows("select type, subject, actor, payload from event order by id")
        changes = await connection.rows("select * from settings_change order by id")
    assert (row.name, row.email, row.team_id, row.on_duty) == ("May Chen", MAY, team.id, True)
    assert (row.roles, kept.staff_id, kept.invited_by) == (["PICKER", "SUPPORT"], row.id, boss.staff_id)
    place = {"roles": ["PICKER", "SUPPORT"], "team": team.code}
    assert [(each.type, each.subject, each.payload.get("fields")) for each in events] == [
        ("invitation.sent", kept.id, ["email", "roles", "team", "locale", "sent"]),
        ("invitation.accepted", kept.id, None),
        ("staff.joined", row.id, ["roles", "team"]),
    ]
    assert [(each.called["en"], each.before, each.after) for each in changes] == [
        (MAY, {}, {"email": MAY, "locale": "en", "sent": 1, **place}),
        ("May Chen", {}, place),
    ]
    assert events[0].actor == f"STAFF:{boss.staff_id}"
    again = await do(database, guest(), SignIn(MAY, PASSWORD))
    assert again["viewer"].staff_id == row.id


@pytest.mark.parametrize("locale", ["zh-Hant", "zh-Hans", "en"])
async def test_a_letter_brings_the_link_in_the_language_that_was_chosen(
    database: Database, boss: Actor, locale: str
) -> None:
    _, token = await invite(database, boss, locale=locale)
    await drain(database)

    async with database.read() as connection:
        letter = await connection.one("select * from letter")
        told = await connection.value("select string_agg(payload::text, '') from event")
    assert (letter.recipient, letter.kind, letter.state, letter.locale) == (MAY, "STAFF_INVITED", "SENT", locale)
    assert link_of(letter, with_token=True).endswith(f"/staff/join#{token}")
    assert "Boss" in to_text(letter, with_token=False)
    assert token not in to_text(letter, with_token=False) + to_html(letter, with_token=False)
    assert token in to_text(letter, with_token=True)
    assert token in to_html(letter, with_token=True)
    assert token not in told
    assert MAY not in told


async def test_a_letter_that_was_overtaken_is_not_written(database: Database, boss: Actor) -> None:
    invitation, _ = await invite(database, boss)
    await do(database, boss, ResendInvitation(invitation))
    await drain(database)

    assert await value(database, "select array_agg(once) from letter") == [f"{invitation}:2"]


async def test_a_second_letter_ends_the_link_of_the_first(database: Database, boss: Actor) -> None:
    invitation, first = await invite(database, boss)
    second = token_of(await do(database, boss, ResendInvitation(invitation)))

    with pytest.raises(InvitationOver):
        await do(database, guest(), accept(first))

    assert (await do(database, guest(), accept(second)))["viewer"].is_staff


async def test_a_link_that_is_over_and_one_that_never_was_are_answered_alike(database: Database, boss: Actor) -> None:
    used = await _used(database, boss)
    withdrawn = await _withdrawn(database, boss)
    _, late = await invite(database, boss)
    async with database.read() as connection:
        past = clock.real() - timedelta(seconds=1)
        await connection.run("update invitation set expires_at = :past where accepted_at is null", past=past)

    said = set()
    for token in (used, withdrawn, late, "a guess", "", "\ud800"):
        with pytest.raises(InvitationOver) as refused:
            await do(database, guest(), accept(token))
        said.add((refused.value.message("en"), refused.value.path, str(refused.value.facts)))

    assert len(said) == 1
    assert await value(database, "select count(*) from staff where name = 'May'") == 0


async def _used(database: Database, boss: Actor) -> str:
    answer = await do(database, boss, InviteStaff("kai@shop.example", ["PICKER"]))
    await do(database, guest(), accept(token_of(answer), "Kai"))
    return token_of(answer)


async def _withdrawn(database: Database, boss: Actor) -> str:
    invitation, token = await invite(database, boss)
    await do(database, boss, WithdrawInvitation(invitation))
    await do(database, boss, WithdrawInvitation(invitation))
    return token


async def test_of_those_who_use_a_link_at_once_one_comes_in(database: Database, boss: Actor) -> None:
    """The lock sees to it, and the unique e-mail of colleagues would: either of them alone is enough."""
    invitation, token = await invite(database, boss)

    async with held(database, "invitation where id = :id", 3, id=invitation):
        coming = [asyncio.create_task(do(database, guest(), accept(token, name))) for name in ("May", "Eve", "Mallory")]
    answers = await asyncio.gather(*coming, return_exceptions=True)

    assert sorted(type(each).__name__ for each in answers) == ["InvitationOver", "InvitationOver", "Outcome"]
    assert await value(database, "select count(*) from staff") == 2
    assert await value(database, "select count(*) from event where type = 'staff.joined'") == 1


async def test_an_expired_invitation_is_sent_again(database: Database, boss: Actor) -> None:
    invitation, _ = await invite(database, boss)
    async with database.read() as connection:
        await connection.run("update invitation set expires_at = :past", past=clock.real() - timedelta(days=1))

    answer = await do(database, boss, ResendInvitation(invitation))

    assert (await do(database, guest(), accept(token_of(answer))))["viewer"].rights == PICKER


async def test_an_email_that_has_an_account_or_an_invitation_is_not_invited(database: Database, boss: Actor) -> None:
    await a_customer(database, "Ada")
    await invite(database, boss)

    for email, refusal in (
        ("ada@example.com", AlreadyHere),
        ("BOSS@shop.example", AlreadyHere),
        (MAY, AlreadyInvited),
    ):
        with pytest.raises(refusal) as refused:
            await do(database, boss, InviteStaff(email, ["PICKER"]))
        assert refused.value.path == ("email",)


async def test_two_who_invite_the_same_at_once_make_one_invitation(database: Database, boss: Actor) -> None:
    answers = await asyncio.gather(*(invite(database, boss) for _ in range(3)), return_exceptions=True)

    assert sorted(type(each).__name__ for each in answers) == ["AlreadyInvited", "AlreadyInvited", "tuple"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (InviteStaff("may", ["PICKER"]), "email"),
        (InviteStaff("may@shop", ["PICKER"]), "email"),
        (InviteStaff(MAY, []), "roles"),
        (InviteStaff(MAY, ["PICKER", "KING"]), "roles"),
        (InviteStaff(MAY, ["CUSTOMER"]), "roles"),
        (InviteStaff(MAY, ["PICKER"], "tem_nowhere"), "teamId"),
        (InviteStaff(MAY, ["PICKER"], locale="tlh"), "locale"),
    ],
)
async def test_bad_input_is_refused_where_it_was_typed(
    database: Database, boss: Actor, given: InviteStaff, field: str
) -> None:
    with pytest.raises((InvalidInput, Refusals)) as refused:
        await do(database, boss, given)

    several = getattr(refused.value, "several", [refused.value])
    assert [each.path for each in several] == [(field,)]
    assert await value(database, "select count(*) from invitation") == 0


@pytest.mark.parametrize(("name", "password"), [(" ", PASSWORD), ("May", "short"), ("a\u202eb", PASSWORD)])
async def test_a_bad_name_or_password_leaves_the_link_good(
    database: Database, boss: Actor, name: str, password: str
) -> None:
    _, token = await invite(database, boss)

    with pytest.raises(Refusals):
        await do(database, guest(), AcceptInvitation(token, name, password))

    assert (await do(database, guest(), accept(token)))["viewer"].is_staff


async def test_only_who_may_say_who_works_here_invites_and_nobody_gives_more_than_they_have(
    database: Database, boss: Actor
) -> None:
    supervisor = as_staff("SUPERVISOR")
    app = Actor(Kind.APP, "tok_1", frozenset(boss.rights - {next(iter(PICKER))}), "en")

    with pytest.raises(Denied):
        await do(database, supervisor, InviteStaff(MAY, ["PICKER"]))
    with pytest.raises(RoleTooWide) as refused:
        await do(database, app, InviteStaff(MAY, ["PICKER"]))

    assert refused.value.facts == {"roles": ["PICKER"]}


async def test_who_came_in_cannot_be_withdrawn_and_nobody_knows_an_invitation_that_is_none(
    database: Database, boss: Actor
) -> None:
    invitation, token = await invite(database, boss)
    await do(database, guest(), accept(token))

    for given in (WithdrawInvitation(invitation), ResendInvitation(invitation)):
        with pytest.raises(InvitationOver):
            await do(database, boss, given)
    with pytest.raises(NotFound):
        await do(database, boss, WithdrawInvitation("inv_nowhere"))
