"""A shop keeper takes the catalogue home as a sheet, changes it, and brings it back: nothing changes unseen."""

import csv
import io
from pathlib import Path

from playwright.async_api import Browser, expect

from tests.journeys import staffing
from tests.journeys.browsers import Visitor, visiting
from tests.journeys.conftest import Shop

SLUG, NAME = "white-porcelain-sake-set", "White porcelain sake set for two"


async def test_a_sheet_is_exported_changed_looked_at_and_applied(browser: Browser, shop: Shop, tmp_path: Path) -> None:
    async with visiting(browser, shop[1], expected=("422",)) as keeper, visiting(browser, shop[1]) as customer:
        await customer.go(f"/p/{SLUG}")
        await staffing.sign_in(keeper, "catalogue", "/catalogue")
        rows = await _exported(keeper)
        await _turned_away(keeper, tmp_path)

        await _sent(keeper, tmp_path / "spring.csv", rows)
        await expect(keeper.page.get_by_text("A price must be more than zero")).to_be_visible()
        await expect(keeper.page.get_by_text(NAME)).to_be_visible()
        await keeper.shoot("staff-import")
        apply = keeper.page.get_by_role("button", name="Apply to 2 products")
        await expect(apply).to_be_disabled()
        assert await customer.page.get_by_role("heading", name=NAME).count() == 0

        await keeper.page.get_by_label("Leave out 1 product with errors").check()
        await apply.click()
        await expect(keeper.page.get_by_text("Left out").first).to_be_visible()
        await expect(customer.page.get_by_role("heading", name=NAME)).to_be_visible()
        await customer.go("/p/brass-bell")
        await expect(customer.page.get_by_text("¥88.00").first).to_be_visible()


async def _exported(keeper: Visitor) -> list[list[str]]:
    async with keeper.page.expect_download() as download:
        await keeper.press("Export")
    content = (await (await download.value).path()).read_bytes()
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


async def _turned_away(keeper: Visitor, folder: Path) -> None:
    """What is no sheet is told so where it was chosen."""
    (folder / "spring.xlsx.csv").write_bytes(b"PK\x03\x04 a workbook")
    await keeper.press("Import")
    await keeper.page.locator("input[type=file]").set_input_files(folder / "spring.xlsx.csv")
    await expect(keeper.page.get_by_role("alert")).to_contain_text("This is an Excel workbook.")


async def _sent(keeper: Visitor, file: Path, rows: list[list[str]]) -> None:
    """One product with another name, one with a price of nothing, one that is new; the others as they were."""
    headings, *goods = rows
    at = {heading: place for place, heading in enumerate(headings)}
    first = next(row for row in goods if row[at["handle"]] == SLUG)
    first[at["title_en"]] = NAME
    other = next(row for row in goods if row[at["handle"]] != SLUG)
    other[at["price_CNY"]] = "0"
    bell = dict.fromkeys(headings, "") | {"handle": "brass-bell", "title_en": "Brass bell", "sku": "BELL-1"}
    bell |= {"category": first[at["category"]], "price_CNY": "88.00", "status": "published"}
    with file.open("w", encoding="utf-8-sig", newline="") as written:
        csv.writer(written).writerows([headings, *goods, list(bell.values())])
    await keeper.page.locator("input[type=file]").set_input_files(file)
    await expect(keeper.page.get_by_role("heading", name=file.name)).to_be_visible()
