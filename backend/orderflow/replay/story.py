"""What happened to a recorded order: steps at their instants, and what does not fit, by reason."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from orderflow.orders.tables import OrderStatus as S
from orderflow.replay.record import Record, Review, Tender
from orderflow.replay.shop import Shop
from orderflow.shop import terms

Step = Callable[[Shop, "Story"], Awaitable[None]]

ENDS = {
    "created": S.AWAITING_PAYMENT,
    "approved": S.PAID,
    "processing": S.PROCESSING,
    "invoiced": S.PROCESSING,
    "shipped": S.AWAITING_DELIVERY,
    "delivered": S.COMPLETED,
    "canceled": S.CANCELLED,
    "unavailable": S.CANCELLED,
}
METHODS = {"credit_card": "card", "debit_card": "card", "boleto": "transfer", "voucher": "wallet"}
GRACE = timedelta(days=1)
ROUNDING = 5
"""Minor units up to which a difference between money paid and owed is taken for rounding."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One step of one story; a step at the same instant as another follows in the order it was told."""

    at: datetime
    step: Step


@dataclass(slots=True)
class Story:
    """A recorded order on its way through the shop."""

    record: Record
    moments: list[Moment] = field(default_factory=list)
    pay_by: datetime | None = None
    charges: list[tuple[Tender, int]] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    """Those that lines can bear, one for each."""
    note: list[str] = field(default_factory=list)
    shifted: dict[str, str] = field(default_factory=dict)
    """By which stamp: why the timeline shows it at another instant."""
    assumed: list[str] = field(default_factory=list)
    """What the record does not say and the shop must have."""
    unheld: list[str] = field(default_factory=list)
    """What the record says and the shop has no place for."""
    # what the shop answered
    order_id: str = ""
    line_ids: list[str] = field(default_factory=list)
    tracking_number: str = ""
    charge_id: str = ""
    refused: str = ""

    @property
    def owed(self) -> int:
        """What the order costs in the shop: goods and freight, or what was paid where goods are not recorded."""
        record = self.record
        return record.goods_total + record.freight if record.items else record.paid

    @property
    def now(self) -> datetime:
        """The instant of the last step told."""
        return self.moments[-1].at

    def tell(self, at: datetime | None, step: Step) -> None:
        """Add a step, never before the last one."""
        last = self.moments[-1].at if self.moments else None
        at = at or last or self.record.purchased
        self.moments.append(Moment(max(at, last) if last else at, step))


def method_of(record: Record) -> str:
    """The shop's payment method nearest to the first tender."""
    return METHODS.get(record.tenders[0].kind, "card") if record.tenders else "card"


def charges_of(tenders: Sequence[Tender], owed: int) -> list[tuple[Tender, int]]:
    """What to take by each tender so that all together are what is owed: the last one bears the difference."""
    worth = [tender for tender in tenders if tender.value > 0] or ([Tender("credit_card", 1, owed)] if owed else [])
    charges = []
    left = owed
    for n, tender in enumerate(worth):
        part = left if n == len(worth) - 1 else min(tender.value, left)
        if part > 0:
            charges.append((tender, part))
        left -= part
    return charges


def difference_of(paid: int, owed: int) -> str | None:
    """Why more or less was paid than goods and freight cost."""
    if paid == owed:
        return None
    if abs(paid - owed) <= ROUNDING:
        return "a few cents of rounding between tenders and items"
    return (
        "more paid than items and freight (as by interest on instalments)"
        if paid > owed
        else ("less paid than items and freight")
    )


def pay_by_of(record: Record) -> datetime | None:
    """Until when the shop waits for the money: long enough for what was approved, without end for what still waits."""
    within = record.purchased + terms.current().payment_methods[method_of(record)].pay_within
    if record.status == "created":
        return None
    if record.approved is None and record.status == "canceled":
        return within
    return max(within, (record.approved or record.handed_over or record.purchased) + GRACE)
