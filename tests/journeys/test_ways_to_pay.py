"""Ways to pay that lead away from the shop and back: a wallet, refused and then confirmed, and a transfer."""

from playwright.async_api import Browser

from tests.journeys import shopping
from tests.journeys.browsers import Visitor, phone, visiting
from tests.journeys.conftest import Shop
from tests.journeys.shopping import GOODS, status_is


async def orders(guest: Visitor, method: str) -> None:
    """From the shelf to the provider's page."""
    await shopping.put_in_cart(guest, GOODS[1])
    await shopping.say_where_to(guest, "guest@example.com")
    await guest.page.get_by_role("radio", name=method).check()
    await guest.page.get_by_role("button", name="下单并支付").click()
    await guest.page.wait_for_url("**/pay/simulator/**")


async def test_a_wallet_is_refused_and_then_confirmed(browser: Browser, shop: Shop) -> None:
    _, address = shop
    async with visiting(browser, address, "zh-Hans", **phone()) as guest:
        await orders(guest, "手机钱包")
        await guest.press("取消付款")
        await guest.sees("您在付款页面取消了")

        await guest.page.get_by_role("button", name="用手机钱包支付").click()
        await guest.page.wait_for_url("**/pay/simulator/**")
        await guest.press("确认付款")

        await status_is(guest, "已付款", "待处理")


async def test_a_transfer_is_awaited_and_the_order_goes_on_when_it_has_come(browser: Browser, shop: Shop) -> None:
    _, address = shop
    async with visiting(browser, address, "zh-Hans", **phone()) as guest:
        await orders(guest, "银行转账")
        await guest.press("返回订单")
        await guest.sees("等待您转账")
        await guest.sees("付款截止")

        await guest.press("查看收款账户")
        await guest.press("模拟：款项已到账")

        await status_is(guest, "已付款", "待处理")
