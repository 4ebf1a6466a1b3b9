"""People at real browsers: each has a window of their own, and whatever their browser complains of is kept."""

import contextlib
import io
import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.async_api import Browser, BrowserContext, Locator, Page, Response, async_playwright, expect

SCREENSHOTS = Path(__file__).parents[2] / "docs" / "screenshots"
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
]


OVERHANG = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("body *")]
    .filter(each => each.getBoundingClientRect().right > innerWidth + 0.5)
    .map(each => `${each.tagName} ${each.className} ${each.textContent.slice(0, 30)}`).slice(0, 6)"""
"""What is wider than the screen, if anything makes it scroll sideways."""
PATIENCE = 15_000  # milliseconds; a busy machine is slow, a missing thing never comes
expect.set_options(timeout=PATIENCE)


@contextlib.asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """The machine's own Chromium, without a window."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert program, "Say where Chromium is: CHROMIUM=/path/to/chromium"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        await browser.close()


class Visitor:
    """Somebody at a browser: a page, the address of the shop, and what the browser complained of."""

    def __init__(self, context: BrowserContext, page: Page, address: str) -> None:
        self.context, self.page, self.address = context, page, address
        self.complaints: list[str] = []
        self.expected: tuple[str, ...] = ()
        page.on("console", lambda said: self._complain(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self._complain(f"page error: {error}"))
        page.on("request", lambda asked: self._complain_of_place(asked.url))
        page.on("response", self._complain_of_answer)

    def _complain(self, words: str) -> None:
        if not any(each in words for each in self.expected):
            self.complaints.append(words)

    def _complain_of_place(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self._complain(f"asked another place: {url}")

    def _complain_of_answer(self, answer: Response) -> None:
        if answer.status >= 400:
            self._complain(f"{answer.status} {answer.url}")

    async def go(self, path: str) -> None:
        """Open a path of the shop."""
        await self.page.goto(self.address + path)

    async def press(self, name: str, within: Page | Locator | None = None, exact: bool = True) -> None:
        """Press the button or link of that name."""
        place = within or self.page
        button = place.get_by_role("button", name=name, exact=exact)
        await button.or_(place.get_by_role("link", name=name, exact=exact)).first.click()

    async def sees(self, words: str) -> None:
        """Wait until the words stand on the page."""
        await self.page.get_by_text(words).first.wait_for()

    async def is_still(self) -> None:
        """Wait until nothing is being loaded any more, pictures included."""
        await self.page.wait_for_load_state("networkidle")
        await self.page.wait_for_function(
            """() => !document.querySelector("[aria-busy=true]")
                && [...document.images].every(each => each.complete || each.loading === "lazy")"""
        )

    async def shoot(self, name: str, whole: bool = False) -> None:
        """Keep what is seen for the docs, when asked to."""
        if os.environ.get("ORDERFLOW_SCREENSHOTS"):
            SCREENSHOTS.mkdir(parents=True, exist_ok=True)
            usual = self.page.viewport_size
            assert usual
            await self.is_still()
            if whole:  # what sticks to the edges of the screen must not lie over the middle of the picture
                tall = await self.page.locator("main").evaluate(
                    "main => Math.ceil(main.getBoundingClientRect().bottom)"
                )
                await self.page.set_viewport_size({**usual, "height": max(tall, usual["height"])})
            drawn = await self.page.screenshot(animations="disabled")
            Image.open(io.BytesIO(drawn)).save(SCREENSHOTS / f"{name}.webp", quality=80, method=6)
            await self.page.set_viewport_size(usual)


@contextlib.asynccontextmanager
async def visiting(
    browser: Browser, address: str, locale: str = "en", expected: tuple[str, ...] = (), **screen: Any
) -> AsyncIterator[Visitor]:
    """A visitor with a fresh browser; at the end nothing but the expected may have been complained of."""
    language = {"zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}.get(locale, locale)
    context = await browser.new_context(locale=language, **{"viewport": DESKTOP, "reduced_motion": "reduce"} | screen)
    visitor = Visitor(context, await context.new_page(), address)
    visitor.expected = expected
    visitor.page.set_default_timeout(PATIENCE)
    try:
        yield visitor
    except BaseException:
        seen = Path(tempfile.gettempdir()) / f"orderflow-journey-{id(visitor)}.png"
        await visitor.page.screenshot(path=seen)
        print(f"{visitor.page.url}, as seen in {seen}; complaints: {visitor.complaints}")
        raise
    finally:
        await context.close()
    assert visitor.complaints == [], visitor.complaints


def phone() -> dict[str, Any]:
    """The screen of a telephone."""
    return {"viewport": PHONE, "is_mobile": True, "has_touch": True}
