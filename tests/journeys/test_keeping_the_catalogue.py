"""A shop keeper with no developer at hand makes a product by hand, with a picture, and customers see it."""

import re
from pathlib import Path

from playwright.async_api import Browser, expect

from tests.journeys import staffing
from tests.journeys.browsers import Visitor, visiting
from tests.journeys.conftest import Shop
from tests.rooms.catalog.drawings import SVG, a_picture

NAME = "Speckled bowl"


async def test_a_product_made_by_hand_stands_in_the_shop_with_its_picture(
    browser: Browser, shop: Shop, tmp_path: Path
) -> None:
    async with visiting(browser, shop[1], expected=("422",)) as keeper, visiting(browser, shop[1]) as customer:
        await customer.go("/c/on-the-table")
        await _a_shelf(keeper)
        await _a_draft(keeper)
        await _a_form(keeper)
        await _pictures(keeper, tmp_path)
        await _stock(keeper)
        await keeper.press("Publish now")
        await expect(keeper.page.get_by_text("On sale").first).to_be_visible()
        await keeper.shoot("staff-product", whole=True)

        await customer.go("/c/on-the-table")
        await customer.page.get_by_role("link", name=re.compile(NAME)).first.click()
        await expect(customer.page.get_by_role("heading", name=NAME)).to_be_visible()
        picture = customer.page.get_by_role("img", name=NAME).first
        await expect(picture).to_have_js_property("complete", True)
        assert await picture.evaluate("each => each.naturalWidth") > 480
        await expect(customer.page.get_by_text("¥42.50").first).to_be_visible()
        await expect(customer.page.get_by_role("button", name="Add to cart")).to_be_enabled()


async def _a_shelf(keeper: Visitor) -> None:
    await staffing.sign_in(keeper, "catalogue", "/catalogue/categories")
    await keeper.press("New category")
    dialog = keeper.page.get_by_role("dialog")
    await dialog.get_by_label("Name, English").fill("On the table")
    await dialog.get_by_role("button", name="Create category").click()
    await expect(keeper.page.get_by_text("on-the-table")).to_be_visible()


async def _a_draft(keeper: Visitor) -> None:
    await keeper.go("/staff/catalogue")
    await keeper.page.get_by_role("button", name="New product").click()
    dialog = keeper.page.get_by_role("dialog")
    await dialog.get_by_label("Name, English").fill(NAME)
    await dialog.get_by_label("Category").select_option(label="On the table")
    await dialog.get_by_role("button", name="Create draft").click()
    await expect(keeper.page.get_by_role("heading", name=NAME, level=1)).to_be_visible()
    await keeper.page.get_by_label("Name, 繁體中文").fill("斑點碗")
    await keeper.page.get_by_label("Name, 简体中文").fill("斑点碗")
    await keeper.press("Save")
    await expect(keeper.page.get_by_text("All is saved")).to_be_visible()


async def _a_form(keeper: Visitor) -> None:
    """A price of nothing is refused where it is typed; then it has a price."""
    await keeper.press("Add form")
    dialog = keeper.page.get_by_role("dialog")
    await dialog.get_by_label("SKU").fill("BOWL-1")
    await dialog.get_by_label("Weight in g").fill("450")
    price = dialog.get_by_label("Price in CNY, tax included")
    await price.fill("0")
    await expect(dialog.get_by_text("A price is more than zero, such as 19.90.")).to_be_visible()
    await price.fill("42.50")
    await dialog.get_by_role("button", name="Add form").click()
    await expect(keeper.page.get_by_role("cell", name=re.compile("^BOWL-1"))).to_be_visible()


async def _pictures(keeper: Visitor, folder: Path) -> None:
    """A drawing that could run a script is refused by its name; a photograph is taken."""
    (folder / "bowl.jpg").write_bytes(a_picture(1400, 1400))
    (folder / "evil.png").write_bytes(SVG)
    files = keeper.page.locator("input[type=file]")
    await files.set_input_files([folder / "evil.png", folder / "bowl.jpg"])
    await expect(keeper.page.get_by_role("alert").filter(has_text="evil.png")).to_contain_text("SVG is not taken")
    await expect(keeper.page.get_by_role("button", name="Take Picture 1 away")).to_be_visible()


async def _stock(keeper: Visitor) -> None:
    """The warehouses made room by themselves; ten bowls are counted in."""
    await keeper.page.get_by_role("button", name=re.compile("Adjust BOWL-1 in")).first.click()
    dialog = keeper.page.get_by_role("dialog")
    await dialog.get_by_label("Change by").fill("10")
    await dialog.get_by_role("button", name="Set to 10").click()
    await expect(dialog).to_be_hidden()
