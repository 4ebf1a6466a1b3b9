"""Write a letter for each piece of news that somebody waits for, once; then bring it out of the house."""

from functools import partial
from typing import Any

from orderflow import settings
from orderflow.kernel import clock
from orderflow.kernel.access import ALL
from orderflow.kernel.db import Database, Row
from orderflow.kernel.deliveries import GIVEN_UP_AFTER, GaveUp, TryAgain
from orderflow.kernel.events import event_type, on
from orderflow.kernel.rights import Can
from orderflow.kernel.work import Work, as_system
from orderflow.notices.channels import CHANNELS, Envelope, letter_box
from orderflow.notices.facts import facts_of, order_and_subject
from orderflow.notices.invitations import INVITED, KIND, invitation_letter, is_newest
from orderflow.notices.letters import BY_EVENT, BY_KIND, Occasion, concerns_the_customer
from orderflow.notices.lifecycle import LETTER, UNSENT
from orderflow.notices.links import KINDS, LINK, link_letter
from orderflow.notices.page import page_of, subject_of, to_html, to_text
from orderflow.notices.restocked import KIND as RESTOCKED
from orderflow.notices.restocked import WAITING, restocked_letter
from orderflow.notices.tables import Letter, LetterState
from orderflow.notices.wording import WORDINGS
from orderflow.orders.erasure import ORDER_ERASED
from orderflow.people.actions.invitations import INVITATION_SENT
from orderflow.people.actions.reset_password import PASSWORD_RESET_REQUESTED
from orderflow.people.erasure import CUSTOMER_ERASED, ERASED, nowhere
from orderflow.people.mailed import account_with
from orderflow.people.verified import VERIFICATION_REQUESTED
from orderflow.wishes.erasure import STOCK_NOTICE_ERASED
from orderflow.wishes.reactions import BACK_IN_STOCK

LETTER_WRITTEN = event_type("letter.written", staff=Can.SEE_LETTERS)

_WRITTEN = "select 1 from letter where kind = :kind and once = :once"
_LINES = "select * from order_line where order_id = :order order by position"


@on(*BY_EVENT)
async def write_letter(work: Work, event: Row) -> None:
    """Write the letter of an event, unless it was written before or is overtaken already."""
    occasion = BY_EVENT[event.type]
    if not concerns_the_customer(event):
        return
    once = str(event.id) if occasion.repeats else event.subject
    order, subject, written = await order_and_subject(work, event.order_id, event.subject, occasion.kind, once)
    if written or not occasion.still(order, subject):
        return
    channel = letter_box(settings.current())
    letter = await _write(work, occasion, event, order, subject, once=once, channel=channel.name)
    await _let_go(work, letter, outside=channel.outside)


@on(INVITATION_SENT)
async def write_invitation(work: Work, event: Row) -> None:
    """Write to somebody who is asked to work here, with the newest link; each link goes out once."""
    invitation = await work.connection.one(INVITED, id=event.subject)
    once = f"{invitation.id}:{invitation.sent}"
    if not is_newest(invitation, once) or await work.row(_WRITTEN, kind=KIND, once=once):
        return
    await _write_of_no_order(work, event, once, invitation_letter(invitation))


@on(PASSWORD_RESET_REQUESTED, VERIFICATION_REQUESTED)
async def write_link(work: Work, event: Row) -> None:
    """Write to whoever has the e-mail that a link was asked for, as long as it is the newest; to nobody if none has."""
    link = await work.row(LINK, id=event.subject, now=clock.real())
    account = await account_with(work.connection, link.email) if link else None
    if link is None or account is None or await work.row(_WRITTEN, kind=KINDS[link.purpose], once=link.id):
        return
    await _write_of_no_order(work, event, link.id, link_letter(link, account))


@on(BACK_IN_STOCK)
async def write_of_stock(work: Work, event: Row) -> None:
    """Write to somebody who waited for goods, unless they wait no longer; each wish is answered once."""
    notice = await work.row(WAITING, id=event.subject)
    if notice is None or await work.row(_WRITTEN, kind=RESTOCKED, once=notice.id):
        return
    await _write_of_no_order(work, event, notice.id, restocked_letter(notice))


async def _write_of_no_order(work: Work, event: Row, once: str, said: dict[str, Any]) -> None:
    channel = letter_box(settings.current())
    plain = {"channel": channel.name, "state": LETTER.start, "attempts": 0, "created_at": clock.now(), "version": 1}
    letter = await work.add(Letter, **said, **plain, event_id=event.id, once=once)
    await _let_go(work, letter, outside=channel.outside)


async def _let_go(work: Work, letter: Row, *, outside: bool) -> None:
    """Have a written letter brought out of the house, or count it as sent where it only lies in the mailbox."""
    if outside:
        work.tell(LETTER_WRITTEN, letter.id, letter.order_id, kind=letter.kind)
    else:
        await work.move(letter, LETTER.send, also={"sent_at": clock.now()}, kind=letter.kind)


async def _write(work: Work, occasion: Occasion, event: Row, order: Row, subject: Row, **values: Any) -> Row:
    words, locale = WORDINGS[occasion.kind], order.locale
    facts = await facts_of(work, event, order, subject)
    lines = await work.rows(_LINES, order=order.id) if occasion.with_goods else None
    return await work.add(
        Letter,
        kind=occasion.kind,
        event_id=event.id,
        subject_id=subject.id,
        order_id=order.id,
        recipient=order.email,
        locale=locale,
        subject=subject_of(words, facts, locale),
        page=page_of(words, facts, locale, order, lines),
        state=LETTER.start,
        attempts=0,
        created_at=clock.now(),
        version=1,
        **values,
    )


@on(LETTER_WRITTEN, outside=True)
async def send_letter(work: Work, event: Row) -> None:
    """Bring a written letter out of the house, unless it was overtaken while it waited."""
    letter = await work.take(Letter, event.subject)
    if letter.state not in UNSENT:
        return
    if not await _is_true(work, letter):
        await work.move(letter, LETTER.drop)
        return
    async with work.outside():
        await _bring_out(work.database, letter)
    letter = await work.take(Letter, letter.id)
    gone = {"sent_at": clock.now(), "attempts": letter.attempts + 1, "last_error": None}
    await work.move(letter, LETTER.send, also=gone)


async def _is_true(work: Work, letter: Row) -> bool:
    """Whether a letter still says the truth."""
    if letter.kind in KINDS.values():
        return await work.row(LINK, id=letter.once, now=clock.real()) is not None
    if letter.kind == RESTOCKED:
        return await work.row(WAITING, id=letter.once) is not None
    if letter.order_id is None:
        return is_newest(await work.connection.one(INVITED, id=letter.subject_id), letter.once)
    order, subject, _ = await order_and_subject(work, letter.order_id, letter.subject_id)
    return BY_KIND[letter.kind].still(order, subject)


async def _bring_out(database: Database, letter: Row) -> None:
    """Send by the letter's channel; what went wrong is kept with the letter before the delivery hears of it."""
    channel = CHANNELS.all()[letter.channel]
    envelope = Envelope(
        id=letter.id,
        to=letter.recipient,
        locale=letter.locale,
        subject=letter.subject,
        text=to_text(letter, with_token=True),
        html=to_html(letter, with_token=True),
    )
    try:
        await channel.send(envelope)
    except TryAgain as error:
        final = letter.attempts + 1 >= GIVEN_UP_AFTER
        await as_system(database, partial(_note_failure, letter_id=letter.id, error=str(error), final=final))
        raise
    except GaveUp as error:
        await as_system(database, partial(_note_failure, letter_id=letter.id, error=str(error), final=True))
        raise


async def _note_failure(work: Work, letter_id: str, error: str, final: bool) -> None:
    letter = await work.take(Letter, letter_id, sight=ALL)
    tried: dict[str, Any] = {"attempts": letter.attempts + 1, "last_error": error[:500]}
    if final and letter.state == LetterState.WAITING:
        await work.move(letter, LETTER.fail, also=tried)
    else:
        await work.change(Letter, letter, **tried)


_OF_NO_ORDER = "order_id is null and subject_id = :about"
_ABOUT = {ORDER_ERASED: "order_id = :about", CUSTOMER_ERASED: _OF_NO_ORDER, STOCK_NOTICE_ERASED: _OF_NO_ORDER}
_UNSENT = "select id from letter where {about} and state = any(:unsent) order by id"
_WORDS = """
update letter set recipient = :nowhere || id, subject = :erased, page = :page, last_error = null where {about}
"""
_NOTHING = {"greeting": ERASED, "paragraphs": [], "button": "", "path": "/"}


@on(ORDER_ERASED, CUSTOMER_ERASED, STOCK_NOTICE_ERASED)
async def erase_letters(work: Work, event: Row) -> None:
    """Letters to somebody who was erased are not sent any more, and say nothing."""
    about = _ABOUT[event.type]
    unsent = _UNSENT.format(about=about)
    for each in await work.rows(unsent, about=event.subject, unsent=[state.value for state in UNSENT]):
        await work.move(await work.take(Letter, each.id, sight=ALL), LETTER.drop)
    await work.write()
    words = _WORDS.format(about=about)
    await work.run(words, about=event.subject, erased=ERASED, nowhere=nowhere(""), page=_NOTHING)
