"""Props: the matrices' shop after a week, with something in every table, and three who look at it."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import orjson

from orderflow.catalog.actions.change_banner import ChangeBanner
from orderflow.feedback.actions import SubmitReview
from orderflow.graph.context import Context
from orderflow.kernel import clock, events
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database
from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.kernel.ids import new_id
from orderflow.kernel.live import Live
from orderflow.kernel.texts import text
from orderflow.kernel.work import as_system
from orderflow.orders.actions.desk import AddOrderNote, HoldOrder
from orderflow.orders.actions.fill_cart import AddToCart, CartLineGiven, ChooseDelivery, SetCartAddress
from orderflow.orders.actions.set_cart_gift import SetCartGift
from orderflow.people.actions.add_customer_note import AddCustomerNote
from orderflow.people.actions.invitations import InviteStaff
from orderflow.people.roles import STAFF_ROLES
from orderflow.people.sessions import open_session, session_id
from orderflow.people.tables import CustomerAddress
from orderflow.settings import Settings
from orderflow.shipments.actions.add_shipment_note import AddShipmentNote
from orderflow.shipments.actions.dispatch import HandOverShipments
from orderflow.shipments.actions.pack import PackShipment
from orderflow.shipments.actions.pick import ConfirmPick, StartPicking
from orderflow.shipments.actions.track import RecordTrackingEvent
from orderflow.shipments.tables import ShipmentState
from orderflow.shop.actions.policies import BodyGiven, ChangePolicy, CreatePolicy
from orderflow.shop.tables import ChangeKind, SettingsChange
from orderflow.shop.words import TextsGiven
from orderflow.warehouse.actions.adjust_stock import AdjustStock
from tests.matrices.furnish import furnish
from tests.parcels import FLOOR, dispatch, drain, now, order_again, parcel_of, pick, secure
from tests.paying import ADDRESS, ASK, DECLINE, an_unpaid_order, pay
from tests.shelves import NEAR, level_id, sell
from tests.world import as_customer, as_staff, do, guest

DEAR = Settings(most_cost=10**9, demo=True)
STAFF, CUSTOMER, GUEST = "staff", "customer", "guest"


@dataclass
class FullShop:
    """Ids of the things in it, and who looks at it."""

    database: Database
    things: dict[str, str]
    cast: dict[str, Actor]
    position: int = 0

    def context(self, who: str) -> Context:
        """The surroundings of an operation of somebody's, which may cost what it will."""
        live = Live(self.database)
        live.position = self.position
        return Context(self.cast[who], self.database, live, DEAR)


_SAID = TextsGiven(zh_hant="退貨", zh_hans="退货", en="Returns")


@contextlib.asynccontextmanager
async def a_full_shop(server: EmbeddedPostgres, template: str) -> AsyncIterator[FullShop]:
    """A shop with something in every table, in a database of its own."""
    name = new_id("test")
    async with Database(await server.create_database(name, template=template), size=5) as database:
        things, _ = await furnish(database)
        ada = await _signed_in(database, things["customer"])
        boss = await _at_work(database, things["colleague"])
        await _decorate(database, things)
        await _deliver(database, things)
        await do(database, ada, SubmitReview(things["line"], 5, 4, 3, new_id("key"), "Lovely."))
        await do(database, ada, AddToCart([CartLineGiven(things["variant"], 2)]))
        token = (await do(database, guest(), AddToCart([CartLineGiven(things["variant"], 1)])))["cart_token"]
        gift = SetCartGift("Many happy returns.", hides_prices=True, cart_token=token)
        for given in (SetCartAddress("lin@example.com", ADDRESS, token), ChooseDelivery("standard", token), gift):
            await do(database, guest(), given)
        order, someone = await an_unpaid_order(database)
        for card in (DECLINE, ASK):
            things[f"payment {card}"] = (await pay(database, someone, order, card)).id
        things |= await _begin_to_pick(database, things)
        await do(database, boss, ChangeBanner(1, _SAID, _SAID, _SAID))
        policy = await do(database, boss, CreatePolicy(_SAID, new_id("key"), body=BodyGiven(en="Within a month.")))
        await do(database, boss, ChangePolicy(policy["policy"], 1, published=True))
        await do(database, boss, InviteStaff("may@shop.example", ["SUPPORT"]))
        await do(database, boss, AddCustomerNote(things["customer"], "Rings twice."))
        await do(database, as_staff("SUPPORT"), AddOrderNote(order.id, f"@[{things['colleague']}] Calls back."))
        await do(database, boss, AddOrderNote(things["order"], f"@[{things['colleague']}] Ask her."))
        await do(database, boss, AddShipmentNote(things["shipment"], f"@[{things['colleague']}] The box is soft."))
        await do(database, boss, HoldOrder(order.id, "ADDRESS", "Which door?"))
        await _run_out(database, boss, things)
        things |= {"order held": order.id, "cart_token": token}
        async with database.read() as connection:
            last = (await events.publish(connection))[-1].position
        yield FullShop(database, things, {GUEST: someone.holding(token), CUSTOMER: ada, STAFF: boss}, last)
    await server.drop_database(name)


async def _signed_in(database: Database, customer_id: str) -> Actor:
    """A customer in a browser."""
    customer = as_customer(await now(database, "customer", customer_id))
    cookie = await as_system(database, lambda work: open_session(work, customer_id=customer_id, device="Firefox"))
    return replace(customer, session_id=session_id(cookie))


async def _at_work(database: Database, staff_id: str) -> Actor:
    """A colleague with every role, signed in."""
    cookie = await as_system(database, lambda work: open_session(work, staff_id=staff_id, device="Firefox"))
    return replace(as_staff(*STAFF_ROLES, staff_id=staff_id), session_id=session_id(cookie))


async def _decorate(database: Database, things: dict[str, str]) -> None:
    """Pictures, options, an address book and a change of the settings."""
    words = text("白", "白", "White")
    picture = orjson.dumps([{"url": "/art/cup.svg", "alt": words, "tint": "#fff"}]).decode()
    option = orjson.dumps([{"name": words, "value": words}]).decode()
    async with database.read() as connection:
        await connection.run("update product set pictures = cast(:given as jsonb)", given=orjson.loads(picture))
        await connection.run("update variant set options = cast(:given as jsonb)", given=orjson.loads(option))
    address = {"name": "Ada", "phone": "1", "countryCode": "CN", "region": "浙江", "city": "杭州", "district": "西湖",
               "street": "文三路 1 號", "postalCode": "310000"}  # fmt: skip
    await as_system(database, lambda work: work.add(CustomerAddress, customer_id=things["customer"], address=address))
    change = {"at": clock.now(), "actor": f"STAFF:{things['colleague']}", "staff_id": things["colleague"],
              "kind": next(iter(ChangeKind)), "event": "team.changed", "subject": things["team"], "called": words,
              "fields": ["name.en"], "before": {"name.en": "Day"}, "after": {"name.en": "Night"}}  # fmt: skip
    await as_system(database, lambda work: work.add(SettingsChange, **change))


async def _run_out(database: Database, boss: Actor, things: dict[str, str]) -> None:
    """Something of which the last one broke today."""
    product = await now(database, "product", things["product"])
    await as_system(database, lambda work: sell(work, product.category_id, "VASE", 1, 0))
    await do(database, boss, AdjustStock(await level_id(database, "VASE", NEAR), -1, "Broken.", new_id("key")))


async def _begin_to_pick(database: Database, things: dict[str, str]) -> dict[str, str]:
    """A parcel in the house, into which something wrong was put."""
    cup = await now(database, "variant", things["variant"])
    order, _ = await order_again(database, {"CUP": cup}, {"CUP": 1})
    await secure(database, order)
    await drain(database)
    parcel = await parcel_of(database, order)
    await do(database, FLOOR, StartPicking(parcel.id))
    scan = (await do(database, FLOOR, ConfirmPick(parcel.id, "NOTHING", 1)))["scan"]
    return {"shipment begun": parcel.id, "order begun": order.id, "scan": scan}


async def _deliver(database: Database, things: dict[str, str]) -> None:
    """Ada's parcel comes to her."""
    parcel = await now(database, "shipment", things["shipment"])
    await pick(database, parcel)
    await do(database, FLOOR, PackShipment(parcel.id))
    await do(database, FLOOR, dispatch(parcel, "swift", things["tracking_number"]))
    await drain(database)
    await do(database, FLOOR, HandOverShipments([parcel.id]))
    for n, code in enumerate(("IN_TRANSIT", "DELIVERED")):
        news = RecordTrackingEvent(things["tracking_number"], "swift", code, "Hangzhou", "Here", clock.now(), f"e{n}")
        await do(database, FLOOR, news)
    await drain(database)
    assert (await now(database, "shipment", parcel.id)).state == ShipmentState.DELIVERED
