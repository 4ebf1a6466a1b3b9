"""Every screen, light and dark, wide and narrow: no violation of WCAG 2.2 AA, nothing wider than a small phone."""

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page

from tests.journeys import shopping, staffing
from tests.journeys.browsers import OVERHANG, Visitor, visiting
from tests.journeys.conftest import Shop
from tests.journeys.props import a_forenoon

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ALL, CONTRAST = {"type": "tag", "values": LEVELS}, {"type": "rule", "values": ["color-contrast"]}
LOOK = """only => axe.run(document, {runOnly: only, resultTypes: ["violations"]}).then(found =>
    found.violations.flatMap(each => each.nodes.map(node => `${each.id}: ${node.target} ${node.failureSummary}`)))"""
WIDE, NARROW, NARROWEST = 1280, 390, 320

STORE = (
    "/", "/c/tea-kitchen", "/search?q=tea", "/p/white-porcelain-sake-set", "/cart", "/checkout", "/orders",
    "/orders/{unpaid}", "/orders/{unpaid}/pay", "/orders/{waiting}", "/orders/{sent}", "/tickets/{ticket}",
    "/account", "/sign-in", "/register", "/account/forgot-password", "/account/reset-password#x",
    "/account/verify-email#x", "/policies/privacy", "/nowhere",
)  # fmt: skip
STAFF = (
    "/", "/orders", "/orders/{waiting}", "/orders/{sent}", "/warehouse", "/warehouse/{parcel}",
    "/shipments/{parcel}/slip", "/shipments", "/tickets", "/tickets/{ticket}", "/payments", "/inbox", "/customers",
    "/customers/{customer}", "/catalogue", "/catalogue/categories", "/catalogue/front", "/catalogue/imports",
    "/catalogue/imports/{sheet}", "/catalogue/{product}", "/stock", "/operations", "/mailbox", "/deliveries",
    "/settings/shop", "/settings/calendar", "/settings/delivery", "/settings/payment", "/settings/rules",
    "/second-factor", "/settings/policies", "/settings/staff", "/settings/teams", "/settings/roles", "/settings/tokens",
    "/settings/history", "/settings/warehouses", "/settings/opening", "/nowhere",
)  # fmt: skip


@pytest.fixture(scope="module")
async def ids(shop: Shop) -> dict[str, str]:
    """What the shop has seen by noon."""
    return await a_forenoon(shop[1])


async def test_the_storefront(browser: Browser, shop: Shop, ids: dict[str, str]) -> None:
    async with visiting(browser, shop[1], "zh-Hans") as customer:
        await shopping.sign_in(customer)
        await shopping.put_in_cart(customer, shopping.GOODS[0])
        found = [fault for path in STORE for fault in await faults(customer, path, ids)]
    assert not found, "\n".join(found)


async def test_the_staff_app(browser: Browser, shop: Shop, ids: dict[str, str]) -> None:
    async with visiting(browser, shop[1]) as staff:
        await staffing.sign_in(staff, "admin")
        found = [fault for path in STAFF for fault in await faults(staff, f"/staff{path}", ids)]
    assert not found, "\n".join(found)


async def faults(visitor: Visitor, screen: str, ids: dict[str, str]) -> list[str]:
    """What is wrong with one screen: looked at in both widths, light and dark."""
    page, path = visitor.page, screen.format(**ids)
    await page.set_viewport_size({"width": WIDE, "height": 900})
    await visitor.go(path)
    await visitor.is_still()
    await page.evaluate(AXE.read_text())
    found = []
    for width in (WIDE, NARROW):
        await page.set_viewport_size({"width": width, "height": 844})
        for theme, rules in (("light", ALL), ("dark", CONTRAST)):
            found += await axe(page, f"{path} {width} {theme}", theme, rules)
    await page.set_viewport_size({"width": NARROWEST, "height": 640})
    over = await page.evaluate(OVERHANG)
    return [*found, f"{path} is wider than {NARROWEST}: {over}"] if over else found


async def axe(page: Page, where: str, theme: str, rules: dict[str, Any]) -> list[str]:
    await page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
    return [f"{where}: {fault}" for fault in await page.evaluate(LOOK, rules)]
