"""From a record to its story."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from orderflow.kernel.money import Money
from orderflow.replay import steps
from orderflow.replay.record import Record, Review, Tender
from orderflow.replay.story import Step, Story, charges_of, difference_of, method_of, pay_by_of

SHOWN_AS = {"voucher": "mobile wallet", "boleto": "bank transfer", "debit_card": "card"}
NO_GOODS = "goods not recorded: one line at the price of what was paid stands for them"


def tell(record: Record, currency: str, zone: ZoneInfo, confirm_after: timedelta) -> Story:
    """The story of a recorded order."""
    story = Story(record, pay_by=pay_by_of(record))
    story.charges = charges_of(record.tenders, story.owed)
    _remark(story, currency)
    story.tell(record.purchased, steps.place)
    if record.status == "approved":
        story.tell(record.purchased, steps.hold)
        story.assumed.append("approved and no further: a hold keeps it there")
    if record.status == "created" and record.approved:
        story.shifted["approved"] = "approved, and yet recorded as created: not paid"
    elif record.approved or record.status not in ("created", "canceled"):
        _pay(story)
    match record.status:
        case "canceled" | "unavailable":
            _call_off(story, zone)
        case "shipped" | "delivered":
            _send(story, confirm_after)
    _leave_out_reviews(story, zone)
    if story.note:
        story.tell(None, steps.write_note)
    return story


def _remark(story: Story, currency: str) -> None:
    """What can be seen before anything happens: goods and tenders that have no place of their own."""
    record = story.record
    if not record.items:
        story.unheld.append(NO_GOODS)
        story.note.append("The goods were not recorded.")
    if record.status == "invoiced":
        story.unheld.append("invoiced: the shop calls it PROCESSING")
    if record.status in ("invoiced", "unavailable"):
        story.note.append(f"Recorded as {record.status}.")
    if not record.tenders:
        story.assumed.append("no tender recorded: taken by card")
    for tender in record.tenders:
        if tender.value == 0:
            story.unheld.append("a tender of nothing")
        elif shown := SHOWN_AS.get(tender.kind):
            story.unheld.append(f"{tender.kind}: shown as {shown}")
    if any(tender.instalments > 1 for tender in record.tenders):
        story.unheld.append("instalments: the shop takes the sum at once")
    if len(record.tenders) != 1 or record.tenders[0] != Tender("credit_card", 1, story.owed):
        story.note += [_said(tender, currency) for tender in record.tenders]


def _said(tender: Tender, currency: str) -> str:
    by = f" in {tender.instalments} instalments" if tender.instalments > 1 else ""
    return f"Paid by {tender.kind}: {Money(tender.value, currency).amount} {currency}{by}."


def _pay(story: Story) -> None:
    record = story.record
    if record.approved is None:
        story.assumed.append("no stamp of approval: paid with the next stamp")
    elif record.approved < record.purchased:
        story.shifted["approved"] = "approved before it was purchased: paid at the purchase"
    at = record.approved or record.handed_over or record.purchased
    if method_of(record) == "transfer" and len(story.charges) == 1:
        story.tell(record.purchased, steps.start_transfer)
        story.tell(at, steps.confirm_transfer)
    elif story.charges:
        story.tell(at, steps.pay)


def _call_off(story: Story, zone: ZoneInfo) -> None:
    """The record has no instant of cancelling, so the shop's own deadlines stand for it."""
    record = story.record
    for name, stamp in (("handed over", record.handed_over), ("delivered", record.delivered)):
        if stamp:
            story.shifted[name] = (
                f"{name}, then cancelled: the shop cancels only what has not been sent; kept in a note"
            )
            story.note.append(f"Recorded as {name} at {stamp.astimezone(zone):%Y-%m-%d %H:%M:%S}.")
    if record.approved is None and record.status == "canceled":
        story.assumed.append("cancelled unpaid, at no recorded instant: closed when the time to pay ran out")
        story.tell(story.pay_by, steps.wait)
        return
    story.assumed.append("no instant of cancelling is recorded: the promised day stands for it")
    at = max(stamp for stamp in (record.promised, record.handed_over, record.delivered) if stamp)
    story.tell(at, steps.miss if record.status == "unavailable" else steps.cancel)


def _send(story: Story, confirm_after: timedelta) -> None:
    record = story.record
    handed = record.handed_over or record.delivered
    if record.handed_over is None:
        story.assumed.append("no stamp of handing over: the next known instant stands for it")
    elif handed and handed < story.now:
        story.shifted["handed over"] = (
            "handed over before it was paid: the parcel keeps the instant, the log the payment's"
        )
    story.tell(handed or record.promised, steps.pack_and_send)
    if record.status == "shipped":
        return
    if record.delivered is None:
        story.assumed.append("no stamp of delivery: the promised day stands for it")
    elif record.delivered < story.now:
        story.shifted["delivered"] = (
            "delivered before it was handed over: the parcel keeps the instant, the log comes after"
        )
    story.tell(record.delivered or record.promised, steps.deliver)
    _receive(story, confirm_after)


def _receive(story: Story, confirm_after: timedelta) -> None:
    """Receipt by itself after some days; reviews when they were written, one for each line."""
    record, arrived = story.record, story.now
    lines = len({item.product for item in record.items}) or 1
    story.reviews = list(record.reviews[:lines])
    if any(review.at < arrived for review in story.reviews):
        story.shifted["reviewed"] = "reviewed before it arrived: the shop takes reviews from the arrival on"
    tail: list[tuple[datetime, Step]] = [((record.delivered or arrived) + confirm_after, steps.wait)]
    tail += [(review.at, partial(steps.review, nth=n)) for n, review in enumerate(story.reviews)]
    for at, step in sorted(tail, key=lambda each: each[0]):
        story.tell(at, step)


def _leave_out_reviews(story: Story, zone: ZoneInfo) -> None:
    """Reviews that no line can bear are kept in the note."""
    left: Sequence[Review] = story.record.reviews[len(story.reviews) :]
    for review in left:
        came = story.record.status == "delivered"
        story.unheld.append(
            "a second review of the same goods: kept in a note"
            if came
            else "a review of an order that did not arrive: kept in a note"
        )
        said = f": {review.body}" if review.body else "."
        story.note.append(f"Reviewed with {review.score} of 5 on {review.at.astimezone(zone):%Y-%m-%d}{said}")


def money_reason(story: Story) -> str | None:
    """Why the tenders of a story are not what the shop took."""
    if story.record.paid == 0 and story.owed == 0:
        return None
    if story.record.approved is None and story.record.status in ("created", "canceled"):
        return "never approved: nothing was taken"
    return difference_of(story.record.paid, story.owed)
