"""Carrier news from outside, and the customer's word that everything came."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from orderflow.kernel import clock
from orderflow.kernel.action import action
from orderflow.kernel.refusal import MoveRefused, NotFound, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import NOUNS, Work
from orderflow.orders.lifecycle import ORDER
from orderflow.orders.tables import Order
from orderflow.shipments.carriers import News
from orderflow.shipments.parcel import take_labelled
from orderflow.shipments.tables import TrackingCode
from orderflow.shipments.tracking import record

AHEAD = timedelta(days=1)
LONGEST = 200


@dataclass
class RecordTrackingEvent:
    """One piece of carrier news; sent again under the same event id it counts once."""

    tracking_number: str
    carrier: str
    code: str = field(metadata={"doc": f"One of {', '.join(TrackingCode)}."})
    place: str
    description: str
    occurred_at: datetime = field(metadata={"doc": "When it happened at the carrier; without an offset, UTC."})
    event_id: str = field(metadata={"doc": "The carrier's own id of this news."})


@dataclass
class ConfirmReceipt:
    """The customer has everything."""

    order_id: str
    idempotency_key: str
    order_token: str | None = None


@action(Can.TRACK, refuses=(NotFound,), optimistic=True)
async def record_tracking_event(work: Work, given: RecordTrackingEvent) -> dict[str, Any]:
    """Record carrier news: in any order it leaves the parcel in the same state, and too late it changes nothing."""
    news = _news(given, work.actor.locale)
    taken = await take_labelled(work, given.carrier, given.tracking_number.strip())
    if taken is None:
        raise NotFound(path=("trackingNumber",), what=NOUNS["Shipment"])
    order, shipment = await record(work, *taken, [news])
    return {"shipment": shipment, "order": order}


def _news(given: RecordTrackingEvent, locale: str) -> News:
    """The news as it will be kept; texts stay in the language they came in."""
    if given.code not in TrackingCode.__members__:
        raise invalid("code", text("不認得這個物流代碼。", "不认识这个物流代码。", "This tracking code is not known."))
    if not 0 < len(given.event_id.strip()) <= LONGEST:
        raise invalid("eventId", text("請附上事件編號。", "请附上事件编号。", "Give the carrier's id of this news."))
    for name, words in (("place", given.place), ("description", given.description)):
        if len(words) > LONGEST:
            raise invalid(name, text("最多 200 字。", "最多 200 字。", "At most 200 characters."))
    at = given.occurred_at if given.occurred_at.tzinfo else given.occurred_at.replace(tzinfo=UTC)
    if at > clock.now() + AHEAD:
        raise invalid("occurredAt", text("時間還沒到。", "时间还没到。", "This lies in the future."))
    place = {locale: given.place.strip()} if given.place.strip() else {}
    return News(given.event_id.strip(), TrackingCode(given.code), place, {locale: given.description.strip()}, at)


@action(ORDER.complete, refuses=(NotFound, MoveRefused))
async def confirm_receipt(work: Work, given: ConfirmReceipt) -> dict[str, Any]:
    """Say that everything arrived; the order is complete."""
    order = await work.take(Order, given.order_id)
    return {"order": await work.move(order, ORDER.complete, also={"completed_at": clock.now()})}
