"""What customers do to say what they think."""

import re
from dataclasses import dataclass, field
from typing import Any

from orderflow.feedback.reviews import write_review
from orderflow.kernel import clock
from orderflow.kernel.action import action, require_open
from orderflow.kernel.db import Row
from orderflow.kernel.events import event_type
from orderflow.kernel.lifecycle import guard
from orderflow.kernel.refusal import MoveRefused, NotFound, Refusal, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import NOUNS, Work
from orderflow.orders.tables import Order, OrderStatus

REVIEW_SUBMITTED = event_type(
    "review.submitted", customer=True, words=text("已評價商品", "已评价商品", "Goods reviewed")
)
PRODUCT_RATED = event_type("product.rated", staff=Can.BROWSE, everyone=True)
NOUNS["OrderLine"] = text("訂單商品", "订单商品", "order line")

SCORES = ("goods", "delivery", "service")
# Control characters but for tab and line break, and marks that turn the reading direction.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SCORE = text("請給 1 到 5 顆星。", "请给 1 到 5 颗星。", "Give 1 to 5 stars.")


class NotReceived(Refusal):
    """This has not arrived yet. You can review it once it is in your hands."""

    hant = "這件商品還沒有送達。收到之後就可以評價。"
    hans = "这件商品还没有送达。收到之后就可以评价。"


class AlreadyReviewed(Refusal):
    """You have reviewed this already. Each item you bought can be reviewed once."""

    hant = "您已經評價過這件商品。每件買到的商品可以評價一次。"
    hans = "您已经评价过这件商品。每件买到的商品可以评价一次。"


@guard(
    "還沒有商品送達，收到之後就可以評價。",
    "还没有商品送达，收到之后就可以评价。",
    refuses=lambda order: NotReceived(),
)
def something_arrived(order: Any) -> bool:
    """Nothing has arrived yet. You can review it once it is in your hands."""
    return bool(order.delivered > 0 or order.status == OrderStatus.COMPLETED)


@dataclass
class SubmitReview:
    """Stars for the goods, their delivery and the service, and what to say about them."""

    order_line_id: str
    goods: int = field(metadata={"doc": "1 to 5."})
    delivery: int = field(metadata={"doc": "1 to 5."})
    service: int = field(metadata={"doc": "1 to 5."})
    idempotency_key: str
    body: str = field(default="", metadata={"doc": "At most 2000 characters; may be empty.", "max": 2000})
    order_token: str | None = None


@action(
    Can.REVIEW,
    offered_on=Order,
    sources=tuple(status for status in OrderStatus if status is not OrderStatus.CANCELLED),
    guards=(something_arrived,),
    refuses=(NotFound, MoveRefused, NotReceived, AlreadyReviewed),
)
async def submit_review(work: Work, given: SubmitReview) -> dict[str, Any]:
    """Review a line of an own order that has arrived; each line once."""
    body = _checked(given)
    order, line = await _take(work, given.order_line_id)
    require_open(submit_review, order)
    if not _received(order, line):
        raise NotReceived
    if await work.row("select 1 from review where order_line_id = :line", line=line.id):
        raise AlreadyReviewed
    review = await write_review(
        work,
        line,
        customer_id=order.customer_id,
        name=order.address["name"],
        at=clock.now(),
        body=body,
        locale=work.actor.locale,
        **{name: getattr(given, name) for name in SCORES},
    )
    scores = {name: review[name] for name in SCORES}
    work.tell(REVIEW_SUBMITTED, review.id, order.id, product=line.product_id, line=line.id, **scores)
    work.tell(PRODUCT_RATED, line.product_id, goods=review.goods)
    return {"review": review, "order": order}


def _checked(given: SubmitReview) -> str:
    """The tidied words, or a refusal of words and scores that do not fit."""
    for name in SCORES:
        if not 1 <= getattr(given, name) <= 5:
            raise invalid(name, _SCORE)
    return _UNPRINTABLE.sub("", given.body.replace("\r\n", "\n")).strip()


async def _take(work: Work, line_id: str) -> tuple[Row, Row]:
    """The order, locked, and its line; both not found unless the order is the actor's to see."""
    line = await work.row("select * from order_line where id = :id", id=line_id)
    order = await work.take(Order, line.order_id if line else "", what=NOUNS["OrderLine"])
    fresh = await work.connection.one("select * from order_line where id = :id", id=line_id)
    return order, fresh


def _received(order: Row, line: Row) -> bool:
    """Units of the line have arrived, or the customer confirmed the order and not all of the line was cancelled."""
    return bool(line.delivered > 0 or (order.status == OrderStatus.COMPLETED and line.cancelled < line.quantity))
