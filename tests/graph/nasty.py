"""Whatever a stranger may send: values of every input type, and documents that ask every root field with them."""

from collections.abc import Iterator
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    get_named_type,
    is_leaf_type,
)

from orderflow.graph.schema import schema

DEEP: Any = "end"
for _ in range(60):
    DEEP = {"in": DEEP}

NASTY: dict[str, list[Any]] = {
    "String": [
        "a\0b", "\ud800", "x" * 3000, "字" * 3000, "", " ", "'; drop table \"order\"; --", "%_%\\", "%s %(x)s :name $1",
        "\u202e\u200b\ufeff", "NaN", "-1", "ord_nothing",
    ],
    "ID": ["a\0b", "\ud800", "x" * 3000, "字" * 3000, "", "_", "ord_", "ord_nothing", "cus_nothing", "evt_1", "dlv_9"],
    "Int": [0, -1, 2**31 - 1, -(2**31)],
    "Decimal": ["NaN", "Infinity", "-Infinity", "1E+400000", "1E-400000", "-1", "0", "1.005", "9" * 400],
    "DateTime": ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-01-01T00:00:00", "2026-01-01T00Z"],
    "JSON": [DEEP, {"card": "a\0b"}, {"card": 10**40}, {"\0": 1}, [], "text", 5, None, {"card": ["4242"] * 500}],
    "Cursor": ["", "-1", "1.5", "9" * 30, "٣", "a\0b", "\ud800", "999999"],
    "Boolean": [True, False],
    "Float": [0.0, -1e300, 1e308],
}  # fmt: skip


def values(type_: Any, n: int) -> Any:
    """The n-th nasty value of an input type, filled to the bottom."""
    if isinstance(type_, GraphQLNonNull):
        return values(type_.of_type, n)
    if isinstance(type_, GraphQLList):
        return [values(type_.of_type, n)] * (1 if n % 3 else 120)
    if isinstance(type_, GraphQLInputObjectType):
        return {name: values(field.type, n) for name, field in type_.fields.items()}
    if isinstance(type_, GraphQLEnumType):
        return list(type_.values)[n % len(type_.values)]
    choices = NASTY[type_.name]
    return choices[n % len(choices)]


def one_by_one(type_: Any) -> Iterator[Any]:
    """An input with a plain value in every field but one, which is nasty; for every field and every nasty value."""
    plain = {name: _plain(field.type) for name, field in type_.fields.items()}
    for name, field in type_.fields.items():
        for n in range(len(NASTY.get(get_named_type(field.type).name, "1"))):
            yield {**plain, name: values(field.type, n)}


def _plain(type_: Any) -> Any:
    if isinstance(type_, GraphQLNonNull):
        return _plain(type_.of_type)
    if isinstance(type_, GraphQLList):
        return [_plain(type_.of_type)]
    if isinstance(type_, GraphQLInputObjectType):
        return {name: _plain(field.type) for name, field in type_.fields.items()}
    if isinstance(type_, GraphQLEnumType):
        return next(iter(type_.values))
    return {"Int": 1, "ID": "ord_nothing", "Decimal": "1", "DateTime": "2026-01-01T00:00:00Z", "JSON": {}}.get(
        type_.name, "something"
    )


def mutations() -> dict[str, tuple[str, Any]]:
    """Every mutation: a document that shows its errors, and its input type."""
    fields = _root("Mutation")
    return {
        name: (
            f"mutation($input: {_input(field).type}) {{ {name}(input: $input) {{ errors {{ code path message }} }} }}",
            get_named_type(_input(field).type),
        )
        for name, field in fields.items()
    }


def queries() -> dict[str, tuple[str, dict[str, GraphQLArgument]]]:
    """Every root query that takes arguments: a document that gives them all, and what they are."""
    found = {}
    for name, field in _root("Query").items():
        if field.args:
            variables = ", ".join(f"${arg}: {given.type}" for arg, given in field.args.items())
            arguments = ", ".join(f"{arg}: ${arg}" for arg in field.args)
            below = "" if is_leaf_type(get_named_type(field.type)) else " { __typename }"
            found[name] = (f"query({variables}) {{ {name}({arguments}){below} }}", dict(field.args))
    return found


def _root(name: str) -> dict[str, GraphQLField]:
    root = schema._schema.get_type(name)
    assert isinstance(root, GraphQLObjectType)
    return dict(root.fields)


def _input(field: GraphQLField) -> GraphQLArgument | GraphQLInputField:
    return field.args["input"]
