"""Somebody with an empty database and no developer at hand sets a shop up in the browser and sells the first order."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from orderflow.kernel.db import Database
from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.kernel.ids import new_id
from orderflow.kernel.work import Work, as_system
from orderflow.people.keys import let_in
from tests.journeys import shopping, staffing
from tests.journeys.browsers import Visitor, visiting
from tests.rooms.catalog.drawings import a_picture
from tests.running import serving

OWNER = "owner@corner.example"
SHEET = """handle,title_en,title_zh-hans,category,status,sku,barcode,price,weight_g,stock_HZ1
blue-cup,Blue cup,蓝杯,Table,published,CUP-1,6900000000017,20.00,300,10
oak-tray,Oak tray,橡木盘,Table,published,TRAY-1,6900000000024,88.00,900,5
linen-towel,Linen towel,亚麻茶巾,Table,published,TOWEL-1,6900000000031,39.00,120,8
"""
Opened = tuple[str, str]


@pytest.fixture
async def empty_shop(server: EmbeddedPostgres, template: str) -> AsyncIterator[Opened]:
    """A shop that nobody has set up, served, and the password that `orderflow staff` printed for its owner."""
    dsn = await server.create_database(name := new_id("test"), template=template)
    async with Database(dsn, size=2) as database:

        async def enter(work: Work) -> str:
            return await let_in(work, OWNER, "Wang", ["ADMIN"])

        password = await as_system(database, enter)
    async with serving(dsn, known_documents_only="true") as (_, [address]):
        yield address, password
    await server.drop_database(name)


async def test_an_empty_shop_is_set_up_in_the_browser_and_sells(
    browser: Browser, empty_shop: Opened, tmp_path: Path
) -> None:
    address, password = empty_shop
    async with (
        visiting(browser, address) as owner,
        visiting(browser, address) as picker,
        visiting(browser, address) as packer,
        visiting(browser, address, "zh-Hans") as customer,
    ):
        await customer.go("/")
        await customer.sees("店铺即将开张")
        await _come_in(owner, password)
        await _name_it(owner)
        await _open_a_warehouse(owner)
        await _set_up_a_team(owner)
        for colleague, name, role in ((picker, "Pia", "picking"), (packer, "Paul", "logistics")):
            await _invite(owner, colleague, name, role)
        await _put_goods_on_sale_by_sheet(owner, tmp_path)
        await _put_goods_on_sale_by_hand(owner, tmp_path)
        await _say_what_delivery_costs(owner)
        await _say_how_customers_pay(owner)
        await _see_that_it_can_sell(owner)

        await _buys(customer)
        await _is_sent(picker, packer)
        await shopping.status_is(customer, "待配送")


async def _come_in(owner: Visitor, password: str) -> None:
    """The list of what is to do is where the owner of an empty shop begins."""
    await owner.go("/staff")
    await owner.page.get_by_label("E-mail").fill(OWNER)
    await owner.page.get_by_label("Password").fill(password)
    await owner.press("Sign in")
    await expect(owner.page.get_by_role("heading", name="Opening the shop", level=1)).to_be_visible()
    await owner.shoot("staff-opening")


async def _turn_to(owner: Visitor, step: str) -> None:
    await owner.go("/staff/settings/opening")
    await owner.page.get_by_role("main").get_by_role("link", name=re.compile(f"^{step}")).click()


async def _done(owner: Visitor, step: str) -> None:
    await owner.go("/staff/settings/opening")
    await expect(owner.page.get_by_role("link", name=re.compile(f"^{step}"))).to_contain_text("done")


async def _name_it(owner: Visitor) -> None:
    await _turn_to(owner, "Name the shop")
    await owner.press("Change…")
    dialog = owner.page.get_by_role("dialog")
    for language, name in (("繁體中文", "街角"), ("简体中文", "街角"), ("English", "Corner")):
        await dialog.get_by_label(f"Name, {language}").fill(name)
    await dialog.get_by_role("button", name="Save").click()
    await expect(owner.page.get_by_text("Corner staff").first).to_be_visible()


async def _open_a_warehouse(owner: Visitor) -> None:
    await _turn_to(owner, "Open a warehouse")
    await owner.press("New warehouse")
    dialog = owner.page.get_by_role("dialog")
    await dialog.get_by_label("Code").fill("hz1")
    await dialog.get_by_label("Name, English").fill("Hangzhou")
    await dialog.get_by_label("City, 简体中文").fill("杭州")
    await dialog.get_by_role("button", name="Open it").click()
    await expect(owner.page.get_by_role("listitem").filter(has_text="HZ1")).to_be_visible()


async def _set_up_a_team(owner: Visitor) -> None:
    await _turn_to(owner, "Set up a team")
    await owner.press("New team", exact=False)
    dialog = owner.page.get_by_role("dialog")
    await dialog.get_by_label("Name, English").fill("All day")
    await dialog.get_by_label("Code").fill("HZ1-ALL")
    await dialog.get_by_label("Sends to").fill("*")
    for part in ("Shift from", "Shift to"):
        await dialog.get_by_label(part).fill("00:00")
    await dialog.get_by_role("button", name="Create the team").click()
    await owner.page.get_by_role("switch", name="All day on duty").click()
    await expect(owner.page.get_by_role("switch", name="All day on duty")).to_be_checked()


async def _invite(owner: Visitor, colleague: Visitor, name: str, role: str) -> None:
    await _turn_to(owner, "Invite those who work with you")
    await owner.press("Invite somebody", exact=False)
    dialog = owner.page.get_by_role("dialog")
    await dialog.get_by_label("E-mail").fill(f"{name.lower()}@corner.example")
    await dialog.get_by_label(re.compile(f"^{role}")).check()
    await dialog.get_by_label("Team", exact=True).select_option(label="All day")
    await dialog.get_by_role("button", name="Send the invitation").click()
    link = await dialog.locator("code").inner_text()
    await colleague.go(link[link.index("/staff/join#") :])
    await colleague.page.get_by_label("Name").fill(name)
    await colleague.page.get_by_label("Password").fill("long and hard to guess")
    await colleague.press("Come in")
    await expect(colleague.page.get_by_role("navigation").first).to_be_visible()


async def _put_goods_on_sale_by_sheet(owner: Visitor, folder: Path) -> None:
    await owner.go("/staff/catalogue/categories")
    await owner.press("New category")
    dialog = owner.page.get_by_role("dialog")
    await dialog.get_by_label("Name, English").fill("Table")
    await dialog.get_by_role("button", name="Create category").click()
    await expect(dialog).to_be_hidden()
    (folder / "goods.csv").write_text(SHEET, encoding="utf-8")
    await _turn_to(owner, "Put goods on sale")
    await owner.press("Import")
    await owner.page.locator("input[type=file]").set_input_files(folder / "goods.csv")
    await owner.page.get_by_role("button", name="Apply to 3 products").click()
    await expect(owner.page.get_by_text("Applied").first).to_be_visible()


async def _put_goods_on_sale_by_hand(owner: Visitor, folder: Path) -> None:
    (folder / "bowl.jpg").write_bytes(a_picture(1400, 1400))
    await owner.go("/staff/catalogue")
    await owner.page.get_by_role("button", name="New product").click()
    dialog = owner.page.get_by_role("dialog")
    await dialog.get_by_label("Name, English").fill("Speckled bowl")
    await dialog.get_by_label("Category").select_option(label="Table")
    await dialog.get_by_role("button", name="Create draft").click()
    await owner.press("Add form")
    await dialog.get_by_label("SKU").fill("BOWL-1")
    await dialog.get_by_label("Price in CNY, tax included").fill("42.50")
    await dialog.get_by_role("button", name="Add form").click()
    await expect(owner.page.get_by_role("cell", name=re.compile("^BOWL-1"))).to_be_visible()
    await owner.page.locator("input[type=file]").set_input_files(folder / "bowl.jpg")
    await expect(owner.page.get_by_role("button", name="Take Picture 1 away")).to_be_visible()
    await owner.page.get_by_role("button", name=re.compile("Adjust BOWL-1 in")).first.click()
    await dialog.get_by_label("Change by").fill("10")
    await dialog.get_by_role("button", name="Set to 10").click()
    await expect(dialog).to_be_hidden()
    await owner.press("Publish now")
    await expect(owner.page.get_by_text("On sale").first).to_be_visible()


async def _say_what_delivery_costs(owner: Visitor) -> None:
    await _turn_to(owner, "Check what delivery costs")
    await owner.press("New delivery option")
    dialog = owner.page.get_by_role("dialog")
    await dialog.get_by_label("Name, 简体中文").fill("骑行送达")
    await dialog.get_by_label("Regions").fill("CN")
    await dialog.get_by_label("Fee", exact=True).fill("5")
    await dialog.get_by_role("button", name="Offer it").click()
    await expect(dialog).to_be_hidden()
    await _done(owner, "Check what delivery costs")


async def _say_how_customers_pay(owner: Visitor) -> None:
    await _turn_to(owner, "Check how customers pay")
    await owner.press("Change Card")
    dialog = owner.page.get_by_role("dialog")
    await dialog.get_by_label("Time to pay, in minutes").fill("45")
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog).to_be_hidden()


async def _see_that_it_can_sell(owner: Visitor) -> None:
    await owner.go("/staff/settings/opening")
    await expect(owner.page.get_by_text("The shop can sell")).to_be_visible()
    await expect(owner.page.get_by_text("needed to sell")).to_have_count(0)
    await owner.shoot("staff-opened")


async def _buys(customer: Visitor) -> None:
    """A guest, of the sheet and of what was made by hand; the new delivery option is there."""
    await customer.go("/")
    await customer.sees("蓝杯")
    await expect(customer.page.get_by_role("link", name="街角").first).to_be_visible()
    await shopping.put_in_cart(customer, "blue-cup", "speckled-bowl")
    await shopping.say_where_to(customer, "lin@example.com")
    await customer.page.get_by_text("骑行送达").click()
    await shopping.press_order(customer)
    await shopping.status_is(customer, "待处理")


async def _is_sent(picker: Visitor, packer: Visitor) -> None:
    await staffing.turn_to(picker, "Warehouse")
    await picker.press("Pick")
    await picker.press("Start picking P")
    await staffing.pick(picker, "CUP-1", "BOWL-1")
    await picker.press("Pack P")
    await picker.sees("Packed. Print its slip.")
    await staffing.turn_to(packer, "Warehouse")
    await packer.press("Label")
    await packer.press("Ask for a label")
    await packer.press("Hand over")
    await packer.sees("Handed to the carrier")
