"""An administrator sets the shop up in the browser; customers see it at once, and whoever may not does not get in."""

import re

from playwright.async_api import Browser, Locator, expect

from tests.journeys import shopping, staffing
from tests.journeys.browsers import Visitor, visiting
from tests.journeys.conftest import Shop

BODY = "# Within 15 days\n\nSend it back **unused**.\n\n- whole\n- clean"

SETTINGS = ("shopSettings", "deliveryRates", "paymentTerms", "policies")
RENAME = """mutation { changeShop(input: {expectedVersion: 1, name: {en: "Mine"}}) { errors { code } } }"""


async def test_what_is_set_stands_in_the_history_and_before_customers(browser: Browser, shop: Shop) -> None:
    async with (
        visiting(browser, shop[1]) as boss,
        visiting(browser, shop[1], "zh-Hans") as customer,
    ):
        await shopping.put_in_cart(customer, shopping.GOODS[0])
        await staffing.sign_in(boss, "admin")
        await staffing.turn_to(boss, "Settings")
        await _another_name(boss)
        await _a_way_to_deliver(boss)
        await _a_time_to_pay(boss)
        await _a_policy(boss)
        await _all_of_it_in_the_history(boss)

        await customer.go("/")
        await customer.page.get_by_role("contentinfo").get_by_role("link", name="退换货").click()
        await expect(customer.page.get_by_role("heading", name="退换货", level=1)).to_be_visible()
        await expect(customer.page.get_by_role("heading", name="15 天内")).to_be_visible()
        await expect(customer.page.get_by_role("contentinfo")).to_contain_text("朝夕商贸有限公司")
        await customer.shoot("store-policy")
        await shopping.say_where_to(customer, "lin@example.com")
        await expect(customer.page.get_by_role("radio", name=re.compile("骑行送达.*5"))).to_be_visible()


async def test_of_two_who_change_the_same_nobody_loses_what_they_wrote(browser: Browser, shop: Shop) -> None:
    async with visiting(browser, shop[1]) as one, visiting(browser, shop[1]) as other:
        for boss in (one, other):
            await staffing.sign_in(boss, "admin", "/settings/delivery")
            await boss.press("Change Standard")
        mine, theirs = one.page.get_by_role("dialog"), other.page.get_by_role("dialog")
        await mine.get_by_label("Fee", exact=True).fill("13")
        await theirs.get_by_label("Free from").fill("299")
        await _save(theirs)

        await expect(mine.get_by_role("alert")).to_contain_text("299")
        await expect(mine.get_by_label("Fee", exact=True)).to_have_value("13")
        await expect(mine.get_by_role("button", name="Save")).to_have_attribute("aria-disabled", "true")
        await mine.get_by_role("button", name="Keep what I wrote, take the rest").click()
        await _save(mine)

        standard = one.page.get_by_role("listitem").filter(has_text="Standard")
        await expect(standard).to_contain_text("¥13.00, free from CN¥299.00")


async def test_whoever_may_not_set_the_shop_up_does_not_get_in(browser: Browser, shop: Shop) -> None:
    async with visiting(browser, shop[1]) as colleague:
        await staffing.sign_in(colleague, "support")
        navigation = colleague.page.get_by_role("navigation", name="Main")
        await expect(navigation.get_by_role("link", name="Teams")).to_be_visible()
        await expect(navigation.get_by_role("link", name="Settings")).to_have_count(0)

        for path, right in (("", "set the shop up"), ("/shop", "set the shop up"), ("/staff", "invite staff")):
            await colleague.go(f"/staff/settings{path}")
            await expect(colleague.page.get_by_text("This is not open to you")).to_be_visible()
            await expect(colleague.page.get_by_role("main")).to_contain_text(right)

    program = await staffing.at_the_endpoint(shop[1], "support@orderflow.example")
    for document in (*(f"{{ {field} {{ id }} }}" for field in SETTINGS), RENAME):
        answer = await program.send(document)
        assert [each["extensions"]["code"] for each in answer["errors"]] == ["FORBIDDEN"], document
    await program.close()


async def _save(dialog: Locator, verb: str = "Save") -> None:
    await dialog.get_by_role("button", name=verb, exact=True).click()
    await expect(dialog).to_be_hidden()


async def _another_name(boss: Visitor) -> None:
    """No name at all is refused where it is typed; then the shop has another one, and a legal name."""
    await boss.press("Change…")
    dialog = boss.page.get_by_role("dialog")
    for language in ("繁體中文", "简体中文", "English"):
        await dialog.get_by_label(f"Name, {language}").fill("")
    await dialog.get_by_role("button", name="Save").click()
    await expect(dialog.get_by_label("Name, 繁體中文")).to_have_accessible_description(
        "Give it a name in one language at least."
    )
    for language, name in (("繁體中文", "朝夕"), ("简体中文", "朝夕"), ("English", "Dawn & Dusk")):
        await dialog.get_by_label(f"Name, {language}").fill(name)
    await dialog.get_by_label("Legal name").fill("朝夕商贸有限公司")
    await boss.shoot("staff-settings-shop")
    await _save(dialog)
    await expect(boss.page.get_by_text("Dawn & Dusk staff").first).to_be_visible()


async def _a_way_to_deliver(boss: Visitor) -> None:
    """A fee below zero is refused where it is typed; then it costs five, until noon."""
    await staffing.turn_to(boss, "Delivery options")
    await boss.press("New delivery option")
    dialog = boss.page.get_by_role("dialog")
    await dialog.get_by_label("Name, 简体中文").fill("骑行送达")
    await dialog.get_by_label("Name, English").fill("By bike")
    await dialog.get_by_label("Regions").fill("cn")
    await expect(dialog.get_by_label("Regions")).to_have_accessible_description("China")
    fee = dialog.get_by_label("Fee", exact=True)
    await fee.fill("-5")
    await dialog.get_by_label("Leaves the same day if paid by").fill("12:00")
    await dialog.get_by_role("button", name="Offer it").click()
    await expect(fee).to_have_accessible_description(re.compile("A fee is zero or more"))
    await fee.fill("5")
    await _save(dialog, "Offer it")
    bike = boss.page.get_by_role("listitem").filter(has_text="By bike")
    await expect(bike).to_contain_text("paid by 12:00")
    await boss.shoot("staff-settings-delivery")


async def _a_time_to_pay(boss: Visitor) -> None:
    """A minute is too short, and is refused where it is typed; 45 are not."""
    await staffing.turn_to(boss, "Payment methods")
    await boss.press("Change Card")
    dialog = boss.page.get_by_role("dialog")
    minutes = dialog.get_by_label("Time to pay, in minutes")
    await minutes.fill("1")
    await dialog.get_by_role("button", name="Save").click()
    await expect(minutes).to_have_accessible_description("Give a number from 5 to 86400.")
    await minutes.fill("45")
    await _save(dialog)
    await expect(boss.page.get_by_text("An order waits 45 minutes for the money")).to_be_visible()


async def _a_policy(boss: Visitor) -> None:
    await staffing.turn_to(boss, "Policy pages")
    await boss.press("New page")
    dialog = boss.page.get_by_role("dialog")
    words = {"繁體中文": ("退換貨", "# 15 天內\n\n未使用即可退回。"), "English": ("Returns", BODY)}
    for language, (title, text) in {**words, "简体中文": ("退换货", "# 15 天内\n\n未使用即可退回。")}.items():
        await dialog.get_by_label(f"Title, {language}").fill(title)
        await dialog.get_by_label(f"Text, {language}").fill(text)
    await _save(dialog, "Write it")
    await expect(boss.page.get_by_text("/policies/returns")).to_be_visible()
    await boss.page.get_by_role("switch", name="Show Returns to customers").click()
    await expect(boss.page.get_by_role("switch", name="Show Returns to customers")).to_be_checked()
    await boss.shoot("staff-settings-policies")


async def _all_of_it_in_the_history(boss: Visitor) -> None:
    await staffing.turn_to(boss, "History")
    for about, field, before, after in (
        ("Name and terms", "Name · English", "Zhaoxi", "Dawn & Dusk"),
        ("Delivery options · By bike", "Leaves the same day if paid by", None, "12:00"),
        ("Delivery options · By bike", "Fee", None, "CN¥5.00"),
        ("Payment methods · Card", "Time to pay", "30 minutes", "45 minutes"),
        ("Policy pages · Returns", "Title · 简体中文", None, "退换货"),
        ("Policy pages · Returns", "Published", "no", "yes"),
    ):
        term = boss.page.get_by_role("term").filter(has_text=re.compile(f"^{re.escape(field)}$"))
        change = (
            boss.page.get_by_role("listitem")
            .filter(has_text=re.compile(about.replace(" · ", r"\W*")))
            .locator("dl > div")
            .filter(has=term)
        )
        await expect(change.filter(has_text=after)).to_have_count(1)
        await expect(change.filter(has_text=after)).to_contain_text(
            f"{f'before: {before} → ' if before else ''}after: {after}"
        )
    await expect(boss.page.get_by_role("listitem").filter(has_text="朱晨").first).to_be_visible()
    await boss.shoot("staff-settings-history")
