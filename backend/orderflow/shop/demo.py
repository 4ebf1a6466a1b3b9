"""What the demo shop is called."""

from orderflow.kernel.texts import text
from orderflow.kernel.work import Work
from orderflow.shop.promise import promise_anew, take_shop
from orderflow.shop.tables import Shop


async def load(work: Work) -> None:
    """Name the shop."""
    await work.change(
        Shop,
        await take_shop(work),
        name=text("朝夕", "朝夕", "Zhaoxi"),
        tagline=text(
            "日用的、耐看的、能修的。每件都寫明哪天到。",
            "日用的、耐看的、能修的。每件都写明哪天到。",
            "Things for every day, good to look at, made to be mended. Each says on which day it arrives.",
        ),
    )
    await promise_anew(work)
