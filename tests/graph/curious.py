"""Somebody curious: chooses what to ask for next, what was never met before all else."""

from collections import Counter
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
)

from orderflow.graph.rights import rights_of
from orderflow.kernel.rights import Can

DEPTH = 6
FAR = 9
Field = tuple[str, str]
"""A type and one of its fields, by their names."""
Given = Mapping[str, Sequence[Any]]
"""Values to choose from, by the names of arguments (`order.id` before `id`) and of scalars."""


class Curious:
    """Knows what a caller with some rights may ask for, and what of it was never met (`met`: whoever asks fills it)."""

    def __init__(self, schema: GraphQLSchema, rights: frozenset[Can], given: Given, seed: int) -> None:
        self.schema, self.rights, self.given = schema, rights, given
        self.random = Random(seed)
        self.met: set[Field] = set()
        self._may: dict[str, dict[str, GraphQLField]] = {}
        self._tried: Counter[Field] = Counter()
        self._far: dict[str, int] = {}
        self._looked = 0

    def look_round(self) -> None:
        """To be called before each document: find out, now and then, how far away new fields are."""
        if self._looked % 4 == 0:
            self._far = self._distances()
        self._looked += 1

    def may_ask(self, kind: Any) -> dict[str, GraphQLField]:
        """The fields of a type that need no right the caller lacks."""
        if kind.name not in self._may:
            fields = kind.fields.items()
            self._may[kind.name] = {name: each for name, each in fields if self.rights.issuperset(rights_of(each))}
        return self._may[kind.name]

    def reachable(self, *roots: Any) -> set[Field]:
        """Every field of every object type that the caller can come to from some types."""
        found: set[Field] = set()
        left = list(roots)
        while left:
            kind = left.pop()
            for name, field in self.may_ask(kind).items():
                if (kind.name, name) not in found:
                    found.add((kind.name, name))
                    left += self._objects(field)
        return found

    def choose(self, kind: Any, names: Sequence[str], many: int) -> list[str]:
        """Some fields of a type, or types of an interface: those that lead to something new before others."""
        dice = {name: self._distance(kind, name) + self.random.random() * 3 for name in names}
        chosen = sorted(names, key=lambda name: dice[name])[:many]
        self._tried.update((kind.name, name) for name in chosen)
        return chosen

    def _objects(self, field: GraphQLField) -> Sequence[Any]:
        below = get_named_type(field.type)
        if is_leaf_type(below):
            return ()
        return self.schema.get_possible_types(below) if is_abstract_type(below) else [below]

    def _distance(self, kind: Any, name: str) -> int:
        """How many steps below a field something new may be met; what was tried in vain moves away."""
        if name not in kind.fields:
            return self._far.get(name, FAR)
        if (kind.name, name) not in self.met:
            return min(self._tried[kind.name, name] // 15, FAR)
        return 1 + min((self._far.get(each.name, FAR) for each in self._objects(kind.fields[name])), default=FAR)

    def _distances(self) -> dict[str, int]:
        """For each type how far something new is."""
        kinds = [each for each in self.schema.type_map.values() if isinstance(each, GraphQLObjectType)]
        self._far = {}
        for _ in range(DEPTH):
            self._far = {
                kind.name: min((self._distance(kind, name) for name in self.may_ask(kind)), default=FAR)
                for kind in kinds
            }
        return self._far
