"""Our pages live by a strict policy, and ask by the ids of their documents; browsers complain of nothing."""

import json
from typing import Any

from playwright.async_api import Browser, Request, expect

from tests.journeys import shopping, staffing
from tests.journeys.browsers import visiting
from tests.journeys.conftest import Shop
from tests.journeys.props import a_forenoon

PAGES = ("/", "/staff/sign-in", "/graphiql", "/p/nothing", "/graphql?query={__typename}")


async def test_a_guest_shops_by_the_ids_of_documents(browser: Browser, shop: Shop) -> None:
    sent: list[Any] = []

    def note(asked: Request) -> None:
        if asked.url.endswith("/graphql") and asked.method == "POST":
            sent.append(json.loads(asked.post_data or "{}"))

    async with visiting(browser, shop[1], "zh-Hans") as guest:
        guest.page.on("request", note)
        await guest.go("/")
        await shopping.put_in_cart(guest, shopping.GOODS[0])
        await shopping.say_where_to(guest, "lin@example.com")
        await shopping.press_order(guest)
        await shopping.status_is(guest, "待处理", "处理中")

    assert len(sent) > 10
    assert [body for body in sent if "query" in body or not body["documentId"].startswith("sha256:")] == []


async def test_no_page_allows_what_stands_in_its_lines(browser: Browser, shop: Shop) -> None:
    async with visiting(browser, shop[1]) as visitor:
        for path in PAGES:
            answer = await visitor.page.request.get(shop[1] + path)
            policy = answer.headers["content-security-policy"]
            assert "unsafe" not in policy, path
            assert all(each in policy for each in ("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'"))
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert answer.headers["x-frame-options"] == "DENY"
            assert answer.headers["referrer-policy"] == "same-origin"


async def test_letters_and_the_workbench_live_by_the_same_policy(browser: Browser, shop: Shop) -> None:
    await a_forenoon(shop[1])
    async with visiting(browser, shop[1]) as staff:
        await staffing.sign_in(staff, "admin")
        await staff.go("/staff/mailbox")
        letter = staff.page.locator("iframe").content_frame
        await expect(letter.locator("h1")).to_have_css("font-size", "20px")
        await expect(letter.locator("a")).to_have_css("background-color", "rgb(29, 78, 216)")
        await staff.go("/graphiql")
        await expect(staff.page.locator(".graphiql-query-editor")).to_be_visible()
        await staff.is_still()
