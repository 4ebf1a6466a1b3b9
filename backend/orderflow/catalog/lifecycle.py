"""The lifecycle of a product: whether customers see it."""

from typing import Any

from orderflow.catalog.tables import Product
from orderflow.catalog.tables import ProductState as S
from orderflow.kernel.lifecycle import Lifecycle, move
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import NOUNS

HIDDEN = (S.DRAFT, S.SCHEDULED, S.RETIRED)
KEEP = Can.KEEP_CATALOGUE
SHOWN: dict[str, Any] = {"customer": False, "staff": Can.BROWSE, "everyone": True}
KEPT: dict[str, Any] = {"customer": False, "staff": KEEP}

# fmt: off
PRODUCT = Lifecycle(Product, S, S.DRAFT, noun=text("商品", "商品", "product"), moves={
    # move        from          to           right  event
    "publish":    move(HIDDEN,      S.PUBLISHED, KEEP, "product.published",   **SHOWN),
    "schedule":   move(HIDDEN,      S.SCHEDULED, KEEP, "product.scheduled",   **KEPT),
    "unschedule": move(S.SCHEDULED, S.DRAFT,     KEEP, "product.unscheduled", **KEPT),
    "retire":     move(S.PUBLISHED, S.RETIRED,   KEEP, "product.retired",     **SHOWN),
    "come_due":   move(S.SCHEDULED, S.PUBLISHED, None, "product.published",   **SHOWN),
}, names={
    S.DRAFT: text("草稿", "草稿", "Draft"),
    S.SCHEDULED: text("已排定上架", "已定时上架", "Scheduled"),
    S.PUBLISHED: text("上架中", "上架中", "Published"),
    S.RETIRED: text("已下架", "已下架", "Retired"),
})
# fmt: on
NOUNS["Product"] = PRODUCT.noun
NOUNS["Variant"] = text("商品款式", "商品款式", "product form")
NOUNS["Category"] = text("分類", "分类", "category")
