"""Documents somebody curious writes: valid, with everything the language has."""

from collections.abc import Iterator
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    get_named_type,
    is_leaf_type,
)

from tests.graph.curious import DEPTH, Curious


class Written:
    """One document with its variables."""

    def __init__(self, curious: Curious, operation: str, root: Any, many: int, only: str | None = None) -> None:
        curious.look_round()
        self.curious, self.random = curious, curious.random
        self.variables: dict[str, Any] = {}
        self._declared: dict[str, str] = {}
        self._fragments: dict[str, list[str]] = {}
        self._written: list[str] = []
        self._names = 0
        names = [only] if only else curious.choose(root, list(curious.may_ask(root)), many)
        fields = [self._root_field(name, root.fields[name], alias=many > 1) for name in names]
        body = " ".join(fields if operation == "subscription" else map(self._conditional, fields))
        declared = ", ".join(f"${name}: {type_}" for name, type_ in self._declared.items())
        head = f"{operation} Asked({declared})" if declared else operation
        self.text = " ".join([f"{head} {{ {body} }}", *self._written])

    def turns(self) -> Iterator[dict[str, Any]]:
        """The variables, and again with every condition turned round."""
        yield self.variables
        turned = {name: not given for name, given in self.variables.items() if name.startswith("if")}
        if turned:
            yield {**self.variables, **turned}

    def _root_field(self, name: str, field: GraphQLField, *, alias: bool) -> str:
        """A root field with arguments, under a name of its own where the same may be asked twice."""
        given = [f"{arg}: {value}" for arg, type_ in field.args.items() if (value := self._argument(name, arg, type_))]
        called = f"{self._name('root')}: {name}" if alias or self._happens(0.2) else name
        arguments = f"({', '.join(given)})" if given else ""
        return f"{called}{arguments}{self._below(field, DEPTH)}"

    def _argument(self, root: str, arg: str, argument: Any) -> str | None:
        """A value for an argument, by a variable or written out; None when it is left out."""
        required = isinstance(argument.type, GraphQLNonNull) and argument.default is None
        if arg == "input":
            self._declared["input"] = str(argument.type)
            return "$input"
        if not required and arg not in ("id", "first", "orderToken", "slug") and self._happens(0.6):
            return None
        value = self._value(argument.type, (f"{root}.{arg}", arg))
        if self._happens(0.5):
            return _literal(value)
        name = self._name("v")
        bare = str(argument.type).removesuffix("!")
        default = _literal(self._value(argument.type, (f"{root}.{arg}", arg))) if self._happens(0.3) else None
        self._declared[name] = f"{bare} = {default}" if default else str(argument.type)
        if default is None or self._happens(0.5):
            self.variables[name] = _plain(value)
        return f"${name}"

    def _value(self, type_: Any, names: tuple[str, ...]) -> Any:
        if isinstance(type_, GraphQLNonNull):
            return self._value(type_.of_type, names)
        if isinstance(type_, GraphQLList):
            return [self._value(type_.of_type, names) for _ in range(self.random.randint(0, 3))]
        if isinstance(type_, GraphQLEnumType):
            return Word(self.random.choice(list(type_.values)))
        if isinstance(type_, GraphQLInputObjectType):
            fields = [name for name in type_.fields if self._happens(0.25)]
            return {name: self._value(type_.fields[name].type, (name,)) for name in fields}
        found = next(each for name in (*names, type_.name) if (each := self.curious.given.get(name)))
        return self.random.choice(found)

    def _below(self, field: GraphQLField, depth: int) -> str:
        kind = get_named_type(field.type)
        return "" if is_leaf_type(kind) else f" {{ {self._selection(kind, depth)} }}"

    def _selection(self, kind: Any, depth: int) -> str:
        """A selection on a type: fields, fragments, conditions, the same more than once."""
        fields = self.curious.may_ask(kind)
        names = [name for name, field in fields.items() if depth > 0 or is_leaf_type(get_named_type(field.type))]
        few = 2 if depth < DEPTH - 2 else 4
        chosen = self.curious.choose(kind, names, self.random.randint(1, few))
        parts = [self._field(name, fields[name], depth) for name in chosen]
        if isinstance(kind, GraphQLInterfaceType):
            possible = [each.name for each in self.curious.schema.get_possible_types(kind)]
            for name in self.curious.choose(kind, possible, self.random.randint(1, 4)):
                parts.append(f"... on {name} {{ {self._selection(self.curious.schema.get_type(name), depth - 1)} }}")
        elif self._happens(0.1) and kind.interfaces:
            interface = self.random.choice(kind.interfaces)
            own = [name for name, field in interface.fields.items() if is_leaf_type(get_named_type(field.type))]
            parts.append(f"... on {interface.name} {{ {self.random.choice(own)} }}")
        if self._happens(0.2) or not parts:
            parts.append("__typename")
        self.random.shuffle(parts)
        return " ".join(self._dressed(part, kind.name) for part in parts)

    def _field(self, name: str, field: GraphQLField, depth: int) -> str:
        called = f"{self._name(name)}: {name}" if self._happens(0.15) else name
        once = f"{called}{self._below(field, depth - 1)}"
        return f"{once} {called}{self._below(field, depth - 2)}" if self._happens(0.1) else once

    def _dressed(self, part: str, kind: str) -> str:
        """A part as it is, under a condition, or in a fragment of some kind."""
        dice = self.random.random()
        if dice < 0.12:
            return f"...{self._happens(0.5) * f' on {kind}'} {{ {part} }}"
        if dice < 0.24:
            name = self._name("F")
            self._written.append(f"fragment {name} on {kind} {{ {part} }}")
            self._fragments.setdefault(kind, []).append(name)
            return self._conditional(f"...{name}")
        if dice < 0.3 and kind in self._fragments:
            return f"...{self.random.choice(self._fragments[kind])} {part}"
        if dice < 0.42:
            return self._conditional(f"... on {kind}") + f" {{ {part} }}"
        return part

    def _conditional(self, part: str) -> str:
        """A field or a spread, sometimes under @skip or @include."""
        if "{" in part or not self._happens(0.3):
            return part
        directive = self.random.choice(("skip", "include"))
        condition = self.random.choice(("true", "false")) if self._happens(0.5) else f"${self._flag()}"
        return f"{part} @{directive}(if: {condition})"

    def _flag(self) -> str:
        name = self._name("if")
        given = self._happens(0.7)
        self._declared[name] = f"Boolean!{'' if given else ' = true'}"
        if given:
            self.variables[name] = self._happens(0.5)
        return name

    def _name(self, prefix: str) -> str:
        self._names += 1
        return f"{prefix}{self._names}"

    def _happens(self, probability: float) -> bool:
        return self.random.random() < probability


def query(curious: Curious) -> Written:
    """A query of one to three root fields."""
    return Written(curious, "query", curious.schema.query_type, curious.random.choice((1, 1, 1, 2, 3)))


def subscription(curious: Curious) -> Written:
    """A subscription to one stream."""
    return Written(curious, "subscription", curious.schema.subscription_type, 1)


def mutation(curious: Curious, name: str) -> Written:
    """A mutation by its name, whose input is the variable `input`."""
    return Written(curious, "mutation", curious.schema.mutation_type, 1, only=name)


class Word(str):
    """A value of an enum."""


def _literal(value: Any) -> str:
    """A value as it is written in a document."""
    match value:
        case Word():
            return value
        case dict():
            return f"{{{', '.join(f'{name}: {_literal(each)}' for name, each in value.items())}}}"
        case list():
            return f"[{', '.join(map(_literal, value))}]"
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case _:
            return f'"{value}"'


def _plain(value: Any) -> Any:
    """A value as it is sent in variables."""
    match value:
        case dict():
            return {name: _plain(each) for name, each in value.items()}
        case list():
            return [_plain(each) for each in value]
        case str():
            return str(value)
        case _:
            return value
