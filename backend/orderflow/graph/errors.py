"""Every refusal of every room as a typed error."""

from enum import StrEnum
from typing import Any, ClassVar, cast, get_origin, get_type_hints

import strawberry
from strawberry.utils.str_converters import to_camel_case

from orderflow.graph.bridge import Money
from orderflow.kernel import money as kernel_money
from orderflow.kernel.refusal import REFUSALS, Refusal
from orderflow.kernel.rooms import import_rooms

import_rooms()

ErrorCode: Any = strawberry.enum(
    cast(Any, StrEnum)("ErrorCode", sorted((code, code) for code in REFUSALS)),
    description="Every reason to refuse a request; codes are the contract, messages are not.",
)


@strawberry.interface(description="Why a request was refused; nothing was changed.")
class UserError:
    """Why a request was refused; nothing was changed."""

    code: ErrorCode = strawberry.field(description="The contract; messages may be reworded.")
    message: str = strawberry.field(description="What happened, why, and what to do next, in the caller's language.")
    path: list[str] = strawberry.field(description="The input field at fault; empty when it is the whole request.")
    retryable: bool = strawberry.field(description="Whether the same request may succeed later as it is.")


def _error_type(refusal: type[Refusal]) -> Any:
    """The error type of a refusal: its annotated facts are the fields."""
    hints = get_type_hints(refusal)
    facts = {name: hints[name] for name in refusal.__annotations__ if get_origin(hints[name]) is not ClassVar}
    annotations = {name: Money if hint is kernel_money.Money else hint for name, hint in facts.items()}
    body = {
        name: strawberry.field(
            name=to_camel_case(name.strip("_")), description=f"{name.strip('_').replace('_', ' ').capitalize()}."
        )
        for name in facts
    }
    made = type(refusal.__name__, (UserError,), {"__annotations__": annotations, **body})
    return strawberry.type(made, description=(refusal.__doc__ or "").strip())


ERROR_TYPES = {code: _error_type(refusal) for code, refusal in REFUSALS.items()}


def user_error(refusal: Refusal, locale: str) -> Any:
    """A refusal as the error a client reads."""
    made = ERROR_TYPES[refusal.code]
    facts = {name: refusal.facts.get(name) for name in type(refusal).__annotations__ if name in refusal.facts}
    return made(
        code=ErrorCode(refusal.code),
        message=refusal.message(locale),
        path=list(refusal.path),
        retryable=refusal.retryable,
        **facts,
    )
