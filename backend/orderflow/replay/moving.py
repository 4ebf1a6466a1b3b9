"""Move a history in: all stories in one order of time, each step at its instant, the shop's own chores between them."""

import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path

from orderflow import settings
from orderflow.kernel import clock
from orderflow.kernel.access import Actor
from orderflow.kernel.db import Database
from orderflow.kernel.rights import Can
from orderflow.kernel.work import Work, as_system
from orderflow.people.access import actor_of
from orderflow.people.actions.app_tokens import issue_token
from orderflow.replay.goods import NOT_RECORDED, enter
from orderflow.replay.history import CannotReplay, Good, History, read
from orderflow.replay.report import Report, compare
from orderflow.replay.shop import Refused, Shop
from orderflow.replay.story import Moment, Story
from orderflow.replay.telling import tell
from orderflow.shop import terms
from orderflow.shop.terms import Terms

Say = Callable[[str], None]

BEFORE = timedelta(days=1)
CHORES_EVERY = timedelta(days=7)
EVERY = 2.0
"""Seconds between two lines of progress."""


async def replay(database: Database, folder: Path, say: Say, most: int | None = None) -> Report:
    """Move the history of a folder, or so many orders of it, into an empty shop; answers what became of it."""
    await terms.follow(database)
    await _refuse_unless_empty(database)
    say(f"reading {folder}")
    history = read(folder, terms.current().time_zone, terms.current().currency, most)
    stories = _stories(history, terms.current())
    if not stories:
        raise CannotReplay(f"There is no order in {folder} that can be moved in.")
    began = time.monotonic()
    clock.stop_at(min(story.record.purchased for story in stories) - BEFORE)
    try:
        shop, token = await _open(database, history, stories, say)
        steps = await _run(shop, stories, say)
        await shop.do("revokeAppToken", appTokenId=token)
        await shop.sweep()
        say("comparing the shop with the record")
    finally:
        clock.stop_at(None)
    report = await compare(database, history, stories)
    report.steps, report.seconds = steps, time.monotonic() - began
    return report


async def _refuse_unless_empty(database: Database) -> None:
    async with database.read() as connection:
        if await connection.value('select exists (select from "order")'):
            raise CannotReplay("This shop has orders already; a history is moved in before the first one.")
        if await connection.value("select exists (select from product where slug like 'history-%')"):
            raise CannotReplay("An earlier replay into this database was broken off. Start again with an empty one.")


def _stories(history: History, chosen: Terms) -> list[Story]:
    stories = []
    confirm_after = timedelta(days=chosen.auto_confirm_days)
    for record in history.records:
        story = tell(record, chosen.currency, chosen.time_zone, confirm_after)
        if story.owed > 0:
            stories.append(story)
        else:
            history.unreadable["neither goods nor money"].append(record.row)
    return stories


async def _open(database: Database, history: History, stories: Iterable[Story], say: Say) -> tuple[Shop, str]:
    """The shop with its goods on the shelves and its token in hand; answers the token's id too."""
    sold = Counter(item.product for story in stories for item in story.record.items)
    sold[NOT_RECORDED] = sum(not story.record.items for story in stories)
    say(f"entering {len(sold)} goods")
    known = [history.goods.get(id) or Good(id, "other", "other", 0) for id in sold if id != NOT_RECORDED]
    shelf = await as_system(database, lambda work: enter(work, known, clock.now()))
    actor, token = await _mover(database)
    shop = Shop(database, actor, shelf, clock.now())
    for id, units in sold.items():
        if units:
            await shop.do("adjustStock", stockLevelId=shelf.levels[id], delta=units, reason="History moved in",
                          idempotencyKey=f"history-stock-{id}")  # fmt: skip
    return shop, token


async def _mover(database: Database) -> tuple[Actor, str]:
    """A program with a token of its own, that may do what buyers and staff may, and says what was recorded."""

    async def issue(work: Work) -> tuple[str, str]:
        row, secret = await issue_token(work, "history", ["CUSTOMER", "ADMIN", Can.IMPORT_ORDERS.value])
        return row.id, secret

    id, secret = await as_system(database, issue)
    return await actor_of(database, bearer=secret, locale=settings.current().default_locale), id


async def _run(shop: Shop, stories: list[Story], say: Say) -> int:
    """Perform all moments in the order of their instants; answers how many."""
    moments = [
        (moment.at, story.record.row, nth, moment, story)
        for story in stories
        for nth, moment in enumerate(story.moments)
    ]
    moments.sort(key=lambda each: each[:3])
    placed = 0
    next_chores = clock.now()
    began = said = time.monotonic()
    for done, (at, _, nth, moment, story) in enumerate(moments, 1):
        while next_chores < at:
            shop.turn_clock(next_chores)
            await shop.sweep()
            next_chores += CHORES_EVERY
        placed += nth == 0
        await _perform(shop, story, moment)
        if time.monotonic() - said > EVERY or done == len(moments):
            said = time.monotonic()
            rate = done / (said - began)
            say(f"{at:%Y-%m-%d}  {placed} of {len(stories)} orders placed, {done} of {len(moments)} steps,"
                f" {rate:.0f} a second, {(len(moments) - done) / rate:.0f} s left")  # fmt: skip
    return len(moments)


async def _perform(shop: Shop, story: Story, moment: Moment) -> None:
    """One step and all it causes; a story the shop refuses to go on with ends there, and the report says so."""
    if story.refused:
        return
    shop.turn_clock(moment.at)
    try:
        await moment.step(shop, story)
    except Refused as refused:
        story.refused = str(refused)
        shop.cart_token = None  # what it left in the cart must not go with the next order
    await shop.settle()
