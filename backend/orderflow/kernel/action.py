"""An action is plain data around a plain function: one verb, one right, one transaction, one mutation."""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

import orjson
from sqlalchemy import DateTime, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from orderflow.kernel import clock
from orderflow.kernel.access import Actor, Kind, hash_token
from orderflow.kernel.db import Database, Row
from orderflow.kernel.deliveries import every_minute
from orderflow.kernel.inputs import refuse_unfit
from orderflow.kernel.lifecycle import LIFECYCLES, Guard, Lifecycle, Move, Verdict, judge
from orderflow.kernel.pending import Family, is_row
from orderflow.kernel.refusal import IdempotencyKeyReused, Refusal
from orderflow.kernel.rights import Can
from orderflow.kernel.turns import Importance
from orderflow.kernel.work import Work, perform

KEPT_FOR = timedelta(hours=24)
Verb = Callable[[Work, Any], Awaitable[dict[str, Any]]]
V = TypeVar("V", bound=Callable[..., Awaitable[Any]])


class Idempotency(SQLModel, table=True):
    """A request that was carried out once: its input's hash and what came of it."""

    __table_args__ = (Index("ix_idempotency_at", "at"),)

    owner: str = Field(primary_key=True)
    verb: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    input: bytes
    outcome: dict[str, Any] | None = Field(default=None, sa_type=JSONB)
    at: datetime = Field(sa_type=DateTime(timezone=True))


@dataclass(frozen=True, slots=True)
class Action:
    """What is known about a verb besides its code."""

    name: str
    verb: Verb
    right: Can
    refuses: tuple[type[Refusal], ...]
    offered_on: type[SQLModel] | None
    sources: tuple[str, ...]
    guards: tuple[Guard, ...]
    move: Move | None
    importance: Importance = Importance.ORDINARY
    optimistic: bool = False

    def verdict(self, row: Row) -> Verdict:
        """Whether the action is open for a row of the table it is offered on."""
        return judge(self.lifecycle, self.sources, self.guards, row)

    @property
    def lifecycle(self) -> Lifecycle:
        """The lifecycle of the table the action is offered on."""
        assert self.offered_on is not None, f"{self.name} is offered on no table"
        return LIFECYCLES[self.offered_on.__name__]


ACTIONS: dict[str, Action] = {}


def action(
    right: Can | Move,
    *,
    refuses: tuple[type[Refusal], ...] = (),
    offered_on: type[SQLModel] | None = None,
    sources: tuple[str, ...] = (),
    guards: tuple[Guard, ...] = (),
    importance: Importance = Importance.ORDINARY,
    optimistic: bool = False,
) -> Callable[[V], V]:
    """Declare a verb; with a Move, its right, states and guards are the move's and the move's table offers it.

    Its importance says whose turn it is when there is more to do than can be done at once. An optimistic one is for
    rows that hardly ever two want at once: it asks for no lock, and is repeated when somebody was quicker.
    """

    def declare(verb: V) -> V:
        if isinstance(right, Move):
            assert right.right is not None, f"{verb.__name__}: a move without a right is the system's alone"
            table, states, guarded = right.lifecycle.model, right.source, right.guards
            found = Action(
                verb.__name__, verb, right.right, refuses, table, states, guarded, right, importance, optimistic
            )
        else:
            found = Action(
                verb.__name__, verb, right, refuses, offered_on, sources, guards, None, importance, optimistic
            )
        if ACTIONS.setdefault(verb.__name__, found).verb is not verb:
            raise ValueError(f"two verbs are called {verb.__name__}")
        return verb

    return declare


def offered(model: type[SQLModel]) -> list[Action]:
    """The actions offered on rows of a table, in the order they were declared."""
    return [each for each in ACTIONS.values() if each.offered_on is model]


def require_open(verb: Verb, row: Row) -> None:
    """Raise the refusal of a verb that is not open for a row of the table it is offered on."""
    verdict = ACTIONS[verb.__name__].verdict(row)
    if verdict.refusal:
        raise verdict.refusal


_CLAIM = """
insert into idempotency (owner, verb, key, input, outcome, at) values (:owner, :verb, :key, :input, null, :at)
on conflict (owner, verb, key) do update set at = excluded.at, input = excluded.input, outcome = null
  where idempotency.at < :expired
returning true
"""
_ENTER = """
insert into idempotency (owner, verb, key, input, outcome, at) values (:owner, :verb, :key, :input, :outcome, :at)
"""
_KEPT = "select input, outcome from idempotency where owner = :owner and verb = :verb and key = :key"
_FORGET = "delete from idempotency where ctid = any(array(select ctid from idempotency where at < :expired limit 500))"
_KEEP = "update idempotency set outcome = :outcome where owner = :owner and verb = :verb and key = :key"


class Outcome(dict[str, Any]):
    """A verb's answer by payload field, an id in place of each row; `rows` has the rows, unless it is a replay."""

    def __init__(self, plain: dict[str, Any], rows: dict[str, Any]) -> None:
        super().__init__(plain)
        self.rows = rows
        self.families: dict[Family, list[Row]] = {}
        """What the verb had whole of other tables when it was done."""


async def act(database: Database, actor: Actor, chosen: Action, given: Any, cause: str | None = None) -> Outcome:
    """Perform an action for an actor; answers its outcome: ids of changed rows, or plain values, by payload field."""
    actor.needs(chosen.right)
    refuse_unfit(given)
    actor = holding_given(actor, given)

    async def verb(work: Work) -> Outcome:
        key = getattr(given, "idempotency_key", None)
        result = await _once(work, chosen, given, key) if key else outcome(await chosen.verb(work, given))
        result.families = work.connection.pending.families
        return result

    return await perform(database, actor, verb, cause, optimistic=chosen.optimistic)


async def _once(work: Work, chosen: Action, given: Any, key: str) -> Outcome:
    """Run the verb for the first request with this key; a later one gets the first one's outcome."""
    mark = {"owner": _owner(work.actor, given), "verb": chosen.name, "key": key}
    digest = fingerprint(given)
    if work.optimistic:
        return await _first(work, chosen, given, mark, digest)
    expired = clock.real() - KEPT_FOR
    claimed = await work.connection.value(_CLAIM, **mark, input=digest, at=clock.real(), expired=expired)
    if not claimed:
        kept = await work.connection.one(_KEPT, **mark)
        if kept.input != digest:
            raise IdempotencyKeyReused(path=("idempotencyKey",))
        return Outcome(kept.outcome, {})

    async def keep() -> None:
        await work.later(_KEEP, outcome=work.remembered, **mark)

    work.before_outside = keep
    result = outcome(await chosen.verb(work, given))
    await work.later(_KEEP, outcome=result, **mark)
    return result


async def _first(work: Work, chosen: Action, given: Any, mark: dict[str, str], digest: bytes) -> Outcome:
    """Run the verb as if nobody had used its key: if somebody has, it breaks a rule of the table and is repeated."""
    result = outcome(await chosen.verb(work, given))
    await work.later(_ENTER, outcome=result, input=digest, at=clock.real(), **mark)
    return result


@every_minute
async def forget_old_keys(database: Database) -> int:
    """Delete the keys that no longer stand for their first request."""
    async with database.read() as connection:
        return await connection.run(_FORGET, expired=clock.real() - KEPT_FOR)


def holding_given(actor: Actor, given: Any) -> Actor:
    """The actor with the cart's or order's token its request carries; the one that opens the cart comes last."""
    order, cart = (getattr(given, name, None) for name in ("order_token", "cart_token"))
    if order and hasattr(given, "cart_token"):
        return replace(actor, tokens=(hash_token(order), *actor.tokens)).holding(cart)
    return actor.holding(cart or order)


def _owner(actor: Actor, given: Any) -> str:
    return actor.tokens[-1].hex() if actor.kind is Kind.GUEST and actor.tokens else actor.id


def fingerprint(given: Any) -> bytes:
    """SHA-256 of the canonical input."""
    return hashlib.sha256(orjson.dumps(asdict(given), option=orjson.OPT_SORT_KEYS, default=str)).digest()


def outcome(result: dict[str, Any]) -> Outcome:
    """What came of a verb, as it is kept and answered."""
    return Outcome({name: _plain(value) for name, value in result.items()}, result)


def _plain(value: Any) -> Any:
    if is_row(value):
        return value["id"]
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value
