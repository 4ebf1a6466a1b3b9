"""The keys by which events find their followers open the same orders as the row filter in SQL."""

from itertools import product
from typing import Any

from orderflow.kernel.access import SYSTEM, Actor, Kind
from orderflow.kernel.db import Database, query
from orderflow.orders.access import orders_visible_to
from orderflow.orders.hearing import borne_by, keys_of, sees
from orderflow.orders.token import order_token
from orderflow.people.roles import CUSTOMER, STAFF_ROLES, rights_of
from tests.bought import an_order
from tests.world import a_customer, as_customer, guest


async def test_keys_open_what_the_row_filter_shows(database: Database) -> None:
    """For guests, customers, apps and every role of the house, confined to a warehouse or not."""
    ada, bob = [as_customer(await a_customer(database, name)) for name in ("Ada", "Bob")]
    orders = [
        (await an_order(database, owner, warehouses=places))[0]
        for owner, places in product((ada, bob, None), ([], ["whs_near"], ["whs_near", "whs_far"]))
    ]
    tokens = [order_token(orders[n].id) for n in (0, 7)]
    actors: list[Any] = [
        ada, bob, guest(), guest(tokens[1]), guest(*tokens), ada.holding(tokens[1]), SYSTEM,
        Actor(Kind.APP, "tok_1", CUSTOMER, customer_id=ada.customer_id),
        Actor(Kind.APP, "tok_2", frozenset(), customer_id=ada.customer_id),
        *(
            Actor(kind, "stf_1", rights_of([role]), staff_id="stf_1", warehouse_id=place, tokens=held)
            for role in STAFF_ROLES
            for kind in (Kind.STAFF, Kind.APP)
            for place in (None, "whs_near", "nowhere")
            for held in ((), ada.holding(tokens[1]).tokens)
        ),
    ]  # fmt: skip
    for actor in actors:
        sight = orders_visible_to(actor)
        async with database.read() as connection:
            rows = await connection.rows(query(f'select * from "order" where {sight.where}'), **sight.values)

        opened = {order.id for order in orders if sees(keys_of(actor), order)}
        assert opened == {row.id for row in rows}, actor


async def test_an_order_bears_the_keys_of_all_who_may_see_it(database: Database) -> None:
    ada = as_customer(await a_customer(database))
    order, _ = await an_order(database, ada, warehouses=["whs_near"])

    assert borne_by(order) == {ada.customer_id, order.token_hash, "whs_near"}
