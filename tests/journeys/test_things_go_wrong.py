"""What goes wrong on an ordinary day: twice clicked, cut off, restarted, dearer, sold out, too late."""

import itertools
import re

from playwright.async_api import Browser, Route, expect

from tests.journeys import shopping, staffing
from tests.journeys.browsers import Visitor, phone, visiting
from tests.journeys.conftest import Shop
from tests.journeys.shopping import GOODS, status_is

CUT_OFF = ("net::ERR", "WebSocket connection")
TOO_BUSY = ("503",)
OVERLOADED = {"message": "busy", "extensions": {"code": "OVERLOADED", "retryAfter": 1}}
CHIP = "[role=status][data-state]"


async def buys(guest: Visitor, slug: str) -> str:
    """A guest buys one thing and sees that a team has it; the order's id."""
    await shopping.put_in_cart(guest, slug)
    await shopping.say_where_to(guest, "guest@example.com")
    order = await shopping.press_order(guest)
    await status_is(guest, "待处理")
    return order


async def test_a_double_click_makes_one_order_and_one_charge(browser: Browser, shop: Shop) -> None:
    _, address = shop
    async with visiting(browser, address, "zh-Hans", **phone()) as customer:
        await shopping.put_in_cart(customer, GOODS[1])
        await shopping.say_where_to(customer, "twice@example.com")

        button = customer.page.get_by_role("button", name="下单并支付")
        await button.evaluate("button => { button.click(); button.click(); button.click() }")
        await customer.page.wait_for_url("**/orders/**")

        await status_is(customer, "已支付", "待处理")
        desk = await staffing.at_the_endpoint(address)
        orders = await desk.ask(
            """{ orders(filter: {search: "twice@example.com"}) { nodes { payments { state } } } }"""
        )
        assert [[each["state"] for each in order["payments"]] for order in orders["nodes"]] == [["CAPTURED"]]
        await desk.close()


async def test_a_guest_opens_the_order_by_its_link(browser: Browser, shop: Shop) -> None:
    _, address = shop
    async with visiting(browser, address, "zh-Hans", **phone()) as guest:
        await shopping.put_in_cart(guest, GOODS[1])
        await shopping.say_where_to(guest, "guest@example.com")
        order = await shopping.press_order(guest)
        await guest.sees("请留好这个链接")
        link = await guest.page.get_by_text(re.compile(rf"http.*/orders/{order}\?token=")).inner_text()

    async with visiting(browser, address, "zh-Hans", **phone()) as elsewhere:
        await elsewhere.page.goto(link)
        await status_is(elsewhere, "待处理")
        await elsewhere.go(f"/orders/{order}?token=forged")
        await elsewhere.sees("这个地址没有页面")


async def test_what_happened_while_cut_off_is_there_afterwards(browser: Browser, shop: Shop) -> None:
    _, address = shop
    async with visiting(browser, address, "zh-Hans", expected=CUT_OFF, **phone()) as customer:
        order = await buys(customer, GOODS[1])
        office = await staffing.at_the_endpoint(address)

        await customer.context.set_offline(True)
        await expect(customer.page.locator(CHIP)).to_contain_text("离线")
        await staffing.send(office, order)
        await status_is(customer, "待处理")
        await customer.shoot("store-offline")
        await customer.context.set_offline(False)

        await status_is(customer, "待配送")
        await expect(customer.page.locator(CHIP)).to_have_attribute("data-state", "live")
        for step in ("包裹已打包", "SW"):
            await customer.sees(step)
        await office.close()


async def test_a_dearer_price_is_asked_about_before_it_is_paid(browser: Browser, shop: Shop) -> None:
    _, address = shop
    async with visiting(browser, address, "zh-Hans", **phone()) as customer:
        await shopping.put_in_cart(customer, GOODS[0])
        await shopping.say_where_to(customer, "guest@example.com")
        office = await staffing.at_the_endpoint(address)
        product = await office.ask("query ($slug: String!) { product(slug: $slug) { variants { id } } }", slug=GOODS[0])
        await office.do("setPrice", {"variantId": product["variants"][0]["id"], "amount": "399.00"})
        await office.close()

        await customer.page.get_by_role("button", name="下单并支付").click()
        await customer.sees("价格变了")
        await customer.sees("¥399.00")
        await customer.shoot("store-price-changed")
        await customer.press("按新价格下单")

        await status_is(customer, "待处理")
        await customer.sees("¥399.00")


async def test_what_sold_out_meanwhile_is_said_at_its_line(browser: Browser, shop: Shop) -> None:
    _, address = shop
    async with visiting(browser, address, "zh-Hans", **phone()) as customer:
        await shopping.put_in_cart(customer, GOODS[2])
        await shopping.say_where_to(customer, "guest@example.com")
        office = await staffing.at_the_endpoint(address)
        sku = staffing.first_sku(GOODS[2])
        levels = await office.ask(
            "query ($sku: String!) { stockLevels(first: 5, search: $sku) { nodes { id sku onHand } } }", sku=sku
        )
        for level in levels["nodes"]:
            if level["sku"] == sku:
                gone = {"stockLevelId": level["id"], "delta": -level["onHand"], "reason": "counted"}
                await office.do("adjustStock", {**gone, "idempotencyKey": level["id"]})
        await office.close()

        await customer.page.get_by_role("button", name="下单并支付").click()

        await customer.sees("已经卖完")
        await customer.shoot("store-sold-out")


async def test_who_comes_second_is_shown_what_changed(browser: Browser, shop: Shop) -> None:
    _, address = shop
    async with (
        visiting(browser, address, "zh-Hans", **phone()) as customer,
        visiting(browser, address, expected=CUT_OFF) as slow,
    ):
        order = await buys(customer, GOODS[1])
        await staffing.sign_in(slow, "desk", f"/orders/{order}")
        await slow.press("Hold", exact=False)
        quick = await staffing.at_the_endpoint(address)
        await slow.context.set_offline(True)
        await quick.do("holdOrder", {"orderId": order, "reason": "FRAUD", "note": "", "expectedVersion": 3})
        await slow.context.set_offline(False)

        await slow.press("Hold it")

        await slow.sees("The order changed meanwhile")
        await expect(slow.page.get_by_role("dialog")).to_contain_text("On hold")
        await slow.shoot("staff-conflict")
        await quick.close()


async def test_a_killed_server_that_comes_back_is_live_again(browser: Browser, shop: Shop) -> None:
    served, address = shop
    async with (
        visiting(browser, address, "zh-Hans", expected=CUT_OFF, **phone()) as customer,
        visiting(browser, address, expected=CUT_OFF) as staff,
    ):
        order = await buys(customer, GOODS[1])
        await staffing.sign_in(staff, "desk", f"/orders/{order}")
        await staff.page.get_by_role("heading", level=1).wait_for()

        await served.kill(address)
        await expect(customer.page.locator(CHIP)).not_to_have_attribute("data-state", "live")
        await served.start(int(address.rpartition(":")[2]))
        await expect(customer.page.locator(CHIP)).to_have_attribute("data-state", "live")
        desk = await staffing.at_the_endpoint(address)
        await desk.do("holdOrder", {"orderId": order, "reason": "FRAUD", "note": "", "expectedVersion": 3})

        await staff.sees("Release")
        await desk.close()


async def test_when_the_shop_is_very_busy_the_page_says_so_and_orders_as_soon_as_it_can(
    browser: Browser, shop: Shop
) -> None:
    _, address = shop
    async with visiting(browser, address, "zh-Hans", expected=TOO_BUSY, **phone()) as customer:
        await shopping.put_in_cart(customer, GOODS[1])
        await shopping.say_where_to(customer, "busy@example.com")
        left = itertools.count(3, -1)

        async def refuse_some(route: Route) -> None:
            if route.request.method == "POST" and next(left) > 0:
                await route.fulfill(status=503, headers={"retry-after": "1"}, json={"errors": [OVERLOADED]})
            else:
                await route.continue_()

        await customer.page.route("**/graphql", refuse_some)
        await customer.page.get_by_label("测试卡").select_option(shopping.GOOD_CARD)
        await customer.page.get_by_role("button", name="下单并支付").click()

        await customer.sees("我们会自动再试")
        await customer.page.wait_for_url("**/orders/**")
        await status_is(customer, "已支付", "待处理")
        await expect(customer.page.get_by_text("我们会自动再试")).to_have_count(0)

    desk = await staffing.at_the_endpoint(address)
    orders = await desk.ask("""{ orders(filter: {search: "busy@example.com"}) { nodes { payments { state } } } }""")
    assert [[each["state"] for each in order["payments"]] for order in orders["nodes"]] == [["CAPTURED"]]
    await desk.close()
