"""Browsers without pictures: our own client, cache and live layer in a Node process, at a real server."""

import asyncio
import contextlib
import itertools
import json
import shutil
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

FRONTEND = Path(__file__).parents[2] / "frontend"
LONGEST_LINE = 16 * 1024 * 1024


class Browsers:
    """Several browsers by the names of who sits before them; each has a cache and a socket of its own."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self.names: list[str] = []

    async def listen(self) -> None:
        """Hand each answer to whoever waits for it; when the process ends, nobody waits any longer."""
        assert self._process.stdout
        async for line in self._process.stdout:
            said = json.loads(line)
            waiting = self._waiting.pop(said.get("id", 0), None)
            if waiting:
                waiting.set_result(said)
        for waiting in self._waiting.values():
            waiting.set_result({"error": "the browsers are gone"})

    async def ask(self, browser: str, act: str, **given: Any) -> Any:
        """Let a browser do something; an error there is an error here."""
        assert self._process.stdin
        id = next(self._numbers)
        answer = self._waiting[id] = asyncio.get_running_loop().create_future()
        self._process.stdin.write(
            (json.dumps({"id": id, "browser": browser, "act": act, "given": given}) + "\n").encode()
        )
        said = await asyncio.wait_for(answer, 90)
        assert "error" not in said, f"{browser}: {said['error']}"
        return said.get("answer")

    async def open(self, name: str, address: str, headers: Mapping[str, str]) -> None:
        """Open a browser for somebody."""
        await self.ask(name, "start", address=address, headers=headers)
        self.names.append(name)


@contextlib.asynccontextmanager
async def browsers() -> AsyncIterator[Browsers]:
    """The process that all browsers live in."""
    node = shutil.which("node")
    assert node, "node comes with `make venv`"
    process = await asyncio.create_subprocess_exec(
        node, "e2e/browsers.ts", cwd=FRONTEND, limit=LONGEST_LINE,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    opened = Browsers(process)
    listening = asyncio.create_task(opened.listen())
    try:
        yield opened
    finally:
        assert process.stdin
        process.stdin.close()
        await process.wait()
        await listening
