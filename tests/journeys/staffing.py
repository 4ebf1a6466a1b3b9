"""What staff do in the staff app, by its English words."""

import json
import re
from pathlib import Path
from typing import Any

from playwright.async_api import expect

import orderflow
from orderflow.demo import PASSWORD
from orderflow.web import DOCUMENTS, WEB
from tests.journeys.browsers import Visitor
from tests.running import Client

GOODS = json.loads((Path(orderflow.__file__).parent / "catalog" / "demo" / "goods.json").read_text())
DAY = 86_400


def first_sku(slug: str) -> str:
    """The code on the first variant of a demo product."""
    found = next(product for product in GOODS["products"] if product["slug"] == slug)
    return str(found["variants"][0]["sku"])


async def sign_in(visitor: Visitor, account: str, path: str = "/") -> None:
    """Come in as a member of staff and open a screen."""
    await visitor.go("/staff/sign-in")
    await visitor.page.get_by_label("E-mail").fill(f"{account}@orderflow.example")
    await visitor.page.get_by_label("Password").fill(PASSWORD)
    await visitor.press("Sign in")
    await visitor.page.wait_for_url(lambda url: "sign-in" not in url)
    if path != "/":
        await visitor.go(f"/staff{path}")


async def turn_to(visitor: Visitor, screen: str) -> None:
    """Go to a screen by the navigation, where a number may stand behind its name."""
    await visitor.page.get_by_role("navigation").get_by_role("link", name=re.compile(f"^{screen}")).first.click()


async def pick(visitor: Visitor, *skus: str) -> None:
    """At the shelves: type the code of each thing taken."""
    for sku in skus:
        await visitor.page.get_by_label("Barcode or SKU").fill(sku)
        await visitor.press("Take")
        await expect(visitor.page.get_by_role("status").filter(has_text=sku)).to_be_visible()


async def at_the_endpoint(address: str, email: str = "admin@orderflow.example", locale: str = "en") -> Client:
    """Somebody of the demo shop, its head unless told otherwise, who talks to the endpoint without a browser.

    As a stranger, who may ask only what our own web asks, they sign in by its words.
    """
    person = Client(address, locale=locale)
    texts = json.loads((WEB / DOCUMENTS).read_text()).values()
    by_the_web = next(text for text in texts if text.startswith("mutation SignIn("))
    assert (await person.ask(by_the_web, input={"email": email, "password": PASSWORD}))["failure"] is None
    return person


async def enter(visitor: Visitor, email: str) -> None:
    """Come in without the form, whatever language the pages speak."""
    person = await at_the_endpoint(visitor.address, email)
    cookies = person.http.cookies.items()
    await visitor.context.add_cookies(
        [{"name": name, "value": value, "url": visitor.address} for name, value in cookies]
    )
    await person.close()


async def parcels(office: Client, order: str) -> list[dict[str, Any]]:
    """The parcels of an order and what is to be scanned for each."""
    found = await office.ask(
        "query ($id: ID!) { order(id: $id) { shipments { id trackingNumber lines { barcode quantity } } } }", id=order
    )
    return list(found["shipments"])


async def send(office: Client, order: str) -> None:
    """Pick, pack and label the only parcel of an order, at the endpoint."""
    [parcel] = await parcels(office, order)
    await send_parcel(office, parcel)


async def send_parcel(office: Client, parcel: dict[str, Any]) -> None:
    """Pick, pack and label one parcel."""
    await office.do("startPicking", {"shipmentId": parcel["id"]})
    for line in parcel["lines"]:
        for scan in range(line["quantity"]):
            scanned = {"code": line["barcode"], "scanId": f"{line['barcode']}-{scan}"}
            await office.do("confirmPick", {"shipmentId": parcel["id"], **scanned})
    await office.do("packShipment", {"shipmentId": parcel["id"]})
    asked = {"shipmentId": parcel["id"], "carrier": "swift", "idempotencyKey": parcel["id"]}
    await office.do("dispatchShipment", asked)
