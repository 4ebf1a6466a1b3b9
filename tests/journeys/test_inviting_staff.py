"""An administrator asks somebody to work here; they come in by the link, and are out on the spot when they leave."""

import re

from playwright.async_api import Browser, expect

from tests.journeys import staffing
from tests.journeys.browsers import Visitor, visiting
from tests.journeys.conftest import Shop

NEW = "may@orderflow.example"
GONE = ("401", "WebSocket")  # what a browser says of a door that closes


async def test_who_is_invited_comes_in_by_the_link_and_is_turned_out_when_shut_out(
    browser: Browser, shop: Shop
) -> None:
    async with (
        visiting(browser, shop[1]) as boss,
        visiting(browser, shop[1], expected=GONE) as may,
        visiting(browser, shop[1]) as stranger,
    ):
        link = await _invite(boss)
        await may.go(link)
        await expect(may.page.get_by_label("E-mail")).to_have_value(NEW)
        await may.shoot("staff-join")
        await may.page.get_by_label("Name").fill("May Chen")
        await may.page.get_by_label("Password").fill("long and hard to guess")
        await may.press("Come in")
        await staffing.turn_to(may, "Tickets")
        await expect(may.page.get_by_role("heading", name="Tickets", level=1)).to_be_visible()

        await stranger.go(link)
        await expect(stranger.page.get_by_role("heading", name="This link opens nothing")).to_be_visible()

        row = boss.page.get_by_role("row", name=re.compile("May Chen"))
        await expect(row).to_contain_text("customer service")
        await expect(boss.page.get_by_role("heading", name="Invited")).to_have_count(0)
        await row.get_by_role("button", name="Shut out").click()
        await boss.page.get_by_role("dialog").get_by_role("button", name="Shut out").click()
        await expect(row).to_contain_text("shut out")
        await expect(may.page.get_by_role("button", name="Sign in")).to_be_visible()
        await boss.shoot("staff-people", whole=True)


async def _invite(boss: Visitor) -> str:
    """The link that the boss is shown, without the shop's address."""
    await staffing.sign_in(boss, "admin", "/settings/staff")
    await boss.press("Invite somebody", exact=False)
    dialog = boss.page.get_by_role("dialog")
    await dialog.get_by_label("E-mail").fill(NEW)
    await dialog.get_by_label(re.compile("^customer service")).check()
    await dialog.get_by_role("button", name="Send the invitation").click()
    link = await dialog.locator("code").inner_text()
    await dialog.get_by_role("button", name="Done").click()
    await expect(boss.page.get_by_role("heading", name="Invited")).to_be_visible()
    return link[link.index("/staff/join#") :]
