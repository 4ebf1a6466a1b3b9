"""Every field that needs a right and every root query × every role: answered or refused as the table says."""

import pytest
from graphql import GraphQLField, GraphQLObjectType, get_named_type, is_composite_type, is_required_argument

from orderflow.graph.rights import rights_of
from orderflow.graph.schema import schema
from orderflow.kernel.rights import Can
from tests.matrices.stage import Stage
from tests.matrices.written import by_role, refused

ROLES, MAY, _ = by_role("fields.txt")
PARTS = {"OrderLine": "Order", "CartLine": "Cart"}  # lines are no nodes: they are asked of what they are part of
TYPES = {
    name: each
    for name, each in schema._schema.type_map.items()
    if isinstance(each, GraphQLObjectType) and name not in ("Mutation", "Subscription")
}


def test_the_table_lists_exactly_the_root_queries_and_the_fields_that_need_a_right() -> None:
    fields = [(kind, name, field) for kind, each in TYPES.items() for name, field in each.fields.items()]
    needing = {f"{kind}.{name}" for kind, name, field in fields if rights_of(field)}
    roots = {f"Query.{name}" for kind, name, _ in fields if kind == "Query"}

    assert sorted(MAY) == sorted(needing | roots)
    assert all(isinstance(right, Can) for _, _, field in fields for right in rights_of(field))


@pytest.mark.parametrize("field", MAY)
async def test_each_role_may_ask_for_exactly_what_the_table_says(stage: Stage, field: str) -> None:
    document, wrong = _document(stage, field), []
    for role, may in MAY[field].items():
        async with stage.curtain():
            answer = await stage.send(role, document)

            codes = [error["extensions"]["code"] for error in answer.get("errors", ())]
            if codes != ([] if may else [refused(role)]):
                wrong.append(f"{role}: {answer}")
            if not may and answer.get("data"):
                wrong.append(f"{role}: refused, yet told {answer['data']}")
    assert wrong == []


def _document(stage: Stage, field: str) -> str:
    """The field of the stage's own object of its type, reached by its id."""
    kind, name = field.split(".")
    definition = TYPES[kind].fields[name]
    shown = name + (" { __typename }" if is_composite_type(get_named_type(definition.type)) else "")
    if kind == "Query":
        return f"{{ {shown.replace(name, name + _arguments(stage, name, definition), 1)} }}"
    if kind in PARTS:
        kind, shown = PARTS[kind], f"lines {{ {shown} }}"
    return f'{{ node(id: "{stage.things[kind.lower()]}") {{ ... on {kind} {{ {shown} }} }} }}'


def _arguments(stage: Stage, name: str, field: GraphQLField) -> str:
    """The id of the stage's own object, for root queries that want one; the token of a link that opens nothing."""
    id = stage.things.get(name, stage.things["order"])
    if "slug" in field.args and is_required_argument(field.args["slug"]):
        return '(slug: "returns")'
    if "ids" in field.args:
        return f'(ids: ["{id}"])'
    if "token" in field.args:
        return '(token: "a guess")'
    wanted = next((each for each in ("id", "about", "importId") if each in field.args), None)
    return f'({wanted}: "{stage.things["catalogueimport"] if wanted == "importId" else id}")' if wanted else ""
