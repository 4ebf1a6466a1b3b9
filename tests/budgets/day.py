"""A day in the shop in which every operation of the web and the bench is asked once, with its statements counted."""

import contextlib
from datetime import timedelta
from functools import partial
from typing import Any

import pyotp

from orderflow.catalog.tables import Variant
from orderflow.kernel import clock
from orderflow.kernel.db import Database, Row
from orderflow.kernel.work import Work, as_system
from orderflow.orders.actions.desk import AddOrderNote
from orderflow.orders.actions.fill_cart import AddToCart, CartLineGiven
from orderflow.orders.token import order_token
from orderflow.people import passwords
from orderflow.people.actions.invitations import InviteStaff
from orderflow.people.actions.set_team_duty import SetTeamDuty
from orderflow.people.mailed import link_token
from orderflow.people.roles import STAFF_ROLES
from orderflow.people.second_factor import STEP
from orderflow.shipments.actions.pack import PackShipment
from orderflow.shipments.actions.pick import ConfirmPick, StartPicking
from orderflow.tickets.actions.desk import ResolveTicket
from tests.budgets.asking import Day
from tests.matrices.furnish import furnish
from tests.matrices.inputs import ADDRESS, NEWS
from tests.parcels import FLOOR, dispatch, drain, now, swift_number
from tests.paying import APPROVE, an_unpaid_order, one
from tests.sheets import a_sheet
from tests.world import as_customer, as_staff, do, guest

DAY = timedelta(days=1)
PAGE = {"first": 24, "after": None, "filter": None, "sort": "NEWEST"}


async def a_day(database: Database) -> dict[str, int]:
    """The statements of each operation."""
    things, keys = await furnish(database)
    day = Day(database, things, keys)
    async with contextlib.AsyncExitStack() as stack:
        for caller in day.callers.values():
            await stack.enter_async_context(caller)
        await _look_around(day)
        await _keep_the_account(day)
        order = await _buy(day)
        await _at_the_desk(day, order)
        await _in_the_warehouse(day, order)
        await _after_sales(day)
        await _in_the_catalogue(day)
        await _behind_the_scenes(day)
        await _follow(day, order)
        await _as_the_bench_does(day)
        await _who_works_here(day)
        await _what_is_set(day)
        await _in_teams(day)
    return day.counts


async def _look_around(day: Day) -> None:
    cup = await now(day.database, "product", day.things["product"])
    for key in ("people/Me", "catalog/Shop", "catalog/Banner", "catalog/Categories"):
        await day.ask("stranger", key)
    await day.ask("stranger", "catalog/Products", **PAGE)
    await day.ask("stranger", "catalog/Facets", filter={"search": "cup"})
    await day.ask("stranger", "catalog/Suggestions", search="cup")
    await day.ask("stranger", "catalog/Related", id=cup.id)
    await day.ask("stranger", "catalog/RecentlySeen", ids=[cup.id])
    await day.ask("stranger", "catalog/Product", slug=cup.slug)
    person = {"email": "eve@example.com", "password": "correct horse battery"}
    await day.do("stranger", "people/RegisterCustomer", name="Eve", **person)
    await day.ask("ada", "orders/Orders", **PAGE)
    await day.ask("ada", "orders/OrderCounts")


async def _keep_the_account(day: Day) -> None:
    """The account of the customer who has just registered."""
    written = await day.do("stranger", "people/AddAddress", address=ADDRESS)
    entry = {"addressId": written["customer"]["addresses"][0]["id"]}
    await day.do("stranger", "people/ChangeAddress", **entry, address={**ADDRESS, "city": "寧波"})
    await day.ask("stranger", "people/Addresses")
    await day.do("stranger", "people/RemoveAddress", **entry)
    words = {"currentPassword": "correct horse battery", "newPassword": "correct battery horse"}
    await day.do("stranger", "people/ChangePassword", **words)
    liked = {"productId": day.things["product"]}
    await day.do("stranger", "wishes/AddFavourite", **liked)
    await day.ask("stranger", "wishes/Favourites")
    await day.ask("stranger", "wishes/FavouriteIds")
    await day.do("stranger", "wishes/RemoveFavourite", **liked)
    await day.ask("stranger", "wishes/StockNotices")
    await day.ask("stranger", "people/Verification")
    await day.do("stranger", "people/RequestVerification", locale="en")
    await day.do("stranger", "people/VerifyEmail", token=await _link(day, "VERIFY"))
    await day.do("stranger", "people/RequestPasswordReset", email="eve@example.com")
    reset = {"token": await _link(day, "RESET"), "password": words["newPassword"]}
    await day.do("stranger", "people/ResetPassword", **reset)
    [session] = (await day.ask("stranger", "people/Sessions"))["sessions"]
    await day.ask("stranger", "people/MyData", after=None)
    await day.do("stranger", "people/RevokeSession", sessionId=session["id"])
    await day.do("stranger", "people/SignIn", email="eve@example.com", password=words["newPassword"])
    await day.do("stranger", "people/SignOut")
    await day.again("stranger", "people/SignIn", email="eve@example.com", password=words["newPassword"])
    await day.do("stranger", "people/EraseAccount", password=words["newPassword"])


async def _link(day: Day, purpose: str) -> str:
    """What follows the # of the link that was asked for last."""
    link = await one(day.database, "select id from mailed_link where purpose = :purpose", purpose=purpose)
    return link_token(link.id)


async def _buy(day: Day) -> dict[str, str]:
    """A guest's order, paid; another one, called off."""
    line = {"variantId": day.things["variant"], "quantity": 2}
    token = (await day.do("guest", "cart/AddToCart", lines=[line]))["cartToken"]
    await day.do("guest", "cart/SetCartLine", **line | {"quantity": 1})
    await day.do("guest", "cart/SetCartAddress", email="lin@example.com", address=ADDRESS)
    await day.do("guest", "cart/ChooseDelivery", code="standard")
    await day.ask("guest", "cart/Cart")
    await day.do("guest", "cart/SetCartGift", message="Many happy returns.", hidesPrices=True)
    await day.ask("guest", "cart/CartGift")
    placed = await day.do("guest", "cart/PlaceOrder", paymentMethod="card", idempotencyKey="k")
    id, token = placed["order"]["id"], placed["orderToken"]
    await day.ask("guest", "orders/Order", id=id, orderToken=token)
    paying = {"orderId": id, "method": "card", "details": {"card": APPROVE}, "idempotencyKey": "k", "orderToken": token}
    await day.do("guest", "payments/StartPayment", **paying)
    await day.do("guest", "cart/BuyAgain", orderId=id, orderToken=token)
    await _wait_for_goods(day)
    await drain(day.database)
    return {"id": id, "token": token}


async def _wait_for_goods(day: Day) -> None:
    """A guest waits for what is sold out, and waits no longer."""
    gone = {"variantId": await _sold_out(day)}
    waits = await day.do("guest", "wishes/RequestStockNotice", **gone, email="lin@example.com")
    await day.do("guest", "wishes/WithdrawStockNotice", **gone, noticeToken=waits["noticeToken"])


async def _sold_out(day: Day) -> str:
    """A form of the cup of which nothing lies anywhere."""
    product = await now(day.database, "product", day.things["product"])
    plain: dict[str, Any] = {
        "name": {"en": "Another"},
        "options": [],
        "barcode": "",
        "weight_g": 1,
        "sort": 9,
        "retired": False,
    }
    add = partial(_add, product_id=product.id, sku="GONE", version=1, **plain)
    return str((await as_system(day.database, add)).id)


async def _add(work: Work, **values: Any) -> Row:
    return await work.add(Variant, **values)


async def _at_the_desk(day: Day, order: dict[str, str]) -> None:
    """The guest's order is held, let go, noted and given to another team; two others are called off."""
    id, first = {"orderId": order["id"]}, await an_unpaid_order(day.database)
    second = await an_unpaid_order(day.database)
    claimed = (await do(day.database, guest(), AddToCart([CartLineGiven(day.things["variant"], 1)])))["cart_token"]
    await day.do("ada", "cart/ClaimCart", cartToken=claimed)
    called_off = {"reason": "Too late", "idempotencyKey": "k"}
    token = order_token(first[0].id)
    await day.do("guest", "orders/CancelOrder", orderId=first[0].id, orderToken=token, **called_off)
    await day.do("boss", "orders/staff/CancelOrder", orderId=second[0].id, **called_off)
    await day.ask("boss", "app/staff/NavCounts")
    await day.ask("boss", "app/staff/Tasks", first=50, kind=None)
    await day.ask("boss", "orders/staff/DeskCounts")
    await day.ask("boss", "orders/staff/DeskOrders", **PAGE)
    await day.ask("boss", "orders/staff/FindOrders", search="lin")
    await day.ask("boss", "orders/staff/StaffOrderPage", **{"id": order["id"]})
    await day.do("boss", "orders/staff/HoldOrder", **id, reason="ADDRESS", note="Which door?")
    await day.do("boss", "orders/staff/ReleaseOrder", **id)
    await day.do("boss", "orders/staff/AddOrderNote", **id, body=f"@[{day.things['colleague']}] Called: the red one.")
    await _in_the_inbox(day, order["id"])
    far = await one(day.database, "select id from team where id <> :near", near=day.things["team"])
    await day.do("boss", "orders/staff/AssignOrder", **id, teamId=far.id)
    await drain(day.database)


async def _in_the_inbox(day: Day, order: str) -> None:
    """Two notes name the boss, who reads one, and then all."""
    boss = await one(day.database, "select id from staff where roles = '{ADMIN}'")
    for words in ("One.", "Two."):
        await do(day.database, as_staff("ORDER_DESK"), AddOrderNote(order, f"@[{boss.id}] {words}"))
    await day.ask("boss", "inbox/staff/Mentionables", about=order)
    await day.ask("boss", "inbox/staff/Unread")
    found = await day.ask("boss", "inbox/staff/Mentions", first=24, after=None, unread=True)
    newest, oldest = (each["id"] for each in found["nodes"])
    await day.do("boss", "inbox/staff/ReadMention", mentionId=oldest)
    await day.do("boss", "inbox/staff/ReadAllMentions", newestId=newest)


async def _in_the_warehouse(day: Day, order: dict[str, str]) -> None:
    """The guest's parcel, until it has arrived and is reviewed; Ada's lacks a cup."""
    parcel = await one(
        day.database, "select * from shipment where order_id = :id and state = 'ASSIGNED'", id=order["id"]
    )
    id = {"shipmentId": parcel.id}
    await day.ask("boss", "shipments/staff/Board")
    await day.ask("boss", "shipments/staff/Carriers")
    await day.ask("boss", "shipments/staff/ShipmentCounts")
    await day.ask("boss", "shipments/staff/StaffShipments", **PAGE)
    await day.ask("boss", "shipments/staff/PickShipment", id=parcel.id)
    await day.do("boss", "shipments/staff/AddShipmentNote", **id, body=f"@[{day.things['colleague']}] Soft box.")
    await day.ask("boss", "shipments/staff/ParcelNotes", id=parcel.id)
    await day.do("boss", "shipments/staff/StartPicking", **id)
    await day.do("boss", "shipments/staff/ConfirmPick", **id, code="CUP")
    await day.do("boss", "shipments/staff/PackShipment", **id)
    await day.do("boss", "shipments/staff/UnpackShipment", **id, reason="Wrong box")
    await do(day.database, FLOOR, ConfirmPick(parcel.id, "CUP", 1))
    await do(day.database, FLOOR, PackShipment(parcel.id))
    await day.ask("boss", "shipments/staff/SlipLocales", ids=[parcel.id])
    await day.ask("boss", "shipments/staff/Slips", ids=[parcel.id])
    label = {**id, "carrier": "swift", "trackingNumber": swift_number("day"), "idempotencyKey": "k"}
    await day.do("boss", "shipments/staff/DispatchShipment", **label)
    await day.do("boss", "shipments/staff/VoidLabel", **id, reason="Wrong carrier")
    await do(day.database, FLOOR, dispatch(parcel, "swift", swift_number("again")))
    await day.do("boss", "shipments/staff/HandOverShipments", shipmentIds=[parcel.id])
    await day.do("boss", "shipments/staff/RecordTrackingEvent", **_arrived(swift_number("again")))
    hands = {"orderId": order["id"], "orderToken": order["token"], "idempotencyKey": "received"}
    await day.do("guest", "orders/ConfirmReceipt", **hands)
    line = await one(day.database, "select id from order_line where order_id = :id", id=order["id"])
    stars = {"goods": 5, "delivery": 4, "service": 5, "body": "Lovely.", "idempotencyKey": "k"}
    await day.do("guest", "feedback/SubmitReview", orderLineId=line.id, orderToken=order["token"], **stars)
    await do(day.database, FLOOR, StartPicking(day.things["shipment"]))
    lacking = {"shipmentId": day.things["shipment"], "lineId": day.things["shipment_line"], "reason": "MISSING"}
    await day.do("boss", "shipments/staff/ReportShortPick", **lacking)


async def _after_sales(day: Day) -> None:
    """Ada has a question, and gets a little of her money back."""
    opening = {"orderId": day.things["order"], "kind": "QUESTION", "subject": "Glaze", "body": "Which one is it?"}
    opened = await day.do("ada", "tickets/OpenTicket", **opening, idempotencyKey="another")
    ticket = {"ticketId": opened["ticket"]["id"]}
    await day.ask("ada", "tickets/Ticket", id=ticket["ticketId"])
    await day.do("ada", "tickets/ReplyToTicket", **ticket, body="Hello?", idempotencyKey="k")
    await day.ask("boss", "tickets/staff/StaffTickets", **PAGE)
    await day.ask("boss", "tickets/staff/StaffTicket", id=ticket["ticketId"])
    await day.do("boss", "tickets/staff/AssignTicket", **ticket, staffId=day.things["colleague"])
    await day.do("boss", "tickets/staff/ReplyToTicket", **ticket, body="The white one.", idempotencyKey="k")
    await day.do("boss", "tickets/staff/ResolveTicket", **ticket, resolution="Answered.")
    await day.do("boss", "tickets/staff/ReopenTicket", **ticket, reason="It was not.")
    await do(day.database, FLOOR, ResolveTicket(ticket["ticketId"], "Answered."))
    await day.do("ada", "tickets/ReopenTicket", **ticket, reason="It was not.")
    await day.ask("boss", "payments/staff/StaffPayments", first=24)
    await day.ask("boss", "process/staff/Flow", period="TODAY")
    listed = await day.ask("boss", "people/staff/Customers", first=24, filter={"search": "ada"}, sort="MOST_ORDERS")
    await day.ask("boss", "people/staff/CustomerCounts")
    ada = listed["nodes"][0]["id"]
    await day.ask("boss", "people/staff/CustomerPage", id=ada)
    await day.do("boss", "people/staff/AddCustomerNote", customerId=ada, body="Rings twice.")
    back = {"paymentId": day.things["payment"], "reason": "Chipped", "amount": "1.00", "idempotencyKey": "k"}
    await day.do("boss", "payments/staff/RefundPayment", **back)


async def _in_the_catalogue(day: Day) -> None:
    """A shelf and a bowl on it, from the first word to the last."""
    name = {"name": {"en": "Table"}}
    shelf = (await day.do("boss", "catalog/staff/CreateCategory", **name))["category"]["id"]
    at = {"categoryId": shelf}
    await day.do("boss", "catalog/staff/ChangeCategory", **at, expectedVersion=1, **name)
    await day.do("boss", "catalog/staff/MoveCategory", **at, expectedVersion=2)
    await day.do("boss", "catalog/staff/RetireCategory", **at, expectedVersion=3)
    await day.do("boss", "catalog/staff/RestoreCategory", **at, expectedVersion=4)
    made = await day.do("boss", "catalog/staff/CreateProduct", **at, name={"en": "Bowl"}, idempotencyKey="k")
    bowl = {"productId": made["product"]["id"]}
    await day.do("boss", "catalog/staff/ChangeProduct", **bowl, expectedVersion=1, tagline={"en": "Of clay"})
    await day.do("boss", "catalog/staff/SetPictures", **bowl, expectedVersion=2, pictures=[])
    added = await day.do("boss", "catalog/staff/AddVariant", **bowl, sku="BOWL", price="30.00", barcode="20bowl")
    form = added["product"]["forms"][0]
    await day.do("boss", "catalog/staff/ChangeVariant", variantId=form["id"], expectedVersion=1, weightG=500)
    await day.do("boss", "catalog/staff/SetPrice", variantId=form["id"], amount="31.00")
    await day.do("boss", "catalog/staff/ScheduleProduct", **bowl, publishAt=(clock.now() + DAY).isoformat())
    await day.do("boss", "catalog/staff/UnscheduleProduct", **bowl)
    await day.do("boss", "catalog/staff/PublishProduct", **bowl)
    await day.do("boss", "catalog/staff/RetireProduct", **bowl)
    await day.ask("boss", "catalog/staff/Catalogue", **PAGE | {"sort": "NAME"})
    await day.ask("boss", "catalog/staff/CatalogueCounts")
    await day.ask("boss", "catalog/staff/CatalogueProduct", id=bowl["productId"])
    await day.ask("boss", "catalog/staff/CategoryTree")
    await day.ask("boss", "catalog/staff/FrontPage")
    words = {"heading": {"en": "Cups"}, "body": {}, "button": {"en": "Look"}, **at}
    await day.do("boss", "catalog/staff/ChangeBanner", expectedVersion=1, **words)
    await _in_a_sheet(day)


async def _in_a_sheet(day: Day) -> None:
    """One sheet is looked at and applied, another is left."""
    sheet = {"importId": day.things["catalogueimport"]}
    await day.ask("boss", "imports/staff/CatalogueImports", first=20)
    await day.ask("boss", "imports/staff/CatalogueImport", id=sheet["importId"])
    await day.ask("boss", "imports/staff/ImportItems", **sheet, first=50)
    await day.do("boss", "imports/staff/ApplyImport", **sheet, leaveOutWrong=True)
    await day.do("boss", "imports/staff/DiscardImport", importId=await a_sheet(day.database, "sku,price\nCUP,5\n"))


async def _behind_the_scenes(day: Day) -> None:
    """Colleagues, keys, letters, deliveries and the shelf."""
    for key in ("people/staff/StaffMe", "people/staff/Teams", "people/staff/Colleagues", "people/staff/AppTokens"):
        await day.ask("boss", key)
    await day.do("boss", "people/staff/SetTeamDuty", teamId=day.things["team"], onDuty=False)
    await do(day.database, as_staff(*STAFF_ROLES), SetTeamDuty(day.things["team"], on_duty=True))
    made = await day.do("boss", "people/staff/CreateAppToken", name="Robot", scopes=["SUPERVISOR"])
    await day.do("boss", "people/staff/RevokeAppToken", appTokenId=made["appToken"]["id"])
    await day.ask("boss", "notices/staff/Letters", first=24)
    await day.ask("boss", "notices/staff/LetterText", id=day.things["letter"])
    await day.ask("boss", "process/staff/Deliveries", first=24)
    async with day.database.read() as connection:
        id = await connection.value(
            "update delivery set state = 'DEAD' where id = (select min(id) from delivery) returning id"
        )
    await day.do("boss", "process/staff/ReplayDelivery", deliveryId=f"dlv_{id}")
    await day.ask("boss", "process/staff/DaySummary", day=None)
    await day.do("boss", "process/staff/AdvanceClock", seconds=1)
    await day.ask("boss", "warehouse/staff/StockLevels", first=24)
    counted_again = {"delta": 50, "reason": "Counted", "idempotencyKey": "k"}
    await day.do("boss", "warehouse/staff/AdjustStock", stockLevelId=day.things["level"], **counted_again)


async def _follow(day: Day, order: dict[str, str]) -> None:
    """Every stream, from the beginning of the log."""
    boss = as_staff(*STAFF_ROLES, staff_id=day.things["colleague"])
    ada = as_customer(await now(day.database, "customer", day.things["customer"]))
    await day.follow("shared/live/TokenEvents", guest(), orderId=order["id"], orderToken=order["token"])
    await day.follow("bench/OwnOrder", ada, orderId=day.things["order"])
    await day.follow("shared/live/Events", boss)
    await day.follow("people/staff/Presence", boss, about=day.things["order"])
    await day.follow("bench/Board", boss)


async def _as_the_bench_does(day: Day) -> None:
    """A customer's order from the shelf to the door, in the bench's words."""
    await day.ask("guest", "bench/Catalog", first=24)
    await day.ask("guest", "bench/Product", slug="cup")
    await day.ask("guest", "bench/Search", search="cup")
    await day.do("ada", "bench/AddToCart", lines=[{"variantId": day.things["variant"], "quantity": 1}])
    await day.do("ada", "bench/SetCartAddress", email="ada@example.com", address=ADDRESS)
    await day.do("ada", "bench/ChooseDelivery", code="standard")
    order = (await day.do("ada", "bench/PlaceOrder", paymentMethod="card", idempotencyKey="b"))["order"]["id"]
    paying = {"orderId": order, "method": "card", "details": {"card": APPROVE}, "idempotencyKey": "b"}
    await day.do("ada", "bench/StartPayment", **paying)
    await day.ask("ada", "bench/OrderStatus", id=order)
    await day.ask("boss", "bench/StaffList")
    await drain(day.database)
    parcel = await one(day.database, "select * from shipment where order_id = :id", id=order)
    id, number = {"shipmentId": parcel.id}, swift_number("bench")
    await day.do("boss", "bench/StartPicking", **id)
    await day.do("boss", "bench/ConfirmPick", **id, code="CUP", quantity=parcel.units)
    await day.do("boss", "bench/PackShipment", **id)
    await day.do("boss", "bench/DispatchShipment", **id, carrier="swift", trackingNumber=number, idempotencyKey="b")
    await day.do("boss", "bench/HandOverShipments", shipmentIds=[parcel.id])
    await day.do("boss", "bench/RecordTrackingEvent", **_arrived(number))


def _arrived(number: str) -> dict[str, str]:
    return {**NEWS, "code": "DELIVERED", "occurredAt": clock.now().isoformat(), "trackingNumber": number}


async def _who_works_here(day: Day) -> None:
    """Somebody is invited, comes in, and is shut out for a while."""
    given = {"email": "may@shop.example", "roles": ["SUPPORT"]}
    own = {"invitationId": (await day.do("boss", "people/staff/InviteStaff", **given))["invitation"]["id"]}
    sent = await day.do("boss", "people/staff/ResendInvitation", **own)
    other = await do(
        day.database,
        as_staff(*STAFF_ROLES, staff_id=day.things["colleague"]),
        InviteStaff("kai@shop.example", ["PICKER"]),
    )
    await day.do("boss", "people/staff/WithdrawInvitation", invitationId=other["invitation"])
    token = {"token": sent["link"].partition("#")[2]}
    await day.ask("stranger", "people/staff/Joining", **token)
    await day.do("stranger", "people/staff/AcceptInvitation", **token, name="May", password="long and hard to guess")
    people = await day.ask("boss", "people/staff/StaffPage")
    may = {"staffId": next(each["id"] for each in people if each["name"] == "May")}
    await day.do(
        "boss", "people/staff/ChangeStaff", **may, expectedVersion=1, roles=["PICKER"], teamId=day.things["team"]
    )
    await day.do("boss", "people/staff/DisableStaff", **may)
    await day.do("boss", "people/staff/EnableStaff", **may)
    await day.ask("boss", "people/staff/Roles")
    await _codes(day, may["staffId"])


async def _codes(day: Day, colleague: str) -> None:
    """The boss's sign-in asks for a code, and no longer does; a colleague's is reset."""
    password = "long and hard to guess"
    async with day.database.read() as connection:
        await connection.run(
            "update staff set password_hash = :hash where roles = '{ADMIN}'", hash=await passwords.hashed(password)
        )
    made = await day.do("boss", "people/staff/BeginSecondFactor", password=password)
    app = pyotp.TOTP(made["setup"]["secret"])
    await day.do("boss", "people/staff/ConfirmSecondFactor", code=app.at(clock.real()))
    await day.ask("boss", "people/staff/OwnSecondFactor")
    await day.do(
        "boss",
        "people/staff/TurnOffSecondFactor",
        password=password,
        code=app.at(clock.real() + timedelta(seconds=STEP)),
    )
    await day.do("boss", "people/staff/ResetSecondFactor", staffId=colleague)


async def _what_is_set(day: Day) -> None:
    """The shop is called otherwise, closes on Sundays, delivers by bike, waits longer, and says how goods come back."""
    for key in (
        "app/staff/Opening",
        "app/staff/OnSale",
        "shop/staff/Warehouses",
        "shop/staff/ShopSettings",
        "shop/staff/DeliveryRates",
        "shop/staff/PaymentTerms",
    ):
        await day.ask("boss", key)
    place = {"code": "SZ9", "name": {"en": "Suzhou"}, "city": {"en": "Suzhou"}}
    opened = (await day.do("boss", "shop/staff/CreateWarehouse", **place))["warehouse"]["id"]
    await day.do("boss", "shop/staff/ChangeWarehouse", warehouseId=opened, expectedVersion=1, city={"en": "Wuxi"})
    await day.do("boss", "shop/staff/ChangeShop", expectedVersion=1, name={"en": "Corner Shop"})
    await day.do("boss", "shop/staff/ChangeCalendar", expectedVersion=2, closedWeekdays=[7])
    bike = {"name": {"en": "By bike"}, "countries": ["CN"], "fee": "5.00", "idempotencyKey": "k"}
    rate = (await day.do("boss", "shop/staff/CreateDeliveryRate", **bike))["deliveryRate"]["id"]
    await day.do("boss", "shop/staff/ChangeDeliveryRate", deliveryRateId=rate, expectedVersion=1, fee="4.00")
    await day.do(
        "boss", "shop/staff/ChangePaymentTerms", paymentTermsId="pmt_card", expectedVersion=1, payWithinMinutes=45
    )
    page = {"title": {"en": "Returns"}, "body": {"en": "Send it back."}, "idempotencyKey": "k"}
    policy = (await day.do("boss", "shop/staff/CreatePolicy", **page))["policy"]["id"]
    await day.do("boss", "shop/staff/ChangePolicy", policyId=policy, expectedVersion=1, published=True)
    await day.ask("boss", "shop/staff/Policies")
    await day.ask("stranger", "shop/Policy", slug="returns")
    await day.ask("stranger", "catalog/Imprint")
    await day.ask("boss", "shop/staff/SettingsChanges", first=50)


async def _in_teams(day: Day) -> None:
    """A team is set up, changed, and given up."""
    given = {
        "code": "EVE",
        "name": {"en": "Evening team"},
        "regions": ["CN"],
        "shiftStart": "16:00",
        "shiftEnd": "22:00",
    }
    page = await day.ask("boss", "people/staff/TeamsPage")
    place = next(each for each in page if each["id"] == day.things["team"])["warehouse"]["id"]
    made = await day.do("boss", "people/staff/CreateTeam", **given, warehouseId=place)
    own = {"teamId": made["team"]["id"]}
    await day.do("boss", "people/staff/ChangeTeam", **own, expectedVersion=1, skills=["food"])
    await _rules(day, made["team"]["id"])
    await day.do("boss", "people/staff/RetireTeam", **own, expectedVersion=2, handOverToId=day.things["team"])


async def _rules(day: Day, team: str) -> None:
    """The team gets a rule of its own, which is tried, changed and taken away."""
    given = {"name": {"en": "Dear"}, "teamIds": [team], "totalFrom": "9000.00"}
    await day.ask("boss", "shop/staff/RuleChoices")
    await day.ask("boss", "shop/staff/RecentOrders")
    first = await day.do("boss", "shop/staff/CreateAssignmentRule", rule=given, idempotencyKey="dear")
    number = (await now(day.database, "order", day.things["order"])).number
    await day.do("boss", "shop/staff/TryAssignmentRules", orderNumber=number, rule=given, position=0)
    own = {"assignmentRuleId": first["assignmentRule"]["id"]}
    changed = {**given, "regions": ["CN"]}
    await day.do("boss", "shop/staff/ChangeAssignmentRule", **own, expectedVersion=1, rule=changed)
    await day.ask("boss", "shop/staff/AssignmentRules")
    await day.do("boss", "shop/staff/RemoveAssignmentRule", **own, expectedVersion=2)
