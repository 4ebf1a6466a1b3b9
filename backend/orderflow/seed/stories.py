"""The plays: everything that befalls an order; each has its share of all orders."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from orderflow.amendments.actions import CancelOrder
from orderflow.feedback.actions import SubmitReview
from orderflow.kernel import clock
from orderflow.kernel.ids import new_id
from orderflow.kernel.rights import Can
from orderflow.orders.actions.desk import HoldOrder
from orderflow.payments.actions import RefundPayment, StartPayment
from orderflow.payments.providers.simulator import plug as simulator
from orderflow.seed.stage import Stage
from orderflow.seed.steps import (
    DECLINED,
    NO_FUNDS,
    arrive,
    confirm,
    label,
    minutes,
    pack,
    paid,
    pay,
    place,
    send,
    start,
)
from orderflow.seed.words import BY_MISTAKE, GOODWILL, HELP, QUESTION, SAID, SECOND_THOUGHTS
from orderflow.shipments.actions.track import RecordTrackingEvent
from orderflow.tickets.actions.desk import ResolveTicket
from orderflow.tickets.actions.open_ticket import OpenTicket
from orderflow.tickets.actions.reply_to_ticket import ReplyToTicket
from orderflow.tickets.tables import TicketKind

A_WEEK = (timedelta(days=7), timedelta(days=7, minutes=1))


async def completed(stage: Stage) -> None:
    """Paid at once, sent, received, confirmed."""
    await paid(stage)
    await arrive(stage)
    await confirm(stage)


async def confirmed_by_itself(stage: Stage) -> None:
    """Received, and no word for a week."""
    await paid(stage)
    await arrive(stage)
    await stage.wait(*A_WEEK)


async def reviewed(stage: Stage) -> None:
    """Completed, and every line reviewed."""
    await completed(stage)
    await stage.wait(*minutes(5, 4000))
    for line in await stage.rows(
        'select * from order_line where order_id = :id order by "position"', id=stage.order_id
    ):
        stars = [stage.dice.choices((5, 4, 3, 2), (60, 28, 8, 4))[0] for _ in range(3)]
        words = stage.dice.choice(SAID[stage.buyer.locale]) if stage.dice.random() < 0.6 else ""
        await stage.do(stage.actor, SubmitReview(line.id, stars[0], stars[1], stars[2], new_id("key"), words))
        await stage.wait(*minutes(0.5, 2))


async def paid_by_wallet(stage: Stage) -> None:
    """Paid on the provider's own page."""
    await place(stage, "wallet")
    await stage.do(stage.actor, StartPayment(stage.order_id, "wallet", new_id("key")))
    await stage.wait(*minutes(0.3, 3))
    [charge] = await stage.rows("select id from simulated_charge")
    await simulator.press(stage.database, charge.id, "approve")
    await stage.worker.drain()
    await arrive(stage)
    await confirm(stage)


async def paid_again(stage: Stage) -> None:
    """A card was declined, another one was not."""
    await place(stage)
    await pay(stage, stage.dice.choice((DECLINED, NO_FUNDS)))
    await stage.wait(*minutes(0.5, 5))
    await pay(stage)
    await arrive(stage)
    await confirm(stage)


async def partly_refunded(stage: Stage) -> None:
    """A tenth was given back out of goodwill."""
    await completed(stage)
    await stage.wait(*minutes(60, 3000))
    [payment] = await stage.rows("select * from payment where state = 'CAPTURED'")
    goodwill = Decimal(payment.captured // 1000)
    await stage.do(
        stage.crew.who_may(Can.REFUND),
        RefundPayment(payment.id, GOODWILL[stage.buyer.locale], new_id("key"), max(goodwill, Decimal(1))),
    )


async def asked_for_help(stage: Stage, *, to_the_end: bool = True) -> None:
    """Something was broken; support answered, solved it, and the ticket closed by itself."""
    await completed(stage)
    await stage.wait(*minutes(30, 2000))
    body, answer, solution = HELP[stage.buyer.locale]
    [line, *_] = await stage.rows("select * from order_line where order_id = :id", id=stage.order_id)
    opened = await stage.do(stage.actor, OpenTicket(stage.order_id, TicketKind.DAMAGED, body, new_id("key"), [line.id]))
    if not to_the_end:
        return
    support = stage.crew.who_may(Can.ANSWER_TICKETS)
    await stage.wait(*minutes(5, 200))
    await stage.do(support, ReplyToTicket(opened["ticket"], answer, new_id("key")))
    await stage.wait(*minutes(60, 1400))
    await stage.do(support, ResolveTicket(opened["ticket"], solution))
    await stage.wait(*A_WEEK)


async def short_picked(stage: Stage) -> None:
    """A line was not on the shelf: its money went back, the rest was sent."""
    await paid(stage)
    await arrive(stage, short=True)
    await confirm(stage)


async def _told_by_carrier(stage: Stage, code: str, words: str) -> None:
    for parcel in await stage.parcels():
        told = RecordTrackingEvent(parcel.tracking_number, "swift", code, "", words, clock.now(), new_id("scan"))
        await stage.do(stage.crew.who_may(Can.TRACK), told)


async def delayed(stage: Stage) -> None:
    """The carrier met a problem on the way, and delivered in the end."""
    await paid(stage)
    await send(stage)
    await stage.wait(*minutes(60, 400))
    await _told_by_carrier(stage, "EXCEPTION", "受天气影响，运输延误")
    await stage.until_delivered()
    await confirm(stage)


async def lost(stage: Stage) -> None:
    """The carrier lost everything; the money went back."""
    await paid(stage)
    await send(stage)
    await stage.wait(*minutes(60, 400))
    await _told_by_carrier(stage, "LOST", "多次查找未果，确认丢失")


async def cancelled(stage: Stage) -> None:
    """Paid, then called off before picking began; the money went back."""
    await paid(stage)
    await stage.wait(*minutes(2, 60))
    await stage.do(stage.actor, CancelOrder(stage.order_id, SECOND_THOUGHTS[stage.buyer.locale], new_id("key")))


async def cancelled_unpaid(stage: Stage) -> None:
    """Called off instead of paid."""
    await place(stage)
    await stage.do(stage.actor, CancelOrder(stage.order_id, BY_MISTAKE[stage.buyer.locale], new_id("key")))


async def expired(stage: Stage) -> None:
    """Not paid in time."""
    await place(stage)
    await stage.wait(*minutes(30, 31))


async def awaits_payment(stage: Stage) -> None:
    """A bank transfer is on its way."""
    await place(stage, "transfer")
    await stage.until_today()


async def held(stage: Stage) -> None:
    """Paid, but somebody wants a word first."""
    await place(stage)
    await stage.do(stage.crew.who_may(Can.HOLD_ORDERS), HoldOrder(stage.order_id, "ADDRESS", "没写楼栋号，先联系客户"))
    await pay(stage)
    await stage.until_today()


async def waits_for_picking(stage: Stage) -> None:
    """Paid and assigned."""
    await paid(stage)
    await stage.until_today()


async def being_picked(stage: Stage) -> None:
    """A picker is at the shelf."""
    await paid(stage)
    await stage.until_today()
    await start(stage)


async def waits_for_label(stage: Stage) -> None:
    """Packed."""
    await paid(stage)
    await pack(stage)
    await stage.until_today()


async def waits_for_carrier(stage: Stage) -> None:
    """Labelled."""
    await paid(stage)
    await label(stage)
    await stage.until_today()


async def on_its_way(stage: Stage) -> None:
    """With the carrier."""
    await paid(stage)
    await send(stage)
    await stage.until_today()


async def waits_for_word(stage: Stage) -> None:
    """Delivered, not confirmed."""
    await paid(stage)
    await arrive(stage)
    await stage.until_today()


async def asks_something(stage: Stage) -> None:
    """Paid, and a question about it waits for support."""
    await paid(stage)
    await stage.wait(*minutes(5, 25))
    question = QUESTION[stage.buyer.locale]
    await stage.do(stage.actor, OpenTicket(stage.order_id, TicketKind.QUESTION, question, new_id("key")))
    await stage.until_today()


async def waits_for_support(stage: Stage) -> None:
    """A ticket was opened today."""
    await asked_for_help(stage, to_the_end=False)
    await stage.until_today()


Story = Callable[[Stage], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Tale:
    """A play, its share of all orders, whether it goes on today, and how many hours ago it began, if that matters."""

    story: Story
    share: float
    goes_on: bool = False
    begun: tuple[float, float] | None = None


TALES = (
    Tale(completed, 40),
    Tale(confirmed_by_itself, 18),
    Tale(reviewed, 16),
    Tale(paid_by_wallet, 8),
    Tale(paid_again, 5),
    Tale(partly_refunded, 1.5),
    Tale(asked_for_help, 3),
    Tale(short_picked, 0.8),
    Tale(delayed, 1),
    Tale(lost, 0.3),
    Tale(cancelled, 2.5),
    Tale(cancelled_unpaid, 1),
    Tale(expired, 2),
    Tale(awaits_payment, 0.1, goes_on=True),
    Tale(held, 0.05, goes_on=True),
    Tale(waits_for_picking, 0.2, goes_on=True),
    Tale(being_picked, 0.1, goes_on=True),
    Tale(waits_for_label, 0.1, goes_on=True),
    Tale(waits_for_carrier, 0.1, goes_on=True),
    Tale(on_its_way, 0.4, goes_on=True),
    Tale(waits_for_word, 0.5, goes_on=True),
    Tale(waits_for_support, 0.1, goes_on=True),
)
