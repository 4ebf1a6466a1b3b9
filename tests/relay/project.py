"""A Relay project over our schema: each list with @connection, each node @refetchable, each mutation, each stream."""

import asyncio
import json
import re
from collections.abc import Iterator
from pathlib import Path

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)

from orderflow.graph.rights import rights_of

WEB = Path(__file__).resolve().parents[2] / "frontend"
COMPILER = WEB / "node_modules" / "relay-compiler" / "cli.js"
SCALARS = {"Cursor": "string", "DateTime": "string", "Decimal": "string", "JSON": "unknown"}


def modules(schema: GraphQLSchema) -> Iterator[tuple[str, str]]:
    """Modules with their documents, named as Relay wants it: what a module declares begins with the module's name."""
    assert schema.query_type
    assert schema.mutation_type
    assert schema.subscription_type
    for name, field in schema.query_type.fields.items():
        if get_named_type(field.type).name.endswith("Connection"):
            yield _list(name, field)
    interface = schema.get_type("Node")
    assert isinstance(interface, GraphQLInterfaceType)
    for kind in schema.get_possible_types(interface):
        yield _node(kind)
    for name, field in schema.mutation_type.fields.items():
        yield _change(name, field)
    for name, field in schema.subscription_type.fields.items():
        yield _stream(name, field)


def _list(name: str, field: GraphQLField) -> tuple[str, str]:
    """A list as a screen shows it that asks for more at its end."""
    module, cursor = f"List{_pascal(name)}", get_named_type(field.args["after"].type).name
    needed = {arg: str(each.type) for arg, each in field.args.items() if is_required_argument(each)}
    declared = "".join(f', {arg}: {{ type: "{kind}" }}' for arg, kind in needed.items())
    passed = ", ".join(f"{arg}: ${arg}" for arg in needed)
    asked = f" ({', '.join(f'${arg}: {kind}' for arg, kind in needed.items())})" if needed else ""
    return (
        module,
        f"""
      query {module}Query{asked} {{ ...{module}_more{f" @arguments({passed})" if needed else ""} }}
      fragment {module}_more on Query
        @argumentDefinitions(count: {{ type: "Int", defaultValue: 2 }}, cursor: {{ type: "{cursor}" }}{declared})
        @refetchable(queryName: "{module}MoreQuery") {{
        {name}(first: $count, after: $cursor{f", {passed}" if needed else ""})
          @connection(key: "{module}_{name}") {{ edges {{ node {{ id }} }} }}
      }}
    """,
    )


def _node(kind: GraphQLObjectType) -> tuple[str, str]:
    """A part of a screen that is asked for again on its own."""
    module = f"Node{kind.name}"
    fields = kind.fields.items()
    leaves = [name for name, each in fields if is_leaf_type(get_named_type(each.type)) and not rights_of(each)]
    return (
        module,
        f"""
      fragment {module}_shown on {kind.name} @refetchable(queryName: "{module}AgainQuery") {{ {" ".join(leaves)} }}
    """,
    )


def _change(name: str, field: GraphQLField) -> tuple[str, str]:
    module = f"Change{_pascal(name)}"
    return (
        module,
        f"""
      mutation {module}Mutation($input: {field.args["input"].type}!) {{
        {name}(input: $input) {{ errors {{ __typename code message path retryable }} }}
      }}
    """.replace("!!", "!"),
    )


def _stream(name: str, field: GraphQLField) -> tuple[str, str]:
    module = f"Stream{_pascal(name)}"
    declared = ", ".join(f"${arg}: {given.type}" for arg, given in field.args.items())
    arguments = ", ".join(f"{arg}: ${arg}" for arg in field.args)
    batch = 'cursor events { type subject { __typename id ...NodeOrder_shown @alias(as: "order") } }'
    shown = batch if "after" in field.args else "colleagues { id name }"
    return (
        module,
        f"""
      subscription {module}Subscription({declared}) {{
        {name}({arguments}) {{ {shown} }}
      }}
    """,
    )


def _pascal(name: str) -> str:
    return name[0].upper() + name[1:]


async def compiled(folder: Path, schema: str, given: dict[str, str], node: Path) -> dict[str, str]:
    """The documents Relay would send, by operation; whatever its compiler has to say against them is raised."""
    (folder / "schema.graphql").write_text(schema)
    (folder / "src").mkdir()
    for name, document in given.items():
        (folder / "src" / f"{name}.ts").write_text(
            f'import {{ graphql }} from "relay-runtime";\nexport const {name} = [\n{_tagged(document)}];\n'
        )
    config = {
        "src": "src", "schema": "schema.graphql", "language": "typescript", "artifactDirectory": "made",
        "customScalarTypes": SCALARS, "excludes": [],
    }  # fmt: skip
    (folder / "made").mkdir()
    (folder / "relay.config.json").write_text(json.dumps(config))
    pipe, same = asyncio.subprocess.PIPE, asyncio.subprocess.STDOUT
    compiler = await asyncio.create_subprocess_exec(
        node, COMPILER, "relay.config.json", cwd=folder, stdout=pipe, stderr=same
    )
    async with asyncio.timeout(60):
        said, _ = await compiler.communicate()
    if compiler.returncode != 0:
        raise AssertionError(said.decode())
    return {path.name.split(".")[0]: text for path in (folder / "made").iterdir() if (text := _text(path))}


def _tagged(document: str) -> str:
    """Each definition of a document in a tag of its own, as Relay wants it."""
    parts = re.split(r"\n\s*(?=query |fragment |mutation |subscription )", document)
    return "".join(f"  graphql`{part.strip()}`,\n" for part in parts if part.strip())


def _text(path: Path) -> str | None:
    found = re.search(r'"text": ("(?:[^"\\]|\\.)*")', path.read_text())
    return json.loads(found[1]) if found else None
