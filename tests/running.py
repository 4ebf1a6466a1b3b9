"""The real thing: serving processes over a database, and clients that talk to them as third parties do."""

import asyncio
import contextlib
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx2
import websockets

from orderflow.kernel.db import Database

SECRET = "a secret that all processes of a test share"
NO_RATES = {f"ORDERFLOW_RATE_OF_{who}": "1000000/second" for who in ("GUESTS", "CUSTOMERS", "STAFF", "APPS")}
"""A test asks for more than anybody else does."""


class Client:
    """Somebody who talks to the endpoint: a browser with its cookies, or a program with its token."""

    def __init__(self, address: str, token: str | None = None, locale: str = "en") -> None:
        headers = {"accept-language": locale} | ({"authorization": f"Bearer {token}"} if token else {})
        self.address = address
        self.http = httpx2.AsyncClient(base_url=address, headers=headers, timeout=30)

    async def send(self, document: str, **variables: Any) -> dict[str, Any]:
        """One request; the whole answer."""
        answer = await self.http.post("/graphql", json={"query": document, "variables": variables})
        found: dict[str, Any] = answer.json()
        return found

    async def ask(self, document: str, **variables: Any) -> Any:
        """One request that must go well: its data, for one root field that field."""
        answer = await self.send(document, **variables)
        assert "errors" not in answer, answer["errors"]
        data = answer["data"]
        return next(iter(data.values())) if len(data) == 1 else data

    async def do(self, mutation: str, given: dict[str, Any], shows: str = "") -> Any:
        """One mutation that must not be refused: `do("placeOrder", {...}, "order { id }")`."""
        payload = await self.tried(mutation, given, shows)
        assert payload["errors"] == [], payload["errors"]
        return payload

    async def tried(self, mutation: str, given: dict[str, Any], shows: str = "") -> Any:
        """One mutation that may be refused; its payload with `errors { __typename code message path }`."""
        name = mutation[0].upper() + mutation[1:]
        errors = "errors { __typename code message path retryable ... on InsufficientStock { available } }"
        return await self.ask(
            f"mutation ($input: {name}Input!) {{ {mutation}(input: $input) {{ {shows} {errors} }} }}", input=given
        )

    async def subscribe(self, document: str, **variables: Any) -> AsyncIterator[dict[str, Any]]:
        """The payloads of a subscription over graphql-transport-ws."""
        headers = {}
        if cookies := "; ".join(f"{name}={value}" for name, value in self.http.cookies.items()):
            headers["cookie"] = cookies
        if "authorization" in self.http.headers:
            headers["authorization"] = self.http.headers["authorization"]
        async with websockets.connect(
            self.address.replace("http", "ws") + "/graphql",
            subprotocols=[websockets.Subprotocol("graphql-transport-ws")],
            additional_headers=headers,
        ) as wire:
            await wire.send(json.dumps({"type": "connection_init", "payload": {"locale": "en"}}))
            assert json.loads(await wire.recv())["type"] == "connection_ack"
            payload = {"query": document, "variables": variables}
            await wire.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
            async for frame in wire:
                message = json.loads(frame)
                if message["type"] == "next":
                    yield message["payload"]
                elif message["type"] == "error":
                    yield {"errors": message["payload"]}
                    return
                elif message["type"] == "complete":
                    return

    async def close(self) -> None:
        """Hang up."""
        await self.http.aclose()


class Served:
    """Serving processes over one database; each can be killed and started again."""

    def __init__(self, dsn: str, log: Path | None = None, workers: int = 1, **settings: str) -> None:
        self.log = log
        self.workers = workers
        self.settings = {
            "ORDERFLOW_DATABASE_URL": dsn,
            "ORDERFLOW_SECRET": SECRET,
            "ORDERFLOW_SANDBOX": "true",
        } | NO_RATES
        self.settings |= {f"ORDERFLOW_{name.upper()}": value for name, value in settings.items()}
        self.processes: dict[int, asyncio.subprocess.Process] = {}

    async def start(self, port: int | None = None, *, works: bool = False) -> str:
        """Start one more process, which serves or only works, and answer its address once it is ready."""
        port = port or free_port()
        command = ["worker"] if works else ["serve", "--workers", str(self.workers)]
        with (self.log or Path(os.devnull)).open("ab") as log:
            self.processes[port] = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "orderflow.cli", *command, "--port", str(port),
                env={**os.environ, **self.settings}, stdout=log, start_new_session=True,
            )  # fmt: skip
        address = f"http://127.0.0.1:{port}"
        async with httpx2.AsyncClient() as http:
            for _ in range(600):
                assert self.processes[port].returncode is None, "the process ended"
                with contextlib.suppress(httpx2.TransportError):
                    if (await http.get(f"{address}/readyz")).status_code == 200:
                        return address
                await asyncio.sleep(0.05)
        raise AssertionError(f"nobody answers on {address}")

    async def kill(self, address: str) -> None:
        """End a process with kill -9."""
        process = self.processes.pop(int(address.rpartition(":")[2]))
        process.send_signal(signal.SIGKILL)
        await process.wait()

    async def stop(self) -> None:
        """End all processes as a service manager does."""
        for process in self.processes.values():
            process.send_signal(signal.SIGTERM)
        for process in self.processes.values():
            await process.wait()


@contextlib.asynccontextmanager
async def serving(
    dsn: str, processes: int = 1, log: Path | None = None, workers: int = 1, **settings: str
) -> AsyncIterator[tuple[Served, list[str]]]:
    """So many serving processes over a database, with their addresses; what they print goes to the log."""
    served = Served(dsn, log, workers, **settings)
    try:
        yield served, [await served.start() for _ in range(processes)]
    finally:
        await served.stop()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def until(condition: Any, what: str, seconds: float = 20) -> Any:
    """Wait for an async condition to hold and answer what it answered."""
    deadline = asyncio.get_running_loop().time() + seconds
    while not (found := await condition()):
        assert asyncio.get_running_loop().time() < deadline, f"waited {seconds} s in vain for {what}"
        await asyncio.sleep(0.05)
    return found


@contextlib.asynccontextmanager
async def held(database: Database, row: str, waiting: int, **values: Any) -> AsyncIterator[None]:
    """Hold a row (`"order" where id = :id`) until so many transactions wait for a lock: then all have begun."""
    async with database.transaction() as holding:
        assert await holding.row(f"select 1 from {row} for update", **values)
        yield
        await all_wait(database, waiting)


async def all_wait(database: Database, count: int) -> None:
    """So many transactions wait for a lock."""

    async def as_many() -> bool:
        async with database.read() as connection:
            return bool(await connection.value(_WAITING) >= count)

    await until(as_many, f"{count} who wait")


_WAITING = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
