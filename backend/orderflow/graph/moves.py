"""What a viewer may do with a row now, with the reason where it is refused."""

from datetime import datetime
from functools import cache
from typing import Any

import strawberry
from sqlmodel import SQLModel
from strawberry.utils.str_converters import to_camel_case

from orderflow.graph.bridge import for_viewer
from orderflow.graph.context import Context
from orderflow.graph.errors import ErrorCode
from orderflow.kernel.action import Action, offered
from orderflow.kernel.db import Row


@strawberry.type(description="An action the viewer holds the right to, and whether it is open for this object now.")
class AvailableAction:
    """An action the viewer holds the right to, and whether it is open for this object now."""

    action: str = strawberry.field(description="Name of the mutation.")
    allowed: bool = strawberry.field(description="Whether the mutation would be carried out now.")
    code: ErrorCode | None = strawberry.field(description="The code the mutation would refuse with.")
    reason: str | None = strawberry.field(description="Why it is refused, in the viewer's language.")
    until: datetime | None = strawberry.field(description="Until when it stays open, where that is known.")


def available_actions(model: type[SQLModel]) -> Any:
    """The field `availableActions` of a table's type."""

    @cache  # at the first question: all verbs are declared by then
    def offers() -> list[tuple[str, Action]]:
        return [(to_camel_case(each.name), each) for each in offered(model)]

    def compute(row: Row, context: Context) -> list[AvailableAction]:
        locale = context.actor.locale
        answer = []
        for name, each in offers():
            if context.actor.may(each.right):
                verdict = each.verdict(row)
                refusal = verdict.refusal
                answer.append(
                    AvailableAction(
                        action=name,
                        allowed=verdict.allowed,
                        code=ErrorCode(refusal.code) if refusal else None,
                        reason=refusal.message(locale) if refusal else None,
                        until=verdict.until,
                    )
                )
        return answer

    return for_viewer("What the viewer may do now, with the reason where it is refused.", compute)
