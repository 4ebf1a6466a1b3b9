"""Staff decide when customers see a product."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from orderflow.catalog.lifecycle import PRODUCT
from orderflow.catalog.tables import Product
from orderflow.kernel import clock
from orderflow.kernel.action import action
from orderflow.kernel.db import Row
from orderflow.kernel.refusal import InvalidInput, MoveRefused, NotFound, Refusal, StaleVersion, invalid
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work
from orderflow.shop import terms

FURTHEST = timedelta(days=730)


class NothingToSell(Refusal):
    """No form of it has a price in {currency} yet. Set a price first, then publish it."""

    hant = "還沒有任何一款訂出 {currency} 售價。請先訂價，再上架。"
    hans = "还没有任何一款定出 {currency} 售价。请先定价，再上架。"


@dataclass
class PublishProduct:
    """A product that customers see from now on."""

    product_id: str
    expected_version: int | None = None


@dataclass
class ScheduleProduct:
    """A product that customers see from a certain time on."""

    product_id: str
    publish_at: datetime = field(metadata={"doc": "When it becomes public; within two years."})
    expected_version: int | None = None


@dataclass
class UnscheduleProduct:
    """A scheduled product that is to stay a draft."""

    product_id: str
    expected_version: int | None = None


@dataclass
class RetireProduct:
    """A product that is not sold any more."""

    product_id: str
    expected_version: int | None = None


@action(PRODUCT.publish, refuses=(NotFound, MoveRefused, StaleVersion, NothingToSell))
async def publish_product(work: Work, given: PublishProduct) -> dict[str, Any]:
    """Show a product to customers now."""
    product = await work.take(Product, given.product_id, version=given.expected_version)
    forms = await forms_of(work, product)
    moved = await work.move(product, PRODUCT.publish, also={"publish_at": None}, variants=forms)
    await _require_price(work, product)
    return {"product": moved}


@action(PRODUCT.schedule, refuses=(InvalidInput, NotFound, MoveRefused, StaleVersion, NothingToSell))
async def schedule_product(work: Work, given: ScheduleProduct) -> dict[str, Any]:
    """Show a product to customers from a certain time on, by itself."""
    product = await work.take(Product, given.product_id, version=given.expected_version)
    now = clock.now()
    at = given.publish_at
    if at.tzinfo is None or not now < at <= now + FURTHEST:
        raise invalid("publishAt", _BAD_TIME)
    moved = await work.move(product, PRODUCT.schedule, also={"publish_at": at})
    await _require_price(work, product)
    return {"product": moved}


@action(PRODUCT.unschedule, refuses=(NotFound, MoveRefused, StaleVersion))
async def unschedule_product(work: Work, given: UnscheduleProduct) -> dict[str, Any]:
    """Leave a scheduled product a draft."""
    product = await work.take(Product, given.product_id, version=given.expected_version)
    return {"product": await work.move(product, PRODUCT.unschedule, also={"publish_at": None})}


@action(PRODUCT.retire, refuses=(NotFound, MoveRefused, StaleVersion))
async def retire_product(work: Work, given: RetireProduct) -> dict[str, Any]:
    """Sell a product no longer; what was ordered of it is still sent, and it can be published again."""
    product = await work.take(Product, given.product_id, version=given.expected_version)
    return {"product": await work.move(product, PRODUCT.retire, variants=await forms_of(work, product))}


async def forms_of(work: Work, product: Row) -> list[str]:
    """The ids of a product's forms: whoever has one in a cart is told what becomes of it."""
    return [row.id for row in await work.rows("select id from variant where product_id = :id", id=product.id)]


_PRICED = """
select 1 from variant join price on price.variant_id = variant.id and currency = :currency
where product_id = :id and not retired limit 1
"""


async def _require_price(work: Work, product: Row) -> None:
    currency = terms.current().currency
    if await work.row(_PRICED, id=product.id, currency=currency) is None:
        raise NothingToSell(currency=currency)


_BAD_TIME = text(
    "請選擇兩年以內的未來時間。",
    "请选择两年以内的未来时间。",
    "Choose a time that is still to come, within two years.",
)
