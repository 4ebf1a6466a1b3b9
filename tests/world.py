"""The cast and the props: who asks, and what they find."""

import re
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.access import Actor, Kind, hash_token
from orderflow.kernel.action import ACTIONS, act
from orderflow.kernel.db import Database, Row
from orderflow.kernel.work import as_system
from orderflow.people.access import guest as unknown_guest
from orderflow.people.roles import CUSTOMER, rights_of
from orderflow.people.tables import Customer, Staff, Team


async def do(database: Database, actor: Actor, given: Any) -> dict[str, Any]:
    """Perform the verb an input is for: `await do(database, ada, ConfirmReceipt(…))`."""
    verb = re.sub(r"(?<!^)(?=[A-Z])", "_", type(given).__name__).lower()
    return await act(database, actor, ACTIONS[verb], given)


def guest(*tokens: str, address: str | None = None) -> Actor:
    """Somebody we do not know, with the tokens of their cart or orders in hand."""
    return unknown_guest("en", address, tuple(hash_token(token) for token in tokens))


def as_staff(*roles: str, warehouse_id: str | None = None, staff_id: str | None = None) -> Actor:
    """A member of staff with some roles; a picker belongs to a warehouse."""
    id = staff_id or "stf_somebody"
    return Actor(Kind.STAFF, id, rights_of(roles), "en", staff_id=id, warehouse_id=warehouse_id)


def as_customer(row: Row) -> Actor:
    """The customer of a row, signed in."""
    return Actor(Kind.CUSTOMER, row.id, CUSTOMER, "en", customer_id=row.id)


async def a_customer(database: Database, name: str = "Ada", **values: Any) -> Row:
    """A customer with an account, by default without a password."""
    plain = {"name": name, "email": f"{name.lower()}@example.com", "locale": "en", "created_at": clock.now()}
    return await _add(database, Customer, **{**plain, **values})


async def ada(database: Database) -> Actor:
    """Ada, a customer who is signed in."""
    return as_customer(await a_customer(database, "Ada"))


async def a_team(database: Database, code: str = "HZ1-DAY", **values: Any) -> Row:
    """A team on duty that sends everywhere in China."""
    plain = {
        "name": {"zh-Hant": "日班", "zh-Hans": "白班", "en": "Day team"},
        "warehouse_id": "whs_hz",
        "regions": ["CN"],
        "skills": ["fragile", "food", "oversize"],
        "shift_start": "08:00",
        "shift_end": "20:00",
        "on_duty": True,
    }
    return await _add(database, Team, code=code, **{**plain, **values})


async def a_colleague(database: Database, *roles: str, name: str = "Grace", **values: Any) -> Row:
    """A member of staff, by default without a password."""
    plain = {"name": name, "email": f"{name.lower()}@shop.example", "roles": list(roles), "on_duty": True}
    return await _add(database, Staff, **{**plain, **values})


async def _add(database: Database, model: Any, **values: Any) -> Row:
    return await as_system(database, lambda work: work.add(model, version=1, **values))
