"""The cast of the demo shop: its teams, staff and customers, all with one password."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.db import Row
from orderflow.kernel.work import Work
from orderflow.people import passwords
from orderflow.people.checks import tidy_email
from orderflow.people.roles import STAFF_ROLES
from orderflow.people.tables import Customer, CustomerAddress, Staff, Team

PASSWORD = "orderflow-demo"
A_WHILE = timedelta(days=100)
"""How long the customers of the demo shop have been with it."""


async def load(work: Work, cast: Mapping[str, Any], password: str, warehouses: Mapping[str, str]) -> dict[str, Row]:
    """Enter the cast of catalog/demo/people.json, given the ids of its warehouses by code; answers people by e-mail."""
    password_hash = await passwords.hashed(password)
    teams = {given["code"]: await _team(work, given, warehouses) for given in cast["teams"]}
    people: dict[str, Row] = {}
    for given in cast["staff"]:
        team = teams[given["team"]].id if given["team"] else None
        person = await employ(work, given["name"], given["email"], given["roles"], password_hash, team_id=team)
        people[person.email] = person
    for given in cast["customers"]:
        person = await _customer(work, given, password_hash)
        people[person.email] = person
    return people


async def employ(
    work: Work, name: str, email: str, roles: list[str], password_hash: str | None, *, team_id: str | None = None
) -> Row:
    """Add a member of staff."""
    if unknown := set(roles) - set(STAFF_ROLES):
        raise ValueError(f"no such roles: {', '.join(sorted(unknown))}")
    return await work.add(
        Staff,
        name=name,
        email=tidy_email(email),
        password_hash=password_hash,
        roles=roles,
        team_id=team_id,
        on_duty=True,
        version=1,
    )


async def _team(work: Work, given: Mapping[str, Any], warehouses: Mapping[str, str]) -> Row:
    plain = {name: given[name] for name in ("code", "name", "regions", "skills", "shift_start", "shift_end")}
    return await work.add(Team, **plain, warehouse_id=warehouses[given["warehouse"]], on_duty=True, version=1)


async def _customer(work: Work, given: Mapping[str, Any], password_hash: str) -> Row:
    plain = {"name": given["name"], "email": tidy_email(given["email"]), "locale": given["locale"]}
    since = clock.now() - A_WHILE
    customer = await work.add(
        Customer, **plain, password_hash=password_hash, created_at=since, email_verified_at=since, version=1
    )
    for address in given["addresses"]:
        await work.add(CustomerAddress, customer_id=customer.id, address=address)
    return customer
