"""What the first page of a shop shows on the day it opens: its goods, and no banner."""

from typing import Any

from orderflow.kernel.texts import text

BANNER: list[dict[str, Any]] = [
    {
        "id": "bnr_front",
        "heading": text("", "", ""),
        "body": text("", "", ""),
        "button": text("", "", ""),
        "category_id": None,
        "picture": None,
        "version": 1,
    }
]
