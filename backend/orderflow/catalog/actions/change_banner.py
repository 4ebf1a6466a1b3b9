"""Staff choose what the first page of the shop opens with."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.catalog.pictures import PLAIN
from orderflow.catalog.tables import Banner, Category
from orderflow.catalog.uploads import show
from orderflow.kernel.action import action
from orderflow.kernel.db import Row
from orderflow.kernel.refusal import InvalidInput, NotFound, StaleVersion, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import Text, text
from orderflow.kernel.work import Work
from orderflow.shop.changes import differing, record, settings_event
from orderflow.shop.tables import ChangeKind
from orderflow.shop.words import LONGEST_TAGLINE, TextsGiven, worded

CHANGED = settings_event("banner.changed", Can.KEEP_CATALOGUE, everyone=True)
FRONT = "bnr_front"
LONGEST_HEADING = 60
LONGEST_BUTTON = 30


@dataclass
class ChangeBanner:
    """What the first page opens with, all of it; without a heading it begins with the goods."""

    expected_version: int
    heading: TextsGiven
    body: TextsGiven
    button: TextsGiven
    category_id: str | None = field(
        default=None, metadata={"doc": "Where the button leads; to all goods if it is left out."}
    )
    picture_url: str | None = field(default=None, metadata={"doc": "As the upload or the banner told it."})


@action(Can.KEEP_CATALOGUE, refuses=(InvalidInput, NotFound, StaleVersion))
async def change_banner(work: Work, given: ChangeBanner) -> dict[str, Any]:
    """Change what the first page of the shop opens with."""
    banner = await work.take(Banner, FRONT, version=given.expected_version)
    changed = differing(banner, _words(given) | await _target(work, given) | await _picture(work, banner, given))
    if not changed:
        return {"banner": banner}
    now = await work.change(Banner, banner, **changed)
    before, after = [await _said(work, each) for each in (banner, now)]
    await record(work, CHANGED, ChangeKind.SHOP, FRONT, _CALLED, before, after)
    return {"banner": now}


def _words(given: ChangeBanner) -> dict[str, Text]:
    words: dict[str, Text] = {
        "heading": worded("heading", given.heading, LONGEST_HEADING),
        "body": worded("body", given.body, LONGEST_TAGLINE),
        "button": worded("button", given.button, LONGEST_BUTTON),
    }
    if any(words["heading"].values()) and not any(words["button"].values()):
        raise invalid("button.zhHant", _NO_BUTTON)
    return words


async def _target(work: Work, given: ChangeBanner) -> dict[str, Any]:
    if given.category_id is None:
        return {"category_id": None}
    category = await work.take(Category, given.category_id)
    if category.retired:
        raise invalid("categoryId", _RETIRED)
    return {"category_id": category.id}


async def _picture(work: Work, banner: Row, given: ChangeBanner) -> dict[str, Any]:
    """The picture it has, one that was uploaded, or none."""
    if given.picture_url is None:
        return {"picture": None}
    if banner.picture and banner.picture["url"] == given.picture_url:
        return {"picture": banner.picture}
    uploaded = await show(work, "pictureUrl", given.picture_url)
    return {"picture": {"url": uploaded.url, "alt": {}, "tint": PLAIN}}


async def _said(work: Work, banner: Row) -> dict[str, Any]:
    """The banner as the history says it."""
    shelf = await work.row("select slug from category where id = :id", id=banner.category_id)
    return {
        "heading": banner.heading,
        "body": banner.body,
        "button": banner.button,
        "category": shelf and shelf.slug,
        "picture": banner.picture and banner.picture["url"],
    }


_CALLED = text("首頁橫幅", "首页横幅", "Banner of the first page")
_NO_BUTTON = text("請填寫按鈕上的字。", "请填写按钮上的字。", "Say what stands on the button.")
_RETIRED = text(
    "這個分類已停用。請選另一個分類，或連到全部商品。",
    "这个分类已停用。请选另一个分类，或链接到全部商品。",
    "This category was taken down. Choose another one, or lead to all goods.",
)
