"""What a request gives, read straight from its JSON into what the resolvers take.

A reader accepts what is plainly right and nothing else: at the first doubt it raises Unfit, and the stock executor,
which knows the letter of the specification and words the errors, reads the request again from the start.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING
from functools import lru_cache
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    OperationDefinitionNode,
    coerce_input_literal,
    is_input_type,
    is_required_input_field,
    type_from_ast,
)
from graphql.pyutils import Undefined
from strawberry.utils.str_converters import to_camel_case

Read = Callable[[Any], Any]
PLAIN = {"String": str, "ID": str, "Boolean": bool}
INT = range(-(2**31), 2**31)


class Unfit(Exception):
    """Not plainly right: the stock executor is to look at it."""


class Variables:
    """The variables of an operation, with the readers of their types."""

    def __init__(self, schema: GraphQLSchema, operation: OperationDefinitionNode) -> None:
        self.readers: dict[str, Read] = {}
        self.defaults: dict[str, Any] = {}
        for each in operation.variable_definitions or ():
            name, type_ = each.variable.name.value, type_from_ast(schema, each.type)
            if type_ is None or not is_input_type(type_):
                raise Unfit
            self.readers[name] = reader(type_)
            if each.default_value is not None:
                self.defaults[name] = self._default(coerce_input_literal(each.default_value, type_))
            elif not isinstance(type_, GraphQLNonNull):
                self.defaults[name] = MISSING

    def read(self, given: Mapping[str, Any] | None) -> dict[str, Any]:
        """The values by name, without those that were neither given nor have a default."""
        given = given or {}
        values: dict[str, Any] = {}
        for name, read in self.readers.items():
            if name in given:
                values[name] = read(given[name])
            elif name not in self.defaults:
                raise Unfit
            elif (default := self.defaults[name]) is not MISSING:
                values[name] = default
        return values

    def _default(self, value: Any) -> Any:
        """A default that can be handed to many: those that could be changed are left to the stock executor."""
        if value is Undefined or isinstance(value, (dict, list)):
            raise Unfit
        return value


def variables_of(schema: GraphQLSchema, operation: OperationDefinitionNode) -> Variables | None:
    """How an operation's variables are read; None when only the stock executor can."""
    try:
        return Variables(schema, operation)
    except Unfit:
        return None


@lru_cache(maxsize=1024)
def reader(type_: Any) -> Read:
    """The reader of an input type."""
    if isinstance(type_, GraphQLNonNull):
        return _present(type_.of_type)
    read = _present(type_)
    return lambda value: None if value is None else read(value)


@lru_cache(maxsize=1024)
def _present(type_: Any) -> Read:
    if isinstance(type_, GraphQLList):
        return _list_of(reader(type_.of_type))
    if isinstance(type_, GraphQLInputObjectType):
        return _object(type_)
    if type_.name == "Int":
        return _int
    if type_.name in PLAIN:
        return _exactly(PLAIN[type_.name])
    return _converted(type_.coerce_input_value, isinstance(type_, GraphQLEnumType))


def _exactly(kind: type) -> Read:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise Unfit
        return value

    return read


def _int(value: Any) -> int:
    if type(value) is not int or value not in INT:
        raise Unfit
    return value


def _converted(convert: Read, named: bool) -> Read:
    def read(value: Any) -> Any:
        if named and type(value) is not str:
            raise Unfit
        try:
            return convert(value)
        except (GraphQLError, ValueError, TypeError, ArithmeticError) as error:
            raise Unfit from error

    return read


def _list_of(read: Read) -> Read:
    def read_all(value: Any) -> list[Any]:
        if type(value) is not list:
            raise Unfit
        return [read(each) for each in value]

    return read_all


def _object(type_: GraphQLInputObjectType) -> Read:
    """Into the Python class behind an input; its own defaults stand for what is left out."""
    definition = type_.extensions["strawberry-definition"]
    names = {field.graphql_name or to_camel_case(field.python_name): field.python_name for field in definition.fields}
    if type_.is_one_of or definition.from_input is not None or names.keys() != type_.fields.keys():
        raise Unfit
    blank = {
        field.python_name: None
        for field in definition.fields
        if field.default_value is MISSING and field.default_factory is MISSING
    }
    required = {name for name, field in type_.fields.items() if is_required_input_field(field)}
    make = definition.origin
    made: dict[str, tuple[str, Read]] = {}

    def read(value: Any) -> Any:
        if type(value) is not dict or not required <= value.keys():
            raise Unfit
        if not made:  # here, not outside: an input may hold itself
            made.update({name: (names[name], reader(field.type)) for name, field in type_.fields.items()})
        try:
            found = {made[name][0]: made[name][1](each) for name, each in value.items()}
        except KeyError as unknown:
            raise Unfit from unknown
        return make(**(blank | found))

    return read
