"""Relay's own compiler takes our schema, and what it makes of it is answered as Relay expects."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from orderflow.graph.bridge import VIEWS
from orderflow.graph.schema import schema
from orderflow.kernel.db import table
from orderflow.kernel.embedded import EmbeddedPostgres
from tests.graph.full import CUSTOMER, GUEST, STAFF, FullShop, a_full_shop
from tests.matrices.inputs import HARMLESS
from tests.relay.project import compiled, modules

NODE = Path(sys.executable).parent / "node"
LISTS = [name for name, _ in modules(schema._schema) if name.startswith("List")]
NODES = [name.removeprefix("Node") for name, _ in modules(schema._schema) if name.startswith("Node")]


@pytest.fixture(scope="module")
async def shop(server: EmbeddedPostgres, template: str) -> AsyncIterator[FullShop]:
    """A shop with something in every table."""
    async with a_full_shop(server, template) as made:
        yield made


@pytest.fixture(scope="module")
async def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What Relay sends, by operation."""
    return await compiled(tmp_path_factory.mktemp("relay"), schema.as_str(), dict(modules(schema._schema)), NODE)


async def ask(shop: FullShop, who: str, text: str, **variables: Any) -> Any:
    """The data of an operation that must not fail."""
    result = await schema.execute(text, variables, shop.context(who))
    assert result.errors is None, (text, result.errors)
    return next(iter(result.data.values()))


@pytest.mark.parametrize("module", LISTS)
async def test_a_list_is_paged_through_to_its_end(shop: FullShop, texts: dict[str, str], module: str) -> None:
    of = {"importId": shop.things["catalogueimport"]}  # for the list that is one of a whole
    whole = await ask(shop, STAFF, texts[f"{module}MoreQuery"], count=100, cursor=None, **of)
    pages = []
    cursor = None
    while True:
        pages.append(await ask(shop, STAFF, texts[f"{module}MoreQuery"], count=2, cursor=cursor, **of))
        cursor = pages[-1]["pageInfo"]["endCursor"]
        if not pages[-1]["pageInfo"]["hasNextPage"]:
            break

    edges = [edge for page in pages for edge in page["edges"]]
    assert edges == whole["edges"]
    assert len({edge["cursor"] for edge in edges}) == len(edges) > 0
    assert all(set(edge) == {"cursor", "node"} and edge["node"]["__typename"] for edge in edges)
    assert all(len(page["edges"]) == 2 for page in pages[:-1])
    assert cursor == (edges[-1]["cursor"] if pages[-1]["edges"] else cursor)


@pytest.mark.parametrize("kind", NODES)
async def test_a_node_is_asked_again_by_its_id(shop: FullShop, texts: dict[str, str], kind: str) -> None:
    """By somebody who may see one: not everything is for staff."""
    async with shop.database.read() as connection:
        rows = await connection.rows(f'select id from "{table(VIEWS[kind].model).name}"')
    found = [
        node
        for who in (STAFF, CUSTOMER, GUEST)
        for row in rows
        if (node := await ask(shop, who, texts[f"Node{kind}AgainQuery"], id=row.id))
    ]

    assert found
    assert {node["__typename"] for node in found} == {kind}
    assert {node["id"] for node in found} <= {row.id for row in rows}


async def test_every_change_and_every_stream_is_answered(shop: FullShop, texts: dict[str, str]) -> None:
    for name, given in HARMLESS.items():
        text = texts[f"Change{name[0].upper()}{name[1:]}Mutation"]
        who = CUSTOMER if (await schema.execute(text, {"input": given}, shop.context(STAFF))).errors else STAFF
        assert "errors" in await ask(shop, who, text, input=given)
    order = shop.things["order"]
    streams = {"StreamEvents": {}, "StreamOrderEvents": {"orderId": order}, "StreamPresence": {"about": order}}
    for module, given in streams.items():
        results = await schema.stream(texts[f"{module}Subscription"], {**given, "after": "0"}, shop.context(STAFF))
        [first] = [each async for each in results]
        assert first.errors is None
