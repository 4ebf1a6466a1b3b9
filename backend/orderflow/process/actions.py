"""Replay what could not be delivered; in a sandbox, run the clock forward."""

from dataclasses import dataclass, field
from typing import Any

from orderflow import settings
from orderflow.kernel.action import action
from orderflow.kernel.deliveries import replay
from orderflow.kernel.events import event_type
from orderflow.kernel.refusal import NotFound, NotInSandbox, invalid
from orderflow.kernel.rights import Can
from orderflow.kernel.sandbox import advance
from orderflow.kernel.texts import text
from orderflow.kernel.work import Work

DELIVERY_REPLAYED = event_type("delivery.replayed", staff=Can.SEE_DELIVERIES)
LONGEST_STEP = 366 * 24 * 3600


@dataclass
class ReplayDelivery:
    """Send a dead letter on its way again."""

    delivery_id: str


@dataclass
class AdvanceClock:
    """Run the shop's clock forward."""

    seconds: int = field(metadata={"doc": "From 1 second to 366 days."})


@action(Can.REPLAY_DELIVERIES, refuses=(NotFound,))
async def replay_delivery(work: Work, given: ReplayDelivery) -> dict[str, Any]:
    """Send a dead letter on its way again."""
    number = given.delivery_id.removeprefix("dlv_")
    delivery = await replay(work, int(number)) if number.isdecimal() and len(number) < 19 else None
    if delivery is None:
        raise NotFound(what=text("未送達的通知", "未送达的通知", "undelivered notice"))
    work.tell(DELIVERY_REPLAYED, f"dlv_{delivery.id}")
    return {"delivery": delivery}


@action(Can.ADVANCE_CLOCK, refuses=(NotInSandbox,))
async def advance_clock(work: Work, given: AdvanceClock) -> dict[str, Any]:
    """Run the shop's clock forward; deadlines, parcels and letters follow at once."""
    if not settings.current().sandbox:
        raise NotInSandbox
    if not 1 <= given.seconds <= LONGEST_STEP:
        raise invalid("seconds", text("請填 1 秒到 366 天。", "请填 1 秒到 366 天。", "From 1 second to 366 days."))
    await advance(work, given.seconds)
    return {"seconds": given.seconds}
