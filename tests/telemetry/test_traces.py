"""Spans as they reach a collector that speaks OTLP."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from orderflow.kernel.db import Database
from tests.running import Client, serving, until
from tests.shelves import stock_up
from tests.wire import EMAIL, fill_cart

TRACE, SPAN = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"


@contextlib.asynccontextmanager
async def collecting() -> AsyncIterator[tuple[str, list[Any]]]:
    """A collector: its address, and the spans it has received."""
    spans: list[Any] = []

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = int(head.partition("content-length:")[2].split("\r\n")[0])
        asked = ExportTraceServiceRequest.FromString(await reader.readexactly(length))
        spans.extend(span for each in asked.resource_spans for scope in each.scope_spans for span in scope.spans)
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(take, "127.0.0.1", 0) as server:
        host, port = server.sockets[0].getsockname()
        yield f"http://{host}:{port}", spans


def said(span: Any) -> dict[str, Any]:
    """What a span bears, in plain words."""
    return {each.key: each.value.string_value or each.value.int_value for each in span.attributes}


async def test_an_operation_is_a_span_with_its_statements_below_it(
    database: Database, dsn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    variants = await stock_up(database, CUP=(10, 0))
    async with collecting() as (collector, spans):
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector)
        monkeypatch.setenv("OTEL_BSP_SCHEDULE_DELAY", "100")
        async with serving(dsn, traces="true") as (_, [address]):
            guest = Client(address)
            await fill_cart(guest, variants["CUP"].id)
            guest.http.headers["traceparent"] = f"00-{TRACE}-{SPAN}-01"
            await guest.ask("query Goods { products(first: 3) { nodes { id } } }")
            await anext(guest.subscribe("subscription Mine($id: ID!) { orderEvents(orderId: $id) { cursor } }", id="x"))
            await guest.close()

            async def arrived() -> bool:
                return {"query Goods", "subscription Mine"} <= {span.name for span in spans}

            await until(arrived, "the spans to arrive")

    [goods] = [span for span in spans if span.name == "query Goods"]
    below = [span for span in spans if span.parent_span_id == goods.span_id]
    filled = [span for span in spans if span.name == "mutation anonymous"]
    assert (goods.trace_id.hex(), goods.parent_span_id.hex()) == (TRACE, SPAN)
    assert said(goods)["graphql.operation.name"] == "Goods"
    assert said(goods)["http.response.status_code"] == 200
    assert [span.name for span in below] == ["SELECT"] * len(below) != []
    assert any("from product" in said(span)["db.query.text"] for span in below)
    assert all(goods.start_time_unix_nano <= span.start_time_unix_nano < span.end_time_unix_nano for span in below)
    assert len(filled) == 3
    assert not [span for span in spans if EMAIL in str(span)]


async def test_without_traces_no_statement_is_listened_to(database: Database) -> None:
    """What is off costs nothing: the driver is asked to tell of its statements by nobody."""
    async with database.read() as connection:
        assert not connection.raw._con._query_loggers
