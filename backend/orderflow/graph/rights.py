"""Rights of fields, printed into the schema and checked once per document before anything runs."""

from collections.abc import Callable, Iterator
from functools import lru_cache
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
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    get_named_type,
)
from strawberry.extensions import SchemaExtension
from strawberry.schema_directive import Location

from orderflow.kernel.access import Kind
from orderflow.kernel.rights import Can

F = TypeVar("F", bound=Callable[..., Any])


@strawberry.schema_directive(locations=[Location.FIELD_DEFINITION], name="needs")
class Needs:
    """The right a caller must hold to ask for this field."""

    right: str


def needs(right: Can | None) -> list[object]:
    """The directives of a field that needs a right."""
    return [Needs(right=right.value)] if right else []


def root(description: str, right: Can | None = None) -> Callable[[F], F]:
    """Make a method a root field that needs a right."""
    made: Callable[[F], F] = strawberry.field(description=description, directives=needs(right))
    return made


def stream(description: str) -> Callable[[F], F]:
    """Make a method a root field that can be followed live."""
    made: Callable[[F], F] = strawberry.subscription(description=description)
    return made


class CheckRights(SchemaExtension):
    """Refuse a document that asks for a field the viewer has no right to; nothing of it runs."""

    def on_validate(self) -> Iterator[None]:
        """Walk the operation once per document and compare with the viewer's rights."""
        context = self.execution_context
        if not context.pre_execution_errors and context.graphql_document:
            if context.operation_name is None and _operations(context.graphql_document) > 1:
                context.pre_execution_errors = [GraphQLError("Say which operation to run by operationName.")]
            schema = context.schema._schema
            actor = context.context.actor
            for right, path in _required(schema, context.graphql_document, context.operation_name):
                if not actor.may(right):
                    context.pre_execution_errors = [forbidden(right, path, signed_in=actor.kind is not Kind.GUEST)]
                    break
        yield


def _operations(document: DocumentNode) -> int:
    return sum(isinstance(each, OperationDefinitionNode) for each in document.definitions)


def forbidden(right: str, path: str, *, signed_in: bool) -> GraphQLError:
    """The error for a missing right, or a missing sign-in."""
    if not signed_in:
        return GraphQLError(f"Sign in to use {path}.", extensions={"code": "UNAUTHENTICATED", "right": right})
    return GraphQLError(f"You need the right {right} for {path}.", extensions={"code": "FORBIDDEN", "right": right})


@lru_cache(maxsize=1024)
def _required(schema: Any, document: DocumentNode, operation_name: str | None) -> tuple[tuple[Can, str], ...]:
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

    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode) and (
            operation_name is None or (definition.name and definition.name.value == operation_name)
        ):
            walk(definition.selection_set, schema.get_root_type(definition.operation))
    return tuple(found.items())


def rights_of(field: Any) -> list[Can]:
    """The rights a field of the built schema needs."""
    definition = field.extensions.get("strawberry-definition")
    return [Can(d.right) for d in getattr(definition, "directives", ()) if isinstance(d, Needs)]
