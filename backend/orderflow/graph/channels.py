"""What many follow together: a batch is read, executed and encoded once, and its bytes go to everybody."""

import contextlib
import re
from collections.abc import AsyncGenerator, Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import Any, Protocol
from weakref import WeakValueDictionary

import orjson
from graphql import (
    ExecutionResult,
    FieldNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    SelectionSetNode,
    VariableNode,
    execute_subscription_event,
    get_named_type,
)

from orderflow.graph.bridge import VIEWS, Loader
from orderflow.graph.context import Context, Followed
from orderflow.graph.events import as_events, batch_of
from orderflow.graph.negotiation import shortened
from orderflow.graph.plan import FALLS_BACK
from orderflow.graph.schema import schema
from orderflow.graph.selection import Selection
from orderflow.kernel.access import SIGHTS, Actor, sight_of
from orderflow.kernel.db import Connection, Row
from orderflow.orders.hearing import hears, keys_of

LARGEST_BATCH = 500
"""Events told together at most."""


class Seat(Protocol):
    """A follower's end of a channel: a subscription of a socket, or an event stream."""

    def give(self, payload: bytes, position: int | None) -> None:
        """Send an answer to the follower, or keep it for a moment; `position` is where the log stood."""

    def fail(self, errors: Sequence[GraphQLError]) -> None:
        """End with errors."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An event with the orders concerned by those that came with it, as they are now."""

    row: Row
    orders: Mapping[str, Row]


@dataclass(eq=False)
class Shape:
    """How the batches of one document are answered, with the same variables below its root field."""

    executor: Any
    below: Selection
    models: frozenset[type]
    """Tables whose types it names: their row filters decide with whom its answers may be shared."""

    def __post_init__(self) -> None:
        self._plan = self.executor.plan_of_events()

    async def answer(self, context: Context, batch: Any) -> bytes:
        """The answer to a batch for a viewer, encoded; what no plan completes, the stock executor does."""
        if self._plan:
            name, complete = self._plan
            with contextlib.suppress(*FALLS_BACK):
                return orjson.dumps({"data": {name: complete(batch, context)}}, default=str)
        self.executor.context_value = context
        executed = execute_subscription_event(self.executor.build_per_event_executor(batch))
        result = executed if isinstance(executed, ExecutionResult) else await executed
        if result.errors:
            schema.process_errors(result.errors)
        return encoded(result)


def encoded(result: Any) -> bytes:
    """A result as a client reads it."""
    answer = {"data": result.data}
    if result.errors:
        answer["errors"] = shortened([error.formatted for error in result.errors])
    if extensions := getattr(result, "extensions", None):
        answer["extensions"] = extensions
    return orjson.dumps(answer, default=str)


_SHAPES: WeakValueDictionary[Any, Shape] = WeakValueDictionary()


def shape_of(executor: Any, below: Selection) -> Shape:
    """The shape of a subscription that an executor has begun; whoever sends the same document has the same one."""
    operation, given = executor.operation, executor.variable_values.coerced
    own = _only_of_the_root(operation)
    key = (id(operation), orjson.dumps({name: given[name] for name in given.keys() - own}, default=str))
    shape = _SHAPES.get(key)
    if shape is None:  # it keeps the operation, so that its id stays its own
        shape = _SHAPES[key] = Shape(copy(executor), below, frozenset(_named(executor)))
    return shape


def _only_of_the_root(operation: Any) -> set[str]:
    """The variables that nothing but the root field's arguments uses: cursors, the order, its token."""
    root = operation.selection_set.selections[0]
    if not isinstance(root, FieldNode):
        return set()
    names = {each.value.name.value for each in root.arguments or () if isinstance(each.value, VariableNode)}
    text = operation.loc.source.body
    return {name for name in names if len(re.findall(rf"\${name}\b", text)) == 2}  # where it is declared, and there


def _named(executor: Any) -> Iterator[type]:
    """The tables of the types that a document names or reaches by their own fields."""
    fragments, types, spread = executor.fragment_definitions, executor.schema.get_type, set[str]()

    def walk(selected: SelectionSetNode | None, parent: Any) -> Iterator[type]:
        if parent.name in VIEWS:
            yield VIEWS[parent.name].model
        for node in selected.selections if selected else ():
            if isinstance(node, FieldNode):
                field = getattr(parent, "fields", {}).get(node.name.value)
                if field is not None:
                    yield from walk(node.selection_set, get_named_type(field.type))
            elif isinstance(node, InlineFragmentNode):
                condition = node.type_condition
                yield from walk(node.selection_set, types(condition.name.value) if condition else parent)
            elif isinstance(node, FragmentSpreadNode) and (name := node.name.value) not in spread:
                spread.add(name)
                yield from walk(fragments[name].selection_set, types(fragments[name].type_condition.name.value))

    yield from walk(executor.operation.selection_set, executor.schema.subscription_type)


def shared_viewer(actor: Actor, models: Collection[type]) -> Actor:
    """The actor without what is theirs alone, as far as no row filter of these tables looks at it.

    Everybody with the same one is answered the same: a field computed for a viewer may look at these parts only.
    """
    limited = [model for model in models if model in SIGHTS]
    nobody: tuple[dict[str, Any], ...] = (
        {"id": actor.kind.value, "staff_id": None, "session_id": None, "address": None},
        {"customer_id": None},
        {"tokens": ()},
    )
    for part in nobody:
        without = replace(actor, **part)
        same = without.is_staff == actor.is_staff
        if same and all(sight_of(model, without) == sight_of(model, actor) for model in limited):
            actor = without
    return actor


@dataclass(slots=True)
class Joining:
    """A follower who came since the latest batch: up to where they know the log, and what they have not been told."""

    position: int
    untold: list[Heard]


class Channel:
    """One stream of batches for all who follow the same with the same rights."""

    __slots__ = (
        "context",
        "due_at",
        "ear",
        "joining",
        "key",
        "keys",
        "order_id",
        "queued",
        "seats",
        "shape",
        "waiting",
    )

    def __init__(self, key: Any, followed: Followed, shape: Shape, context: Context) -> None:
        self.key, self.shape, self.context = key, shape, context
        self.order_id, self.ear = followed.order_id, followed.ear
        self.keys = keys_of(context.actor)
        self.seats: set[Seat] = set()
        self.joining: dict[Seat, Joining] = {}
        self.waiting: list[Heard] = []
        self.queued = False
        """Whether it is about to be executed, or is right now."""
        self.due_at = 0.0

    def offer(self, heard: Heard) -> bool:
        """Take an event in that concerns its followers; answers whether it was new."""
        if self.waiting and self.waiting[-1] is heard:
            return False
        self.waiting.append(heard)
        for each in self.joining.values():
            if heard.row.position > each.position:
                each.untold.append(heard)
        return True

    def admit(self, seat: Seat, position: int, since: Iterable[Heard], head: int) -> bool:
        """Take a follower in who knows the log up to a position, given what was handed out since then, up to a head.

        Answers whether there is something to tell it.
        """
        untold = [each for each in since if self._hears(each)]
        if untold or self.queued or position > head:
            self.joining[seat] = Joining(position, untold)
        else:
            self.seats.add(seat)
        return bool(untold)

    def leave(self, seat: Seat) -> bool:
        """Let a follower go; answers whether nobody is left."""
        self.seats.discard(seat)
        self.joining.pop(seat, None)
        return not self.seats and not self.joining

    async def answers(
        self, connection: Connection, head: int
    ) -> AsyncGenerator[tuple[Iterable[Seat], bytes, int], None]:
        """Execute what has been waiting: once for all, and apart for those who came in between."""
        shared, self.waiting = self.waiting, []
        joined = [(seat, each, each.untold) for seat, each in self.joining.items()]
        for _, each, _ in joined:
            each.untold = []
        for several in _batches(shared) if self.seats else ():
            yield list(self.seats), await self._answer(connection, several), several[-1].row.position
        for seat, each, untold in joined:
            for several in _batches(untold):
                yield [seat], await self._answer(connection, several), several[-1].row.position
            if each.position <= head and seat in self.joining:
                del self.joining[seat]
                self.seats.add(seat)

    def _hears(self, heard: Heard) -> bool:
        of_order = self.order_id is None or heard.row.order_id == self.order_id
        return of_order and hears(self.ear, self.keys, heard.row, heard.orders)

    async def _answer(self, connection: Connection, several: Sequence[Heard]) -> bytes:
        rows = [each.row for each in several]
        orders = {id: each.orders[id] for each in several if (id := each.row.order_id) in each.orders}
        told = await as_events(Loader(self.context, connection), rows, self.shape.below, orders)
        return await self.shape.answer(self.context, batch_of(told, rows[-1].position))


def _batches(several: Sequence[Heard]) -> Iterator[Sequence[Heard]]:
    for start in range(0, len(several), LARGEST_BATCH):
        yield several[start : start + LARGEST_BATCH]
