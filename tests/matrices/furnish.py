"""One shop with one of everything: Ada's order with its money, parcel, ticket and letters; everybody who works here."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from orderflow.catalog.actions.change_banner import FRONT
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database, Row
from orderflow.kernel.ids import new_id
from orderflow.kernel.texts import text
from orderflow.kernel.work import as_system
from orderflow.orders.actions.fill_cart import AddToCart, CartLineGiven, ChooseDelivery, SetCartAddress
from orderflow.orders.actions.place_order import PlaceOrder
from orderflow.orders.token import order_token
from orderflow.payments.actions import RefundPayment, StartPayment
from orderflow.people.actions.app_tokens import CreateAppToken, RevokeAppToken
from orderflow.people.roles import STAFF_ROLES
from orderflow.people.sessions import COOKIE, open_session
from orderflow.shipments.tables import AssignmentRule
from orderflow.shop.actions.policies import CreatePolicy
from orderflow.shop.words import TextsGiven
from orderflow.tickets.actions.open_ticket import OpenTicket
from orderflow.tickets.tables import TicketKind
from tests.parcels import a_team_at, drain, swift_number
from tests.paying import ADDRESS, APPROVE
from tests.sheets import a_sheet
from tests.shelves import FAR, NEAR, level_id, stock_up
from tests.world import a_colleague, a_customer, as_customer, as_staff, do, guest

Keys = dict[str, Mapping[str, str]]
COLLEAGUE = "Colleague"  # how the name of everybody who works here begins
FAR_PICKER, BEA, REVOKED, FOR_ADA = "PICKER of another warehouse", "another customer", "revoked token", "Ada's app"


async def furnish(database: Database) -> tuple[dict[str, str], Keys]:
    """The ids of the things, and by role the headers that make a caller somebody of that role."""
    variants = await stock_up(database, CUP=(50, 50))
    near, far = await a_team_at(database), await a_team_at(database, FAR, "FAR", on_duty=False)
    ada, bea = await a_customer(database, "Ada"), await a_customer(database, "Bea")
    keys = await _people(database, near, far, ada, bea)
    things = await _an_order(database, as_customer(ada), variants["CUP"])
    things |= {
        "customer": ada.id,
        "team": near.id,
        "variant": variants["CUP"].id,
        "product": variants["CUP"].product_id,
        "level": await level_id(database, "CUP", NEAR),
        "tracking_number": swift_number("matrix"),
    }
    keys["PUBLIC"] = await _guest(database, variants["CUP"])
    await _fill_cart(database, as_customer(ada), variants["CUP"])
    things["catalogueimport"] = await a_sheet(database, "sku,price\nCUP,90.00\nPOT,0\n")
    await drain(database)
    things["category"] = await _id(database, "select id from category")
    things["banner"] = FRONT
    things["warehouse"] = await _id(database, "select id from warehouse order by id")
    page = CreatePolicy(TextsGiven(en="Returns"), new_id("key"), slug="returns")
    things["policy"] = (await do(database, as_staff("ADMIN"), page))["policy"]
    things |= {"deliveryrate": "dlr_standard", "paymentterms": "pmt_card"}
    things["assignmentrule"] = await a_rule(database, far)
    things["cart"] = await _id(database, "select id from cart where customer_id is not null")
    things["colleague"] = await _id(database, "select id from staff where roles = '{SUPERVISOR}'")
    things["staff"] = things["colleague"]
    return things, keys


async def a_rule(database: Database, team: Row) -> str:
    """A rule of a team's, as it was before anybody of this process heard of it."""
    conditions = {"regions": ["CN"], "delivery_codes": ["standard"], "total_from": 900000, "currency": "CNY"}
    plain = {"name": text("貴重", "贵重", "Dear"), "category_ids": [], "oversize": False, "sort": 0, "version": 1}
    rule = await as_system(database, lambda work: work.add(AssignmentRule, team_ids=[team.id], **conditions, **plain))
    id: str = rule.id
    return id


async def _people(database: Database, near: Row, far: Row, ada: Row, bea: Row) -> Keys:
    """Who calls: a session for each, and the tokens of apps."""
    keys: Keys = {"CUSTOMER": await _session(database, customer_id=ada.id)}
    keys[BEA] = await _session(database, customer_id=bea.id)
    for role in STAFF_ROLES:
        team = near.id if role == "PICKER" else None
        person = await a_colleague(database, role, name=f"{COLLEAGUE}{role}", team_id=team)
        keys[role] = await _session(database, staff_id=person.id)
    other = await a_colleague(database, "PICKER", name=f"{COLLEAGUE}FAR", team_id=far.id)
    keys[FAR_PICKER] = await _session(database, staff_id=other.id)
    boss = as_staff("ADMIN", staff_id=await _id(database, "select id from staff where roles = '{ADMIN}'"))
    made = await do(database, boss, CreateAppToken("Old", ["SUPERVISOR"]))
    await do(database, boss, RevokeAppToken(made["app_token"]))
    keys[REVOKED] = _bearer(made["token"])
    keys[FOR_ADA] = _bearer((await do(database, boss, CreateAppToken("Ada", ["CUSTOMER"], ada.id)))["token"])
    return keys


async def _session(
    database: Database, customer_id: str | None = None, staff_id: str | None = None
) -> Mapping[str, str]:
    cookie = await as_system(database, lambda work: open_session(work, customer_id=customer_id, staff_id=staff_id))
    return {"cookie": f"{COOKIE}={cookie}"}


def _bearer(token: str) -> Mapping[str, str]:
    return {"authorization": f"Bearer {token}"}


async def _an_order(database: Database, ada: Actor, cup: Row) -> dict[str, str]:
    """Two cups, paid, given to the near team; a little of it refunded; a question about it."""
    await _fill_cart(database, ada, cup)
    await do(database, ada, SetCartAddress("ada@example.com", ADDRESS))
    await do(database, ada, ChooseDelivery("standard"))
    order = (await do(database, ada, PlaceOrder("card", new_id("key"))))["order"]
    paying = StartPayment(order_id=order, method="card", idempotency_key=new_id("key"), details={"card": APPROVE})
    payment = (await do(database, ada, paying))["payment"]
    await drain(database)
    refund = await do(
        database, as_staff("FINANCE"), RefundPayment(payment, "One was chipped", new_id("key"), Decimal(10))
    )
    ticket = await do(
        database, ada, OpenTicket(order, TicketKind.QUESTION, "Is it safe?", "key", subject="Which glaze?")
    )
    await drain(database)
    return {
        "order": order,
        "order_token": order_token(order),
        "payment": payment,
        "refund": refund["refund"],
        "ticket": ticket["ticket"],
        "shipment": await _id(database, "select id from shipment"),
        "shipment_line": await _id(database, "select id from shipment_line"),
        "line": await _id(database, "select id from order_line"),
        "letter": await _id(database, "select id from letter order by id"),
    }


async def _guest(database: Database, cup: Row) -> Mapping[str, str]:
    """Somebody we do not know, in a browser that keeps a cart ready to be ordered."""
    cart = await do(database, guest(), AddToCart([CartLineGiven(cup.id, 1)]))
    await do(database, guest(), SetCartAddress("guest@example.com", ADDRESS, cart["cart_token"]))
    await do(database, guest(), ChooseDelivery("standard", cart["cart_token"]))
    return {"cookie": f"{COOKIE}={cart['session']}"}


async def _fill_cart(database: Database, ada: Actor, cup: Row) -> Any:
    return await do(database, ada, AddToCart([CartLineGiven(cup.id, 2)]))


async def _id(database: Database, sql: str) -> str:
    async with database.read() as connection:
        found: str = await connection.value(sql)
    assert found, sql
    return found
