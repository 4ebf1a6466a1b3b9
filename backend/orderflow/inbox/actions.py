"""What a colleague does with their inbox."""

from dataclasses import dataclass, field
from typing import Any

from orderflow.inbox.tables import Mention
from orderflow.kernel import clock
from orderflow.kernel.action import action
from orderflow.kernel.events import event_type
from orderflow.kernel.refusal import NotFound
from orderflow.kernel.rights import Can
from orderflow.kernel.texts import text
from orderflow.kernel.work import NOUNS, Work

MENTION_READ = event_type("mention.read", staff=Can.SHARE_NOTES)
NOUNS["Mention"] = text("提及", "提及", "mention")


@dataclass
class ReadMention:
    """Which mention was looked at."""

    mention_id: str


@dataclass
class ReadAllMentions:
    """The newest mention that stood on the screen: what came meanwhile stays unread."""

    newest_id: str = field(metadata={"doc": "The newest one that was shown; it and all before it are read."})


@action(Can.SHARE_NOTES, refuses=(NotFound,))
async def read_mention(work: Work, given: ReadMention) -> dict[str, Any]:
    """Mark a mention of the caller as read; one that was read stays so."""
    mention = await work.take(Mention, given.mention_id)
    if mention.read_at is None:
        mention = await work.change(Mention, mention, read_at=clock.now())
        # About the reader, by whose id their other windows know that it concerns them.
        work.tell(MENTION_READ, mention.staff_id, mention=mention.id)
    return {"mention": mention}


_READ = "update mention set read_at = :now where staff_id = :reader and read_at is null and id <= :newest"


@action(Can.SHARE_NOTES, refuses=(NotFound,))
async def read_all_mentions(work: Work, given: ReadAllMentions) -> dict[str, Any]:
    """Mark all mentions of the caller as read that came until one of them."""
    newest = await work.take(Mention, given.newest_id)
    if await work.run(_READ, reader=newest.staff_id, newest=newest.id, now=clock.now()):
        work.tell(MENTION_READ, newest.staff_id, until=newest.id)
    return {"viewer": work.actor}
