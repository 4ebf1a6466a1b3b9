"""How each refusal of an account, of a sign-in and of who works here is provoked, and what its own fields then say."""

from typing import Any

from orderflow.people import passwords
from tests.matrices.forced import force
from tests.matrices.inputs import ADDRESS, HARMLESS
from tests.matrices.provoking import provokes, refused
from tests.matrices.stage import ERRORS, Answer, Stage

NEW = "new@shop.example"
_FULL_BOOK = """
insert into customer_address (id, customer_id, address)
select customer.id || n, customer.id, '{}' from customer, generate_series(1, 50) as n
"""


@provokes("EMAIL_TAKEN")
async def email_taken(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """A second account for Ada."""
    given = {"name": "Ada", "email": "ada@example.com", "password": "long and hard to guess"}
    return await refused(stage, "PUBLIC", "registerCustomer", given, locale), {}


@provokes("NOT_SIGNED_IN")
async def not_signed_in(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """A guest keeps an address book."""
    return await refused(stage, "PUBLIC", "addAddress", {"address": ADDRESS}, locale), {}


@provokes("STILL_UNDER_WAY")
async def still_under_way(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """Ada erases her account while an order of hers is on its way, and a question about it open."""
    hash = await passwords.hashed("long and hard to guess")
    await stage.run("update customer set password_hash = :hash where email = 'ada@example.com'", hash=hash)
    given = {"password": "long and hard to guess"}
    return await refused(stage, "CUSTOMER", "eraseAccount", given, locale), {"orders": 1, "tickets": 1}


@provokes("ADDRESS_BOOK_FULL")
async def address_book_full(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """Somebody has as many addresses as the book holds, and writes another."""
    await stage.run(_FULL_BOOK)
    return await refused(stage, "CUSTOMER", "addAddress", {"address": ADDRESS}, locale), {}


@provokes("PASSWORD_WRONG")
async def password_wrong(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """Somebody at a browser that was left open does not know the password."""
    given = {"currentPassword": "a guess", "newPassword": "long and hard to guess"}
    return await refused(stage, "CUSTOMER", "changePassword", given, locale), {}


_PICKER = "(select id from staff where roles = '{PICKER}' order by id limit 1)"
_FACTOR = f"""
insert into second_factor (staff_id, nonce, last_step, begun_at, confirmed_at)
values ({_PICKER}, 'n', 0, now(), now())
"""


@provokes("CODE_WRONG")
async def code_wrong(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """A picker types the code of another app."""
    return await refused(stage, "PICKER", "confirmSecondFactor", {"code": "12"}, locale), {}


@provokes("SECOND_FACTOR_OFF")
async def second_factor_off(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """A picker confirms what was never begun."""
    return await refused(stage, "PICKER", "confirmSecondFactor", {"code": "123456"}, locale), {}


@provokes("SECOND_FACTOR_ON")
async def second_factor_on(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """A picker whose sign-in asks for a code sets it up again."""
    password = "long and hard to guess"
    hash = await passwords.hashed(password)
    await stage.run(f"update staff set password_hash = :hash where id = {_PICKER}", hash=hash)
    await stage.run(_FACTOR)
    return await refused(stage, "PICKER", "beginSecondFactor", {"password": password}, locale), {}


@provokes("OWN_SECOND_FACTOR")
async def own_second_factor(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """The administrator resets their own."""
    boss = await stage.one("select id from staff where 'ADMIN' = any(roles)")
    return await refused(stage, "ADMIN", "resetSecondFactor", {"staffId": boss.id}, locale), {}


@provokes("TOO_MANY_ATTEMPTS")
async def too_many_attempts(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """Somebody guesses Ada's password."""
    guess = {"email": "ada@example.com", "password": "a guess"}
    await stage.call("PUBLIC", "signIn", guess)
    await stage.run("update sign_in_attempt set tried = 5")
    answer = await refused(stage, "PUBLIC", "signIn", guess, locale)
    seconds = (answer.error or {}).get("retryAfterSeconds", 0)
    return answer, {"retryAfterSeconds": seconds if 0 < seconds <= 900 else "from 1 second to 15 minutes"}


@provokes("TOO_MANY_LETTERS")
async def too_many_letters(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """Somebody has letter after letter sent to Ada."""
    whose = {"email": "ada@example.com"}
    await stage.call("PUBLIC", "requestPasswordReset", whose)
    await stage.run("update sign_in_attempt set tried = 3")
    answer = await refused(stage, "PUBLIC", "requestPasswordReset", whose, locale)
    seconds = (answer.error or {}).get("retryAfterSeconds", 0)
    return answer, {"retryAfterSeconds": seconds if 0 < seconds <= 900 else "from 1 second to 15 minutes"}


@provokes("LINK_OVER")
async def link_over(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """Somebody guesses the link of a letter."""
    return await refused(stage, "PUBLIC", "resetPassword", HARMLESS["resetPassword"], locale), {}


@provokes("RATE_LIMITED")
async def rate_limited(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """Somebody opens account after account."""
    given = {"name": "Ada", "email": "ada@example.com", "password": "long and hard to guess"}
    await stage.call("PUBLIC", "registerCustomer", given)
    await stage.run("update sign_in_attempt set tried = 30")
    answer = await refused(stage, "PUBLIC", "registerCustomer", given, locale)
    seconds = (answer.error or {}).get("retryAfterSeconds", 0)
    return answer, {"retryAfterSeconds": seconds if 0 < seconds <= 900 else "from 1 second to 15 minutes"}


@provokes("SCOPE_TOO_WIDE")
async def scope_too_wide(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """A supervisor who may not set prices gives out the right to."""
    given = {"name": "Robot", "scopes": ["SEE_ORDERS", "SET_PRICES"]}
    return await refused(stage, "SUPERVISOR", "createAppToken", given, locale), {"scopes": ["SET_PRICES"]}


@provokes("ROLE_TOO_WIDE")
async def role_too_wide(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """An app that may say who works here, and nothing else, makes an administrator."""
    given = {"name": "Robot", "scopes": ["MANAGE_STAFF"]}
    made = await stage.call("ADMIN", "createAppToken", given, shows=f"token {ERRORS}")
    stage.keys = {**stage.keys, "ROBOT": {"authorization": f"Bearer {(made.payload or {})['token']}"}}
    await stage.send("ROBOT", "{ me { kind } }")  # that it is used is noted now, and then not for an hour
    given = {"email": NEW, "roles": ["ADMIN"]}
    return await refused(stage, "ROBOT", "inviteStaff", given, locale), {"roles": ["ADMIN"]}


@provokes("ALREADY_HERE")
async def already_here(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """Somebody who works here is asked to."""
    colleague = await stage.one("select email from staff where id = :id", id=stage.things["colleague"])
    given = {"email": colleague.email.upper(), "roles": ["PICKER"]}
    return await refused(stage, "ADMIN", "inviteStaff", given, locale), {}


@provokes("ALREADY_INVITED")
async def already_invited(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """Somebody is asked twice."""
    given = {"email": NEW, "roles": ["PICKER"]}
    await stage.call("ADMIN", "inviteStaff", given)
    return await refused(stage, "ADMIN", "inviteStaff", given, locale), {}


@provokes("INVITATION_OVER")
async def invitation_over(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """Somebody guesses a link."""
    return await refused(stage, "PUBLIC", "acceptInvitation", HARMLESS["acceptInvitation"], locale), {}


@provokes("LAST_ADMIN")
async def last_admin(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """The only administrator becomes a picker."""
    boss = await stage.one("select id, version from staff where 'ADMIN' = any(roles)")
    given = {"staffId": boss.id, "expectedVersion": boss.version, "roles": ["PICKER"]}
    return await refused(stage, "ADMIN", "changeStaff", given, locale), {}


@provokes("NOT_YOURSELF")
async def not_yourself(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """The administrator shuts themselves out."""
    boss = await stage.one("select id from staff where 'ADMIN' = any(roles)")
    return await refused(stage, "ADMIN", "disableStaff", {"staffId": boss.id}, locale), {}


@provokes("TEAM_CODE_TAKEN")
async def team_code_taken(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """A second team is to be called as the first."""
    team = await stage.one("select code, warehouse_id from team where id = :id", id=stage.things["team"])
    given = HARMLESS["createTeam"] | {"code": team.code, "warehouseId": team.warehouse_id}
    return await refused(stage, "SUPERVISOR", "createTeam", given, locale), {}


@provokes("TEAM_HAS_WORK")
async def team_has_work(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """The team that has Ada's parcel, and a picker, is given up."""
    await force(stage, "Shipment", "ASSIGNED")
    team = await stage.one("select id, version from team where id = :id", id=stage.things["team"])
    given = {"teamId": team.id, "expectedVersion": team.version}
    facts = {"parcels": 1, "orders": 1, "people": 1, "rules": 0}
    return await refused(stage, "SUPERVISOR", "retireTeam", given, locale), facts


@provokes("NOT_FOR_THEIR_EYES")
async def not_for_their_eyes(stage: Stage, locale: str) -> tuple[Answer, dict[str, Any]]:
    """A note about Ada's order names somebody who only picks."""
    picker = await stage.one("select id from staff where roles = '{PICKER}' order by id limit 1")
    await stage.run("update staff set name = 'Max' where id = :id", id=picker.id)
    given = {"orderId": stage.things["order"], "body": f"@[{picker.id}] Which door?"}
    return await refused(stage, "ORDER_DESK", "addOrderNote", given, locale), {"names": "Max"}
