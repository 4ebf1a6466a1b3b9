"""The demo shop offers a tour in its pages: by mouse, keyboard and thumb, in both halves, until it is closed."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, expect

from orderflow.demo import PASSWORD
from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.kernel.ids import new_id
from tests.journeys.browsers import phone, visiting
from tests.journeys.conftest import Shop
from tests.journeys.test_every_screen_is_accessible import ALL, AXE, LOOK
from tests.running import serving


@pytest.fixture(scope="module")
async def demo(server: EmbeddedPostgres, demo_template: str) -> AsyncIterator[Shop]:
    """The demo shop as `make demo` serves it."""
    dsn = await server.create_database(name := new_id("test"), template=demo_template)
    async with serving(dsn, demo="true", known_documents_only="true") as (served, [address]):
        yield served, address
    await server.drop_database(name)


async def test_it_goes_along_from_the_shop_to_the_staff_app_and_frames_what_to_look_at(
    browser: Browser, demo: Shop
) -> None:
    async with visiting(browser, demo[1]) as visitor:
        await visitor.go("/")
        tour = visitor.page.get_by_role("complementary", name="Guided tour")
        await expect(tour).to_contain_text("xiaotong.lin@example.com")
        await expect(tour).to_contain_text("supervisor@orderflow.example")
        await expect(tour).to_contain_text(PASSWORD)

        await visitor.press("Next", within=tour)
        await visitor.press("See all goods", within=tour)
        await expect(visitor.page.locator('main a[href^="/p/"][data-tour-here]')).to_be_visible()
        await visitor.page.locator('main a[href^="/p/"]').first.click()
        await expect(visitor.page.locator("[data-tour=buy][data-tour-here]")).to_be_visible()
        await expect(visitor.page.locator("[data-tour-here]")).to_have_count(1)

        await visitor.go("/staff/sign-in")
        await expect(tour).to_contain_text("Tour 2 of 10")
        await expect(tour).to_contain_text("supervisor@orderflow.example")


async def test_the_keyboard_alone_goes_through_it_folds_and_closes_it_for_good(browser: Browser, demo: Shop) -> None:
    async with visiting(browser, demo[1]) as visitor:
        await visitor.go("/")
        tour = visitor.page.get_by_role("complementary", name="Guided tour")
        await tour.get_by_role("button", name="Next").focus()
        for number in range(2, 11):
            await visitor.page.keyboard.press("Enter")
            await expect(tour).to_contain_text(f"Tour {number} of 10")
        await visitor.page.keyboard.press("Escape")
        await expect(tour).to_have_count(0)
        await visitor.press("Tour 10 of 10")
        await visitor.press("Close the tour", within=tour)

        await visitor.page.reload()
        again = visitor.page.get_by_role("contentinfo").get_by_role("button", name="Guided tour")
        await expect(again).to_be_visible()
        await expect(tour).to_have_count(0)
        await again.click()
        await expect(tour).to_contain_text("Tour 1 of 10")


async def test_on_a_phone_it_waits_folded_and_is_worded_in_each_language(browser: Browser, demo: Shop) -> None:
    for locale, folded, title in (
        ("zh-Hant", "導覽 1 / 10", "一人分飾兩角"),
        ("zh-Hans", "导览 1 / 10", "一人分饰两角"),
    ):
        async with visiting(browser, demo[1], locale, **phone()) as visitor:
            await visitor.go("/")
            await visitor.page.get_by_role("button", name=folded).tap()
            await expect(visitor.page.get_by_role("heading", name=title)).to_be_visible()
            await visitor.page.evaluate(AXE.read_text())
            assert await visitor.page.evaluate(LOOK, ALL) == []


async def test_no_other_shop_offers_it_or_loads_it(browser: Browser, shop: Shop) -> None:
    loaded: list[str] = []
    async with visiting(browser, shop[1]) as visitor:
        visitor.page.on("request", lambda asked: loaded.append(asked.url))
        await visitor.go("/")
        await expect(visitor.page.get_by_role("contentinfo")).to_be_visible()
        await visitor.is_still()

        await expect(visitor.page.get_by_role("contentinfo").get_by_role("button", name="Guided tour")).to_have_count(0)
    assert not [url for url in loaded if "/Tour-" in url]
