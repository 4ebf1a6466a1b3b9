"""Documents, each read, measured and checked once and then kept."""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    NamedTypeNode,
    NonNullTypeNode,
    OperationDefinitionNode,
    get_introspection_query,
    is_leaf_type,
    parse,
    specified_rules,
    validate,
)
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule
from strawberry.types.graphql import OperationType

from orderflow.graph.cost import Cost, costs_of, worked_out
from orderflow.graph.given import Variables, variables_of
from orderflow.graph.importance import importance_of
from orderflow.graph.limits import LONGEST_TEXT, MOST_TOKENS, refusal, too_large
from orderflow.graph.rights import required
from orderflow.graph.text import Text, conditions_of
from orderflow.kernel.rights import Can
from orderflow.kernel.turns import Importance

RULES = (*specified_rules, MaybeNullValidationRule, OneOfInputValidationRule)
MOST_ERRORS = 5
LONG = 2000
KEPT_BYTES = 32 * 1024 * 1024
TOKEN_BYTES = 400
"""What a token of a parsed document takes of memory, as measured."""


@dataclass(frozen=True, slots=True)
class Operation:
    """What is known of an operation before it runs."""

    type: OperationType
    rights: tuple[tuple[Can, str], ...]
    cost: Cost
    dearest: Cost
    """What the dearest of its root fields costs."""
    lists: bool
    """Whether its variables can hold more than one value each."""
    introspects: bool
    """Whether it asks about the schema and nothing else."""
    importance: Importance
    """How much it matters that it is answered now."""
    node: OperationDefinitionNode
    variables: Variables | None
    """How its variables are read; None when only the stock executor can."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it is kept: what may run of it, or why nothing may."""

    node: DocumentNode | None = None
    operations: dict[str, Operation] = field(default_factory=dict)
    errors: tuple[GraphQLError, ...] = ()

    def operation(self, name: str | None) -> Operation | None:
        """The operation of this name, or the only one."""
        if name is None:
            return next(iter(self.operations.values())) if len(self.operations) == 1 else None
        return self.operations.get(name)


class Documents:
    """The documents that were asked for lately, and those of our own web."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self.schema = schema
        self._kept: OrderedDict[str, Document] = OrderedDict()
        self._texts: dict[str, str] = {}
        self._known: dict[str, Document | None] = {}
        self._bytes = 0
        self._reading = asyncio.Lock()
        self.most_introspection = 3 * self._cost_of_introspection() // 2

    def _cost_of_introspection(self) -> int:
        """What it costs to be told everything about the schema once, as tools ask it."""
        node = parse(get_introspection_query(input_value_deprecation=True, specified_by_url=True))
        found = [each for each in node.definitions if isinstance(each, OperationDefinitionNode)]
        return worked_out(costs_of(self.schema, node, found[0])[0], None)

    def know(self, texts: Mapping[str, str]) -> None:
        """Take in the documents of our own web by their ids: each is read when it is first asked for, and kept."""
        self._texts = dict(texts)
        self._known = dict.fromkeys(self._texts.values())

    def knows(self, text: str) -> bool:
        """Whether a document is one of our own web's."""
        return text in self._known

    def text_of(self, id: str) -> str | None:
        """The text of a document of our own web."""
        return self._texts.get(id)

    def find(self, text: str) -> Document | None:
        """A document as it was read before."""
        if (known := self._known.get(text)) is not None:
            return known
        found = self._kept.get(text)
        if found is not None:
            self._kept.move_to_end(text)
        return found

    async def read(self, text: str) -> Document:
        """Read a document, and remember it at the cost of those not asked for the longest.

        A long one is read beside the loop, one at a time: checking it takes 20 µs a token.
        """
        if len(text) < LONG:
            return self._remembered(text, self._read(text))
        async with self._reading:
            return self._remembered(text, await asyncio.to_thread(self._read, text))

    def _remembered(self, text: str, made: Document) -> Document:
        if text in self._known:
            self._known[text] = made
        elif len(text) <= LONGEST_TEXT and text not in self._kept:
            self._kept[text] = made
            self._bytes += _bytes(text, made)
            while self._bytes > KEPT_BYTES:
                self._bytes -= _bytes(*self._kept.popitem(last=False))
        return made

    def _read(self, text: str) -> Document:
        if len(text) > LONGEST_TEXT:
            return Document(errors=(refusal("characters", len(text), LONGEST_TEXT),))
        source = Text(text)
        try:
            node = parse(source, max_tokens=MOST_TOKENS)
        except GraphQLSyntaxError as error:
            if "Parsing aborted" in error.message:
                return Document(errors=(refusal("tokens", MOST_TOKENS + 1, MOST_TOKENS),))
            return Document(errors=(error.with_traceback(None),))
        if excess := too_large(node):
            return Document(node, errors=(excess,))
        if errors := validate(self.schema, node, RULES, MOST_ERRORS, hide_suggestions=True):
            return Document(node, errors=tuple(map(_in_our_words, errors)))
        source.conditions = conditions_of(node)
        found = [each for each in node.definitions if isinstance(each, OperationDefinitionNode)]
        return Document(node, {each.name.value if each.name else "": self._operation(node, each) for each in found})

    def _operation(self, document: DocumentNode, node: OperationDefinitionNode) -> Operation:
        types = [each.type for each in node.variable_definitions or ()]
        names = [each.name.value for each in node.selection_set.selections if isinstance(each, FieldNode)]
        cost, dearest = costs_of(self.schema, document, node)
        return Operation(
            type=OperationType(node.operation.value),
            rights=required(self.schema, document, node),
            cost=cost,
            dearest=dearest,
            lists=not all(self._is_single(each) for each in types),
            node=node,
            variables=variables_of(self.schema, node),
            importance=importance_of(self.schema, document, node, cost),
            introspects=len(names) == len(node.selection_set.selections) and _ABOUT_THE_SCHEMA.issuperset(names),
        )

    def _is_single(self, type_: Any) -> bool:
        inner = type_.type if isinstance(type_, NonNullTypeNode) else type_
        return isinstance(inner, NamedTypeNode) and is_leaf_type(self.schema.get_type(inner.name.value))


_ABOUT_THE_SCHEMA = {"__schema", "__type"}


def _in_our_words(error: GraphQLError) -> GraphQLError:
    """A value that a scalar would not read is the caller's fault, whatever the scalar raised."""
    if error.original_error is None:
        return error
    return GraphQLError(error.message.partition(", but encountered error")[0] + ".", error.nodes)


def _bytes(text: str, document: Document) -> int:
    return 1000 + 4 * len(text) + TOKEN_BYTES * getattr(document.node, "token_count", 0)
