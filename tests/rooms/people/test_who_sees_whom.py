"""Which people somebody may see, and the cast of the demo shop."""

import json
from pathlib import Path
from typing import Any

from orderflow.kernel.access import SYSTEM, Actor, sight_of
from orderflow.kernel.db import Database, table
from orderflow.kernel.work import as_system
from orderflow.people import demo
from orderflow.people.actions.sign_in import SignIn
from orderflow.people.tables import AppToken, Customer, CustomerAddress, Staff, Team
from tests.world import a_colleague, a_customer, a_team, as_customer, as_staff, do, guest

CAST = json.loads(
    (Path(__file__).parents[3] / "backend/orderflow/catalog/demo/people.json").read_text(encoding="utf-8")
)
EVERYBODY: list[Any] = [Customer, CustomerAddress, Staff, Team, AppToken]


async def test_a_customer_sees_itself_and_nobody_else(database: Database) -> None:
    ada, _bob = await a_customer(database, "Ada"), await a_customer(database, "Bob")
    await a_colleague(database, "ADMIN", team_id=(await a_team(database)).id)

    assert await _seen(database, as_customer(ada), Customer) == {ada.id}
    for model in EVERYBODY:
        assert await _seen(database, guest("some token"), model) == set()
        if model is not Customer:
            assert await _seen(database, as_customer(ada), model) == set()


async def test_staff_see_customers_only_with_contacts_and_colleagues_only_as_planners(database: Database) -> None:
    ada = await a_customer(database, "Ada")
    here, there = await a_team(database, "HZ"), await a_team(database, "GZ", warehouse_id="whs_gz")
    wu = await a_colleague(database, "PICKER", name="Wu", team_id=here.id)
    mate = await a_colleague(database, "PICKER", name="Mate", team_id=here.id)
    far = await a_colleague(database, "PICKER", name="Far", team_id=there.id)
    picker = as_staff("PICKER", warehouse_id="whs_hz", staff_id=wu.id)
    lone = as_staff("PICKER", warehouse_id="nowhere", staff_id=far.id)
    pricer = as_staff("CATALOGUE", staff_id=far.id)

    assert await _seen(database, as_staff("SUPPORT"), Customer) == {ada.id}
    for actor in (picker, as_staff("ANALYST"), pricer):
        assert await _seen(database, actor, Customer) == set()
    assert await _seen(database, as_staff("LOGISTICS"), Staff) == {wu.id, mate.id, far.id}
    assert await _seen(database, as_staff("LOGISTICS"), Team) == {here.id, there.id}
    assert await _seen(database, picker, Staff) == {wu.id, mate.id}
    assert await _seen(database, picker, Team) == {here.id}
    assert await _seen(database, lone, Staff) == await _seen(database, pricer, Staff) == {far.id}
    assert await _seen(database, lone, Team) == await _seen(database, pricer, Team) == set()


async def test_the_demo_cast_can_sign_in_with_one_password(database: Database) -> None:
    warehouses = {given["code"]: f"whs_{given['code']}" for given in CAST["warehouses"]}

    people = await as_system(database, lambda work: demo.load(work, CAST, "one password for all", warehouses))

    assert len(people) == len(CAST["staff"]) + len(CAST["customers"])
    assert len(await _seen(database, SYSTEM, Team)) == 4
    assert len(await _seen(database, SYSTEM, CustomerAddress)) == sum(len(c["addresses"]) for c in CAST["customers"])
    picker = await do(database, guest(), SignIn("picker.hz@orderflow.example", "one password for all"))
    assert picker["viewer"].warehouse_id == "whs_HZ1"
    emma = await do(database, guest(), SignIn("emma.whitfield@example.com", "one password for all"))
    assert emma["viewer"].customer_id == people["emma.whitfield@example.com"].id
    assert len(await _seen(database, emma["viewer"], CustomerAddress)) == 1


async def _seen(database: Database, actor: Actor, model: Any) -> set[str]:
    sight = sight_of(model, actor)
    async with database.read() as connection:
        sql = f'select id from "{table(model).name}" where {sight.where}'
        return {row.id for row in await connection.rows(sql, **sight.values)}
