"""The screens that were drawn, in a full shop: nothing hangs over, no list is bare. The gallery has their pictures."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.kernel.ids import new_id
from tests.journeys import staffing
from tests.journeys.browsers import OVERHANG, Visitor, phone, visiting
from tests.journeys.conftest import Shop
from tests.journeys.full import ABROAD, BUYER, HOME, NO_FUNDS, a_busy_hour, fill
from tests.journeys.props import an_order
from tests.journeys.staffing import DAY, at_the_endpoint
from tests.running import serving

HOUR = 3600
SCREENS: dict[int, dict[str, Any]] = {
    1280: {"viewport": {"width": 1280, "height": 900}},
    390: phone() | {"device_scale_factor": 1.5},
}


@pytest.fixture(scope="module")
async def shop(server: EmbeddedPostgres, demo_template: str) -> AsyncIterator[Shop]:
    """The demo shop with its past, served."""
    dsn = await server.create_database(name := new_id("test"), template=demo_template)
    await fill(dsn)
    async with serving(dsn, known_documents_only="true") as (served, [address]):
        yield served, address
    await server.drop_database(name)


@pytest.fixture(scope="module")
async def ids(shop: Shop) -> dict[str, str]:
    """What is in hand at a quarter to noon."""
    return await a_busy_hour(shop[1])


async def test_the_desk_and_the_board(browser: Browser, shop: Shop, ids: dict[str, str]) -> None:
    async with visiting(browser, shop[1], "zh-Hans") as staff:
        await staffing.enter(staff, "supervisor@orderflow.example")
        await staff.go("/staff/orders")
        rows = staff.page.locator("tbody tr")
        await expect(rows.nth(9)).to_be_visible()
        for row in (1, 2, 4):
            await rows.nth(row).get_by_role("checkbox").check()
        await shown(staff, "staff-orders-1440", dark=True)
        await staff.go("/staff/warehouse")
        for lane in ("待拣", "拣货中", "已打包", "待交运"):
            await expect(staff.page.get_by_role("region", name=lane).get_by_role("listitem").nth(1)).to_be_visible()
        await shown(staff, "staff-warehouse-1440")


async def test_an_order_and_a_ticket(browser: Browser, shop: Shop, ids: dict[str, str]) -> None:
    async with visiting(browser, shop[1]) as staff, visiting(browser, shop[1]) as colleague:
        await staffing.enter(colleague, "desk@orderflow.example")
        await staffing.enter(staff, "supervisor@orderflow.example")
        for each in (colleague, staff):
            await each.go(f"/staff/orders/{ids['shelf']}")
        await staff.sees("Gift: no prices on the slip")
        await shown(staff, "staff-order-1440")
    async with visiting(browser, shop[1]) as support:
        await staffing.enter(support, "support@orderflow.example")
        await support.go(f"/staff/tickets/{ids['ticket']}")
        await support.sees("Third chip from this lot")
        await support.page.get_by_role("textbox").last.fill(
            "明白了。今天就补寄一只新的；破损的不用寄回，请您小心处理。"
        )
        await shown(support, "staff-ticket-1440")


async def test_what_is_to_do_and_how_it_went(browser: Browser, shop: Shop, ids: dict[str, str]) -> None:
    async with visiting(browser, shop[1]) as boss:
        await staffing.enter(boss, "admin@orderflow.example")
        await boss.go("/staff/operations?view=month")
        await boss.sees("Day by day")
        await shown(boss, "staff-operations-1440")
        customer = f"customers/{ids['customer']}"
        for path, name in (("", "to-do"), ("settings/rules", "settings-rules"), (customer, "customer")):
            await boss.go(f"/staff/{path}")
            await shown(boss, f"staff-{name}-1440")


async def test_the_first_page_and_a_product(browser: Browser, shop: Shop, ids: dict[str, str]) -> None:
    for width, screen in SCREENS.items():
        async with visiting(browser, shop[1], "zh-Hans", **screen) as customer:
            await staffing.enter(customer, BUYER)
            await customer.go("/")
            await customer.sees("最近新到")
            await shown(customer, f"store-home-{width}")
            await customer.go("/p/white-porcelain-sake-set")
            await customer.page.get_by_role("heading", level=1).wait_for()
            await shown(customer, f"store-product-{width}")


async def test_a_declined_payment(browser: Browser, shop: Shop, ids: dict[str, str]) -> None:
    buyer = await at_the_endpoint(shop[1], BUYER, "zh-Hans")
    unpaid = await an_order(buyer, NO_FUNDS, "beech-dining-chair", "mist-lilac-cup", email=BUYER, address=HOME)
    await buyer.close()
    for width, screen in SCREENS.items():
        async with visiting(browser, shop[1], "zh-Hans", **screen) as customer:
            await staffing.enter(customer, BUYER)
            await customer.go(f"/orders/{unpaid}/pay")
            await customer.sees("换个方式，再付一次")
            await shown(customer, f"store-checkout-{width}")


async def test_a_parcel_on_its_way(browser: Browser, shop: Shop, ids: dict[str, str]) -> None:
    boss = await at_the_endpoint(shop[1])
    await boss.do("advanceClock", {"seconds": 2 * DAY + 3 * HOUR})
    await boss.close()
    for width, screen in SCREENS.items():
        async with visiting(browser, shop[1], "zh-Hant", **screen) as customer:
            await staffing.enter(customer, ABROAD)
            await customer.go(f"/orders/{ids['apart']}")
            await customer.sees("包裹 2")
            await shown(customer, f"store-tracking-{width}", dark=width == 390)


async def shown(visitor: Visitor, name: str, *, dark: bool = False) -> None:
    """The screen as it stands, when it has come to rest: nothing is wider than it, and the docs get their picture."""
    await visitor.is_still()
    assert await visitor.page.evaluate(OVERHANG) == [], name
    await visitor.shoot(name, whole=True)
    if dark:
        await visitor.page.evaluate("document.documentElement.dataset.theme = 'dark'")
        await visitor.shoot(f"{name}-dark", whole=True)
        await visitor.page.evaluate("document.documentElement.dataset.theme = 'light'")
