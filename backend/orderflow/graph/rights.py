"""Rights of fields, printed into the schema; the rights a document needs are found when it is read."""

from collections.abc import Callable
from typing import Any, TypeVar

import strawberry
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    get_named_type,
)
from strawberry.schema_directive import Location

from orderflow.kernel.rights import Can
from orderflow.kernel.turns import Importance

F = TypeVar("F", bound=Callable[..., Any])
IMPORTANCE = "importance"
"""Under which a root field keeps how much it matters that it is answered now."""


@strawberry.schema_directive(
    locations=[Location.FIELD_DEFINITION], name="needs", description="The right a caller must hold to ask for a field."
)
class Needs:
    """The right a caller must hold to ask for this field."""

    right: str


def needs(right: Can | None) -> list[object]:
    """The directives of a field that needs a right."""
    return [Needs(right=right.value)] if right else []


def root(description: str, right: Can | None = None, importance: Importance = Importance.ORDINARY) -> Callable[[F], F]:
    """Make a method a root field that needs a right, and of which it is said how much it matters to be answered now."""
    made: Callable[[F], F] = strawberry.field(
        description=description, directives=needs(right), metadata={IMPORTANCE: importance}
    )
    return made


def stream(description: str) -> Callable[[F], F]:
    """Make a method a root field that can be followed live."""
    made: Callable[[F], F] = strawberry.subscription(description=description)
    return made


def forbidden(right: str, path: str, *, signed_in: bool) -> GraphQLError:
    """The error for a missing right, or a missing sign-in."""
    if not signed_in:
        return GraphQLError(f"Sign in to use {path}.", extensions={"code": "UNAUTHENTICATED", "right": right})
    return GraphQLError(f"You need the right {right} for {path}.", extensions={"code": "FORBIDDEN", "right": right})


def required(
    schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode
) -> tuple[tuple[Can, str], ...]:
    """The rights an operation needs, each with the first field that needs it."""
    fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
    found: dict[Can, str] = {}
    seen: set[tuple[str, str]] = set()

    def walk(selected: SelectionSetNode | None, parent: Any) -> None:
        for node in selected.selections if selected else ():
            if isinstance(node, FragmentSpreadNode):
                fragment = fragments[node.name.value]
                if (fragment.name.value, parent.name) not in seen:
                    seen.add((fragment.name.value, parent.name))
                    walk(fragment.selection_set, schema.get_type(fragment.type_condition.name.value))
            elif isinstance(node, InlineFragmentNode):
                condition = node.type_condition
                walk(node.selection_set, schema.get_type(condition.name.value) if condition else parent)
            elif isinstance(node, FieldNode) and isinstance(parent, GraphQLObjectType | GraphQLInterfaceType):
                field = parent.fields.get(node.name.value)
                if field is None:
                    continue
                for right in rights_of(field):
                    found.setdefault(right, f"{parent.name}.{node.name.value}")
                walk(node.selection_set, get_named_type(field.type))

    walk(operation.selection_set, schema.get_root_type(operation.operation))
    return tuple(found.items())


def rights_of(field: Any) -> list[Can]:
    """The rights a field of the built schema needs."""
    definition = field.extensions.get("strawberry-definition")
    return [Can(d.right) for d in getattr(definition, "directives", ()) if isinstance(d, Needs)]
