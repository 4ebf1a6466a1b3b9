"""What an after-sales ticket about an order may be about now."""

import strawberry

from orderflow.graph.context import Context
from orderflow.kernel.db import Row
from orderflow.kernel.texts import in_locale
from orderflow.tickets.actions.open_ticket import refusal_of_kind
from orderflow.tickets.kinds import WORDS
from orderflow.tickets.tables import TicketKind

strawberry.enum(TicketKind, description="What a customer asks for.")


@strawberry.type(description="Something a ticket may be about, and whether it may be now.")
class TicketChoice:
    """Something a ticket may be about, and whether it may be now."""

    kind: TicketKind = strawberry.field(description="Give it to openTicket.")
    name: str = strawberry.field(description="What people call it.")
    allowed: bool = strawberry.field(description="Whether openTicket would take it now.")
    reason: str | None = strawberry.field(description="Why it is refused, in the viewer's language.")


def ticket_choices(order: Row, context: Context) -> list[TicketChoice]:
    """Every kind, with the reason where it is refused."""
    locale = context.actor.locale
    refusals = {kind: refusal_of_kind(order, kind) for kind in TicketKind}
    return [
        TicketChoice(
            kind=kind,
            name=in_locale(WORDS[kind], locale),
            allowed=refusal is None,
            reason=refusal.message(locale) if refusal else None,
        )
        for kind, refusal in refusals.items()
    ]
