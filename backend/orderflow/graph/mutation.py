"""From verbs to mutations: the input, the payload and the typed errors follow from the verb's own signature."""

import dataclasses
import types
from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any, cast, get_args, get_origin, get_type_hints

import strawberry
from strawberry.scalars import JSON
from strawberry.utils.str_converters import to_camel_case

from orderflow.graph.bridge import VIEWS, Loader
from orderflow.graph.context import Context, Info
from orderflow.graph.errors import UserError, user_error
from orderflow.graph.rights import IMPORTANCE, needs
from orderflow.graph.selection import selection_of
from orderflow.kernel.action import ACTIONS, Action, Outcome, act, holding_given
from orderflow.kernel.pending import is_row
from orderflow.kernel.refusal import Refusal, Refusals

After = Callable[[Info, dict[str, Any]], None]


def mutation(verb: Any, *, after: After | None = None, **gives: Any) -> Any:
    """The mutation field of a verb; `gives` names the payload's fields, each a view's class, a list of it, or plain."""
    found = ACTIONS[verb.__name__]
    name = _pascal(found.name)
    payload = _payload(f"{name}Payload", gives, found)
    given = input_of(_input_class(found), f"{name}Input")

    async def resolve(info: Info, input: Any) -> Any:
        actor = info.context.actor
        try:
            outcome = await act(info.context.database, actor, found, input)
        except Refusals as several:
            return payload(errors=[user_error(each, actor.locale) for each in several.several])
        except Refusal as refusal:
            return payload(errors=[user_error(refusal, actor.locale)])
        if after:
            after(info, outcome)
        token = outcome.get("cart_token") or outcome.get("order_token")
        context = replace(info.context, actor=holding_given(info.context.actor, input).holding(token))
        return await _answer(info, context, payload, gives, outcome)

    taken = cast(Any, Annotated)[given, strawberry.argument(description="What the verb takes.")]
    resolve.__annotations__ = {"info": Info, "input": taken, "return": payload}
    resolve.__name__ = found.name
    words = (verb.__doc__ or "").strip().splitlines()[0]
    return strawberry.mutation(
        resolver=resolve,
        name=to_camel_case(found.name),
        description=words,
        directives=needs(found.right),
        metadata={IMPORTANCE: found.importance},
    )


async def _answer(info: Info, context: Context, payload: Any, gives: dict[str, Any], outcome: Outcome) -> Any:
    """The changed rows under the caller's own rights, with what the selection asks for."""
    selection = selection_of(info._raw_info)
    answer: dict[str, Any] = {}
    async with context.database.on_demand() as connection:
        loader = Loader(context, connection, outcome.families)
        for name, kind in gives.items():
            value, target = outcome.get(name), _target(kind)
            if target is None or value is None:
                answer[name] = value
                continue
            below = selection.get(to_camel_case(name))
            if below is None:
                continue
            seen = await loader.left(target, _rows(outcome, name), below)
            if seen is None:
                ids = value if isinstance(value, list) else [value]
                seen = await loader.find_all(target, "id = any(:ids)", below, ids=ids)
            answer[name] = seen if isinstance(value, list) else next(iter(seen), None)
    return payload(**answer, errors=[])


def _rows(outcome: Outcome, name: str) -> list[Any]:
    """The rows of a payload field as the verb left them; none when the request was carried out before."""
    value = outcome.rows.get(name)
    return [each for each in (value if isinstance(value, list) else [value]) if is_row(each)]


def _target(kind: Any) -> str | None:
    """The view a payload field shows, None when it is a plain value."""
    (inner,) = get_args(kind) if get_origin(kind) is list else (kind,)
    name = getattr(inner, "__name__", "")
    return name if name in VIEWS else None


def _payload(name: str, gives: dict[str, Any], found: Action) -> Any:
    annotations: dict[str, Any] = {field: kind | None for field, kind in gives.items()}
    annotations["errors"] = list[UserError]
    defaults: dict[str, Any] = {
        field: strawberry.field(default=None, description=f"The {field.replace('_', ' ')}, null when refused.")
        for field in gives
    }
    defaults["errors"] = strawberry.field(description="Why nothing was done; empty when it was.")
    made = type(name, (), {"__annotations__": {"errors": annotations.pop("errors"), **annotations}, **defaults})
    return strawberry.type(made, description=f"What came of {to_camel_case(found.name)}.")


def _input_class(found: Action) -> type:
    hints = get_type_hints(found.verb)
    (given,) = [hint for name, hint in hints.items() if name not in ("work", "return")]
    return cast(type, given)


def _pascal(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))


_INPUTS: dict[type, Any] = {}


def input_of(plain: type, name: str | None = None) -> Any:
    """The GraphQL input of a room's plain dataclass: `…_id` fields are IDs, nested dataclasses inputs of their own."""
    if plain not in _INPUTS:
        hints = get_type_hints(plain)
        annotations = {each.name: _as_input(each.name, hints[each.name]) for each in dataclasses.fields(plain)}
        body: dict[str, Any] = {"__annotations__": annotations, "__doc__": plain.__doc__}
        for each in dataclasses.fields(plain):
            body[each.name] = strawberry.field(
                description=each.metadata.get("doc", each.name.replace("_", " ").capitalize() + "."),
                default=each.default,
                default_factory=each.default_factory,
            )
        made = type(name or f"{plain.__name__.removesuffix('Given')}Input", (plain,), body)
        _INPUTS[plain] = strawberry.input(made, description=(plain.__doc__ or "").strip())
    return _INPUTS[plain]


def _as_input(name: str, hint: Any) -> Any:
    if get_origin(hint) is dict:
        return JSON
    if get_origin(hint) is list:
        return types.GenericAlias(list, (_as_input(name.removesuffix("s"), get_args(hint)[0]),))
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return input_of(hint)
    if type(None) in get_args(hint):
        (inner,) = [arg for arg in get_args(hint) if arg is not type(None)]
        return _as_input(name, inner) | None
    return strawberry.ID if name.endswith("_id") and hint is str else hint
