"""What Relay asks of a server, read off our schema."""

import pytest
from graphql import GraphQLInterfaceType, GraphQLObjectType, GraphQLScalarType, get_named_type, get_nullable_type

from orderflow.graph.bridge import BY_PREFIX, VIEWS
from orderflow.graph.schema import schema
from orderflow.kernel.access import SIGHTS

TYPES = schema._schema.type_map
CONNECTIONS = [name for name in TYPES if name.endswith("Connection")]


def fields(name: str) -> dict[str, str]:
    """The fields of a type with their types."""
    found = TYPES[name]
    assert isinstance(found, GraphQLObjectType | GraphQLInterfaceType)
    return {field: str(each.type) for field, each in found.fields.items()}


def test_a_node_has_an_id_and_is_asked_for_by_it() -> None:
    query = TYPES["Query"]
    assert isinstance(query, GraphQLObjectType)
    assert fields("Node") == {"id": "ID!"}
    assert str(query.fields["node"].type) == "Node"
    assert {name: str(each.type) for name, each in query.fields["node"].args.items()} == {"id": "ID!"}
    assert str(query.fields["nodes"].type) == "[Node]!"
    assert {name: str(each.type) for name, each in query.fields["nodes"].args.items()} == {"ids": "[ID!]!"}


def test_every_node_is_found_by_its_prefix_and_seen_by_its_own_rule() -> None:
    interface = TYPES["Node"]
    assert isinstance(interface, GraphQLInterfaceType)
    nodes = [each.name for each in schema._schema.get_possible_types(interface)]

    assert len(nodes) > 15
    assert set(nodes) <= {view.type.__name__ for view in BY_PREFIX.values()}
    assert [name for name in nodes if VIEWS[name].model not in SIGHTS] == []


def test_page_info_says_where_a_page_stands() -> None:
    assert fields("PageInfo") == {
        "hasNextPage": "Boolean!",
        "hasPreviousPage": "Boolean!",
        "startCursor": "String",
        "endCursor": "String",
    }


@pytest.mark.parametrize("name", CONNECTIONS)
def test_a_connection_has_edges_with_cursor_and_node(name: str) -> None:
    connection = TYPES[name]
    assert isinstance(connection, GraphQLObjectType)
    edge = get_named_type(connection.fields["edges"].type)
    assert isinstance(edge, GraphQLObjectType)

    assert str(connection.fields["edges"].type) == f"[{edge.name}!]!"
    assert edge.name == name.replace("Connection", "Edge")
    assert str(connection.fields["pageInfo"].type) == "PageInfo!"
    assert isinstance(get_nullable_type(edge.fields["cursor"].type), GraphQLScalarType)
    assert isinstance(get_nullable_type(edge.fields["node"].type), GraphQLObjectType)


def test_whoever_answers_a_connection_takes_first_and_after() -> None:
    found = [
        (kind.name, name, answered, {arg: str(each.type) for arg, each in field.args.items()})
        for kind in TYPES.values()
        if isinstance(kind, GraphQLObjectType)
        for name, field in kind.fields.items()
        if (answered := get_named_type(field.type).name) in CONNECTIONS
    ]

    assert {answered for _, _, answered, _ in found} == set(CONNECTIONS)
    for kind, name, _, arguments in found:
        assert arguments["first"] == "Int!", (kind, name)
        assert arguments["after"] in ("String", "Cursor"), (kind, name)


def test_a_mutation_takes_one_input_and_answers_a_payload() -> None:
    mutation = TYPES["Mutation"]
    assert isinstance(mutation, GraphQLObjectType)
    for name, field in mutation.fields.items():
        pascal = name[0].upper() + name[1:]
        assert {arg: str(each.type) for arg, each in field.args.items()} == {"input": f"{pascal}Input!"}
        assert str(field.type) == f"{pascal}Payload!"
