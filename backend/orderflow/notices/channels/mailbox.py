"""Letters stay here and are read on the mailbox page of the staff app."""

from orderflow.notices.channels import Envelope
from orderflow.settings import Settings


class Mailbox:
    """The mailbox page."""

    name = "mailbox"
    outside = False

    def serves(self, settings: Settings) -> bool:
        """Every shop has one."""
        return True

    async def send(self, envelope: Envelope) -> None:
        """A written letter lies in the mailbox already."""


plug = Mailbox()
