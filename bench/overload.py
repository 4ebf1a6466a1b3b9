"""Ten times as many lists as can be answered, while others look at an order or fill a cart: who is served, and when."""

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from bench import documents
from bench.people import Visitor, WrongAnswer
from bench.scenarios import Shopping

SECONDS = 10
TIMES = 10
EACH_SECOND = 20
"""Customers who look at an order, and as many who put something into their cart."""
REUSED_FOR = 2.0
"""Seconds after which an idle connection is not used again; the server closes it a little later."""
HEAD = ("overload", "asked", "answered", "p50", "p99", "refused", "p50", "p99", "within 50 ms")


@dataclass(slots=True)
class Told:
    """How long it took to answer and to refuse those of one kind, in milliseconds."""

    kind: str
    answered: list[float] = field(default_factory=list)
    refused: list[float] = field(default_factory=list)

    def row(self) -> tuple[str, ...]:
        """A line of the table."""
        asked = len(self.answered) + len(self.refused)
        soon = sum(each <= 50 for each in self.refused) / (len(self.refused) or 1)
        return (
            self.kind, f"{asked:,}", f"{len(self.answered) / asked:.0%}", *middle_and_slowest(self.answered),
            f"{len(self.refused):,}", *middle_and_slowest(self.refused), f"{soon:.0%}" if self.refused else "–",
        )  # fmt: skip


class Line(asyncio.Protocol):
    """A connection that asks one thing after the other, and costs the machine as little as can be."""

    def __init__(self) -> None:
        self.transport: Any = None
        self.answer: asyncio.Future[int] | None = None
        self.used = 0.0
        self._heard = b""

    def connection_made(self, transport: Any) -> None:
        """It stands."""
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """An answer, or a part of one."""
        self._heard += data
        head, found, body = self._heard.partition(b"\r\n\r\n")
        if not found:
            return
        length = next(int(each[15:]) for each in head.split(b"\r\n") if each.lower().startswith(b"content-length:"))
        if len(body) >= length and self.answer and not self.answer.done():
            self._heard = b""
            if b'"errors":[{' in body and b'"OVERLOADED"' not in body:
                self.answer.set_exception(WrongAnswer(body[:300]))
            else:
                self.answer.set_result(int(head[9:12]))

    def connection_lost(self, error: Exception | None) -> None:
        """The server went."""
        if self.answer and not self.answer.done():
            self.answer.set_exception(WrongAnswer("the connection was closed"))


class Flood:
    """Requests that come at their time, whatever became of those before them."""

    def __init__(self, address: str) -> None:
        place = urlsplit(address)
        self.host, self.port = str(place.hostname), place.port or 80
        self._idle: deque[Line] = deque()

    async def ask(self, told: Told, asked: bytes) -> None:
        """One request; a connection that is free is used again."""
        began = time.perf_counter()
        while self._idle and self._idle[0].used < began - REUSED_FOR:
            self._idle.popleft().transport.close()
        if self._idle:
            line = self._idle.pop()
        else:
            _, line = await asyncio.get_running_loop().create_connection(Line, self.host, self.port)
        line.answer = asyncio.get_running_loop().create_future()
        line.transport.write(asked)
        status = await line.answer
        (told.refused if status == 503 else told.answered).append((time.perf_counter() - began) * 1000)
        line.used = time.perf_counter()
        self._idle.append(line)

    async def come(
        self, told: Told, requests: Callable[[int], bytes], each_second: float, seconds: float = SECONDS
    ) -> None:
        """So many each second."""
        began = time.monotonic()
        async with asyncio.TaskGroup() as asking:
            for n in range(int(each_second * seconds)):
                await asyncio.sleep(max(0.0, began + n / each_second - time.monotonic()))
                asking.create_task(self.ask(told, requests(n)))

    def close(self) -> None:
        """Hang up."""
        for line in self._idle:
            line.transport.close()


async def measure_overload(shopping: Shopping, address: str) -> list[Told]:
    """Find out how many lists can be answered, ask for ten times as many, and see what becomes of everybody."""
    cast, flood = shopping.cast, Flood(address)
    lists = request(cast.desk, documents.STAFF_LIST)
    looks = [
        request(customer, documents.ORDER_STATUS, id=order)
        for customer, order in zip(cast.customers, cast.orders, strict=True)
    ]
    fills = [
        request(customer, documents.ADD_TO_CART, input={"lines": [{"variantId": shopping.goods[n].id, "quantity": 1}]})
        for n, customer in enumerate(cast.customers)
    ]
    told = [Told("an order"), Told("the cart"), Told("lists")]
    at_most = await _lists_per_second(flood, lists)
    async with asyncio.TaskGroup() as coming:
        coming.create_task(flood.come(told[0], lambda n: looks[n % len(looks)], EACH_SECOND))
        coming.create_task(flood.come(told[1], lambda n: fills[n % len(fills)], EACH_SECOND))
        coming.create_task(flood.come(told[2], lambda n: lists, TIMES * at_most))
    flood.close()
    await shopping.settled()
    return told


def table(told: list[Told]) -> str:
    """Who was served, and how soon the others were told."""
    rows = [HEAD, ("---", *("--:" for _ in HEAD[1:])), *(each.row() for each in told)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


async def _lists_per_second(flood: Flood, lists: bytes) -> float:
    """How many are answered by a few who ask one after the other, when nobody else asks for anything."""
    told, began = Told("lists"), time.monotonic()

    async def asks() -> None:
        while time.monotonic() - began < 2:
            await flood.ask(told, lists)

    await asyncio.gather(*(asks() for _ in range(4)))
    return len(told.answered) / (time.monotonic() - began)


def request(visitor: Visitor, document: str, **variables: Any) -> bytes:
    """A request of somebody, as it goes over the wire."""
    body = json.dumps({"query": document, "variables": variables}).encode()
    head = f"POST /graphql HTTP/1.1\r\nhost: bench\r\ncontent-type: application/json\r\ncookie: {visitor.cookie}\r\n"
    return f"{head}content-length: {len(body)}\r\n\r\n".encode() + body


def middle_and_slowest(took: list[float]) -> tuple[str, str]:
    """The 50th and the 99th of a hundred."""
    found = sorted(took)
    return (f"{found[len(found) // 2]:.0f}", f"{found[int(len(found) * 0.99)]:.0f}") if found else ("–", "–")
