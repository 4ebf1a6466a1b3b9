"""The main job: two browsers at once (and support's), one order from the cart to its last word."""

import re

from playwright.async_api import Browser, expect

from tests.journeys import shopping, staffing
from tests.journeys.browsers import Visitor, phone, visiting
from tests.journeys.conftest import Shop
from tests.journeys.shopping import status_is


async def test_an_order_walks_from_the_cart_to_completed(browser: Browser, shop: Shop) -> None:
    _, address = shop
    async with (
        visiting(browser, address, "zh-Hans", **phone()) as customer,
        visiting(browser, address) as staff,
        visiting(browser, address) as support,
    ):
        await staffing.sign_in(staff, "supervisor", "/orders")
        order = await buys_and_is_declined(customer)
        await pays_again(customer, order)

        number = await sees_it_arrive(staff, customer)
        await picks_and_packs(staff, number)
        await status_is(customer, "待发货")
        await prints_the_slip(staff, number)
        await dispatches(staff, number)
        await status_is(customer, "待配送")
        await hands_over(staff, number)

        await follows_the_parcel(customer, address)
        await confirms_and_reviews(customer)
        await asks_and_is_answered(customer, support)


async def buys_and_is_declined(customer: Visitor) -> str:
    await shopping.sign_in(customer)
    await customer.go("/")
    await customer.sees("最近新到")
    await customer.shoot("store-home")
    await shopping.put_in_cart(customer, *shopping.GOODS)
    await customer.shoot("store-product")
    await shopping.say_where_to(customer)
    await customer.shoot("store-checkout", whole=True)
    order = await shopping.press_order(customer, shopping.DECLINED_CARD)
    await customer.sees("发卡银行拒绝了这次付款")
    await customer.sees("没有扣款")
    await customer.shoot("store-declined")
    return order


async def pays_again(customer: Visitor, order: str) -> None:
    await customer.page.get_by_text("银行卡", exact=True).click()
    await customer.page.get_by_role("button", name=re.compile("用银行卡支付")).click()
    await customer.page.wait_for_url(lambda url: "/pay" not in url)
    assert shopping.order_id(customer) == order
    await status_is(customer, "待处理")
    await customer.shoot("store-paid")


async def sees_it_arrive(staff: Visitor, customer: Visitor) -> str:
    """The desk was open all the time: the order comes to it by itself. Answers its number."""
    shown = await customer.page.get_by_text(re.compile(r"订单 \d{4}-\d+-\d")).first.inner_text()
    found = re.search(r"\d{4}-\d+-\d", shown)
    assert found
    pill = staff.page.get_by_role("button", name=re.compile("new order"))
    row = staff.page.get_by_role("row").filter(has_text=found[0])
    await expect(pill.or_(row).first).to_be_visible()
    if await pill.is_visible():
        await pill.click()
    await expect(row).to_be_visible()
    return found[0]


async def picks_and_packs(staff: Visitor, number: str) -> None:
    await staffing.turn_to(staff, "Warehouse")
    await staff.press("Pick")
    await staff.press("Start picking P")
    await staff.page.get_by_label("Barcode or SKU").fill("ZX-MUG-360")
    await staff.press("Take")
    await staff.sees("is not on this list")
    await staffing.pick(staff, *map(staffing.first_sku, shopping.GOODS[:2]))
    await staff.shoot("staff-pick")
    await staffing.pick(staff, staffing.first_sku(shopping.GOODS[2]))
    await staff.press("Pack P")
    await staff.sees("Packed. Print its slip.")


async def prints_the_slip(staff: Visitor, number: str) -> None:
    await staff.press("Print slip P")
    await staff.page.get_by_role("img", name=number).wait_for()
    await staff.shoot("staff-slip")
    await staff.page.emulate_media(media="print")
    assert (await staff.page.pdf(format="A4")).startswith(b"%PDF")
    await staff.page.emulate_media(media="screen")
    await staff.press("Back")


async def dispatches(staff: Visitor, number: str) -> None:
    await staff.press("Label…")
    await staff.press("Ask for a label")
    await staff.sees("Labelled: SW")


async def hands_over(staff: Visitor, number: str) -> None:
    await staffing.turn_to(staff, "Warehouse")
    await staff.press("Hand over")
    await staff.sees("Handed to the carrier")


async def follows_the_parcel(customer: Visitor, address: str) -> None:
    time = await staffing.at_the_endpoint(address)
    await customer.sees("已揽收")
    await time.do("advanceClock", {"seconds": 2 * staffing.DAY})
    await customer.sees("到达转运中心")
    await customer.shoot("store-tracking", whole=True)
    for _ in range(5):
        await time.do("advanceClock", {"seconds": staffing.DAY})
    await time.close()
    await customer.sees("已送达，东西都齐吗？")
    await customer.shoot("store-delivered")


async def confirms_and_reviews(customer: Visitor) -> None:
    await customer.press("确认收货")
    await customer.press("是的，确认收货")
    await status_is(customer, "已完成")
    await customer.press("评价")
    dialog = customer.page.get_by_role("dialog")
    for mark in ("商品", "物流", "服务"):
        await dialog.get_by_role("group", name=mark).get_by_role("radio").nth(4).check(force=True)
    await dialog.get_by_label("说说您的感受").fill("瓷面温润，包得很仔细。")
    await customer.press("提交评价")
    await customer.sees("瓷面温润，包得很仔细。")
    await customer.shoot("store-reviewed", whole=True)


async def asks_and_is_answered(customer: Visitor, support: Visitor) -> None:
    await staffing.sign_in(support, "support", "/tickets")
    await support.page.wait_for_load_state("networkidle")
    await customer.press("申请售后", exact=False)
    await customer.page.get_by_label("是什么问题？").select_option("收到时已损坏")
    await customer.page.get_by_label("出了什么问题？").fill("蜂蜜的盖子裂了。")
    await customer.press("提交申请")
    await customer.sees("蜂蜜的盖子裂了。")

    await support.page.get_by_role("link").filter(has_text="林晓彤").click()
    await support.sees("蜂蜜的盖子裂了。")
    await support.page.get_by_role("textbox").last.fill("We send you a new one today.")
    await support.shoot("staff-ticket")
    await support.page.get_by_role("button", name=re.compile("^(Send|Reply|Answer)")).first.click()

    await customer.sees("We send you a new one today.")
    await customer.shoot("store-ticket")
