"""What customers do in the storefront, by the words that stand on it in simplified Chinese."""

import re

from playwright.async_api import expect

from orderflow.demo import PASSWORD
from tests.journeys.browsers import Visitor

ADDRESS = {
    "姓名": "林晓彤", "电话": "+86 571 8888 0000", "街道、门牌、楼层": "文三路 1 号", "邮政编码": "310000"
}  # fmt: skip
PLACES = {"省份": "浙江省", "城市": "杭州市", "区县": "西湖区"}
GOODS = ("white-porcelain-sake-set", "mist-lilac-cup", "longan-blossom-honey")
GOOD_CARD, DECLINED_CARD = "4242424242424242", "4000000000000002"


async def sign_in(visitor: Visitor, email: str = "xiaotong.lin@example.com") -> None:
    """Come in as a customer with an account."""
    await visitor.go("/sign-in")
    form = visitor.page.locator("main")
    await form.get_by_label("邮箱").fill(email)
    await form.get_by_label("密码").fill(PASSWORD)
    await form.get_by_role("button", name="登录").click()
    await visitor.page.wait_for_url(lambda url: "sign-in" not in url)


async def put_in_cart(visitor: Visitor, *slugs: str) -> None:
    """Open each product and put one into the cart."""
    for slug in slugs:
        await visitor.go(f"/p/{slug}")
        await visitor.press("加入购物车")
        await visitor.sees("已放进购物车。")


async def say_where_to(visitor: Visitor, email: str | None = None) -> None:
    """From the cart to the checkout, and give the address there."""
    await visitor.go("/cart")
    await visitor.press("去结账")
    for label, words in (ADDRESS | ({"邮箱": email} if email else {})).items():
        await visitor.page.get_by_label(label, exact=True).fill(words)
    await visitor.page.get_by_label("国家或地区").select_option("CN")
    for label, name in PLACES.items():
        await visitor.page.get_by_label(label, exact=True).select_option(name)
    await visitor.press("送到这里")
    await expect(visitor.page.get_by_role("group", name="配送方式").get_by_role("radio", checked=True)).to_be_visible()


async def press_order(visitor: Visitor, card: str = GOOD_CARD) -> str:
    """Order and pay with a test card of the simulated bank; the id of the order whose page is then open."""
    await visitor.page.get_by_label("测试卡").select_option(card)
    await visitor.page.get_by_role("button", name="下单并支付").click()
    await visitor.page.wait_for_url("**/orders/**")
    return order_id(visitor)


def order_id(visitor: Visitor) -> str:
    """The order whose page is open."""
    found = re.search(r"/orders/(ord_\w+)", visitor.page.url)
    assert found, visitor.page.url
    return found[1]


async def status_is(visitor: Visitor, *statuses: str) -> None:
    """Wait until the order's large badge says one of these; nothing is reloaded."""
    badge = visitor.page.locator("main header").filter(has=visitor.page.get_by_role("heading", level=1))
    await expect(badge).to_contain_text(re.compile("|".join(statuses)))
