"""How letters leave the house: one file for each way, binding a `Channel` to the name `plug`.

Others add theirs by the entry point group `orderflow.notices.channels`.
"""

from dataclasses import dataclass
from typing import Protocol

from orderflow.kernel.plugs import Drawer
from orderflow.settings import Settings


@dataclass(frozen=True, slots=True)
class Envelope:
    """A letter ready to go; the same id is never another letter."""

    id: str
    to: str
    locale: str
    subject: str
    text: str
    html: str


class Channel(Protocol):
    """What a plug must offer."""

    name: str
    outside: bool
    """Whether sending asks somebody outside; otherwise a letter counts as sent once it is written."""

    def serves(self, settings: Settings) -> bool:
        """Whether this shop is set up for it."""

    async def send(self, envelope: Envelope) -> None:
        """Send; TryAgain when it may work later, GaveUp when it never will."""


CHANNELS: Drawer[Channel] = Drawer("orderflow.notices.channels")


def letter_box(settings: Settings) -> Channel:
    """The way letters go: by mail when there is a mail server, else into the mailbox page of the staff app."""
    channels = CHANNELS.all()
    return channels["mail"] if channels["mail"].serves(settings) else channels["mailbox"]
