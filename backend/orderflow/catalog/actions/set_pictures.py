"""Staff choose the pictures of a product."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.catalog.actions.products import CHANGED
from orderflow.catalog.pictures import PLAIN
from orderflow.catalog.tables import Product
from orderflow.catalog.uploads import show
from orderflow.kernel.action import action
from orderflow.kernel.refusal import InvalidInput, NotFound, StaleVersion, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work
from orderflow.shop.words import TextsGiven, worded

MOST = 20
LONGEST_ALT = 200


@dataclass
class PictureGiven:
    """A picture of a product: one it has already, or one that was just uploaded."""

    url: str = field(metadata={"doc": "As the product or the upload told it."})
    alt: TextsGiven = field(metadata={"doc": "What it shows, for those who do not see it."})


@dataclass
class SetPictures:
    """All pictures of a product, the best first; those that are left out are taken away."""

    product_id: str
    expected_version: int
    pictures: list[PictureGiven]


@action(Can.KEEP_CATALOGUE, refuses=(InvalidInput, NotFound, StaleVersion))
async def set_pictures(work: Work, given: SetPictures) -> dict[str, Any]:
    """Choose a product's pictures, their order, and what is said of them."""
    if len(given.pictures) > MOST:
        raise invalid("pictures", _TOO_MANY)
    product = await work.take(Product, given.product_id, version=given.expected_version)
    known = {each["url"]: each for each in product.pictures}
    chosen: dict[str, dict[str, Any]] = {}
    for n, each in enumerate(given.pictures):
        alt = worded(f"pictures.{n}.alt", each.alt, LONGEST_ALT)
        if each.url in known:
            chosen[each.url] = {**known[each.url], "alt": alt}
        else:
            uploaded = await show(work, f"pictures.{n}.url", each.url)
            chosen[uploaded.url] = {"url": uploaded.url, "alt": alt, "tint": PLAIN}
    work.tell(CHANGED, product.id)
    return {"product": await work.change(Product, product, pictures=list(chosen.values()))}


_TOO_MANY = text("一件商品最多二十張圖片。", "一件商品最多二十张图片。", "A product has at most twenty pictures.")
