"""Traces by OpenTelemetry: a span for each request and operation, and one below it for each statement it ran."""

import os

from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import SERVICE_NAME, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import SpanKind, Status, StatusCode, set_span_in_context
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from orderflow.telemetry.watch import Note

_PROPAGATOR = TraceContextTextMapPropagator()


class Traces:
    """Sends spans where the OTEL_… variables say, from a thread of its own."""

    def __init__(self) -> None:
        name = {} if "OTEL_SERVICE_NAME" in os.environ else {SERVICE_NAME: "orderflow"}
        self._provider = TracerProvider(resource=Resource.create(name), shutdown_on_exit=False)
        self._provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
        self._tracer = self._provider.get_tracer("orderflow")

    def tell(self, note: Note) -> None:
        """Make the spans of a note, which is over."""
        parent = _PROPAGATOR.extract({"traceparent": note.traced_by}) if note.traced_by else None
        span = self._tracer.start_span(
            f"{note.kind} {note.operation}" if note.kind else f"{note.method} {note.path}",
            parent,
            SpanKind.SERVER,
            _attributes(note),
            start_time=note.began,
        )
        below = set_span_in_context(span)
        for each in note.statements:
            attributes = {"db.system.name": "postgresql", "db.query.text": each.sql}
            began = each.ended - round(each.seconds * 1e9)
            verb = each.sql.split(maxsplit=1)[0].upper().rstrip(";")
            self._tracer.start_span(verb, below, SpanKind.CLIENT, attributes, start_time=began).end(each.ended)
        if note.status >= 500 or "INTERNAL" in note.codes:
            span.set_status(Status(StatusCode.ERROR))
        span.end(note.began + round(note.seconds * 1e9))

    def close(self) -> None:
        """Send what is left; takes as long as the receiver does."""
        self._provider.shutdown()


def _attributes(note: Note) -> dict[str, str | int | list[str]]:
    """By the names OpenTelemetry agreed on."""
    known: dict[str, str | int | list[str]] = {
        "graphql.operation.name": note.operation,
        "graphql.operation.type": note.kind,
        "http.request.method": note.method,
        "url.path": note.path,
        "http.response.status_code": note.status,
        "orderflow.caller": note.caller,
        "orderflow.errors": list(note.codes),
    }
    return {name: value for name, value in known.items() if value}
