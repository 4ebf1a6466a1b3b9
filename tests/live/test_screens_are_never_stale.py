"""Whatever anybody does, an open screen that only hears of it shows what a new screen would show."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pyotp
import pytest

from orderflow.graph.schema import schema
from orderflow.kernel import clock
from orderflow.kernel.db import Database
from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.kernel.ids import new_id
from orderflow.people import passwords
from orderflow.people.second_factor import STEP
from tests.live.browsers import browsers
from tests.live.life import Life
from tests.live.screens import in_the_shop, of_a_guest, of_a_supervisor, of_staff, of_the_boss
from tests.matrices.furnish import furnish
from tests.matrices.inputs import ADDRESS, valid
from tests.parcels import swift_number
from tests.paying import APPROVE, ASK, DECLINE
from tests.running import serving

STAFF = ("PICKER", "LOGISTICS", "FINANCE", "SUPPORT", "CATALOGUE", "SUPERVISOR")
Things = dict[str, str]


@pytest.fixture
async def life(server: EmbeddedPostgres, template: str) -> AsyncIterator[tuple[Life, Things]]:
    """A shop with one of everything, and browsers of everybody, open at all their screens."""
    dsn = await server.create_database(name := new_id("live"), template=template)
    async with Database(dsn, size=6) as database:
        things, keys = await furnish(database)
        things |= await _more(database)
        # everybody has every screen open and asks at once: with less room the shop would send some away for a while
        served = serving(dsn, operations_at_once="2000", pool_size="60")
        async with served as (_, [address]), browsers() as opened:
            life = Life(database, address, opened, {**keys, "nobody": {}})
            for who in ("PUBLIC", "CUSTOMER", *STAFF, "ADMIN"):
                await opened.open(who, address, keys[who])
            await life.look_at("PUBLIC", in_the_shop(things))
            await life.look_at("CUSTOMER", in_the_shop(things))
            for role in STAFF:
                await life.look_at(role, of_a_supervisor(things) if role == "SUPERVISOR" else of_staff(things))
            await life.look_at("ADMIN", of_the_boss())
            yield life, things
            await life.http.aclose()
    await server.drop_database(name)


async def _more(database: Database) -> Things:
    async with database.read() as connection:
        far = await connection.value("select id from team where code = 'FAR'")
        dead = "update delivery set state = 'DEAD' where id = (select max(id) from delivery) returning 'dlv_' || id"
        return {
            "far": far,
            "dead": await connection.value(dead),
        }


@pytest.mark.timeout(600)
async def test_a_screen_that_only_listens_equals_a_new_one(life: tuple[Life, Things]) -> None:
    """All that a page asks after its first filling it asks over the socket, but for mutations and carts.

    Seen to fail: lists of orders that gather no news of tickets are stale on 16 screens; pages that ask again over HTTP
    do so 3,812 times.
    """
    living, things = life
    for chapter in (
        goods_and_people,
        who_works_here,
        the_catalogue,
        the_settings,
        a_cart,
        a_guest,
        the_desk,
        the_warehouse,
        the_way,
        what_customers_say,
        the_end,
    ):
        await chapter(living, things)

    every = set(schema._schema.mutation_type.fields)
    assert every - set(living.acted) == set()
    opened = set().union(*living.opened.values())
    assert set(await living.browsers.ask("SUPERVISOR", "names")) - opened == set()
    assert not living.stale, "\n".join(living.stale)


async def goods_and_people(life: Life, things: Things) -> None:
    """Prices, stock, accounts, tokens and shifts."""
    await life.look("nothing at all")
    cup = {"variantId": things["variant"]}
    await life.do("CATALOGUE", "setPrice", {**cup, "amount": "120.00", "compareAt": "150.00"})
    await life.do("CATALOGUE", "setPrice", {**cup, "amount": "20.00", "currencyCode": "USD"})
    await life.do("CATALOGUE", "removePrice", {**cup, "currencyCode": "USD"})
    counted = {"stockLevelId": things["level"], "delta": -41, "reason": "Broken"}
    await life.once("CATALOGUE", "adjustStock", counted)
    somebody = {"email": "new@example.com", "password": "a long enough password"}
    await life.do("nobody", "registerCustomer", {**somebody, "name": "New"})
    other = {"currentPassword": somebody["password"], "newPassword": "another long password"}
    await life.do("nobody", "changePassword", other)
    own = (await life.ask("nobody", "{ me { sessions { id } } }"))["me"]["sessions"]
    await life.do("nobody", "revokeSession", {"sessionId": own[0]["id"]})
    await life.do("nobody", "signIn", {**somebody, "password": other["newPassword"]})
    await life.do("nobody", "signOut", {})
    await life.do("nobody", "signIn", {**somebody, "password": other["newPassword"]})
    await life.do("nobody", "requestVerification", {})
    await life.do("nobody", "verifyEmail", {"token": await _link(life, "EMAIL_VERIFICATION")})
    await life.do("nobody", "requestPasswordReset", {"email": "new@example.com"})
    reset = {"token": await _link(life, "PASSWORD_RESET"), "password": other["newPassword"]}
    await life.do("nobody", "resetPassword", reset)
    await life.do("nobody", "eraseAccount", {"password": other["newPassword"]})
    book = "customer { addresses { id } }"
    [*_, new] = (await life.do("CUSTOMER", "addAddress", {"address": ADDRESS}, book))["customer"]["addresses"]
    await life.do("CUSTOMER", "changeAddress", {"addressId": new["id"], "address": {**ADDRESS, "city": "寧波"}})
    await life.do("CUSTOMER", "removeAddress", {"addressId": new["id"]})
    await life.do("SUPERVISOR", "addCustomerNote", {"customerId": things["customer"], "body": "Rings twice."})
    made = await life.do("SUPERVISOR", "createAppToken", {"name": "Robot", "scopes": ["ANALYST"]}, "appToken { id }")
    await life.do("SUPERVISOR", "revokeAppToken", {"appTokenId": made["appToken"]["id"]})
    await life.do("SUPERVISOR", "setTeamDuty", {"teamId": things["team"], "onDuty": False})
    await life.do("SUPERVISOR", "replayDelivery", {"deliveryId": things["dead"]})


async def _link(life: Life, kind: str) -> str:
    """What follows the # in the newest letter of a kind, in the mailbox."""
    found = (await life.ask("ADMIN", "{ letters(first: 20) { nodes { kind text } } }"))["letters"]["nodes"]
    newest = next(each for each in found if each["kind"] == kind)
    return str(newest["text"].partition("#")[2].split()[0])


async def who_works_here(life: Life, things: Things) -> None:
    """Somebody is invited, invited again, comes in, gets other roles, is shut out and let in again; another is not."""
    given = {"email": "may@shop.example", "roles": ["SUPPORT"]}
    made = await life.do("ADMIN", "inviteStaff", given, "invitation { id } link")
    own = {"invitationId": made["invitation"]["id"]}
    sent = await life.do("ADMIN", "resendInvitation", own, "link")
    came = {"token": sent["link"].partition("#")[2], "name": "May", "password": "long and hard to guess"}
    await life.do("nobody", "acceptInvitation", came)
    may = await life.becomes("select id from staff where name = 'May'", "a colleague")
    changed = {"staffId": may, "expectedVersion": 1, "roles": ["PICKER"], "teamId": things["team"]}
    await life.do("ADMIN", "changeStaff", changed)
    await _codes(life, may)
    await _teams(life, things)
    await life.do("ADMIN", "disableStaff", {"staffId": may})
    await life.do("ADMIN", "enableStaff", {"staffId": may})
    other = {"email": "kai@shop.example", "roles": ["SUPPORT"]}
    made = await life.do("ADMIN", "inviteStaff", other, "invitation { id }")
    await life.do("ADMIN", "withdrawInvitation", {"invitationId": made["invitation"]["id"]})


async def the_settings(life: Life, things: Things) -> None:
    """The shop is called otherwise, closes on Sundays, delivers by bike, asks less, and says how goods come back."""
    await life.do("ADMIN", "changeShop", {"expectedVersion": 1, "name": {"en": "Corner Shop"}, "afterSalesDays": 20})
    await life.do("ADMIN", "changeCalendar", {"expectedVersion": 2, "closedWeekdays": [7]})
    place = {"code": "SZ9", "name": {"en": "Suzhou"}, "city": {"en": "Suzhou"}}
    opened = (await life.do("ADMIN", "createWarehouse", place, "warehouse { id }"))["warehouse"]["id"]
    await life.do("ADMIN", "changeWarehouse", {"warehouseId": opened, "expectedVersion": 1, "city": {"en": "Wuxi"}})
    bike = {"name": {"en": "By bike"}, "countries": ["CN"], "fee": "5.00"}
    await life.once("ADMIN", "createDeliveryRate", bike)
    standard = {"deliveryRateId": "dlr_standard", "expectedVersion": 1}
    await life.do("ADMIN", "changeDeliveryRate", {**standard, "name": {"en": "Usual"}, "fee": "11.00"})
    card = {"paymentTermsId": "pmt_card", "expectedVersion": 1}
    await life.do("ADMIN", "changePaymentTerms", {**card, "name": {"en": "By card"}, "payWithinMinutes": 45})
    page = {"title": {"en": "Returns"}, "body": {"en": "Send it back."}}
    made = (await life.once("ADMIN", "createPolicy", page, "policy { id }"))["policy"]
    await life.do("ADMIN", "changePolicy", {"policyId": made["id"], "expectedVersion": 1, "published": True})


async def _codes(life: Life, colleague: str) -> None:
    """Somebody's sign-in asks for a code, and no longer does; a colleague's is reset."""
    password = "long and hard to guess"
    async with life.database.read() as connection:
        await connection.run(
            "update staff set password_hash = :hash where roles = '{SUPPORT}'", hash=await passwords.hashed(password)
        )
    made = await life.do("SUPPORT", "beginSecondFactor", {"password": password}, "setup { secret }")
    app = pyotp.TOTP(made["setup"]["secret"])
    await life.do("SUPPORT", "confirmSecondFactor", {"code": app.at(clock.real())})
    await life.do(
        "SUPPORT", "turnOffSecondFactor", {"password": password, "code": app.at(clock.real() + timedelta(seconds=STEP))}
    )
    await life.do("ADMIN", "resetSecondFactor", {"staffId": colleague})


async def _teams(life: Life, things: Things) -> None:
    """A team is set up, renamed, and given up with what it has."""
    at = "select warehouse_id from team where id = :id"
    place = await life.becomes(at, "a warehouse", id=things["team"])
    given = {"code": "EVE", "name": {"en": "Evening team"}, "warehouseId": place, "regions": ["CN"]}
    made = await life.do(
        "SUPERVISOR", "createTeam", {**given, "shiftStart": "16:00", "shiftEnd": "22:00"}, "team { id }"
    )
    own = {"teamId": made["team"]["id"]}
    await life.do("SUPERVISOR", "changeTeam", {**own, "expectedVersion": 1, "name": {"en": "Late team"}})
    rule = {"name": {"en": "Dear"}, "teamIds": [own["teamId"]], "totalFrom": "9000.00"}
    shows = "assignmentRule { id }"
    ruled = (await life.once("SUPERVISOR", "createAssignmentRule", {"rule": rule}, shows))["assignmentRule"]
    dearer = {**rule, "totalFrom": "9900.00", "regions": ["CN"]}
    await life.once("SUPERVISOR", "createAssignmentRule", {"rule": dearer, "position": 0}, shows)
    number = await life.becomes('select number from "order" where id = :id', "an order", id=things["order"])
    await life.do("SUPERVISOR", "tryAssignmentRules", {"orderNumber": number})
    moved = {"assignmentRuleId": ruled["id"], "expectedVersion": 1, "position": 0}
    await life.do("SUPERVISOR", "changeAssignmentRule", moved)
    await life.do("SUPERVISOR", "removeAssignmentRule", {"assignmentRuleId": ruled["id"], "expectedVersion": 2})
    await life.do("SUPERVISOR", "retireTeam", {**own, "expectedVersion": 2, "handOverToId": things["team"]})


async def the_catalogue(life: Life, things: Things) -> None:
    """A shelf is put up, named anew, moved and taken down; a bowl comes into the shop, changes, and goes."""
    made = (await life.do("CATALOGUE", "createCategory", {"name": {"en": "Table"}}, SHELF))["category"]
    shelf = {"categoryId": made["id"]}
    banner = {"heading": {"en": "Lay the table"}, "body": {}, "button": {"en": "Look"}, "categoryId": made["id"]}
    await life.do("CATALOGUE", "changeBanner", {**banner, "expectedVersion": 1})
    await life.do("CATALOGUE", "changeCategory", {**shelf, "expectedVersion": 1, "name": {"en": "On the table"}})
    await life.do("CATALOGUE", "moveCategory", {**shelf, "expectedVersion": 2, "position": 0})
    await life.do("CATALOGUE", "retireCategory", {**shelf, "expectedVersion": 3})
    await life.do("CATALOGUE", "restoreCategory", {**shelf, "expectedVersion": 4})
    bowl = {"name": {"en": "Bowl"}, "categoryId": made["id"]}
    product = (await life.once("CATALOGUE", "createProduct", bowl, "product { id version }"))["product"]
    at = {"productId": product["id"]}
    form = {**at, "sku": "BOWL", "price": "30.00", "options": [{"name": {"en": "Size"}, "value": {"en": "Small"}}]}
    variant = (await life.do("CATALOGUE", "addVariant", form, "variant { id version }"))["variant"]
    tomorrow = (clock.now() + timedelta(days=1)).isoformat()
    await life.do("CATALOGUE", "scheduleProduct", {**at, "publishAt": tomorrow})
    await life.do("CATALOGUE", "unscheduleProduct", at)
    await life.do("CATALOGUE", "publishProduct", at)
    for wish in ("requestStockNotice", "withdrawStockNotice"):  # of the new bowl there is none yet
        await life.do("CUSTOMER", wish, {"variantId": variant["id"]})
    for wish in ("addFavourite", "removeFavourite"):
        await life.do("CUSTOMER", wish, at)
    cup = {"productId": things["product"]}
    version = await life.becomes("select version from product where id = :id", "a version", id=things["product"])
    await life.do("CATALOGUE", "changeProduct", {**cup, "expectedVersion": version, "name": {"en": "A better cup"}})
    changed = {"variantId": variant["id"], "expectedVersion": variant["version"], "retired": True}
    await life.do("CATALOGUE", "changeVariant", changed)
    drawing = {"url": "/art/cup.svg", "alt": {"en": "A cup"}}
    await life.becomes(
        "update product set pictures = cast(:drawing as jsonb) where id = :id returning true",
        "a picture",
        id=things["product"],
        drawing=[{**drawing, "tint": "sand"}],
    )
    pictures = {**cup, "expectedVersion": version + 1, "pictures": [{**drawing, "alt": {"en": "The cup"}}]}
    await life.do("CATALOGUE", "setPictures", pictures)
    await life.do("CATALOGUE", "retireProduct", cup)
    await life.do("CATALOGUE", "publishProduct", cup)
    await life.do("CATALOGUE", "applyImport", {"importId": things["catalogueimport"], "leaveOutWrong": True})
    sent = await life.send("CATALOGUE", "/upload/sheet", "sku,barcode\nBOWL,20BOWL\n", "text/csv")
    await life.do("CATALOGUE", "discardImport", {"importId": sent["id"]})


async def a_cart(life: Life, things: Things) -> None:
    """A customer's other tab fills the cart; their telephone orders, fails to pay, pays, and waits for a team."""
    cup = things["variant"]
    await life.in_another_tab("CUSTOMER", "addToCart", {"lines": [{"variantId": cup, "quantity": 1}]})
    await life.in_another_tab("CUSTOMER", "buyAgain", {"orderId": things["order"]})
    await life.in_another_tab("CUSTOMER", "setCartLine", {"variantId": cup, "quantity": 4})
    await life.in_another_tab("CUSTOMER", "setCartAddress", {"email": "ada@example.com", "address": ADDRESS})
    await life.in_another_tab("CUSTOMER", "chooseDelivery", {"code": "standard"})
    left = {"lines": [{"variantId": cup, "quantity": 1}]}
    guest = await life.ask("nobody", ADD, input=left)
    await life.in_another_tab("CUSTOMER", "claimCart", {"cartToken": guest["addToCart"]["cartToken"]})
    placed = await life.once("CUSTOMER", "placeOrder", {"paymentMethod": "card"}, "order { id }")
    things["second"] = placed["order"]["id"]
    await life.look_at("CUSTOMER", {"Order": [{"id": things["second"], "orderToken": None}]})
    paying = {"orderId": things["second"], "method": "card"}
    await life.once("CUSTOMER", "startPayment", {**paying, "details": {"card": DECLINE}})
    await life.once("CUSTOMER", "startPayment", {**paying, "details": {"card": APPROVE}})
    await life.do("SUPERVISOR", "setTeamDuty", {"teamId": things["team"], "onDuty": True})


async def a_guest(life: Life, things: Things) -> None:
    """Somebody without an account orders, asks a question, pays, and calls it off."""
    await life.in_another_tab("PUBLIC", "setCartAddress", {"email": "lin@example.com", "address": ADDRESS})
    await life.in_another_tab("PUBLIC", "chooseDelivery", {"code": "express"})
    await life.in_another_tab("PUBLIC", "setCartGift", {"message": "For you.", "hidesPrices": True})
    placed = await life.in_another_tab("PUBLIC", "placeOrder", ACCEPTED)
    order = placed["order"]["id"]
    held = {"orderId": order, "orderToken": placed["orderToken"]}
    asked = {**held, "kind": "QUESTION", "subject": "When?", "body": "When does it come?"}
    ticket = (await life.once("nobody", "openTicket", asked, "ticket { id }"))["ticket"]["id"]
    await life.look_at("PUBLIC", of_a_guest(order, held["orderToken"], ticket))
    for card in (ASK, APPROVE):
        await life.once("nobody", "startPayment", {**held, "method": "card", "details": {"card": card}})
    await life.once("SUPPORT", "replyToTicket", {"ticketId": ticket, "body": "Tomorrow."})
    said = {"ticketId": ticket, "orderToken": held["orderToken"], "body": "Too late."}
    await life.once("nobody", "replyToTicket", said)
    await life.once("nobody", "cancelOrder", {**held, "reason": "It comes too late"})


async def the_desk(life: Life, things: Things) -> None:
    """Held, released, noted, given to another warehouse and back."""
    order = {"orderId": things["order"]}
    await life.do("ORDER_DESK", "holdOrder", valid("holdOrder", things))
    await life.do("ORDER_DESK", "releaseOrder", order)
    await life.do("LOGISTICS", "addOrderNote", {**order, "body": "Handle with care"})
    await _named(life, things)
    await life.do("LOGISTICS", "assignOrder", {**order, "teamId": things["far"]})
    await life.do("ORDER_DESK", "assignOrder", {**order, "teamId": things["team"]})


async def _named(life: Life, things: Things) -> None:
    """The supervisor is named in notes about the order, its parcel and its ticket, and reads one, and then all."""
    words = f"@[{things['colleague']}] what now?"
    await life.once("LOGISTICS", "addOrderNote", {"orderId": things["order"], "body": words})
    await life.once("SUPPORT", "replyToTicket", {"ticketId": things["ticket"], "body": words, "internal": True})
    await life.once("PICKER", "addShipmentNote", {"shipmentId": things["shipment"], "body": words})
    newest, *_, oldest = (await life.ask("SUPERVISOR", "{ mentions { nodes { id } } }"))["mentions"]["nodes"]
    await life.do("SUPERVISOR", "readMention", {"mentionId": oldest["id"]})
    await life.do("SUPERVISOR", "readAllMentions", {"newestId": newest["id"]})


async def the_warehouse(life: Life, things: Things) -> None:
    """Two orders are picked; one of them lacks a cup."""
    first, parcel = await _parcel(life, things["order"]), await _parcel(life, things["second"])
    for each, picked in ((first, 2), (parcel, 4)):
        await life.do("PICKER", "startPicking", {"shipmentId": each})
        await life.do("PICKER", "confirmPick", {"shipmentId": each, "code": "20CUP", "quantity": picked})
    line = await life.becomes("select id from shipment_line where shipment_id = :id", "a line", id=parcel)
    await life.do("PICKER", "reportShortPick", {"shipmentId": parcel, "lineId": line, "reason": "DAMAGED"})
    await life.do("PICKER", "packShipment", {"shipmentId": parcel})
    await life.do("PICKER", "packShipment", {"shipmentId": first})
    await life.do("PICKER", "unpackShipment", {"shipmentId": first, "reason": "Wrong box"})
    await life.do("PICKER", "confirmPick", {"shipmentId": first, "code": "20CUP", "quantity": 2})
    await life.do("PICKER", "packShipment", {"shipmentId": first})


async def the_way(life: Life, things: Things) -> None:
    """A label is typed in, withdrawn and asked for; then the parcels go, and the clock with them."""
    parcel, other = await _parcel(life, things["order"]), await _parcel(life, things["second"])
    number = {"shipmentId": parcel, "carrier": "swift", "trackingNumber": swift_number("typed")}
    await life.once("LOGISTICS", "dispatchShipment", number)
    await life.do("LOGISTICS", "voidLabel", {"shipmentId": parcel, "reason": "Wrong carrier"})
    for each in (parcel, other):
        await life.once("LOGISTICS", "dispatchShipment", {"shipmentId": each, "carrier": "swift"})
    await life.do("LOGISTICS", "handOverShipments", {"shipmentIds": [parcel, other]})
    label = await life.becomes("select tracking_number from shipment where id = :id", "a number", id=parcel)
    news = {"trackingNumber": label, "carrier": "swift", "place": "Hangzhou", "occurredAt": clock.now().isoformat()}
    for code in ("EXCEPTION", "OUT_FOR_DELIVERY", "DELIVERED"):
        told = {**news, "code": code, "description": code, "eventId": code}
        await life.do("LOGISTICS", "recordTrackingEvent", told)
    await life.do("SUPERVISOR", "advanceClock", {"seconds": 3600})


async def what_customers_say(life: Life, things: Things) -> None:
    """Received, reviewed, asked about, answered; some money back."""
    await life.once("CUSTOMER", "confirmReceipt", {"orderId": things["order"]})
    await life.once("CUSTOMER", "submitReview", valid("submitReview", things))
    complaint = {"orderId": things["order"], "kind": "DAMAGED", "subject": "A crack", "body": "In one of them."}
    opened = await life.once("CUSTOMER", "openTicket", {**complaint, "orderLineIds": [things["line"]]}, "ticket { id }")
    await life.look_at("CUSTOMER", {"Ticket": [{"id": opened["ticket"]["id"], "orderToken": None}]})
    ticket = {"ticketId": things["ticket"]}
    await life.do("SUPERVISOR", "assignTicket", {**ticket, "staffId": things["colleague"]})
    await life.once("SUPPORT", "replyToTicket", {**ticket, "body": "It is safe.", "internal": False})
    await life.once("SUPPORT", "replyToTicket", {**ticket, "body": "Ask the maker.", "internal": True})
    await life.once("CUSTOMER", "replyToTicket", {**ticket, "body": "Thank you."})
    await life.do("SUPPORT", "resolveTicket", {**ticket, "resolution": "Told."})
    await life.do("CUSTOMER", "reopenTicket", {**ticket, "reason": "One more thing."})
    await life.once("FINANCE", "refundPayment", valid("refundPayment", things))


async def the_end(life: Life, things: Things) -> None:
    """Days go by: a parcel arrives, an order that nobody paid is closed."""
    cup = {"lines": [{"variantId": things["variant"], "quantity": 1}]}
    await life.in_another_tab("CUSTOMER", "addToCart", cup)
    await life.in_another_tab("CUSTOMER", "chooseDelivery", {"code": "standard"})
    await life.once("CUSTOMER", "placeOrder", {"paymentMethod": "card"}, "order { id }")
    await life.do("SUPERVISOR", "advanceClock", {"seconds": 30 * 24 * 3600})


CHAPTERS = (
    goods_and_people,
    who_works_here,
    the_catalogue,
    a_cart,
    a_guest,
    the_desk,
    the_warehouse,
    the_way,
    what_customers_say,
    the_end,
)
SHELF = "category { id version }"
ACCEPTED = {"paymentMethod": "card", "acceptedTotal": "142.00", "idempotencyKey": "once"}  # the price has changed
ADD = "mutation ($input: AddToCartInput!) { addToCart(input: $input) { cartToken errors { code message } } }"


async def _parcel(life: Life, order: str) -> Any:
    of = "select id from shipment where order_id = :order and state <> 'CANCELLED'"
    return await life.becomes(of, "a parcel", order=order)
