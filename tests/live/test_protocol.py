"""The graphql-transport-ws protocol case by case, as protocol.txt has it, over real sockets."""

import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
import websockets

from orderflow.graph import sockets
from orderflow.kernel.db import Database
from orderflow.kernel.embedded import EmbeddedPostgres
from orderflow.kernel.ids import new_id
from tests.live.house import House, Talk, served, until

RIGHT = ["graphql-transport-ws"]


def _cases() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    text = (Path(__file__).parent / "protocol.txt").read_text()
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        if lines:
            name, *steps = lines
            yield name, [(step.partition(" ")[0], step.partition(" ")[2]) for step in steps]


CASES = dict(_cases())


@pytest.fixture(scope="module")
async def house(server: EmbeddedPostgres, template: str) -> AsyncIterator[House]:
    """Somebody to talk to."""
    name = new_id("socket")
    async with Database(await server.create_database(name, template=template)) as database, served(database) as opened:
        yield opened
    await server.drop_database(name)


@pytest.mark.parametrize("name", CASES)
async def test_the_protocol(house: House, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "INIT_WITHIN", 0.5 if "4408" in str(CASES[name]) else 10.0)
    steps = CASES[name]
    offered = next((text.split() for sign, text in steps if sign == "@"), RIGHT)
    async with websockets.connect(
        house.address.replace("http", "ws") + "/graphql",
        subprotocols=[websockets.Subprotocol(each) for each in offered] or None,
    ) as wire:
        talk = Talk(wire)
        assert wire.subprotocol == (RIGHT[0] if RIGHT[0] in offered else None)
        for sign, text in steps:
            await _step(talk, sign, text)


async def _step(talk: Talk, sign: str, text: str) -> None:
    match sign:
        case ">":
            await talk.say(text)
        case ">>":
            await talk.say(text.encode())
        case "<":
            assert _like(json.loads(text), heard := await talk.hear()), heard
        case "x":
            code, _, words = text.partition(" ")
            closed, reason = await talk.closed()
            assert (closed, words in reason) == (int(code), True), (closed, reason)
        case "~":
            with pytest.raises(TimeoutError):
                await talk.hear(float(text))
        case _:
            assert sign == "@", sign


def _like(expected: Any, heard: Any) -> bool:
    if expected == "*":
        return True
    if isinstance(expected, dict) and isinstance(heard, dict):
        return expected.keys() == heard.keys() and all(_like(expected[name], heard[name]) for name in expected)
    if isinstance(expected, list) and isinstance(heard, list):
        return len(expected) == len(heard) and all(map(_like, expected, heard))
    return bool(expected == heard)


async def test_no_case_is_left_on_the_way(house: House) -> None:
    """A socket that closed, and one that hung up, are forgotten with all they followed."""
    await until(lambda: not house.door.inside and not house.hub.directory.channels)

    assert not house.hub.directory.by_order
    assert not house.hub.directory.boards
